import Foundation

/// A real program in a real terminal: a tmux server of its own, whose screen is read back as text.
public final class RealTerminal {
    /// Why a test cannot go on.
    public struct Failure: Error, CustomStringConvertible {
        /// What happened.
        public let description: String

        /// Makes a failure.
        public init(description: String) { self.description = description }
    }

    private let socket = "tickmark-\(UUID().uuidString.prefix(8))"

    /// Starts a command in a terminal of some size.
    ///
    /// - Parameter shell: A line for `sh`; what it prints behind the program can be waited for, too.
    public init(
        _ shell: String, width: Int = 120, height: Int = 40, in folder: URL, environment: [String: String] = [:]
    ) throws {
        var variables = [
            "TICKMARK_USER": "Ana Ruiz", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1795392000", "XDG_STATE_HOME": unseenState,
        ]
        variables.merge(environment) { $1 }
        let settings = variables.sorted { $0.key < $1.key }.map { "\($0.key)='\($0.value)'" }.joined(separator: " ")
        _ = try tmux(
            "-f", "/dev/null", "new-session", "-d", "-x", "\(width)", "-y", "\(height)", "-c", folder.path,
            "env \(settings) sh -c '\(shell)'")
        _ = try tmux("set-option", "-g", "remain-on-exit", "on")
        _ = try tmux("set-option", "-g", "status", "off")
        _ = try tmux("resize-window", "-x", "\(width)", "-y", "\(height)")
    }

    deinit { _ = try? tmux("kill-server") }

    // MARK: What somebody does

    /// Presses keys, by tmux's names.
    public func press(_ keys: String...) throws { _ = try tmux(["send-keys"] + keys) }

    /// Sends bytes, whatever they are; as many together as tmux takes in a message.
    public func press(bytes: [UInt8]) throws {
        for start in stride(from: 0, to: bytes.count, by: 4_000) {
            let piece = bytes[start..<min(start + 4_000, bytes.count)]
            _ = try tmux(["send-keys", "-H"] + piece.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) })
        }
    }

    /// Types a text.
    public func type(_ text: String) throws { _ = try tmux("send-keys", "-l", "--", text) }

    /// Pastes a text, as a terminal does: between marks, if the program has asked for them.
    public func paste(_ text: String) throws {
        _ = try tmux("set-buffer", "--", text)
        _ = try tmux("paste-buffer", "-p", "-r")
    }

    /// Makes the terminal another size.
    public func resize(width: Int, height: Int) throws { _ = try tmux("resize-window", "-x", "\(width)", "-y", "\(height)") }

    /// Writes all that comes for the screen into a file from now on.
    public func record(into file: URL) throws { _ = try tmux("pipe-pane", "-o", "cat >> '\(file.path)'") }

    // MARK: What somebody sees

    /// What is on the screen.
    public func screen() throws -> String { try tmux("capture-pane", "-p") }

    /// What is on the screen with the escape sequences that say how it is set (SGR), as tmux would send them on.
    public func styledScreen() throws -> String { try tmux("capture-pane", "-e", "-p") }

    /// What tmux knows of the terminal, by the names of its formats: `cursor_x`, `alternate_on`, …
    public func state(_ names: String...) throws -> [String] {
        let format = names.map { "#{\($0)}" }.joined(separator: "|")
        return try tmux("display-message", "-p", format).trimmingCharacters(in: .newlines)
            .split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }

    /// Waits until the screen holds a text, for at most a minute unless you say another number.
    @discardableResult
    public func wait(for text: String, atMost seconds: Double = 60, file: String = #fileID, line: Int = #line) throws -> String {
        try wait("“\(text)”", atMost: seconds, file: file, line: line) { $0.contains(text) }
    }

    /// Waits until the screen is as it should be.
    @discardableResult
    public func wait(
        _ what: String, atMost seconds: Double = 60, file: String = #fileID, line: Int = #line, until isThere: (String) -> Bool
    ) throws -> String {
        let deadline = Date().addingTimeInterval(seconds)
        var last = ""
        while Date() < deadline {
            last = try screen()
            if isThere(last) { return try whole(last, while: isThere) }
            // Nothing to be woken by: another program's screen is looked at until it changes.
            usleep(20_000)
        }
        throw Failure(description: "\(file):\(line): waited for \(what), and the screen shows:\n\(last)")
    }

    /// The screen when a frame has come to its end: tmux takes what it is sent in pieces, and may be looked at between
    /// two of them. One that goes on moving is taken as it is, and one that is no longer what was waited for as it was.
    private func whole(_ seen: String, while isThere: (String) -> Bool) throws -> String {
        var last = seen
        for _ in 0..<5 {
            usleep(20_000)
            let next = try screen()
            guard isThere(next), next != last else { return last }
            last = next
        }
        return last
    }

    /// Waits until the screen is as it should be and stays so from one look to the next: half a frame is not what the
    /// program shows.
    public func waitForRest(
        _ what: String, atMost seconds: Double = 60, file: String = #fileID, line: Int = #line, until isThere: (String) -> Bool
    ) throws -> String {
        var before: String?
        return try wait("\(what), at rest", atMost: seconds, file: file, line: line) { screen in
            defer { before = screen }
            return screen == before && isThere(screen)
        }
    }

    private func tmux(_ arguments: String...) throws -> String { try tmux(arguments) }

    private func tmux(_ arguments: [String]) throws -> String {
        let result = try run("/usr/bin/env", ["tmux", "-L", socket] + arguments)
        guard result.status == 0 else { throw Failure(description: "tmux \(arguments.first ?? "") failed: \(result.errors)") }
        return result.output
    }
}

/// An empty folder, taken away when the test is over.
public final class ScratchFolder: Sendable {
    /// Where it is.
    public let url: URL

    /// Makes it.
    public init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("tickmark-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }
}
