import Interface
import NcursesTerminal
import Platform
import Store
import SystemPackage
import TerminalUI
import Themes

/// What is known of other workspaces than the one that is open.
public struct Elsewhere: Sendable {
    /// Those that were opened lately; nil where nobody remembers them.
    public var recent: RecentWorkspaces?
    /// Finds out who sits at a workspace.
    public var inquiry: @Sendable (FilePath) -> AuthorResolver
    /// The home folder, in whose place paths are shown with `~`.
    public var home: String?

    /// Makes it.
    public init(recent: RecentWorkspaces?, home: String? = nil, inquiry: @escaping @Sendable (FilePath) -> AuthorResolver) {
        (self.recent, self.home, self.inquiry) = (recent, home, inquiry)
    }

    /// The workspaces that were opened lately, with the names that they go by.
    public var places: [(folder: FilePath, name: String)] {
        (recent?.folders ?? []).map { folder in
            guard let home, !home.isEmpty, folder.string.hasPrefix(home + "/") else { return (folder, folder.string) }
            return (folder, "~" + folder.string.dropFirst(home.count))
        }
    }
}

extension Program {
    /// Runs until somebody quits, also by way of the workspaces that were opened lately.
    mutating func loopEverywhere() -> Int32 {
        while true {
            let status = loop()
            guard goesElsewhere, status == 0, let elsewhere = launch.elsewhere else { return status }
            (goesElsewhere, isDone) = (false, false)
            store?.keepState(ifNewEntries: 1)
            var others = PortfolioProgram(
                launch, places: elsewhere.places, isRecent: true, hasWayBack: true, inquiry: elsewhere.inquiry, at: terminal,
                theme: Themes.named(state.themes.current) ?? Themes.standard, catalogs: catalogs)
            others.log = log
            let end = others.loop()
            guard others.wentBack else { return end }
            terminal.redraw()
            send(.terminal(.resize(terminal.size)))
            refresh()
        }
    }

    /// Leaves this workspace for the list of those that were opened lately, when everything is written.
    mutating func goElsewhere() {
        guard launch.elsewhere?.recent != nil else {
            return send(
                .refused("It is not remembered here which workspaces were opened: neither XDG_STATE_HOME nor HOME is set."))
        }
        guard !sharing.isUnderWay, !packing.isUnderWay, attaching.stop == nil else {
            return send(.refused("One moment: something is still being done here; go on when it is done."))
        }
        if store?.hasStaged ?? false {
            guard !sitting.isOpen else { return send(.notice("One moment: git has not said yet who you are.")) }
            commit()
        }
        guard !state.saving.isFailure else { return }
        (goesElsewhere, isDone) = (true, true)
    }

    /// Remembers that this workspace was opened.
    func rememberOpened() { if let store { launch.elsewhere?.recent?.remember(store.folder) } }
}
