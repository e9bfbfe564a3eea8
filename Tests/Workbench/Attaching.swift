import Digests
@testable import Files
import Foundation
import Readiness
@testable import Store
import SystemPackage

/// Short ways to attach evidence in tests.
enum Attaching {
    static let covers = day("2027-04-01")...day("2027-06-30")

    static func day(_ iso: String) -> Day { Day(iso: iso) ?? Day(ordinal: 0) }

    /// What is said of a file that arrived.
    static func setup(_ file: ArrivingFile, title: String = "Access review") -> EvidenceSetup {
        setup(.file(digest: file.digest, size: file.size, name: file.name), title: title)
    }

    static func setup(_ content: EvidenceContent, title: String = "Access review") -> EvidenceSetup {
        EvidenceSetup(
            title: title, content: content, covers: covers, performed: covers.upperBound, collected: covers.upperBound,
            targets: [.control("access-review")])
    }

    static func content(of text: String) -> EvidenceContent {
        .file(digest: text.sha256, size: text.utf8.count, name: "q2.csv")
    }
}

extension WorkspaceStore {
    /// Attaches bytes, in pieces of a few.
    @discardableResult
    mutating func attach(_ bytes: [UInt8], named name: String = "q2.csv", title: String = "Access review") throws -> EntryID {
        let file = try takeIn(bytes: bytes, named: name, title: title)
        let written = try write([.attach(Attaching.setup(file, title: title))], bringing: [file])
        return written.last?.id ?? EntryID(WriterID("nobody", tag: 0), 1)
    }

    @discardableResult
    mutating func attach(_ text: String, named name: String = "q2.csv", title: String = "Access review") throws -> EntryID {
        try attach(Array(text.utf8), named: name, title: title)
    }

    /// Copies bytes here that come in pieces of a few.
    func takeIn(bytes: [UInt8], named name: String = "q2.csv", title: String = "Access review") throws -> ArrivingFile {
        var rest = bytes[...]
        return try takeIn(named: name, title: title) { count in
            let piece = rest.prefix(min(count, 5))
            rest = rest.dropFirst(piece.count)
            return Array(piece)
        }
    }

    /// The pieces that stand.
    var pieces: [Evidence] { state.record.evidence.pieces.filter { !$0.isRetired } }
}

extension String {
    /// The SHA-256 of its bytes.
    var sha256: String { Digest.sha256(Array(utf8)) }
}
