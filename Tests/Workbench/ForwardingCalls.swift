import Files
import SystemPackage

/// The calls of the system, but for those that a test's own type makes in another way.
protocol ForwardingCalls: FileCalls {
    /// The system's.
    var files: POSIXFileCalls { get }
}

extension ForwardingCalls {
    func open(_ path: FilePath, _ mode: FileAccess) throws(FileFailure) -> FileDescriptor { try files.open(path, mode) }
    func status(of file: FileDescriptor, _ path: FilePath) throws(FileFailure) -> FileStatus { try files.status(of: file, path) }
    func read(_ file: FileDescriptor, _ path: FilePath, from offset: Int, count: Int) throws(FileFailure) -> [UInt8] {
        try files.read(file, path, from: offset, count: count)
    }
    func write(_ file: FileDescriptor, _ path: FilePath, _ bytes: ArraySlice<UInt8>) throws(FileFailure) -> Int {
        try files.write(file, path, bytes)
    }
    func overwrite(
        _ file: FileDescriptor, _ path: FilePath, _ bytes: ArraySlice<UInt8>, at offset: Int
    ) throws(FileFailure) -> Int { try files.overwrite(file, path, bytes, at: offset) }
    func synchronize(_ file: FileDescriptor, _ path: FilePath) throws(FileFailure) { try files.synchronize(file, path) }
    func truncate(_ file: FileDescriptor, _ path: FilePath, to length: Int) throws(FileFailure) {
        try files.truncate(file, path, to: length)
    }
    func lock(_ file: FileDescriptor, _ path: FilePath) throws(FileFailure) { try files.lock(file, path) }
    func close(_ file: FileDescriptor) { files.close(file) }
    func rename(_ path: FilePath, to other: FilePath) throws(FileFailure) { try files.rename(path, to: other) }
    func renameToNew(_ path: FilePath, to other: FilePath) throws(FileFailure) { try files.renameToNew(path, to: other) }
    func link(_ path: FilePath, to other: FilePath) throws(FileFailure) { try files.link(path, to: other) }
    func remove(_ path: FilePath) throws(FileFailure) { try files.remove(path) }
    func makeFolder(_ path: FilePath) throws(FileFailure) { try files.makeFolder(path) }
    func names(in folder: FilePath) throws(FileFailure) -> [String] { try files.names(in: folder) }
}
