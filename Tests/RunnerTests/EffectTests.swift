import Checking
import Files
import Foundation
import GitSync
import HarmlessText
@testable import Interface
import Journal
import Readiness
import Reports
@testable import Runner
import Store
import SystemPackage
import TerminalUI
import Testing

@Suite("What the screens ask for is done, and what came of it is told")
struct EffectTests {
    // MARK: Exports

    @Test("An export is written as it was shown before", arguments: ExportFormat.allCases.filter(\.isText))
    func export(format: ExportFormat) throws {
        let office = try Office()
        var program = try office.program(at: PlayedTerminal())
        let choice = ExportDraft(ExportChoice(format))
        program.perform(.previewExport(choice))
        guard let panel = program.state.panel as? ExportPanel else {
            Issue.record("no preview is shown")
            return
        }
        #expect(panel.remark == nil)
        program.perform(.export(choice, path: panel.field.text, replaces: false))
        program.finishPacking()
        let name = try #require(panel.field.text.split(separator: "/").last)
        #expect(name == choice.choice.fileName(on: Office.clock.today))
        let written = try office.text(String(name))
        #expect(written.harmlessLines == panel.lines)
        #expect(written.contains("CC1.1") || written.contains("Readiness of Acme"))
        #expect(program.state.panel == nil && program.state.message?.text == "Exported to \(panel.field.text).")
    }

    @Test("What is no text is written, too: a workbook, a folder of documents, a package")
    func exportOfOthers() throws {
        let office = try Office()
        var program = try office.program(at: PlayedTerminal())
        for (format, path) in [(ExportFormat.xlsx, "a.xlsx"), (.oscal, "documents"), (.package, "a.zip")] {
            program.perform(.previewExport(ExportDraft(ExportChoice(format))))
            #expect((program.state.panel as? ExportPanel)?.lines.isEmpty == false)
            program.perform(.export(ExportDraft(ExportChoice(format)), path: path, replaces: false))
            program.finishPacking()
            #expect(program.state.message?.text == "Exported to \(path).")
        }
        #expect(try office.text("documents/catalog-soc2.json").contains("\"oscal-version\": \"1.1.3\""))
        for name in ["a.xlsx", "a.zip"] {
            #expect(try Data(contentsOf: URL(filePath: office.folder.appending(name).string)).prefix(2) == Data("PK".utf8))
        }
        // A second export of the same name asks first.
        program.perform(.previewExport(ExportDraft(ExportChoice(.oscal))))
        program.perform(.export(ExportDraft(ExportChoice(.oscal)), path: "documents", replaces: false))
        program.finishPacking()
        #expect(program.state.panel is Question)
    }

    @Test("A file that is there already is replaced only when that was agreed to")
    func replacing() throws {
        let office = try Office()
        var program = try office.program(at: PlayedTerminal())
        try office.put("somebody's own", "mine.md")
        program.perform(.previewExport(ExportDraft(ExportChoice(.markdown))))
        program.perform(.export(ExportDraft(ExportChoice(.markdown)), path: "mine.md", replaces: false))
        program.finishPacking()
        guard let question = program.state.panel as? Question else {
            Issue.record("nobody is asked")
            return
        }
        #expect(question.lines == ["There is a file mine.md already. What it holds would be gone."] && !question.isYesChosen)
        #expect(try office.text("mine.md") == "somebody's own")
        program.send(.terminal(.key(.enter)))
        #expect(try office.text("mine.md") == "somebody's own")
        program.perform(.export(ExportDraft(ExportChoice(.markdown)), path: "mine.md", replaces: true))
        program.finishPacking()
        #expect(try office.text("mine.md").hasPrefix("# Readiness of Acme"))
    }

    @Test("An export that cannot be written says why, and leaves nothing behind")
    func unwritable() throws {
        let office = try Office()
        var program = try office.program(at: PlayedTerminal())
        let before = try FileManager.default.contentsOfDirectory(atPath: office.folder.string).sorted()
        program.perform(.export(ExportDraft(ExportChoice(.csv)), path: "no/such/folder/out.csv", replaces: false))
        program.finishPacking()
        #expect(program.state.message?.tone == .refused)
        #expect(program.state.message?.text.contains("The export was not written") ?? false)
        #expect(try FileManager.default.contentsOfDirectory(atPath: office.folder.string).sorted() == before)
    }

