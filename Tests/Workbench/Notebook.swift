@testable import Checking
@testable import Digests
@testable import Files
import Foundation
@testable import GitSync
import HashTreeCollections
@testable import Journal
import Readiness
import Reports
@testable import Store
import SystemPackage
import Testing

/// A workspace that tests write notes into, each with a text of its own, so that what is lost or there twice is seen.
struct Notebook {
    /// The workspace's folder.
    let folder: FilePath
    /// The calls that look at it: those of the system, unless the workspace is elsewhere.
    var files: any FileCalls = POSIXFileCalls()

    static let item = ItemAddress("soc2", "CC6.1-01")
    static let noon: @Sendable () -> Timestamp = { Timestamp(seconds: 1_795_392_000) }

    /// The engagement that the notes are about.
    static let engagement = Action.engage(
        EngagementSetup(
            id: "soc2", report: .soc2, catalog: "soc2", type: .type1(asOf: Day(ordinal: 20_800)), organization: "Acme",
            service: "",
            areas: []))

    /// Opens the workspace.
    func open(
        as name: String = "Ana Ruiz", through calls: (any FileCalls)? = nil, catalogs: [String: Catalog] = [:]
    ) throws(WorkspaceError) -> WorkspaceStore {
        try WorkspaceStore(
            opening: folder, author: Author(name: name), catalogs: catalogs, today: Day(ordinal: 20_780), now: Self.noon,
            files: calls ?? files)
    }

    /// The texts of the notes that the journals hold, sorted, read by a store that has seen nothing of what came
    /// before.
    ///
    /// The expectation that holds on any disk, after any crash: no journal is damaged.
    func texts(_ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation) throws -> [String] {
        let store = try open(as: "Someone Else")
        #expect(store.damage.isEmpty, comment, sourceLocation: sourceLocation)
        return store.noteTexts
    }

    /// Checks what stands in the journals: all that was acknowledged, nothing twice, nothing that nobody wrote, and
    /// every chain whole.
    func expect(
        _ acknowledged: some Sequence<String>, tried: Set<String>? = nil, _ comment: Comment,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let texts = try texts(comment, sourceLocation: sourceLocation)
        let there = Set(texts)
        let acknowledged = Set(acknowledged)
        #expect(there.isSuperset(of: acknowledged), comment, sourceLocation: sourceLocation)
        #expect(texts.count == there.count, "twice: \(texts.duplicates); \(comment)", sourceLocation: sourceLocation)
        let known = tried ?? acknowledged
        #expect(there.isSubset(of: known), "unknown: \(there.subtracting(known)); \(comment)", sourceLocation: sourceLocation)
    }

    /// Checks the chains with nothing of the program but its digest: each line holds the one before it, and the numbers
    /// have no gap.
    ///
    /// - Parameter allowsTorn: Whether a journal may end in a torn line: one whose writer this machine has forgotten is
    ///   left as it is.
    func expectWholeChains(_ comment: Comment, allowsTorn: Bool = false, sourceLocation: SourceLocation = #_sourceLocation) throws
    {
        let journals = folder.joining("journal")
        for name in try files.names(in: journals) {
            let bytes = try files.contents(of: journals.joining(name), upTo: 1 << 30)
            var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            #expect(
                (lines.popLast()?.isEmpty ?? true) || allowsTorn, "\(name) ends in a torn line; \(comment)",
                sourceLocation: sourceLocation)
            var head: String?
            for (index, line) in lines.enumerated() {
                let text = String(decoding: line, as: UTF8.self)
                let isNumbered = text.hasPrefix("{\"seq\":\(index + 1),")
                #expect(isNumbered, "\(name):\(index + 1); \(comment)", sourceLocation: sourceLocation)
                if let head {
                    let isChained = text.hasSuffix("\"prev\":\"\(head)\"}")
                    #expect(isChained, "\(name):\(index + 1); \(comment)", sourceLocation: sourceLocation)
                }
                head = Digest.sha256(line)
            }
        }
    }
}

extension WorkspaceStore {
    /// The texts of the notes in the journals, sorted.
    var noteTexts: [String] { entries.compactMap(\.action.noteText).sorted() }

    /// The texts of the notes that are shown: those in the journals, and those that are staged.
    var shownTexts: [String] {
        (state.record.engagement("soc2")?.work.all.values.flatMap { $0.notes.map(\.text) } ?? []).sorted()
    }
}

extension Action {
    /// What a note says, or nil where it is none.
    var noteText: String? { if case .note(_, let text) = self { text } else { nil } }

    static func note(_ text: String) -> Action { .note(Notebook.item, text: text) }
}

extension [String] {
    /// What is there more than once.
    var duplicates: [String] { Dictionary(grouping: self) { $0 }.filter { $0.value.count > 1 }.keys.sorted() }
}

/// An empty folder, taken away when the test is over.
final class Scratch {
    let path: FilePath

    /// A file system in memory, where there is one: a kill or a failing call is the same there, and flushing costs
    /// nothing.
    static let fastFolder = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()

    init(in parent: String = Scratch.fastFolder) throws {
        let url = URL(fileURLWithPath: parent).appendingPathComponent("proof-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = FilePath(url.path)
    }

    deinit { try? FileManager.default.removeItem(atPath: path.string) }
}
