import HarmlessText

/// A text that a person typed, checked before it goes into the journal.
public struct WrittenText: Hashable, Sendable {
    /// The text without white space around it.
    public let text: String

    /// How long texts of one line may be, in characters.
    public static let lineLimit = 500
    /// How long a note may be, in characters.
    public static let noteLimit = 10_000

    /// Checks a text of one line.
    ///
    /// - Parameter what: What the text is, for the message.
    /// - Throws: ``Refusal`` where it is empty, too long, or has line breaks.
    public init(line text: String, what: WrittenField) throws(Refusal) {
        try self.init(text, what: what, limit: Self.lineLimit)
        guard !self.text.contains(where: \.isNewline) else { throw .lineBreak(what: what) }
    }

    /// Checks a text that may have several lines.
    ///
    /// - Throws: ``Refusal`` where it is empty or too long.
    public init(note text: String, what: WrittenField = .note) throws(Refusal) {
        try self.init(text, what: what, limit: Self.noteLimit)
    }

    private init(_ text: String, what: WrittenField, limit: Int) throws(Refusal) {
        self.text = text.trimmed
        guard !self.text.isEmpty else { throw .textMissing(what: what) }
        // Characters may be any number of scalars; bytes bound those, too.
        guard self.text.count <= limit, self.text.utf8.count <= limit * 8 else { throw .textTooLong(what: what, limit: limit) }
    }
}
