import Files
import HarmlessText
import Platform
import SystemPackage

/// How long git may take before it is stopped.
public struct GitLimits: Hashable, Sendable {
    /// For what happens on this machine.
    public var local: Duration
    /// For what crosses a network, and for hooks.
    public var network: Duration

    /// Makes limits. None is longer than a year, which is for ever.
    public init(local: Duration = .seconds(60), network: Duration = .seconds(180)) {
        self.local = min(local, Self.longest)
        self.network = min(network, Self.longest)
    }

    private static let longest = Duration.seconds(366 * 86_400)
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

    /// What it printed, as the path of one file. Paths are bytes, and any but a NUL may stand in them.
    var path: FilePath { FilePath(bytes: output.last == UInt8(ascii: "\n") ? output.dropLast() : output[...]) }

    /// What it printed, as texts that end in NUL bytes.
    var fields: [String] { output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) } }

    /// What it printed, as paths that end in NUL bytes.
    var paths: [FilePath] { output.split(separator: 0).map { FilePath(bytes: $0) } }
}

/// Runs git(1) in a workspace's folder: without a shell, without prompts that nobody can answer, for a limited time.
package struct GitProgram: Sendable {
    /// What a run may do.
    package enum Kind: Hashable, Sendable {
        /// Look, and not even refresh git's own index.
        case look
        /// Change the repository on this machine.
        case change
        /// Put files in place, which may run filters and hooks.
        case place
        /// Run what the repository has for such an occasion. It takes as long as a network may.
        case hook
        /// Talk with another machine.
        case network
    }

    /// Where it runs.
    let folder: FilePath
    /// How long it may take.
    let limits: GitLimits
    /// Ends what is under way.
    var stop: StopRequest?
    /// Whether something was begun that is to be finished though somebody asks to stop. Hooks end all the same: without
    /// them nothing is done.
    var isFinishing = false
    /// An index to use instead of the repository's own.
    var index: FilePath?
    /// How git reaches other machines by ssh, so that no question is asked there; nil leaves it to git.
    var sshCommand: String?
    /// An open file that git holds as long as it changes something.
    var held: FileDescriptor?
    /// Whether git runs nothing that the repository's configuration names, and reaches no other machine.
    var runsNothing = false
    /// Whether git uses a repository whoever owns it. Only for asking whether it would, with ``runsNothing``.
    var trustsEveryOwner = false

    init(in folder: FilePath, limits: GitLimits = GitLimits(), stop: StopRequest? = nil) {
        self.folder = folder
        self.limits = limits
        self.stop = stop
    }

    /// The same, with another index.
    func using(index: FilePath) -> GitProgram {
        var git = self
        git.index = index
        return git
    }

    /// The same, with ssh told to ask nothing. Whoever set another program than ssh keeps it as it is.
    func askingNothing() throws(SyncError) -> GitProgram {
        guard GitProgram.variable("GIT_SSH") == nil else { return self }
        var command = GitProgram.variable("GIT_SSH_COMMAND")
        if command == nil {
            command = try query(["config", "--get", "core.sshCommand"])?.line
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
    /// - Parameters:
    ///   - paths: Handed over behind the arguments, as they are.
    ///   - input: The file that it reads.
    /// - Throws: ``SyncError`` where it cannot be run at all or takes too long. What it refuses is in the answer.
    @discardableResult
    func run(
        _ arguments: [String], _ kind: Kind = .look, paths: [FilePath] = [], input: FilePath? = nil
    ) throws(SyncError) -> GitAnswer {
        let verb = arguments.first { !$0.hasPrefix("-") } ?? "git"
        guard let program = Child.find("git") else { throw .noGit }
        let words = arguments.map { Array($0.utf8) } + paths.map(\.bytes)
        return try run(program, in: folder, words, called: verb, kind, input: input)
    }

    /// Runs a hook in git's place.
    func run(program hook: FilePath, in folder: FilePath, _ words: [[UInt8]]) throws(SyncError) -> GitAnswer {
        try run(hook, in: folder, words, called: "hook", .hook, input: nil)
    }

    private func run(
        _ program: FilePath, in folder: FilePath, _ words: [[UInt8]], called verb: String, _ kind: Kind, input: FilePath?
    ) throws(SyncError) -> GitAnswer {
        let limit = kind == .look || kind == .change ? limits.local : limits.network
        let child = Child(
            program: program, arguments: words, folder: folder, environment: environment(for: kind), input: input,
            held: kind == .change || kind == .place ? held : nil, patience: limit,
            stop: isFinishing && kind != .hook ? nil : stop)
        switch child.run() {
        case .ended(let ending):
            let lines = String(decoding: ending.errors, as: UTF8.self).split(whereSeparator: \.isNewline)
            var errors = lines.map { String($0).harmless }
            if let signal = ending.signal { errors.append("(ended by signal \(signal))") }
            return GitAnswer(status: ending.status, output: ending.output, errors: errors)
        case .notStarted(let error): throw .cannotStart(verb: verb, error)
        case .late: throw .tookTooLong(verb: verb, seconds: Int(limit.components.seconds), isLimitNamed: limit == limits.network)
        case .stopped: throw .cancelled
        case .tooMuch: throw .saysTooMuch(verb: verb)
        }
    }

    /// Looks at something, and stops where git cannot: an answer that broke off must not be taken for a short one.
    func look(_ arguments: [String], paths: [FilePath] = [], input: FilePath? = nil) throws(SyncError) -> GitAnswer {
        try runOrThrow(arguments, .look, paths: paths, input: input)
    }

    /// Asks something that git answers "no" to by an exit status of 1.
    ///
    /// - Returns: Nil for no.
    func query(_ arguments: [String]) throws(SyncError) -> GitAnswer? {
        let answer = try run(arguments)
        if answer.status == 1 { return nil }
        guard answer.isSuccess else { throw .failed(doing: arguments.first ?? "", words: answer.errors) }
        return answer
    }

    /// Changes something, and stops where git does not.
    func runOrThrow(
        _ arguments: [String], _ kind: Kind = .change, paths: [FilePath] = [], input: FilePath? = nil
    ) throws(SyncError) -> GitAnswer {
        let answer = try run(arguments, kind, paths: paths, input: input)
        guard answer.isSuccess else {
            throw .failed(doing: arguments.first { !$0.hasPrefix("-") } ?? "", words: answer.errors)
        }
        return answer
    }

    /// The person's own environment, for credentials, without what would send git elsewhere or make it ask.
    private func environment(for kind: Kind) -> [String: [UInt8]?] {
        var changes: [String: [UInt8]?] = [:]
        let settings = [
            "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "", "SSH_ASKPASS_REQUIRE": "never",
            "GCM_INTERACTIVE": "never",
            "GIT_EDITOR": kind == .hook ? ":" : "true", "GIT_SEQUENCE_EDITOR": "true", "GIT_MERGE_AUTOEDIT": "no",
            "GIT_PAGER": "cat",
        ]
        for (name, value) in settings { changes[name] = Array(value.utf8) }
        let elsewhere = [
            "LANGUAGE", "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
            "GIT_NAMESPACE", "GIT_PREFIX", "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS",
            "GIT_ICASE_PATHSPECS", "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS",
        ]
        for name in elsewhere { changes.updateValue(nil, forKey: name) }
        changes.updateValue(kind == .look ? Array("0".utf8) : nil, forKey: "GIT_OPTIONAL_LOCKS")
        changes.updateValue(index?.bytes, forKey: "GIT_INDEX_FILE")
        if let sshCommand { changes["GIT_SSH_COMMAND"] = Array(sshCommand.utf8) }
        var configuration: [(String, String)] = []
        // What is committed outlasts a power cut: objects before the branch that names them, the index before the
        // branch, too.
        if kind == .change || kind == .place { configuration.append(("core.fsync", "all")) }
        // Nothing that is not committed is put away and brought back on the way.
        if kind != .look { configuration.append(("merge.autoStash", "false")) }
        if runsNothing {
            changes["GIT_ALLOW_PROTOCOL"] = Array("none".utf8)
            configuration += [("core.fsmonitor", "false"), ("core.hooksPath", "/dev/null"), ("safe.bareRepository", "explicit")]
        }
        // Git 2.35 and later believe this of whoever runs it, and of no repository's own configuration.
        if trustsEveryOwner { configuration.append(("safe.directory", "*")) }
        // Behind what the person has set in the same way.
        let count =
            GitProgram.variable("GIT_CONFIG_COUNT").flatMap { Int($0) }.flatMap { (0..<10_000).contains($0) ? $0 : nil } ?? 0
        for (number, (key, value)) in configuration.enumerated() {
            changes["GIT_CONFIG_KEY_\(count + number)"] = Array(key.utf8)
            changes["GIT_CONFIG_VALUE_\(count + number)"] = Array(value.utf8)
        }
        if !configuration.isEmpty { changes["GIT_CONFIG_COUNT"] = Array("\(count + configuration.count)".utf8) }
        return changes
    }

    private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
