import HarmlessText
import Subprocess
import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How long git may take before it is stopped.
public struct GitLimits: Hashable, Sendable {
    /// For what happens on this machine.
    public var local: Duration
    /// For what crosses a network.
    public var network: Duration

    /// Makes limits.
    public init(local: Duration = .seconds(60), network: Duration = .seconds(180)) {
        self.local = local
        self.network = network
    }
}

/// What git answered.
struct GitAnswer: Hashable, Sendable {
    /// The exit status; nil where a signal ended it.
    var status: Int32?
    /// What it printed.
    var output: [UInt8]
    /// What it complained of, made harmless.
    var errors: [String]

    /// Whether it did what it was asked.
    var isSuccess: Bool { status == 0 }

    /// What it printed, as a line.
    var line: String {
        let text = String(decoding: output, as: UTF8.self)
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    /// What it printed, as texts that end in NUL bytes.
    var fields: [String] { output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) } }

    /// Whether it complained of something, in the words of git's untranslated messages.
    func complains(of words: String...) -> Bool { errors.contains { line in words.contains { line.holds($0) } } }
}

/// Runs git(1) in a workspace's folder: without a shell, without prompts that nobody can answer, for a limited time.
struct GitProgram: Sendable {
    /// What a run may do.
    enum Kind: Hashable, Sendable {
        /// Look, and not even refresh git's own index.
        case look
        /// Change the repository on this machine.
        case change
        /// Talk with another machine.
        case network
    }

    /// The most that is read of an answer, in bytes.
    private static let outputLimit = 64 << 20

    /// Where it runs.
    let folder: FilePath
    /// How long it may take.
    let limits: GitLimits
    /// An index to use instead of the repository's own.
    var index: FilePath?
    /// How git reaches other machines by ssh, so that no question is asked there; nil leaves it to git.
    var sshCommand: String?

    init(in folder: FilePath, limits: GitLimits = GitLimits()) {
        self.folder = folder
        self.limits = limits
    }

    /// The same, with another index.
    func using(index: FilePath) -> GitProgram {
        var git = self
        git.index = index
        return git
    }

    /// The same, with ssh told to ask nothing. Whoever set another program than ssh keeps it as it is.
    func askingNothing() async throws(Obstacle) -> GitProgram {
        guard GitProgram.variable("GIT_SSH") == nil else { return self }
        var command = GitProgram.variable("GIT_SSH_COMMAND")
        if command == nil {
            let configured = try await run(["config", "--get", "core.sshCommand"])
            if configured.isSuccess { command = configured.line }
        }
        let words = (command ?? "ssh").split(separator: " ")
        guard let name = words.first?.split(separator: "/").last, name == "ssh" else { return self }
        var git = self
        git.sshCommand =
            (command ?? "ssh") + " -o BatchMode=yes -o ConnectTimeout=20 -o ServerAliveInterval=15 -o ServerAliveCountMax=2"
        return git
    }

    /// Runs git to its end.
    ///
    /// - Parameter input: What it reads.
    /// - Throws: ``Obstacle`` where it cannot be run at all or takes too long. What it refuses is in the answer.
    @discardableResult
    func run(_ arguments: [String], _ kind: Kind = .look, input: [UInt8] = []) async throws(Obstacle) -> GitAnswer {
        let limit = kind == .network ? limits.network : limits.local
        let outcome = await withTaskGroup(of: Outcome.self) { group in
            group.addTask { await execute(arguments, kind, input) }
            group.addTask {
                do {
                    try await Task.sleep(for: limit)
                    return .late
                } catch {
                    return .cancelled
                }
            }
            let first = await group.next() ?? .cancelled
            // Ends the clock, or git and all that it started.
            group.cancelAll()
            return first
        }
        switch outcome {
        case .answer(let answer): return answer
        case .missing: throw .noGit
        case .late: throw .tookTooLong(verb: arguments.first ?? "", seconds: Int(limit.components.seconds))
        case .cancelled: throw .cancelled
        case .broken(let reason): throw .failed(doing: arguments.first ?? "git", words: [reason])
        }
    }

    private enum Outcome: Sendable {
        case answer(GitAnswer)
        case missing
        case late
        case cancelled
        case broken(String)
    }

    private func execute(_ arguments: [String], _ kind: Kind, _ input: [UInt8]) async -> Outcome {
        // A session of its own: no terminal to ask on, and one group to end where it takes too long.
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [.gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(2))]
        do {
            let result = try await Subprocess.run(
                .name("git"), arguments: Arguments(arguments), environment: environment(for: kind), workingDirectory: folder,
                platformOptions: options, input: .array(input), output: .bytes(limit: Self.outputLimit),
                error: .bytes(limit: Self.outputLimit))
            let status: Int32? =
                switch result.terminationStatus {
                case .exited(let code): code
                default: nil
                }
            let errors = String(decoding: result.standardError, as: UTF8.self).split(whereSeparator: \.isNewline)
            return .answer(
                GitAnswer(
                    status: status, output: Array(result.standardOutput), errors: errors.map { String($0).harmless }))
        } catch let error as SubprocessError {
            return error.code == .executableNotFound ? .missing : .broken(error.description.harmless)
        } catch {
            return .cancelled
        }
    }

    /// The person's own environment, for credentials, without what would send git elsewhere or make it ask.
    private func environment(for kind: Kind) -> Environment {
        var changes: [Environment.Key: String?] = [
            "LC_ALL": "C", "LANGUAGE": nil, "GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "", "SSH_ASKPASS_REQUIRE": "never",
            "GCM_INTERACTIVE": "never", "GIT_EDITOR": "true", "GIT_SEQUENCE_EDITOR": "true", "GIT_MERGE_AUTOEDIT": "no",
            "GIT_PAGER": "cat", "GIT_OPTIONAL_LOCKS": kind == .look ? "0" : nil,
        ]
        let elsewhere: [Environment.Key] = [
            "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
            "GIT_NAMESPACE", "GIT_PREFIX", "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS",
            "GIT_ICASE_PATHSPECS", "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS",
        ]
        for key in elsewhere { changes.updateValue(nil, forKey: key) }
        changes.updateValue(index?.string, forKey: "GIT_INDEX_FILE")
        if let sshCommand { changes["GIT_SSH_COMMAND"] = sshCommand }
        return .inherit.updating(changes)
    }

    private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
