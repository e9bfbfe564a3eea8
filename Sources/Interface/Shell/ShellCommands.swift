import Readiness
import TerminalUI

/// What works on every screen.
public enum ShellCommand: Hashable, Sendable {
    case quit
    case help
    case palette
    case export
    case share
    case undo
    case redo
    case retry
    case discard
    case tab(Tab)
    case nextEngagement
    case newEngagement
    case samePeople
    case today
    case themes
    case suspend
    case redraw
}

extension State {
    /// What to do where something could not be saved. The footer shows it before everything else.
    var savingBindings: [Binding] {
        guard saving.isFailure else { return [] }
        return [
            Binding([.control("r")], "save again", "Try again to save what could not be saved", .shell(.retry)),
            Binding(
                [.control("x")], "give up", "Give up what could not be saved, and go back to what is on disk", .shell(.discard)),
        ]
    }

    /// The keys that work everywhere.
    var shellBindings: [Binding] {
        var bindings: [Binding] = []
        func add(_ keys: [Key], _ title: String, _ explanation: String, _ command: ShellCommand, inFooter: Bool = true) {
            bindings.append(Binding(keys, title, explanation, .shell(command), inFooter: inFooter))
        }
        if past != nil { add([.escape], "back to today", "Leave the past and come back to today", .today) }
        if canWrite {
            add([.character("u")], "undo", "Undo the last thing that you did", .undo)
            if saving == .saved { add([.control("r")], "redo", "Do again what you undid", .redo, inFooter: false) }
        }
        add([.character("E")], "export", "Export the progress summary", .export)
        if past == nil, workspace != nil {
            add([.character("S")], "share", "Share the workspace through git", .share, inFooter: sharing.hasNews)
        }
        if (shown?.engagements.count ?? 0) > 1 {
            add([.character("]")], "next report", "Show the next engagement", .nextEngagement)
        }
        add([.character(":")], "command", "Find any command by its name", .palette)
        add([.character("?"), .function(1)], "help", "Explain this screen and its keys", .help)
        for tab in Tab.allCases {
            add([tab.key], tab.title, "Go to \(tab.title)", .tab(tab), inFooter: false)
        }
        if canWrite {
            add([.character("N")], "new report", "Begin another engagement in this workspace", .newEngagement, inFooter: false)
        }
        if canWrite {
            add(
                [.character("=")], "same person", "Say that two people are one, or that they are not", .samePeople,
                inFooter: false)
        }
        add([.character("T")], "theme", "Choose a theme", .themes, inFooter: false)
        add([.control("l")], "redraw", "Draw the screen anew", .redraw, inFooter: false)
        add([.control("z")], "suspend", "Go back to the shell for a while; `fg` comes back", .suspend, inFooter: false)
        add([.character("q"), .control("c")], "quit", "Leave Tickmark; everything is saved already", .quit)
        return bindings
    }

    /// Whether actions can be written now.
    var canWrite: Bool { past == nil && readOnlyReason == nil && workspace != nil }

    /// Does what a key of the shell asks for.
    mutating func perform(_ command: ShellCommand) -> [Effect] {
        switch command {
        case .quit:
            guard case .failed(let reason) = saving else { return [.quit] }
            panel = .question(
                Question(
                    title: "Not everything is saved",
                    lines: ["\(reason)", "What you did since is only in memory. Leave, and lose it?"], yes: "leave and lose it",
                    effect: .quit))
        case .help: panel = .help(TextPanel())
        case .palette: panel = .palette(PalettePanel())
        case .export: return openExport()
        case .share: return share()
        case .undo, .redo:
            guard canWrite else { return refuseToWrite() }
            // Only what is written can be undone, and nothing may be called saved before it is.
            guard !saving.isFailure else {
                message = Message("What you did last is not saved yet: ctrl-r saves it, ctrl-x gives it up.", .refused)
                return []
            }
            saving = .pending
            return [command == .undo ? .undo : .redo]
        case .retry:
            saving = .pending
            return [.retry]
        case .discard: return [.discard]
        case .tab(let tab): return show(tab)
        case .nextEngagement:
            let count = shown?.engagements.count ?? 0
            guard count > 1 else { return [] }
            engagementIndex = (engagementIndex + 1) % count
            forgetPlaces()
        case .newEngagement:
            guard canWrite else { return refuseToWrite() }
            welcome = WelcomeState(
                today: today, organization: engagement?.record.organization.value ?? workspace?.name ?? "", isFirst: false)
        case .samePeople: return askForOtherHandle()
        case .today:
            past = nil
            layOutAgain()
        case .themes: panel = .menu(themeMenu)
        case .suspend: return [.suspend]
        case .redraw: return [.redraw]
        }
        return []
    }

    /// Goes to a tab.
    mutating func show(_ tab: Tab) -> [Effect] {
        self.tab = tab
        if tab == .overview { layOutOverview() }
        if tab == .history, history.entries == nil { return [.loadHistory] }
        return []
    }

    /// Says why nothing can be changed.
    mutating func refuseToWrite() -> [Effect] {
        if past != nil {
            message = Message("You are looking at the past, which nobody can change. Press esc to come back to today.", .refused)
        } else if let readOnlyReason {
            message = Message(readOnlyReason, .refused)
        }
        return []
    }

    /// Forgets cursors and filters that were about another engagement, and makes the lists.
    mutating func forgetPlaces() {
        overview = OverviewState()
        items = ItemsState()
        scope = ScopeState()
        layOutAgain()
    }

    /// Makes the lists of the screens from the workspace.
    mutating func layOutAgain() {
        guard let engagement else { return }
        items.layOut(engagement)
        scope.layOut(engagement)
        layOutOverview()
    }

    /// Makes the Overview's lists where it is shown. They look at every item: elsewhere they wait until somebody goes to it.
    mutating func layOutOverview() {
        guard tab == .overview, let engagement else { return }
        overview.layOut(engagement, height: OverviewLayout(size: size, focus: overview.focus).next.height - 2)
    }

    private var themeMenu: MenuPanel {
        MenuPanel(
            title: "Theme", hint: "enter keeps it, esc goes back",
            rows: themes.all.map { MenuPanel.Row($0.title, isOn: $0.id == themes.current, choice: .theme($0.id)) },
            cursor: themes.all.firstIndex { $0.id == themes.current } ?? 0, original: themes.current)
    }
}
