import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("Frames are what somebody approved of")
struct FrameTests {
    /// A frame: the keys that lead to it, and the sizes that it is kept in.
    struct Shot: Sendable, CustomTestStringConvertible {
        var name: String
        var keys: [Key] = []
        var typed = ""
        var sizes: [Size] = [Size(width: 80, height: 24), Size(width: 120, height: 40)]
        var isEmpty = false
        var testDescription: String { name }
    }

    static let everySize = [(60, 16), (80, 24), (120, 40), (200, 60), (300, 90)].map { Size(width: $0.0, height: $0.1) }
    static let smallToo = [(60, 16), (80, 24), (120, 40)].map { Size(width: $0.0, height: $0.1) }
    static let small = [Size(width: 60, height: 16), Size(width: 80, height: 24)]

    static let screens = [
        Shot(name: "overview", keys: ["1"], sizes: everySize),
        Shot(name: "overview-areas", keys: ["1", .left, .down]),
        Shot(name: "items", keys: ["2"], sizes: everySize),
        Shot(name: "items-areas", keys: ["2", .left, .down, .down, .down], sizes: smallToo),
        Shot(name: "items-detail", keys: ["2", .down, .down, .down, .down, .enter], sizes: smallToo),
        Shot(name: "items-note-read", keys: ["2", .down, .down, .down, .enter, .end]),
        Shot(name: "items-blocked", keys: ["2", .down, .down, .down, .down, .enter]),
        Shot(name: "items-selected", keys: ["2", "x", "x", "x"], sizes: smallToo),
        Shot(name: "items-found", keys: ["2", "/"], typed: "access", sizes: smallToo),
        Shot(name: "items-none-found", keys: ["2", "/"], typed: "xyzzy"),
        Shot(name: "items-by-owner", keys: ["2", "v", .down, .enter]),
        Shot(name: "items-by-due", keys: ["2", "v", .down, .down, .down, .enter]),
        Shot(name: "items-mine", keys: ["2", "m"]),
        Shot(name: "items-by-priority", keys: ["2", "v", .end, .enter]),
        Shot(name: "items-heading", keys: ["2", "}", "}", "x"]),
        Shot(name: "items-range", keys: ["2", .down, "V", .down, .down], sizes: smallToo),
        Shot(name: "items-undo-named", keys: ["2", .down, " "], sizes: smallToo),
        Shot(name: "evidence", keys: [.to(.evidence)], sizes: everySize),
        Shot(name: "evidence-weeks", keys: [.to(.evidence), "z"], sizes: smallToo),
        Shot(name: "scope", keys: [.to(.scope)], sizes: everySize),
        Shot(name: "scope-out", keys: [.to(.scope), .end, .up], sizes: smallToo),
        Shot(name: "scope-soc1", keys: ["]", .to(.scope), .down]),
        Shot(name: "history", keys: [.to(.history)], sizes: everySize),
        Shot(name: "history-day", keys: [.to(.history), "d"]),
        Shot(name: "past", keys: [.to(.history), .down, .down, .down, "t"], sizes: smallToo),
    ]

    static let panels = [
        Shot(name: "help", keys: ["2", "?"], sizes: smallToo),
        Shot(name: "help-end", keys: ["2", "?", .end], sizes: smallToo),
        Shot(name: "palette", keys: ["2", ":"], sizes: smallToo),
        Shot(name: "palette-found", keys: ["2", ":"], typed: "keys"),
        Shot(name: "palette-nothing", keys: ["2", ":"], typed: "xyzzy"),
        Shot(name: "filter", keys: ["2", "f"], sizes: smallToo),
        Shot(name: "views", keys: ["2", "w"], sizes: smallToo),
        Shot(name: "review", keys: ["2", "w", .down, .enter, "r"], sizes: smallToo),
        Shot(name: "return", keys: ["2", "w", .down, .enter, "R"], sizes: smallToo),
        Shot(name: "view-by", keys: ["2", "v"]),
        Shot(name: "evidence-filter", keys: ["3", "f"]),
        Shot(name: "attach", keys: ["3", "a"], sizes: smallToo),
        Shot(name: "theme", keys: ["T"], sizes: smallToo),
        Shot(name: "owner", keys: ["2", "o"], sizes: smallToo),
        Shot(name: "owner-newcomer", keys: ["2", "o", .control("u"), "b", "e", "m", .enter], sizes: smallToo),
        Shot(name: "due", keys: ["2", "d", .pageUp], sizes: smallToo),
        Shot(name: "due-none", keys: ["2", "d"], typed: "31 Dec"),
        Shot(name: "due-refused", keys: ["2", "d", "s", "o", "o", "n", .enter]),
        Shot(
            name: "note", keys: ["2", "e"],
            typed: "The auditor wants the date on every screenshot, with the clock of the machine visible; 山田さん knows how.",
            sizes: smallToo),
        Shot(name: "exclude", keys: ["2", .down, "n"], sizes: smallToo),
        Shot(name: "block", keys: ["2", .down, "b"]),
        Shot(name: "own-tick-refused", keys: ["2", .down, .down, .down, "r"], sizes: smallToo),
        Shot(name: "scope-in", keys: [.to(.scope), .end, .up, " "], sizes: smallToo),
        Shot(name: "scope-required", keys: [.to(.scope), " "], sizes: smallToo),
        Shot(name: "new-objective", keys: ["]", .to(.scope), .down, "A"]),
        Shot(name: "reword", keys: ["]", .to(.scope), .down, "w"]),
        Shot(name: "differences", keys: [.to(.scope), "c"], sizes: smallToo),
        Shot(name: "controls-by-criterion", keys: [.to(.scope), "v", .down, .enter], sizes: everySize),
        Shot(name: "controls", keys: [.to(.scope), "v", .down, .down, .enter], sizes: everySize),
        Shot(name: "control-own", keys: [.to(.scope), "v", .down, .enter, "A"], sizes: smallToo),
        Shot(name: "control-how-often", keys: [.to(.scope), "v", .down, .down, .enter, "f"], sizes: smallToo),
        Shot(name: "report-edit", keys: [.to(.scope), "e"], sizes: smallToo),
        Shot(name: "filter-narrowed", keys: ["2", "f", "b", "l", "o"], sizes: smallToo),
        Shot(name: "export", keys: ["E"], sizes: smallToo),
        Shot(name: "export-csv", keys: ["E", .tab, .tab, .end]),
        Shot(name: "unknown-key", keys: ["2", "z"]),
    ]

