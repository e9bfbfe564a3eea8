import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Binary {
    /// Runs the full-screen program in a terminal of its own and keeps every byte that it sends there.
    ///
    /// By posix_spawn(3), and waiting on this thread: the other tests of a full run may hold every thread that
    /// asynchronous calls are made on.
    ///
    /// - Parameter keys: What to wait for, and what to press then.
    static func record(in folder: URL, pressing keys: [(sight: String, key: String)]) throws -> [UInt8] {
        // pts(4): Swift's module of the C library has no posix_openpt.
        let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var (unlocked, number): (CInt, CInt) = (0, 0)
        try #require(master >= 0 && ioctl(master, 0x4004_5431, &unlocked) == 0 && ioctl(master, 0x8004_5430, &number) == 0)
        defer { close(master) }
        let terminal = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var size = winsize(ws_row: 40, ws_col: 120, ws_xpixel: 0, ws_ypixel: 0)
        try #require(terminal >= 0 && ioctl(terminal, UInt(TIOCSWINSZ), &size) == 0)
        let process = try start(in: folder, terminal)
        let bytes = watch(master, pressing: keys)
        close(terminal)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return bytes
    }

    private static func start(in folder: URL, _ terminal: Int32) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, terminal, 0)
        posix_spawn_file_actions_adddup2(&actions, terminal, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var variables = ProcessInfo.processInfo.environment
        variables["TMUX"] = nil
        variables.merge(settings) { $1 }
        let words = ["env", "-C", folder.path] + variables.map { "\($0.key)=\($0.value)" } + ["timeout", "60", path]
        var pointers = words.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var process: pid_t = 0
        try #require(posix_spawnp(&process, "env", &actions, nil, &pointers, environ) == 0)
        return process
    }

    private static func watch(_ master: Int32, pressing keys: [(sight: String, key: String)]) -> [UInt8] {
        var (bytes, seen): ([UInt8], Int) = ([], 0)
        var keys = keys[...]
        let deadline = ContinuousClock.now + .seconds(50)
        while let next = keys.first, ContinuousClock.now < deadline {
            var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 50) > 0 else { continue }
            var buffer = [UInt8](repeating: 0, count: 64 * 1024)
            let count = read(master, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer.prefix(count)
            if let found = Data(bytes[seen...]).range(of: Data(next.sight.utf8)) {
                seen += found.upperBound
                _ = write(master, next.key, next.key.utf8.count)
                keys = keys.dropFirst()
            }
        }
        #expect(keys.isEmpty, "waited for \(keys.first?.sight ?? "")")
        return bytes
    }
}
