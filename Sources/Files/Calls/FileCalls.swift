import SystemPackage

/// The calls of the operating system that the workspace rests on, one for one, so that tests can make each of them
/// fail.
public protocol FileCalls: Sendable {
    /// `open(2)` with `O_NOFOLLOW` and `O_CLOEXEC` added: a symbolic link is refused, and no child inherits the
    /// descriptor.
    func open(_ path: FilePath, _ mode: FileAccess) throws(FileFailure) -> FileDescriptor
    /// `fstat(2)`.
    func status(of file: FileDescriptor, _ path: FilePath) throws(FileFailure) -> FileStatus
    /// `pread(2)`: at most `count` bytes from an offset; fewer only at the end of the file.
    func read(_ file: FileDescriptor, _ path: FilePath, from offset: Int, count: Int) throws(FileFailure) -> [UInt8]
    /// `write(2)`: how many of the bytes were written, at least one.
    func write(_ file: FileDescriptor, _ path: FilePath, _ bytes: ArraySlice<UInt8>) throws(FileFailure) -> Int
    /// `pwrite(2)` over bytes that are there already, in a file that was opened to be updated, or anywhere in one
    /// without a name: how many were written, at least one.
    func overwrite(
        _ file: FileDescriptor, _ path: FilePath, _ bytes: ArraySlice<UInt8>, at offset: Int
    ) throws(FileFailure) -> Int
    /// `fsync(2)`.
    func synchronize(_ file: FileDescriptor, _ path: FilePath) throws(FileFailure)
    /// `ftruncate(2)`.
    func truncate(_ file: FileDescriptor, _ path: FilePath, to length: Int) throws(FileFailure)
    /// `flock(2)`, exclusive; waits for whoever holds it, and fails with `ETIMEDOUT` where that takes longer than it is
    /// worth.
    func lock(_ file: FileDescriptor, _ path: FilePath) throws(FileFailure)
    /// `flock(2)`, exclusive, without waiting: whether the lock was taken.
    func tryLock(_ file: FileDescriptor, _ path: FilePath) throws(FileFailure) -> Bool
    /// `close(2)`, which also unlocks. What it might report has been reported by `fsync`.
    func close(_ file: FileDescriptor)
    /// `rename(2)`.
    func rename(_ path: FilePath, to other: FilePath) throws(FileFailure)
    /// `renameat2(2)` with `RENAME_NOREPLACE`: gives a file another name, and fails with `EEXIST` where something has
    /// that name.
    func renameToNew(_ path: FilePath, to other: FilePath) throws(FileFailure)
    /// `link(2)`: gives a file a second name, and fails with `EEXIST` where something has that name.
    func link(_ path: FilePath, to other: FilePath) throws(FileFailure)
    /// `unlink(2)`.
    func remove(_ path: FilePath) throws(FileFailure)
    /// `mkdir(2)`; one that is there already is no failure.
    func makeFolder(_ path: FilePath) throws(FileFailure)
    /// `readdir(3)`: the names in a folder, sorted.
    func names(in folder: FilePath) throws(FileFailure) -> [String]
    /// `lstat(2)` and `access(2)`: how long a regular file is that may be read, in bytes; nil where something else is
    /// there.
    func readableLength(of path: FilePath) throws(FileFailure) -> Int?
}

extension FileCalls {
    /// Looks first, for calls that have nothing better: who comes in between is lost.
    public func renameToNew(_ path: FilePath, to other: FilePath) throws(FileFailure) {
        guard try !exists(other) else { throw FileFailure(.rename, other, .fileExists) }
        try rename(path, to: other)
    }

    /// A disk without second names.
    public func link(_ path: FilePath, to other: FilePath) throws(FileFailure) {
        throw FileFailure(.link, path, .notSupported)
    }

    /// Opens the file, where there is no shorter way.
    public func readableLength(of path: FilePath) throws(FileFailure) -> Int? {
        let file = try open(path, .read)
        defer { close(file) }
        let status = try status(of: file, path)
        return status.isRegular ? status.length : nil
    }

    /// Takes the lock as ``lock(_:_:)`` does, where no other way is offered.
    public func tryLock(_ file: FileDescriptor, _ path: FilePath) throws(FileFailure) -> Bool {
        try lock(file, path)
        return true
    }
}

/// How a file is opened.
public enum FileAccess: Hashable, Sendable {
    /// To be read; it must be there.
    case read
    /// To be read, and written at its end; it is made where it is not there.
    case append
    /// To be written from the beginning; there must be none of that name.
    case create
    /// To be locked; it is made where it is not there.
    case lock
    /// To be cut, or written over where something stands; it must be there.
    case update
    /// A folder, to be flushed.
    case folder
    /// A new file that has no name, on the disk of the folder that the path leads to: to be read and written over. No
    /// other program can open it by a path, and it is gone when it is closed, however the program ends.
    case nameless
}

/// What is known of an open file.
public struct FileStatus: Hashable, Sendable {
    /// Its length in bytes.
    public var length: Int
    /// Whether it is a regular file.
    public var isRegular: Bool
    /// The file system that it is on, its number there, and the moment that it was made: what a file is, whatever it is
    /// called. A copy has another one, and so has a file that was put in its place.
    public var identity: String
    /// When its bytes were written last, in nanoseconds since 1970. Programs may set it as they like.
    public var modified: Int64
    /// When anything about it was changed last, its bytes too, in nanoseconds since 1970. No program can set it.
    public var changed: Int64

    /// Makes a status.
    public init(length: Int, isRegular: Bool, identity: String, modified: Int64, changed: Int64) {
        self.length = length
        self.isRegular = isRegular
        self.identity = identity
        self.modified = modified
        self.changed = changed
    }
}
