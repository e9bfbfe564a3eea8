import Catalogs
import Files
import HarmlessText
import Interface
import NcursesTerminal
import Platform
import Readiness
import Reports
import Store
import SystemPackage
import TerminalUI
import Themes

/// The full-screen program: waits, lets the screens decide, performs what they ask for, and draws.
///
/// All that the screens know is in ``Interface/State``; all that is on disk is in the store. This type carries events
/// one way and effects the other.
public struct Program {
    let launch: Launch
    var author: Author
    /// Whether it is certain that it is this person.
    var sitting = SittingState()
    /// Whether somebody has agreed to raise the workspace's format.
    var agreesToRaise = false
    let terminal: any Terminal
    let catalogs: [String: Catalog]
    var store: WorkspaceStore?
    var state: State
    var watch: FolderWatch?
    /// What the background has to say.
    let inbox = Inbox()
    var sharing = SyncDriver()
    var attaching = AttachDriver()
    var log = ActivityLog.none
    /// What was kept last of what is being typed.
    var keptDraft: Draft?
    /// Whether an undo or a redo is among what is staged.
    var hasStagedReversal = false
    /// Where somebody was when the program began, as it was remembered.
    var rememberedPlace: String?
    var packing = PackingDriver()
    /// Whether the store or the terminal had something to say, which the next start might say again.
    var hasToldNotice = false
    /// Whether somebody leaves this workspace for those that were opened lately.
    var goesElsewhere = false
    var isDone = false
    var exitStatus: Int32 = 0

    /// The loop waits while a change is written. Where another program does not give the lock back, it says so rather
    /// than look dead.
    static let files = POSIXFileCalls(patience: .seconds(2))

    /// Up to how many bytes of a team's catalog its texts are held: about what the program takes by itself for a
    /// thousand items, so that only those who have many pay with a file and a descriptor.
    public static let heldCatalogBytes = 1 << 20

    /// Opens the workspace and the terminal, runs until somebody quits, and leaves the terminal as it was.
    ///
    /// - Returns: The exit status.
    /// - Throws: ``WorkspaceError``, ``CatalogError`` or ``TerminalError`` where it cannot begin.
    public static func run(_ launch: Launch) throws -> Int32 {
        let log = try ActivityLog(at: getenv("TICKMARK_LOG").map { String(cString: $0) })
        log.write("start \(launch.version) TERM=\((getenv("TERM").map { String(cString: $0) } ?? "").harmless.prefix(64))")
        var program: Program
        do {
            program = try Program(launch)
        } catch {
            log.write("end, not begun: \(type(of: error))")
            throw error
        }
        program.log = log
        defer { program.terminal.end() }
        log.write("window \(program.terminal.size.width)x\(program.terminal.size.height)")
        guard program.inbox.descriptor >= 0 else {
            throw TerminalError.noDescriptor
        }
        let status = program.loopEverywhere()
        log.write("end \(status)")
        program.store?.keepState(ifNewEntries: 1)
        program.keepFirstFrame()
        UntilExit.hold(program)
        return status
    }

    private init(_ launch: Launch) throws {
        let catalogs = BuiltInCatalogs.all
        let theme = launch.startTheme
        let author = launch.inquiry.known ?? launch.inquiry.remembered ?? .nobody
        guard SignalPipe.shared.descriptor >= 0 else {
            throw TerminalError.noDescriptor
        }
        SignalPipe.shared.begin()
        // The terminal before the workspace: where that cannot be read, the session gives the terminal back.
        let terminal = try NcursesSession(theme: theme, colors: launch.isColorless ? ColorDepth.none : nil)
        Self.showKeptFrame(of: launch, person: author, at: terminal, theme: theme.id)
        var store: WorkspaceStore?
        if let folder = launch.workspace {
            store = try WorkspaceStore(
                opening: folder, author: author, catalogs: catalogs, today: launch.clock.today,
                now: { [clock = launch.clock] in clock.now }, heldCatalogBytes: Self.heldCatalogBytes,
                files: Self.files)
        }
        self.init(
            launch, author: author, isToBeAsked: launch.inquiry.known == nil, at: terminal, theme: theme.id,
            catalogs: catalogs, store: store)
        if let notice = terminal.notice {
            hasToldNotice = true
            send(.notice(notice.harmless))
        }
    }

    /// Begins at a terminal: with a workspace, or without one at Welcome.
    ///
    /// - Parameters:
    ///   - author: Who sits here, as far as that is known.
    ///   - isToBeAsked: Whether that is only remembered, or not known at all.
    init(
        _ launch: Launch, author: Author, isToBeAsked: Bool = false, at terminal: any Terminal, theme: String,
        catalogs: [String: Catalog],
        store: WorkspaceStore?
    ) {
        self.launch = launch
        self.author = author
        sitting.isToBeAsked = isToBeAsked
        self.terminal = terminal
        self.catalogs = catalogs
        state = Self.beginning(
            of: launch, with: store, author: store?.author ?? author, size: terminal.size, theme: theme, catalogs)
        watch = store.map { FolderWatch($0.journalFolder) }
        self.store = store
        showNotices()
        beginAtPlace()
    }

