import Catalogs
import Checking
import Files
import Foundation
import GitSync
import Journal
import Readiness
import Reports
import Store
import StrictJSON
import SystemPackage
import Testing

/// A folder that is taken away when the test is over.
final class Scratch {
    let url: URL
    var path: FilePath { FilePath(url.path) }

    /// Makes a folder with a harmless name, or one within such a folder.
    init(named name: String? = nil) throws {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("tickmark-\(UUID().uuidString)")
        self.root = root
        url = name.map { root.appendingPathComponent($0) } ?? root
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    private let root: URL

    /// A file within.
    func at(_ path: String) -> URL { url.appendingPathComponent(path) }

    /// Writes a file within.
    func write(_ text: String, to path: String) throws {
        try FileManager.default.createDirectory(at: at(path).deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: at(path))
    }
}

/// A workspace in which a text stands wherever a journal, a manifest and a catalog can put one.
enum HostileWorkspace {
    static let today = Day(ordinal: 20_780)
    static let item = ItemAddress("soc2", "CC6.1-01")
    /// The built-in catalogs.
    static let catalogs = BuiltInCatalogs.all
    private static let writer = WriterID("ana", tag: 0x4f1c_90ab)

    /// What a journal can say with a text, whoever wrote the journal.
    static func entries(_ text: String) -> [Entry] {
        let setup = EngagementSetup(
            id: "soc2", report: .soc2, catalog: "soc2", type: .type1(asOf: today), organization: text, service: text,
            areas: ["A", text])
        let missing = EngagementSetup(
            id: "soc2-2028", report: .soc2, catalog: text, type: .type1(asOf: today), organization: text, service: text, areas: []
        )
        let foreign = ItemAddress("soc2", ItemID(text.isEmpty || text.contains("/") ? "x" : text))
        let actions: [Action] = [
            .person("ana", name: text, was: text), .engage(setup), .engage(missing),
            .scope("soc2", target: "A", to: true, was: true, reason: text),
            .scope("soc2", target: text, to: false, was: true, reason: text),
            .item("soc2", criterion: "CC6.1", title: text), .objective("soc2", area: "CC6", title: text),
            .reword("soc2", criterion: "CC6.1", to: text, was: text), .owner(item, to: "ana", was: nil),
            .due(item, to: today.advanced(by: -30), was: nil), .blocked(item, to: text, was: text), .note(item, text: text),
            .status(ItemAddress("soc2", "CC6.1-02"), to: .notApplicable, was: .todo, reason: text),
            .status(ItemAddress("soc2", "CC6.1-03"), to: .ready, was: .todo, reason: text), .note(foreign, text: text),
            .amend("soc2", .organization(to: text, was: text)), .status(foreign, to: .ready, was: .todo, reason: text),
        ]
        return actions.enumerated().map { index, action in
            Entry(
                stamp: Stamp(clock: index + 1, entry: EntryID(writer, index + 1)), at: Timestamp(startOf: today), by: text,
                action: action,
                batch: index + 1)
        }
    }

    /// The workspace that these entries add up to, named by the text, too.
    static func state(_ text: String) throws -> WorkspaceState {
        WorkspaceState(
            name: text, record: FoldedHistory(folding: entries(text)).record, catalogs: catalogs, today: today)
    }

    /// Writes it into a folder.
    static func write(_ text: String, to folder: FilePath) throws {
        // A manifest holds a name of 4000 bytes at most.
        try WorkspaceFolder.create(at: folder, name: String(String.UnicodeScalarView(text.unicodeScalars.prefix(200))))
        let journal = try WorkspaceFolder.journal(of: writer, in: folder, entries: entries(text))
        try Data(journal).write(to: URL(fileURLWithPath: folder.appending("journal/\(writer).jsonl").string))
    }

    /// Opens a workspace as somebody.
    static func open(_ folder: FilePath, as name: String = "Ben Okafor") throws -> WorkspaceStore {
        try WorkspaceStore(
            opening: folder, author: Author(name: name), catalogs: catalogs, today: today,
            now: { Timestamp(startOf: today) })
    }

    /// A catalog of one's own whose titles are a text.
    static func catalog(_ text: String, id: String = "own", key: String = "title") -> String {
        let value = String(decoding: JSONValue.string(text).encoded(.line), as: UTF8.self)
        return """
            {"format":1,"id":"\(id)","report":"soc2","\(key)":\(value),"version":"1","areas":[{"id":"A","title":\(value),
            "category":\(value),"required":true,"summary":\(value),"criteria":[{"id":"A1","title":\(value),"items":[{"id":"A1-01",
            "title":\(value),"guidance":\(value),"evidence":[\(value)],"cadence":"once","effort":1,"role":\(value),"types":[1,2]}]}]}]}
            """
    }
}
