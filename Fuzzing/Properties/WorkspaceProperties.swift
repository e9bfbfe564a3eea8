@testable import Checking
@testable import Files
@testable import GitSync
@testable import Journal
import Reports
@testable import Store
import StrictJSON
import SystemPackage

/// A `tickmark.json` that is accepted is written and read again as the same; one that is refused is refused at a line
/// that it has, in a message of a bearable length.
func checkManifest(_ bytes: [UInt8]) throws(Broken) {
    let path = FilePath("/w/tickmark.json")
    let manifest: Manifest
    do throws(WorkspaceError) {
        manifest = try Manifest(bytes, of: path)
    } catch {
        if case .badManifest(_, let line, _) = error { try promise(line: line, within: bytes) }
        return try promise(error.description.utf8.count <= 1500, "the message has \(error.description.utf8.count) bytes")
    }
    try promise((try? Manifest(manifest.encoded, of: path)) == manifest, "it is read back as something else")
}

/// The same for the record of one's own journals.
func checkWriters(_ bytes: [UInt8]) throws(Broken) {
    let own: JournalOwnership
    do throws(JSONError) {
        own = try JournalOwnership(bytes, place: "1:2", file: "3:4")
    } catch {
        try promise(line: error.line, within: bytes)
        return try promise(error.description.utf8.count <= 1500, "the message has \(error.description.utf8.count) bytes")
    }
    let again = try? JournalOwnership(own.encoded(in: "3:4"), place: "1:2", file: "3:4")
    try promise(again == own, "it is read back as something else")
}
