import Files
import HarmlessText
import Platform
import SystemPackage

/// Finds out who sits at this machine: `TICKMARK_USER`, else git's `user.name`, else, where git says that there is
/// none, the login name.
///
/// git is asked, and not its files: repositories, includes, conditions and variables of its own decide what it says,
/// and a name that is written into a journal stays there. That git says that there is no name is an answer; that it is
/// late or fails is none, and then nobody's name is guessed: it is the one that git said here before, or nothing can be
/// written. Where there is no git at all, it is that one too, else the login name.
public struct AuthorResolver: Sendable {
    /// Waits for the answer where it has not come yet; to be called once.
    public typealias Answer = @Sendable () -> AuthorAnswer

    /// The person, where nobody has to be asked.
    public let known: Author?
    private let memory: RememberedPerson?
    private let asking: @Sendable () -> Answer

    /// Prepares to ask.
    ///
    /// - Parameters:
    ///   - environment: Says what a variable holds.
    ///   - folder: The workspace, or where one is to be. git is asked there, because a repository can have a name of
    ///     its own, and the answer is remembered there.
    ///   - patience: How long git may take.
    public init(environment: (String) -> String?, folder: FilePath?, patience: Duration = .seconds(5)) {
        let memory = folder.map { RememberedPerson(in: $0, environment: environment) }
        self.memory = memory
        let login = LoginName.of(getuid(), environment: environment)
        let name = environment("TICKMARK_USER").flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
        known = name.map(Author.init(name:))
        asking = {
            let folder = folder?.nearestThere
            // git only reads files for this and runs nothing that they name (Documentation/Develop/Security.md). A
            // folder of a workspace that looks like a repository without a work tree is no configuration of this
            // person's, so git is told not to take it for one.
            let question = ["-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false", "config", "user.name"]
            let git = GitConfigReader(asking: question, in: folder, patience: patience)
            return {
                var answer = git.answer()
                // git refuses such a folder as a whole. Then the person's own configuration is all that counts.
                if case .failed = answer, folder?.pretendsToBeRepository ?? false {
                    answer = GitConfigReader(asking: question, in: "/", patience: patience).answer()
                }
                switch answer {
                case .said(let text):
                    let name = text.singleSpaced
                    return .known(Author(name: name.isEmpty ? login : name))
                case .nothing: return .known(Author(name: login))
                // Where git said a name here before, it is this program that does not see it: a scheduled job, or a
                // shell with another PATH.
                case .absent: return .known(Author(name: memory?.certainName ?? login))
                case .late: return .unknown(.late(seconds: Int(patience.components.seconds)))
                case .failed: return .unknown(.failed)
                }
            }
        }
    }

    /// Makes an inquiry that somebody else answers.
    public init(in workspace: FilePath?, asking: @escaping @Sendable () -> Answer) {
        known = nil
        memory = workspace.map { RememberedPerson(in: $0, environment: { _ in nil }) }
        self.asking = asking
    }

    /// Who answered in this workspace last, on this machine under this user. Good enough to be shown until the answer
    /// comes.
    public var remembered: Author? { memory?.name.map(Author.init(name:)) }

    /// Begins to ask. git answers in a process of its own while other things are done, so that hardly anybody waits for
    /// it. The answer is remembered, and stands for the next where git cannot give one.
    public func ask() -> Answer {
        if let known { return { .known(known) } }
        return { [memory, answer = asking()] in
            switch answer() {
            case .known(let author):
                memory?.remember(author.name)
                return .known(author)
            case .unknown(let reason):
                return memory?.certainName.map { .known(Author(name: $0)) } ?? .unknown(reason)
            }
        }
    }

    /// Remembers an answer in a workspace that was made after it was given.
    public func remember(_ author: Author) { if known == nil { memory?.remember(author.name) } }
}

extension FilePath {
    /// This folder, or the nearest above it that is there: git cannot be asked in one that is still to be made.
    fileprivate var nearestThere: FilePath {
        var folder = self
        while access(folder.string, F_OK) != 0 {
            let parent = folder.parent
            guard parent != folder, !parent.isEmpty else { break }
            folder = parent
        }
        return folder
    }

    /// Whether this folder, or one above it, looks to git like a repository without a work tree.
    fileprivate var pretendsToBeRepository: Bool {
        var folder = self
        while true {
            let parts = ["HEAD", "objects", "refs"]
            let isNamed = folder.lastName == ".git"
            if !isNamed, parts.allSatisfy({ access(folder.joining($0).string, F_OK) == 0 }) { return true }
            let parent = folder.parent
            guard parent != folder, !parent.isEmpty else { return false }
            folder = parent
        }
    }
}
