import HarmlessText
import Readiness
import Subprocess
import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Who writes: a person on this machine.
public struct Author: Hashable, Sendable {
    /// The name, as entries hold it.
    public let name: String
    /// The handle that the journal files begin with.
    public let handle: Handle

    /// How long a name may be, in scalars of Unicode; the rest is left out.
    static let nameLimit = 200
    /// How long git may take to say a name: a configuration can include a pipe that nobody writes.
    private static let patience = Duration.seconds(5)

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

    /// The person at this machine: `TICKMARK_USER`, else git's `user.name`, else the login name.
    ///
    /// - Parameter folder: Where git is asked, because a repository can have a name of its own.
    public static func current(environment: [String: String], folder: FilePath?) async -> Author {
        if let name = environment["TICKMARK_USER"], !name.allSatisfy(\.isWhitespace) { return Author(name: name) }
        if let name = await gitName(in: folder) { return Author(name: name) }
        let login = environment["LOGNAME"] ?? environment["USER"] ?? ""
        return Author(name: login.isEmpty ? loginName : login)
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

    private static func gitName(in folder: FilePath?) async -> String? {
        await withTaskGroup(of: String?.self) { group in
            group.addTask { await askGit(in: folder) }
            group.addTask {
                try? await Task.sleep(for: patience)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }

    /// Asks git, which only reads files for this and runs nothing that they name (Documentation/Security.md). A folder of a workspace that
    /// looks like a repository without a work tree is no configuration of this person's, so git is told not to take it for one.
    private static func askGit(in folder: FilePath?) async -> String? {
        let result = try? await run(
            .name("git"), arguments: ["-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false", "config", "user.name"],
            workingDirectory: folder, output: .string(limit: 4096), error: .discarded)
        guard let result, result.terminationStatus.isSuccess else { return nil }
        let name = result.standardOutput.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return name.isEmpty ? nil : name
    }

    private static var loginName: String {
        guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else { return "someone" }
        return String(cString: name)
    }
}
