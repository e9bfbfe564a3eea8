@testable import Checking
@testable import Files
@testable import GitSync
@testable import Journal
import Readiness
import Reports
@testable import Store
import StrictJSON
import Testing
@testable import Workbench

@Suite("Heads that were printed earlier")
struct HeadTests {
    private let digest = String(repeating: "4f1c", count: 16)

    @Test("A head is read as an export prints it, and as the command takes it")
    func forms() throws {
        let head = JournalHead(writer: House.ana, entries: 19, digest: digest)
        #expect(try JournalHead(printed: "ana-4f1c90ab:19:\(digest)") == head)
        #expect(try JournalHead(printed: "| ana-4f1c90ab | 19 | `\(digest)` |") == head)
        #expect(try JournalHead(printed: "ana-4f1c90ab:19:\(digest.uppercased())") == head)
        #expect(try JournalHead(printed: head.printed) == head)
    }

    @Test(
        "Anything else is refused",
        arguments: [
            "", "ana-4f1c90ab", "ana-4f1c90ab:0:D", "ana-4f1c90ab:-1:D", "ana:19:D", "ana-4f1c90ab:19:D0", "ana-4f1c90ab:19:zz",
            "a:b:c:d",
        ])
    func refusals(text: String) {
        #expect(throws: HeadError.self) { try JournalHead(printed: text.replacing("D", with: digest)) }
    }

    @Test("Heads come out of an exported document, with the line ends of mail, too")
    func markdown() throws {
        let document = """
            # Readiness

            | ana-4f1c90ab | 1 | `not below the heading` |

            ## Journal

            The last line of each writer's journal when this was made.

            | Writer | Entries | SHA-256 of the last line |
            | --- | ---: | --- |
            | ana-4f1c90ab | 19 | `\(digest)` |
            | ben-90ab33d7 | 3 | `\(digest)` |
            """
        let expected = [
            JournalHead(writer: House.ana, entries: 19, digest: digest),
            JournalHead(writer: House.ben, entries: 3, digest: digest),
        ]
        #expect(try JournalHead.heads(inExport: Array(document.utf8)) == expected)
        #expect(try JournalHead.heads(inExport: Array(document.replacing("\n", with: "\r\n").utf8)) == expected)
        let changed = document.replacing("| 3 |", with: "| three |")
        #expect(throws: HeadError.self) { try JournalHead.heads(inExport: Array(changed.utf8)) }
    }

    @Test("Heads come out of an exported JSON document; one without heads is refused, not taken for a history that holds")
    func json() throws {
        let document = "{\"format\":1,\"heads\":[{\"writer\":\"ana-4f1c90ab\",\"entries\":19,\"digest\":\"\(digest)\"}]}"
        #expect(
            try JournalHead.heads(inExport: Array(document.utf8)) == [JournalHead(writer: House.ana, entries: 19, digest: digest)]
        )
        for other in ["{\"heads\":[]}", "{}", "{\"heads\":[{\"writer\":\"ana\"}]}", "item,status\n", ""] {
            #expect(throws: HeadError.self) { try JournalHead.heads(inExport: Array(other.utf8)) }
        }
    }

    @Test("A head from the middle of a journal holds, and of several heads the last that holds narrows down where a change was")
    func narrowing() throws {
        let lines = JournalLines(House.files[House.anasJournal] ?? [], of: House.ana).lines
        let heads = lines.map { JournalHead(writer: House.ana, entries: $0.number, digest: $0.digest) }
        let sound = try StoredWorkspace(House.files)
        #expect(try Verification(of: sound.path, against: heads).isSound)
        var files = House.files
        var actions = House.anasActions
        actions[4] = .note(House.item(2), text: "The list is in a drawer")
        files[House.anasJournal] = House.journal(of: House.ana, actions, clock: 0)
        let changed = try StoredWorkspace(files)
        let verification = try Verification(of: changed.path, against: [heads[1], heads[3], heads[7]])
        #expect(verification.heads.map(\.holds) == [true, true, false])
        #expect(verification.findings.first?.reason.description.contains("behind line 4, up to line 8") ?? false)
    }

    @Test("Every key and every word of the answer in JSON is described")
    func documentation() throws {
        let page = try Documentation.page("Formats/JSON.md")
        let broken = try StoredWorkspace(DamagedKind.all.first { $0.name == "edited" }?.files ?? [:])
        let answer = try Verification(of: broken.path, against: House.heads).answer
        let root = try JSONDocument(answer.encoded(.pages)).root
        var keys = Set(root.members.map(\.key))
        for list in ["journals", "heads", "findings"] {
            let elements = try root.required(list).elements()
            #expect(!elements.isEmpty)
            for element in elements { keys.formUnion(element.members.map(\.key)) }
        }
        #expect(keys.count == 18)
        for key in keys { #expect(page.contains("`\(key)`"), "\(key)") }
        for kind in DamageKind.allCases where kind.isSerious { #expect(page.contains("`\(kind.rawValue)`"), "\(kind)") }
    }

    @Test("The page about trust explains every kind of damage")
    func trustPage() throws {
        let page = try Documentation.page("Use/Trust.md")
        for kind in DamageKind.allCases { #expect(page.contains("`\(kind.rawValue)`"), "\(kind)") }
    }
}
