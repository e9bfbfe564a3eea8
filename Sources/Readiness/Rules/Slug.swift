extension String {
    /// The text in lower case, with one dash in the place of everything that is neither letter nor digit:
    /// `processing-integrity`.
    public var slug: String {
        lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    }

    /// The text with a period behind it, unless it ends a sentence already: names like "Acme Inc." do.
    public var endedSentence: String { last.map { ".!?…".contains($0) } ?? true ? self : self + "." }
}
