import Foundation
import RealTerminals
import Testing

@Suite("Links on a terminal that has them")
struct LinkTests {
    /// The stage, with all that it sends in a file.
    private func stage(_ links: String, into folder: ScratchFolder, terminal: String = "tmux-256color") throws -> RealTerminal {
        let shown = try RealTerminal(
            "read wait; \(builtProgram("stage")) 256; read wait", width: 80, height: 24, in: folder.url,
            environment: ["TERM": terminal, "TICKMARK_LINKS": links])
        try shown.record(into: folder.url.appendingPathComponent("sent"))
        try shown.press("Enter")
        try shown.wait(for: "trough")
        return shown
    }

    private func sent(in folder: ScratchFolder) -> [UInt8] {
        (try? Data(contentsOf: folder.url.appendingPathComponent("sent"))).map(Array.init) ?? []
    }

    /// What stands in the file, as soon as the screen is what it makes.
    private func links(of terminal: RealTerminal, in folder: ScratchFolder) throws -> LinkScreen {
        var screen = LinkScreen(width: 80, height: 24, [])
        try terminal.wait("what was sent makes the screen") { shown in
            screen = LinkScreen(width: 80, height: 24, sent(in: folder))
            return screen.text.trimmingCharacters(in: .newlines) == shown.trimmingCharacters(in: .newlines)
        }
        return screen
    }

    /// A line as it is seen: a blank has no ink that could be told, and blanks at the end are as good as none.
    private func seen(_ line: [(character: Character, setting: StyledScreen.Setting)]) -> [String] {
        var cells = line.map { character, setting in
            var setting = setting
            if character == " ", !setting.isReverse, !setting.isUnderlined { setting = .init(surface: setting.surface) }
            return character == " " && setting == .init() ? " " : "\(character) \(setting)"
        }
        while cells.last == " " { cells.removeLast() }
        return cells
    }

    @Test(
        "Exactly the frame's cells are links, whatever frame comes after which, and everything looks as without links",
        arguments: ["tmux-256color", "xterm-256color"])
    func exact(terminal: String) throws {
        let (folder, plainFolder) = (try ScratchFolder(), try ScratchFolder())
        let linked = try stage("always", into: folder, terminal: terminal)
        let plain = try stage("never", into: plainFolder, terminal: terminal)
        let layouts: [[String]] = [
            ["https://one.example/ letter"], ["https://one.example/ letter"], ["https://two.example/ let"],
            [
                "https://three.example/ htt", "https://three.example/ /three.examp",
                "https://three.example/ le/", "https://four.example/ 漢字 !!",
            ], [], ["https://one.example/ letter"],
        ]
        for (step, expected) in layouts.enumerated() {
            for terminal in [linked, plain] {
                try terminal.press("h")
                try terminal.wait(for: "\(step + 1). key h")
            }
            let screen = try links(of: linked, in: folder)
            #expect(screen.unknown.isEmpty)
            #expect(screen.links == expected, "step \(step + 1)")
            let (ours, theirs) = (try StyledScreen(linked.styledScreen()), try StyledScreen(plain.styledScreen()))
            #expect(ours.lines.count == theirs.lines.count)
            for (row, (our, their)) in zip(ours.lines, theirs.lines).enumerated() {
                #expect(seen(our) == seen(their), "step \(step + 1), row \(row)")
            }
        }
        // Drawn anew, and after another program had the terminal.
        try linked.press("C-l")
        try linked.wait(for: "7. key ctrl-l")
        #expect(try links(of: linked, in: folder).links == ["https://one.example/ letter"])
    }

    @Test("A link that stays is sent once, and none is sent where the terminal is not known to have them")
    func sparing() throws {
        let folder = try ScratchFolder()
        let terminal = try stage("always", into: folder)
        for (step, key) in ["h", "x", "x"].enumerated() {
            try terminal.press(key)
            try terminal.wait(for: "\(step + 1). key \(key)")
        }
        #expect(try links(of: terminal, in: folder).links == ["https://one.example/ letter"])
        #expect(String(decoding: sent(in: folder), as: UTF8.self).components(separatedBy: "https://one.example/").count == 2)
        let other = try ScratchFolder()
        // The emulator is none that says of itself that it has links.
        let unasked = try stage("", into: other)
        try unasked.press("h")
        try unasked.wait(for: "1. key h")
        #expect(try links(of: unasked, in: other).links.isEmpty)
        #expect(!String(decoding: sent(in: other), as: UTF8.self).contains("\u{1B}]8;"))
    }
}
