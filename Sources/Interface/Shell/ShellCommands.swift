import Readiness
import TerminalUI

extension State {
    /// Does what a key of the shell asks for.
    mutating func perform(_ command: ShellCommand) -> [Effect] {
        switch command {
        case .quit:
            guard case .failed(let reason) = saving else { return [.quit] }
            return open(
                Question(
                    title: "Not everything is saved",
                    lines: ["\(reason)", "What you did since is only in memory. Leave, and lose it?"], yes: "leave and lose it",
                    effect: .quit))
        case .help: return open(HelpPanel())
        case .palette: return open(PalettePanel())
        case .export:
            guard workspace != nil, past?.at == nil else {
                return perform(.refuse("An export shows today or the end of a day; press esc to leave the past, or @ for a day."))
            }
            return [.previewExport(ExportDraft(ExportChoice(.markdown), at: past?.day))]
        case .importFile:
            guard context.canWrite else { return perform(context.refusalToWrite) }
            return open(ImportPanel(report: engagement?.id))
        case .share: return share()
        case .undo, .redo:
            guard context.canWrite else { return perform(context.refusalToWrite) }
            // Only what is written can be undone, and nothing may be called saved before it is.
            guard !saving.isFailure else {
                return perform(.refuse("What you did last is not saved yet: ctrl-r saves it, ctrl-x gives it up."))
            }
            return perform(.effect(command == .undo ? .undo : .redo))
        case .retry: return perform(.effect(.retry))
        case .discard:
            // What is given up was kept as drafts, and stays so.
            submitted = []
            return [.discard]
        case .tab(let tab): return show(tab)
        case .nextEngagement:
            let count = context.shown?.engagements.count ?? 0
            if count > 1 { showEngagement((engagementIndex + 1) % count) }
        case .newEngagement:
            guard context.canWrite else { return perform(context.refusalToWrite) }
            let organization = engagement?.record.organization.value ?? workspace?.name ?? ""
            welcome = WelcomeScreen(
                today: today, organization: organization, isFirst: false, type: engagement?.record.type.value)
        case .elsewhere:
            guard !saving.isFailure else {
                return perform(.refuse("What you did last is not saved yet: ctrl-r saves it, ctrl-x gives it up."))
            }
            return [.elsewhere]
        case .samePeople: return perform(SamePeopleMenus(context: context).askForOther())
        case .nameOther(let other): return perform(SamePeopleMenus(context: context).askForMain(of: other))
        case .join(let other, let main): return perform(SamePeopleMenus(context: context).askWhetherSame(other, as: main))
        case .anotherDay: return open(PromptPanel.pastDay)
        case .today:
            past = nil
            layOutAgain()
        case .themes: return open(themeMenu)
        case .useTheme(let id):
            themes.current = id
            return [.theme(id)]
        case .suspend: return [.suspend]
        case .redraw: return [.redraw]
        }
        return []
    }

    private var themeMenu: MenuPanel {
        MenuPanel(
            title: "Theme", hint: "enter keeps it, esc goes back",
            rows: themes.all.map {
                MenuPanel.Row(
                    $0.title, isOn: $0.id == themes.current, choice: .shell(.useTheme($0.id)), preview: .theme($0.id))
            }, cursor: themes.all.firstIndex { $0.id == themes.current } ?? 0, original: .theme(themes.current))
    }
}
