/// Turns the bytes that a terminal sends into keys, pastes and mouse reports.
///
/// One state machine over bytes, after P. Williams, *A parser for DEC's ANSI-compatible video terminals*
/// (<https://vt100.net/emu/dec_ansi_parser>), with ECMA-48 for the forms of control sequences and xterm's *ctlseqs* for
/// keys, pastes and the mouse. Its rule above all others: **no reply of a terminal is ever a key**, whole or cut,
/// however late its rest comes. What is neither a key nor a paste nor the mouse is swallowed up to its end. It keeps no
/// time of its own: whoever feeds it says when, in milliseconds of a clock that never goes back.
public struct InputParser: Sendable {
    /// How long an escape is waited for to be the beginning of a sequence, in milliseconds.
    public static let escapeDelay = 25
    /// How long an unfinished string (OSC, DCS, APC, PM, SOS) or key sequence is waited for, in milliseconds without a
    /// byte.
    public static let sequenceDelay = 1_000
    /// How long an unfinished paste is waited for, in milliseconds without a byte.
    public static let pasteDelay = 2_000
    /// The most of a paste that is kept, in bytes. What is longer is taken to its end and cut.
    public static let pasteLimit = 1 << 20
    /// The most bytes that somebody's hands put into one piece; what is longer, where the rest of something is waited
    /// for, is that.
    private static let mostOfHands = 8
    /// The most that is remembered of a control sequence, in bytes; a longer one is swallowed to its end.
    private static let sequenceLimit = 256

    private var state = State.ground
    private var keys: [[UInt8]: Key]
    /// The bytes of a control sequence so far, without its introducer.
    private var sequence: [UInt8] = []
    private var character = CharacterDecoder()
    private var paste = PasteCollector()
    private var mouse = MouseDecoder()
    /// Until when what is unfinished is waited for.
    public private(set) var deadline: Int?
    /// What ended by time and whose rest may still come.
    private var overdue: Overdue?

    /// What a byte may be the continuation of.
    private enum State: Hashable {
        /// Nothing: keys begin here.
        case ground
        /// ESC has come.
        case escape
        /// ESC `[`, or its form of one byte.
        case control
        /// ESC `O`, or its form of one byte.
        case single
        /// Two bytes more, as the Linux console sends function keys: ESC `[` `[` and a letter.
        case console
        /// Three bytes more: a mouse report of the old form.
        case oldMouse
        /// In an OSC, DCS, APC, PM or SOS.
        case string
        /// ESC has come in one.
        case stringEscape
        /// Between the marks of a bracketed paste.
        case paste
        /// The rest of a character that was pressed together with Alt.
        case altCharacter
    }

    /// What ended by time.
    private enum Overdue: Hashable {
        /// An escape that was taken for a key, until this moment: what looks like the rest of a sequence, and comes as
        /// one piece, is no typing.
        case escape(until: Int)
        /// A string or a paste without an end. Its rest may come in pieces, up to its terminator.
        case string
        case paste
    }

    /// Makes a parser.
    ///
    /// - Parameter keys: What this terminal sends for its keys beside the common forms, as its database has it.
    public init(keys: [[UInt8]: Key] = [:]) { self.keys = keys }

    /// Whether nothing is unfinished.
    public var isIdle: Bool { state == .ground && character.isIdle }

    /// Takes bytes that were read together.
    ///
    /// Nothing ends by time here: bytes may have come in time and waited for a busy program. ``expire(at:)`` is for
    /// when nothing is there to be read.
    public mutating func feed(_ bytes: some Collection<UInt8>, at time: Int) -> [TerminalEvent] {
        var events: [TerminalEvent] = []
        var bytes = Array(bytes)[...]
        resume(&bytes, at: time, &events)
        for byte in bytes { take(byte, at: time, &events) }
        deadline = delay.map { time + $0 }
        return events
    }

    /// Decides about what is unfinished, when its ``deadline`` has passed and nothing is there to be read.
    public mutating func expire(at time: Int) -> [TerminalEvent] {
        guard let deadline, time >= deadline else { return [] }
        self.deadline = nil
        switch state {
        case .escape:
            state = .ground
            overdue = .escape(until: time + Self.sequenceDelay * 5)
            return [.key(.escape)]
        case .string, .stringEscape: overdue = .string
        case .paste:
            overdue = .paste
            paste = PasteCollector()
            state = .ground
            return [.brokenPaste]
        case .single, .console, .oldMouse, .altCharacter: break
        case .ground, .control: return []
        }
        state = .ground
        return []
    }

