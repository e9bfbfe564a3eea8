import Foundation
import Testing

@Suite("No byte of hostile text reaches the terminal as it is")
struct TerminalTests {
    /// The bytes of an attack as they would arrive.
    private static let attacks = [
        "\u{1B}]0;PWNED", "\u{7}\u{1B}[2J", "\u{9B}31m", "\u{202E}", "\u{2066}", "\u{200B}", "\u{FEFF}", "\u{7F}\u{8}",
    ]

    private func expectNoAttack(in bytes: [UInt8]) {
        let data = Data(bytes)
        for attack in Self.attacks {
            let isThere = data.range(of: Data(attack.utf8)) != nil
            #expect(!isThere, "\(attack.unicodeScalars.map { String($0.value, radix: 16) }) was sent")
        }
        let isDrawn = data.range(of: Data("PWNED".utf8)) != nil
        #expect(isDrawn, "the text itself was drawn")
    }

    @Test("Through the tabs of a hostile workspace")
    func tabs() throws {
        let scratch = try Scratch(named: "w \(Hostile.name)")
        try HostileWorkspace.write(Hostile.name, to: scratch.path)
        try scratch.write("{", to: "catalogs/\(Hostile.name).json")
        // ncurses sends only the letters that differ from the last frame.
        let bytes = try Binary.record(
            in: scratch.url,
            pressing: [
                ("What to do next", "2"), ("What an auditor", "5"), ("What the report covers", "\u{3}"),
            ])
        expectNoAttack(in: bytes)
    }

    @Test("On Welcome, which shows the folder")
    func welcome() throws {
        let scratch = try Scratch(named: "w \(Hostile.name)")
        let bytes = try Binary.record(
            in: scratch.url, pressing: [("Which report", "2"), ("Who is the report", "\u{3}")])
        let data = Data(bytes)
        for attack in Self.attacks { #expect(data.range(of: Data(attack.utf8)) == nil) }
    }
}
