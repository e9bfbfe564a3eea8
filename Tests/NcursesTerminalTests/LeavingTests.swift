import RealTerminals
import Testing

@Suite("The terminal is given back as it was found, for a while or for good")
struct LeavingTests {
    /// What a terminal is in while somebody types at a shell: no second screen, a cursor, no mouse, plain cursor keys.
    private static let modes = ["alternate_on", "cursor_flag", "mouse_any_flag", "keypad_cursor_flag", "keypad_flag"]

    private func modes(of terminal: RealTerminal) throws -> [String] { try Self.modes.map { try terminal.state($0)[0] } }

    @Test("For good: screen, cursor, mouse and keypad are the shell's, and pastes are typed again")
    func leaving() throws {
        let folder = try ScratchFolder()
        let terminal = try RealTerminal(
            "echo what stood here before; read begin; \(builtProgram("stage")); cat", in: folder.url,
            environment: ["TERM": "xterm-256color"])
        try terminal.wait(for: "what stood here before")
        let before = try modes(of: terminal)
        try terminal.press("Enter")
        try terminal.wait(for: "trough")
        #expect(try modes(of: terminal) != before, "else nothing is shown by what follows")
        try terminal.press("q")
        let screen = try terminal.wait(for: "the stage is left")
        #expect(screen.contains("what stood here before") && !screen.contains("trough"))
        #expect(try modes(of: terminal) == before)
        try terminal.paste("as if typed")
        try terminal.wait("the text without marks") { $0.contains("\nas if typed") }
    }

    @Test("For a while: the shell's screen and settings are back, and the frame is there again afterwards")
    func suspending() throws {
        let terminal = try stage(terminal: "xterm-256color")
        let frame = try terminal.screen()
        try terminal.press("C-z")
        let screen = try terminal.wait(for: "enter goes on")
        #expect(screen.contains("what stood here before") && !screen.contains("trough"))
        #expect(try terminal.state("alternate_on", "cursor_flag") == ["0", "1"])
        try terminal.type("seen as it is typed")
        try terminal.wait(for: "seen as it is typed")
        try terminal.press("Enter")
        let again = try terminal.wait(for: "1. key ctrl-z")
        #expect(again.contains("trough") && again.hasPrefix(frame.prefix { $0 != "\n" }))
        try terminal.paste("one text")
        try terminal.wait(for: "2. paste one text")
    }

    @Test("For another program: it has the terminal, its exit status is told, and the frame comes back")
    func another() throws {
        let terminal = try stage(terminal: "xterm-256color")
        try terminal.press("r")
        let screen = try terminal.wait(for: "another program has the terminal")
        #expect(!screen.contains("trough"))
        try terminal.press("Enter")
        let again = try terminal.wait(for: "2. it ended with 3")
        #expect(again.contains("trough"))
        try terminal.press("n")
        let none = try terminal.wait(for: "4. it ended with nothing")
        #expect(none.contains("trough"))
    }
}
