import HarmlessText

extension Canvas {
    /// A stretch of a row in one style as a text, from which it can be written again.
    public struct StyledText: Hashable, Sendable {
        /// What stands there, blanks among it.
        public let text: String
        /// Its style.
        public let style: Style
        /// Where it leads; nil where it is no link.
        public let link: TerminalLink?

        /// Makes a stretch.
        public init(_ text: String, _ style: Style, link: TerminalLink? = nil) {
            (self.text, self.style, self.link) = (text, style, link)
        }
    }

    /// All of a row that lies on the canvas, from left to right.
    public func texts(ofRow y: Int) -> [StyledText] {
        changes(in: y, since: nil).map { run in
            let cells = run.columns.lazy.map { self[$0, y].character }
            return StyledText(String(cells.filter { $0 != Cell.continuation }), run.style, link: run.link)
        }
    }

    /// Writes a row anew from its stretches, each behind the one before it.
    public mutating func write(_ texts: [StyledText], row y: Int) {
        var x = 0
        for part in texts {
            let end = write(part.text, at: Point(x: x, y: y), part.style)
            if let link = part.link { self.link(x..<end, y: y, to: link) }
            x = end
        }
    }
}
