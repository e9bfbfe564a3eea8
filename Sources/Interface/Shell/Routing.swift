import Readiness
import TerminalUI

extension State {
    /// The screens of a workspace, in the order of their tabs. A new one is a line here.
    static let tabs: [any TabScreen.Type] = [
        OverviewScreen.self,
        ItemsScreen.self,
        EvidenceScreen.self,
        RequestsScreen.self,
        ScopeScreen.self,
        HistoryScreen.self,
    ]
}

extension Tab: CaseIterable {
    /// The tabs, in their order.
    public static let allCases: [Tab] = State.tabs.map { $0.tab }
}

extension Place {
    /// The tab of the screen that shows it.
    var tab: Tab {
        switch self {
        case .item, .area, .attention, .items, .view, .person: .items
        case .objective: .scope
        case .gaps, .control, .piece, .disputes: .evidence
        case .requests, .request: .requests
        }
    }
}

extension State {
    /// The screen that is shown.
    var screen: any TabScreen { screens[index(of: tab)] }

    private func index(of tab: Tab) -> Int { context.tabs.firstIndex(of: tab) ?? 0 }

    /// Lets the screen of a tab go where a line says.
    mutating func comeBack(on tab: Tab, to place: String) { screens[index(of: tab)].comeBack(to: place, context) }

    /// What a panel may read: what the screens may, and the keys of the screen below it.
    var panelContext: Context {
        var context = context
        context.below = keyTable
        return context
    }

    // MARK: Telling

    /// Lets the screen of a tab take what happened, and performs what it asks for.
    mutating func tell(_ tab: Tab, _ event: ScreenEvent) -> [Effect] {
        perform(screens[index(of: tab)].update(event, context))
    }

    /// Lets a screen where somebody types take a key.
    ///
    /// - Returns: Nil for a key that does what it always does.
    mutating func typeOnScreen(_ key: Key) -> [Effect]? {
        guard screen.typing != nil else { return nil }
        let requests = screens[index(of: tab)].update(.key(key), context)
        let isPassedOn = requests.contains { if case .passOn = $0 { true } else { false } }
        return isPassedOn ? nil : perform(requests)
    }

    /// Tells every screen what happened.
    mutating func tellScreens(_ event: ScreenEvent) -> [Effect] { context.tabs.flatMap { tell($0, event) } }

    /// Lets every screen keep up with what changed around it.
    mutating func follow(_ change: ContextChange) {
        for index in screens.indices { screens[index].follow(change, context) }
    }

    /// Lets Welcome take what happened.
    mutating func tellWelcome(_ event: ScreenEvent) -> [Effect] { perform(welcome?.update(event, context) ?? []) }

    /// Lets the panel take what happened.
    mutating func tellPanel(_ event: PanelEvent) -> [Effect] {
        guard let context = panel == nil ? nil : panelContext else { return [] }
        return perform(panel?.update(event, context) ?? [])
    }

    // MARK: Performing

    /// Does what a screen or a panel asks for, in the order that it asks.
    mutating func perform(_ requests: [Request]) -> [Effect] {
        var effects: [Effect] = []
        for request in requests { effects += perform(request) }
        return effects
    }

    private mutating func perform(_ request: Request) -> [Effect] {
        switch request {
        case .effect(let effect):
            // Nothing may be called saved before it is.
            if effect.writes { saving = .pending }
            return [effect]
        case .say(let message): self.message = message
        case .open(let panel): return open(panel)
        case .close: panel = nil
        case .perform(let command): return perform(command)
        case .show(let tab): return show(tab)
        case .go(let place):
            guard engagement != nil else { return [] }
            tab = place.tab
            return tell(tab, .go(to: place))
        case .showEngagement(let index): showEngagement(index)
        case .write(let actions, let asker, let left): return write(actions, asker: asker, left: left)
        case .writeUnasked(let actions, let asker): return writeUnasked(actions, of: asker)
        case .expectAddition(let isExpected): awaitsOwn = isExpected
        case .expectReport(let report): awaitedReport = report
        case .leaveWelcome: welcome = nil
        case .passOn: break
        }
        return []
    }

    /// Opens a panel in place of the one that is open.
    mutating func open(_ panel: any Panel) -> [Effect] {
        self.panel = panel
        return tellPanel(.opened)
    }

    /// Does what a key, the palette, a menu or the mouse asks for.
    mutating func perform(_ command: Command) -> [Effect] {
        switch command {
        case .shell(let command): return perform(command)
        case .move(let movement): return tell(tab, .move(movement))
        case .own(let own): return tell(type(of: own.command).tab, .command(own.command))
        }
    }

    // MARK: Going somewhere

    /// Goes to a tab.
    mutating func show(_ tab: Tab) -> [Effect] {
        self.tab = tab
        return tell(tab, .shown)
    }

    /// Shows another engagement.
    mutating func showEngagement(_ index: Int) {
        engagementIndex = index
        follow(.engagement)
        layOutAgain()
    }

    /// Makes the lists of the screens from the workspace.
    mutating func layOutAgain() { follow(.lists(isAnew: true)) }
}

extension Effect {
    /// Whether it writes, so that nothing may be called saved before it has.
    fileprivate var writes: Bool {
        switch self {
        case .write, .undo, .redo, .reverse, .retry, .begin: true
        default: false
        }
    }
}
