import Catalogs
import HarmlessText
import Interface
import NcursesTerminal
import Platform
import Readiness
import Store
import SystemPackage
import TerminalUI
import Themes

/// The full-screen program over many workspaces: shows them as they are read, and runs ``Program`` on the same terminal
/// for the one that somebody goes into.
public struct PortfolioProgram {
    private let launch: Launch
    private let places: [PortfolioReader.Place]
    private let inquiry: (FilePath) -> AuthorResolver
    private let terminal: any Terminal
    private let theme: Theme
    private let catalogs: [String: Catalog]
    /// The day at whose end everything is looked at; nil for now.
    private let past: Day?
    private let reader: PortfolioReader
    private(set) var state: PortfolioState
    var log = ActivityLog.none
    /// Whether somebody went back to the workspace that this list was opened from.
    private(set) var wentBack = false
    private var isDone = false
    private var exitStatus: Int32 = 0

    /// Takes the terminal, runs until somebody quits, and leaves the terminal as it was.
    ///
    /// - Parameters:
    ///   - launch: Day, colors and theme, and the day that is looked back to; its folder and workspace are not looked
    ///     at.
    ///   - places: The workspaces, with the names that they go by.
    ///   - isRecent: Whether they are those that were opened lately, the last one first.
    ///   - inquiry: Finds out who sits at a workspace.
    /// - Returns: The exit status.
    /// - Throws: `CatalogError` or `TerminalError` where it cannot begin.
    public static func run(
        _ launch: Launch, places: [(folder: FilePath, name: String)], isRecent: Bool = false,
        inquiry: @escaping (FilePath) -> AuthorResolver
    ) throws -> Int32 {
        let catalogs = BuiltInCatalogs.all
        guard SignalPipe.shared.descriptor >= 0 else { throw TerminalError.noDescriptor }
        SignalPipe.shared.begin()
        let theme = launch.theme.flatMap(Themes.named) ?? Themes.standard
        let terminal = try NcursesSession(theme: theme, colors: launch.isColorless ? ColorDepth.none : nil)
        defer { terminal.end() }
        var program = PortfolioProgram(
            launch, places: places, isRecent: isRecent, inquiry: inquiry, at: terminal, theme: theme, catalogs: catalogs)
        program.log = try ActivityLog(at: getenv("TICKMARK_LOG").map { String(cString: $0) })
        guard program.reader.descriptor >= 0 else { throw TerminalError.noDescriptor }
        return program.loop()
    }

    /// Begins at a terminal.
    ///
    /// - Parameters:
    ///   - isRecent: Whether they are those that were opened lately, the last one first.
    ///   - hasWayBack: Whether it was opened from another program on this terminal, to which somebody may go back.
    init(
        _ launch: Launch, places: [(folder: FilePath, name: String)], isRecent: Bool = false, hasWayBack: Bool = false,
        inquiry: @escaping (FilePath) -> AuthorResolver,
        at terminal: any Terminal, theme: Theme, catalogs: [String: Catalog]
    ) {
        self.launch = launch
        self.places = places.map { PortfolioReader.Place(folder: $0.folder, name: $0.name) }
        self.inquiry = inquiry
        self.terminal = terminal
        self.theme = theme
        self.catalogs = catalogs
        past = hasWayBack ? nil : launch.day
        reader = PortfolioReader(self.places, catalogs: catalogs, clock: launch.clock, at: past)
        let isASCII = launch.isASCII ?? !Locale.isUTF8
        state = PortfolioState(
            places: places.map(\.name), isRecent: isRecent, isFromWorkspace: hasWayBack, past: hasWayBack ? nil : launch.day,
            today: launch.clock.today, size: terminal.size, glyphs: isASCII ? .ascii : .unicode)
    }

    /// Waits for something to happen until somebody quits.
    mutating func loop() -> Int32 {
        draw()
        reader.readAll()
        while !isDone {
            wait()
            if state.today != launch.clock.today { send(.today(launch.clock.today)) }
            for event in terminal.nextEvents() where !isDone { send(.terminal(event)) }
            if !isDone { draw() }
        }
        reader.stop()
        return exitStatus
    }

    private mutating func send(_ event: PortfolioEvent) {
        for effect in update(&state, event) {
            switch effect {
            case .open(let place, let report, let item): open(place, report: report, item: item)
            case .readAgain: reader.readAll()
            case .suspend:
                terminal.suspend()
                raise(SIGSTOP)
                terminal.resume()
            case .redraw: terminal.redraw()
            case .back: (isDone, wentBack) = (true, true)
            case .quit: isDone = true
            }
        }
    }

    private func draw() {
        var canvas = Canvas(state.size, glyphs: state.glyphs)
        view(state, into: &canvas)
        terminal.show(canvas)
    }

    private mutating func wait() {
        var waits = [terminal.inputDescriptor, SignalPipe.shared.descriptor, reader.descriptor].map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        let timeout = [launch.clock.untilTomorrow, terminal.inputTimeout].compactMap { $0 }.min() ?? -1
        guard poll(&waits, nfds_t(waits.count), Int32(min(timeout, Int(Int32.max)))) > 0 else { return }
        if waits[1].revents != 0 {
            for signal in SignalPipe.shared.take() {
                switch signal {
                case SIGTERM, SIGHUP, SIGINT: (isDone, exitStatus) = (true, 128 + signal)
                case SIGCONT: terminal.resume()
                default: break
                }
            }
        }
        if waits[0].revents & (Int16(POLLHUP) | Int16(POLLERR) | Int16(POLLNVAL)) != 0 { (isDone, exitStatus) = (true, 1) }
        if waits[2].revents != 0 { send(.read(reader.take())) }
    }

    /// Runs the program of one workspace until somebody quits it, and reads that workspace again.
    private mutating func open(_ place: Int, report: EngagementID?, item: ItemID?) {
        guard places.indices.contains(place) else { return }
        let folder = places[place].folder
        let inquiry = inquiry(folder)
        let author = inquiry.known ?? inquiry.remembered ?? .nobody
        let store: WorkspaceStore
        do throws(WorkspaceError) {
            store = try WorkspaceStore(
                opening: folder, author: author, catalogs: catalogs, today: launch.clock.today,
                now: { [clock = launch.clock] in clock.now }, heldCatalogBytes: Program.heldCatalogBytes,
                files: Program.files)
        } catch {
            return send(.notOpened("\(places[place].name): \(error)".harmless))
        }
        var launch = launch
        (launch.folder, launch.workspace, launch.inquiry, launch.day) = (folder, folder, inquiry, past)
        let theme = (launch.theme ?? ProfileFile.theme(in: folder).text).flatMap(Themes.named) ?? theme
        terminal.setTheme(theme)
        var program = Program(
            launch, author: author, isToBeAsked: inquiry.known == nil, at: terminal, theme: theme.id, catalogs: catalogs,
            store: store)
        program.log = log
        if let report { program.state.begin(at: report, item: item) }
        let status = program.loopEverywhere()
        program.store?.keepState(ifNewEntries: 1)
        guard status == 0 else {
            (isDone, exitStatus) = (true, status)
            return
        }
        terminal.setTheme(self.theme)
        terminal.redraw()
        send(.terminal(.resize(terminal.size)))
        send(.cameBack(place: place))
        reader.read(place)
    }
}
