import Checking
import Files
import GitSync
import Journal
import Reports
import Soaking
import Store
import Synchronization
import SystemPackage

/// A disk in memory whose power can be cut: it knows what was flushed, and forgets the rest as badly as it may.
///
/// What POSIX promises is modelled, and no more: the bytes of a file last when the file was flushed, a name lasts when
/// its folder was. Of bytes that were appended and not flushed, some may last, and the file may be longer than its
/// bytes, which then are zeros: all of them, or those of any of its sectors.
final class MemoryFiles: FileCalls {
    /// What a power cut does to what was not flushed.
    enum Cut: Hashable, Sendable {
        /// All of it is lost.
        case nothingLasts
        /// All of it has reached the disk in time.
        case everythingLasts
        /// For each name and each file, chance decides.
        case chance(seed: UInt64)
    }

    private struct Node {
        var isFolder: Bool
        var bytes: [UInt8] = []
        var flushedBytes: [UInt8] = []
        var names: [String: Int] = [:]
        var flushedNames: [String: Int] = [:]
    }

    private struct Disk {
        var nodes: [Int: Node] = [0: Node(isFolder: true)]
        var next = 1
        var open: [Int32: (node: Int, appends: Bool, offset: Int)] = [:]
        var nextDescriptor: Int32 = 1000
    }

    private let disk = Mutex(Disk())

    /// Cuts the power and brings it back.
    func cut(_ cut: Cut) {
        disk.withLock { disk in
            var random = SeededRandom(seed: 0)
            if case .chance(let seed) = cut { random = SeededRandom(seed: seed) }
            disk.open = [:]
            for (number, node) in disk.nodes.sorted(by: { $0.key < $1.key }) {
                var after = node
                switch cut {
                case .everythingLasts: break
                case .nothingLasts: (after.bytes, after.names) = (node.flushedBytes, node.flushedNames)
                case .chance:
                    after.bytes = Self.chance(node.flushedBytes, node.bytes, using: &random)
                    for name in Set(node.names.keys).union(node.flushedNames.keys).sorted()
                    where Bool.random(using: &random) {
                        after.names[name] = node.flushedNames[name]
                    }
                }
                (after.flushedBytes, after.flushedNames) = (after.bytes, after.names)
                disk.nodes[number] = after
            }
        }
    }

