import CNcurses
import HarmlessText
import Platform
import TerminalUI

/// The terminal while the program has it: full screen, keys at once, colors, mouse.
///
/// It keeps the last frame and hands ncurses only the runs of cells that differ; what ncurses makes of them goes to the
/// terminal in one piece. To be used on one thread, like ncurses.
public final class NcursesSession {
    private let output: FrameOutput
    private let screen: OpaquePointer
    private let window: tm_window_pointer
    private var palette: Palette
    private var input: TerminalInput
    private var shown: Canvas?
    private var isOpen = true
    private let showsLinks: Bool
    /// The terminal's size in columns and rows, as it was reported last.
    public private(set) var size: Size
    /// What there is to say about the terminal that was found; nil where nothing is.
    public let notice: String?
    /// The largest frame that is drawn, in columns and rows. A window may claim any size; on a larger one the upper
    /// left is drawn.
    static let largest = Size(width: 1000, height: 500)

    /// Takes the terminal.
    ///
    /// - Parameters:
    ///   - theme: The colors.
    ///   - colors: How many the terminal shows; nil asks the terminal's database.
    ///   - links: Whether it shows links; nil decides by the environment (``HarmlessText/LinkSupport``).
    /// - Throws: ``TerminalError`` where there is no terminal that a screen could be drawn on; nothing was changed
    ///   then.
    public init(theme: Theme, colors: ColorDepth? = nil, links: Bool? = nil) throws(TerminalError) {
        let name = getenv("TERM").map { String(cString: $0) } ?? ""
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
        setlocale(LC_CTYPE, "")
        guard let output = FrameOutput() else { throw .noDescriptor }
        TerminalGuard.remember()
        // The size is asked for below, and held within bounds: ncurses would make its buffers for whatever LINES,
        // COLUMNS or the window say.
        tm_trust_window(NcursesSession.isWindowSane)
        var opened = tm_open(name, output.stream)
        var standIn: String?
        if opened == nil {
            standIn = TerminalFamily.standIns(for: name).first { candidate in
                opened = tm_open(candidate, output.stream)
                return opened != nil
            }
        }
        guard let screen = opened, let window = tm_window() else {
            // The database's files are opened to be read: where none can be, nobody knows what they hold.
            let canOpen = NcursesSession.canOpen
            output.end()
            throw canOpen ? .unknown(name) : .noDescriptor
        }
        notice = standIn.map {
            "This machine's terminal database does not know \"\(name)\" (from TERM), so \($0) is used. ncurses-term may bring it."
        }
        guard tm_can_move() else {
            endwin()
            delscreen(screen)
            output.end()
            throw .tooSimple(name)
        }
        self.output = output
        self.screen = screen
        showsLinks = links ?? LinkSupport.isKnown { getenv($0).map { String(cString: $0) } }
        self.window = window
        // Raw: ctrl-c, ctrl-z and ctrl-s are keys. The program answers them.
        raw()
        noecho()
        nonl()
        leaveok(window, false)
        // ncurses reads nothing here, and is not to look whether something waits to be read.
        tm_never_read()
        input = TerminalInput(descriptor: STDIN_FILENO)
        // Sent with the first frame.
        output.collect {
            curs_set(0)
            tm_write(Sequence.inputOn, output.stream)
        }
        // ncurses shows no colors, however many were asked for, before it was told to begin with them.
        let found =
            colors == ColorDepth.none
            ? ColorDepth.none : ColorDepth(colors: start_color() == 0 ? Int(tm_colors()) : 0, isDirect: tm_is_direct())
        palette = Palette(theme: theme, depth: colors ?? found)
        size =
            NcursesSession.reportedSize ?? NcursesSession.sizeOfEnvironment
            ?? Size(width: Int(getmaxx(window)), height: Int(getmaxy(window)))
        if size != Size(width: Int(getmaxx(window)), height: Int(getmaxy(window))) {
            resizeterm(Int32(size.height), Int32(size.width))
            werase(window)
            tm_redraw_everything()
        }
        palette.begin()
        TerminalGuard.begin(giving: TerminalGuard.restoring)
    }

    deinit { end() }

    /// What to wait on for input.
    public var inputDescriptor: Int32 { STDIN_FILENO }

    /// In how many milliseconds something that is unfinished, such as an escape, is to be decided about by
    /// ``nextEvents()``; nil where nothing is.
    public var inputTimeout: Int? { isOpen ? input.timeout : nil }

    /// Gives the terminal back as it was found. Harmless when called again.
    public func end() {
        guard isOpen else { return }
        isOpen = false
        TerminalGuard.end()
        tm_write(Sequence.inputOff, output.stream)
        endwin()
        delscreen(screen)
        output.end()
    }

