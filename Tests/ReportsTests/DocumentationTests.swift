import FoundationEssentials
import Readiness
import Reports
import StrictJSON
import Testing

@Suite("The documentation describes what is there")
struct DocumentationTests {
    private let office = Northwind.story

    @Test("Every key of every answer and of the export is described")
    func keys() throws {
        let page = try document("JSON.md")
        let state = office.state
        let answers = [
            Answers.status(of: state), Answers.items(of: state.engagements, in: state, ItemFilter()),
            Answers.scope(of: state.engagements[0]), Answers.history(office.journal, in: state), Answers.comparison(),
            Answers.controls([ControlInForce(SampleControls.doors)]),
        ]
        var keys = Set(try answers.flatMap { try Self.keys(of: JSONDocument($0.encoded(.line)).root) })
        keys.formUnion(try Self.keys(of: JSONDocument(render(office.summary(), as: .json)).root))
        #expect(keys.count > 40)
        for key in keys { #expect(page.contains("`\(key)`") || page.contains("\"\(key)\""), "\(key)") }
    }

    @Test("Every word that an action or a status can have is described")
    func words() throws {
        let page = try document("JSON.md")
        let words = ["person", "engage", "amend", "drop", "scope", "objective", "reword", "item", "status", "blocked", "owner"]
        for word in words + ["due", "note", "withdraw", "settle", "keep"] + Status.allCases.map(\.rawValue) {
            #expect(page.contains("`\(word)`"), "\(word)")
        }
    }

    @Test("Every column of the CSV is described, in its order")
    func columns() throws {
        let page = try document("Export.md")
        let table = try #require(page.firstRange(of: "| column |").map { page[$0.lowerBound...] })
        let header = try CSVReader.rows(render(office.summary(), as: .csv))[0]
        let positions = header.map { table.firstRange(of: "`\($0)`")?.lowerBound }
        #expect(!positions.contains(nil))
        #expect(positions.compactMap { $0 } == positions.compactMap { $0 }.sorted())
    }

    @Test("The examples in JSON are JSON")
    func examples() throws {
        let examples = try document("JSON.md").split(separator: "```json\n").dropFirst().compactMap {
            $0.split(separator: "```").first
        }
        #expect(examples.count >= 5)
        for example in examples {
            #expect(throws: Never.self, "\(example)") { try JSONDocument(Array(example.utf8)) }
        }
    }

    private func document(_ name: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return String(decoding: try Data(contentsOf: root.appending(path: "Documentation/\(name)")), as: UTF8.self)
    }

    private static func keys(of node: JSONNode) throws -> Set<String> {
        switch node.kind {
        case .object:
            try node.members.reduce(into: Set()) {
                $0.insert($1.key); $0.formUnion(try keys(of: $1.value))
            }
        case .array: try node.elements().reduce(into: Set()) { $0.formUnion(try keys(of: $1)) }
        default: []
        }
    }
}
