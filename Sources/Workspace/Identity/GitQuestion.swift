import SystemPackage

#if canImport(Glibc)
    @preconcurrency import Glibc
#else
    @preconcurrency import Darwin
#endif

/// A question to git that is answered in a line, asked in a process of its own and without a shell.
///
/// `posix_spawn(3)` and a pipe, and not the library that runs longer commands: this stands in the way of the first frame, and starts neither threads nor
/// anything else than git.
struct GitQuestion: Sendable {
    /// What came of it.
    enum Answer: Hashable, Sendable {
        /// git said this.
        case said(String)
        /// git said that there is nothing of the kind.
        case nothing
        /// There is no git that could be asked.
        case absent
        /// git had not answered in time.
        case late
        /// git could not be started, failed, or said too much.
        case failed
    }

    /// The process and the end of the pipe that its answer comes from; or why there is none.
    private enum Asked: Sendable {
        case process(pid_t, pipe: Int32)
        case never(Answer)
    }

    private let asked: Asked
    /// When git may be given up.
    private let deadline: ContinuousClock.Instant
    /// The longest answer, in bytes.
    private static let limit = 4096

    /// Asks.
    ///
    /// - Parameter patience: How long git may take in all: a configuration can include a pipe that nobody writes.
    init(asking arguments: [String], in folder: FilePath?, patience: Duration = .seconds(5)) {
        deadline = ContinuousClock.now.advanced(by: patience)
        switch GitQuestion.program {
        case .found(let git): asked = GitQuestion.start(git, arguments, in: folder)
        case .none: asked = .never(.absent)
        case .unclear: asked = .never(.failed)
        }
    }

    private static func start(_ git: String, _ arguments: [String], in folder: FilePath?) -> Asked {
        var ends: [Int32] = [-1, -1]
        guard makePipe(&ends) == 0 else { return .never(.failed) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[1]) }
        var actions = posix_spawn_file_actions_t()
        guard posix_spawn_file_actions_init(&actions) == 0 else {
            close(ends[0])
            return .never(.failed)
        }
        defer { posix_spawn_file_actions_destroy(&actions) }
        let words = [git] + (folder.map { ["-C", $0.string] } ?? []) + arguments
        var pointers = words.map { strdup($0) }
        defer { for pointer in pointers { free(pointer) } }
        let isWhole =
            !pointers.contains { $0 == nil }
            && posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0) == 0
            && posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO) == 0
            && posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0) == 0
        pointers.append(nil)
        var number: pid_t = 0
        guard isWhole, posix_spawn(&number, git, &actions, nil, pointers, environ) == 0 else {
            close(ends[0])
            return .never(.failed)
        }
        return .process(number, pipe: ends[0])
    }

    private enum Program {
        case found(String)
        case none
        /// Whether there is one could not be told.
        case unclear
    }

    /// Where git is: in the folders of `PATH` that are named from the root. A program called git in the folder that one happens to be in is somebody
    /// else's.
    private static var program: Program {
        let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
        var isUnclear = false
        for folder in folders.split(separator: ":") where folder.hasPrefix("/") {
            if access("\(folder)/git", X_OK) == 0 { return .found("\(folder)/git") }
            if ![ENOENT, ENOTDIR, EACCES, ELOOP, ENAMETOOLONG].contains(errno) { isUnclear = true }
        }
        return isUnclear ? .unclear : .none
    }

    /// Waits for what git says, and ends it where it takes too long.
    func answer() -> Answer {
        switch asked {
        case .never(let answer): return answer
        case .process(let process, let pipe):
            defer { close(pipe) }
            return read(pipe, of: process)
        }
    }

    private func read(_ pipe: Int32, of process: pid_t) -> Answer {
        var bytes = [UInt8](repeating: 0, count: Self.limit + 1)
        var filled = 0
        var failure: Answer?
        while failure == nil, filled < bytes.count {
            let left = ContinuousClock.now.duration(to: deadline)
            var waiting = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
            let ready = left > .zero ? poll(&waiting, 1, left.milliseconds) : 0
            if ready < 0, errno == EINTR { continue }
            guard ready > 0 else {
                failure = ready == 0 ? .late : .failed
                break
            }
            let count = bytes.withUnsafeMutableBytes { buffer in
                #if canImport(Glibc)
                    Glibc.read(pipe, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
                #else
                    Darwin.read(pipe, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
                #endif
            }
            if count < 0, errno == EINTR { continue }
            if count == 0 { break }
            if count < 0 { failure = .failed } else { filled += count }
        }
        if filled >= bytes.count { failure = .failed }
        if failure != nil { kill(process, SIGKILL) }
        guard let status = end(of: process, isKilled: failure != nil) else { return failure ?? .late }
        if let failure { return failure }
        // The shells' way of an exit status: the low seven bits name a signal.
        guard status & 0x7F == 0 else { return .failed }
        switch (status >> 8) & 0xFF {
        case 0: return .said(String(decoding: bytes.prefix(filled), as: UTF8.self))
        // What git answers where the key is not set (git-config(1)). With words beside it, it is something else.
        case 1: return filled == 0 ? .nothing : .failed
        default: return .failed
        }
    }

    /// The exit status; nil where the process does not end. One that waits for a dead disk cannot even be killed, and is not waited for.
    private func end(of process: pid_t, isKilled: Bool) -> Int32? {
        var status: Int32 = 0
        let deadline = isKilled ? ContinuousClock.now.advanced(by: .milliseconds(200)) : self.deadline
        while true {
            let ended = waitpid(process, &status, WNOHANG)
            if ended == process { return status }
            if ended < 0, errno != EINTR { return nil }
            if ContinuousClock.now >= deadline {
                if !isKilled { kill(process, SIGKILL) }
                return nil
            }
            _ = poll(nil, 0, 1)
        }
    }
}

extension Duration {
    /// Whole milliseconds, rounded up, as `poll(2)` takes them.
    fileprivate var milliseconds: Int32 {
        let (seconds, fraction) = components
        return Int32(clamping: seconds * 1000 + (fraction + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}

/// The name is taken by the type above.
private func makePipe(_ ends: UnsafeMutablePointer<Int32>) -> Int32 { pipe(ends) }
