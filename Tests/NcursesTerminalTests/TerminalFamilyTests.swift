import Testing

@testable import NcursesTerminal

@Suite("A terminal that the machine's database does not know")
struct TerminalFamilyTests {
    @Test(
        "It is taken for the best known one of its family",
        arguments: [
            ("xterm-ghostty", "xterm-256color"), ("xterm-kitty", "xterm-256color"), ("foot", "xterm-256color"),
            ("xterm-256colop", "xterm-256color"), ("st", "xterm-256color"), ("tmux-direct", "screen-256color"),
            ("rxvt-unicode-256color", "rxvt-256color"), ("linux-16color", "linux"), ("vt520", "vt220"),
            ("vte-direct", "xterm-256color"),
        ])
    func known(name: String, standIn: String) {
        #expect(TerminalFamily.standIns(for: name).first == standIn)
    }

    @Test("Of which nothing is known, nothing is guessed", arguments: ["", "teletype", "adm3a"])
    func unknown(name: String) {
        #expect(TerminalFamily.standIns(for: name).isEmpty)
    }
}
