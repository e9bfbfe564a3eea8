import HashTreeCollections

/// How a report came to where it stands, week by week, as far as that tells how it will go on.
///
/// It is made of what stands today, dated by when it came to stand: an item that is ticked counts from its last tick
/// on, and one that was unticked or returned counts for nothing; what is out of scope or Not applicable today is in
/// none of the weeks. So each week is told on today's scope, as earlier years are restated in accounts, no decision on
/// scope looks like progress, and the whole of it follows from the record in one pass.
public struct ProgressHistory: Hashable, Sendable {
    /// A week, from Monday to Sunday.
    public struct Week: Hashable, Sendable {
        /// Its Monday.
        public let begins: Day
        /// Items in scope at its end.
        public internal(set) var inScope = 0
        /// Items ticked at its end.
        public internal(set) var ticked = 0
        /// Items ticked and evidenced at its end.
        public internal(set) var evidenced = 0
        /// Items that were ticked in it, without those that were imported.
        public internal(set) var items = 0
        /// Person-days of work on them, by the catalog's estimates.
        public internal(set) var done = 0.0
        /// Person-days of work that the team added in it, item by item.
        public internal(set) var added = 0.0
    }

    /// The weeks without a gap, oldest first; the last is the one of ``today`` and has not ended. Empty where nothing
    /// is known.
    public let weeks: [Week]
    /// The day that all is seen from.
    public let today: Day
    /// The place in ``weeks`` of the week in which somebody ticked something first that was not imported; nil where
    /// nobody did.
    public let firstTicked: Int?
    /// Items in scope.
    public let total: Int
    /// Items that are not ticked.
    public let open: Int
    /// Person-days of work on them.
    public let remaining: Double

    /// How many weeks are told; what is older stands at the end of the first.
    public static let weekLimit = 104
    /// The least that an item counts, in person-days: a catalog may say that one is no work.
    static let leastEffort = 0.25
    /// With more items added on one day it was a decision on scope, and tells of no day to come.
    static let mostAddedOneByOne = 10

    /// An item in scope that applies, with what is known of when it came to where it stands.
    struct Item {
        var effort: Double
        /// Since when it is in scope; nil for what was from the beginning.
        var inScope: Day?
        /// Whether a person of the team added it.
        var isOwn = false
        var ticked: Day?
        var isImported = false
        var evidenced: Day?
    }

    /// Tells the weeks of items.
    ///
    /// - Parameter began: The day of the first entry that is known.
    init(of items: [Item], began: Day?, today: Day) {
        self.today = today
        total = items.count
        open = items.count { $0.ticked == nil }
        remaining = items.reduce(0) { $1.ticked == nil ? $0 + max(Self.leastEffort, $1.effort) : $0 }
        let known = items.reduce(nil) { known, item in
            Day.chosen(min, Day.chosen(min, known, item.inScope), Day.chosen(min, item.ticked, item.evidenced))
        }
        let current = today.monday
        guard let first = [began, known].compactMap({ $0 }).min() else {
            (weeks, firstTicked) = ([], nil)
            return
        }
        let oldest = current.advanced(by: -7 * (Self.weekLimit - 1))
        let start = min(current, max(oldest, first.monday))
        var weeks = (0...(start.distance(to: current) / 7)).map { Week(begins: start.advanced(by: 7 * $0)) }
        let last = weeks.count - 1
        // A clock that is ahead dates a tick behind today: it counts in the week of today.
        func place(_ day: Day) -> Int { min(last, max(0, start.distance(to: day) / 7)) }
        let addedOn = items.reduce(into: [Day: Int]()) { if $1.isOwn, let day = $1.inScope { $0[day, default: 0] += 1 } }
        var firstTicked: Int?
        for item in items {
            let effort = max(Self.leastEffort, item.effort)
            weeks[item.inScope.map(place) ?? 0].inScope += 1
            if let ticked = item.ticked {
                let week = place(ticked)
                weeks[week].ticked += 1
                if !item.isImported {
                    weeks[week].items += 1
                    weeks[week].done += effort
                    firstTicked = min(firstTicked ?? week, week)
                }
                if let evidenced = item.evidenced { weeks[place(max(ticked, evidenced))].evidenced += 1 }
            }
            if item.isOwn, let day = item.inScope, addedOn[day] ?? 0 <= Self.mostAddedOneByOne {
                weeks[place(day)].added += effort
            }
        }
        for week in weeks.indices.dropFirst() {
            weeks[week].inScope += weeks[week - 1].inScope
            weeks[week].ticked += weeks[week - 1].ticked
            weeks[week].evidenced += weeks[week - 1].evidenced
        }
        (self.weeks, self.firstTicked) = (weeks, firstTicked)
    }
}

