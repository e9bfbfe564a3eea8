import HarmlessText
import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Finds out who sits at this machine: `TICKMARK_USER`, else git's `user.name`, else the login name.
///
/// git is asked, and not its files: repositories, includes, conditions and variables of its own decide what it says, and a name that is
/// written into a journal stays there.
public struct AuthorInquiry: Sendable {
    /// Waits for the answer where it has not come yet; to be called once.
    public typealias Answer = @Sendable () -> Author

    /// The person, where nobody has to be asked.
    public let known: Author?
    private let line: RememberedLine?
    private let asking: @Sendable () -> Answer

    /// Prepares to ask.
    ///
    /// - Parameters:
    ///   - environment: Says what a variable holds.
    ///   - folder: The workspace, or where one is to be. git is asked there, because a repository can have a name of its own, and the answer is remembered there.
    public init(environment: (String) -> String?, folder: FilePath?) {
        line = folder.map(RememberedLine.person(in:))
        let login = environment("LOGNAME") ?? environment("USER") ?? ""
        let name = environment("TICKMARK_USER").flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
        known = name.map(Author.init(name:))
        asking = {
            // git only reads files for this and runs nothing that they name (Documentation/Security.md). A folder of a workspace that looks
            // like a repository without a work tree is no configuration of this person's, so git is told not to take it for one.
            let question = ["-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false", "config", "user.name"]
            let git = GitQuestion(asking: question, in: folder)
            return {
                let name = (git?.answer() ?? "").singleSpaced
                if !name.isEmpty { return Author(name: name) }
                return Author(name: login.isEmpty ? AuthorInquiry.loginName : login)
            }
        }
    }

    /// Makes an inquiry that somebody else answers.
    public init(in workspace: FilePath?, asking: @escaping @Sendable () -> Answer) {
        known = nil
        line = workspace.map(RememberedLine.person(in:))
        self.asking = asking
    }

    /// Who answered in this workspace last, on this machine under this user. Good enough to be shown until the answer comes, and never to be written into
    /// a journal.
    public var remembered: Author? { line?.text.map(Author.init(name:)) }

    /// Begins to ask. git answers in a process of its own while other things are done, so that hardly anybody waits for it. The answer is remembered.
    public func ask() -> Answer {
        if let known { return { known } }
        return { [line, answer = asking()] in
            let author = answer()
            if let line, line.text != author.name { line.remember(author.name) }
            return author
        }
    }

    private static var loginName: String {
        guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else { return "someone" }
        return String(cString: name)
    }
}
