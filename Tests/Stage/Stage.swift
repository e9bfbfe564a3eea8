import HarmlessText
import NcursesTerminal
import Platform
import TerminalUI
import Themes

/// A terminal's session with nothing of Tickmark on it: shows samples, and says what the terminal reports, so that
/// tests can look at both.
///
///     stage [256 | 16 | 8 | 0]
///
/// Without a number of colors the terminal's database is asked for it. `q` leaves.
@main
enum Stage {
    static func main() {
        do {
            let session = try NcursesSession(theme: Themes.standard, colors: depth)
            play(on: session)
            session.end()
            print("the stage is left")
        } catch {
            print("\(error)")
        }
    }

    private static var depth: ColorDepth? {
        switch CommandLine.arguments.dropFirst().first {
        case "256": .indexed256
        case "16": .ansi16
        case "8": .ansi8
        case "0": ColorDepth.none
        default: nil
        }
    }

    private static func play(on session: NcursesSession) {
        var samples = Samples(size: session.size)
        while true {
            session.show(samples.frame)
            var waiting = pollfd(fd: session.inputDescriptor, events: Int16(POLLIN), revents: 0)
            // The window may have got another size just before, and nothing else would wake this.
            _ = poll(&waiting, 1, Int32(session.inputTimeout ?? 100))
            for event in session.nextEvents() {
                samples.take(event)
                switch event {
                case .key(.character("q")): return
                case .key(.character("t")): session.setTheme(Themes.named("day") ?? Themes.standard)
                case .key(.control("l")): session.redraw()
                case .key(.control("z")):
                    session.suspend()
                    print("the terminal is the shell's; enter goes on")
                    _ = readLine()
                    session.resume()
                case .key(.character("r")):
                    let status = session.run(["sh", "-c", "echo another program has the terminal; read line; exit 3"])
                    samples.say("it ended with \(status.map(String.init) ?? "nothing")")
                case .key(.character("n")):
                    let status = session.run(["no-such-program-anywhere"])
                    samples.say("it ended with \(status.map(String.init) ?? "nothing")")
                default: break
                }
            }
        }
    }
}

/// What is shown.
struct Samples {
    private var size: Size
    private var hasCaret = false
    /// Which of ``linkLayouts`` is shown.
    private var layout = 0
    private var reports: [String] = []

    init(size: Size) { self.size = size }

    mutating func take(_ event: TerminalEvent) {
        switch event {
        case .key(let key):
            if key == .character("c") { hasCaret.toggle() }
            if key == .character("h") { layout = (layout + 1) % (Self.linkLayouts.count + 1) }
            say("key \(key.title)")
        case .paste(let text): say("paste \(text.split(separator: "\n").joined(separator: "/"))")
        case .cutPaste: say("the paste is cut")
        case .brokenPaste: say("a paste did not end")
        case .mouse(let mouse): say("\(mouse.action) at \(mouse.point.x),\(mouse.point.y)")
        case .resize(let size):
            self.size = size
            say("resize to \(size.width) x \(size.height)")
        }
    }

    /// Links, one layout after the other as `h` goes through them: text, column, row, address, style.
    private static let linkLayouts: [[(String, Int, Int, String, Style)]] = [
        [
            ("see the", 36, 9, "", .text), ("letter", 44, 9, "https://one.example/", Style(.accent, on: .base, .bold)),
            ("here", 51, 9, "", .text),
        ],
        // The same a little to the right: ncurses may move what is on the screen instead of drawing it.
        [
            ("do see the", 36, 9, "", .text), ("letter", 47, 9, "https://one.example/", Style(.accent, on: .base, .bold)),
            ("here", 54, 9, "", .text),
        ],
        // The same words, of which some lead elsewhere and some nowhere.
        [
            ("do see the", 36, 9, "", .text), ("let", 47, 9, "https://two.example/", Style(.accent, on: .base, .bold)),
            ("ter", 50, 9, "", Style(.accent, on: .base, .bold)), ("here", 54, 9, "", .text),
        ],
        // Up to the last column and on in the next row; wide characters, blanks and every attribute; and something else
        // over a link.
        [
            ("https://three.examp", 61, 9, "https://three.example/", Style(.text, on: .cursor, .underline)),
            ("le/", 36, 10, "https://three.example/", Style(.text, on: .cursor, .underline)),
            ("漢字 !!", 40, 10, "https://four.example/", Style(.danger, on: .base, [.reverse, .italic])),
            ("over", 64, 9, "", Style(.warning, on: .panel)),
        ],
    ]

    mutating func say(_ report: String) { reports.append("\(reports.count + 1). \(report)") }

    /// Inks, surfaces and attributes by their names, characters of every width between bars, and the last reports at
    /// the bottom.
    var frame: Canvas {
        var canvas = Canvas(size)
        canvas.write(
            "\(size.width) x \(size.height), \(Locale.isUTF8 ? "UTF-8" : "no UTF-8")", at: Point(x: 0, y: 0))
        for ink in Ink.allCases { canvas.write("\(ink)", at: Point(x: 0, y: 1 + Int(ink.rawValue)), Style(ink)) }
        for surface in Surface.allCases {
            canvas.write("\(surface)", at: Point(x: 12, y: 1 + Int(surface.rawValue)), Style(.text, on: surface))
        }
        let attributes: [(String, Attributes)] = [
            ("bold", .bold), ("underline", .underline), ("reverse", .reverse), ("italic", .italic),
        ]
        for (row, (name, attribute)) in attributes.enumerated() {
            canvas.write(name, at: Point(x: 24, y: 1 + row), Style(.text, on: .base, attribute))
        }
        for (row, text) in ["plain", "漢字", "👨‍👩‍👧", "e\u{301}", "\u{1B}[31m", "☑╭─╮", "☑\u{FE0F}"].enumerated() {
            let end = canvas.write(text, at: Point(x: 36, y: 1 + row))
            canvas.write("|", at: Point(x: end, y: 1 + row))
        }
        if layout > 0 {
            for (text, column, row, address, style) in Self.linkLayouts[layout - 1] {
                let end = canvas.write(text, at: Point(x: column, y: row), style)
                if let link = TerminalLink(address) { canvas.link(column..<end, y: row, to: link) }
            }
        }
        for (row, report) in reports.suffix(6).enumerated() { canvas.write(report, at: Point(x: 0, y: 16 + row)) }
        if hasCaret { canvas.caret = Point(x: 7, y: 3) }
        return canvas
    }
}
