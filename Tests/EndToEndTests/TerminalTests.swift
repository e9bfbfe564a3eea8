import Foundation
import RealTerminals
import Testing

@Suite("The terminal is left as it was found", .serialized)
struct TerminalTests {
    @Test("After quitting, its settings are what they were", arguments: ["q", "C-c"])
    func settings(key: String) throws {
        let folder = try ScratchFolder.demo()
        let terminal = try RealTerminal(
            "stty -a > before; \(tickmarkPath) --workspace demo; stty -a > after; cmp before after && echo the same settings; read wait",
            in: folder.url)
        try terminal.wait(for: "What to do next")
        try terminal.press(key)
        try terminal.wait(for: "the same settings")
    }

    @Test("After SIGTERM, too, and the exit status says so")
    func terminated() throws {
        let folder = try ScratchFolder.demo()
        let terminal = try RealTerminal(
            "stty -a > before; sh -c \"echo \\$\\$ > pid; exec \(tickmarkPath) --workspace demo\"; echo left with $?; stty -a > after; cmp before after && echo the same settings; read wait",
            in: folder.url)
        try terminal.wait(for: "What to do next")
        let pid = try String(contentsOf: folder.url.appendingPathComponent("pid"), encoding: .utf8).filter(\.isNumber)
        // Not by kill(1): a bare Debian has none.
        #expect(kill(try #require(pid_t(pid)), SIGTERM) == 0)
        let screen = try terminal.wait(for: "the same settings")
        #expect(screen.contains("left with 143"))
        #expect(!screen.contains("What to do next"), "the full screen is gone")
    }

    @Test("ctrl-z goes back to the shell, and fg comes back to the same screen")
    func suspended() throws {
        let folder = try ScratchFolder.demo()
        let terminal = try RealTerminal("exec bash --norc -i", in: folder.url, environment: ["PS1": "ready$ "])
        try terminal.wait(for: "ready$")
        try terminal.type("\(tickmarkPath) --workspace demo\n")
        try terminal.wait(for: "What to do next")
        try terminal.press("2")
        try terminal.wait(for: "Why and how")
        try terminal.press("C-z")
        try terminal.wait("the shell") { $0.contains("Stopped") && !$0.contains("Why and how") }
        try terminal.type("fg\n")
        try terminal.wait(for: "Why and how")
        try terminal.press("q")
        try terminal.wait("the shell again") { !$0.contains("Why and how") }
    }

    @Test("The cursor, which is hidden, stands on the row that is chosen, on every screen and in every list above one")
    func restingCursor() throws {
        let folder = try ScratchFolder.demo()
        let terminal = try RealTerminal("\(tickmarkPath) --workspace demo; read wait", in: folder.url)
        try terminal.wait(for: "What to do next")
        func row() throws -> Int {
            let state = try terminal.state("cursor_y")
            return try #require(Int(state[0]))
        }
        // The last are the filters, above the items.
        for (key, sight) in [
            ("1", "What to do next"), ("3", "controls covered"), ("5", "What the report covers"), ("6", "1 of "),
            ("2", "Why and how"),
            ("f", "Filter:"),
        ] {
            try terminal.press(key)
            try terminal.wait(for: sight)
            try terminal.press("Home")
            // Headings are passed over: where the first row is, the screen alone knows. So it is looked for until it
            // stays.
            var before = -1
            try terminal.wait("the cursor at rest, at \(sight)") { _ in
                let now = (try? row()) ?? 0
                defer { before = now }
                return now == before
            }
            try terminal.press("Down")
            try terminal.wait("the cursor a row or two lower, at \(sight)") { _ in
                let now = (try? row()) ?? 0
                return now > before && now <= before + 3
            }
            #expect(try terminal.state("cursor_flag") == ["0"])
        }
    }

    @Test(
        "A terminal that the machine does not know is taken for one of its family, which is said",
        arguments: ["xterm-nobody-knows", "tmux-nobody-knows"])
    func family(term: String) throws {
        let folder = try ScratchFolder.demo()
        let terminal = try RealTerminal(
            "\(tickmarkPath) --workspace demo; read wait", in: folder.url, environment: ["TERM": term])
        try terminal.wait(for: "What to do next")
        #expect(try terminal.screen().contains("does not know"))
    }