extension ProgressHistory {
    /// Tells the weeks of a report.
    ///
    /// - Parameter record: What the evidence is known from.
    public init(of engagement: Engagement, in record: WorkspaceRecord) {
        let shown = FirstEvidence(in: record)
        let (began, scope) = (engagement.record, engagement.record.scope)
        let own = Dictionary(began.items.map { ($0.id, $0.at.day) }, uniquingKeysWith: min)
        /// Since when a decision has something in scope; nil where it was so from the beginning.
        func since(_ target: String) -> Day? { scope[target].flatMap { $0.isIn.value ? $0.isIn.at?.day : nil } }
        let areas = engagement.areas.map { $0.area.isRequired || began.areas.contains($0.id) ? nil : since($0.id) }
        let criteria = engagement.criteria.map { criterion in
            [areas[criterion.area], since(criterion.id)].compactMap { $0 }.max()
        }
        var items: [Item] = []
        items.reserveCapacity(engagement.items.count)
        for (position, definition) in engagement.items.enumerated() where engagement.isInScope(definition) {
            let added = own.isEmpty ? nil : own[definition.id]
            let inScope = Day.chosen(max, criteria[definition.criterion], added)
            var item = Item(effort: definition.effort, inScope: inScope, isOwn: added != nil)
            guard let work = engagement.work(at: position) else {
                items.append(item)
                continue
            }
            let status = work.status
            guard status != .notApplicable else { continue }
            if status.isTicked {
                item.ticked = (work.tick?.at ?? work.recordedStatus.at)?.day ?? engagement.today
                item.isImported = !(work.tick?.comment.isEmpty ?? true)
                if engagement.covered.contains(definition.id) {
                    item.evidenced = shown.day(of: definition, in: engagement) ?? item.ticked
                }
            }
            items.append(item)
        }
        let known = [began.type.at, began.organization.at, began.service.at].compactMap { $0?.day }.min()
        self.init(of: items, began: known, today: engagement.today)
    }
}

/// When the first piece of evidence that still counts was attached to a control, or to an item.
private struct FirstEvidence {
    private var controls: [String: Day] = [:]
    private var items: [ItemAddress: Day] = [:]

    init(in record: WorkspaceRecord) {
        for evidence in record.evidence.records where !evidence.piece.isRetired {
            let day = evidence.at.day
            for control in evidence.piece.controls { controls[control] = min(day, controls[control] ?? day) }
            for item in evidence.piece.items { items[item] = min(day, items[item] ?? day) }
        }
    }

    func day(of item: ItemDefinition, in engagement: Engagement) -> Day? {
        guard !controls.isEmpty || !items.isEmpty else { return nil }
        let key = item.control.isEmpty ? engagement.controlKey(of: item) : item.control
        return [controls[key], items[ItemAddress(engagement.id, item.id)]].compactMap { $0 }.min()
    }
}

extension Day {
    /// The Monday of its week.
    var monday: Day { advanced(by: -weekdayIndex) }

    /// The earlier or the later of two days; the one that there is where the other is nil.
    fileprivate static func chosen(_ choose: (Day, Day) -> Day, _ one: Day?, _ other: Day?) -> Day? {
        guard let one, let other else { return one ?? other }
        return choose(one, other)
    }
}

extension ReportType {
    /// The day that the work has to be done by: the date of a Type 1, the first day of a Type 2's period, because from
    /// then on controls must operate.
    public var dayThatCounts: Day {
        switch self {
        case .type1(let day): day
        case .type2(let period): period.lowerBound
        }
    }
}
