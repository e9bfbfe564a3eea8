import Checking
import Files
import Foundation
import GitSync
@testable import Interface
import Journal
import Readiness
import Reports
@testable import Runner
import Store
import SystemPackage
import TerminalUI
import Testing

@Suite("What is typed outlasts whatever happens to it")
struct DraftTests {
    private func type(_ text: String, into program: inout Program) {
        for character in text { program.send(.terminal(.key(.character(character)))) }
    }

    /// A program with a note being written on the first item.
    private func writing(_ text: String, in office: Office, at terminal: PlayedTerminal = PlayedTerminal()) throws -> Program {
        var program = try office.program(at: terminal)
        program.send(.terminal(.key("2")))
        program.send(.terminal(.key("e")))
        type(text, into: &program)
        return program
    }

    private func files(in office: Office) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: office.folder.appending(".tickmark").string)
            .filter { $0.contains("drafts-") || $0.contains("edit-") }.sorted()
    }

    @Test("Drafts are kept for one person and one item, and only their user may read them")
    func kept() throws {
        let office = try Office()
        var program = try writing("Half a thought", in: office)
        program.keepDraftOfBatch()
        let names = try files(in: office)
        #expect(names.count == 2 && names[1].hasSuffix(".json"))
        for (name, mode) in zip(names, [0o700, 0o600]) {
            let attributes = try FileManager.default.attributesOfItem(
                atPath: office.folder.appending(".tickmark").string + "/" + name)
            #expect(attributes[.posixPermissions] as? Int == mode, "\(name)")
        }
        let mine = Drafts(of: "ana", in: office.folder)
        #expect(mine.kept(for: "note soc2/CC1.1-01")?.text == "Half a thought")
        #expect(mine.kept(for: "note soc2/CC1.1-02") == nil && mine.kept(for: "block soc2/CC1.1-01") == nil)
        #expect(Drafts(of: "ben", in: office.folder).kept(for: "note soc2/CC1.1-01") == nil)
    }

    @Test("After a crash it is offered where it was typed, with the time, and is gone when it is saved")
    func crash() throws {
        let office = try Office()
        var crashed = try writing("Half a thought", in: office)
        crashed.keepDraftOfBatch()
        var program = try writing("", in: office)
        guard let prompt = program.state.panel as? PromptPanel else {
            Issue.record("no prompt is open")
            return
        }
        #expect(prompt.field.text == "Half a thought")
        #expect(prompt.hint.hasPrefix("Taken up from a draft of "))
        program.send(.terminal(.key(.enter)))
        #expect(try files(in: office).count == 2, "not before it is saved")
        program.commit()
        #expect(try files(in: office).count == 1)
        #expect(try office.entries.last?.action == .note(Office.item, text: "Half a thought"))
        #expect(try writing("", in: office).state.draft?.text == "")
    }

    @Test("A terminal that goes away in the middle of a word leaves the draft")
    func hangUp() throws {
        let office = try Office()
        let terminal = PlayedTerminal()
        var program = try writing("So", in: office, at: terminal)
        terminal.hangUp()
        #expect(program.loop() != 0)
        #expect(Drafts(of: "ana", in: office.folder).kept(for: "note soc2/CC1.1-01")?.text == "So")
    }

    @Test("A save that fails leaves the draft; the program may end then")
    func failedSave() throws {
        let office = try Office()
        var program = try writing("Not lost", in: office)
        let lock = try office.takeLock()
        program.send(.terminal(.key(.enter)))
        program.commit()
        #expect(program.state.saving.isFailure)
        try lock.close()
        #expect(Drafts(of: "ana", in: office.folder).kept(for: "note soc2/CC1.1-01")?.text == "Not lost")
        program.send(.terminal(.key(.control("r"))))
        #expect(Drafts(of: "ana", in: office.folder).kept(for: "note soc2/CC1.1-01") == nil)
    }

    @Test("Each window has a file of its own in its editor, which only its user may read, and leaves none behind")
    func windows() throws {
        let office = try Office()
        let (first, second) = (PlayedTerminal(), PlayedTerminal())
        var ana = try writing("Ana's", in: office, at: first)
        var ben = try office.program(at: second, as: "Ben Okafor")
        for key in ["2", "e", "B"] as [Key] { ben.send(.terminal(.key(key))) }
        var paths: [String] = []
        second.program = { arguments in
            paths.append(arguments[arguments.count - 1])
            try? Data("Ben's own".utf8).write(to: URL(fileURLWithPath: paths[1]))
            return 0
        }
        first.program = { arguments in
            paths.append(arguments[arguments.count - 1])
            let mode = (try? FileManager.default.attributesOfItem(atPath: paths[0]))?[.posixPermissions] as? Int
            #expect(mode == 0o600)
            // Meanwhile the other window goes through its editor from beginning to end.
            ben.send(.terminal(.key(.control("o"))))
            #expect((try? String(contentsOfFile: paths[0], encoding: .utf8)) == "Ana's")
            try? Data("Ana's own".utf8).write(to: URL(fileURLWithPath: paths[0]))
            return 0
        }
        ana.send(.terminal(.key(.control("o"))))
        #expect(paths.count == 2 && paths[0] != paths[1])
        #expect(ana.state.draft?.text == "Ana's own" && ben.state.draft?.text == "Ben's own")
        #expect(try files(in: office).allSatisfy { !$0.hasPrefix("edit-") })
    }

    @Test(
        "An editor that saves by renaming is read, and one that leaves a link, a pipe or no text is refused with what it wrote kept"
    )
    func strange() throws {
        let office = try Office()
        let terminal = PlayedTerminal()
        var program = try writing("Before", in: office, at: terminal)
        terminal.program = { arguments in
            let path = arguments[arguments.count - 1]
            try? Data("Renamed".utf8).write(to: URL(fileURLWithPath: path + "~"))
            return rename(path + "~", path)
        }
        program.send(.terminal(.key(.control("o"))))
        #expect(program.state.draft?.text == "Renamed")
        let deeds: [(String, (String) -> Void)] = [
            ("could not be read", { symlink("/etc/passwd", $0) }), ("could not be read", { mkfifo($0, 0o600) }),
            ("is not UTF-8", { try? Data([0x63, 0xE9]).write(to: URL(fileURLWithPath: $0)) }),
            ("longer than 256 KiB", { try? Data(count: 256 * 1024 + 1).write(to: URL(fileURLWithPath: $0)) }),
        ]
        for (words, deed) in deeds {
            terminal.program = { arguments in
                unlink(arguments[arguments.count - 1])
                deed(arguments[arguments.count - 1])
                return 0
            }
            program.send(.terminal(.key(.control("o"))))
            let message = program.state.message?.text ?? ""
            #expect(message.contains(words) && message.contains("what the editor wrote is in"), "\(message)")
            #expect(program.state.draft?.text == "Renamed")
        }
    }

    @Test("An editor's words go through a shell where a shell means something by them, as git has it")
    func words() {
        #expect(Program.editing("/w/note.md", with: "vi") == ["vi", "/w/note.md"])
        #expect(Program.editing("/w/note.md", with: "/usr/bin/nano") == ["/usr/bin/nano", "/w/note.md"])
        #expect(
            Program.editing("/w/a b.md", with: "code --wait 'a b'")
                == ["/bin/sh", "-c", "code --wait 'a b' \"$@\"", "code --wait 'a b'", "/w/a b.md"])
    }

    @Test("~ at the beginning of a path is the home folder, and only there")
    func home() {
        for (path, expected) in [
            ("~", "/home/ana"), ("~/x.md", "/home/ana/x.md"), ("~ben/x", "~ben/x"), ("./~/x", "./~/x"), ("a~/x", "a~/x"),
            ("", ""),
        ] {
            #expect(HomePath.expanded(path, home: "/home/ana") == expected)
            #expect(HomePath.expanded(path, home: nil) == path)
        }
    }
}
