import HarmlessText
import Readiness

/// What the head of the Overview says: where the report stands, what changed within a week, and how the other reports
/// do.
struct OverviewStanding: Sendable {
    /// How many days "lately" looks back.
    static let lately = 7

    /// Where the report stands, in a sentence or two.
    let verdict: String
    /// How that looks.
    let outlook: Verdict.Outlook
    /// Items that are ticked, and were within the last days.
    let tickedLately: Int
    /// Items that are reviewed, and were within the last days.
    let reviewedLately: Int
    /// The other reports of the workspace, a sentence each.
    let others: [String]
    /// The auditor's list in figures.
    let requests: RequestTally

    /// Sees where a report stands among those of its workspace.
    init(of engagement: Engagement, in workspace: WorkspaceState?, today: Day) {
        requests = engagement.requestTally
        let verdict = Verdict(of: engagement, on: today)
        self.verdict = verdict.description
        outlook = verdict.outlook
        let since = today.advanced(by: -Self.lately)
        var (ticked, reviewed) = (0, 0)
        engagement.work.forEach { id, work in
            guard work.status.isTicked, let position = engagement.position(of: id),
                engagement.isInScope(engagement.items[position])
            else { return }
            if let tick = work.tick, tick.at.day > since { ticked += 1 }
            if let review = work.review, review.at.day > since { reviewed += 1 }
        }
        (tickedLately, reviewedLately) = (ticked, reviewed)
        let all = workspace?.engagements ?? []
        let place = all.firstIndex { $0.id == engagement.id } ?? 0
        others = all.enumerated().filter { $0.element.id != engagement.id }.map { index, other in
            let (first, second) = index > place ? (engagement, other) : (other, engagement)
            return Self.sentence(
                about: other, today: today, addition: ReportAddition(of: second, onTopOf: first), isSecond: index > place)
        }
    }

    /// "SOC 1 Type 1: 40% ticked (41 of 103), 3 late, 12 days to its date; it adds 41 items, about 20 days."
    private static func sentence(
        about other: Engagement, today: Day, addition: ReportAddition, isSecond: Bool
    ) -> String {
        let tally = other.tally
        var parts = ["\(Share(tally.ticked, of: tally.total).text) ticked (\(tally.ticked) of \(tally.total))"]
        if tally.late > 0 { parts.append("\(tally.late) late") }
        parts.append("\(ReportTiming(of: other.record.type.value, on: today))")
        return "\(other.title): \(parts.joined(separator: ", ")). \(isSecond ? "It" : "This one") adds \(addition)."
    }
}

/// What a second report asks for on top of a first one: what rests on a control that both have is counted once.
struct ReportAddition: Hashable, Sendable, CustomStringConvertible {
    /// Items that rest on no control of the first.
    private(set) var items = 0
    /// Days of work on them, by the catalog's estimates.
    private(set) var days = 0.0
    /// Items that rest on a control that both reports have.
    private(set) var shared = 0

    /// Compares two reports by the items in scope that apply.
    init(of second: Engagement, onTopOf first: Engagement) {
        var controls: Set<String> = []
        for item in first.items where !item.control.isEmpty && Self.counts(item, in: first) { controls.insert(item.control) }
        for item in second.items where Self.counts(item, in: second) {
            if controls.contains(item.control) {
                shared += 1
            } else {
                items += 1
                days += item.effort
            }
        }
    }

    private static func counts(_ item: ItemDefinition, in engagement: Engagement) -> Bool {
        engagement.isInScope(item) && engagement.work(on: item.id).status != .notApplicable
    }

    /// "41 items, about 20 days; 62 rest on controls of both".
    var description: String {
        let added = items == 0 ? "nothing" : "\(counted(items, "item")), about \(counted(max(1, Int(days.rounded())), "day"))"
        guard shared > 0 else { return added }
        return "\(added); \(counted(shared, "item")) \(shared == 1 ? "rests" : "rest") on controls of both"
    }
}
