/// The words of an item as a person saw them when they signed: the title, and a digest of everything that the item
/// says.
///
/// The digest is the SHA-256 of ``form(title:guidance:evidence:type1:nothingOccurred:)``. An item of a team's own is
/// its title, and has no digest.
public struct SignedWords: Hashable, Sendable {
    /// What must be true.
    public let title: String
    /// The SHA-256 of title, guidance and lines of evidence, as 64 lower-case hexadecimal digits; nil where the title
    /// is all there is.
    public let digest: String?

    /// Makes the words of an item.
    public init(title: String, digest: String? = nil) {
        self.title = title
        self.digest = digest
    }

    /// Whether these words say what others say, as far as both are known.
    public func agree(with others: SignedWords) -> Bool {
        guard title == others.title else { return false }
        guard let digest, let other = others.digest else { return true }
        return digest == other
    }

    /// The bytes that a digest is made of: a first line that names the form, then each text with its name and its
    /// length in bytes.
    ///
    /// ```
    /// tickmark words 1
    /// title 26
    /// Access is reviewed monthly
    /// guidance 10
    /// Look here.
    /// evidence 8
    /// A record
    /// ```
    ///
    /// Every text ends in a newline that its length does not count, and each line of evidence has its own, in the
    /// catalog's order. Texts are UTF-8 and exactly as the catalog has them. Behind the evidence follow, where the item
    /// has them, its lines for Type 1 (`type1 12`) and what shows that nothing occurred (`nothingOccurred 20`): they
    /// are evidence as well. The control that an item belongs to, its priority, the words that it is found by and its
    /// crosswalk are no part of what is signed. A later form would begin with another line.
    public static func form(
        title: String, guidance: String, evidence: [String], type1: [String] = [], nothingOccurred: String = ""
    ) -> [UInt8] {
        var bytes = Array("tickmark words 1\n".utf8)
        func add(_ name: String, _ text: String) {
            bytes += Array("\(name) \(text.utf8.count)\n".utf8)
            bytes += Array(text.utf8)
            bytes.append(UInt8(ascii: "\n"))
        }
        add("title", title)
        add("guidance", guidance)
        for line in evidence { add("evidence", line) }
        for line in type1 { add("type1", line) }
        if !nothingOccurred.isEmpty { add("nothingOccurred", nothingOccurred) }
        return bytes
    }
}

/// That somebody looked at what an item says now, and kept what was signed.
public struct Keep: Hashable, Sendable {
    /// The entry that says so.
    public let entry: EntryID
    /// The words that were looked at.
    public let words: SignedWords
    /// When, by that person's clock.
    public let at: Timestamp
    /// Whether it was taken back.
    public var isWithdrawn = Register<Bool>(false)
    /// The handle that its person goes by, where that is another.
    private var main: Handle?

    /// Makes a keep.
    public init(entry: EntryID, words: SignedWords, at: Timestamp) {
        self.entry = entry
        self.words = words
        self.at = at
    }

    /// The handle that kept.
    public var by: Handle { entry.writer.handle }

    /// The person, by the handle that the person goes by.
    public var person: Handle { main ?? by }

    /// Takes over who is who.
    mutating func follow(_ people: SamePeople) {
        let person = people.canonical(by)
        main = person == by ? nil : person
    }
}
