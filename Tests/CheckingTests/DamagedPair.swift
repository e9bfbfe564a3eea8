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
struct UnflushedCalls: ForwardingCalls {
    let files = POSIXFileCalls()

    func synchronize(_ file: FileDescriptor, _ path: FilePath) throws(FileFailure) {}
}
