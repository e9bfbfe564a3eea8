import Files
import HarmlessText
import Readiness

/// What a file in `evidence/` is called: by the SHA-256 of its bytes, then by words of its title, for people.
///
/// The name that it came with is data: it may be no text, as long as any, or hostile. Nothing of it is kept but an
/// ending of letters and digits.
package enum EvidenceName {
    /// How many bytes of a title stand in a name.
    private static let wordsLimit = 60
    private static let endingLimit = 10
    /// How many hexadecimal digits a SHA-256 has.
    private static let digestLength = 64

    /// The name of a file.
    ///
    /// - Parameters:
    ///   - digest: The SHA-256 of its bytes.
    ///   - title: The title under which it was attached first.
    ///   - original: The name that it came with.
    package static func name(digest: String, title: String, original: String) -> String {
        var words = ""
        for word in title.plainASCII.lowercased().split(whereSeparator: { !isPlain($0) }) {
            let longer = words.isEmpty ? String(word) : "\(words)-\(word)"
            guard longer.utf8.count <= wordsLimit else {
                if words.isEmpty { words = String(word.prefix(wordsLimit)) }
                break
            }
            words = longer
        }
        let ending = ending(of: original)
        return (words.isEmpty ? digest : "\(digest)-\(words)") + (ending.isEmpty ? "" : ".\(ending)")
    }

    /// The SHA-256 that a name begins with; nil where it is not called as Tickmark calls files.
    package static func digest(in name: String) -> String? {
        guard name.utf8.count >= digestLength else { return nil }
        let digest = name.utf8.prefix(digestLength)
        guard digest.allSatisfy(isHexadecimal), let text = String(digest) else { return nil }
        let next = name.utf8.dropFirst(digestLength).first
        return next == nil || next == UInt8(ascii: "-") || next == UInt8(ascii: ".") ? text : nil
    }

    /// "pdf" of "Q2 Report.PDF"; nothing where what stands behind the last point is no ending.
    package static func ending(of name: String) -> String {
        guard let point = name.lastIndex(of: "."), point != name.startIndex else { return "" }
        let ending = name[name.index(after: point)...].lowercased()
        return (1...endingLimit).contains(ending.utf8.count) && ending.allSatisfy(isPlain) ? ending : ""
    }

    private static func isPlain(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}

extension Evidence {
    /// The title that a piece has, made of the name of a file: "Q2 report" of "Q2_report.PDF".
    public static func title(ofFile name: String) -> String {
        let ending = EvidenceName.ending(of: name)
        let stem = ending.isEmpty ? name : String(name.dropLast(ending.count + 1))
        let words = stem.split { $0.isWhitespace || $0.isNewline || $0 == "_" }.joined(separator: " ").harmless
        return words.isEmpty ? name.harmless : String(words.prefix(200))
    }
}
