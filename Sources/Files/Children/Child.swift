import Platform
import SystemPackage

/// A program that is run to its end, without a shell: `posix_spawn(3)`, its output read through pipes, and nothing else
/// of this process in it.
///
/// It has a session of its own, so that it cannot ask on a terminal, and so that it can be ended together with all that
/// it started. What it reads comes from a file and never through a pipe: whoever writes into a pipe that nobody reads
/// is ended by the system.
package struct Child: Sendable {
    /// The program, by its whole path.
    package var program: FilePath
    /// What it is told, without its own name.
    package var arguments: [[UInt8]]
    /// The folder that it begins in.
    package var folder: FilePath
    /// What is set, or with nil taken out, in the environment of this process.
    package var environment: [String: [UInt8]?] = [:]
    /// The file that it reads; nil for nothing.
    package var input: FilePath?
    /// An open file that it holds for as long as it runs, and whatever it starts, too.
    package var held: FileDescriptor?
    /// How many bytes of its answer are taken. One that says more is ended.
    package var limit = 64 << 20
    /// How long it may take.
    package var patience: Duration
    /// Ends it early.
    package var stop: StopRequest?

    package init(
        program: FilePath, arguments: [[UInt8]], folder: FilePath, environment: [String: [UInt8]?] = [:], input: FilePath? = nil,
        held: FileDescriptor? = nil, limit: Int = 64 << 20, patience: Duration, stop: StopRequest? = nil
    ) {
        self.program = program
        self.arguments = arguments
        self.folder = folder
        self.environment = environment
        self.input = input
        self.held = held
        self.limit = limit
        self.patience = patience
        self.stop = stop
    }

    /// What came of it.
    package enum Outcome: Sendable {
        /// It ran to its end.
        case ended(Ending)
        /// It could not be started, for want of something that the system has no more of, or because there is no such
        /// program.
        case notStarted(Errno)
        /// It took too long, and was ended.
        case late
        /// Somebody asked that it ends.
        case stopped
        /// It said more than is taken, and was ended.
        case tooMuch
    }

    /// How a program ended.
    package struct Ending: Sendable {
        /// The exit status; nil where a signal ended it.
        package var status: Int32?
        /// The signal that ended it, or nil.
        package var signal: Int32?
        /// What it printed.
        package var output: [UInt8]
        /// The last of what it complained of.
        package var errors: [UInt8]
    }

    /// How much of its complaints is kept: the end, which says why.
    private static let complaints = 64 << 10
    /// How often somebody who waits looks whether to stop, and whether the program has ended though another holds its
    /// output open.
    private static let tick = Duration.milliseconds(40)
    /// How long a program may take to end when it is told to.
    private static let mercy = Duration.seconds(2)

    /// What came of looking for a program.
    package enum Search: Hashable, Sendable {
        /// It is there, by its whole path.
        case found(FilePath)
        /// There is none.
        case none
        /// Whether there is one could not be told.
        case unclear
    }

    /// Looks for a program in the folders of `PATH` that are named from the root. A program of that name in the folder
    /// that one happens to be in is somebody else's.
    package static func search(for name: String) -> Search {
        // Bytes, which may be no UTF-8, and no paths before one is found: most folders hold no such program.
        let list = getenv("PATH").map { [UInt8](UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
        var isUnclear = false
        for folder in (list ?? Array("/usr/local/bin:/usr/bin:/bin".utf8)).split(separator: UInt8(ascii: ":"))
        where folder.first == UInt8(ascii: "/") {
            let path = folder + [UInt8(ascii: "/")] + name.utf8
            errno = 0
            if isProgram((path + [0]).map { CChar(bitPattern: $0) }) { return .found(FilePath(bytes: path)) }
            if ![0, ENOENT, ENOTDIR, EACCES, ELOOP, ENAMETOOLONG].contains(errno) { isUnclear = true }
        }
        return isUnclear ? .unclear : .none
    }

    /// Where a program is; nil where none was found.
    package static func find(_ name: String) -> FilePath? { if case .found(let path) = search(for: name) { path } else { nil } }

    /// Whether a path is a file that this person may run.
    package static func isProgram(_ path: FilePath) -> Bool { path.withPlatformString { isProgram($0) } }

    private static func isProgram(_ path: UnsafePointer<CChar>) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }

    /// Runs it to its end, or until it has to be ended.
    package func run() -> Outcome {
        switch start() {
        case .success(let running): running.wait()
        case .failure(let error): .notStarted(error)
        }
    }

    /// A program that was started. It is to be waited for once.
    package struct Running: Sendable {
        private let child: Child
        private let process: pid_t
        private let output: Pipe
        private let errors: Pipe
        private let deadline: SuspendingClock.Instant

        fileprivate init(
            _ child: Child, _ process: pid_t, _ output: Pipe, _ errors: Pipe, until deadline: SuspendingClock.Instant
        ) {
            self.child = child
            self.process = process
            self.output = output
            self.errors = errors
            self.deadline = deadline
        }

        /// Whether it has ended, which is not waited for.
        package var hasEnded: Bool { Child.hasEnded(process) }

        /// Waits for its end, or until it has to be ended.
        package func wait() -> Outcome { child.wait(for: process, output, errors, until: deadline) }
    }

    /// Starts it, and lets it run while other things are done. Its time counts from now on.
    package func start() -> Result<Running, Errno> {
        var (output, errors) = (Pipe(), Pipe())
        var process = pid_t()
        var failure: Int32 = 0
        if !output.open() || !errors.open() { failure = errno } else { failure = spawn(&process, output.write, errors.write) }
        guard failure == 0 else {
            output.close()
            errors.close()
            return .failure(Errno(rawValue: failure))
        }
        output.closeWrite()
        errors.closeWrite()
        let deadline = SuspendingClock.now.advanced(by: min(max(patience, .zero), .seconds(366 * 86_400)))
        return .success(Running(self, process, output, errors, until: deadline))
    }

    private func wait(
        for process: pid_t, _ output: Pipe, _ errors: Pipe, until deadline: SuspendingClock.Instant
    ) -> Outcome {
        var (output, errors) = (output, errors)
        defer {
            output.close()
            errors.close()
        }
        // Who waits may come long after the deadline, having had other things to do: a program that has ended by then
        // was not late, and what it said is still to be read.
        let deadline = Self.hasEnded(process) ? max(deadline, SuspendingClock.now.advanced(by: Self.mercy)) : deadline
        var collected: (output: [UInt8], errors: [UInt8]) = ([], [])
        while output.isOpen || errors.isOpen {
            if let reason = reason(toEndBefore: deadline) { return end(process, reason) }
            let isQuiet = !Pipe.wait(output, errors, for: min(Self.tick, SuspendingClock.now.duration(to: deadline)))
            let hasEnded = isQuiet && Self.hasEnded(process)
            output.take(into: &collected.output)
            errors.take(into: &collected.errors)
            if collected.output.count > limit { return end(process, .tooMuch) }
            if collected.errors.count > 2 * Self.complaints {
                collected.errors.removeFirst(collected.errors.count - Self.complaints)
            }
            // What it started may hold its output open for ever, as helpers do that stay for the next time.
            if hasEnded { break }
        }
        while !Self.hasEnded(process) {
            if let reason = reason(toEndBefore: deadline) { return end(process, reason) }
            usleep(1000)
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { return .notStarted(Errno(rawValue: errno)) }
        }
        let signal = status & 0x7F
        return .ended(
            Ending(
                status: signal == 0 ? status >> 8 & 0xFF : nil, signal: signal == 0 ? nil : signal, output: collected.output,
                errors: collected.errors.suffix(Self.complaints)))
    }

    private func reason(toEndBefore deadline: SuspendingClock.Instant) -> Outcome? {
        if stop?.isAsked ?? false { return .stopped }
        return SuspendingClock.now < deadline ? nil : .late
    }

    /// Ends the program and all that it started: they are asked to, and after a while they are made to.
    private func end(_ process: pid_t, _ outcome: Outcome) -> Outcome {
        kill(-process, SIGTERM)
        let deadline = SuspendingClock.now.advanced(by: Self.mercy)
        // As long as nobody has asked how it ended, its number is not given to another.
        while !Self.hasEnded(process), SuspendingClock.now < deadline { usleep(1000) }
        kill(-process, SIGKILL)
        // One that waits for a dead disk cannot even be killed, and is not waited for.
        let last = SuspendingClock.now.advanced(by: .milliseconds(200))
        while !Self.hasEnded(process), SuspendingClock.now < last { usleep(1000) }
        var status: Int32 = 0
        while waitpid(process, &status, WNOHANG) < 0, errno == EINTR {}
        return outcome
    }

    /// Whether the program itself has ended. It is still there to be asked how.
    fileprivate static func hasEnded(_ process: pid_t) -> Bool {
        var information = siginfo_t()
        while waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT) != 0 {
            // Whoever started this program may have it that the ends of children are told to nobody.
            if errno != EINTR { return true }
        }
        return information.si_signo != 0
    }

    // MARK: Starting

    private func spawn(_ process: inout pid_t, _ output: Int32, _ errors: Int32) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Before the folder: the file that it reads was named from where this process is.
        let inputFlags = O_RDONLY | O_NOFOLLOW | O_NOCTTY
        var failure =
            (input ?? FilePath("/dev/null")).withPlatformString {
                posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, $0, inputFlags, 0)
            }
        if failure == 0 { failure = posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO) }
        if failure == 0 { failure = posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO) }
        // Onto itself: that alone takes away the mark that closes it when another program begins.
        if failure == 0, let held {
            failure = posix_spawn_file_actions_adddup2(&actions, held.rawValue, held.rawValue)
        }
        if failure == 0 { failure = folder.withPlatformString { child_begins_in(&actions, $0) } }
        guard failure == 0 else { return failure }
        // It begins as if a shell had started it: no signal is blocked, and none is ignored because this program does.
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigemptyset(&all)
        for signal in [SIGINT, SIGQUIT, SIGHUP, SIGTERM, SIGPIPE, SIGXFSZ, SIGCHLD, SIGUSR1, SIGUSR2, SIGALRM] {
            sigaddset(&all, signal)
        }
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF) | child_has_own_session())
        var words = CWords(arguments)
        defer { words.free() }
        words.prepend(program)
        let settings = CWords(Self.environment(changing: environment))
        defer { settings.free() }
        return program.withPlatformString { path in
            posix_spawn(&process, path, &actions, &attributes, words.pointers, settings.pointers)
        }
    }

    /// The environment of this process, changed.
    private static func environment(changing changes: [String: [UInt8]?]) -> [[UInt8]] {
        var settings = SystemCall.environment.filter { setting in
            let name = setting.prefix { $0 != UInt8(ascii: "=") }
            return changes[String(decoding: name, as: UTF8.self)] == nil
        }
        for (name, value) in changes.sorted(by: { $0.key < $1.key }) {
            if let value { settings.append(Array("\(name)=".utf8) + value) }
        }
        return settings
    }
}

/// Strings for C, ended by a null pointer.
private struct CWords {
    var pointers: [UnsafeMutablePointer<CChar>?]

    init(_ words: [[UInt8]]) {
        // Nothing that is handed on may hold a NUL byte; a word ends where it stands.
        pointers =
            words.map { word in
                (word + [0]).withUnsafeBufferPointer {
                    $0.withMemoryRebound(to: CChar.self) { $0.baseAddress.flatMap { strdup($0) } }
                }
            } + [nil]
    }

    mutating func prepend(_ path: FilePath) { pointers.insert(path.withPlatformString { strdup($0) }, at: 0) }

    func free() { for pointer in pointers { freeMemory(pointer) } }
}

private func freeMemory(_ pointer: UnsafeMutableRawPointer?) { free(pointer) }
