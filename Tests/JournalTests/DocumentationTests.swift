@testable import Checking
@testable import Files
import Foundation
@testable import GitSync
@testable import Journal
import Readiness
import Reports
@testable import Store
import StrictJSON
import Testing
@testable import Workbench

@Suite("Documentation/Formats/Workspace.md says what is there")
struct DocumentationTests {
    private let page: String
    private let tests: URL

    init() throws {
        tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let root = tests.deletingLastPathComponent()
        page = String(decoding: try Data(contentsOf: root.appending(path: "Documentation/Formats/Workspace.md")), as: UTF8.self)
    }

    /// The cells of each row of the table under a heading.
    private func table(under heading: String) throws -> [[String]] {
        let section = try #require(page.split(separator: heading + "\n").dropFirst().first)
        let rows = section.split(separator: "\n").drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }
        return rows.dropFirst(2).map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
    }

    /// The words in code style of a cell.
    private func words(_ cell: String) -> [String] {
        cell.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }.map {
            String($0.element)
        }
    }

    @Test("Every verb and every field that the encoder writes is in the table, in its order, and nothing else is")
    func verbs() throws {
        let common: Set = ["seq", "clock", "at", "by", "do", "batch", "undo", "redo", "prev"]
        var written: [String: [String]] = [:]
        for action in Samples.actions {
            let root = try JSONDocument(Samples.entry(action).line(after: "x")).root
            let fields = root.members.map(\.key).filter { !common.contains($0) }
            let known = written[try root.required("do").string(), default: []]
            written[try root.required("do").string()] = known + fields.filter { !known.contains($0) }
        }
        let documented = try table(under: "### Verbs").map { (verb: words($0[0])[0], fields: words($0[1])) }
        #expect(Set(documented.map(\.verb)) == Set(written.keys))
        for (verb, fields) in documented { #expect(Set(fields) == Set(written[verb] ?? []), "\(verb)") }
    }

    @Test("Every key that all lines share is in the table of the line")
    func keys() throws {
        let entry = Samples.entry(
            .note(Samples.item, text: "x"), batch: 2, reversal: .undo(EntryID(Samples.ana, 1)), words: SignedWords(title: "x"))
        let shared = try JSONDocument(entry.line(after: "x")).root.members.map(\.key).filter { $0 != "item" && $0 != "text" }
        let documented = try table(under: "## A line").flatMap { words($0[0]) }
        #expect(Set(documented) == Set(shared + ["redo"]))
    }

    @Test("The limits are those that hold")
    func limits() throws {
        let limits = Dictionary(uniqueKeysWithValues: try table(under: "## Limits").map { ($0[0], $0[1]) })
        #expect(limits["a line"] == "\(JournalReader.lineLimit / 1024) KiB, 8 levels of nesting")
        #expect(limits["a journal"] == "\(JournalReader.sizeLimit >> 30) GiB")
        #expect(limits["`tickmark.json`"] == "\(Manifest.sizeLimit / 1024) KiB")
        #expect(limits["`state.json`"]?.hasPrefix("\(Snapshot.sizeLimit >> 20) MiB") == true)
        #expect(JournalReader.clockSlack == 1_000_000 && page.contains("at least \(WorkspaceStore.worthKeeping) new entries"))
    }

    @Test("Every test that a promise names is there")
    func promises() throws {
        let names = FileManager.default.enumerator(atPath: tests.path)?.compactMap { $0 as? String } ?? []
        let sources = try names.filter { $0.hasSuffix(".swift") }
            .map { String(decoding: try Data(contentsOf: tests.appending(path: $0)), as: UTF8.self) }.joined()
        let promises = try table(under: "## Promises")
        #expect(promises.count > 20)
        for promise in promises {
            for test in words(promise[1]) where !test.contains("/") {
                let parts = test.split(separator: ".")
                #expect(sources.contains("struct \(parts[0]) "), "\(test)")
                if parts.count > 1 { #expect(sources.contains("func \(parts[1])("), "\(test)") }
            }
        }
    }
}
