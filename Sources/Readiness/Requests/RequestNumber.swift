/// The number that an auditor gave a request (`R-001`, `PBC 12`, `4.1`): theirs for ever, and unique within a report.
///
/// People write it with a `#` before it, so that nothing takes it for an item or a control.
public struct RequestNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number as the auditor writes it, without the `#`.
    public let text: String

    /// How long a number may be, in characters.
    public static let limit = 40

    /// Reads a number, with or without `#` before it and white space around it, so that it is read from its own text as
    /// the same; nil where it is empty, longer than ``limit`` characters, or holds a line break or another control
    /// character.
    public init?(_ text: some StringProtocol) {
        var number = text[...]
        while let first = number.first, first.isWhitespace || first == "#" { number = number.dropFirst() }
        while let last = number.last, last.isWhitespace { number = number.dropLast() }
        guard !number.isEmpty, number.utf8.count <= 4 * Self.limit, number.count <= Self.limit,
            number.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }),
            !number.contains(where: \.isNewline)
        else { return nil }
        self.text = String(number)
    }

    /// The number as people write it: `#R-001`.
    public var description: String { "#\(text)" }

    /// Whether somebody who writes another number means this one: the case of letters does not matter.
    public func isSpelled(_ other: RequestNumber) -> Bool { spelling == other.spelling }

    /// What all numbers have in common that mean the same.
    var spelling: String { text.lowercased() }

    /// Compares as people count: `R-2` comes before `R-10`. Where that does not tell, as text.
    public static func < (left: RequestNumber, right: RequestNumber) -> Bool {
        var (one, other) = (Array(left.text.utf8)[...], Array(right.text.utf8)[...])
        while let first = one.first, let second = other.first {
            if first.isDigit, second.isDigit {
                let (digits, others) = (one.prefix(while: \.isDigit), other.prefix(while: \.isDigit))
                let (value, second) = (digits.drop { $0 == 0x30 }, others.drop { $0 == 0x30 })
                if value.count != second.count { return value.count < second.count }
                if !value.elementsEqual(second) { return value.lexicographicallyPrecedes(second) }
                one = one.dropFirst(digits.count)
                other = other.dropFirst(others.count)
            } else {
                if first != second { return first < second }
                one = one.dropFirst()
                other = other.dropFirst()
            }
        }
        if one.isEmpty != other.isEmpty { return one.isEmpty }
        return left.text < right.text
    }
}
