import RealTerminals
import TerminalUI
import Testing
import Themes

@testable import NcursesTerminal

@Suite("A theme is shown in as many colors as the terminal has")
struct ColorTests {
    /// The line of the stage that an ink or a surface is named in.
    private func line(_ rawValue: UInt8) -> Int { 1 + Int(rawValue) }

    @Test("In 256 every ink and surface is the nearest color of xterm's table")
    func indexed() throws {
        let theme = Themes.standard
        let screen = StyledScreen(try stage("256").styledScreen())
        for ink in Ink.allCases {
            let expected = theme[ink].rgb.map { StyledScreen.Color.indexed(Int($0.xterm256)) } ?? .own
            #expect(try screen.setting(of: "\(ink)", line: line(ink.rawValue)).ink == expected, "\(ink)")
        }
        for surface in Surface.allCases {
            let expected = theme[surface].rgb.map { StyledScreen.Color.indexed(Int($0.xterm256)) } ?? .own
            #expect(try screen.setting(of: "\(surface)", line: line(surface.rawValue)).surface == expected, "\(surface)")
        }
    }

    @Test("In sixteen it is the one of ANSI that the theme names, in eight the one that stands for it", arguments: [16, 8])
    func ansi(colors: Int) throws {
        let theme = Themes.standard
        let screen = StyledScreen(try stage("\(colors)", terminal: "xterm-256color").styledScreen())
        func shown(_ ansi: UInt8?) -> StyledScreen.Color { ansi.map { .ansi(Int($0)) } ?? .own }
        for ink in Ink.allCases {
            let expected = colors == 8 ? theme.eightColors(ink, on: .base).ink : theme[ink].ansi
            #expect(try screen.setting(of: "\(ink)", line: line(ink.rawValue)).ink == shown(expected), "\(ink)")
        }
        for surface in Surface.allCases {
            let expected = colors == 8 ? theme.eightColors(.text, on: surface).surface : theme[surface].ansi
            let setting = try screen.setting(of: "\(surface)", line: line(surface.rawValue))
            #expect(setting.surface == shown(expected), "\(surface)")
        }
    }

    @Test("In none, attributes tell apart the row under the cursor, places to type in, titles and what is urgent")
    func none() throws {
        let screen = StyledScreen(try stage("0").styledScreen())
        for row in screen.lines {
            let isPlain = row.allSatisfy { $0.setting.ink == .own && $0.setting.surface == .own }
            #expect(isPlain, "\(String(row.map(\.character)))")
        }
        func setting(_ ink: Ink) throws -> StyledScreen.Setting { try screen.setting(of: "\(ink)", line: line(ink.rawValue)) }
        func setting(_ surface: Surface) throws -> StyledScreen.Setting {
            try screen.setting(of: "\(surface)", line: line(surface.rawValue))
        }
        #expect(try setting(Surface.cursor).isReverse && !setting(Surface.base).isReverse)
        #expect(try setting(Surface.field).isUnderlined && !setting(Surface.base).isUnderlined)
        for ink in [Ink.heading, .danger, .key, .focus] { #expect(try setting(ink).isBold, "\(ink)") }
        for ink in [Ink.text, .faint, .good] { #expect(try !setting(ink).isBold, "\(ink)") }
    }

    @Test("Attributes are shown as they are meant, whatever the colors", arguments: ["256", "16", "8", "0"])
    func attributes(colors: String) throws {
        let screen = StyledScreen(try stage(colors).styledScreen())
        #expect(try screen.setting(of: "bold", line: 1).isBold)
        #expect(try screen.setting(of: "underline", line: 2).isUnderlined)
        #expect(try screen.setting(of: "reverse", line: 3).isReverse)
        #expect(try screen.setting(of: "italic", line: 4).isItalic)
        let plain = try screen.setting(of: "plain", line: 1)
        #expect(!plain.isBold && !plain.isUnderlined && !plain.isReverse && !plain.isItalic)
    }

    @Test(
        "The terminal's database says how many there are",
        arguments: [("tmux-256color", ColorDepth.indexed256), ("xterm", .ansi8), ("vt100", .none)])
    func database(terminal: String, depth: ColorDepth) throws {
        let danger = Themes.standard[Ink.danger]
        let screen = StyledScreen(try stage(terminal: terminal).styledScreen())
        let expected: StyledScreen.Color? =
            switch depth {
            case .indexed256: danger.rgb.map { .indexed(Int($0.xterm256)) }
            case .ansi16: danger.ansi.map { .ansi(Int($0)) }
            case .ansi8: danger.ansi.map { .ansi(Int($0) & 7) }
            // tmux, which the tests look through, has no description of that kind of its own.
            case .direct: nil
            case .none: .own
            }
        #expect(try screen.setting(of: "danger", line: line(Ink.danger.rawValue)).ink == expected)
    }

    @Test(
        "A number of colors between two depths is the lower one",
        arguments: [
            (0, ColorDepth.none), (2, .none), (7, .none), (8, .ansi8), (15, .ansi8), (16, .ansi16), (88, .ansi16),
            (255, .ansi16),
            (256, .indexed256), (16_777_216, .indexed256),
        ])
    func depths(colors: Int, depth: ColorDepth) {
        #expect(ColorDepth(colors: colors) == depth)
        #expect(ColorDepth(colors: colors, isDirect: true) == (colors == 16_777_216 ? .direct : depth))
    }

    @Test("Where a color's number is its red, green and blue, it is sent so, and never as a place in the terminal's palette")
    func direct() {
        #expect(ColorDepth(colors: 16_777_216, isDirect: true) == .direct)
        #expect(ColorDepth(colors: 32_768, isDirect: true) == .ansi8)
        #expect(ColorDepth(colors: 256, isDirect: false) == .indexed256)
        #expect(Palette.direct(Color.RGB(0x1E, 0x90, 0xFF)) == 0x1E90FF)
        // The lowest numbers are those of the terminal's own palette.
        for blue in UInt8.min...UInt8.max { #expect(Palette.direct(Color.RGB(0, 0, blue)) >= 256) }
    }

    @Test("Another theme takes the place of the first at once, everywhere")
    func another() throws {
        let day = try #require(Themes.named("day"))
        let terminal = try stage("256")
        try terminal.press("t")
        try terminal.wait(for: "key t")
        let screen = StyledScreen(try terminal.styledScreen())
        for ink in Ink.allCases {
            let expected = day[ink].rgb.map { StyledScreen.Color.indexed(Int($0.xterm256)) } ?? .own
            #expect(try screen.setting(of: "\(ink)", line: line(ink.rawValue)).ink == expected, "\(ink)")
        }
    }
}
