extension StringProtocol {
    /// Where a text first occurs in this one, compared byte for byte; an empty text occurs at the start.
    ///
    /// The standard library searches strings by characters: to it, an accented letter is the same whether it is written
    /// as one scalar or as two, and a letter is not found where an accent follows it.
    public func occurrence(of text: String) -> Range<Index>? { utf8.firstRange(of: text.utf8) }

    /// Whether a text occurs in this one, compared byte for byte.
    public func holds(_ text: String) -> Bool { utf8.contains(text.utf8) }
}
