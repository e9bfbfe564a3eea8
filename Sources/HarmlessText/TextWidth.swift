extension Character {
    /// How many columns the character takes in a terminal: 0, 1 or 2.
    ///
    /// Wide are the characters that Unicode Standard Annex #11 calls W or F, and whatever is shown as an emoji.
    /// Terminals disagree about a few; the frame says where every run begins, so a wrong guess spoils one cell, never
    /// the line.
    public var columns: Int {
        if isASCII { return self == "\r\n" || (asciiValue ?? 0) < 0x20 || asciiValue == 0x7F ? 0 : 1 }
        let scalars = unicodeScalars
        guard let first = scalars.first else { return 0 }
        if first.isPlain, scalars.index(after: scalars.startIndex) == scalars.endIndex { return 1 }
        // A picture is one however many are joined to it.
        if first.properties.isEmojiPresentation { return 2 }
        if first.properties.isEmoji, scalars.contains(where: { $0.value == 0xFE0F }) { return 2 }
        return scalars.reduce(0) { $0 + $1.columns }
    }

    /// The character as a terminal takes it, which knows scalars only: one that takes more than two columns comes
    /// apart. To Unicode a cluster of Indic consonants is one character however many there are, and to a terminal each
    /// has a column.
    public var pieces: [Character] {
        guard columns > 2 else { return [self] }
        var pieces: [String.UnicodeScalarView] = []
        for scalar in unicodeScalars {
            if scalar.columns > 0 || pieces.isEmpty { pieces.append(String.UnicodeScalarView()) }
            pieces[pieces.count - 1].append(scalar)
        }
        return pieces.map { Character(String($0)) }
    }
}

extension StringProtocol {
    /// The characters as a terminal takes them (``Character/pieces``).
    public var pieces: [Character] {
        contains { $0.columns > 2 } ? flatMap(\.pieces) : Array(self)
    }
}

extension String {
    /// How many columns the text takes in a terminal.
    public var columns: Int { plainColumns ?? reduce(0) { $0 + $1.columns } }

    /// The text cut to a number of columns, ending in `…` where something was cut off.
    public func fitted(to width: Int) -> String {
        let plainColumns = self.plainColumns
        guard plainColumns ?? columns > width else { return self }
        guard width > 0 else { return "" }
        if plainColumns != nil { return String(unicodeScalars.prefix(width - 1)) + "…" }
        var result = ""
        var used = 0
        for character in pieces {
            guard used + character.columns <= width - 1 else { break }
            result.append(character)
            used += character.columns
        }
        return result + "…"
    }

    /// The text with spaces behind it, or cut, so that it takes exactly a number of columns.
    public func padded(to width: Int) -> String {
        let fitted = fitted(to: width)
        return fitted + String(repeating: " ", count: Swift.max(0, width - fitted.columns))
    }

    /// The text with spaces before it, or cut, so that it takes exactly a number of columns.
    public func aligned(right width: Int) -> String {
        let fitted = fitted(to: width)
        return String(repeating: " ", count: Swift.max(0, width - fitted.columns)) + fitted
    }

    /// The text in lines of at most a number of columns, broken between words; a word that is longer is broken itself.
    public func wrapped(to width: Int) -> [String] {
        guard width > 0 else { return [] }
        return wrappedASCII(to: width) ?? wrappedWords(to: width)
    }

    private func wrappedWords(to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in split(separator: " ", omittingEmptySubsequences: true) {
            let length = word.columns
            if used > 0, used + 1 + length > width {
                lines.append(line)
                (line, used) = ("", 0)
            }
            if used > 0 {
                line += " "
                used += 1
            }
            for character in word.pieces {
                if used + character.columns > width {
                    lines.append(line)
                    (line, used) = ("", 0)
                }
                line.append(character)
                used += character.columns
            }
        }
        if used > 0 || lines.isEmpty { lines.append(line) }
        return lines
    }

    /// The lines of a text of ASCII whose words are parted by single spaces and fit, as nearly all do: found byte by
    /// byte. Nil for others.
    private func wrappedASCII(to width: Int) -> [String]? {
        let wrapped: [String]?? = utf8.withContiguousStorageIfAvailable { bytes in
            var lines: [String] = []
            // The line so far ends behind its last word; the word that is being read begins behind a space.
            var (line, end, word) = (0, 0, 0)
            for index in 0...bytes.count {
                if index < bytes.count, bytes[index] != UInt8(ascii: " ") {
                    guard bytes[index] &- 0x20 < 0x5F else { return nil }
                    continue
                }
                guard (1...width).contains(index - word) else { return nil }
                if word > line, index - line > width {
                    lines.append(String(decoding: bytes[line..<end], as: UTF8.self))
                    line = word
                }
                end = index
                word = index + 1
            }
            lines.append(String(decoding: bytes[line..<end], as: UTF8.self))
            return lines
        }
        return wrapped ?? nil
    }
}

extension StringProtocol {
    /// How many columns the text takes in a terminal.
    public var columns: Int { String(self).columns }

    /// The text cut to a number of columns, as ``Swift/String/fitted(to:)``.
    public func fitted(to width: Int) -> String { String(self).fitted(to: width) }

    /// The text in exactly a number of columns, as ``Swift/String/padded(to:)``.
    public func padded(to width: Int) -> String { String(self).padded(to: width) }

    /// The text at the right of exactly a number of columns, as ``Swift/String/aligned(right:)``.
    public func aligned(right width: Int) -> String { String(self).aligned(right: width) }

    /// The text in lines, as ``Swift/String/wrapped(to:)``.
    public func wrapped(to width: Int) -> [String] { String(self).wrapped(to: width) }
}

extension Unicode.Scalar {
    /// What the scalar adds to the width of a character, as wcwidth(3) of the common C libraries has it: vowels and
    /// finals of Hangul go into their consonant's columns.
    fileprivate var columns: Int {
        if isWide { return 2 }
        if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return 1
        }
    }

    /// East Asian Wide and Fullwidth, by the blocks of Unicode 15.1's EastAsianWidth.txt, with the emoji that are shown
    /// as pictures.
    fileprivate var isWide: Bool {
        guard value >= 0x1100 else { return false }
        switch value {
        case 0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
            0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
            0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF, 0x20000...0x3FFFD:
            return true
        default: return properties.isEmojiPresentation
        }
    }
}
