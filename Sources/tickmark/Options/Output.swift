import ArgumentParser
import HarmlessText
import Platform
import StrictJSON
import Synchronization
import SystemPackage

/// What goes to the terminal or a pipe.
///
/// What cannot be written is noted, and told by ``finish(_:)`` when the command has done what it was to do: a full disk
/// under its words must not leave its work half done.
enum Output {
    /// The longest line, in bytes: nobody reads more, and a journal may hold a name of 250 KiB.
    private static let longestLine = 4000

    /// Writes lines; what is in them is harmless already, or made so here.
    static func write(_ lines: [String]) { write(bytes(of: lines)) }

    /// Writes lines in which words lead somewhere: as links, where a terminal is known to have them.
    static func write(_ lines: [String], linking words: @autoclosure () -> LinkedText) {
        guard Environment.showsLinks else { return write(lines) }
        write(Array(words().linking(lines.map(shown)).map { $0 + "\n" }.joined().utf8))
    }

    /// The bytes of lines, as they are shown.
    static func bytes(of lines: [String]) -> [UInt8] { Array(lines.map { shown($0) + "\n" }.joined().utf8) }

    private static func shown(_ line: String) -> String {
        let line = line.utf8.count <= longestLine ? line : String(decoding: line.utf8.prefix(longestLine), as: UTF8.self) + "…"
        return Environment.isASCII ? line.plainASCII : line.harmless
    }

    /// Writes one line.
    static func say(_ line: String) { write([line]) }

    /// Writes a JSON answer; where something was changed, with the name of the workspace in which, if it has members.
    static func write(_ json: JSONValue) {
        var json = json
        let name = whose.withLock { whose in
            whose.isJSON = true
            return whose.name
        }
        if case .object(let members) = json, let name {
            json = .object(members + [JSONValue.Member("workspace", .string(name))])
            whose.withLock { $0.name = nil }
        }
        write(json.encoded(.pages))
    }

    /// Whose workspace was changed, as far as that was not said.
    private struct Whose {
        var name: String?
        /// Whether the answer is JSON, to which nothing can be added behind its end.
        var isJSON = false
    }

    private static let whose = Mutex(Whose())

    /// Notes in which workspace something is changed, or would be: its name stands at the end of the answer, so that
    /// who has many clients sees which it was.
    static func changed(in workspace: String) { whose.withLock { $0.name = workspace } }

    /// Says in which workspace something was changed, where something was: beside an answer in JSON that has no
    /// members.
    private static func sayWhose() {
        let whose = whose.withLock { $0 }
        guard let name = whose.name else { return }
        if whose.isJSON { warn("In \(name).") } else { say("In \(name).") }
    }

    /// Writes bytes as they are.
    static func write(_ bytes: [UInt8]) {
        Waiting.hide()
        Stream.output.write(bytes)
    }

    /// Whether nothing more can be written: nobody reads it, or there is no room.
    static var isOver: Bool { Stream.output.hasFailed }

    /// Says something beside the answer.
    static func warn(_ line: String) {
        Waiting.hide()
        Stream.errors.write(Array((shown(line) + "\n").utf8))
    }

    /// Shows something on the terminal that is written over later; what it holds is this program's own.
    static func show(_ text: String) { Stream.errors.write(Array(text.utf8)) }

    /// Says why something was not done, in lines.
    static func complain(_ message: String) {
        for line in message.split(separator: "\n", omittingEmptySubsequences: false) { warn(String(line)) }
    }

    /// The exit status where what was to be written could not be (`EX_IOERR` of sysexits.h).
    static let lostStatus: Int32 = 74

