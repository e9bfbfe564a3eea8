import SystemPackage

extension FileCalls {
    /// Whether there is something of that name, whatever it is and whether or not it may be read.
    ///
    /// - Throws: ``FileFailure`` where that cannot be told. It must not be taken for "no": what is there would be
    ///   written over.
    public func exists(_ path: FilePath) throws(FileFailure) -> Bool {
        do throws(FileFailure) {
            close(try open(path, .read))
            return true
        } catch {
            switch error.error {
            case .noSuchFileOrDirectory, .notDirectory: return false
            // A symbolic link, a socket, somebody else's file.
            case .tooManySymbolicLinkLevels, .noSuchAddressOrDevice, .permissionDenied, .notPermitted: return true
            default: throw error
            }
        }
    }

    /// Opens a file and locks it, waiting for whoever holds it, with patience that has an end. Closing it unlocks it.
    ///
    /// What is not a regular file is refused: a pipe or a device in its place is somebody else's doing.
    package func lockFile(at path: FilePath) throws(FileFailure) -> FileDescriptor {
        let file = try open(path, .lock)
        do throws(FileFailure) {
            guard try status(of: file, path).isRegular else { throw FileFailure(.lock, path, .notRegular) }
            try lock(file, path)
        } catch {
            close(file)
            throw error
        }
        return file
    }

    /// Writes all bytes, however few the system takes at a time.
    package func writeAll(_ file: FileDescriptor, _ path: FilePath, _ bytes: [UInt8]) throws(FileFailure) {
        var rest = bytes[...]
        while !rest.isEmpty { rest = try rest.behind(try write(file, path, rest), path) }
    }

    /// Writes bytes over those that stand at an offset, however few the system takes at a time.
    package func overwriteAll(_ file: FileDescriptor, _ path: FilePath, _ bytes: [UInt8], at offset: Int) throws(FileFailure) {
        var rest = bytes[...]
        while !rest.isEmpty { rest = try rest.behind(try overwrite(file, path, rest, at: offset + rest.startIndex), path) }
    }

    /// Writes a file as a whole: into a new file beside it, flushed, then renamed over it. A crash leaves the old file
    /// or the new one.
    ///
    /// - Parameter isFlushed: Whether it must outlast a power cut; what can be made anew need not.
    public func replace(_ path: FilePath, with bytes: [UInt8], isFlushed: Bool = true) throws(FileFailure) {
        try replace(path, isFlushed: isFlushed) { _ in bytes }
    }

    /// Writes a file as a whole, whose bytes may say which file it is: a copy of it then says something that is not
    /// true of the copy.
    ///
    /// - Parameter contents: Makes the bytes from the file's ``FileStatus/identity``.
    package func replace(_ path: FilePath, isFlushed: Bool, _ contents: (String) -> [UInt8]) throws(FileFailure) {
        try put(path, isFlushed: isFlushed, contents)
        if isFlushed { try flushFolder(of: path) }
    }

    /// Writes a file as a whole without flushing its name.
    ///
    /// - Parameter replaces: Whether a file of that name may be replaced; where it may not be, it fails with `EEXIST`.
    public func put(
        _ path: FilePath, isFlushed: Bool, replaces: Bool = true, _ contents: (String) -> [UInt8]
    ) throws(FileFailure) {
        let draft = path.draft
        let file = try open(draft, .create)
        do throws(FileFailure) {
            defer { close(file) }
            try writeAll(file, draft, contents(try status(of: file, draft).identity))
            if isFlushed { try synchronize(file, draft) }
            try place(file, draft, at: path, replaces: replaces)
        } catch {
            try? remove(draft)
            throw error
        }
    }

    /// Writes a file as a whole and piece by piece, without flushing it: what can be made anew need not outlast a power
    /// cut.
    ///
    /// - Parameter contents: Is given the file's ``FileStatus/identity``, and hands over the bytes. Where it throws,
    ///   nothing is replaced.
    package func replace(
        _ path: FilePath,
        contents: (String, (_ bytes: [UInt8]) throws(FileFailure) -> Void) throws(FileFailure) -> Void
    ) throws(FileFailure) {
        let draft = path.draft
        let file = try open(draft, .create)
        do throws(FileFailure) {
            defer { close(file) }
            try contents(try status(of: file, draft).identity) { (bytes) throws(FileFailure) in try writeAll(file, draft, bytes) }
            try place(file, draft, at: path, replaces: true)
        } catch {
            try? remove(draft)
            throw error
        }
    }

    /// Writes a file as a whole and piece by piece, flushed, without flushing its name. Where anything fails, nothing
    /// is left of it.
    ///
    /// - Parameters:
    ///   - replaces: Whether a file of that name may be replaced; where it may not be, it fails with `EEXIST`.
    ///   - contents: Hands over the bytes. Where it throws, nothing is replaced.
    public func put(
        _ path: FilePath, replaces: Bool,
        pieces contents: ((_ bytes: [UInt8]) throws(FileFailure) -> Void) throws(FileFailure) -> Void
    ) throws(FileFailure) {
        let draft = path.draft
        let file = try open(draft, .create)
        do throws(FileFailure) {
            defer { close(file) }
            try contents { (bytes) throws(FileFailure) in try writeAll(file, draft, bytes) }
            try synchronize(file, draft)
            try place(file, draft, at: path, replaces: replaces)
        } catch {
            try? remove(draft)
            throw error
        }
    }

    /// Gives a draft the name that it was written for.
    ///
    /// - Throws: ``FileFailure``; the draft has its own name then. A system that reports a failure may have done it all
    ///   the same, as one across a network can; what is there decides.
    package func place(_ file: FileDescriptor, _ draft: FilePath, at path: FilePath, replaces: Bool) throws(FileFailure) {
        do throws(FileFailure) {
            if replaces { try rename(draft, to: path) } else { try renameToNew(draft, to: path) }
        } catch {
            guard error.error != .fileExists, let placed = try? status(of: file, draft).identity,
                (try? identity(of: path)) == placed, (try? exists(draft)) == false
            else { throw error }
        }
    }

    /// Which file has a name now: its ``FileStatus/identity``.
    package func identity(of path: FilePath) throws(FileFailure) -> String {
        let file = try open(path, .read)
        defer { close(file) }
        return try status(of: file, path).identity
    }

    /// Flushes the folder that a file stands in, so that its name outlasts a power cut, too.
    public func flushFolder(of path: FilePath) throws(FileFailure) {
        let parent = path.parent
        // The folder may have been reached by a link; what is in it may not be one.
        let folder = try open(parent.joining("."), .folder)
        defer { close(folder) }
        do throws(FileFailure) {
            try synchronize(folder, parent)
        } catch {
            // Some file systems have no flush of folders, and need none.
            guard error.error == .invalidArgument || error.error == .notSupported else { throw error }
        }
    }
}

extension ArraySlice<UInt8> {
    /// What is left to write. A call that takes nothing and reports no error would be made for ever.
    fileprivate func behind(_ count: Int, _ path: FilePath) throws(FileFailure) -> ArraySlice<UInt8> {
        guard count > 0 else { throw FileFailure(.write, path, .ioError) }
        return dropFirst(count)
    }
}

extension FilePath {
    /// A name beside the file for what is to take its place: `.NAME.NUMBER.new`. Of a long name only the beginning, so
    /// that this is not longer than any name may be.
    package var draft: FilePath {
        let name = String(String.UnicodeScalarView(lastName.unicodeScalars.prefix(50)))
        return sibling(".\(name).\(UInt32.random(in: 0 ... .max)).new")
    }
}
