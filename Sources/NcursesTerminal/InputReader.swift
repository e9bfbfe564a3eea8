import CNcurses
import TerminalUI

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Turns what ncurses reads into keys, pastes and mouse reports.
struct InputReader {
    /// The last press of the mouse, to know a second one on the same cell within the time below for a double press.
    private var lastPress: (point: Point, at: Int)?
    /// Milliseconds between the presses of a double one.
    private static let doublePress = 400

    /// Reads all that there is.
    mutating func read(_ window: tm_window_pointer) -> [TerminalEvent] {
        var events: [TerminalEvent] = []
        // A limit, so that a flood of input cannot keep a frame from being drawn.
        while events.count < 10_000 {
            var code: wint_t = 0
            switch read(window, &code) {
            case TM_CHARACTER:
                if code == 0x1B, skipUnknownSequence(window) { continue }
                if let key = key(forCharacter: code) { events.append(.key(key)) }
            case TM_KEY:
                if Int32(bitPattern: code) == tm_paste_begins() {
                    events.append(.paste(readPaste(window)))
                } else if Int32(bitPattern: code) == KEY_MOUSE {
                    if let mouse = mouse() { events.append(.mouse(mouse)) }
                } else if let key = key(forCode: Int32(bitPattern: code)) {
                    events.append(.key(key))
                }
            default: return events
            }
        }
        return events
    }

    /// What was read to see whether it belongs to an escape, and does not.
    private var unread: (input: tm_input, code: wint_t)?

    private mutating func read(_ window: tm_window_pointer, _ code: inout wint_t) -> tm_input {
        guard let next = unread else { return tm_read(window, &code) }
        unread = nil
        code = next.code
        return next.input
    }

    /// Skips what follows an escape where it is a sequence that the terminal's database does not know: a key with modifiers, a report. Taken for
    /// the keys that its letters are, it would do things that nobody asked for.
    ///
    /// - Returns: Whether there was one. Where not, the escape is a key.
    private mutating func skipUnknownSequence(_ window: tm_window_pointer) -> Bool {
        var code: wint_t = 0
        let input = tm_read(window, &code)
        guard input == TM_CHARACTER, code == 0x5B || code == 0x4F else {
            if input != TM_NOTHING { unread = (input, code) }
            return false
        }
        // `ESC [`, parameters, and a letter; or `ESC O` and a letter.
        var length = 0
        repeat {
            guard tm_read(window, &code) == TM_CHARACTER else { return true }
            length += 1
        } while !(0x40...0x7E).contains(code) && length < 64
        return true
    }

    private func key(forCharacter code: wint_t) -> Key? {
        switch code {
        case 0x1B: return .escape
        case 0x0D, 0x0A: return .enter
        case 0x09: return .tab
        case 0x7F, 0x08: return .backspace
        case 0x01...0x1A: return Unicode.Scalar(UInt32(code) + 0x60).map { .control(Character($0)) }
        case 0x00...0x1F: return nil
        default:
            guard let scalar = Unicode.Scalar(UInt32(code)), scalar.value < 0x80 || scalar.value > 0x9F else { return nil }
            return .character(Character(scalar))
        }
    }

    private func key(forCode code: Int32) -> Key? {
        switch code {
        case KEY_UP: .up
        case KEY_DOWN: .down
        case KEY_LEFT: .left
        case KEY_RIGHT: .right
        case KEY_PPAGE: .pageUp
        case KEY_NPAGE: .pageDown
        case KEY_HOME: .home
        case KEY_END: .end
        case KEY_ENTER: .enter
        case KEY_BACKSPACE: .backspace
        case KEY_DC: .delete
        case KEY_BTAB: .backTab
        default: (1...12).first { tm_key_function(Int32($0)) == code }.map { .function($0) }
        }
    }

    /// Reads a paste up to its end, and gives up where the rest does not come.
    private func readPaste(_ window: tm_window_pointer) -> String {
        var text = String.UnicodeScalarView()
        var patience = 20
        while text.count < 100_000 {
            var code: wint_t = 0
            switch tm_read(window, &code) {
            case TM_CHARACTER: if let scalar = Unicode.Scalar(UInt32(code)) { text.append(scalar) }
            case TM_KEY: if Int32(bitPattern: code) == tm_paste_ends() { return String(text) }
            default:
                guard patience > 0 else { return String(text) }
                patience -= 1
                var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
                _ = poll(&waiting, 1, 50)
            }
        }
        return String(text)
    }

    private mutating func mouse() -> Mouse? {
        var (x, y): (Int32, Int32) = (0, 0)
        let action = tm_mouse(&x, &y)
        let point = Point(x: Int(x), y: Int(y))
        switch action {
        case 1:
            let now = InputReader.milliseconds
            if let last = lastPress, last.point == point, now - last.at <= Self.doublePress {
                lastPress = nil
                return Mouse(.doublePress, at: point)
            }
            lastPress = (point, now)
            return Mouse(.press, at: point)
        case 2: return Mouse(.wheelUp, at: point)
        case 3: return Mouse(.wheelDown, at: point)
        default: return nil
        }
    }

    private static var milliseconds: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
    }
}
