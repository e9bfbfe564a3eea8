import Files
import Foundation
import Synchronization
import TerminalUI
import Testing

@testable import Runner

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A terminal that a test plays: it looks at every frame, and does what comes next where it sees what it waits for.
final class PlayedTerminal: Terminal {
    /// What is waited for, and what is done then.
    struct Act {
        /// Whether a frame shows it.
        var isSeen: (String) -> Bool
        /// In words, for a play that stops there.
        var sight: String
        /// What is done; what it gives is pressed, all of it at once.
        var deed: () throws -> [TerminalEvent]
    }

    let size: Size
    /// Every frame, as text.
    private(set) var frames: [String] = []
    /// The themes that were asked for.
    private(set) var themes: [String] = []
    /// What another program does that is given the terminal: from what it is called with to its exit status.
    var program: (([String]) -> Int32?)?

    private var acts: ArraySlice<Act>
    private var pressed: [TerminalEvent] = []
    private let wakes = Pipe.waking()
    private let line: Line

    init(_ acts: [Act] = [], size: Size = Size(width: 120, height: 40)) {
        self.acts = acts[...]
        self.size = size
        line = Line(wakes.write)
    }

    deinit {
        line.hangUp()
        close(wakes.read)
    }

    /// What is waited for and never came; nil where all was played.
    var waitsFor: String? { acts.first.map { "\($0.sight), and the last frame was:\n\(frames.last ?? "none")" } }

    /// What a line that breaks looks like to the program.
    func hangUp() { line.hangUp() }

    /// Hangs up after a while, so that a play that never comes to its end is a failure and not a standstill.
    ///
    /// - Returns: What ends the watch.
    func hangUpInTime() -> DispatchWorkItem {
        let watch = DispatchWorkItem { [line] in line.hangUp() }
        DispatchQueue.global().asyncAfter(deadline: .now() + 100, execute: watch)
        return watch
    }

    var inputDescriptor: Int32 { wakes.read }
    var inputTimeout: Int? { nil }

    func nextEvents() -> [TerminalEvent] {
        var byte: UInt8 = 0
        while read(wakes.read, &byte, 1) > 0 {}
        defer { pressed = [] }
        return pressed
    }

    func show(_ canvas: Canvas) {
        let frame = canvas.description
        frames.append(frame)
        // What presses nothing leaves the frame as it is, and the next act may look at it, too.
        while pressed.isEmpty, let act = acts.first, act.isSeen(frame) {
            acts.removeFirst()
            do {
                pressed = try act.deed()
            } catch {
                Issue.record("at \(act.sight): \(error)")
            }
        }
        if !pressed.isEmpty { line.wake() }
    }

    func setTheme(_ theme: Theme) { themes.append(theme.id) }
    func redraw() {}
    func suspend() {}
    func resume() {}
    func run(_ arguments: [String]) -> Int32? { program?(arguments) }
    func end() {}
}

/// The end of a line that keys come through; it is hung up once.
private final class Line: Sendable {
    private let end: Mutex<Int32?>

    init(_ end: Int32) { self.end = Mutex(end) }

    func hangUp() {
        end.withLock { end in
            if let open = end { close(open) }
            end = nil
        }
    }

    func wake() { end.withLock { if let end = $0 { _ = write(end, [1], 1) } } }
}

extension PlayedTerminal.Act {
    /// Presses keys, one batch, where a frame shows a text.
    static func at(_ text: String, _ keys: Key...) -> Self {
        Self(isSeen: { $0.contains(text) }, sight: "“\(text)”", deed: { keys.map { .key($0) } })
    }

    /// Does something where a frame shows a text, then presses keys.
    static func at(_ text: String, press keys: Key..., after deed: @escaping () throws -> Void) -> Self {
        Self(
            isSeen: { $0.contains(text) }, sight: "“\(text)”",
            deed: {
                try deed()
                return keys.map { .key($0) }
            })
    }

    /// Presses keys where a frame shows none of a text.
    static func without(_ text: String, _ keys: Key...) -> Self {
        Self(isSeen: { !$0.contains(text) }, sight: "no “\(text)”", deed: { keys.map { .key($0) } })
    }
}

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
    /// `"x"` for the key of that character.
    public init(extendedGraphemeClusterLiteral character: Character) { self = .character(character) }
}
