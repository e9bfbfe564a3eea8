import HarmlessText

/// A text that somebody types, with a caret: one line, or several where line breaks are allowed.
public struct TextField: Hashable, Sendable {
    private var characters: [Character]
    /// How many characters stand before the caret.
    public private(set) var caret: Int

    /// Whether all of it is selected: what is typed then takes its place.
    public private(set) var isSelected: Bool

    /// Whether line breaks stay line breaks; else they become spaces.
    public let allowsLineBreaks: Bool

    /// Begins with a text and the caret behind it.
    ///
    /// - Parameters:
    ///   - isSelected: Whether what is typed first takes the text's place.
    ///   - allowsLineBreaks: Whether it may have several lines.
    public init(_ text: String = "", isSelected: Bool = false, allowsLineBreaks: Bool = false) {
        self.allowsLineBreaks = allowsLineBreaks
        characters = []
        caret = 0
        self.isSelected = false
        if !text.isEmpty { insert(text) }
        self.isSelected = isSelected && !text.isEmpty
    }

    /// What it holds.
    public var text: String { String(characters) }

    /// Whether it holds nothing.
    public var isEmpty: Bool { characters.isEmpty }

    // MARK: Typing

    /// Types a text at the caret. Line ends become spaces where they are not allowed, tabs too, and other control
    /// characters are left out.
    public mutating func insert(_ text: String) {
        deleteSelection()
        var typed = ""
        for character in text {
            if character.isNewline {
                typed += allowsLineBreaks ? "\n" : " "
            } else if character == "\t" {
                typed += " "
            } else {
                for scalar in character.unicodeScalars where scalar.properties.generalCategory != .control {
                    typed.unicodeScalars.append(scalar)
                }
            }
        }
        // Accents and joined emoji come scalar by scalar; joined anew, they are one character, as they are on the
        // screen.
        let before = Array(String(characters[..<caret]) + typed)
        characters = before + characters[caret...]
        caret = before.count
    }

    /// Handles a key.
    ///
    /// - Returns: Whether the key means something to a line of text.
    public mutating func handle(_ key: Key) -> Bool {
        if isSelected, [.backspace, .delete, .control("d"), .control("w"), .control("u"), .control("k")].contains(key) {
            deleteSelection()
            return true
        }
        if case .character(let character) = key {
            insert(String(character))
            return true
        }
        let handled = edit(key)
        if handled { isSelected = false }
        return handled
    }

    private mutating func edit(_ key: Key) -> Bool {
        switch key {
        case .backspace:
            guard caret > 0 else { return true }
            caret -= 1
            characters.remove(at: caret)
        case .delete, .control("d"): if caret < characters.count { characters.remove(at: caret) }
        case .left, .control("b"): caret = max(0, caret - 1)
        case .right, .control("f"): caret = min(characters.count, caret + 1)
        case .home, .control("a"): caret = 0
        case .end, .control("e"): caret = characters.count
        case .control("u"):
            characters.removeFirst(caret)
            caret = 0
        case .control("k"): characters.removeLast(characters.count - caret)
        case .control("w"):
            let before = characters[..<caret]
            let trimmed = before.lastIndex { !$0.isWhitespace }.map { before[...$0] } ?? before.prefix(0)
            let start = trimmed.lastIndex(where: \.isWhitespace).map { $0 + 1 } ?? 0
            characters.removeSubrange(start..<caret)
            caret = start
        default: return false
        }
        return true
    }

    private mutating func deleteSelection() {
        guard isSelected else { return }
        characters = []
        caret = 0
        isSelected = false
    }

    // MARK: Showing

    private func columns(_ index: Int, _ glyphs: GlyphSet) -> Int { String(characters[index]).shown(in: glyphs).columns }

    /// The part that is shown in a number of columns, and the column of the caret in it.
    public func visible(in width: Int, glyphs: GlyphSet = .unicode) -> (text: String, caret: Int) {
        guard width > 0 else { return ("", 0) }
        var start = caret
        var used = 0
        while start > 0, used + columns(start - 1, glyphs) <= width - 1 {
            start -= 1
            used += columns(start, glyphs)
        }
        return (String(characters[start...]).shown(in: glyphs).cut(to: width), used)
    }

