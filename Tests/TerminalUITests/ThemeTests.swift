import Foundation
import Soaking
import TerminalUI
import Testing
import Themes

/// The names in a theme's file.
private struct ThemeFile: Decodable {
    struct Entry: Decodable {}
    var inks, surfaces: [String: Entry?]
}

@Suite("Themes")
struct ThemeTests {
    /// The folder that holds the themes' files.
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Themes")

    @Test("Every file of the folder is a theme that can be chosen, and names every ink and every surface")
    func complete() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0.hasSuffix(".json") }
        #expect(Set(files) == Set(Themes.all().map { "\($0.id).json" }))
        for file in files {
            let bytes = Array(try Data(contentsOf: Self.folder.appending(path: file)))
            let theme = try ThemeReader.read(bytes, file: file)
            #expect(Themes.named(theme.id) == theme)
            let json = try JSONDecoder().decode(ThemeFile.self, from: Data(bytes))
            #expect(Set(json.inks.keys) == Set(Ink.allCases.map { "\($0)" }), "\(file)")
            #expect(Set(json.surfaces.keys) == Set(Surface.allCases.map { "\($0)" }), "\(file)")
            for ink in Ink.allCases { #expect(theme[ink].rgb != nil, "\(file): \(ink)") }
        }
    }

    /// What a theme is made for: the terminal's own background is assumed to be this, where the theme leaves it as it
    /// is.
    private func background(of theme: Theme) -> Color.RGB {
        if let own = theme[Surface.base].rgb { return own }
        let text = theme[Ink.text].rgb ?? Color.RGB(255, 255, 255)
        return luminance(text) > 0.4 ? Color.RGB(16, 20, 24) : Color.RGB(255, 255, 255)
    }

    @Test(
        "Text is readable on every surface: a contrast of 4.5 to 1, and of 3 to 1 for what only helps reading",
        arguments: Themes.all())
    func contrast(theme: Theme) throws {
        for surface in Surface.allCases {
            let ground = theme[surface].rgb ?? background(of: theme)
            for ink in Ink.allCases where ![.border, .trough].contains(ink) {
                let needed = ink == .faint ? 3 : 4.5
                let found = contrast(try #require(theme[ink].rgb), ground)
                #expect(found >= needed, "\(theme.id): \(ink) on \(surface) is \(found)")
            }
        }
    }

    @Test("In 256 colors text stays readable, too", arguments: Themes.all())
    func contrast256(theme: Theme) throws {
        for surface in Surface.allCases {
            let ground = theme[surface].rgb.map { shown256($0) } ?? background(of: theme)
            for ink in [Ink.text, .heading, .key, .danger, .good] {
                let found = contrast(shown256(try #require(theme[ink].rgb)), ground)
                #expect(found >= 4.5, "\(theme.id): \(ink) on \(surface) is \(found)")
            }
        }
    }

    @Test("In sixteen colors no ink vanishes on its surface", arguments: Themes.all())
    func sixteen(theme: Theme) {
        for surface in Surface.allCases {
            for ink in Ink.allCases where ![.border, .trough].contains(ink) {
                if let ground = theme[surface].ansi { #expect(theme[ink].ansi != ground, "\(theme.id): \(ink) on \(surface)") }
            }
        }
    }

    @Test("In eight colors nothing is black on a dark terminal, and no ink vanishes on its surface", arguments: Themes.all())
    func eight(theme: Theme) throws {
        let isForDark = luminance(background(of: theme)) < 0.2
        for surface in Surface.allCases {
            for ink in Ink.allCases where ink != .trough {
                let colors = theme.eightColors(ink, on: surface)
                if let ground = colors.surface {
                    let found = try #require(colors.ink, "\(theme.id): the terminal's own \(ink) on \(surface) may be any color")
                    #expect(contrast(Self.eight[Int(found)], Self.eight[Int(ground)]) >= 3, "\(theme.id): \(ink) on \(surface)")
                } else if isForDark {
                    #expect(colors.ink != 0 && colors.ink != 4, "\(theme.id): \(ink)")
                }
            }
        }
    }

    /// What terminals show for the eight colors, about.
    private static let eight = [
        Color.RGB(0, 0, 0), Color.RGB(205, 0, 0), Color.RGB(0, 205, 0), Color.RGB(205, 205, 0), Color.RGB(0, 0, 205),
        Color.RGB(205, 0, 205), Color.RGB(0, 205, 205), Color.RGB(229, 229, 229),
    ]

    @Test(
        "A bad theme is refused with file, line and reason",
        arguments: [
            ("{", 1, ""), ("[]", 1, ""),
            ("{\n\"format\": 2,\n\"id\": \"x\", \"title\": \"X\", \"inks\": {}, \"surfaces\": {}}", 2, "format 1"),
            (
                "{\"format\": 1, \"id\": \"x\", \"title\": \"X\",\n\"inks\": {\"pink\": null}, \"surfaces\": {}}", 2,
                "no ink \"pink\""
            ),
            (
                "{\"format\": 1, \"id\": \"x\", \"title\": \"X\", \"inks\": {},\n\n\"surfaces\": {\"sky\": null}}", 3,
                "no surface \"sky\""
            ),
            (
                "{\"format\": 1, \"id\": \"x\", \"title\": \"X\", \"inks\": {\n\"text\": {\"rgb\": \"red\", \"ansi\": 1}}, \"surfaces\": {}}",
                2,
                "#87afd7"
            ),
            (
                "{\"format\": 1, \"id\": \"x\", \"title\": \"X\", \"inks\": {\n\"text\": {\"rgb\": \"#+12345\", \"ansi\": 1}}, \"surfaces\": {}}",
                2, "#87afd7"
            ),
            (
                "{\"format\": 1, \"id\": \"x\", \"title\": \"X\", \"inks\": {\n\"text\": {\"rgb\": \"#ff0000\", \"ansi\": 16}}, \"surfaces\": {}}",
                2, "0 to 15"
            ),
            (
                "{\"format\": 1, \"id\": \"x\", \"title\": \"X\", \"inks\": {}, \"surfaces\": {},\n\"font\": \"Comic\"}", 2,
                "means nothing"
            ),
        ])
    func refused(json: String, line: Int, reason: String) {
        let error = #expect(throws: ThemeError.self) { try ThemeReader.read(Array(json.utf8), file: "dusk.json") }
        #expect(error?.file == "dusk.json")
        #expect(error?.line == line, "\(error?.description ?? "")")
        #expect(reason.isEmpty || (error?.reason.contains(reason) ?? false), "\(error?.reason ?? "")")
        #expect(error?.description.hasSuffix("The theme is not used.") ?? false)
    }

    @Test(
        "A color becomes the nearest of xterm's 256",
        arguments: [
            (Color.RGB(0, 0, 0), UInt8(16)), (Color.RGB(255, 255, 255), 231), (Color.RGB(95, 175, 255), 75),
            (Color.RGB(255, 135, 135), 210), (Color.RGB(18, 18, 18), 233), (Color.RGB(88, 88, 88), 240),
            (Color.RGB(238, 238, 238), 255), (Color.RGB(1, 1, 1), 16), (Color.RGB(128, 128, 128), 244),
        ] as [(Color.RGB, UInt8)])
    func xterm(color: Color.RGB, index: UInt8) {
        #expect(color.xterm256 == index)
    }

    @Test("No color of the 256 is nearer than the one that was chosen")
    func nearest() {
        var random = Soak.random(for: "the nearest of 256 colors")
        func next() -> UInt8 { UInt8.random(in: 0...255, using: &random) }
        for _ in 0..<300 {
            let color = Color.RGB(next(), next(), next())
            let chosen = distance(color, palette(color.xterm256))
            let best = (16...255).map { distance(color, palette(UInt8($0))) }.min() ?? 0
            #expect(chosen <= best + 150, "seed \(random.seed): \(color) became \(color.xterm256)")
        }
    }

    // MARK: Colors

    private func shown256(_ color: Color.RGB) -> Color.RGB { palette(color.xterm256) }

    /// xterm's table: a cube of six levels, then greys.
    private func palette(_ index: UInt8) -> Color.RGB {
        if index >= 232 {
            let grey = 8 + (index - 232) * 10
            return Color.RGB(grey, grey, grey)
        }
        let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
        let cube = Int(index) - 16
        return Color.RGB(levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6])
    }

    private func distance(_ left: Color.RGB, _ right: Color.RGB) -> Int {
        let parts = [(left.red, right.red), (left.green, right.green), (left.blue, right.blue)].map { Int($0.0) - Int($0.1) }
        return parts.reduce(0) { $0 + $1 * $1 }
    }

    /// WCAG 2.2, "relative luminance".
    private func luminance(_ color: Color.RGB) -> Double {
        func linear(_ channel: UInt8) -> Double {
            let value = Double(channel) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
    }

    /// WCAG 2.2, "contrast ratio".
    private func contrast(_ left: Color.RGB, _ right: Color.RGB) -> Double {
        let (light, dark) = (max(luminance(left), luminance(right)), min(luminance(left), luminance(right)))
        return (light + 0.05) / (dark + 0.05)
    }
}

@Suite("Documentation/Use/Theming.md")
struct ThemingPageTests {
    @Test("Names every ink, every surface and every theme, and its example can be read")
    func page() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Documentation/Use/Theming.md")
        let page = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        for ink in Ink.allCases { #expect(page.contains("| `\(ink)` |"), "\(ink)") }
        for surface in Surface.allCases { #expect(page.contains("| `\(surface)` |"), "\(surface)") }
        for theme in Themes.all() { #expect(page.contains("`\(theme.id)`"), "\(theme.id)") }
        let start = try #require(page.range(of: "```json\n")?.upperBound)
        let end = try #require(page.range(of: "```", range: start..<page.endIndex)?.lowerBound)
        #expect(try ThemeReader.read(Array(page[start..<end].utf8), file: "dusk.json").id == "dusk")
    }
}
