import Readiness
import TerminalUI

extension State {
    /// The keys that work here, now.
    var keyTable: KeyTable {
        KeyTable(
            tab: tab, saving: savingBindings, screen: screenBindings, shell: shellBindings, elsewhere: bindingsElsewhere,
            marks: screen.marks(context))
    }

    /// The bindings that work here, now: what is urgent first, then those of the screen.
    public var bindings: [Binding] { savingBindings + screenBindings + shellBindings }

    /// What the other screens can do, each command once.
    private var bindingsElsewhere: [Binding] {
        guard engagement != nil else { return [] }
        let here = Set(screenBindings.map(\.command))
        return zip(context.tabs, screens).filter { $0.0 != tab }.flatMap { $0.1.bindings(context) }.filter { binding in
            if case .own = binding.command { !here.contains(binding.command) } else { false }
        }
    }

    /// The bindings of the screen that is shown. In the past esc comes back to today, whatever narrows a list: every
    /// sentence there says so.
    var screenBindings: [Binding] {
        let all = screen.bindings(context)
        guard past != nil else { return all }
        return all.compactMap { binding in
            guard binding.keys.contains(.escape) else { return binding }
            let keys = binding.keys.filter { $0 != .escape }
            guard !keys.isEmpty else { return nil }
            return Binding(
                keys, binding.title, binding.explanation, binding.command, detail: binding.detail, inFooter: binding.isInFooter)
        }
    }

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
        func add(
            _ keys: [Key], _ title: String, _ explanation: String, _ command: ShellCommand, detail: String = "",
            inFooter: Bool = true
        ) {
            bindings.append(Binding(keys, title, explanation, .shell(command), detail: detail, inFooter: inFooter))
        }
        if past != nil { add([.escape], "back to today", "Leave the past and come back to today", .today) }
        if workspace != nil {
            add(
                [.character("@")], "another day", "See every screen as it was at the end of a day, read-only",
                .anotherDay, inFooter: past != nil)
        }
        if context.canWrite {
            add([.character("u")], "undo", "Undo the last thing that you did", .undo, detail: reversible.undo)
            if saving == .saved {
                add(
                    [.control("r")], "redo", "Do again what you undid", .redo, detail: reversible.redo,
                    inFooter: !reversible.redo.isEmpty)
            }
        }
        add([.character("E")], "export", "Export the progress summary", .export)
        if past == nil, workspace != nil {
            add([.character("S")], "share", "Share the workspace through git", .share, inFooter: sharing.hasNews)
        }
        if (context.shown?.engagements.count ?? 0) > 1 {
            add([.character("]")], "next report", "Show the next report", .nextEngagement)
        }
        if engagement != nil {
            bindings.append(
                Binding(
                    [.character("m")], "mine", "Show what is mine and open, the soonest first; again goes back",
                    .screen(ItemsCommand.mine), inFooter: tab != .items))
        }
        add([.character(":")], "command", "Find any command by its name", .palette)
        add([.character("?"), .function(1)], "help", "Explain this screen and its keys", .help)
        for tab in context.tabs {
            add([context.key(of: tab)], tab.title, "Go to \(tab.title)", .tab(tab), inFooter: false)
        }
        if context.canWrite {
            add(
                [.character("I")], "import",
                "Bring in a file: items, controls, requests, what tools found, a catalog", .importFile,
                inFooter: false)
            add([.character("N")], "new report", "Begin another report in this workspace", .newEngagement, inFooter: false)
            add(
                [.character("=")], "same person", "Say that two people are one, or that they are not", .samePeople,
                inFooter: false)
        }
        add(
            [.character("W")], "recent", "Show the workspaces that were opened on this machine lately; enter opens one",
            .elsewhere, inFooter: false)
        add([.character("T")], "theme", "Choose a theme", .themes, inFooter: false)
        add([.control("l")], "redraw", "Redraw the screen", .redraw, inFooter: false)
        add([.control("z")], "suspend", "Go back to the shell for a while; `fg` comes back", .suspend, inFooter: false)
        add([.character("q"), .control("c")], "quit", "Leave Tickmark; everything is saved already", .quit)
        return bindings
    }
}
