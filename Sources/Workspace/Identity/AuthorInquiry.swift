import HarmlessText
import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Finds out who sits at this machine, while other things are done: `TICKMARK_USER`, else git's `user.name`, else the login name.
///
/// git is asked, and not its files: repositories, includes, conditions and variables of its own decide what it says, and a name that is
/// written into a journal stays there. It answers in a process of its own while the workspace is read, so that nobody waits for it.
public struct AuthorInquiry: Sendable {
    private let name: String?
    private let git: GitQuestion?
    private let login: String

    /// Begins to ask.
    ///
    /// - Parameters:
    ///   - environment: Says what a variable holds.
    ///   - folder: Where git is asked, because a repository can have a name of its own.
    public init(environment: (String) -> String?, folder: FilePath?) {
        name = environment("TICKMARK_USER").flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
        // git only reads files for this and runs nothing that they name (Documentation/Security.md). A folder of a workspace that looks
        // like a repository without a work tree is no configuration of this person's, so git is told not to take it for one.
        let question = ["-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false", "config", "user.name"]
        git = name == nil ? GitQuestion(asking: question, in: folder) : nil
        login = environment("LOGNAME") ?? environment("USER") ?? ""
    }

    /// The person. Waits for git where it has not answered yet; to be asked once.
    public func answer() -> Author {
        if let name { return Author(name: name) }
        let name = (git?.answer() ?? "").singleSpaced
        if !name.isEmpty { return Author(name: name) }
        return Author(name: login.isEmpty ? AuthorInquiry.loginName : login)
    }

    private static var loginName: String {
        guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else { return "someone" }
        return String(cString: name)
    }
}