    @Test("An export of a report, an area and a day, with codes for names, says that and no more; the screen goes on meanwhile")
    func narrowed() throws {
        let office = try Office()
        var program = try office.program(at: PlayedTerminal())
        program.perform(.write([.status(Office.item, to: .ready, was: .todo, reason: "")]))
        program.commit()
        var draft = ExportDraft(ExportChoice(.csv), of: "soc2")
        draft.items = .area("CC1")
        draft.isRedacted = true
        program.perform(.export(draft, path: "a.csv", replaces: false))
        #expect(program.packing.isUnderWay && program.state.packing != nil)
        // A second one waits for the first, and leaving is asked for twice.
        program.perform(.export(draft, path: "b.csv", replaces: false))
        #expect(program.state.message?.text.contains("Another export is still being written") ?? false)
        program.perform(.quit)
        #expect(!program.isDone && program.state.message?.text.contains("Leave again") ?? false)
        program.finishPacking()
        let text = try office.text("a.csv")
        #expect(text.contains("CC1.1-01") && !text.contains("CC2.1-01") && !text.contains("Ana"))
        #expect(program.state.packing == nil && program.state.message?.text == "Exported to a.csv.")
        draft.day = Day(ordinal: 1)
        program.perform(.export(draft, path: "c.csv", replaces: false))
        #expect(program.state.message?.text.contains("Nothing had been done") ?? false)
    }

    @Test("An export that is given up leaves nothing, neither where it is asked for nor where the program ends")
    func givenUp() throws {
        let office = try Office()
        var program = try office.program(at: PlayedTerminal())
        let before = try office.names("").sorted()
        let draft = ExportDraft(ExportChoice(.package))
        program.perform(.export(draft, path: "a.zip", replaces: false))
        program.perform(.cancelExport)
        program.finishPacking()
        #expect(program.state.message?.text.contains("nothing of it is left") ?? false, "\(program.state.message?.text ?? "")")
        program.perform(.export(draft, path: "a.zip", replaces: false))
        program.perform(.quit)
        program.perform(.quit)
        #expect(program.isDone)
        program.endBackground()
        #expect(try office.names("").sorted() == before)
    }

    // MARK: Beginning

    @Test("A workspace begun at Welcome is made by whoever sits there, and is open at once")
    func begin() throws {
        let office = try Office(isEmpty: true)
        var program = try office.program(at: PlayedTerminal(), as: "Cho Minseo")
        #expect(program.state.workspace == nil)
        program.perform(.begin(name: "Acme", [Office.setup]))
        #expect(program.state.workspace?.engagements.map(\.id) == ["soc2"])
        #expect(program.state.saving == .saved)
        let entries = try office.entries
        #expect(entries.map(\.by) == ["Cho Minseo", "Cho Minseo"])
        #expect(Set(entries.map(\.stamp.handle)) == ["cho"])
    }

    @Test("Where beginning fails half way, it is said, and beginning again goes on from there")
    func beginAgain() throws {
        let office = try Office(isEmpty: true)
        var program = try office.program(at: PlayedTerminal())
        // A file in the place of the folder.
        try office.put("", "journal")
        program.perform(.begin(name: "Acme", [Office.setup]))
        #expect(program.state.message?.tone == .refused)
        #expect(program.state.workspace?.engagements.isEmpty ?? true)
        try FileManager.default.removeItem(atPath: "\(office.folder)/journal")
        program.perform(.begin(name: "Acme", [Office.setup]))
        #expect(program.state.workspace?.engagements.count == 1)
        #expect(try office.entries.count == 2)
    }

    @Test("Who shares a first name with somebody here goes by more of the name, and is told so")
    func namesake() throws {
        let office = try Office()
        let program = try office.program(at: PlayedTerminal(), as: "Ana Lopez")
        #expect(program.state.person.handle == "ana-lopez" && program.state.person.name == "Ana Lopez")
        #expect(program.state.message?.text.contains("so yours is ana-lopez") ?? false)
    }

    // MARK: The past

    @Test("Looking back shows the workspace as it was after an entry, and leaves today's alone")
    func past() throws {
        let office = try Office()
        var program = try office.program(at: PlayedTerminal())
        program.perform(.write([.status(Office.item, to: .ready, was: .todo, reason: "")]))
        program.commit()
        let entries = try office.entries
        program.perform(.showPast(entries[1].stamp))
        #expect(program.state.past?.workspace.engagements[0].tally.ticked == 0)
        #expect(program.state.workspace?.engagements[0].tally.ticked == 1)
    }

