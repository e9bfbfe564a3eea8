import HarmlessText
import Readiness
import TerminalUI

/// What a team does first with a new engagement, in its order: the Overview shows these steps until the work is under
/// way.
enum FirstStep: CaseIterable, Hashable, Sendable {
    case scope
    case tick
    case owners
    case days
    case evidence
    case review

    /// What to do, and with which keys.
    var title: String {
        switch self {
        case .scope: "Choose the report and what it covers"
        case .tick: "Tick what you have already: space"
        case .owners: "Give items to people: x selects several, o gives"
        case .days: "Set the days that they are due: d"
        case .evidence: "Attach what shows that it is done: a"
        case .review: "Let a second person check what is ticked: r"
        }
    }

    /// Where it is done.
    var tab: Tab {
        switch self {
        case .scope: .scope
        case .evidence: .evidence
        case .tick, .owners, .days, .review: .items
        }
    }

    /// Goes where it is done.
    var request: Request { self == .review ? .go(to: .attention(.waitsForReview)) : .show(tab) }

    /// The steps to show for an engagement, with whether each is done; none where more than a few items are ticked, or
    /// all steps are done.
    ///
    /// Only what somebody has touched is looked at: a new engagement costs nothing, however many items it has.
    static func steps(of engagement: Engagement, in workspace: WorkspaceState?) -> [(step: FirstStep, isDone: Bool)] {
        let tally = engagement.tally
        guard tally.total > 0, tally.ticked * 20 < tally.total else { return [] }
        let work = engagement.work
        let steps = allCases.map { step in
            let isDone =
                switch step {
                case .scope: true
                case .tick: tally.ticked > 0
                case .owners: work.contains { $0.value.owner.value != nil }
                case .days: work.contains { $0.value.due.value != nil }
                case .evidence: workspace.map { !$0.record.evidence.isEmpty } ?? false
                case .review: tally.reviewed > 0
                }
            return (step: step, isDone: isDone)
        }
        return steps.allSatisfy(\.isDone) ? [] : steps
    }
}

extension OverviewView {
    /// A step, checked or not, and where it is done.
    func draw(_ step: FirstStep, isDone: Bool, on surface: Surface, in row: Rect, of canvas: inout Canvas) {
        let place = "\(context.key(of: step.tab).title) \(step.tab.title)"
        canvas.put(
            isDone ? context.glyphs.ready : context.glyphs.todo, at: Point(x: row.x + 3, y: row.y),
            Style(isDone ? .good : .text, on: surface, .bold))
        canvas.write(
            step.title.fitted(to: row.width - place.columns - 8, in: context.glyphs), at: Point(x: row.x + 5, y: row.y),
            Style(isDone ? .faint : .text, on: surface))
        canvas.write(place, at: Point(x: row.maxX - place.columns - 1, y: row.y), Style(.faint, on: surface))
    }
}