    static let welcome = [
        Shot(name: "welcome", sizes: everySize, isEmpty: true),
        Shot(name: "welcome-help-choosing", keys: ["4"], sizes: small, isEmpty: true),
        Shot(name: "welcome-recommendation", keys: ["4", "2", "2", "2", "2", "2"], sizes: small, isEmpty: true),
        Shot(name: "welcome-recommendation-end", keys: ["4", "2", "2", "2", "2", "2", .pageDown], sizes: small, isEmpty: true),
        Shot(name: "welcome-organization", keys: ["2", "A", "c", "m", "e"], sizes: small, isEmpty: true),
        Shot(name: "welcome-no-organization", keys: ["2", .enter], sizes: small, isEmpty: true),
        Shot(name: "welcome-type", keys: ["2", "A", .enter, .enter], sizes: small, isEmpty: true),
        Shot(name: "welcome-dates", keys: ["2", "A", .enter, .enter, "2"], sizes: small, isEmpty: true),
        Shot(
            name: "welcome-bad-dates", keys: ["2", "A", .enter, .enter, "2", .enter, .control("u"), "x", .enter], sizes: small,
            isEmpty: true),
        Shot(name: "welcome-as-of", keys: ["2", "A", .enter, .enter, "1"], sizes: small, isEmpty: true),
        Shot(name: "welcome-preset", keys: ["1", "A", .enter, .enter, "1", .enter], sizes: small, isEmpty: true),
        Shot(name: "welcome-scope", keys: ["2", "A", .enter, .enter, "2", .enter, .enter, " "], sizes: small, isEmpty: true),
        Shot(name: "welcome-scope-soc1", keys: ["1", "A", .enter, .enter, "1", .enter, "1"], sizes: small, isEmpty: true),
        Shot(
            name: "welcome-confirm", keys: ["2", "A", .enter, .enter, "2", .enter, .enter, " ", .enter], sizes: small,
            isEmpty: true),
    ]

    @Test("Each screen, panel and step of Welcome looks as it did", arguments: screens + panels + welcome)
    func approved(shot: Shot) throws {
        for size in shot.sizes {
            try FrameFiles.expect(try frame(shot, size), isLike: "\(shot.name)-\(size.width)x\(size.height)")
        }
    }

    @Test(
        "In ASCII, too",
        arguments: [
            Shot(name: "items", keys: ["2"]), Shot(name: "evidence", keys: ["3"]), Shot(name: "overview"),
            Shot(name: "help", keys: ["?"]),
        ])
    func ascii(shot: Shot) throws {
        let frame = try frame(shot, Size(width: 80, height: 24), glyphs: .ascii)
        let isPlain = frame.description.unicodeScalars.allSatisfy(\.isASCII)
        #expect(isPlain)
        try FrameFiles.expect(frame, isLike: "\(shot.name)-ascii-80x24")
    }

    @Test("A terminal that is too small says what is needed, and everything is back when it grows")
    func tooSmall() throws {
        var desk = try Desk(size: Size(width: 80, height: 24))
        desk.press("2")
        let before = desk.frame
        desk.send(.terminal(.resize(Size(width: 59, height: 15))))
        try FrameFiles.expect(desk.frame, isLike: "too-small-59x15")
        desk.press(" ")
        #expect(desk.work("CC1.1-01").status == .reviewed, "what cannot be seen is not acted upon")
        desk.send(.terminal(.resize(Size(width: 80, height: 24))))
        #expect(desk.frame == before)
    }

    private func frame(_ shot: Shot, _ size: Size, glyphs: GlyphSet = .unicode) throws -> Canvas {
        var desk = try Desk(isEmpty: shot.isEmpty, size: size, glyphs: glyphs)
        for key in shot.keys { desk.press(key) }
        desk.type(shot.typed)
        return desk.frame
    }
}

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
    /// A key by what is printed on it, so that tests read as what somebody presses.
    public init(extendedGraphemeClusterLiteral value: Character) { self = .character(value) }
}