    /// What the screens begin with.
    static func beginning(
        of launch: Launch, with store: WorkspaceStore?, author: Author, size: Size, theme: String, _ catalogs: [String: Catalog]
    ) -> State {
        State(
            workspace: store?.state, person: CurrentPerson(handle: author.handle, name: author.name),
            catalogs: Array(catalogs.values), today: launch.clock.today,
            folder: (launch.workspace ?? launch.folder).string, size: size, glyphs: launch.glyphs,
            themes: ThemeChoice(all: Themes.headings, current: theme), readOnlyReason: store?.readOnlyReason)
    }

    /// Waits for something to happen until somebody quits. A frame is drawn once a batch of input, however many keys
    /// came.
    mutating func loop() -> Int32 {
        if sitting.isToBeAsked, !author.isKnown {
            // git mostly answers in a few milliseconds: nobody is shown as nobody for those.
            askWhoSits()
            waitForAnswer(.milliseconds(150))
        }
        draw()
        store?.keepSeen()
        rememberOpened()
        if sitting.isToBeAsked { askWhoSits() }
        lookAtSharing()
        readControls()
        tellReversible()
        draw()
        if let day = launch.day {
            // A day of the past is told with what is known of the files, so this one waits for it.
            seeBrokenEvidence()
            showDay(day)
            draw()
        } else {
            glanceAtEvidence()
        }
        while !isDone {
            if let store, store.hasStaged, !state.saving.isFailure, !sitting.isOpen {
                commit()
                draw()
                if isDone { break }
            }
            let wake = wait()
            for signal in wake.signals { handle(signal) }
            if wake.hasLetters { takeLetters() }
            if wake.hasChanges {
                refresh()
                watchAgain()
            }
            seeWhatDayItIs()
            if wake.isTerminalGone {
                isDone = true
                exitStatus = 1
            }
            handleInput()
            if !isDone { draw() }
            keepDraftOfBatch()
            state.endBatch()
        }
        // A signal, or a terminal that went away, asks nobody: what is not written yet has its last chance here.
        if exitStatus != 0, store?.hasStaged ?? false {
            waitForAnswer(.seconds(6))
            commit()
        }
        rememberPlace()
        endBackground()
        return exitStatus
    }

    /// Lets the screens take what came from the terminal. Each key sees the state after the one before it: what that
    /// one asked for is written before the next one is looked at, as if some time had passed between them.
    private mutating func handleInput() {
        let hadFailed = state.saving.isFailure
        for event in terminal.nextEvents() where !isDone {
            if let store, store.hasStaged, !state.saving.isFailure, !sitting.isOpen { commit() }
            // Nobody could see yet that these two keys have another meaning now.
            if state.saving.isFailure, !hadFailed, [.key(.control("r")), .key(.control("x"))].contains(event) { continue }
            send(.terminal(event))
        }
    }

    /// Sees each time whether it is another day: a program that slept through midnight is woken by something else.
    private mutating func seeWhatDayItIs() {
        let today = launch.clock.today
        guard state.today != today else { return }
        store?.update(today: today)
        send(.today(today))
    }

    /// Lets the screens take an event, and performs what they ask for.
    mutating func send(_ event: Event) {
        log.write(event)
        for effect in update(&state, event) {
            log.write(effect)
            perform(effect)
        }
    }

    private func draw() {
        var canvas = Canvas(state.size, glyphs: state.glyphs)
        view(state, into: &canvas)
        terminal.show(canvas)
    }

    // MARK: Waiting

    private struct Wake {
        var signals: [Int32] = []
        var hasChanges = false
        var hasLetters = false
        var isTerminalGone = false
    }

    private func wait() -> Wake {
        var waits = [
            pollfd(fd: terminal.inputDescriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: SignalPipe.shared.descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: inbox.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        let watched = watch?.descriptor
        if let watched { waits.append(pollfd(fd: watched, events: Int16(POLLIN), revents: 0)) }
        // Without inotify one has to look; five times a second is what people take for at once.
        let look = store != nil && watched == nil ? 200 : nil
        let times = [look, launch.clock.untilTomorrow, terminal.inputTimeout].compactMap { $0 }
        let timeout = times.min().map { min($0, Int(Int32.max)) } ?? -1
        let count = poll(&waits, nfds_t(waits.count), Int32(timeout))
        var wake = Wake()
        if count == 0 {
            wake.hasChanges = look != nil
        }
        guard count > 0 else { return wake }
        let gone = Int16(POLLHUP) | Int16(POLLERR) | Int16(POLLNVAL)
        wake.isTerminalGone = waits[0].revents & gone != 0
        if waits[1].revents != 0 { wake.signals = SignalPipe.shared.take() }
        wake.hasLetters = waits[2].revents != 0
        if waits.count > 3, waits[3].revents != 0 {
            watch?.drain()
            wake.hasChanges = true
        }
        return wake
    }

    /// Watches the folder where it could not be watched so far, or is another one now: git takes empty folders away and
    /// makes new ones.
    private mutating func watchAgain() {
        guard let store, let watch, watch.descriptor == nil || watch.isOver else { return }
        let next = FolderWatch(store.journalFolder)
        self.watch = next
        // What was written before the new watch began is not told by it.
        if next.descriptor != nil { refresh() }
    }

    private mutating func handle(_ signal: Int32) {
        log.write("signal \(signal)")
        switch signal {
        case SIGTERM, SIGHUP, SIGINT:
            isDone = true
            exitStatus = 128 + signal
        case SIGCONT: terminal.resume()
        default: break
        }
    }
}