    /// The rows that the text takes in a number of columns, broken between words, and where the caret stands in them.
    public func rows(of width: Int, glyphs: GlyphSet = .unicode) -> (texts: [String], caret: Point) {
        let ranges = rowRanges(width, glyphs)
        let row = caretRow(in: ranges)
        let column = (ranges[row].lowerBound..<caret).reduce(0) { $0 + columns($1, glyphs) }
        let texts = ranges.map { range in
            String(characters[range].filter { !$0.isNewline }).shown(in: glyphs)
        }
        return (texts, Point(x: min(column, max(0, width - 1)), y: row))
    }

    /// Moves the caret up or down by rows, as they are broken in a number of columns.
    public mutating func moveCaret(rows step: Int, width: Int, glyphs: GlyphSet = .unicode) {
        let ranges = rowRanges(width, glyphs)
        let row = caretRow(in: ranges)
        let target = min(max(0, row + step), ranges.count - 1)
        isSelected = false
        guard target != row else {
            caret = step < 0 ? 0 : characters.count
            return
        }
        let column = caret - ranges[row].lowerBound
        let last = target == ranges.count - 1 ? ranges[target].upperBound : ranges[target].upperBound - 1
        caret = min(ranges[target].lowerBound + column, max(ranges[target].lowerBound, last))
    }

    private func caretRow(in ranges: [Range<Int>]) -> Int { ranges.lastIndex { $0.lowerBound <= caret } ?? 0 }

    /// The characters of each row. A row keeps a column free, so that the caret fits behind its last character.
    private func rowRanges(_ width: Int, _ glyphs: GlyphSet) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var (start, used) = (0, 0)
        var lastBreak: Int?
        for index in characters.indices {
            if characters[index].isNewline {
                ranges.append(start..<index + 1)
                (start, used, lastBreak) = (index + 1, 0, nil)
                continue
            }
            let own = columns(index, glyphs)
            if used + own > max(1, width - 1), index > start {
                let cut = lastBreak ?? index
                ranges.append(start..<cut)
                (start, lastBreak) = (cut, nil)
                used = (cut..<index).reduce(0) { $0 + columns($1, glyphs) }
            }
            used += own
            if characters[index] == " " { lastBreak = index + 1 }
        }
        return ranges + [start..<characters.count]
    }
}

extension String {
    /// The characters that fit into a number of columns.
    fileprivate func cut(to width: Int) -> String {
        var (result, used) = ("", 0)
        for character in self {
            guard used + character.columns <= width else { break }
            result.append(character)
            used += character.columns
        }
        return result
    }
}

extension Canvas {
    /// Draws a line of text to type in and puts the terminal's cursor at its caret.
    public mutating func field(_ field: TextField, at point: Point, width: Int, hasFocus: Bool = true) {
        let style = Style(.text, on: .field)
        let rect = Rect(x: point.x, y: point.y, width: width, height: 1)
        fill(rect, style)
        let (text, caret) = field.visible(in: width, glyphs: glyphs)
        write(text, at: point, field.isSelected && hasFocus ? style.with(.reverse) : style, in: rect)
        if hasFocus { self.caret = Point(x: point.x + caret, y: point.y) }
    }

    /// Draws a text to type in, in several rows, and puts the terminal's cursor at its caret.
    public mutating func field(_ field: TextField, in rect: Rect) {
        let style = Style(.text, on: .field)
        fill(rect, style)
        let (texts, caret) = field.rows(of: rect.width, glyphs: glyphs)
        let top = max(0, caret.y - rect.height + 1)
        for (row, text) in texts.dropFirst(top).prefix(rect.height).enumerated() {
            write(
                text, at: Point(x: rect.x, y: rect.y + row), field.isSelected ? style.with(.reverse) : style, in: rect)
        }
        self.caret = Point(x: rect.x + caret.x, y: rect.y + caret.y - top)
    }
}