    // MARK: Showing

    /// Shows a frame: sends what differs from the last one.
    public func show(_ canvas: Canvas) {
        guard isOpen else { return }
        var links: [PlacedRun] = []
        for y in 0..<min(canvas.size.height, Int(getmaxy(window))) { draw(row: y, of: canvas, leaving: &links) }
        output.collect {
            if !links.isEmpty { draw(links) }
            if let caret = canvas.caret {
                curs_set(1)
                wmove(window, Int32(caret.y), Int32(caret.x))
            } else {
                curs_set(0)
                if let focus = canvas.focus, focus.y < Int(getmaxy(window)), focus.x < Int(getmaxx(window)) {
                    wmove(window, Int32(focus.y), Int32(focus.x))
                }
            }
            wrefresh(window)
        }
        output.send()
        shown = canvas
    }

    /// Draws everything anew with the next frame, whatever is on the terminal.
    public func redraw() {
        shown = nil
        tm_redraw_everything()
    }

    /// Uses other colors from the next frame on.
    public func setTheme(_ theme: Theme) {
        palette.use(theme)
        redraw()
    }

    /// Hands ncurses the runs of a row that differ from the last frame; of those that are links, or were, something
    /// that stands in for them.
    private func draw(row y: Int, of canvas: Canvas, leaving links: inout [PlacedRun]) {
        var changes = canvas.changes(in: y, since: shown)
        if showsLinks, !changes.isEmpty, canvas.hasLinks(in: y) {
            changes = canvas.changes(in: y, since: shown, withLinks: true)
        }
        for run in changes {
            var scalars = canvas.plainScalars(in: run.columns, y: y) ?? scalars(of: canvas, in: run.columns, y: y)
            if showsLinks, run.link != nil || run.wasLink {
                let placed = PlacedRun(run: run, y: y, scalars: scalars)
                links.append(placed)
                scalars = placed.standIn
            }
            draw(scalars, of: run, y: y)
        }
    }

    private func draw(_ scalars: [Unicode.Scalar], of run: Canvas.Run, y: Int) {
        let look = palette.look(of: run.style, isBlank: run.isBlank)
        tm_style(window, look.attributes, look.pair)
        wmove(window, Int32(y), Int32(run.columns.lowerBound))
        // A scalar and a wchar_t are the same 32 bits.
        scalars.withUnsafeBytes { _ = waddnwstr(window, $0.bindMemory(to: wchar_t.self).baseAddress, Int32(scalars.count)) }
    }

    // MARK: Links

    /// A run that is a link, or was one, with what is to be drawn there.
    private struct PlacedRun {
        let run: Canvas.Run
        let y: Int
        let scalars: [Unicode.Scalar]

        /// As many columns of a sign that is nowhere in the run, so that ncurses finds each of its cells changed.
        var standIn: [Unicode.Scalar] {
            let taken = Set(scalars)
            let sign = (UInt8(ascii: "!")...UInt8(ascii: "~")).lazy.map { Unicode.Scalar($0) }.first { !taken.contains($0) }
            return Array(repeating: sign ?? "|", count: run.columns.count)
        }
    }

    /// Draws links where something stands in for them.
    ///
    /// ncurses knows no links, and sends only what it believes to have changed, in whatever order. So a link is drawn
    /// by itself: the cursor is where it begins, every one of its cells is another one than before, and what ncurses
    /// sends of them, with their own attributes, stands between the sequences that begin and end the link. What was a
    /// link is drawn in the same way, without the sequences. All of it is in the frame's one piece.
    ///
    /// In a row that changes, ncurses may write cells anew that stay as they were, to come by them; so all links of
    /// such a row are drawn again. Rows without a change are sent nothing.
    private func draw(_ links: [PlacedRun]) {
        wrefresh(window)
        for placed in links {
            wmove(window, Int32(placed.y), Int32(placed.run.columns.lowerBound))
            wrefresh(window)
            if let link = placed.run.link { tm_write(link.opening, output.stream) }
            draw(placed.scalars, of: placed.run, y: placed.y)
            wrefresh(window)
            if placed.run.link != nil { tm_write(TerminalLink.closing, output.stream) }
        }
    }

