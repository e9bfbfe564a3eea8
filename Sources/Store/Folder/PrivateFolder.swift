import Files
import Platform
import Readiness
import SystemPackage

/// A folder in `.tickmark/` that only one user of this machine may look into: for texts that nobody has shared yet.
///
/// Everything is reached from the folder's own descriptor, so that nobody who may write in the workspace can put
/// something else in its place between two calls; links are followed nowhere, and a folder of another user is refused.
final class PrivateFolder: Sendable {
    /// Where it is, for messages and for programs that are given a file of it.
    let path: FilePath
    private let descriptor: Int32

    /// Opens a folder.
    ///
    /// - Parameter makes: Whether it is made where it is not there.
    /// - Throws: ``FileFailure`` where it cannot be made, or is a link or somebody else's.
    init(_ name: String, in workspace: FilePath, makes: Bool = true) throws(FileFailure) {
        let machine = WorkspaceLayout(workspace).machine
        path = machine.joining(name)
        let parent = machine.withPlatformString { openFolder($0) }
        guard parent >= 0 else { throw FileFailure(.open, machine, Errno(rawValue: errno)) }
        defer { close(parent) }
        guard !makes || mkdirat(parent, name, 0o700) == 0 || errno == EEXIST else {
            throw FileFailure(.make, path, Errno(rawValue: errno))
        }
        let descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure(.open, path, Errno(rawValue: errno)) }
        self.descriptor = descriptor
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_uid == geteuid() else { throw FileFailure(.use, path, .notPermitted) }
    }

    deinit { close(descriptor) }

    /// The bytes of a file, or nil where there is none.
    ///
    /// - Throws: ``FileFailure`` where it is not a regular file, or longer than a limit in bytes.
    func read(_ name: String, upTo limit: Int) throws(FileFailure) -> [UInt8]? {
        let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard file >= 0 else {
            guard errno == ENOENT else { throw failure(.read, name) }
            return nil
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw failure(.read, name) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileFailure(.read, path.joining(name), .notRegular) }
        guard status.st_size <= limit else { throw FileFailure(.read, path.joining(name), .tooLarge) }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var filled = 0
        while filled < bytes.count {
            let count = bytes.withUnsafeMutableBytes { readBytes(file, $0.baseAddress?.advanced(by: filled), $0.count - filled) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(.read, name) }
            if count == 0 { break }
            filled += count
        }
        return Array(bytes.prefix(filled))
    }

    /// Writes a file as a whole, which only this user may read. It outlasts the program, not a power cut.
    func write(_ name: String, _ bytes: [UInt8]) throws(FileFailure) {
        let draft = ".\(name).\(UInt32.random(in: 0 ... .max)).new"
        let file = openat(descriptor, draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure(.write, name) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { writeBytes(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let failure = failure(.write, name)
                close(file)
                unlinkat(descriptor, draft, 0)
                throw failure
            }
            rest = rest.dropFirst(count)
        }
        close(file)
        guard renameat(descriptor, draft, descriptor, name) == 0 else {
            let failure = failure(.write, name)
            unlinkat(descriptor, draft, 0)
            throw failure
        }
    }

    /// Takes a file away; one that is not there is fine.
    func remove(_ name: String) { unlinkat(descriptor, name, 0) }

    /// When a file was written last, or nil where there is none.
    func time(of name: String) -> Timestamp? {
        var status = stat()
        guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
        return Timestamp(seconds: status.modifiedSeconds)
    }

    /// Takes it away with all files in it.
    func removeAll() {
        for name in names { remove(name) }
        _ = path.withPlatformString { rmdir($0) }
    }

    /// The names of what is in it.
    var names: [String] { (try? POSIXFileCalls().names(in: path)) ?? [] }

    private func failure(_ attempt: FileFailure.Attempt, _ name: String) -> FileFailure {
        FileFailure(attempt, path.joining(name), Errno(rawValue: errno))
    }
}

// The methods above carry the names of the calls; these reach the calls themselves.
private func openFolder(_ path: UnsafePointer<CChar>) -> Int32 {
    open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
}
private func readBytes(_ file: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int { read(file, bytes, count) }
private func writeBytes(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(file, bytes, count) }