    /// How long what is unfinished is waited for. A control sequence is waited for without end: its rest is one letter
    /// at the most.
    private var delay: Int? {
        switch state {
        case .ground, .control: nil
        case .escape: Self.escapeDelay
        case .single, .console, .oldMouse, .string, .stringEscape, .altCharacter: Self.sequenceDelay
        case .paste: Self.pasteDelay
        }
    }

    // MARK: What ended by time

    /// Takes the rest of what ended by time off the front of a piece, or lets the piece be.
    private mutating func resume(_ bytes: inout ArraySlice<UInt8>, at time: Int, _ events: inout [TerminalEvent]) {
        guard state == .ground, let overdue, let first = bytes.first else { return }
        switch overdue {
        case .escape(let until):
            self.overdue = nil
            // A person types one key at a time; the rest of a sequence comes in one piece.
            guard time <= until, bytes.count > 1 else { return }
            if let next = Introducer(afterEscape: first) {
                begin(next)
                bytes = bytes.dropFirst()
            }
        case .string:
            if let end = bytes.endOfString() {
                bytes = bytes[end...]
                self.overdue = nil
            } else if bytes.count > Self.mostOfHands {
                // A long answer goes on, in pieces: its end is in a later one.
                begin(.string)
            }
        case .paste:
            if let end = bytes.endOfPaste() {
                bytes = bytes[end...]
                self.overdue = nil
            } else if bytes.count > 1, first != 0x1B {
                // Pieces of many bytes are no typing.
                bytes = []
            } else if bytes.count == 1 {
                // The last byte of the end mark, or a key: somebody types again, and two keys at once are keys, too.
                if first == PasteCollector.end.last { bytes = [] }
                self.overdue = nil
            }
        }
    }

    // MARK: Bytes

    private mutating func take(_ byte: UInt8, at time: Int, _ events: inout [TerminalEvent]) {
        switch state {
        case .ground: takeGround(byte, &events)
        case .escape: takeEscape(byte, &events)
        case .control: takeControl(byte, at: time, &events)
        case .single: takeSingle(byte, &events)
        case .console:
            state = .ground
            if (0x41...0x45).contains(byte) { events.append(.key(.function(Int(byte) - 0x40))) }
        case .oldMouse:
            sequence.append(byte)
            guard sequence.count == 3 else { return }
            state = .ground
            if let report = mouse.old(sequence, at: time) { events.append(.mouse(report)) }
        case .string: takeString(byte)
        case .stringEscape:
            // ESC \ ends it; any other escape ends it, too, and begins what it begins (ECMA-48, 5.6).
            state = .ground
            if byte != 0x5C { takeEscape(byte, &events) }
        case .paste: takePaste(byte, &events)
        case .altCharacter:
            let result = character.take(byte)
            guard result != .more else { return }
            state = .ground
            if case .scalar(let scalar) = result, scalar.value < 0xA0, let next = Introducer(rawValue: UInt8(scalar.value)) {
                begin(next)
            }
        }
    }

    private mutating func takeGround(_ byte: UInt8, _ events: inout [TerminalEvent]) {
        switch character.take(byte) {
        case .more: return
        case .invalid(let byte):
            // A byte that belongs to no character may be a control of one byte.
            if let next = Introducer(rawValue: byte) { begin(next) } else if byte < 0x80 { takeGround(byte, &events) }
        case .scalar(let scalar):
            if scalar.value < 0xA0, let next = Introducer(rawValue: UInt8(scalar.value)) { return begin(next) }
            if scalar.value == 0x1B {
                state = .escape
            } else if let key = (scalar.value < 0x80 ? keys[[UInt8(scalar.value)]] : nil) ?? Key(typed: scalar) {
                events.append(.key(key))
            }
        }
    }

    private mutating func takeEscape(_ byte: UInt8, _ events: inout [TerminalEvent]) {
        if let next = Introducer(afterEscape: byte) { return begin(next) }
        switch byte {
        case 0x1B:
            // Escape twice: the first was a key.
            events.append(.key(.escape))
            state = .escape
        case 0x80..<0xA0:
            // A control of one byte comes behind an escape that was a key.
            events.append(.key(.escape))
            state = .ground
            takeGround(byte, &events)
        case 0xA0...:
            // Alt with a letter that has several bytes.
            character = CharacterDecoder()
            state = character.take(byte) == .more ? .altCharacter : .ground
        default:
            state = .ground
            if let key = keys[[0x1B, byte]] { events.append(.key(key)) }
        // Anything else is Alt with a key, or an answer of two bytes, and does nothing.
        }
    }

    private mutating func begin(_ introducer: Introducer) {
        sequence = []
        overdue = nil
        switch introducer {
        case .control: state = .control
        case .single: state = .single
        case .string, .device, .application, .privacy, .startOfString: state = .string
        case .terminator: state = .ground
        }
    }

