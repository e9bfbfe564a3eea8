import RealTerminals
import Testing

@Suite("A frame is what the terminal shows")
struct DrawingTests {
    @Test("Characters of every width stand in as many columns as the frame gives them, and none is acted upon")
    func widths() throws {
        let lines = try stage().screen().split(separator: "\n", omittingEmptySubsequences: false)
        let ends = ["plain|", "漢字|", "👨|", "e\u{301}|", "␛[31m|", "☑╭─╮|", "☑ |"]
        for (row, end) in ends.enumerated() { #expect(lines[1 + row].hasSuffix(end), "\(lines[1 + row])") }
    }

    @Test("What is left of one frame in the next is what a screen drawn anew shows")
    func differences() throws {
        let terminal = try stage()
        for key in ["x", "é", "漢", "Up", "x", "F5", "b", "漢", "a"] { try terminal.press(key) }
        try terminal.wait(for: "9. key a")
        try terminal.press("C-l")
        let drawnAnew = try terminal.wait(for: "10. key ctrl-l")
        // The same reports at the same places, reached one key at a time and all at once.
        let other = try stage()
        try other.press("x", "é", "漢", "Up", "x", "F5", "b", "漢", "a", "C-l")
        #expect(try other.wait(for: "10. key ctrl-l") == drawnAnew)
        #expect(
            try StyledScreen(other.styledScreen()).lines.map { $0.map(\.setting) }
                == StyledScreen(terminal.styledScreen()).lines.map { $0.map(\.setting) })
    }

    @Test("The terminal's cursor stands where somebody types, and is hidden where nobody does")
    func caret() throws {
        let terminal = try stage()
        #expect(try terminal.state("cursor_flag") == ["0"])
        try terminal.press("c")
        try terminal.wait("the cursor") { _ in
            (try? terminal.state("cursor_flag", "cursor_x", "cursor_y")) == ["1", "7", "3"]
        }
        try terminal.press("c")
        try terminal.wait("no cursor") { _ in (try? terminal.state("cursor_flag")) == ["0"] }
    }

    @Test("Another size is told, and the whole of it is drawn upon, smaller or larger")
    func sizes() throws {
        let terminal = try stage()
        try terminal.resize(width: 48, height: 20)
        try terminal.wait("a smaller screen") { $0.hasPrefix("48 x 20,") && $0.contains("1. resize to 48 x 20") }
        try terminal.resize(width: 200, height: 50)
        let screen = try terminal.wait("a larger screen") { $0.hasPrefix("200 x 50,") && $0.contains("2. resize to 200 x 50") }
        #expect(screen.contains("☑╭─╮|") && screen.contains("trough"))
    }

    @Test("A window of more than a thousand columns or five hundred rows is drawn upon up to there")
    func boundedSize() throws {
        let terminal = try stage()
        try terminal.resize(width: 1200, height: 600)
        try terminal.wait("a bounded screen") { $0.hasPrefix("1000 x 500,") }
    }

    @Test("Whether the locale shows UTF-8 is known", arguments: [("C.UTF-8", "UTF-8"), ("C", "no UTF-8"), ("POSIX", "no UTF-8")])
    func locales(locale: String, characters: String) throws {
        #expect(try stage(locale: locale).screen().hasPrefix("80 x 24, \(characters)"))
    }
}
