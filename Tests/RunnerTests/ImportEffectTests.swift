@testable import Interface
import Readiness
@testable import Runner
import Store
import TerminalUI
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Files of every kind are brought in from the screen")
struct ImportEffectTests {
    /// A program at which a file is read as a kind: what it is shown to come to, or why it is refused.
    private func program(
        _ text: String, _ name: String, as kind: ImportDraft.Kind, day: String = ""
    ) throws -> (office: Office, program: Program, draft: ImportDraft) {
        let office = try Office()
        try office.put(text, name)
        var program = try office.program(at: PlayedTerminal())
        program.send(.terminal(.key("I")))
        let draft = ImportDraft(path: name, kind: kind, report: kind == .requests ? "soc2" : nil, day: day)
        program.perform(.previewImport(draft))
        program.waitForLetters()
        return (office, program, draft)
    }

    @Test("The auditor's list becomes requests of the report that is shown")
    func requests() throws {
        var (office, program, draft) = try program("No;Request;Junk\nR-1;Policies;x\n", "pbc.csv", as: .requests)
        draft.meanings = ["Junk": "-"]
        program.perform(.bringIn(draft))
        program.waitForLetters()
        #expect(
            program.state.message?.text.hasPrefix("Brought in pbc.csv: 1 row: 0 set, 1 added") ?? false,
            "\(program.state.message?.text ?? "")")
        let requests = try office.open().state.engagements.first?.listedRequests ?? []
        #expect(requests.map(\.number.text) == ["R-1"])
        // What was said of a column is remembered, and one undo takes all of it back.
        program.perform(.undo)
        program.commit()
        #expect(try office.open().state.engagements.first?.listedRequests.isEmpty ?? false)
    }

    @Test("The footer's undo is of what was brought in, not of what was done before")
    func undoOfImport() throws {
        var desk = try program("No;Request;Junk\nR-1;Policies;x\n", "pbc.csv", as: .requests)
        desk.draft.meanings = ["Junk": "-"]
        desk.program.perform(.bringIn(desk.draft))
        desk.program.waitForLetters()
        #expect(desk.program.state.reversible.undo == "request #R-1", "\(desk.program.state.reversible.undo)")
    }

    private static let junit = """
        <testsuites><testsuite name="s"><testcase classname="backup" name="restores"/></testsuite></testsuites>
        """

    @Test("What a tool found is attached for what was settled, on the day that somebody says where the file does not")
    func evidence() throws {
        var (office, program, draft) = try program(Self.junit, "junit.xml", as: .evidence)
        #expect((program.state.panel as? ImportPanel)?.refusal?.contains("does not say on which day") ?? false)
        let check = try #require(CheckName(tool: "junit", check: "backup.restores"))
        program.perform(.write([.check(check, to: [.control("backup")], was: nil)]))
        program.commit()
        draft.day = "yesterday"
        program.perform(.bringIn(draft))
        program.waitForLetters()
        let pieces = try office.open().state.record.evidence.records
        #expect(pieces.count == 1 && pieces.first?.piece.targets == [.control("backup")], "\(program.state.message?.text ?? "")")
        #expect(pieces.first?.piece.performed == Office.clock.today.advanced(by: -1))
        // The same file once more is nothing to attach, and leaves no copy behind.
        program.perform(.bringIn(draft))
        program.waitForLetters()
        #expect(try office.open().state.record.evidence.records.count == 1)
        let files = try office.names("evidence")
        #expect(files.count == 1 && !files.contains { $0.hasPrefix(".") }, "\(files)")
    }

    @Test("A catalog of others becomes one of the team's own, and one that is there is not replaced")
    func catalog() throws {
        let probo =
            "{\"id\":\"ours\",\"name\":\"Our framework\",\"controls\":[{\"id\":\"AC-1\",\"name\":\"Doors are locked\",\"description\":\"x\"}]}"
        var (office, program, draft) = try program(probo, "probo.json", as: .catalog)
        #expect(try !office.names("").contains("catalogs") || office.names("catalogs").isEmpty, "looking writes nothing")
        program.perform(.bringIn(draft))
        program.waitForLetters()
        #expect(program.state.message?.text.contains("--catalog ours") ?? false, "\(program.state.message?.text ?? "")")
        #expect(try office.text("catalogs/ours.json").contains("Doors are locked"))
        program.perform(.bringIn(draft))
        program.waitForLetters()
        #expect(program.state.message?.text.contains("There is a catalog ours already") ?? false)
    }

    @Test("What is no table says so, and what it may be")
    func noTable() throws {
        let (_, program, _) = try program(Self.junit, "junit.xml", as: .items)
        #expect((program.state.panel as? ImportPanel)?.refusal?.contains("what a tool found, or a catalog") ?? false)
    }
}

extension Program {
    /// Waits until the background has said something, and takes it.
    mutating func waitForLetters() {
        var waiting = pollfd(fd: inbox.descriptor, events: Int16(POLLIN), revents: 0)
        #expect(poll(&waiting, 1, 30_000) == 1, "the background says nothing")
        takeLetters()
    }
}