    private mutating func takeControl(_ byte: UInt8, at time: Int, _ events: inout [TerminalEvent]) {
        switch byte {
        case 0x1B: state = .escape
        case 0x18, 0x1A: state = .ground
        case 0x24 where !sequence.isEmpty && sequence.allSatisfy(\.isDigit):
            // rxvt ends a key with shift so.
            state = .ground
        case 0x20...0x3F:
            if sequence.count < Self.sequenceLimit { sequence.append(byte) }
        case 0x5B where sequence.isEmpty: state = .console
        case 0x4D where sequence.isEmpty:
            state = .oldMouse
        case 0x40...0x7E:
            state = .ground
            finishControl(byte, at: time, &events)
        case 0x80...:
            state = .ground
            takeGround(byte, &events)
        default: break
        }
    }

    private mutating func finishControl(_ final: UInt8, at time: Int, _ events: inout [TerminalEvent]) {
        if let key = keys[[0x1B, 0x5B] + sequence + [final]] { return events.append(.key(key)) }
        if sequence.first == UInt8(ascii: "<") {
            if let report = mouse.new(sequence.dropFirst(), final, at: time) { events.append(.mouse(report)) }
        } else if final == UInt8(ascii: "~"), sequence == Array("200".utf8) {
            paste = PasteCollector()
            state = .paste
        } else if let key = Key(controlSequence: sequence, final) {
            events.append(.key(key))
        }
    }

    private mutating func takeSingle(_ byte: UInt8, _ events: inout [TerminalEvent]) {
        switch byte {
        case 0x1B: state = .escape
        case 0x30...0x3B: if sequence.count < Self.sequenceLimit { sequence.append(byte) }
        default:
            state = .ground
            if let key = keys[[0x1B, 0x4F] + sequence + [byte]] ?? (sequence.isEmpty ? Key(singleShift: byte) : nil) {
                events.append(.key(key))
            }
        }
    }

    private mutating func takeString(_ byte: UInt8) {
        switch character.take(byte) {
        case .invalid(0x9C): state = .ground
        case .scalar(let scalar):
            switch scalar.value {
            // BEL ends an OSC in xterm, CAN and SUB end anything, and so does ST.
            case 0x07, 0x18, 0x1A, 0x9C: state = .ground
            case 0x1B: state = .stringEscape
            default: break
            }
        default: break
        }
        if state != .string { character = CharacterDecoder() }
    }

    private mutating func takePaste(_ byte: UInt8, _ events: inout [TerminalEvent]) {
        guard paste.take(byte) else { return }
        state = .ground
        if paste.isCut { events.append(.cutPaste(limit: Self.pasteLimit)) }
        events.append(.paste(paste.text))
        paste = PasteCollector()
    }
}

/// What begins a sequence: the controls of C1 (ECMA-48, 5.3) that take something behind them, or end it.
private enum Introducer: UInt8 {
    /// SS3.
    case single = 0x8F
    /// DCS.
    case device = 0x90
    /// SOS.
    case startOfString = 0x98
    /// CSI.
    case control = 0x9B
    /// ST.
    case terminator = 0x9C
    /// OSC.
    case string = 0x9D
    /// PM.
    case privacy = 0x9E
    /// APC.
    case application = 0x9F

    /// The form of two bytes: ESC, and the control less 0x40.
    init?(afterEscape byte: UInt8) {
        guard (0x40...0x5F).contains(byte) else { return nil }
        self.init(rawValue: byte + 0x40)
    }
}

extension Collection<UInt8> where Index == Int {
    /// Behind the first BEL or ST, or nil where there is none.
    fileprivate func endOfString() -> Int? {
        for index in indices {
            switch self[index] {
            case 0x07: return index + 1
            case 0x5C where index > startIndex && self[index - 1] == 0x1B: return index + 1
            // ST in one byte, or as a character; within another character it is a part of that.
            case 0x9C where index == startIndex ? count == 1 : self[index - 1] < 0x80 || self[index - 1] == 0xC2: return index + 1
            // The rest of an ST whose ESC came earlier.
            case 0x5C where index == startIndex && count == 1: return index + 1
            default: break
            }
        }
        return nil
    }

    /// Behind the mark that ends a paste, or nil where there is none.
    fileprivate func endOfPaste() -> Int? {
        guard count >= PasteCollector.end.count else { return nil }
        for index in startIndex...(endIndex - PasteCollector.end.count)
        where self[index] == 0x1B && self[index..<(index + PasteCollector.end.count)].elementsEqual(PasteCollector.end) {
            return index + PasteCollector.end.count
        }
        return nil
    }
}

extension UInt8 {
    /// Whether it is `0` to `9`.
    var isDigit: Bool { self &- 0x30 < 10 }
}
