import Foundation
import Testing

/// The real binary in a real terminal: a tmux server of its own, whose screen is read back as text.
final class RealTerminal {
    /// Why a test cannot go on.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let socket = "tickmark-\(UUID().uuidString.prefix(8))"

    /// Starts a command in a terminal of some size.
    ///
    /// - Parameter shell: A line for `sh`; what it prints behind the program can be waited for, too.
    init(_ shell: String, width: Int = 120, height: Int = 40, in folder: URL, environment: [String: String] = [:]) throws {
        var variables = ["TICKMARK_USER": "Ana Ruiz", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1795392000"]
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

    /// Presses keys, by tmux's names.
    func press(_ keys: String...) throws { _ = try tmux(["send-keys"] + keys) }

    /// Types a text.
    func type(_ text: String) throws { _ = try tmux("send-keys", "-l", text) }

    /// Makes the terminal another size.
    func resize(width: Int, height: Int) throws { _ = try tmux("resize-window", "-x", "\(width)", "-y", "\(height)") }

    /// What is on the screen.
    func screen() throws -> String { try tmux("capture-pane", "-p") }

    /// Waits until the screen holds a text, for at most twenty seconds unless you say another number.
    @discardableResult
    func wait(
        for text: String, atMost seconds: Double = 20, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> String {
        try wait("“\(text)”", atMost: seconds, sourceLocation: sourceLocation) { $0.contains(text) }
    }

    /// Waits until the screen is as it should be.
    @discardableResult
    func wait(
        _ what: String, atMost seconds: Double = 20, sourceLocation: SourceLocation = #_sourceLocation,
        until isThere: (String) -> Bool
    ) throws -> String {
        let deadline = Date().addingTimeInterval(seconds)
        var last = ""
        while Date() < deadline {
            last = try screen()
            if isThere(last) { return last }
            // Nothing to be woken by: another program's screen is looked at until it changes.
            usleep(20_000)
        }
        Issue.record("waited for \(what), and the screen shows:\n\(last)", sourceLocation: sourceLocation)
        throw Failure(description: "\(what) never came")
    }

    private func tmux(_ arguments: String...) throws -> String { try tmux(arguments) }

    private func tmux(_ arguments: [String]) throws -> String {
        let result = try run("/usr/bin/env", ["tmux", "-L", socket] + arguments)
        guard result.status == 0 else { throw Failure(description: "tmux \(arguments.first ?? "") failed: \(result.errors)") }
        return result.output
    }
}

/// The binary that was built with the tests.
let tickmarkPath: String = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    // The test bundle lies beside the binary; the folder's name depends on configuration and scratch path.
    for argument in CommandLine.arguments {
        var url = URL(fileURLWithPath: argument).deletingLastPathComponent()
        for _ in 0..<4 {
            let candidate = url.appendingPathComponent("tickmark")
            if FileManager.default.isExecutableFile(atPath: candidate.path), !candidate.path.hasPrefix(root.path + "/Sources") {
                return candidate.path
            }
            url.deleteLastPathComponent()
        }
    }
    return root.appendingPathComponent(".build/debug/tickmark").path
}()

/// Runs a command of Tickmark.
func tickmark(_ arguments: String..., in folder: URL, environment: [String: String] = [:]) throws -> Answer {
    try run(tickmarkPath, arguments, in: folder, environment: environment)
}

/// An empty folder, taken away when the test is over.
final class ScratchFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("tickmark-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }
}
