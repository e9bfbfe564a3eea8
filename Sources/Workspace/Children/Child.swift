import CChild
import SystemPackage

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#else
    @preconcurrency import Darwin
#endif

/// A program that is run to its end, without a shell: `posix_spawn(3)`, its output read through pipes, and nothing else of this process in it.
///
/// It has a session of its own, so that it cannot ask on a terminal, and so that it can be ended together with all that it started. What it
/// reads comes from a file and never through a pipe: whoever writes into a pipe that nobody reads is ended by the system.
struct Child: Sendable {
    /// The program, by its whole path.
    var program: FilePath
    /// What it is told, without its own name.
    var arguments: [[UInt8]]
    /// The folder that it begins in.
    var folder: FilePath
    /// What is set, or with nil taken out, in the environment of this process.
    var environment: [String: [UInt8]?] = [:]
    /// The file that it reads; nil for nothing.
    var input: FilePath?
    /// An open file that it holds for as long as it runs, and whatever it starts, too.
    var held: FileDescriptor?
    /// How many bytes of its answer are taken. One that says more is ended.
    var limit = 64 << 20
    /// How long it may take.
    var patience: Duration
    /// Ends it early.
    var stop: StopRequest?

    /// What came of it.
    enum Outcome: Sendable {
        /// It ran to its end.
        case ended(Ending)
        /// It could not be started, for want of something that the system has no more of, or because there is no such program.
        case notStarted(Errno)
        /// It took too long, and was ended.
        case late
        /// Somebody asked that it ends.
        case stopped
        /// It said more than is taken, and was ended.
        case tooMuch
    }

    /// How a program ended.
    struct Ending: Sendable {
        /// The exit status; nil where a signal ended it.
        var status: Int32?
        /// The signal that ended it, or nil.
        var signal: Int32?
        /// What it printed.
        var output: [UInt8]
        /// The last of what it complained of.
        var errors: [UInt8]
    }

    /// How much of its complaints is kept: the end, which says why.
    private static let complaints = 64 << 10
    /// How often somebody who waits looks whether to stop, and whether the program has ended though another holds its output open.
    private static let tick = Duration.milliseconds(40)
    /// How long a program may take to end when it is told to.
    private static let mercy = Duration.seconds(2)

    /// Where a program is: in the folders of `PATH` that are named from the root. A program of that name in the folder that one happens to be
    /// in is somebody else's.
    static func find(_ name: String) -> FilePath? {
        let folders =
            getenv("PATH").map { FilePath.list($0) } ?? [FilePath("/usr/local/bin"), FilePath("/usr/bin"), FilePath("/bin")]
        return folders.lazy.filter(\.isAbsolute).map { $0.appending(name) }.first(where: isProgram)
    }

    /// Whether a path is a file that this person may run.
    static func isProgram(_ path: FilePath) -> Bool {
        path.withPlatformString { text in
            var status = stat()
            return stat(text, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(text, X_OK) == 0
        }
    }

    /// Runs it to its end, or until it has to be ended.
    func run() -> Outcome {
        var (output, errors) = (Pipe(), Pipe())
        defer {
            output.close()
            errors.close()
        }
        guard output.open(), errors.open() else { return .notStarted(Errno(rawValue: errno)) }
        var process = pid_t()
        let failure = spawn(&process, output.write, errors.write)
        guard failure == 0 else { return .notStarted(Errno(rawValue: failure)) }
        output.closeWrite()
        errors.closeWrite()
        let deadline = SuspendingClock.now.advanced(by: min(max(patience, .zero), .seconds(366 * 86_400)))
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
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return outcome
    }

    /// Whether the program itself has ended. It is still there to be asked how.
    private static func hasEnded(_ process: pid_t) -> Bool {
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
        var settings: [[UInt8]] = []
        var next = environ
        while let pointer = next.pointee {
            let setting = Array(UnsafeBufferPointer(start: pointer, count: strlen(pointer)).lazy.map { UInt8(bitPattern: $0) })
            let name = setting.prefix { $0 != UInt8(ascii: "=") }
            if changes[String(decoding: name, as: UTF8.self)] == nil { settings.append(setting) }
            next += 1
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

/// A pipe that a program writes into.
private struct Pipe {
    private(set) var read: Int32 = -1
    private(set) var write: Int32 = -1

    var isOpen: Bool { read >= 0 }

    /// Makes it; false, with `errno`, where there are too many.
    mutating func open() -> Bool {
        var ends: [Int32] = [-1, -1]
        guard makePipe(&ends) == 0 else { return false }
        for index in ends.indices {
            // Where the standard streams are closed, their numbers are given to whoever comes first, and the program gets its own there.
            if ends[index] <= STDERR_FILENO {
                let number = fcntl(ends[index], F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
                if number >= 0 { _ = closeNumber(ends[index]) }
                ends[index] = number >= 0 ? number : ends[index]
            }
            _ = fcntl(ends[index], F_SETFD, FD_CLOEXEC)
        }
        (read, write) = (ends[0], ends[1])
        _ = fcntl(read, F_SETFL, O_NONBLOCK)
        return true
    }

    mutating func closeWrite() {
        if write >= 0 { _ = closeNumber(write) }
        write = -1
    }

    mutating func close() {
        closeWrite()
        if read >= 0 { _ = closeNumber(read) }
        read = -1
    }

    /// Takes what is there, in pieces; the end of it closes the pipe.
    mutating func take(into bytes: inout [UInt8]) {
        guard isOpen else { return }
        // Not everything at once: whoever waits looks at the limits in between.
        for _ in 0..<16 {
            let (count, error) = withUnsafeTemporaryAllocation(byteCount: 16 << 10, alignment: 1) { piece in
                let count = readBytes(read, piece.baseAddress, piece.count)
                let error = count < 0 ? errno : 0
                if count > 0 { bytes.append(contentsOf: piece.prefix(count)) }
                return (count, error)
            }
            if count > 0 || error == EINTR { continue }
            if count < 0, error == EAGAIN || error == EWOULDBLOCK { return }
            _ = closeNumber(read)
            read = -1
            return
        }
    }

    /// Waits until one of the pipes has something to say; false where none has.
    static func wait(_ pipes: Pipe..., for patience: Duration) -> Bool {
        var waits = pipes.filter(\.isOpen).map { pollfd(fd: $0.read, events: Int16(POLLIN), revents: 0) }
        let milliseconds = patience.components.seconds * 1000 + patience.components.attoseconds / 1_000_000_000_000_000
        return poll(&waits, nfds_t(waits.count), Int32(clamping: max(1, milliseconds))) > 0
    }
}

extension FilePath {
    /// The paths of a list with colons between them, as `PATH` is one. They may be no UTF-8.
    fileprivate static func list(_ text: UnsafePointer<CChar>) -> [FilePath] {
        let bytes = UnsafeBufferPointer(start: text, count: strlen(text))
        return bytes.split(separator: CChar(UInt8(ascii: ":"))).map { FilePath(platformString: Array($0) + [0]) }
    }
}

// The names are taken by the methods above.
private func makePipe(_ ends: UnsafeMutablePointer<Int32>) -> Int32 { pipe(ends) }
private func closeNumber(_ number: Int32) -> Int32 { close(number) }
private func readBytes(_ number: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int { read(number, bytes, count) }
