import Checking
import Files
import GitSync
import Journal
import Reports
import Store
import Synchronization
import SystemPackage

/// What is to go wrong, and when.
struct Fault: Hashable, Sendable, CustomStringConvertible {
    /// How a call fails.
    enum Manner: CaseIterable, Sendable {
        /// Nothing happens, and it says so.
        case before
        /// It happens, and is reported as failed all the same.
        case after
        /// Half of a write happens, then it fails; of other calls, nothing happens.
        case halfway
        /// Half of a write happens, which is no failure.
        case short
    }

    /// The number of the call that fails, from 1.
    var call: Int
    /// How it fails.
    var manner: Manner
    /// What it reports.
    var error: Errno
    /// Whether what was written cannot be taken back afterwards, until somebody mends the disk.
    var isStuck = false

    var description: String { "call \(call) \(manner) \(error)\(isStuck ? ", stuck" : "")" }
}

/// The calls of the system, of which one fails.
final class FaultyCalls: FileCalls {
    private struct Progress {
        var fault: Fault?
        var count = 0
        var hit: String?
        var isCutOff = false
        var log: [(name: String, path: FilePath)] = []
    }

    private let files: any FileCalls
    private let progress: Mutex<Progress>

    init(_ fault: Fault?, over files: any FileCalls = POSIXFileCalls()) {
        self.files = files
        progress = Mutex(Progress(fault: fault))
    }

    /// How many calls were made.
    var count: Int { progress.withLock { $0.count } }

    /// The call that failed: its name and file; nil where it has not come to that.
    var hit: String? { progress.withLock { $0.hit } }

    /// The calls that were made: their names and files.
    var log: [String] { progress.withLock { $0.log.map { "\($0.name) \($0.path.lastName)" } } }

    /// Nothing fails from now on.
    func mend() { progress.withLock { $0.fault = nil } }

    /// Every call fails from the one of a number on: the power is out.
    static func cut(at call: Int, over files: any FileCalls) -> FaultyCalls {
        let calls = FaultyCalls(Fault(call: call, manner: .before, error: .ioError), over: files)
        calls.progress.withLock { $0.isCutOff = true }
        return calls
    }

    /// The fault of a call that is about to be made, or nil.
    private func fault(_ name: String, _ path: FilePath) -> Fault? {
        progress.withLock { progress in
            progress.count += 1
            progress.log.append((name, path))
            guard let fault = progress.fault else { return nil }
            if fault.call == progress.count || progress.isCutOff && progress.count > fault.call {
                if progress.hit == nil { progress.hit = "\(name) \(path.lastName)" }
                return fault
            }
            if fault.isStuck, progress.hit != nil, name == "truncate" {
                return Fault(call: progress.count, manner: .before, error: fault.error)
            }
            return nil
        }
    }

    /// What a call of a name attempts.
    private static let attempts: [String: FileFailure.Attempt] = [
        "open": .open, "read": .read, "list": .read, "write": .write, "flush": .flush, "truncate": .cut, "lock": .lock,
        "rename": .rename, "link": .link, "remove": .remove, "make": .make,
    ]

    private func perform<Result>(
        _ name: String, _ path: FilePath, _ body: () throws(FileFailure) -> Result, undo: (Result) -> Void = { _ in }
    ) throws(FileFailure) -> Result {
        guard let fault = fault(name, path), fault.manner != .short else { return try body() }
        if fault.manner == .after { undo(try body()) }
        throw FileFailure(Self.attempts[name] ?? .use, path, fault.error)
    }

    /// A write, of which half may happen.
    private func perform(
        _ name: String, _ path: FilePath, _ bytes: ArraySlice<UInt8>,
        _ body: (ArraySlice<UInt8>) throws(FileFailure) -> Int
    ) throws(FileFailure) -> Int {
        guard let fault = fault(name, path) else { return try body(bytes) }
        let half = bytes.prefix((bytes.count + 1) / 2)
        switch fault.manner {
        case .before: break
        case .after: _ = try body(bytes)
        case .halfway: _ = try body(half)
        case .short: return try body(half)
        }
        throw FileFailure(Self.attempts[name] ?? .use, path, fault.error)
    }

    func open(_ path: FilePath, _ mode: FileAccess) throws(FileFailure) -> FileDescriptor {
        try perform("open", path) { () throws(FileFailure) in
            try files.open(path, mode)
        } undo: {
            files.close($0)
        }
    }

    func status(of file: FileDescriptor, _ path: FilePath) throws(FileFailure) -> FileStatus {
        try perform("read", path) { () throws(FileFailure) in try files.status(of: file, path) }
    }

    func read(_ file: FileDescriptor, _ path: FilePath, from offset: Int, count: Int) throws(FileFailure) -> [UInt8] {
        try perform("read", path) { () throws(FileFailure) in try files.read(file, path, from: offset, count: count) }
    }

    func write(_ file: FileDescriptor, _ path: FilePath, _ bytes: ArraySlice<UInt8>) throws(FileFailure) -> Int {
        try perform("write", path, bytes) { (part) throws(FileFailure) in try files.write(file, path, part) }
    }

    func overwrite(
        _ file: FileDescriptor, _ path: FilePath, _ bytes: ArraySlice<UInt8>, at offset: Int
    ) throws(FileFailure) -> Int {
        try perform("write", path, bytes) { (part) throws(FileFailure) in try files.overwrite(file, path, part, at: offset) }
    }

    func synchronize(_ file: FileDescriptor, _ path: FilePath) throws(FileFailure) {
        try perform("flush", path) { () throws(FileFailure) in try files.synchronize(file, path) }
    }

    func truncate(_ file: FileDescriptor, _ path: FilePath, to length: Int) throws(FileFailure) {
        try perform("truncate", path) { () throws(FileFailure) in try files.truncate(file, path, to: length) }
    }

    func lock(_ file: FileDescriptor, _ path: FilePath) throws(FileFailure) {
        try perform("lock", path) { () throws(FileFailure) in try files.lock(file, path) }
    }

    func close(_ file: FileDescriptor) { files.close(file) }

    func rename(_ path: FilePath, to other: FilePath) throws(FileFailure) {
        try perform("rename", other) { () throws(FileFailure) in try files.rename(path, to: other) }
    }

    func renameToNew(_ path: FilePath, to other: FilePath) throws(FileFailure) {
        try perform("rename", other) { () throws(FileFailure) in try files.renameToNew(path, to: other) }
    }

    func link(_ path: FilePath, to other: FilePath) throws(FileFailure) {
        try perform("link", other) { () throws(FileFailure) in try files.link(path, to: other) }
    }

    func remove(_ path: FilePath) throws(FileFailure) {
        try perform("remove", path) { () throws(FileFailure) in try files.remove(path) }
    }

    func makeFolder(_ path: FilePath) throws(FileFailure) {
        try perform("make", path) { () throws(FileFailure) in try files.makeFolder(path) }
    }

    func names(in folder: FilePath) throws(FileFailure) -> [String] {
        try perform("list", folder) { () throws(FileFailure) in try files.names(in: folder) }
    }
}
