import HarmlessText
import Testing

/// Texts that attack whoever shows them.
enum Hostile {
    /// One for each way of attack.
    static let texts = [
        "\u{1B}]0;PWNED\u{7}", "\u{1B}[2J\u{1B}[H", "\u{1B}P+q544e\u{1B}\\", "\u{1B}c", "\u{9B}31mPWNED", "\u{9D}0;PWNED\u{9C}",
        "\u{90}q\u{9C}", "\u{0}\u{1}\u{8}\u{E}\u{7F}", "a\rb", "a\nb", "a\u{85}b", "a\u{B}\u{C}b", "\u{2028}x\u{2029}",
        "txt\u{202E}fdp.exe", "\u{2066}x\u{2067}y\u{2068}z\u{2069}", "\u{200E}x\u{200F}y\u{61C}", "ad\u{200B}min\u{2060}\u{FEFF}",
        "so\u{AD}ft", "\u{FFF9}a\u{FFFA}b\u{FFFB}", "\u{E0041}\u{E007F}", "\u{3164}\u{115F}", "\u{F8FF}\u{10FFFD}",
        "z" + String(repeating: "\u{300}", count: 600), "ن" + String(repeating: "\u{64B}\u{200D}", count: 600),
        String(repeating: "👩\u{200D}", count: 600) + "👩", "👍" + String(repeating: "🏽", count: 600),
        String(repeating: "\u{1100}", count: 600), String(repeating: "क्", count: 600) + "क",
        "க" + String(repeating: "\u{BBE}", count: 600), String(repeating: "\u{D4E}", count: 600) + "ക",
        String(repeating: "long ", count: 2_000), String(repeating: "W", count: 20_000), String(repeating: "日", count: 6_000),
        "\u{301}", "\u{200D}", "\u{FE0F}", "", " ", "%n%s%x", "$(touch PWNED)`touch PWNED`;touch PWNED", "../../../../etc/passwd",
        "-rf",
        "--help",
    ]

    /// Several of them in one text that arguments and file names can hold: no NUL, no slash, no line break, at most 255
    /// bytes.
    static let name =
        "A\u{1B}]0;PWNED\u{7}\u{1B}[2J\u{9B}31m\u{202E}x\u{2066}y\u{200B}\u{FEFF}\u{7F}\u{8}z\u{301}\u{301}\u{301}\u{301}\u{301}"
}

/// Holds what is shown against what a terminal may be shown: nothing that it acts upon, nothing that hides or turns
/// text about.
func expectHarmless(
    _ text: some StringProtocol, _ what: @autoclosure () -> String, sourceLocation: SourceLocation = #_sourceLocation
) {
    let bad = text.unicodeScalars.first { scalar in
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: true
        case .format: !["\u{200C}", "\u{200D}"].contains(scalar)
        default: false
        }
    }
    #expect(
        bad == nil, "\(what()) holds U+\(String(bad?.value ?? 0, radix: 16)): \(text.prefix(200).harmless)",
        sourceLocation: sourceLocation)
}

/// The same for lines that end in a newline.
func expectHarmless(lines text: String, _ what: @autoclosure () -> String, sourceLocation: SourceLocation = #_sourceLocation) {
    // By scalars: a mark on a newline would make one character of the two.
    for line in text.unicodeScalars.split(separator: "\n") {
        // CSV ends its lines in both (RFC 4180).
        let line = line.last == "\r" ? line.dropLast() : line
        expectHarmless(String(line), what(), sourceLocation: sourceLocation)
    }
}
