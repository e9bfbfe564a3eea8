import HarmlessText
import Readiness

/// What changed between the ends of two days: by report and area in figures, by item, by person and by control.
public struct WorkspaceDifference: Sendable {
    /// The end of this day is where it begins.
    public let from: Day
    /// The end of this day is where it ends.
    public let to: Day
    /// The reports of the later day, in their order.
    public let reports: [Report]
    /// Who did something, the most active first.
    public let people: [Person]
    /// What was decided about controls, by their keys.
    public let controls: [(key: String, deeds: [String])]
    /// The later state.
    public let state: WorkspaceState

    /// What changed about a report.
    public struct Report: Sendable {
        /// The report as it is on the later day.
        public let engagement: Engagement
        /// Its figures before; nil where it had not begun.
        public let before: Tally?
        /// Its areas whose figures changed, with what they were.
        public let areas: [(area: AreaStanding, before: Tally)]
        /// Its items that changed, in the order of the catalog.
        public let items: [Item]
    }

    /// What changed about an item.
    public struct Item: Sendable {
        /// The item.
        public let item: ItemDefinition
        /// What was done about it by the earlier day.
        public let before: ItemWork
        /// What was done about it by the later day.
        public let after: ItemWork
    }

    /// What a person did in between.
    public struct Person: Hashable, Sendable {
        /// The person, by the handle that the person goes by.
        public let handle: Handle
        /// Ticks.
        public var ticks = 0
        /// Reviews.
        public var reviews = 0
        /// Returns of what others ticked.
        public var returns = 0
        /// Notes.
        public var notes = 0
        /// Everything, these among it.
        public var entries = 0
    }

    /// Compares two days.
    ///
    /// - Parameters:
    ///   - earlier: The workspace at the end of the earlier day.
    ///   - later: The workspace at the end of the later one.
    ///   - entries: What was done in between, oldest first.
    ///   - only: The report to tell of; nil for all.
    public init(from earlier: WorkspaceState, to later: WorkspaceState, entries: [Entry], only: EngagementID? = nil) {
        from = earlier.today
        to = later.today
        state = later
        reports = later.engagements.filter { only == nil || $0.id == only }.map {
            Report(of: $0, before: earlier.engagement($0.id))
        }
        var people: [Handle: Person] = [:]
        var controls: [String: [String]] = [:]
        for entry in entries {
            let handle = later.record.canonical(entry.stamp.handle)
            people[handle, default: Person(handle: handle)].count(entry)
            switch entry.action {
            case .control(let key, _): controls[key, default: []].append(Self.told(entry, in: later))
            case .define(let control): controls[control.key, default: []].append(Self.told(entry, in: later))
            default: break
            }
        }
        self.people = people.values.sorted { ($1.entries, $0.handle) < ($0.entries, $1.handle) }
        self.controls = controls.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private static func told(_ entry: Entry, in state: WorkspaceState) -> String {
        "\(state.record.writer(of: entry)) \(VoidEntries().sentence(of: entry, in: state))"
    }
}

extension WorkspaceDifference.Report {
    fileprivate init(of engagement: Engagement, before: Engagement?) {
        self.engagement = engagement
        self.before = before?.tally
        var areas: [(area: AreaStanding, before: Tally)] = []
        for (index, area) in engagement.areas.enumerated() {
            let earlier = before.map {
                $0.areas.indices.contains(index) && $0.areas[index].isInScope ? $0.areas[index].tally : Tally()
            }
            let (was, now) = (earlier ?? Tally(), area.isInScope ? area.tally : Tally())
            if was.ticked != now.ticked || was.total != now.total || was.reviewed != now.reviewed { areas.append((area, was)) }
        }
        self.areas = areas
        items = engagement.items.compactMap { item in
            let (was, now) = (before?.work(on: item.id) ?? ItemWork(), engagement.work(on: item.id))
            let item = WorkspaceDifference.Item(item: item, before: was, after: now)
            return item.isChanged ? item : nil
        }
    }
}

extension WorkspaceDifference.Item {
    /// Whether anything that the list shows is another.
    fileprivate var isChanged: Bool {
        before.status != after.status || before.ownerPerson != after.ownerPerson || before.due.value != after.due.value
            || before.blocked.value != after.blocked.value || (before.returned == nil) != (after.returned == nil)
    }

    /// What changed, in words: "To do, now Ready; owner Ben".
    func changes(in record: WorkspaceRecord) -> [String] {
        var parts: [String] = []
        if before.status != after.status { parts.append("\(before.status.title), now \(after.status.title)") }
        if after.returned != nil, before.returned == nil { parts.append("returned") }
        if before.ownerPerson != after.ownerPerson {
            parts.append("owner \(after.ownerPerson.map(record.name(of:)) ?? "nobody")")
        }
        if before.due.value != after.due.value { parts.append("due \(after.due.value.map(\.description) ?? "on no day")") }
        if before.blocked.value != after.blocked.value {
            parts.append(after.blocked.value.map { "blocked: \($0)" } ?? "not blocked any more")
        }
        return parts
    }
}

extension WorkspaceDifference.Person {
    fileprivate mutating func count(_ entry: Entry) {
        entries += 1
        guard entry.reversal == nil else { return }
        switch entry.action {
        case .status(_, let to, let was, _):
            if to == .ready, was != .reviewed { ticks += 1 }
            if to == .reviewed { reviews += 1 }
        case .returned(_, let to, _, _): if !to.isTicked { returns += 1 }
        case .note: notes += 1
        default: break
        }
    }

    /// "5 ticks, 2 reviews, 14 entries".
    var deeds: String {
        let parts = [(ticks, "tick"), (reviews, "review"), (returns, "return"), (notes, "note")]
        let told = parts.filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
        return (told + [counted(entries, "entry", "entries")]).joined(separator: ", ")
    }
}
