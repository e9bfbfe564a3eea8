/// Singular and plural of a word in lower case, by the few rules of English that cover what people search for:
/// `company` and `companies`, `backup` and `backups`, `process` and `processes`.
///
/// It knows no exceptions by name. Words of up to three letters stay as they are (`aws`, `ids`), and so does what ends
/// like `access`, `status` or `analysis`.
extension StringProtocol {
    /// The word for one of what it names.
    public var singular: String {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        guard utf8.count > 3, utf8.suffix(3).allSatisfy(letters.contains), hasSuffix("s") else { return String(self) }
        if ["ss", "us", "sis"].contains(where: hasSuffix) { return String(self) }
        if utf8.count > 4, hasSuffix("ies") { return dropLast(3) + "y" }
        if ["sses", "xes", "ches", "shes"].contains(where: hasSuffix) { return String(dropLast(2)) }
        return String(dropLast())
    }

    /// The word for more than one of what it names, made of the word for one.
    public var plural: String {
        let vowels = "aeiou".utf8
        if hasSuffix("y"), utf8.count > 2, !vowels.contains(utf8[utf8.index(utf8.endIndex, offsetBy: -2)]) {
            return dropLast() + "ies"
        }
        return ["s", "x", "ch", "sh"].contains(where: hasSuffix) ? self + "es" : self + "s"
    }
}
