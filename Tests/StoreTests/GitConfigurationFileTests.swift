@testable import Checking
@testable import Files
import Foundation
@testable import GitSync
@testable import Journal
import Readiness
import Reports
@testable import Store
import SystemPackage
import Testing
@testable import Workbench

@Suite("What git must know of a workspace's files is said, and brought back where it is not")
struct GitConfigurationFileTests {
    /// What may stand in `.gitattributes`, and whether it does for journals and manifest already.
    static let attributeFiles: [(text: String, isEnough: Bool)] = [
        ("journal/*.jsonl -text merge=union\ntickmark.json -text\n", true),
        ("tickmark.json -text\r\n*.png binary\r\njournal/*.jsonl\t-text  merge=union\r\n", true),
        ("journal/*.jsonl -text\njournal/*.jsonl merge=union\ntickmark.json -text", true),
        ("journal/*.jsonl -text\ntickmark.json -text\n", false),
        ("journal/*.jsonl -text\ntickmark.json -text\n*.pdf binary", false),
        ("", false),
        ("# all of it\n* text=auto eol=crlf\n", false),
        ("journal/*.jsonl -text merge=union\ntickmark.json text eol=crlf\n", false),
        ("journal/*.jsonl -text merge=union\ntickmark.json -text\njournal/*.jsonl !text\n", false),
        ("journal/*.jsonl -text merge=union\ntickmark.json -text\njournal/*.jsonl text merge=binary\n", false),
    ]

    @Test(
        "Whatever stands in .gitattributes stays there, and behind mending git does what a journal needs",
        arguments: attributeFiles)
    func attributes(text: String, isEnough: Bool) throws {
        let bench = try Bench()
        let name = try bench.note("one").writers[0]
        try bench.shell("cd acme && git init -qb main")
        try bench.put(text, ".gitattributes")
        let finds = try Examination(of: bench.folder).findings.contains { $0.kind == .gitLines && $0.file == ".gitattributes" }
        #expect(finds == !isEnough)
        _ = try Mending(bench.folder)
        let after = try bench.text(".gitattributes")
        #expect(after.hasPrefix(text) && (after == text) == isEnough, "\(after)")
        let answer = try bench.shell(
            "cd acme && git check-attr text merge -- journal/\(name).jsonl && git check-attr text tickmark.json")
        let attributes = answer.split(separator: "\n").compactMap {
            $0.split(separator: ": ", maxSplits: 1).last.map(String.init)
        }
        #expect(attributes == ["text: unset", "merge: union", "text: unset"])
        #expect(try Examination(of: bench.folder).findings == [])
    }

    /// What may stand in `.gitignore`, and whether git leaves this machine's own alone already.
    static let ignoreFiles: [(text: String, isEnough: Bool)] = [
        (".tickmark/\n", true), ("*.swp\n/.tickmark", true), ("*.swp\r\n.tickmark/\r\n", true), ("", false),
        ("*.swp\n# .tickmark/\n", false), (".tickmark/\n!.tickmark/\n", false),
    ]

    @Test("Whatever stands in .gitignore stays there, and behind mending git leaves .tickmark/ alone", arguments: ignoreFiles)
    func ignores(text: String, isEnough: Bool) throws {
        let bench = try Bench()
        try bench.note("one")
        try bench.shell("cd acme && git init -qb main")
        try bench.put(text, ".gitignore")
        #expect(try Examination(of: bench.folder).findings.contains { $0.file == ".gitignore" } == !isEnough)
        _ = try Mending(bench.folder)
        let after = try bench.text(".gitignore")
        #expect(after.hasPrefix(text) && (after == text) == isEnough, "\(after)")
        #expect(try bench.shell("cd acme && git status --short -uall").contains(".tickmark") == false)
        #expect(try Examination(of: bench.folder).findings == [])
    }

    @Test("Mending keeps to the workspace's own file: one in the repository around it is left as it is")
    func ownFileOnly() throws {
        let bench = try Bench(isEmpty: true)
        let around = "*.jsonl text\njournal/*.jsonl -text\n"
        try bench.shell(
            "mkdir -p big/audit && cd big && git init -qb main && printf '\(around)' >.gitattributes && echo '*.log' >.gitignore")
        let folder = FilePath(bench.root.path).appending("big").appending("audit")
        try WorkspaceFolder.create(at: folder, name: "Acme", id: Bench.id)
        try bench.put("journal/*.jsonl -text\ntickmark.json -text\n", ".gitattributes", in: "big/audit")
        #expect(try Mending(folder).done.sentences == [".gitattributes gets `journal/*.jsonl -text merge=union`"])
        #expect(try bench.text(".gitattributes", in: "big") == around)
        #expect(try bench.text(".gitignore", in: "big") == "*.log\n")
        #expect(try bench.shell("cd big && git check-attr merge -- audit/journal/x.jsonl").hasSuffix("merge: union\n"))
    }

    @Test("Bytes that are no text, and a file that is too large to be looked at, are not lost: neither to init nor to doctor")
    func strangeFiles() throws {
        let bench = try Bench()
        let bytes: [UInt8] = Array("caf\u{E9}.txt".unicodeScalars.map { UInt8($0.value) }) + Array(" binary".utf8)
        let path = URL(filePath: bench.path(".gitattributes").string)
        try Data(bytes).write(to: path)
        try bench.shell("rm acme/tickmark.json")
        try WorkspaceFolder.create(at: bench.folder, name: "Acme", id: Bench.id)
        #expect(
            Array(try Data(contentsOf: path)) == bytes
                + Array("\njournal/*.jsonl -text merge=union\ntickmark.json -text\nevidence/** -text\n".utf8))
        let large = Data(repeating: UInt8(ascii: "\n"), count: (1 << 20) + 1)
        try large.write(to: path)
        let mending = try Mending(bench.folder)
        #expect(mending.done == [] && mending.after.findings.map(\.file) == [".gitattributes"])
        #expect(try Data(contentsOf: path) == large)
    }
}
