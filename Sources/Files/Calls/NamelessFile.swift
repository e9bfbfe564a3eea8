import Platform
import SystemPackage

/// A file of this process alone that has no name, for bytes that need not be in memory. It is gone with the last who
/// holds this.
package final class NamelessFile: Sendable {
    private let descriptor: FileDescriptor
    private let folder: FilePath
    private let calls: any FileCalls

    /// Makes one.
    ///
    /// - Parameters:
    ///   - folder: A folder on the disk that it is to lie on. A link in its place is refused.
    ///   - calls: The calls that it rests on.
    /// - Throws: ``FileFailure`` where there can be none.
    package init(in folder: FilePath, _ calls: any FileCalls) throws(FileFailure) {
        descriptor = try calls.open(folder, .nameless)
        self.folder = folder
        self.calls = calls
    }

    deinit { calls.close(descriptor) }

    /// Writes bytes at an offset. What lies before them and was not written is zeros.
    package func write(_ bytes: [UInt8], at offset: Int) throws(FileFailure) {
        try calls.overwriteAll(descriptor, folder, bytes, at: offset)
    }

    /// Reads bytes; nil where the file ends before them or cannot be read.
    package func bytes(at place: Range<Int>) -> [UInt8]? {
        guard let bytes = try? calls.read(descriptor, folder, from: place.lowerBound, count: place.count),
            bytes.count == place.count
        else { return nil }
        return bytes
    }
}

extension POSIXFileCalls {
    /// `open(2)` with `O_TMPFILE`; on a disk that has none, the file's name is taken away as soon as it is made.
    ///
    /// - Parameter isNamed: Whether to do the latter at once, which the tests ask for.
    func openNameless(in folder: FilePath, isNamed: Bool = false) throws(FileFailure) -> FileDescriptor {
        // From its descriptor, so that nothing else can stand in the folder's place between two calls.
        let parent = try open(folder, .folder)
        defer { close(parent) }
        let flag = nameless_flag()
        guard flag != 0, !isNamed else { return try makeAndTakeName(in: parent, folder) }
        do throws(FileFailure) {
            // O_EXCL: nobody can give it a name later.
            let file = try retrying(.make, folder) { openat(parent.rawValue, ".", flag | O_RDWR | O_EXCL | O_CLOEXEC, 0o600) }
            return FileDescriptor(rawValue: file)
        } catch {
            switch error.error {
            // What a disk says that cannot do it, and a system that does not know it.
            case .notSupported, .isDirectory, .invalidArgument, .noFunction: return try makeAndTakeName(in: parent, folder)
            default: throw error
            }
        }
    }

    private func makeAndTakeName(in parent: FileDescriptor, _ folder: FilePath) throws(FileFailure) -> FileDescriptor {
        // A draft by its name, should the program end before it has none.
        let name = folder.joining("nameless").draft.lastName
        let file = FileDescriptor(
            rawValue: try retrying(.make, folder) {
                openat(parent.rawValue, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
            })
        do throws(FileFailure) {
            _ = try retrying(.remove, folder) { unlinkat(parent.rawValue, name, 0) }
            var status = stat()
            _ = try retrying(.make, folder) { fstat(file.rawValue, &status) }
            // Across a network a file that is open may get another name instead of none.
            guard status.st_nlink == 0 else { throw FileFailure(.make, folder, .notSupported) }
        } catch {
            close(file)
            throw error
        }
        return file
    }
}
