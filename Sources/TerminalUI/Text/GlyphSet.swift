/// The signs that a frame is drawn with: box lines, marks, bars. One set for terminals that show Unicode, one for those
/// that show ASCII.
public struct GlyphSet: Hashable, Sendable {
    /// Whether everything has to be printable ASCII: text is spelled so, too.
    public let isASCII: Bool
    /// The lines around a pane.
    public let lines: Lines
    /// The mark of an item that nobody has begun.
    public let todo: Character
    /// The mark of an item that somebody is at.
    public let inProgress: Character
    /// The mark of a ticked item.
    public let ready: Character
    /// The mark of an item that a second person has checked.
    public let reviewed: Character
    /// The mark of an item that does not apply.
    public let notApplicable: Character
    /// The flag of a blocked item.
    public let blocked: Character
    /// The flag of an item that two people changed without seeing each other.
    public let contested: Character
    /// The flag of an item that was returned to its owner.
    public let returned: Character
    /// The mark of an item with notes.
    public let note: Character
    /// The mark before a row that is selected.
    public let selected: Character
    /// The cursor's bar at the left edge of a row.
    public let cursor: Character
    /// The same of the row that another pane shows, which has the keys.
    public let shown: Character
    /// Between parts of a line.
    public let dot: Character
    /// Points to where `enter` goes.
    public let arrow: Character
    /// The cells of bars.
    public let bar: Bar
    /// There is more above.
    public let moreAbove: Character
    /// There is more below.
    public let moreBelow: Character

    /// Corners and edges of a pane.
    public struct Lines: Hashable, Sendable {
        /// The corners.
        public let topLeft, topRight, bottomLeft, bottomRight: Character
        /// The edges.
        public let horizontal, vertical: Character
    }

    /// What bars are made of.
    public struct Bar: Hashable, Sendable {
        /// A full cell.
        public let full: Character
        /// Parts of a cell that is filled from the left, from one eighth to seven; empty where the set has none.
        public let parts: [Character]
        /// Parts of a cell that is filled from below, likewise.
        public let levels: [Character]
        /// A cell that is not filled.
        public let empty: Character
    }

    /// Signs for terminals that show Unicode.
    public static let unicode = GlyphSet(
        isASCII: false,
        lines: Lines(topLeft: "╭", topRight: "╮", bottomLeft: "╰", bottomRight: "╯", horizontal: "─", vertical: "│"),
        todo: "☐", inProgress: "◐", ready: "☑", reviewed: "✔", notApplicable: "⊘", blocked: "■", contested: "≠", returned: "←",
        note: "≡", selected: "●", cursor: "▌", shown: "▏", dot: "·", arrow: "→",
        bar: Bar(
            full: "█", parts: ["▏", "▎", "▍", "▌", "▋", "▊", "▉"], levels: ["▁", "▂", "▃", "▄", "▅", "▆", "▇"], empty: "░"),
        moreAbove: "▲", moreBelow: "▼")

    /// Signs for terminals that show ASCII only.
    public static let ascii = GlyphSet(
        isASCII: true,
        lines: Lines(topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", horizontal: "-", vertical: "|"),
        todo: ".", inProgress: "~", ready: "x", reviewed: "X", notApplicable: "-", blocked: "!", contested: "?", returned: "<",
        note: "=", selected: "*", cursor: ">", shown: "|", dot: "*", arrow: ">",
        bar: Bar(full: "#", parts: [], levels: [], empty: "."), moreAbove: "^", moreBelow: "v")
}
