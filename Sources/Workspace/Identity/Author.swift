import HarmlessText
import Readiness
import SystemPackage

/// Who writes: a person on this machine.
public struct Author: Hashable, Sendable {
    /// The name, as entries hold it.
    public let name: String
    /// The handle that the journal files begin with.
    public let handle: Handle

    /// How long a name may be, in scalars of Unicode; the rest is left out.
    static let nameLimit = 200

    /// Makes an author. The handle is made of the name's first word.
    public init(name: String) {
        let words = name.plainASCII.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        // Every entry holds the name, and a variable of the environment can be of any length.
        let plain = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        self.name = String(String.UnicodeScalarView(plain.unicodeScalars.prefix(Self.nameLimit)))
        handle = Author.handle(from: String(words.split(separator: " ").first ?? ""))
    }

    private init(name: String, handle: Handle) {
        self.name = name
        self.handle = handle
    }

    /// The person at this machine: `TICKMARK_USER`, else git's `user.name`, else the login name. See ``AuthorInquiry``.
    ///
    /// - Parameter folder: Where git is asked, because a repository can have a name of its own.
    public static func current(environment: [String: String], folder: FilePath?) async -> Author {
        AuthorInquiry(environment: environment, folder: folder).answer()
    }

    /// The same person, told from somebody else in the workspace who has the handle: by more of the name, then by a number.
    func distinct(among people: [Person]) -> Author {
        func isFree(_ handle: Handle) -> Bool {
            guard let person = people.first(where: { $0.handle == handle }) else { return true }
            return person.name.value.isEmpty || person.name.value == name || person.name.value == handle.text
        }
        if isFree(handle) { return self }
        let full = Author.handle(from: name.plainASCII.split(whereSeparator: \.isWhitespace).joined(separator: "-"))
        if isFree(full) { return Author(name: name, handle: full) }
        let numbered = (2...999).lazy.map { Handle("\(handle.text.prefix(20))-\($0)") }.first(where: isFree)
        return Author(name: name, handle: numbered ?? handle)
    }

    private static func handle(from text: String) -> Handle {
        let plain = text.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        let trimmed = String(plain.drop { $0 == "-" }.prefix(24))
        return Handle.isValid(trimmed) ? Handle(trimmed) : "someone"
    }
}
