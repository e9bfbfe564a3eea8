import HarmlessText

/// A grid of cells that a frame is drawn into: pure data, compared and tested as such, and shown by whichever terminal
/// there is.
///
/// Drawing is clipped to the canvas. Text goes through ``StringProtocol/harmless``, so that no control character,
/// escape sequence or direction override can be in a cell, wherever it came from.
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
    /// Where the hidden cursor stands otherwise: at the beginning of the row that is chosen, because screen readers,
    /// magnifiers and Braille displays follow it. ``fill(_:_:with:)`` sets it to the last row that is filled with the
    /// surface of the cursor.
    public var focus: Point?
    private var isFocusBright = false
    private var cells: [PackedCell]
    /// The characters of several scalars that cells refer to. Frames have few of them.
    private var clusters: [Character] = []
    /// Where cells lead that are links; few frames have any.
    private var links: [TerminalLink] = []

    /// A cell as it is kept: eight bytes without references, so that frames are filled and compared at the speed of
    /// memory.
    private struct PackedCell {
        /// The character's scalar; beyond the last that there is, the place of a cluster in ``Canvas/clusters``.
        var code: UInt32
        var style: Style
        /// The number of the cell's link in ``Canvas/links``, from 1; 0 where it is none. With it the eight bytes are
        /// full, so that cells can be compared as numbers.
        var link: UInt8 = 0

        init(code: UInt32, style: Style) {
            self.code = code
            self.style = style
        }

        static let firstCluster: UInt32 = 0x11_0000
        static let blank: UInt32 = 0x20
        static let continuation: UInt32 = 0

        /// Whether it looks as a cell of another canvas and leads where that one does, given what the cells of both
        /// refer to.
        func isSame(_ references: References, as other: PackedCell, _ others: References) -> Bool {
            guard style == other.style, link == 0 && other.link == 0 || references.link(of: self) == others.link(of: other) else {
                return false
            }
            guard code >= Self.firstCluster, other.code >= Self.firstCluster else { return code == other.code }
            return references.clusters[Int(code - Self.firstCluster)] == others.clusters[Int(other.code - Self.firstCluster)]
        }
    }

    /// What cells refer to. These arrays alone are handed around where cells are compared: a canvas carries its signs
    /// along, which are many to count references of.
    private struct References {
        let clusters: [Character]
        let links: [TerminalLink]

        var isEmpty: Bool { clusters.isEmpty && links.isEmpty }

        func link(of cell: PackedCell) -> TerminalLink? { cell.link == 0 ? nil : links[Int(cell.link) - 1] }
    }

    private var references: References { References(clusters: clusters, links: links) }

    /// Makes an empty canvas.
    public init(_ size: Size, glyphs: GlyphSet = .unicode) {
        self.size = size
        self.glyphs = glyphs
        cells = Array(repeating: PackedCell(code: PackedCell.blank, style: .text), count: size.width * size.height)
    }

    /// The whole canvas.
    public var bounds: Rect { Rect(size) }

    /// The cell in a column and row that lie on the canvas.
    public subscript(x: Int, y: Int) -> Cell {
        let cell = cells[y * size.width + x]
        return Cell(character(of: cell.code), cell.style)
    }

    /// The cells of a row that lies on the canvas.
    public func row(_ y: Int) -> [Cell] { (0..<size.width).map { self[$0, y] } }

    // MARK: Drawing

    /// Fills a rectangle with a style: with blanks, or with a sign of one column.
    public mutating func fill(_ rect: Rect, _ style: Style, with glyph: Character = " ") {
        let rect = rect.intersection(bounds)
        guard !rect.isEmpty else { return }
        if rect.height == 1, style.surface == .cursor || style.surface == .dimCursor && !isFocusBright {
            // While somebody reads beside a list, the row of the list that it is about.
            focus = Point(x: rect.x, y: rect.y)
            isFocusBright = style.surface == .cursor
        }
        let cell = PackedCell(code: code(of: glyph), style: style)
        for y in rect.y..<rect.maxY {
            clearEdges(x: rect.x, y: y, to: rect.maxX)
            for index in y * size.width + rect.x..<y * size.width + rect.maxX { cells[index] = cell }
        }
    }

    /// Writes a text from a point to the right, clipped to a rectangle or to the canvas.
    ///
    /// - Returns: The column behind what was written.
    @discardableResult
    public mutating func write(_ text: String, at point: Point, _ style: Style = .text, in clip: Rect? = nil) -> Int {
        let clip = (clip ?? bounds).intersection(bounds)
        guard (clip.y..<clip.maxY).contains(point.y) else { return point.x }
        let text = glyphs.isASCII ? text.plainASCII : text
        if let columns = text.plainColumns { return write(plain: text, columns: columns, at: point, style, in: clip) }
        var x = point.x
        for character in text.harmless {
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
        if x >= clip.x { put(code(of: character), width: width, x: x, y: y, style) }
        x += width
        return true
    }

    /// Writes a text of another kind, as ``write(_:at:_:in:)``.
    @discardableResult
    public mutating func write(_ text: some StringProtocol, at point: Point, _ style: Style = .text, in clip: Rect? = nil) -> Int
    {
        write(String(text), at: point, style, in: clip)
    }

    /// Writes a text of which each scalar is a cell and none does harm.
    private mutating func write(plain text: String, columns: Int, at point: Point, _ style: Style, in clip: Rect) -> Int {
        let (first, end) = (max(point.x, clip.x), min(point.x + columns, clip.maxX))
        guard first < end else { return min(point.x + columns, max(point.x, clip.maxX)) }
        clearEdges(x: first, y: point.y, to: end)
        let row = point.y * size.width
        if text.utf8.count == columns {
            // ASCII: a byte is a cell.
            var column = point.x
            for byte in text.utf8 {
                guard column < end else { break }
                if column >= first { cells[row + column] = PackedCell(code: UInt32(byte), style: style) }
                column += 1
            }
            return end
        }
        var x = point.x
        for scalar in text.unicodeScalars {
            guard x < end else { break }
            if x >= first { cells[row + x] = PackedCell(code: scalar.value, style: style) }
            x += 1
        }
        return end
    }

    /// Writes one of the canvas's own signs.
    public mutating func put(_ glyph: Character, at point: Point, _ style: Style = .text) {
        let code = code(of: glyph)
        let width = Unicode.Scalar(code)?.isPlain ?? false ? 1 : max(1, glyph.columns)
        guard bounds.contains(point), point.x + width <= size.width else { return }
        put(code, width: width, x: point.x, y: point.y, style)
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

    /// Makes cells of a row a link, until something else is written there. Beyond 255 addresses in one frame there are
    /// no more links.
    public mutating func link(_ columns: Range<Int>, y: Int, to link: TerminalLink) {
        guard (0..<size.height).contains(y) else { return }
        let columns = columns.clamped(to: 0..<size.width)
        guard !columns.isEmpty else { return }
        let known = links.firstIndex(of: link)
        guard known != nil || links.count < Int(UInt8.max) else { return }
        if known == nil { links.append(link) }
        let number = UInt8((known ?? links.count - 1) + 1)
        for x in columns { cells[y * size.width + x].link = number }
    }

    /// Where a cell that lies on the canvas leads; nil where it is no link.
    public func link(x: Int, y: Int) -> TerminalLink? { references.link(of: cells[y * size.width + x]) }

    private mutating func put(_ code: UInt32, width: Int, x: Int, y: Int, _ style: Style) {
        clearEdges(x: x, y: y, to: x + width)
        cells[y * size.width + x] = PackedCell(code: code, style: style)
        if width == 2 { cells[y * size.width + x + 1] = PackedCell(code: PackedCell.continuation, style: style) }
    }

    /// Blanks the halves of wide characters that are cut by writing columns `x` up to `end`.
    private mutating func clearEdges(x: Int, y: Int, to end: Int) {
        guard x < end else { return }
        let row = y * size.width
        if x > 0, cells[row + x].code == PackedCell.continuation { cells[row + x - 1].code = PackedCell.blank }
        if end < size.width, cells[row + end].code == PackedCell.continuation { cells[row + end].code = PackedCell.blank }
    }

    // MARK: Codes

    private mutating func code(of character: Character) -> UInt32 {
        let scalars = character.unicodeScalars
        if let first = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex { return first.value }
        let known = clusters.firstIndex(of: character)
        if known == nil { clusters.append(character) }
        return PackedCell.firstCluster + UInt32(known ?? clusters.count - 1)
    }

    private func character(of code: UInt32) -> Character {
        if let scalar = Unicode.Scalar(code) { return Character(scalar) }
        return clusters[Int(code - PackedCell.firstCluster)]
    }
}

// MARK: - Comparing

extension Canvas {
    /// A stretch of a row in one style.
    public struct Run: Hashable, Sendable {
        /// The columns that it takes.
        public let columns: Range<Int>
        /// Its style.
        public let style: Style
        /// Whether it is nothing but blanks.
        public let isBlank: Bool
        /// Where it leads; nil where it is no link.
        public let link: TerminalLink?
        /// Whether it was a link in the earlier frame.
        public let wasLink: Bool
    }

    /// Whether any cell of a row is a link.
    public func hasLinks(in y: Int) -> Bool {
        !links.isEmpty && cells[y * size.width..<(y + 1) * size.width].contains { $0.link != 0 }
    }

    /// The stretches of a row that look otherwise than in an earlier frame or lead elsewhere, from left to right; the
    /// whole row where there is none of this size.
    ///
    /// - Parameter withLinks: Whether the row's links are among them in any case.
    public func changes(in y: Int, since earlier: Canvas?, withLinks: Bool = false) -> [Run] {
        let before = earlier.flatMap { $0.size == size ? (cells: $0.cells, references: $0.references) : nil }
        let references = references
        let row = y * size.width
        func isSame(_ index: Int) -> Bool {
            guard let before, !(withLinks && cells[index].link != 0) else { return false }
            return cells[index].isSame(references, as: before.cells[index], before.references)
        }
        var runs: [Run] = []
        if let before, before.references.isEmpty, references.isEmpty, hasSameBytes(in: y, as: before.cells) { return [] }
        var x = 0
        while x < size.width {
            if isSame(row + x) {
                x += 1
                continue
            }
            // A wide character is drawn from its left half.
            let start = x > 0 && cells[row + x].code == PackedCell.continuation ? x - 1 : x
            let (style, link) = (cells[row + start].style, cells[row + start].link)
            let wasLink = before.map { $0.cells[row + start].link != 0 } ?? false
            var end = start
            var isBlank = true
            while end < size.width, cells[row + end].style == style, cells[row + end].link == link,
                before.map({ $0.cells[row + end].link != 0 }) ?? false == wasLink, end < x || !isSame(row + end)
            {
                if cells[row + end].code != PackedCell.blank { isBlank = false }
                end += 1
            }
            runs.append(
                Run(
                    columns: start..<end, style: style, isBlank: isBlank, link: references.link(of: cells[row + start]),
                    wasLink: wasLink))
            x = max(end, x + 1)
        }
        return runs
    }

    /// Whether a row is in other cells byte for byte: most rows of most frames are. Where none refers to anything else,
    /// such cells are alike.
    private func hasSameBytes(in y: Int, as others: [PackedCell]) -> Bool {
        guard MemoryLayout<PackedCell>.size == MemoryLayout<UInt64>.size else { return false }
        let row = y * size.width..<(y + 1) * size.width
        return cells.withUnsafeBytes { cells in
            others.withUnsafeBytes { others in
                var difference: UInt64 = 0
                for index in row {
                    let offset = index * MemoryLayout<PackedCell>.stride
                    difference |=
                        cells.load(fromByteOffset: offset, as: UInt64.self) ^ others.load(fromByteOffset: offset, as: UInt64.self)
                }
                return difference == 0
            }
        }
    }

    /// What stands in some columns of a row, a scalar a column, where all of it is plain (`Unicode.Scalar.isPlain`);
    /// else nil.
    public func plainScalars(in columns: Range<Int>, y: Int) -> [Unicode.Scalar]? {
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(columns.count)
        for index in y * size.width + columns.lowerBound..<y * size.width + columns.upperBound {
            guard let scalar = Unicode.Scalar(cells[index].code), scalar.isPlain else { return nil }
            scalars.append(scalar)
        }
        return scalars
    }

    /// Whether two canvases look alike and lead to the same.
    public static func == (left: Canvas, right: Canvas) -> Bool {
        let (ours, theirs) = (left.references, right.references)
        return left.size == right.size && left.glyphs == right.glyphs && left.caret == right.caret
            && left.cells.indices.allSatisfy { left.cells[$0].isSame(ours, as: right.cells[$0], theirs) }
    }

    /// Hashes what the canvas looks like.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(size)
        hasher.combine(caret)
        for cell in cells {
            hasher.combine(character(of: cell.code))
            hasher.combine(cell.style)
        }
    }
}

extension Canvas: CustomStringConvertible {
    /// The characters, a line a row, without the blanks at the end of lines.
    public var description: String { (0..<size.height).map(text(ofRow:)).joined(separator: "\n") }

    /// The characters of a row that lies on the canvas, without the blanks at its end.
    public func text(ofRow y: Int) -> String {
        let start = y * size.width
        var end = start + size.width
        while end > start, cells[end - 1].code == PackedCell.blank { end -= 1 }
        var text = String.UnicodeScalarView()
        for cell in cells[start..<end] where cell.code != PackedCell.continuation {
            if let scalar = Unicode.Scalar(cell.code) {
                text.append(scalar)
            } else {
                text.append(contentsOf: clusters[Int(cell.code - PackedCell.firstCluster)].unicodeScalars)
            }
        }
        return String(text)
    }
}
