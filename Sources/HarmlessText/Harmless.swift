extension String {
    /// The text with everything that a terminal would act upon, or that could make it read as something else, replaced
    /// by a visible sign of it. Ordinary text of every script comes back as it is.
    ///
    /// - Control characters of ASCII become their pictures (`␛`, `␊`, Unicode block *Control Pictures*).
    /// - C1 controls, bidirectional controls, zero-width and other invisible characters, private-use and unassigned
    ///   characters become their code point in angle quotation marks (`‹U+202E›`).
    /// - Joiners and variation selectors stay where a script or an emoji needs them and are shown elsewhere.
    /// - At most four combining marks stay on a base, and as many that take a column of their own; how many more there
    ///   were is said (`‹+37 marks›`). A mark without a base gets a dotted circle to stand on. Joiners do not begin the
    ///   count anew.
    ///
    /// A newline is a control character like others: split text into lines before you ask for this.
    public var harmless: String { plainColumns == nil ? Sanitizer.disarm(unicodeScalars) : self }

    /// The lines of a text that people wrote, each of them ``harmless``; any of the usual line ends separates them.
    public var harmlessLines: [String] {
        // Nearly all of what people write is one line, which needs no look at its characters.
        guard utf8.contains(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) else { return [harmless] }
        return split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }.map { $0.harmless }
    }
}

extension StringProtocol {
    /// The text with everything that must not reach a terminal replaced by a visible sign of it, as
    /// ``Swift/String/harmless``.
    public var harmless: String { String(self).harmless }

    /// The lines of a text that people wrote, each of them made harmless, as ``Swift/String/harmlessLines``.
    public var harmlessLines: [String] { String(self).harmlessLines }
}

/// Replaces, scalar by scalar, what must not reach a terminal.
private struct Sanitizer {
    /// How many combining marks may stand on one base. Vietnamese needs 2, Hebrew with cantillation and Burmese up to
    /// four.
    static let marksOnABase = 4
    /// How many emoji may be joined to one: families and couples have 4.
    static let joinedEmoji = 4
    /// How many consonants, vowels or finals of Hangul may follow each other in one syllable. Old Korean wrote 3.
    static let jamoInARow = 3

    private var result = String.UnicodeScalarView()
    private var previous: Unicode.Scalar?
    /// Marks on the base that take no column, those that take one, and those that were left out.
    private var (marks, spacing, dropped) = (0, 0, 0)
    /// How many joiners of emoji there were since the base.
    private var joined = 0
    private var jamo = 0