    /// What is to be drawn in some columns of a row. The right half of a wide character is drawn with the left one.
    private func scalars(of canvas: Canvas, in columns: Range<Int>, y: Int) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        for x in columns {
            let cell = canvas[x, y].character
            guard cell != Canvas.Cell.continuation else { continue }
            let isWide = x + 1 < canvas.size.width && canvas[x + 1, y].character == Canvas.Cell.continuation
            append(cell, columns: isWide ? 2 : 1, to: &scalars)
        }
        return scalars
    }

    /// Appends a cell's scalars, as many as ncurses takes for no wider than the cell.
    ///
    /// ncurses adds up what wcwidth(3) says of each scalar and knows nothing of joined emoji. What it takes for wider
    /// would push the rest of the row aside, and at the row's end over into the next; so a family is shown by its first
    /// member.
    private func append(_ cell: Character, columns: Int, to scalars: inout [Unicode.Scalar]) {
        var room = columns
        for scalar in cell.unicodeScalars where scalar.value != 0xFE0F {
            var (shown, width) = (scalar, scalar.value < 0x300 ? 1 : tm_columns(wchar_t(bitPattern: scalar.value)))
            // A character that is newer than the C library.
            if width < 0 { (shown, width) = ("\u{FFFD}", 1) }
            guard Int(width) <= room else { break }
            room -= Int(width)
            scalars.append(shown)
        }
        if scalars.last == "\u{200D}" { scalars.removeLast() }
        if room > 0 { scalars += Array(repeating: " ", count: room) }
    }

    // MARK: Input

    /// All that came since it was asked last, without waiting.
    public func nextEvents() -> [TerminalEvent] {
        guard isOpen else { return [] }
        var events: [TerminalEvent] = []
        if let now = NcursesSession.reportedSize, now != size {
            size = now
            resizeterm(Int32(now.height), Int32(now.width))
            werase(window)
            redraw()
            events.append(.resize(now))
        }
        return events + input.read()
    }

    // MARK: The shell behind

    /// Gives the terminal back for a while.
    public func suspend() {
        guard isOpen else { return }
        // What is the shell's meanwhile is not to be given back once more.
        TerminalGuard.end()
        tm_write(Sequence.inputOff, output.stream)
        endwin()
    }

    /// Takes the terminal again.
    public func resume() {
        guard isOpen else { return }
        TerminalGuard.begin(giving: TerminalGuard.restoring)
        // What was begun before is not ended by what is typed now.
        input = TerminalInput(descriptor: STDIN_FILENO)
        redraw()
        wrefresh(window)
        tm_write(Sequence.inputOn, output.stream)
    }

    /// Lets another program have the terminal, and waits for it.
    ///
    /// - Parameter arguments: Its name and what it is given; no shell sees them.
    /// - Returns: Its exit status, or nil where it could not be run.
    public func run(_ arguments: [String]) -> Int32? {
        suspend()
        defer { resume() }
        var pointers = arguments.map { strdup($0) }
        pointers.append(nil)
        defer { for pointer in pointers { free(pointer) } }
        let status = tm_run(pointers)
        return status < 0 ? nil : status
    }

    /// Whether this process may open a file more.
    private static var canOpen: Bool {
        let number = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
        guard number >= 0 else { return false }
        close(number)
        return true
    }

    /// Whether the window's size is one to make buffers for: ncurses asks for it itself then, and begins with it.
    private static var isWindowSane: Bool {
        var (width, height): (Int32, Int32) = (0, 0)
        return tm_size(&width, &height) && Int(width) <= largest.width && Int(height) <= largest.height
    }

    private static var reportedSize: Size? {
        var (width, height): (Int32, Int32) = (0, 0)
        guard tm_size(&width, &height) else { return nil }
        return Size(width: min(Int(width), largest.width), height: min(Int(height), largest.height))
    }

    /// What `COLUMNS` and `LINES` say, where the terminal itself says nothing, as on a serial line; nil where they say
    /// nothing sensible.
    private static var sizeOfEnvironment: Size? {
        func number(_ name: String, upTo limit: Int) -> Int? {
            getenv(name).flatMap { Int(String(cString: $0)) }.flatMap { (1...limit).contains($0) ? $0 : nil }
        }
        guard let width = number("COLUMNS", upTo: largest.width), let height = number("LINES", upTo: largest.height) else {
            return nil
        }
        return Size(width: width, height: height)
    }

    /// What terminals send beside keys (xterm, ctlseqs). Those that do not know one pass it over.
    enum Sequence {
        /// Bracketed paste: a paste comes as one text and cannot press keys. The mouse: presses and the wheel, in the
        /// form without a limit of columns.
        static let inputOn = "\u{1B}[?2004h\u{1B}[?1000h\u{1B}[?1006h"
        static let inputOff = "\u{1B}[?1006l\u{1B}[?1000l\u{1B}[?2004l"
    }
}
