@testable import Checking
@testable import Files
@testable import GitSync
@testable import Journal
import Reports
@testable import Store
import Synchronization
import SystemPackage

/// The calls of the operating system, made and written down, and failing where a test wants it.
final class RecordedCalls: FileCalls {
    private let calls = POSIXFileCalls()
    private let log = Mutex<[String]>([])
    private let failures = Mutex<[String: Errno]>([:])
    private let bytesRead = Mutex(0)
    private let aging = Mutex<Int64>(0)
    /// What happens just before a call of a name, once.
    private let interruptions = Mutex<[String: @Sendable () -> Void]>([:])

    /// What was called, as "write journal": the call and what kind of file it was for.
    var calledInOrder: [String] { log.withLock { $0 } }

    /// How many bytes of journals were asked for.
    var journalBytes: Int { bytesRead.withLock { $0 } }

    func forget() { log.withLock { $0 = [] } }

    /// Makes a call fail from now on; nil mends it.
    func fail(_ call: String, _ error: Errno?) { failures.withLock { $0[call] = error } }

    /// Does something before the next call of a name.
    func before(_ call: String, _ action: @escaping @Sendable () -> Void) { interruptions.withLock { $0[call] = action } }

    /// From now on files of JSON seem to have been changed some seconds before they were.
    func age(by seconds: Int64) { aging.withLock { $0 = seconds * 1_000_000_000 } }

    private func note(_ verb: String, _ path: FilePath) throws(FileFailure) {
        let call = "\(verb) \(RecordedCalls.kind(path))"
        interruptions.withLock { $0.removeValue(forKey: call) }?()
        log.withLock { $0.append(call) }
        if let error = failures.withLock({ $0[call] }) {
            throw FileFailure(FileFailure.Attempt(rawValue: verb) ?? .use, path, error)
        }
    }

    private static func kind(_ path: FilePath) -> String {
        // Of the text: a path's components are checked one by one in a debug build, and this is done at every call.
        let name = path.string.split(separator: "/").last.map(String.init) ?? ""
        return name.hasSuffix(".jsonl")
            ? "entries" : name.contains("writers-") ? "own" : name.contains("state.json") ? "state" : name
    }

    func open(_ path: FilePath, _ mode: FileAccess) throws(FileFailure) -> FileDescriptor {
        try note(mode == .append ? "append to" : "open", path)
        return try calls.open(path, mode)
    }
    func status(of file: FileDescriptor, _ path: FilePath) throws(FileFailure) -> FileStatus {
        var status = try calls.status(of: file, path)
        if [".json", ".jsonl"].contains(where: path.string.hasSuffix) { status.changed -= aging.withLock { $0 } }
        return status
    }
    func read(_ file: FileDescriptor, _ path: FilePath, from offset: Int, count: Int) throws(FileFailure) -> [UInt8] {
        try note("read", path)
        if path.string.hasSuffix(".jsonl") { bytesRead.withLock { $0 += count } }
        return try calls.read(file, path, from: offset, count: count)
    }
    func write(_ file: FileDescriptor, _ path: FilePath, _ bytes: ArraySlice<UInt8>) throws(FileFailure) -> Int {
        try note("write", path)
        return try calls.write(file, path, bytes)
    }
    func overwrite(
        _ file: FileDescriptor, _ path: FilePath, _ bytes: ArraySlice<UInt8>, at offset: Int
    ) throws(FileFailure) -> Int {
        try note("overwrite", path)
        return try calls.overwrite(file, path, bytes, at: offset)
    }
    func synchronize(_ file: FileDescriptor, _ path: FilePath) throws(FileFailure) {
        try note("flush", path)
        try calls.synchronize(file, path)
    }
    func truncate(_ file: FileDescriptor, _ path: FilePath, to length: Int) throws(FileFailure) {
        try note("cut", path)
        try calls.truncate(file, path, to: length)
    }
    func lock(_ file: FileDescriptor, _ path: FilePath) throws(FileFailure) {
        try note("lock", path)
        try calls.lock(file, path)
    }
    func tryLock(_ file: FileDescriptor, _ path: FilePath) throws(FileFailure) -> Bool {
        try note("lock", path)
        return try calls.tryLock(file, path)
    }
    func close(_ file: FileDescriptor) { calls.close(file) }
    func rename(_ path: FilePath, to other: FilePath) throws(FileFailure) {
        try note("rename", other)
        try calls.rename(path, to: other)
    }
    func renameToNew(_ path: FilePath, to other: FilePath) throws(FileFailure) {
        try note("rename", other)
        try calls.renameToNew(path, to: other)
    }
    func link(_ path: FilePath, to other: FilePath) throws(FileFailure) {
        try note("link", other)
        try calls.link(path, to: other)
    }
    func remove(_ path: FilePath) throws(FileFailure) { try calls.remove(path) }
    func makeFolder(_ path: FilePath) throws(FileFailure) {
        try note("make", path)
        try calls.makeFolder(path)
    }
    func names(in folder: FilePath) throws(FileFailure) -> [String] {
        try note("list", folder)
        return try calls.names(in: folder)
    }
}