    static func disarm(_ scalars: String.UnicodeScalarView) -> String {
        var disarmer = Sanitizer()
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let next = scalars.index(after: index)
            if scalars[index] == "\u{1F3F4}", let tags = scalars[next...].regionTags {
                disarmer.endMarks()
                for scalar in scalars[index..<tags] { disarmer.keep(scalar) }
                index = tags
                continue
            }
            disarmer.take(scalars[index], before: next < scalars.endIndex ? scalars[next] : nil)
            index = next
        }
        disarmer.endMarks()
        return String(disarmer.result)
    }

    private mutating func take(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) {
        if isNeeded(scalar, before: next) {
            if scalar == "\u{200D}", next?.isPicture ?? false { joined += 1 }
            return keep(scalar)
        }
        if isMark(scalar) { return takeMark(scalar) }
        let isJoined = previous == "\u{200D}" && scalar.isPicture
        if !isJoined { endMarks() }
        switch scalar.value {
        case 0..<0x20: keep(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
        case 0x20..<0x7F: keep(scalar)
        case 0x7F: keep("\u{2421}")
        default: if scalar.isVisible, fitsSyllable(scalar) { keep(scalar) } else { spell("‹U+\(scalar.hexadecimal)›") }
        }
    }

    /// Whether an invisible scalar does, between these neighbours, what it was made for.
    private func isNeeded(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
        // Behind marks that were left out nothing is needed, or a joiner could carry a tower on.
        guard let previous, dropped == 0 else { return false }
        switch scalar.value {
        case 0x200D where next?.isPicture ?? false:
            // Joined emoji: the joiner follows a picture, a skin tone or the selector that made a picture of a
            // character. What stands behind it must stay: a skin tone there stands on nothing that has skin, and is one
            // mark more.
            guard !(next?.properties.isEmojiModifier ?? false) || spacing < Self.marksOnABase else { return false }
            return joined + 1 < Self.joinedEmoji && (previous.isPicture || previous.value == 0xFE0F)
        case 0x200C, 0x200D:
            // Arabic and Indic scripts join and part letters by these; Latin, Greek and Cyrillic do not. Behind a
            // virama they choose the form of the letter before, also at a word's end.
            guard previous.isJoiningLetter else { return false }
            guard let next, next.isJoiningLetter else { return previous.properties.canonicalCombiningClass == .virama }
            return !isMark(next) || (next.isCombining ? marks : spacing) < Self.marksOnABase
        case 0xFE0E, 0xFE0F:
            return previous.isPicture || previous.properties.isEmoji && next?.value == 0x20E3
        case 0x180B...0x180F:
            // Mongolian chooses the forms of its letters by these.
            return (0x1820...0x18AA).contains(previous.value)
        case 0xFE00...0xFE02, 0xE0100...0xE01EF:
            // Names in Japanese may insist on a form of an ideograph.
            return previous.properties.isIdeographic
        default:
            return false
        }
    }

    /// Whether a scalar stands on the one before it: a mark, or the skin tone of something that has no skin.
    private func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isCombining || scalar.properties.generalCategory == .spacingMark
            || scalar.properties.isEmojiModifier && !(previous?.properties.isEmojiModifierBase ?? false)
    }

    private mutating func takeMark(_ scalar: Unicode.Scalar) {
        let isCombining = scalar.isCombining
        if isCombining, previous == nil || previous == " " && marks == 0 { keep("\u{25CC}") }
        guard dropped == 0, (isCombining ? marks : spacing) < Self.marksOnABase else {
            dropped += 1
            return
        }
        if isCombining { marks += 1 } else { spacing += 1 }
        keep(scalar)
    }

    private mutating func endMarks() {
        if dropped > 0 { spell("‹+\(dropped) marks›") }
        (marks, spacing, dropped, joined) = (0, 0, 0, 0)
    }

    /// Whether a letter of Hangul still belongs to a syllable that somebody could write; all letters of one are one
    /// character.
    private mutating func fitsSyllable(_ scalar: Unicode.Scalar) -> Bool {
        jamo = scalar.jamoKind != nil && previous?.jamoKind == scalar.jamoKind ? jamo + 1 : 1
        return jamo <= Self.jamoInARow
    }

    private mutating func keep(_ scalar: Unicode.Scalar) {
        result.append(scalar)
        previous = scalar
    }

    private mutating func spell(_ text: String) {
        // One by one: append(contentsOf:) copies all that was there before, and text that is spelled throughout would
        // take hours.
        for scalar in text.unicodeScalars { result.append(scalar) }
        previous = "›"
    }
}

extension Substring.UnicodeScalarView {
    /// Where the tags end that make the flag of England, Scotland or Wales of a black one; nil where they do not.
    fileprivate var regionTags: Index? {
        for region in ["gbeng", "gbsct", "gbwls"] {
            let tags = region.unicodeScalars.map { $0.value + 0xE0000 } + [0xE007F]
            if prefix(tags.count).map(\.value) == tags { return index(startIndex, offsetBy: tags.count) }
        }
        return nil
    }
}

extension Unicode.Scalar {
    /// Whether a character shows as itself, or is a space of some ordinary width.
    fileprivate var isVisible: Bool {
        switch value {
        // Letters by category that show as nothing: Hangul fillers and the Khmer inherent vowels.
        case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x17B4, 0x17B5: return false
        default: break
        }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate: return false
        default: return !isVariationSelector
        }
    }

    /// Whether this is drawn onto the character before it and takes no column of its own.
    fileprivate var isCombining: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark: !isVariationSelector
        default: false
        }
    }

    fileprivate var isVariationSelector: Bool {
        (0xFE00...0xFE0F).contains(value) || (0xE0100...0xE01EF).contains(value) || (0x180B...0x180F).contains(value)
    }

    /// Whether this is shown as a picture, or can be; digits and letters that can be part of one do not count.
    fileprivate var isPicture: Bool { value > 0xFF && properties.isEmoji }

    /// Consonants, vowels and finals of Hangul that are put together to syllables: 0, 1 and 2.
    fileprivate var jamoKind: Int? {
        switch value {
        case 0x1100...0x115F, 0xA960...0xA97C: 0
        case 0x1160...0x11A7, 0xD7B0...0xD7C6: 1
        case 0x11A8...0x11FF, 0xD7CB...0xD7FB: 2
        default: nil
        }
    }

    /// Letters and marks of the blocks from Arabic to the end of the Brahmic scripts; fillers and selectors join
    /// nothing.
    fileprivate var isJoiningLetter: Bool {
        guard isVisible, (0x0600...0x1CFF).contains(value) || (0xA800...0xABFF).contains(value) else { return false }
        switch properties.generalCategory {
        case .otherLetter, .nonspacingMark, .spacingMark, .modifierLetter: return true
        default: return false
        }
    }

    /// The code point as Unicode writes it: at least four capital hexadecimal digits.
    fileprivate var hexadecimal: String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
