import CNcurses
import TerminalUI

/// How many colors a terminal shows.
public enum ColorDepth: Hashable, Sendable {
    /// None: attributes alone tell things apart.
    case none
    /// The eight of ANSI.
    case ansi8
    /// Sixteen, with the bright ones.
    case ansi16
    /// xterm's 256.
    case indexed256
    /// Any: a color's number is its red, green and blue.
    case direct

    /// The depth for a number of colors in the terminal's database.
    ///
    /// - Parameter isDirect: Whether the numbers of colors are their red, green and blue.
    init(colors: Int, isDirect: Bool = false) {
        switch colors {
        case (1 << 24)... where isDirect: self = .direct
        // Descriptions with other widths of the channels are hardly ever met: eight colors are right in all of them.
        case 257... where isDirect: self = .ansi8
        case 256...: self = .indexed256
        case 16..<256: self = .ansi16
        case 8..<16: self = .ansi8
        default: self = .none
        }
    }
}

/// What a theme's inks and surfaces become on this terminal: color pairs, made when they are first needed, and
/// attributes.
///
/// The terminal's own palette is never changed, because it could not be put back on every terminal.
struct Palette {
    /// What a run of cells is drawn with.
    struct Look: Hashable {
        var attributes: attr_t
        var pair: Int32
    }

    private var theme: Theme
    private let depth: ColorDepth
    /// The pair of each ink on each surface, 0 where none was made. Arrays, because each new kind of dictionary costs a
    /// start a tenth of a millisecond.
    private var pairs = Palette.noPairs
    private var pairCount: Int32 = 0
    /// The colors of the pairs that were made, where there are eight colors.
    private var numbersOfPairs: [(Int32, Int32)] = []
    /// The look of each style, as far as it was asked for.
    private var looks = Palette.noLooks

    private static let surfaceCount = Surface.allCases.count
    private static var noPairs: [Int32] { Array(repeating: 0, count: Ink.allCases.count * surfaceCount) }
    private static var noLooks: [Look?] { Array(repeating: nil, count: noPairs.count << Attributes.width) }

    init(theme: Theme, depth: ColorDepth) {
        self.theme = theme
        self.depth = depth
    }

    /// Lets pairs have the terminal's own foreground and background.
    func begin() {
        if depth != .none { use_default_colors() }
    }

    /// Takes another theme; pairs are made anew as they are needed.
    mutating func use(_ theme: Theme) {
        self.theme = theme
        let made = pairs
        pairs = Palette.noPairs
        pairCount = 0
        numbersOfPairs = []
        looks = Palette.noLooks
        for ink in Ink.allCases {
            for surface in Surface.allCases where made[Palette.place(ink, surface)] != 0 { _ = pair(ink, surface) }
        }
    }

    /// What a style looks like here. A blank has no ink, so that blanks of all inks are alike.
    mutating func look(of style: Style, isBlank: Bool) -> Look {
        let style = isBlank ? Style(.text, on: style.surface, style.attributes.intersection([.reverse, .underline])) : style
        let place = Palette.place(style.ink, style.surface) << Attributes.width | Int(style.attributes.rawValue)
        if let known = looks[place] { return known }
        var look = Look(attributes: 0, pair: 0)
        if style.attributes.contains(.bold) { look.attributes |= tm_bold() }
        if style.attributes.contains(.underline) { look.attributes |= tm_underline() }
        if style.attributes.contains(.reverse) { look.attributes |= tm_reverse() }
        if style.attributes.contains(.italic) { look.attributes |= tm_italic() }
        if depth == .none {
            look.attributes |= Palette.plainAttributes(of: style)
        } else if !(isBlank && theme[style.surface].rgb == nil) {
            look.pair = pair(style.ink, style.surface)
        }
        looks[place] = look
        return look
    }

    /// Without colors, attributes must tell the row under the cursor, titles and what is urgent from the rest.
    private static func plainAttributes(of style: Style) -> attr_t {
        var attributes: attr_t = 0
        switch style.surface {
        case .cursor: attributes |= tm_reverse()
        case .field: attributes |= tm_underline()
        case .base, .dimCursor, .bar, .panel: break
        }
        switch style.ink {
        case .heading, .accent, .key, .danger, .focus: attributes |= tm_bold()
        case .match: attributes |= tm_underline()
        case .text, .faint, .border, .good, .best, .active, .warning, .trough: break
        }
        return attributes
    }

    private mutating func pair(_ ink: Ink, _ surface: Surface) -> Int32 {
        let place = Palette.place(ink, surface)
        if pairs[place] != 0 { return pairs[place] }
        let numbers = numbers(of: ink, on: surface)
        if depth == .ansi8, let made = numbersOfPairs.firstIndex(where: { $0 == numbers }) {
            // Terminals of eight colors have 64 pairs, fewer than there are inks on surfaces; but many of these look
            // the same.
            pairs[place] = Int32(made + 1)
            return pairs[place]
        }
        // Terminals of few pairs run out; then the plain pair is used.
        guard pairCount + 1 < tm_pairs() else { return 0 }
        pairCount += 1
        init_extended_pair(pairCount, numbers.0, numbers.1)
        if depth == .ansi8 { numbersOfPairs.append(numbers) }
        pairs[place] = pairCount
        return pairCount
    }

    private static func place(_ ink: Ink, _ surface: Surface) -> Int {
        Int(ink.rawValue) * surfaceCount + Int(surface.rawValue)
    }

    /// A color's number where numbers are red, green and blue. The first are those of the terminal's own palette: 8 of
    /// them in `xterm-direct`, 16 or 256 in `xterm-direct16` and `xterm-direct256`. There, a green of 1 is added, which
    /// nobody sees.
    static func direct(_ color: Color.RGB) -> Int32 {
        let number = Int32(color.red) << 16 | Int32(color.green) << 8 | Int32(color.blue)
        return number < 256 ? number | 0x100 : number
    }

    /// The terminal's numbers for an ink and its surface; -1 is its own.
    private func numbers(of ink: Ink, on surface: Surface) -> (Int32, Int32) {
        switch depth {
        case .none: return (-1, -1)
        case .ansi8:
            let colors = theme.eightColors(ink, on: surface)
            return (colors.ink.map(Int32.init) ?? -1, colors.surface.map(Int32.init) ?? -1)
        case .ansi16: return (theme[ink].ansi.map(Int32.init) ?? -1, theme[surface].ansi.map(Int32.init) ?? -1)
        case .direct: return (theme[ink].rgb.map(Palette.direct) ?? -1, theme[surface].rgb.map(Palette.direct) ?? -1)
        case .indexed256:
            return (
                theme[ink].rgb.map { Int32($0.xterm256) } ?? -1, theme[surface].rgb.map { Int32($0.xterm256) } ?? -1
            )
        }
    }
}
