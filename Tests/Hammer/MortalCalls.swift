import Files
import Store
import Synchronization
import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The calls of the system, of which one is the last that this process makes, or one has it stopped.
final class MortalCalls: FileCalls {
    private let files = POSIXFileCalls()
    private let last: Int?
    private let isCutInTheMiddle: Bool
    private let count = Atomic<Int>(0)
    private let stopsAtLock: Atomic<Bool>

    init(dyingAt last: Int?, inTheMiddle: Bool, stopsAtLock: Bool) {
        self.last = last
        isCutInTheMiddle = inTheMiddle
        self.stopsAtLock = Atomic(stopsAtLock)
    }

    func open(_ path: FilePath, _ mode: FileAccess) throws(FileFailure) -> FileDescriptor {
        defer { survive() }
        return try files.open(path, mode)
    }

    func status(of file: FileDescriptor, _ path: FilePath) throws(FileFailure) -> FileStatus {
        defer { survive() }
        return try files.status(of: file, path)
    }

    func read(_ file: FileDescriptor, _ path: FilePath, from offset: Int, count: Int) throws(FileFailure) -> [UInt8] {
        defer { survive() }
        return try files.read(file, path, from: offset, count: count)
    }

    func write(_ file: FileDescriptor, _ path: FilePath, _ bytes: ArraySlice<UInt8>) throws(FileFailure) -> Int {
        defer { survive() }
        return try files.write(file, path, willDie && isCutInTheMiddle ? bytes.prefix(bytes.count / 2) : bytes)
    }

    func overwrite(
        _ file: FileDescriptor, _ path: FilePath, _ bytes: ArraySlice<UInt8>, at offset: Int
    ) throws(FileFailure) -> Int {
        defer { survive() }
        return try files.overwrite(file, path, willDie && isCutInTheMiddle ? bytes.prefix(bytes.count / 2) : bytes, at: offset)
    }

    func synchronize(_ file: FileDescriptor, _ path: FilePath) throws(FileFailure) {
        defer { survive() }
        try files.synchronize(file, path)
    }

    func truncate(_ file: FileDescriptor, _ path: FilePath, to length: Int) throws(FileFailure) {
        defer { survive() }
        try files.truncate(file, path, to: length)
    }

    func lock(_ file: FileDescriptor, _ path: FilePath) throws(FileFailure) {
        defer { survive() }
        try files.lock(file, path)
        if stopsAtLock.exchange(false, ordering: .relaxed) { raise(SIGSTOP) }
    }

    func close(_ file: FileDescriptor) {
        defer { survive() }
        files.close(file)
    }

    func rename(_ path: FilePath, to other: FilePath) throws(FileFailure) {
        defer { survive() }
        try files.rename(path, to: other)
    }

    func renameToNew(_ path: FilePath, to other: FilePath) throws(FileFailure) {
        defer { survive() }
        try files.renameToNew(path, to: other)
    }

    func link(_ path: FilePath, to other: FilePath) throws(FileFailure) {
        defer { survive() }
        try files.link(path, to: other)
    }

    func remove(_ path: FilePath) throws(FileFailure) {
        defer { survive() }
        try files.remove(path)
    }

    func makeFolder(_ path: FilePath) throws(FileFailure) {
        defer { survive() }
        try files.makeFolder(path)
    }

    func names(in folder: FilePath) throws(FileFailure) -> [String] {
        defer { survive() }
        return try files.names(in: folder)
    }

    private var willDie: Bool { count.load(ordering: .relaxed) + 1 == last }

    /// Ends the process, without a chance to clean anything up, when its last call has been made.
    private func survive() {
        if count.add(1, ordering: .relaxed).newValue == last { kill(getpid(), SIGKILL) }
    }
}
