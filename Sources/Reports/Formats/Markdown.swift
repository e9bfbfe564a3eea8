import HarmlessText
import Readiness

/// Writes text so that Markdown (CommonMark with GitHub's tables and autolinks) shows it as it is.
enum Markdown {
    /// One line of text: no sign of Markdown or HTML in it means anything, in a paragraph, a table's cell or a heading.
    ///
    /// It goes by scalars, as parsers of Markdown do: a pipe with an accent on it is one character to people, and still
    /// a pipe.
    static func escaped(_ text: String) -> String {
        let scalars = Array(text.harmless.unicodeScalars)
        var result = String.UnicodeScalarView()
        // What a line begins with may be a list or a heading's underline.
        var beginning = Beginning.spaces
        for (index, scalar) in scalars.enumerated() {
            // What the document goes on with behind the text is not known here, so it is taken for the worst.
            let next = index + 1 < scalars.count ? scalars[index + 1] : "x"
            switch scalar {
            case "<": result.append(all: "&lt;")
            case "&": result.append(all: "&amp;")
            // Neither a backslash nor an entity keeps GitHub from making links of addresses and of people's names; an
            // empty comment does.
            case "@" where next != " ": result.append(all: "@<!-- -->")
            case _ where scalar.isMarkup(before: next, beginning) || scalar == "." && endsAsAddressBegins(scalars[..<index]):
                result.append("\\")
                result.append(scalar)
            default: result.append(scalar)
            }
            beginning = beginning.extended(by: scalar)
        }
        return String(result)
    }

    /// Whether a point behind these scalars could make `www.`, which GitHub takes for the beginning of an address. What
    /// the document holds in front of the text is not known here, so fewer than three of the letter at its beginning
    /// are taken for the worst.
    private static func endsAsAddressBegins(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        !scalars.isEmpty && scalars.suffix(3).allSatisfy { $0 == "w" || $0 == "W" }
    }

    /// Text in bold. Empty text, of which the signs for bold would make a rule across the page, gets a name.
    static func strong(_ text: String) -> String {
        let trimmed = text.harmless.trimmed
        return "**\(trimmed.isEmpty ? "Unnamed" : escaped(trimmed))**"
    }

    /// A digest as code; whatever is no digest, as text.
    static func code(_ digest: String) -> String {
        let isDigest = !digest.isEmpty && digest.unicodeScalars.allSatisfy { $0.isASCII && $0.properties.isASCIIHexDigit }
        return isDigest ? "`\(digest)`" : escaped(digest)
    }

    /// A row of a table.
    static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

    /// A bar of ten cells. It is full only for all of it, and empty only for nothing.
    static func bar(_ share: Share) -> String {
        var filled = Int(share.fraction * 10)
        if share.part > 0 { filled = max(1, filled) }
        if share.part < share.whole { filled = min(9, filled) }
        return String(repeating: "█", count: filled) + String(repeating: "░", count: 10 - filled)
    }

    /// What a line consists of so far.
    fileprivate enum Beginning {
        case spaces, number, words

        func extended(by scalar: Unicode.Scalar) -> Beginning {
            if self == .spaces, scalar == " " { return .spaces }
            return self != .words && ("0"..."9").contains(scalar) ? .number : .words
        }
    }
}

extension String.UnicodeScalarView {
    /// Appends one by one: `append(contentsOf:)` copies all that was there before.
    fileprivate mutating func append(all text: String) {
        for scalar in text.unicodeScalars { append(scalar) }
    }
}

extension Unicode.Scalar {
    /// Whether Markdown would act upon the sign where it stands. Signs that mean something only in some places stay
    /// readable elsewhere.
    fileprivate func isMarkup(before next: Unicode.Scalar, _ beginning: Markdown.Beginning) -> Bool {
        switch self {
        case "\\", "`", "*", "_", "{", "}", "[", "]", "#", "|", "~", ">", "^", "$": true
        case "-", "+", "=": beginning == .spaces
        case ")": beginning == .number
        case ".": beginning == .number
        case ":": next != " "
        default: false
        }
    }
}
