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
            guard status.isRegular else { throw FileFailure("read", path, FileFailure.noFile) }
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

    /// Whether something has that name, also what is never read: a symbolic link, a socket.
    func isThere(_ path: FilePath) -> Bool {
        do throws(FileFailure) {
            close(try open(path, .read))
            return true
        } catch {
            return error.error == .tooManySymbolicLinkLevels || error.error == FileFailure.noFile
        }
    }

    /// Makes a folder of the workspace where it is not there. A symbolic link in its place is refused: what is written must stay within.
    func makeInnerFolder(_ path: FilePath) throws(FileFailure) {
        try makeFolder(path)
        close(try open(path, .folder))
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
        let name = path.lastComponent?.string ?? "file"
        let draft = path.removingLastComponent().appending(".\(name).\(UInt32.random(in: 0 ... .max)).new")
        let file = try open(draft, .create)
        do throws(FileFailure) {
            defer { close(file) }
            try writeAll(file, draft, bytes)
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
