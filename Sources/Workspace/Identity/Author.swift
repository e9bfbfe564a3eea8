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
        let name = name.singleSpaced
        // Every entry holds the name, and a variable of the environment can be of any length.
        self.name =
            name.utf8.count <= Self.nameLimit
            ? name : String(String.UnicodeScalarView(name.unicodeScalars.prefix(Self.nameLimit)))
        handle = Author.handle(from: String(name.plainASCII.singleSpaced.prefix { $0 != " " }))
    }

    /// Who writes before it is known who does: never written anywhere.
    static let nobody = Author(name: "", handle: "someone")

    private init(name: String, handle: Handle) {
        self.name = name
        self.handle = handle
    }

    /// The same person, told from somebody else in the workspace who has the handle: by more of the name, then by a number.
    func distinct(among people: [Person]) -> Author {
        func isFree(_ handle: Handle) -> Bool {
            guard let person = people.first(where: { $0.handle == handle }) else { return true }
            return person.name.value.isEmpty || person.name.value == name || person.name.value == handle.text
        }
        if isFree(handle) { return self }
        let full = Author.handle(from: name.plainASCII.singleSpaced)
        if isFree(full) { return Author(name: name, handle: full) }
        let numbered = (2...999).lazy.map { Handle("\(handle.text.prefix(20))-\($0)") }.first(where: isFree)
        return Author(name: name, handle: numbered ?? handle)
    }

    /// A handle of a text in ASCII: its letters and digits, with a dash for everything else.
    private static func handle(from text: String) -> Handle {
        var handle: [UInt8] = []
        for byte in text.lowercased().utf8 where handle.count < 24 {
            let isPlain =
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            if isPlain || !handle.isEmpty { handle.append(isPlain ? byte : UInt8(ascii: "-")) }
        }
        let trimmed = String(decoding: handle, as: UTF8.self)
        return Handle.isValid(trimmed) ? Handle(trimmed) : "someone"
    }
}
