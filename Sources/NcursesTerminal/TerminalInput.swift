import CNcurses
import Platform
import TerminalUI

/// Reads the terminal's bytes and lets the parser say what they mean. ncurses has no part in it.
struct TerminalInput {
    /// The most that is read at once, in bytes, so that a flood of input cannot keep a frame from being drawn.
    private static let most = 64 << 10

    private let descriptor: Int32
    private var parser: InputParser

    /// Begins to read.
    init(descriptor: Int32) {
        self.descriptor = descriptor
        parser = InputParser(keys: TerminalInput.keysOfDatabase)
    }

    /// In how many milliseconds something that is unfinished is to be decided about; nil where nothing is.
    var timeout: Int? { parser.deadline.map { max(0, $0 - TerminalInput.milliseconds) } }

    /// All that came since it was asked last, without waiting.
    mutating func read() -> [TerminalEvent] {
        var events: [TerminalEvent] = []
        var count = 0
        while count < Self.most, let bytes = readPiece() {
            events += parser.feed(bytes, at: TerminalInput.milliseconds)
            count += bytes.count
        }
        // Time decides only where nothing was there to be read: what waited for a busy program came in time.
        if count == 0 { events += parser.expire(at: TerminalInput.milliseconds) }
        return events
    }

    /// What one call of read(2) gives; nil where there is nothing.
    private func readPiece() -> [UInt8]? {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, 0) > 0, waiting.revents & Int16(POLLIN) != 0 else { return nil }
        let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
            count = max(0, Self.read(descriptor, buffer.baseAddress, buffer.count))
        }
        return bytes.isEmpty ? nil : bytes
    }

    private static func read(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
        SystemCall.read(descriptor, buffer, count)
    }

    /// What the database says that this terminal sends, for terminals that do not send what most do.
    private static var keysOfDatabase: [[UInt8]: Key] {
        var keys: [[UInt8]: Key] = [:]
        let names: [(String, Key)] =
            [
                ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("kpp", .pageUp), ("knp", .pageDown),
                ("khome", .home), ("kend", .end), ("kdch1", .delete), ("kcbt", .backTab), ("kent", .enter), ("kbs", .backspace),
                ("kri", .shiftUp), ("kind", .shiftDown),
            ] + (1...12).map { ("kf\($0)", .function($0)) }
        for (name, key) in names {
            guard let text = tm_key_string(name) else { continue }
            let bytes = Array(String(cString: text).utf8)
            // Of single bytes only controls: a terminal whose cursor keys send letters is none of today's.
            guard let first = bytes.first, first < 0x20, bytes != [0x1B], !(bytes.count == 1 && first == 0x0D) else { continue }
            keys[bytes] = key
        }
        return keys
    }

    private static var milliseconds: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
    }
}
