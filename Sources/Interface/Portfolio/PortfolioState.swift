import Readiness
import TerminalUI

/// The program over many workspaces, before one of them is opened: a value, as ``State`` is of one. It knows what the
/// workspaces came to and nothing of files: who reads them sends ``PortfolioEvent/read(_:)``, in whatever order they
/// are done.
public struct PortfolioState: Sendable {
    var context: Context
    var screen: PortfolioScreen
    var panel: (any Panel)?

    /// Begins with the workspaces by their names, of which nothing is known yet.
    ///
    /// - Parameters:
    ///   - isRecent: Whether they are those that were opened lately, the last one first.
    ///   - isFromWorkspace: Whether the list was opened from a workspace, or from Welcome, to which somebody may go
    ///     back.
    ///   - past: The day at whose end everything is looked at; nil for now.
    public init(
        places: [String], isRecent: Bool = false, isFromWorkspace: Bool = false, past: Day? = nil, today: Day, size: Size,
        glyphs: GlyphSet
    ) {
        let tab: Tab = isRecent ? .recent : .portfolio
        context = Context(
            workspace: nil, person: CurrentPerson(handle: "nobody", name: ""), catalogs: [], calendarDay: today, folder: "",
            size: size,
            glyphs: glyphs, tabs: [tab], tab: tab)
        screen = PortfolioScreen(places: places, isRecent: isRecent, isFromWorkspace: isRecent && isFromWorkspace, past: past)
    }

    /// The terminal's size.
    public var size: Size { context.size }
    /// The signs that frames are drawn with.
    public var glyphs: GlyphSet { context.glyphs }
    /// The day that it is.
    public var today: Day { context.today }
    /// Whether all workspaces were read.
    public var isWhole: Bool { screen.waiting == 0 }
}

/// Something that happened to the program over many workspaces.
public enum PortfolioEvent: Sendable {
    /// A key, a paste, the mouse, or another size.
    case terminal(TerminalEvent)
    /// Workspaces were read: the rows of each, by its place among the names.
    case read([(place: Int, rows: [PortfolioRow])])
    /// Somebody came back from a workspace.
    case cameBack(place: Int)
    /// A workspace could not be opened, and why.
    case notOpened(String)
    /// It is another day; everything is read again.
    case today(Day)
}

/// What the program over many workspaces asks for.
public enum PortfolioEffect: Hashable, Sendable {
    /// Open a workspace, at a report and an item of it.
    case open(place: Int, report: EngagementID?, item: ItemID?)
    /// Read all workspaces again.
    case readAgain
    /// Stop, as ctrl-z does.
    case suspend
    /// Draw everything anew.
    case redraw
    /// Go back to the workspace that the list was opened from.
    case back
    /// End the program.
    case quit
}

/// Makes the next state of the program over many workspaces. Pure.
public func update(_ state: inout PortfolioState, _ event: PortfolioEvent) -> [PortfolioEffect] {
    let effects = state.take(event)
    state.screen.scrollIntoSight(state.context)
    return effects
}

/// Draws the program over many workspaces. Pure.
public func view(_ state: PortfolioState, into canvas: inout Canvas) {
    let (size, least) = (canvas.size, ShellLayout.minimum)
    guard size.width >= least.width, size.height >= least.height else {
        canvas.write("Tickmark needs \(least.width) x \(least.height): make it larger, or press q.", at: Point(x: 0, y: 0))
        return
    }
    state.screen.view(state.context, into: &canvas)
    if let panel = state.panel { panel.view(state.panelContext, into: &canvas) }
}

extension PortfolioState {
    fileprivate var panelContext: Context {
        var context = context
        context.below = KeyTable(
            tab: context.tab, saving: [], screen: screen.bindings(context), shell: PortfolioScreen.shell, marks: [])
        return context
    }

    fileprivate mutating func take(_ event: PortfolioEvent) -> [PortfolioEffect] {
        switch event {
        case .terminal(.resize(let size)): context.size = size
        case .terminal(.key(let key)): return handle(key)
        case .terminal(.paste(let text)): screen.paste(text)
        case .terminal(.mouse(let mouse)): return handle(mouse)
        case .terminal(.cutPaste), .terminal(.brokenPaste): break
        case .read(let news): screen.take(news)
        case .cameBack(let place): context.message = Message("Back from \(screen.name(of: place)).")
        case .notOpened(let reason): context.message = Message(reason, .refused)
        case .today(let day):
            context.calendarDay = day
            screen.forgetAll()
            return [.readAgain]
        }
        return []
    }

    private mutating func handle(_ key: Key) -> [PortfolioEffect] {
        context.message = nil
        switch key {
        case .control("z"): return [.suspend]
        case .control("l"): return [.redraw]
        default: break
        }
        let least = ShellLayout.minimum
        guard context.size.width >= least.width, context.size.height >= least.height else {
            return [.character("q"), .control("c")].contains(key) ? [.quit] : []
        }
        if panel != nil {
            tellPanel(key == .control("c") ? .leave : .key(key))
            return []
        }
        if screen.isTyping, screen.type(key) { return [] }
        guard let binding = (screen.bindings(context) + PortfolioScreen.shell).first(where: { $0.keys.contains(key) }) else {
            if key != .escape { context.message = Message("\(key.title) does nothing here; ? shows the keys that do.") }
            return []
        }
        return perform(binding.command)
    }

    private mutating func handle(_ mouse: Mouse) -> [PortfolioEffect] {
        switch mouse.action {
        case .wheelUp, .wheelDown:
            let movement: Movement = mouse.action == .wheelUp ? .up : .down
            for _ in 0..<3 { if panel == nil { screen.move(movement, context) } else { tellPanel(.wheel(movement)) } }
        case .press, .doublePress:
            if panel != nil {
                tellPanel(.press(mouse.point))
                return []
            }
            let footer = ShellLayout(size: context.size).footer
            if footer.contains(mouse.point), !screen.isTyping, context.message == nil {
                let keys = FooterKeys(screen.bindings(context) + PortfolioScreen.shell, width: footer.width)
                let hit = keys.places.first { $0.columns.contains(mouse.point.x) }
                return hit.map { perform($0.binding.command) } ?? []
            }
            context.message = nil
            if screen.click(mouse.point, context), mouse.action == .doublePress { return perform(.screen(PortfolioCommand.open)) }
        }
        return []
    }

    private mutating func perform(_ command: Command) -> [PortfolioEffect] {
        switch command {
        case .move(let movement): screen.move(movement, context)
        case .own(let own):
            guard let command = own.command as? PortfolioCommand else { return [] }
            switch screen.perform(command) {
            case .said(let text): context.message = Message(text)
            case .asked(let effect): return [effect]
            case .done: break
            }
        case .shell(.quit): return [.quit]
        case .shell(.help):
            panel = HelpPanel()
            tellPanel(.opened)
        case .shell: break
        }
        return []
    }

    private mutating func tellPanel(_ event: PanelEvent) {
        let context = panelContext
        let requests = panel?.update(event, context) ?? []
        let isClosed = requests.contains { if case .close = $0 { true } else { false } }
        if isClosed { panel = nil } else { _ = panel?.update(.aboutToDraw, context) }
    }
}
