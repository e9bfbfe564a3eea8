import SystemPackage

extension FileCalls {
    /// Reads a regular file from an offset to its end.
    ///
    /// - Throws: ``WorkspaceError`` where it cannot be read, is no regular file, or is longer than a limit in bytes.
    func contents(of path: FilePath, from offset: Int = 0, upTo limit: Int) throws(WorkspaceError) -> [UInt8] {
        do throws(FileFailure) {
            let file = try open(path, .read)
            defer { close(file) }
            let status = try status(of: file, path)
            guard status.isRegular else { throw FileFailure("read", path, .invalidArgument) }
            guard status.length <= limit else { throw FileFailure("read", path, .fileTooLarge) }
            return try read(file, path, from: offset, count: max(0, status.length - offset))
        } catch {
            throw .unreadable(error)
        }
    }

    /// Whether there is a file of that name that can be read.
    func exists(_ path: FilePath) -> Bool {
        guard let file = try? open(path, .read) else { return false }
        close(file)
        return true
    }

    /// Writes all bytes, however few the system takes at a time.
    func writeAll(_ file: FileDescriptor, _ path: FilePath, _ bytes: [UInt8]) throws(FileFailure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            rest = rest.dropFirst(try write(file, path, rest))
        }
    }

    /// Writes a file as a whole: into a new file beside it, flushed, then renamed over it. A crash leaves the old file or the new one.
    ///
    /// - Parameter isFlushed: Whether it must outlast a power cut; what can be made anew need not.
    public func replace(_ path: FilePath, with bytes: [UInt8], isFlushed: Bool = true) throws(FileFailure) {
        try replace(path, isFlushed: isFlushed) { _ in bytes }
    }

    /// Writes a file as a whole, whose bytes may say which file it is: a copy of it then says something that is not true of the copy.
    ///
    /// - Parameter contents: Makes the bytes from the file's ``FileStatus/identity``.
    func replace(_ path: FilePath, isFlushed: Bool, _ contents: (String) -> [UInt8]) throws(FileFailure) {
        let name = path.lastComponent?.string ?? "file"
        let draft = path.removingLastComponent().appending(".\(name).\(UInt32.random(in: 0 ... .max)).new")
        let file = try open(draft, .create)
        do throws(FileFailure) {
            defer { close(file) }
            try writeAll(file, draft, contents(try status(of: file, draft).identity))
            if isFlushed { try synchronize(file, draft) }
            try rename(draft, to: path)
        } catch {
            try? remove(draft)
            throw error
        }
        if isFlushed { try flushFolder(of: path) }
    }

    /// Flushes the folder that a file stands in, so that its name outlasts a power cut, too.
    func flushFolder(of path: FilePath) throws(FileFailure) {
        let parent = path.removingLastComponent()
        let folder = try open(parent.isEmpty ? "." : parent, .folder)
        defer { close(folder) }
        try synchronize(folder, parent)
    }
}

extension FileCalls {
    /// Makes sure that a folder of the workspace is none that leads elsewhere. One that is not there is fine.
    ///
    /// - Throws: ``WorkspaceError`` where it is a symbolic link, or no folder.
    func refuseLink(_ folder: FilePath) throws(WorkspaceError) {
        do throws(FileFailure) {
            close(try open(folder, .folder))
        } catch {
            switch error.error {
            case .noSuchFileOrDirectory: return
            case .tooManySymbolicLinkLevels, .notDirectory:
                throw .refused(file: folder, reason: "it must be a folder, and symbolic links are not followed")
            default: throw .unreadable(error)
            }
        }
    }
}
