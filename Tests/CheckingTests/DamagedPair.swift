@testable import Checking
@testable import Files
import Foundation
@testable import GitSync
@testable import Journal
import Reports
@testable import Store
import SystemPackage
@testable import Workbench

/// Two of the damages, one after the other, in one workspace.
struct DamagedPair: Sendable, CustomStringConvertible {
    let first: DamagedKind
    let second: DamagedKind

    var description: String { "\(first.name) and \(second.name)" }

    /// Every pair of two different ones: 1,326 of 52.
    static let all: [DamagedPair] = DamagedKind.all.indices.flatMap { index in
        DamagedKind.all[(index + 1)...].map { DamagedPair(first: DamagedKind.all[index], second: $0) }
    }

    /// Writes the workspace.
    func stored(in place: URL? = nil) throws -> StoredWorkspace {
        var files = House.files
        first.happen(&files)
        second.happen(&files)
        var links = first.links.merging(second.links) { $1 }
        if let target = links["journal"] {
            // What the other one did to the journals, it did where they are now.
            for name in files.keys where name.hasPrefix("journal/") {
                files[target + name.dropFirst("journal".count)] = files.removeValue(forKey: name)
            }
            links = links.filter { !$0.key.hasPrefix("journal/") }
        }
        for name in links.keys { files[name] = nil }
        return try StoredWorkspace(files, links: links, in: place)
    }
}

/// The calls of the system without the flushing, for many workspaces that no power cut will see.
struct UnflushedCalls: FileCalls {
    private let files = POSIXFileCalls()

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
    func synchronize(_ file: FileDescriptor, _ path: FilePath) throws(FileFailure) {}
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
