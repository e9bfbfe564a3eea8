import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A process whose standard output is read line by line as it comes. `Process` would cost more than what is tested.
public final class Spawned {
    /// Why it could not be started.
    public struct Failure: Error {
        /// What the system says, as in errno(3).
        public let error: Int32
    }

    /// What it is called in the system.
    public let id: pid_t
    /// What to wait on for its lines.
    public let output: Int32
    private var partial: [UInt8] = []
    private var isWaitedFor = false

    /// Starts a program with arguments, and with the environment of this one.
    public init(_ program: String, _ arguments: [String]) throws {
        var ends: [Int32] = [0, 0]
        // Closed in other children, so that the end of the output is the end of this one.
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw Failure(error: errno) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        var strings: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        strings.append(nil)
        defer { strings.forEach { free($0) } }
        var id: pid_t = 0
        let result = withoutBlockedSignals { posix_spawn(&id, program, &actions, $0, strings, environ) }
        close(ends[1])
        guard result == 0 else {
            close(ends[0])
            throw Failure(error: result)
        }
        self.id = id
        output = ends[0]
    }

    deinit {
        close(output)
        if !isWaitedFor {
            kill(id, SIGKILL)
            var status: Int32 = 0
            waitpid(id, &status, 0)
        }
    }

    /// Reads what has come: whole lines; nil at the end of the output. Waits where nothing has come yet.
    public func lines() -> [String]? {
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        let count = read(output, &buffer, buffer.count)
        guard count > 0 else { return nil }
        partial += buffer[..<count]
        var lines: [String] = []
        while let end = partial.firstIndex(of: UInt8(ascii: "\n")) {
            lines.append(String(decoding: partial[..<end], as: UTF8.self))
            partial.removeSubrange(...end)
        }
        return lines
    }

    /// Whether a line, or the end, comes within some milliseconds.
    public func hasOutput(within milliseconds: Int) -> Bool {
        var wait = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        return poll(&wait, 1, Int32(milliseconds)) > 0
    }

    /// Everything up to the end of the output.
    public func rest() -> [String] {
        var all: [String] = []
        while let lines = lines() { all += lines }
        return all
    }

    /// All that it prints, to the end.
    public func text() -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = read(output, &buffer, buffer.count)
            if count > 0 { bytes += buffer[..<count] } else if count == 0 || errno != EINTR { break }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Runs a command of the shell in a folder, with nothing of the environment but what is given.
    ///
    /// - Returns: Its exit status, and what it printed, complaints included.
    public static func shell(_ command: String, in folder: String, _ environment: [String: String]) throws -> (
        status: Int32, text: String
    ) {
        let variables = environment.map { "\($0.key)=\($0.value)" }
        let process = try Spawned(
            "/usr/bin/env", ["-i", "-C", folder] + variables + ["/bin/sh", "-ec", "exec 2>&1\n" + command])
        let text = process.text()
        return (process.wait(), text)
    }

    /// Ends it as a crash does.
    public func slay() { kill(id, SIGKILL) }

    /// Waits until it is stopped.
    ///
    /// - Returns: Whether it was; false where it ended.
    public func waitUntilStopped() -> Bool {
        var status: Int32 = 0
        while waitpid(id, &status, WUNTRACED) < 0, errno == EINTR {}
        isWaitedFor = status & 0xff != 0x7f
        return !isWaitedFor
    }

    /// Lets it go on.
    public func goOn() { kill(id, SIGCONT) }

    /// Waits for its end.
    ///
    /// - Returns: The exit status, or minus the signal that killed it.
    public func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        isWaitedFor = true
        return status & 0x7f == 0 ? status >> 8 & 0xff : -(status & 0x7f)
    }
}

/// The hammer that was built with the tests.
public let hammerPath = builtProgram("hammer")
