import HarmlessText
import Readiness

/// Who writes: a person on this machine.
public struct Author: Hashable, Sendable {
    /// The name, as entries hold it.
    public let name: String
    /// The handle that the journal files begin with.
    public let handle: Handle

    /// How long a name may be, in scalars of Unicode; the rest is left out.
    static let nameLimit = 200

    /// Makes an author of a name. The handle is the one that the name would get where nobody has it;
    /// ``recognized(in:)`` says which it is.
    public init(name: String) {
        let name = name.singleSpaced
        // Every entry holds the name, and a variable of the environment can be of any length.
        self.name =
            name.utf8.count <= Self.nameLimit
            ? name : String(String.UnicodeScalarView(name.unicodeScalars.prefix(Self.nameLimit)))
        handle = Handle.made(from: self.name) { _ in true }
    }

    /// Who writes before it is known who does: never written anywhere.
    public static let nobody = Author(name: "", handle: "someone")

    /// Whether somebody is known to sit here.
    public var isKnown: Bool { self != .nobody }

    private init(name: String, handle: Handle) {
        self.name = name
        self.handle = handle
    }

    /// The person of a workspace that this is, or a new one with a handle that nobody has there.
    func recognized(in record: WorkspaceRecord) -> Author {
        guard isKnown else { return self }
        let (handle, name) = record.recognize(name)
        return Author(name: name, handle: handle)
    }
}

/// What came of asking who sits at this machine.
public enum AuthorAnswer: Hashable, Sendable {
    /// It is certain.
    case known(Author)
    /// It is not, so that nothing can be written under anybody's name.
    case unknown(AuthorUnknown)
}
