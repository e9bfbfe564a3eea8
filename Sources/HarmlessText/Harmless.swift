extension String {
    /// The text with everything that a terminal would act upon, or that could make it read as something else, replaced by a visible
    /// sign of it. Ordinary text of every script comes back as it is.
    ///
    /// - Control characters of ASCII become their pictures (`␛`, `␊`, Unicode block *Control Pictures*).
    /// - C1 controls, bidirectional controls, zero-width and other invisible characters, private-use and unassigned
    ///   characters become their code point in angle quotation marks (`‹U+202E›`).
    /// - Joiners and variation selectors stay where a script or an emoji needs them and are shown elsewhere.
    /// - At most four combining marks stay on a base; how many more there were is said (`‹+37 marks›`). A mark without a
    ///   base gets a dotted circle to stand on.
    ///
    /// A newline is a control character like others: split text into lines before you ask for this.
    public var harmless: String { plainColumns == nil ? Disarmer.disarm(unicodeScalars) : self }
}

extension StringProtocol {
    /// The text with everything that must not reach a terminal replaced by a visible sign of it, as ``Swift/String/harmless``.
    public var harmless: String { String(self).harmless }

    /// The lines of a text that people wrote, each of them ``harmless``; any of the usual line ends separates them.
    public var harmlessLines: [String] {
        split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }.map(\.harmless)
    }
}

/// Replaces, scalar by scalar, what must not reach a terminal.
private struct Disarmer {
    /// How many combining marks may stand on one base. Vietnamese needs 2, Hebrew with cantillation up to 4.
    static let marksOnABase = 4

    private var result = String.UnicodeScalarView()
    private var previous: Unicode.Scalar?
    private var marks = 0

    static func disarm(_ scalars: String.UnicodeScalarView) -> String {
        var disarmer = Disarmer()
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let next = scalars.index(after: index)
            disarmer.take(scalars[index], before: next < scalars.endIndex ? scalars[next] : nil)
            index = next
        }
        disarmer.endMarks()
        return String(disarmer.result)
    }

    private mutating func take(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) {
        if scalar.isCombining, !scalar.isVariationSelector {
            return takeMark(scalar)
        }
        endMarks()
        switch scalar.value {
        case 0..<0x20: keep(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
        case 0x20..<0x7F: keep(scalar)
        case 0x7F: keep("\u{2421}")
        default:
            if scalar.isVisible || isNeeded(scalar, before: next) {
                keep(scalar)
            } else {
                spell("‹U+\(scalar.hexadecimal)›")
            }
        }
    }

    /// Whether an invisible scalar does, between these neighbours, what it was made for.
    private func isNeeded(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
        guard let previous else { return false }
        switch scalar.value {
        case 0x200D where next?.properties.isEmoji ?? false:
            // Joined emoji: the joiner follows a picture, a skin tone or the selector that made a picture of a character.
            return previous.value > 0xFF && previous.properties.isEmoji || previous.isVariationSelector
        case 0x200C, 0x200D:
            // Arabic and Indic scripts join and part letters by these; Latin, Greek and Cyrillic do not.
            return previous.isJoiningLetter && (next?.isJoiningLetter ?? false)
        case 0xFE0E, 0xFE0F:
            return previous.properties.isEmoji && (previous.value > 0xFF || next?.value == 0x20E3)
        default:
            return false
        }
    }

    private mutating func takeMark(_ scalar: Unicode.Scalar) {
        if previous == nil || previous == " " && marks == 0 { keep("\u{25CC}") }
        marks += 1
        if marks <= Self.marksOnABase { keep(scalar) }
    }

    private mutating func endMarks() {
        if marks > Self.marksOnABase { spell("‹+\(marks - Self.marksOnABase) marks›") }
        marks = 0
    }

    private mutating func keep(_ scalar: Unicode.Scalar) {
        result.append(scalar)
        previous = scalar
    }

    private mutating func spell(_ text: String) {
        result.append(contentsOf: text.unicodeScalars)
        previous = "›"
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
        case .nonspacingMark, .enclosingMark: true
        default: false
        }
    }

    fileprivate var isVariationSelector: Bool {
        (0xFE00...0xFE0F).contains(value) || (0xE0100...0xE01EF).contains(value) || (0x180B...0x180F).contains(value)
    }

    /// Letters and marks of the blocks from Arabic to the end of the Brahmic scripts.
    fileprivate var isJoiningLetter: Bool {
        guard (0x0600...0x1CFF).contains(value) || (0xA800...0xABFF).contains(value) else { return false }
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
