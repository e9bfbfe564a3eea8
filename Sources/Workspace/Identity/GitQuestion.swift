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
    private let process: pid_t
    private let pipe: Int32
    /// The longest answer, in bytes.
    private static let limit = 4096
    /// How long git may take, in milliseconds: a configuration can include a pipe that nobody writes.
    private static let patience = 5000

    /// Asks; nil where there is no git.
    init?(asking arguments: [String], in folder: FilePath?) {
        var ends: [Int32] = [-1, -1]
        guard makePipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[1]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        guard let git = GitQuestion.program else {
            close(ends[0])
            return nil
        }
        let words = [git] + (folder.map { ["-C", $0.string] } ?? []) + arguments
        var pointers = words.map { strdup($0) }
        defer { for pointer in pointers { free(pointer) } }
        pointers.append(nil)
        var number: pid_t = 0
        guard posix_spawn(&number, git, &actions, nil, pointers, environ) == 0 else {
            close(ends[0])
            return nil
        }
        process = number
        pipe = ends[0]
    }

    /// Where git is: in the folders of `PATH` that are named from the root. A program called git in the folder that one happens to be in is somebody
    /// else's.
    private static var program: String? {
        let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
        return folders.split(separator: ":").lazy.filter { $0.hasPrefix("/") }.map { "\($0)/git" }.first { access($0, X_OK) == 0 }
    }

    /// What git said, or nil where it failed, said too much or took too long.
    func answer() -> String? {
        var bytes = [UInt8](repeating: 0, count: Self.limit + 1)
        var filled = 0
        var isWhole = false
        while filled < bytes.count {
            var waiting = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
            let ready = poll(&waiting, 1, Int32(Self.patience))
            if ready < 0, errno == EINTR { continue }
            guard ready > 0 else { break }
            let count = bytes.withUnsafeMutableBytes { read(pipe, $0.baseAddress?.advanced(by: filled), $0.count - filled) }
            if count < 0, errno == EINTR { continue }
            isWhole = count == 0
            guard count > 0 else { break }
            filled += count
        }
        close(pipe)
        if !isWhole { kill(process, SIGKILL) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return isWhole && status == 0 ? String(decoding: bytes.prefix(filled), as: UTF8.self) : nil
    }
}

/// The name is taken by the property above.
private func makePipe(_ ends: UnsafeMutablePointer<Int32>) -> Int32 { pipe(ends) }