    @Test("Absurd COLUMNS and LINES change nothing where the terminal knows its size")
    func absurdSize() throws {
        let folder = try ScratchFolder.demo()
        let terminal = try RealTerminal(
            "\(tickmarkPath) --workspace demo; read wait", in: folder.url,
            environment: ["COLUMNS": "99999999", "LINES": "-1"])
        try terminal.wait(for: "What to do next")
    }

    @Test("It works from 60x16 to 300x90, says so below that, and recovers")
    func sizes() throws {
        let folder = try ScratchFolder.demo()
        let terminal = try RealTerminal("\(tickmarkPath) --workspace demo; read wait", width: 120, height: 40, in: folder.url)
        try terminal.wait(for: "What to do next")
        try terminal.resize(width: 59, height: 15)
        try terminal.wait(for: "Tickmark needs 60 x 16")
        try terminal.resize(width: 60, height: 16)
        try terminal.wait("the smallest screen") { $0.contains("1 Overview") && !$0.contains("needs 60") }
        try terminal.resize(width: 300, height: 90)
        try terminal.wait("the largest screen") { screen in
            let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
            return lines.count >= 90 && lines[89].contains("quit") && screen.contains("What to do next")
        }
    }

    @Test(
        "A key that the terminal's database does not know does nothing, whichever letters it is made of",
        arguments: ["\u{1B}[97;5u", "\u{1B}[27;5;120~", "\u{1B}[1;9x", "\u{1B}[57399u"])
    func unknownSequences(sequence: String) throws {
        let folder = try ScratchFolder.demo()
        let terminal = try RealTerminal("\(tickmarkPath) --workspace demo; read wait", in: folder.url)
        try terminal.wait(for: "What to do next")
        try terminal.press("2")
        // What could be undone is looked up behind the first frame.
        let before = try terminal.waitForRest("the list, and what could be undone") {
            $0.contains("1 of 223") && $0.contains("undo:")
        }
        try terminal.type(sequence)
        try terminal.press("?")
        try terminal.wait(for: "What has to be true before the auditor comes")
        try terminal.press("Escape")
        try terminal.wait("the screen as it was") { $0 == before }
    }

    @Test("Without UTF-8, or with --ascii, every byte is ASCII", arguments: [("C", ""), ("C.UTF-8", "--ascii")])
    func ascii(locale: String, option: String) throws {
        let folder = try ScratchFolder.demo()
        let terminal = try RealTerminal(
            "\(tickmarkPath) \(option) --workspace demo; read wait", in: folder.url, environment: ["LC_ALL": locale])
        try terminal.wait(for: "What to do next")
        for key in ["2", "3", "4", "5", "6", "?"] {
            try terminal.press(key)
            let screen = try terminal.wait("a screen") { $0.contains("+-") }
            let isPlain = screen.unicodeScalars.allSatisfy(\.isASCII)
            #expect(isPlain, "\(screen)")
        }
    }

    @Test(
        "A terminal that cannot show a screen is refused with what to do",
        arguments: [("dumb", "cannot move its cursor"), ("nonsense", "not in this machine's terminal database")])
    func refused(term: String, reason: String) throws {
        let folder = try ScratchFolder.demo()
        let terminal = try RealTerminal(
            "\(tickmarkPath) --workspace demo; echo left with $?; read wait", in: folder.url, environment: ["TERM": term])
        let screen = try terminal.wait(for: "left with 1")
        #expect(screen.split(separator: "\n").joined(separator: " ").contains(reason))
    }

    @Test("Without a terminal the commands are named, and the exit status is 1")
    func noTerminal() throws {
        let folder = try ScratchFolder.demo()
        let answer = try tickmark("--workspace", "demo", in: folder.url)
        #expect(answer.status == 1)
        #expect(answer.errors.contains("needs a terminal"))
    }
}
