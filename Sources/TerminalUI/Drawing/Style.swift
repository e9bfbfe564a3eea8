/// What a cell means, from which a theme makes its colors. Screens never name a color: that is what lets one frame be
/// shown in 24-bit color, in sixteen colors, in none, and as a picture.
public struct Style: Hashable, Sendable {
    /// What the character says.
    public var ink: Ink
    /// What it stands on.
    public var surface: Surface
    /// How it is set, whatever the colors.
    public var attributes: Attributes

    /// Makes a style.
    public init(_ ink: Ink = .text, on surface: Surface = .base, _ attributes: Attributes = []) {
        self.ink = ink
        self.surface = surface
        self.attributes = attributes
    }

    /// Ordinary text.
    public static let text = Style()
    /// Text of less weight: labels, hints, units.
    public static let faint = Style(.faint)
    /// Headings.
    public static let heading = Style(.heading, on: .base, .bold)

    /// The same with another ink.
    public func ink(_ ink: Ink) -> Style { Style(ink, on: surface, attributes) }
    /// The same on another surface.
    public func on(_ surface: Surface) -> Style { Style(ink, on: surface, attributes) }
    /// The same with further attributes.
    public func with(_ more: Attributes) -> Style { Style(ink, on: surface, attributes.union(more)) }
}

/// What a character says.
public enum Ink: UInt8, CaseIterable, Sendable {
    /// What is read.
    case text
    /// What helps reading: labels, hints, rules.
    case faint
    /// Frames around panes.
    case border
    /// The frame around the pane that has the keys.
    case focus
    /// Titles.
    case heading
    /// The product's own color: marks, the active tab.
    case accent
    /// A key to press.
    case key
    /// Done: ticked, saved.
    case good
    /// Done and checked by a second person.
    case best
    /// Being worked on.
    case active
    /// Wants attention soon.
    case warning
    /// Late, blocked, failed.
    case danger
    /// What a search found.
    case match
    /// The part of a bar that is not filled.
    case trough
}

extension Ink {
    /// The ink's name in the files of themes.
    public var name: String {
        switch self {
        case .text: "text"
        case .faint: "faint"
        case .border: "border"
        case .focus: "focus"
        case .heading: "heading"
        case .accent: "accent"
        case .key: "key"
        case .good: "good"
        case .best: "best"
        case .active: "active"
        case .warning: "warning"
        case .danger: "danger"
        case .match: "match"
        case .trough: "trough"
        }
    }
}

/// What a character stands on.
public enum Surface: UInt8, CaseIterable, Sendable {
    /// The screen.
    case base
    /// The row under the cursor, in the pane that has the keys.
    case cursor
    /// The row under the cursor, in another pane.
    case dimCursor
    /// The lines at the top and the bottom.
    case bar
    /// A panel above the screen: help, forms.
    case panel
    /// A place to type in.
    case field
}

extension Surface {
    /// The surface's name in the files of themes.
    public var name: String {
        switch self {
        case .base: "base"
        case .cursor: "cursor"
        case .dimCursor: "dimCursor"
        case .bar: "bar"
        case .panel: "panel"
        case .field: "field"
        }
    }
}

/// How a character is set.
public struct Attributes: OptionSet, Hashable, Sendable {
    /// A bit for each attribute.
    public let rawValue: UInt8
    /// How many bits there are.
    public static let width = 4

    /// Makes a set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue & 15 }

    /// Heavy.
    public static let bold = Attributes(rawValue: 1)
    /// Underlined.
    public static let underline = Attributes(rawValue: 2)
    /// Ink and surface exchanged.
    public static let reverse = Attributes(rawValue: 4)
    /// Slanted, where the terminal can.
    public static let italic = Attributes(rawValue: 8)
}