    private static func chance(_ flushed: [UInt8], _ bytes: [UInt8], using random: inout SeededRandom) -> [UInt8] {
        guard bytes != flushed else { return bytes }
        guard bytes.starts(with: flushed) else { return Bool.random(using: &random) ? bytes : flushed }
        let tail = bytes.dropFirst(flushed.count)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return bytes
        case 1: return flushed
        case 2: return flushed + tail.prefix(Int.random(in: 0...tail.count, using: &random))
        case 3: return flushed + [UInt8](repeating: 0, count: Int.random(in: 0...tail.count, using: &random))
        default:
            var sectors = bytes
            for start in stride(from: flushed.count / sector * sector, to: bytes.count, by: sector)
            where Bool.random(using: &random) {
                let lost = max(start, flushed.count)..<min(start + sector, bytes.count)
                sectors.replaceSubrange(lost, with: repeatElement(0, count: lost.count))
            }
            return sectors
        }
    }

    /// What a disk writes as one.
    private static let sector = 512

    // MARK: The calls

    func open(_ path: FilePath, _ mode: FileAccess) throws(FileFailure) -> FileDescriptor {
        try with(path, "open") { (disk, path) throws(FileFailure) in
            // A disk that has no such files.
            guard mode != .nameless else { throw FileFailure(.make, path, .notSupported) }
            let number: Int
            if let found = Self.node(at: path, in: disk) {
                guard mode != .create else { throw FileFailure(.open, path, .fileExists) }
                number = found
            } else {
                guard [.append, .create, .lock].contains(mode) else {
                    throw FileFailure(.open, path, .noSuchFileOrDirectory)
                }
                number = try Self.add(Node(isFolder: false), at: path, in: &disk)
            }
            let isFolder = disk.nodes[number]?.isFolder ?? false
            if mode == .folder, !isFolder { throw FileFailure(.open, path, .notDirectory) }
            disk.nextDescriptor += 1
            disk.open[disk.nextDescriptor] = (number, mode == .append, 0)
            return FileDescriptor(rawValue: disk.nextDescriptor)
        }
    }

    func status(of file: FileDescriptor, _ path: FilePath) throws(FileFailure) -> FileStatus {
        try with(file, path) { (node, opened) in
            FileStatus(
                length: node.bytes.count, isRegular: !node.isFolder, identity: "memory:\(opened.node)", modified: 0, changed: 0)
        }
    }

    func read(_ file: FileDescriptor, _ path: FilePath, from offset: Int, count: Int) throws(FileFailure) -> [UInt8] {
        try with(file, path) { (node, _) in Array(node.bytes.dropFirst(offset).prefix(count)) }
    }

    func write(_ file: FileDescriptor, _ path: FilePath, _ bytes: ArraySlice<UInt8>) throws(FileFailure) -> Int {
        try with(file, path) { (node, opened) in
            let offset = opened.appends ? node.bytes.count : opened.offset
            node.bytes.replaceSubrange(offset..<min(node.bytes.count, offset + bytes.count), with: bytes)
            opened.offset = offset + bytes.count
            return bytes.count
        }
    }

    func overwrite(
        _ file: FileDescriptor, _ path: FilePath, _ bytes: ArraySlice<UInt8>, at offset: Int
    ) throws(FileFailure) -> Int {
        try with(file, path) { (node, _) in
            node.bytes.replaceSubrange(offset..<min(node.bytes.count, offset + bytes.count), with: bytes)
            return bytes.count
        }
    }

    func synchronize(_ file: FileDescriptor, _ path: FilePath) throws(FileFailure) {
        try with(file, path) { (node, _) in (node.flushedBytes, node.flushedNames) = (node.bytes, node.names) }
    }

    func truncate(_ file: FileDescriptor, _ path: FilePath, to length: Int) throws(FileFailure) {
        try with(file, path) { (node, _) in node.bytes = Array(node.bytes.prefix(length)) }
    }

    func lock(_ file: FileDescriptor, _ path: FilePath) throws(FileFailure) {}

    func close(_ file: FileDescriptor) { disk.withLock { $0.open[file.rawValue] = nil } }

    func rename(_ path: FilePath, to other: FilePath) throws(FileFailure) {
        try with(path, "rename") { (disk, path) throws(FileFailure) in
            guard let number = Self.node(at: path, in: disk) else { throw FileFailure(.rename, path, .noSuchFileOrDirectory) }
            try Self.setName(other, to: number, in: &disk)
            try Self.setName(path, to: nil, in: &disk)
        }
    }

    func renameToNew(_ path: FilePath, to other: FilePath) throws(FileFailure) {
        try with(path, "rename") { (disk, path) throws(FileFailure) in
            guard let number = Self.node(at: path, in: disk) else { throw FileFailure(.rename, path, .noSuchFileOrDirectory) }
            guard Self.node(at: other, in: disk) == nil else { throw FileFailure(.rename, other, .fileExists) }
            try Self.setName(other, to: number, in: &disk)
            try Self.setName(path, to: nil, in: &disk)
        }
    }

    func link(_ path: FilePath, to other: FilePath) throws(FileFailure) {
        try with(path, "link") { (disk, path) throws(FileFailure) in
            guard let number = Self.node(at: path, in: disk) else { throw FileFailure(.link, path, .noSuchFileOrDirectory) }
            guard Self.node(at: other, in: disk) == nil else { throw FileFailure(.link, other, .fileExists) }
            try Self.setName(other, to: number, in: &disk)
        }
    }

    func remove(_ path: FilePath) throws(FileFailure) {
        try with(path, "remove") { (disk, path) throws(FileFailure) in
            guard Self.node(at: path, in: disk) != nil else { throw FileFailure(.remove, path, .noSuchFileOrDirectory) }
            try Self.setName(path, to: nil, in: &disk)
        }
    }

    func makeFolder(_ path: FilePath) throws(FileFailure) {
        try with(path, "make") { (disk, path) throws(FileFailure) in
            guard Self.node(at: path, in: disk) == nil else { return }
            _ = try Self.add(Node(isFolder: true), at: path, in: &disk)
        }
    }

    func names(in folder: FilePath) throws(FileFailure) -> [String] {
        try with(folder, "read") { (disk, folder) throws(FileFailure) in
            guard let number = Self.node(at: folder, in: disk), let node = disk.nodes[number], node.isFolder else {
                throw FileFailure(.read, folder, .noSuchFileOrDirectory)
            }
            return node.names.keys.sorted()
        }
    }

    // MARK: Inside

    private func with<Result: Sendable>(
        _ path: FilePath, _ verb: String, _ body: (inout Disk, FilePath) throws(FileFailure) -> Result
    ) throws(FileFailure) -> Result {
        try disk.withLock { (disk) throws(FileFailure) in try body(&disk, path) }
    }

    private func with<Result: Sendable>(
        _ file: FileDescriptor, _ path: FilePath,
        _ body: (inout Node, inout (node: Int, appends: Bool, offset: Int)) -> Result
    ) throws(FileFailure) -> Result {
        try disk.withLock { (disk) throws(FileFailure) in
            guard var opened = disk.open[file.rawValue], var node = disk.nodes[opened.node] else {
                throw FileFailure(.use, path, .badFileDescriptor)
            }
            let result = body(&node, &opened)
            disk.nodes[opened.node] = node
            disk.open[file.rawValue] = opened
            return result
        }
    }

    private static func names(of path: FilePath) -> [String] {
        path.string.split(separator: "/").lazy.filter { $0 != "." }.map(String.init)
    }

    private static func node(at path: FilePath, in disk: Disk) -> Int? {
        names(of: path).reduce(Optional(0)) { number, name in number.flatMap { disk.nodes[$0]?.names[name] } }
    }

    private static func add(_ node: Node, at path: FilePath, in disk: inout Disk) throws(FileFailure) -> Int {
        let number = disk.next
        disk.next += 1
        disk.nodes[number] = node
        try setName(path, to: number, in: &disk)
        return number
    }

    private static func setName(_ path: FilePath, to number: Int?, in disk: inout Disk) throws(FileFailure) {
        guard let name = names(of: path).last, let parent = node(at: path.parent, in: disk),
            disk.nodes[parent]?.isFolder ?? false
        else { throw FileFailure(.make, path, .noSuchFileOrDirectory) }
        disk.nodes[parent]?.names[name] = number
    }
}
