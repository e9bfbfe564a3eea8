import HarmlessText

/// A grid of cells that a frame is drawn into: pure data, compared and tested as such, and shown by whichever terminal there is.
///
/// Drawing is clipped to the canvas. Text goes through ``StringProtocol/harmless``, so that no control character, escape sequence or
/// direction override can be in a cell, wherever it came from.
public struct Canvas: Hashable, Sendable {
    /// One cell: a character and its style. The right half of a wide character holds ``Cell/continuation``.
    public struct Cell: Hashable, Sendable {
        /// The character, or U+0000 where a wide one reaches in from the left.
        public var character: Character
        /// Its style.
        public var style: Style

        /// What stands right of a wide character.
        public static let continuation: Character = "\0"

        /// Makes a cell.
        public init(_ character: Character = " ", _ style: Style = .text) {
            self.character = character
            self.style = style
        }
    }

    /// Columns and rows.
    public let size: Size
    /// The signs to draw with.
    public let glyphs: GlyphSet
    /// Where the terminal's cursor stands, where somebody types; nil hides it.
    public var caret: Point?
    private var cells: [Cell]

    /// Makes an empty canvas.
    public init(_ size: Size, glyphs: GlyphSet = .unicode) {
        self.size = size
        self.glyphs = glyphs
        cells = Array(repeating: Cell(), count: size.width * size.height)
    }

    /// The whole canvas.
    public var bounds: Rect { Rect(size) }

    /// The cell in a column and row that lie on the canvas.
    public subscript(x: Int, y: Int) -> Cell { cells[y * size.width + x] }

    /// The cells of a row.
    public func row(_ y: Int) -> ArraySlice<Cell> { cells[y * size.width..<(y + 1) * size.width] }

    // MARK: Drawing

    /// Fills a rectangle with blanks of a style.
    public mutating func fill(_ rect: Rect, _ style: Style) {
        let rect = rect.intersection(bounds)
        for y in rect.y..<rect.maxY {
            clearEdges(x: rect.x, y: y, to: rect.maxX)
            for x in rect.x..<rect.maxX { cells[y * size.width + x] = Cell(" ", style) }
        }
    }

    /// Writes a text from a point to the right, clipped to a rectangle or to the canvas.
    ///
    /// - Returns: The column behind what was written.
    @discardableResult
    public mutating func write(_ text: some StringProtocol, at point: Point, _ style: Style = .text, in clip: Rect? = nil) -> Int
    {
        let clip = (clip ?? bounds).intersection(bounds)
        guard (clip.y..<clip.maxY).contains(point.y) else { return point.x }
        var x = point.x
        for character in glyphs.isASCII ? text.plainASCII : text.harmless {
            let width = character.columns
            if width > 2 {
                // Wider than cells can hold, as a cluster of Indic consonants can be.
                for piece in character.pieces {
                    guard write(piece, width: piece.columns, at: &x, y: point.y, style, in: clip) else { return x }
                }
            } else if !write(character, width: width, at: &x, y: point.y, style, in: clip) {
                break
            }
        }
        return x
    }

    /// Writes a character and goes on by its width.
    ///
    /// - Returns: False where there is no room for it.
    private mutating func write(
        _ character: Character, width: Int, at x: inout Int, y: Int, _ style: Style, in clip: Rect
    ) -> Bool {
        guard width > 0 else { return true }
        guard x + width <= clip.maxX else { return false }
        if x >= clip.x { put(character, width: width, x: x, y: y, style) }
        x += width
        return true
    }

    /// Writes one of the canvas's own signs.
    public mutating func put(_ glyph: Character, at point: Point, _ style: Style = .text) {
        guard bounds.contains(point), point.x + glyph.columns <= size.width else { return }
        put(glyph, width: max(1, glyph.columns), x: point.x, y: point.y, style)
    }

    /// Changes the style of a rectangle's cells and leaves the characters.
    public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
        let rect = rect.intersection(bounds)
        for y in rect.y..<rect.maxY {
            for x in rect.x..<rect.maxX {
                cells[y * size.width + x].style = change(cells[y * size.width + x].style)
            }
        }
    }

    private mutating func put(_ character: Character, width: Int, x: Int, y: Int, _ style: Style) {
        clearEdges(x: x, y: y, to: x + width)
        cells[y * size.width + x] = Cell(character, style)
        if width == 2 { cells[y * size.width + x + 1] = Cell(Cell.continuation, style) }
    }

    /// Blanks the halves of wide characters that are cut by writing columns `x` up to `end`.
    private mutating func clearEdges(x: Int, y: Int, to end: Int) {
        guard x < end else { return }
        let row = y * size.width
        if x > 0, cells[row + x].character == Cell.continuation { cells[row + x - 1].character = " " }
        if end < size.width, cells[row + end].character == Cell.continuation { cells[row + end].character = " " }
    }
}

extension Canvas: CustomStringConvertible {
    /// The characters, a line a row, without the blanks at the end of lines.
    public var description: String {
        (0..<size.height).map { y in
            var line = String(row(y).map(\.character).filter { $0 != Cell.continuation })
            while line.last == " " { line.removeLast() }
            return line
        }.joined(separator: "\n")
    }
}
