import HarmlessText

/// Text as OSCAL's data types have it.
enum OSCALText {
    /// An identifier: a letter or `_`, then letters, digits and `. - _` (OSCAL's `token`). Whatever else is in a text
    /// becomes `_` and its number, so that two texts never make one identifier.
    static func token(_ text: String) -> String {
        var token = ""
        for scalar in text.unicodeScalars {
            let isLetter = scalar.isASCII && scalar.properties.isAlphabetic
            let isPlain = isLetter || "0123456789.-".unicodeScalars.contains(scalar)
            if token.isEmpty, !isLetter { token = "_" }
            if isPlain { token.unicodeScalars.append(scalar) } else { token += "_" + String(scalar.value, radix: 16) + "_" }
        }
        return token.isEmpty ? "_" : token
    }

    /// One line without spaces at its ends; nil where nothing is left (OSCAL's `string` must hold something).
    static func line(_ text: String) -> String? {
        let words = text.harmless.split(whereSeparator: \.isWhitespace)
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    /// One line of text in which nothing is markup.
    ///
    /// - Parameter instead: What stands there where the text is empty, which OSCAL does not allow.
    static func markup(_ text: String, instead: String) -> String { escaped(line(text) ?? instead) }

    /// Paragraphs of text in which nothing is markup; nil where there is nothing.
    static func paragraphs(_ text: String) -> String? {
        let lines = text.harmlessLines.compactMap(line)
        return lines.isEmpty ? nil : lines.map(escaped).joined(separator: "\n\n")
    }

    private static let markupSigns = Set("\\`*_[]<>{}~^&\"".unicodeScalars)
    private static let beginningSigns = Set("#-+=|".unicodeScalars)

    /// Signs that OSCAL's markup (a subset of CommonMark, with `~`, `^` and `{{ insert }}`) would act upon, each with a
    /// backslash before it.
    private static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for (place, scalar) in text.unicodeScalars.enumerated() {
            if markupSigns.contains(scalar) || place == 0 && beginningSigns.contains(scalar) { result.append("\\") }
            result.append(scalar)
        }
        return String(result)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }

    /// An address as OSCAL's `uri-reference` allows it: what may not stand in one is written as `%` and two digits.
    static func address(_ text: String) -> String {
        let plain = Set("-._~:/?#@!$&'()*+,;=".utf8)
        var address = ""
        let bytes = Array(text.utf8)
        for (place, byte) in bytes.enumerated() {
            // A percent sign stays where it stands for a byte already.
            if byte == UInt8(ascii: "%"), bytes.dropFirst(place + 1).prefix(2).count(where: isHexadecimal) == 2 {
                address += "%"
                continue
            }
            let isPlain =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || plain.contains(byte)
            if isPlain {
                address.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                address += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return address
    }
}
