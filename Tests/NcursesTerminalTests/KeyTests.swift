import RealTerminals
import Testing

@Suite("What the terminal sends comes as what somebody did")
struct KeyTests {
    /// Keys by the names that tmux has for them, and the title that they must come with.
    private static let keys: [(name: String, title: String)] =
        [
            ("Up", "↑"), ("Down", "↓"), ("Left", "←"), ("Right", "→"), ("PPage", "page up"), ("NPage", "page down"),
            ("Home", "home"), ("End", "end"), ("Enter", "enter"), ("Tab", "tab"), ("BTab", "shift-tab"), ("BSpace", "backspace"),
            ("DC", "del"), ("Escape", "esc"), ("Space", "space"), ("x", "x"), ("/", "/"), ("é", "é"), ("漢", "漢"),
            ("C-a", "ctrl-a"),
            // What a terminal would act upon itself, if it were left to.
            ("C-c", "ctrl-c"), ("C-s", "ctrl-s"), ("C-q", "ctrl-q"), ("C-v", "ctrl-v"), ("C-o", "ctrl-o"), ("C-d", "ctrl-d"),
            ("C-u", "ctrl-u"), ("C-w", "ctrl-w"),
        ] + (1...12).map { ("F\($0)", "F\($0)") }

    @Test("Every key comes once, as itself, also those that the terminal's settings would keep")
    func every() throws {
        let terminal = try stage()
        for (index, key) in Self.keys.enumerated() {
            try terminal.press(key.name)
            try terminal.wait("\(key.title)") { $0.contains("\(index + 1). key \(key.title)\n") }
        }
    }

    @Test("Escape is answered by itself, and does not wait for what it might begin")
    func escape() throws {
        let terminal = try stage()
        try terminal.press("Escape")
        try terminal.wait(for: "1. key esc")
        // Together they are Alt with x, which is no key; one after the other they are two.
        try terminal.press("M-x")
        try terminal.press("Escape")
        try terminal.wait(for: "2. key esc")
        try terminal.press("x")
        try terminal.wait(for: "3. key x")
    }

    @Test("A paste comes as one text, in whole, and presses no key")
    func paste() throws {
        let terminal = try stage()
        try terminal.paste("q and\nmore é漢")
        try terminal.wait(for: "1. paste q and/more é漢")
        let long = String(repeating: "0123456789", count: 1_000)
        try terminal.paste(long + " the end")
        try terminal.press("x")
        let screen = try terminal.wait(for: "3. key x")
        #expect(screen.contains("2. paste 0123456789"))
    }

    @Test("A paste whose end never comes holds nothing up for longer than a second or so")
    func unendedPaste() throws {
        let terminal = try stage()
        try terminal.type("\u{1B}[200~half of it")
        try terminal.wait(for: "1. a paste did not end")
        try terminal.press("x")
        try terminal.wait(for: "2. key x")
    }

    @Test("Bytes that are no text press nothing that was not pressed, and what comes behind them is heard")
    func noText() throws {
        let terminal = try stage()
        try terminal.press("-H", "ff", "c3", "28")
        // What comes with them may go with them; what comes later is heard.
        let screen = try terminal.wait("a key") { screen in
            if !screen.contains("key x") { try? terminal.press("x") }
            return screen.contains("key x")
        }
        for leaving in ["key ctrl-c", "key q", "key esc"] { #expect(!screen.contains(leaving)) }
    }

    @Test("Mouse: presses with their place, a second one soon after as a double press, the wheel; letting go is nothing")
    func mouse() throws {
        let terminal = try stage(terminal: "xterm-256color")
        func report(_ button: Int, _ x: Int, _ y: Int, isPress: Bool = true) -> String {
            "\u{1B}[<\(button);\(x + 1);\(y + 1)\(isPress ? "M" : "m")"
        }
        try terminal.type(report(0, 2, 3) + report(0, 2, 3, isPress: false))
        try terminal.wait(for: "1. press at 2,3")
        // Elsewhere, so that it is no second press of the first.
        try terminal.type(report(0, 70, 20) + report(0, 70, 20, isPress: false))
        try terminal.wait(for: "2. press at 70,20")
        // How soon the second one comes is not for a test on a busy machine to say.
        try terminal.wait("a double press") { screen in
            if !screen.contains("doublePress at 70,20") {
                try? terminal.type(report(0, 70, 20) + report(0, 70, 20, isPress: false))
            }
            return screen.contains("doublePress at 70,20")
        }
        try terminal.type(report(64, 5, 6))
        try terminal.wait(for: "wheelUp at 5,6")
        try terminal.type(report(65, 5, 7))
        try terminal.wait(for: "wheelDown at 5,7")
    }
}
