import HarmlessText

extension Handle {
    /// Words that mean somebody else, or nobody, wherever a person is asked for; and the one that stands for a person
    /// who is not known yet.
    public static let reserved: Set<Handle> = ["me", "nobody", "someone"]

    /// Whether a new person can be given the handle: like all that are valid, and besides not one of ``reserved``, and
    /// ending in a letter or digit. Journals of earlier versions hold others, which stay as they are.
    public static func canBeGiven(_ text: String) -> Bool {
        isValid(text) && !text.hasSuffix("-") && !reserved.contains(Handle(text))
    }

    /// A handle for a name that nobody has yet, in letters that every keyboard has: of the name's first word, else of
    /// more of the name, else with a number. A name in letters that have no plain Latin form gets `person-2`, or the
    /// first number that is free.
    ///
    /// - Parameter isFree: Whether a handle can be this person's.
    public static func made(from name: String, isFree: (Handle) -> Bool) -> Handle {
        let source = name.beforeAt ?? name.singleSpaced
        let full = shortened(source.transliterated)
        let first = source.split(separator: " ").lazy.map { shortened($0.transliterated) }.first { !$0.isEmpty }
        for candidate in [first ?? "", full] where canBeGiven(candidate) && isFree(Handle(candidate)) {
            return Handle(candidate)
        }
        let base = shortened(String((first ?? "person").prefix(17)))
        var number = 2
        while !isFree(Handle("\(base)-\(number)")) { number += 1 }
        return Handle("\(base)-\(number)")
    }

    /// At most 24 characters, with no dash at the end.
    private static func shortened(_ text: String) -> String {
        var text = text.prefix(24)
        while text.hasSuffix("-") { text.removeLast() }
        return String(text)
    }
}

extension String {
    /// What stands before the sign of a mail address, or nil where this is none.
    var beforeAt: String? {
        let parts = split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, !contains(where: \.isWhitespace) else { return nil }
        return String(parts[0])
    }

    /// The text as names are compared: one space between words, whatever the case of letters.
    var asComparedName: String { singleSpaced.lowercased() }
}