    /// Says what could not be written, and which exit status the command has with that.
    ///
    /// A reader that went away (`| head`) is told nothing: the process ends as the signal for that ends every program,
    /// unless it failed anyway.
    static func finish(_ status: Int32) -> Int32 {
        sayWhose()
        Waiting.end()
        switch Stream.output.end() {
        case nil: break
        case .brokenPipe:
            guard status == 0 else { return status }
            signal(SIGPIPE, SIG_DFL)
            raise(SIGPIPE)
            return 128 + SIGPIPE
        case let error?:
            warn(
                "Error: What was to be printed could not be written: \(error). What the command was to do is done; only its words are lost."
            )
            // Nor was it answered from a damaged workspace (3) where it was not answered.
            return status == 0 || status == ExitCode.answeredFromDamage.rawValue ? lostStatus : status
        }
        switch Stream.errors.end() {
        case nil, .brokenPipe: return status
        default: return status == 0 ? lostStatus : status
        }
    }
}

/// An answer that is written while it is made: its first part at once, the rest in larger pieces.
struct OutputParts {
    private var waiting: [UInt8] = []
    private var enough = 1

    /// Adds a part.
    ///
    /// - Returns: Whether there is any use in going on.
    mutating func add(_ bytes: [UInt8]) -> Bool {
        waiting += bytes
        guard waiting.count >= enough else { return true }
        enough = 1 << 16
        end()
        return !Output.isOver
    }

    /// Writes what is left.
    mutating func end() {
        Output.write(waiting)
        waiting.removeAll(keepingCapacity: true)
    }
}

/// A standard stream, which remembers why something could not be written to it.
private struct Stream: ~Copyable, Sendable {
    static let output = Stream(STDOUT_FILENO)
    static let errors = Stream(STDERR_FILENO)

    private let number: Int32
    private let failure = Mutex<Errno?>(nil)

    private init(_ number: Int32) { self.number = number }

    /// Writes bytes, and waits for whoever reads them, as every program does. Behind a gap nothing is written: half an
    /// answer is worse than none.
    func write(_ bytes: [UInt8]) {
        failure.withLock { failure in
            guard failure == nil else { return }
            failure = Self.write(bytes, to: number)
        }
    }

    private static func write(_ bytes: [UInt8], to number: Int32) -> Errno? {
        // A reader that went away must not end the program in the middle of its work; programs that it starts later are
        // not to inherit that.
        var pipe = sigset_t()
        var before = sigset_t()
        sigemptyset(&pipe)
        sigaddset(&pipe, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &pipe, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(number, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
                continue
            }
            switch Errno(rawValue: count == 0 ? EIO : errno) {
            case .interrupted: continue
            case .wouldBlock:
                // Somebody else made the pipe so that it does not wait.
                var wait = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
                poll(&wait, 1, -1)
            case let error:
                if error == .brokenPipe { takePipeSignal(pipe) }
                return error
            }
        }
        return nil
    }

    /// Takes the signal that came with a broken pipe, so that it is not delivered when signals are let through again.
    private static func takePipeSignal(_ signals: sigset_t) {
        var waiting = sigset_t()
        var signals = signals
        guard sigpending(&waiting) == 0, sigismember(&waiting, SIGPIPE) == 1 else { return }
        var taken: Int32 = 0
        sigwait(&signals, &taken)
    }

    /// Whether something could not be written.
    var hasFailed: Bool { failure.withLock { $0 != nil } }

    /// Closes the stream: some file systems say only then that they have no room.
    ///
    /// - Returns: Why not all of it was written, or nil.
    func end() -> Errno? {
        failure.withLock { failure in
            // The errors of the end itself are still to be told.
            if number == STDOUT_FILENO, failure == nil, close(number) != 0 {
                let error = Errno(rawValue: errno)
                if error != .badFileDescriptor { failure = error }
            }
            return failure
        }
    }
}

/// `write(2)`, which the stream has a method of the same name for.
private func send(_ number: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(number, bytes, count) }

/// Why a command was not done: printed, and the exit status is 1.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ reason: String) { description = reason.harmless }

    init(_ error: any Error) { self.init("\(error)") }
}
