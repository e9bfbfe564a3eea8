import CTerminalGuard
import Interface
import Platform
import SystemPackage

/// What happened, a line each, for whoever looks into a fault: in the file that `TICKMARK_LOG` names, or nowhere.
///
/// It holds no text of anybody's: kinds of events and effects, sizes, signals and numbers, but no titles, notes, names
/// or paths.
struct ActivityLog: Sendable {
    private let descriptor: Int32?

    /// Keeps nothing.
    static let none = ActivityLog(descriptor: nil)

    private init(descriptor: Int32?) { self.descriptor = descriptor }

    /// Begins to write behind what is in the file already.
    ///
    /// - Parameter path: A regular file, or one that is to be made, readable by its owner only; nil for none.
    /// - Throws: ``Failure`` where it cannot be written, or is not a regular file: a link may lead anywhere, and a pipe
    ///   may hang.
    init(at path: String?) throws(Failure) {
        guard let path, !path.isEmpty else {
            self = .none
            return
        }
        let flags = O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
        let descriptor = open(path, flags, 0o600)
        guard descriptor >= 0 else { throw Failure(path: path, reason: Errno(rawValue: errno).description) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw Failure(path: path, reason: "it is not a regular file")
        }
        guard status.st_size == 0 || Self.isLog(descriptor) else {
            close(descriptor)
            throw Failure(path: path, reason: "it holds something else than such a log")
        }
        self.descriptor = descriptor
        tm_guard_log(descriptor)
    }

    /// Whether a file begins as a log does: seconds, process, and the start. Else a line would be put behind a journal,
    /// or somebody's notes.
    private static func isLog(_ descriptor: Int32) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return false }
        let words = bytes[..<count].split(separator: UInt8(ascii: " "))
        guard words.count > 2, words[2].starts(with: "start".utf8) else { return false }
        return words[0].allSatisfy { $0 == UInt8(ascii: ".") || $0 &- 0x30 < 10 } && words[1].allSatisfy { $0 &- 0x30 < 10 }
    }

    /// Writes a line with the time, in seconds since 1970, and the process before it. What cannot be written is lost.
    func write(_ line: @autoclosure () -> String) {
        guard let descriptor else { return }
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let milliseconds = "\(1_000 + now.tv_nsec / 1_000_000)".dropFirst()
        let text = "\(now.tv_sec).\(milliseconds) \(getpid()) \(line())\n"
        // In one call, so that lines of several windows do not mix.
        let bytes = Array(text.utf8)
        _ = Self.put(bytes, into: descriptor)
    }

    private static func put(_ bytes: [UInt8], into descriptor: Int32) -> Int {
        SystemCall.write(descriptor, bytes, bytes.count)
    }

    /// Writes what kind of effect the screens asked for.
    func write(_ effect: Effect) { write("effect \(Self.kind(of: effect))") }

    /// Writes what kind of event the screens were told.
    func write(_ event: Event) {
        switch event {
        // What is typed is somebody's text.
        case .terminal: write("event terminal")
        default: write("event \(Self.kind(of: event))")
        }
    }

    /// The name of a case, without what it holds.
    private static func kind(of value: Any) -> String {
        let mirror = Mirror(reflecting: value)
        return mirror.children.first?.label ?? "\(value)"
    }

    /// Why nothing can be written there.
    struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// The file.
        let path: String
        /// What is the matter with it.
        let reason: String

        /// What happened, and what to do.
        var description: String {
            "TICKMARK_LOG names \(path), which cannot be written: \(reason). Nothing was opened; name another file, or unset it."
        }
    }
}
