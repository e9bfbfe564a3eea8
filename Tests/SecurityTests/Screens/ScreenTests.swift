import Foundation
import HarmlessText
import Interface
import Readiness
import Reports
import TerminalUI
import Testing

@Suite("On the screen hostile text is drawn, never obeyed")
struct ScreenTests {
    private func state(_ text: String, width: Int, workspace: Bool = true, glyphs: GlyphSet = .unicode) throws -> State {
        let catalogs = HostileWorkspace.catalogs
        return State(
            workspace: workspace ? try HostileWorkspace.state(text) : nil, person: CurrentPerson(handle: "ana", name: text),
            catalogs: Array(catalogs.values), today: HostileWorkspace.today,
            folder: text, size: Size(width: width, height: 40), glyphs: glyphs,
            themes: ThemeChoice(all: [("night", text)], current: "night"))
    }

    /// Draws a frame and looks at every cell.
    private func expectHarmlessFrame(_ state: State, _ what: String, sourceLocation: SourceLocation = #_sourceLocation) {
        var canvas = Canvas(state.size, glyphs: state.glyphs)
        view(state, into: &canvas)
        var characters: Set<Character> = []
        for y in 0..<canvas.size.height {
            let row = canvas.row(y)
            for cell in row where cell.character != Canvas.Cell.continuation { characters.insert(cell.character) }
            // Every wide character has its second half, or the rest of the row stands one column off.
            let columns = row.reduce(0) { $0 + ($1.character == Canvas.Cell.continuation ? 0 : $1.character.columns) }
            if columns != canvas.size.width {
                Issue.record("\(what): row \(y) is \(columns) columns wide", sourceLocation: sourceLocation)
            }
        }
        for character in characters where !character.isASCII || character < " " || character > "~" {
            expectHarmless(String(character), what, sourceLocation: sourceLocation)
            let isBounded = character.unicodeScalars.count <= 32 && (1...2).contains(character.columns)
            #expect(isBounded, "\(what): a tower in a cell", sourceLocation: sourceLocation)
        }
    }

    @Test("In every screen and panel of a workspace that is hostile throughout", arguments: Hostile.texts)
    func workspace(text: String) throws {
        let label = String(text.harmless.prefix(40))
        var state = try state(text, width: 72)
        let entries = HostileWorkspace.entries(text)
        _ = update(&state, .history(entries))
        for key in ["1", "2", "3", "4", "5"] {
            _ = update(&state, .terminal(.key(.character(Character(key)))))
            _ = update(&state, .history(entries))
            expectHarmlessFrame(state, "\(label): tab \(key)")
            _ = update(&state, .terminal(.key(.down)))
            for panel in ["n", "E"] {
                _ = update(&state, .terminal(.key(.character(Character(panel)))))
                _ = update(&state, .terminal(.paste(text)))
                expectHarmlessFrame(state, "\(label): tab \(key), panel \(panel)")
                for _ in 0..<3 { _ = update(&state, .terminal(.key(.escape))) }
            }
        }
    }

    @Test("In everything that the footer can say, and in the preview of an export", arguments: Hostile.texts)
    func messages(text: String) throws {
        let summary = Summary(
            of: try HostileWorkspace.state(text), recent: HostileWorkspace.entries(text), heads: [], madeBy: text,
            on: HostileWorkspace.today)
        let events: [Event] = [
            .notice(text), .refused(text), .notSaved(reason: text), .changedByOthers(text), .readOnly(text),
            .exported(path: text, more: text),
            .exportPreview(
                draft: ExportDraft(ExportChoice(.markdown)),
                lines: String(decoding: render(summary, as: .markdown), as: UTF8.self).harmlessLines,
                path: text,
                remark: text),
            .exportTarget(path: text, remark: text), .exportRefused(text), .draft(Draft(purpose: text, text: text), of: text),
            .exportExists(path: text),
        ]
        for event in events {
            var state = try state(text, width: 80)
            _ = update(&state, event)
            expectHarmlessFrame(state, "\(text.harmless.prefix(40)): \("\(event)".harmless.prefix(20))")
        }
    }

    @Test("On Welcome: the folder's name, and what is pasted into its fields", arguments: Hostile.texts)
    func welcome(text: String) throws {
        var state = try state(text, width: 80, workspace: false)
        for key in [Key.character("2"), .enter, .enter, .enter, .enter] {
            expectHarmlessFrame(state, "\(text.harmless.prefix(40)): Welcome")
            _ = update(&state, .terminal(.key(key)))
            _ = update(&state, .terminal(.paste(text)))
        }
    }

    @Test("Where only ASCII can be shown there is nothing else, whatever the text", arguments: Hostile.texts)
    func ascii(text: String) throws {
        var state = try state(text, width: 80, glyphs: .ascii)
        for key in ["1", "2", "3", "4", "5"] {
            _ = update(&state, .terminal(.key(.character(Character(key)))))
            _ = update(&state, .history(HostileWorkspace.entries(text)))
            var canvas = Canvas(state.size, glyphs: .ascii)
            view(state, into: &canvas)
            let isPlain = (0..<canvas.size.height).allSatisfy { y in
                canvas.row(y).allSatisfy { $0.character.isASCII && $0.character >= " " && $0.character <= "~" }
            }
            #expect(isPlain, "tab \(key)")
        }
    }
}
