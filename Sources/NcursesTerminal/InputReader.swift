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
    mutating func read(_ window: UnsafeMutablePointer<WINDOW>) -> [TerminalEvent] {
        var events: [TerminalEvent] = []
        // A limit, so that a flood of input cannot keep a frame from being drawn.
        while events.count < 10_000 {
            var code: wint_t = 0
            switch tm_read(window, &code) {
            case TM_CHARACTER: if let key = key(forCharacter: code) { events.append(.key(key)) }
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
    private func readPaste(_ window: UnsafeMutablePointer<WINDOW>) -> String {
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
