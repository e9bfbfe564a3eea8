import RealTerminals
import Testing

/// A screen as the emulator keeps it: each character with how it is set.
struct StyledScreen {
    /// How a character is set.
    struct Setting: Hashable {
        /// The number of its color: the sixteen of ANSI and xterm's 256 are told apart.
        var ink = Color.own
        /// The number of the color behind it.
        var surface = Color.own
        var isBold = false
        var isItalic = false
        var isUnderlined = false
        var isReverse = false
    }

    /// A color, as it was asked for.
    enum Color: Hashable {
        case own
        case ansi(Int)
        case indexed(Int)
    }

    /// The characters of each line.
    private(set) var lines: [[(character: Character, setting: Setting)]] = [[]]

    /// Reads the escape sequences (SGR, ECMA-48) of a captured screen.
    init(_ text: String) {
        var setting = Setting()
        var rest = Substring(text)
        while let next = rest.first {
            if next == "\u{1B}", let end = rest.firstIndex(where: \.isLetter) {
                if rest[end] == "m" { setting.take(rest[rest.index(rest.startIndex, offsetBy: 2)..<end]) }
                rest = rest[rest.index(after: end)...]
                continue
            }
            if next == "\n" { lines.append([]) } else { lines[lines.count - 1].append((next, setting)) }
            rest = rest.dropFirst()
        }
    }

    /// How a word is set: all of it alike.
    func setting(of word: String, line: Int) throws -> Setting {
        let cells = try #require(lines.indices.contains(line) ? lines[line] : nil)
        let text = String(cells.map(\.character))
        let found = try #require(text.firstRange(of: word), "\(word) is not in line \(line): \(text)")
        let start = text.distance(from: text.startIndex, to: found.lowerBound)
        let settings = Set(cells[start..<start + word.count].map(\.setting))
        #expect(settings.count == 1, "\(word) is set in several ways")
        return try #require(settings.first)
    }
}

extension StyledScreen.Setting {
    /// Takes the parameters of a sequence.
    fileprivate mutating func take(_ parameters: Substring) {
        let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        var rest = numbers.isEmpty ? [0][...] : numbers[...]
        while let number = rest.popFirst() {
            switch number {
            case 0: self = Self()
            case 1: isBold = true
            case 3: isItalic = true
            case 4: isUnderlined = true
            case 7: isReverse = true
            case 22: isBold = false
            case 23: isItalic = false
            case 24: isUnderlined = false
            case 27: isReverse = false
            case 30...37: ink = .ansi(number - 30)
            case 90...97: ink = .ansi(number - 82)
            case 40...47: surface = .ansi(number - 40)
            case 100...107: surface = .ansi(number - 92)
            case 39: ink = .own
            case 49: surface = .own
            case 38, 48:
                guard rest.popFirst() == 5, let index = rest.popFirst() else { return }
                if number == 38 { ink = .indexed(index) } else { surface = .indexed(index) }
            default: break
            }
        }
    }
}

/// The stage in a real terminal, as soon as its samples are shown.
func stage(
    _ colors: String = "", terminal: String = "tmux-256color", width: Int = 80, height: Int = 24, locale: String = "C.UTF-8"
) throws -> RealTerminal {
    let folder = try ScratchFolder()
    let shown = try RealTerminal(
        "echo what stood here before; \(builtProgram("stage")) \(colors); read wait", width: width, height: height,
        in: folder.url, environment: ["TERM": terminal, "LC_ALL": locale])
    try shown.wait(for: "trough")
    return shown
}
