import HarmlessText

/// A line of text that somebody types, with a caret.
public struct TextField: Hashable, Sendable {
    private var characters: [Character]
    /// How many characters stand before the caret.
    public private(set) var caret: Int

    /// Whether all of it is selected: what is typed then takes its place.
    public private(set) var isSelected: Bool

    /// Begins with a text and the caret behind it.
    ///
    /// - Parameter isSelected: Whether what is typed first takes the text's place.
    public init(_ text: String = "", isSelected: Bool = false) {
        characters = Array(text)
        caret = characters.count
        self.isSelected = isSelected && !text.isEmpty
    }

    /// What it holds.
    public var text: String { String(characters) }

    /// Whether it holds nothing.
    public var isEmpty: Bool { characters.isEmpty }

    /// Types a text at the caret; line ends become spaces and other control characters are left out.
    public mutating func insert(_ text: String) {
        let typed: [Character] = text.compactMap { character in
            if character.isNewline || character == "\t" { return " " }
            return (character.unicodeScalars.first?.value ?? 0) < 0x20 ? nil : character
        }
        deleteSelection()
        characters.insert(contentsOf: typed, at: caret)
        caret += typed.count
    }

    /// Handles a key.
    ///
    /// - Returns: Whether the key means something to a line of text.
    public mutating func handle(_ key: Key) -> Bool {
        if isSelected, [.backspace, .delete, .control("d"), .control("w"), .control("u"), .control("k")].contains(key) {
            deleteSelection()
            return true
        }
        defer { isSelected = false }
        switch key {
        case .character(let character): insert(String(character))
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
            let trimmed = before.lastIndex { $0 != " " }.map { before[...$0] } ?? before.prefix(0)
            let start = trimmed.lastIndex(of: " ").map { $0 + 1 } ?? 0
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

    /// The part that is shown in a number of columns, and the column of the caret in it.
    public func visible(in width: Int) -> (text: String, caret: Int) {
        guard width > 0 else { return ("", 0) }
        var start = 0
        while characters[start..<caret].reduce(0, { $0 + $1.columns }) > width - 1 { start += 1 }
        var text = ""
        var used = 0
        for character in characters[start...] {
            guard used + character.columns <= width else { break }
            text.append(character)
            used += character.columns
        }
        return (text, characters[start..<caret].reduce(0) { $0 + $1.columns })
    }
}

extension Canvas {
    /// Draws a line of text to type in and puts the terminal's cursor at its caret.
    public mutating func field(_ field: TextField, at point: Point, width: Int, hasFocus: Bool = true) {
        let style = Style(.text, on: .field)
        fill(Rect(x: point.x, y: point.y, width: width, height: 1), style)
        let (text, caret) = field.visible(in: width)
        write(
            text, at: point, field.isSelected && hasFocus ? style.with(.reverse) : style,
            in: Rect(x: point.x, y: point.y, width: width, height: 1))
        if hasFocus { self.caret = Point(x: point.x + caret, y: point.y) }
    }
}