    @Test("A day shows what was done by its end; one before the first entry is refused")
    func day() throws {
        let office = try Office()
        var program = try office.program(at: PlayedTerminal())
        let today = Office.clock.today
        program.perform(.showDay(today))
        #expect(program.state.past?.day == today && program.state.past?.workspace.engagements.count == 1)
        program.send(.terminal(.key(.escape)))
        program.perform(.showDay(today.advanced(by: -1)))
        #expect(program.state.past == nil && program.state.message?.text.contains("Nothing had been done") ?? false)
    }

    @Test("A history whose chain is broken is said at the start, and nothing is written; when it is mended, writing goes on")
    func brokenHistory() throws {
        let office = try Office()
        var store = try office.open()
        try store.write([.note(Office.item, text: "as it was")])
        store.keepState(ifNewEntries: 1)
        let journals = try FileManager.default.contentsOfDirectory(atPath: "\(office.folder)/journal")
        let name = "journal/\(try #require(journals.first))"
        let good = try office.text(name)
        try office.put(try office.text(name).replacing("\"organization\":\"Acme\"", with: "\"organization\":\"Evil\""), name)
        var program = try office.program(at: PlayedTerminal())
        #expect(program.state.readOnlyReason?.contains(name) ?? false)
        let before = try office.text(name)
        program.perform(.write([.note(Office.item, text: "not written")]))
        program.commit()
        #expect(program.state.saving.isFailure)
        #expect(try office.text(name) == before)
        try office.put(good, name)
        program.refresh()
        #expect(program.state.readOnlyReason == nil)
        program.perform(.retry)
        #expect(program.state.saving == .saved)
    }

    @Test("What is gone stands in the top line until it is back or somebody knows")
    func incomplete() throws {
        let office = try Office()
        var store = try office.open()
        try store.write([.note(Office.item, text: "one")])
        let journals = try FileManager.default.contentsOfDirectory(atPath: "\(office.folder)/journal")
        let name = "journal/\(try #require(journals.first))"
        let whole = try office.text(name)
        var program = try office.program(at: PlayedTerminal())
        #expect(program.state.incompleteReason == nil)
        try office.put(whole.split(separator: "\n").dropLast().map { $0 + "\n" }.joined(), name)
        program.refresh()
        #expect(program.state.incompleteReason?.contains("has lost its last entry") == true)
        // It is named at the next start, too, and an export says it.
        program = try office.program(at: PlayedTerminal())
        #expect(program.state.incompleteReason?.contains(name) == true)
        program.perform(.export(ExportDraft(ExportChoice(.markdown)), path: "out.md", replaces: false))
        program.finishPacking()
        #expect(try office.text("out.md").contains("damaged or incomplete"))
        try office.put(whole, name)
        program.refresh()
        #expect(program.state.incompleteReason == nil)
    }

    // MARK: Editor and theme

    @Test("A note goes to the editor and comes back; where the editor fails, it is as it was")
    func editor() throws {
        let office = try Office()
        let terminal = PlayedTerminal()
        var program = try office.program(at: terminal)
        program.send(.terminal(.key("2")))
        for key in ["e", "o", "n", "e"] as [Key] { program.send(.terminal(.key(key))) }
        var given = ""
        terminal.program = { arguments in
            let path = arguments.last ?? ""
            given = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            try? Data("two\nlines".utf8).write(to: URL(fileURLWithPath: path))
            return path.hasPrefix("\(office.folder)/.tickmark/edit-") && path.hasSuffix("/note.md") ? 0 : 1
        }
        program.send(.terminal(.key(.control("o"))))
        #expect(given == "one")
        #expect(typed(in: program) == "two\nlines")
        let left = try FileManager.default.contentsOfDirectory(atPath: "\(office.folder)/.tickmark")
        #expect(!left.contains { $0.hasPrefix("edit-") }, "nothing is left lying about")
        terminal.program = { _ in nil }
        program.send(.terminal(.key(.control("o"))))
        #expect(typed(in: program) == "two\nlines")
        #expect(program.state.message?.text.contains("could not be started") ?? false)
    }

    private func typed(in program: Program) -> String? {
        (program.state.panel as? PromptPanel)?.field.text
    }

    @Test("A theme is shown while somebody chooses, and remembered for this workspace when it is chosen")
    func theme() throws {
        let office = try Office()
        let terminal = PlayedTerminal()
        var program = try office.program(at: terminal)
        program.perform(.theme("day"))
        program.perform(.theme("no such theme"))
        #expect(terminal.themes == ["day"])
        #expect(ProfileFile.theme(in: office.folder).text == "day")
        #expect(ProfileFile.theme(in: try Office().folder).text == nil)
    }
}
