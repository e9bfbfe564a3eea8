import Catalogs
import HarmlessText
import Readiness
import SplitMix
import Store
import SystemPackage

/// Tells what happened at the made-up company, day by day.
struct DemoStory {
    /// Who works there.
    static let people = ["Ana Ruiz", "Ben Okafor", "Cho Minseo"]
    /// How many days the story takes.
    static let length = 118

    private let today: Day
    private let calendar: DemoCalendar
    private let journals: DemoJournals
    private var state: WorkspaceState
    private var desk: DemoDesk
    /// What is done about controls, evidence and requests, in the order of its days.
    private var deeds: ArraySlice<DemoDeed>
    private var random = SplitMix(seed: 0x5EED)
    /// Seconds since midnight: a day's entries follow each other.
    private var clock = 0

    /// How many entries were written.
    private(set) var count = 0

    init(folder: FilePath, today: Day) throws {
        self.today = today
        calendar = DemoCalendar(today: today)
        desk = DemoDesk(folder: folder, library: try ControlLibrary.builtIn().controls)
        let deeds =
            DemoControls.deeds(on: calendar.workingDay(2, after: today.advanced(by: -Self.length)))
            + DemoEvidence(calendar: calendar).deeds + DemoRoutine(calendar: calendar).deeds
            + DemoRequests(calendar: calendar).deeds
        // What is planned for one day stays in its order.
        self.deeds = deeds.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)[...]
        state = WorkspaceState(
            name: "Northwind Ledger", record: WorkspaceRecord(), catalogs: BuiltInCatalogs.all, today: today)
        journals = DemoJournals(folder: folder)
    }

    /// Writes the whole story.
    mutating func tell() throws {
        var workingDay = 0
        for offset in 0..<Self.length {
            let day = today.advanced(by: offset - Self.length)
            guard !day.isWeekend else { continue }
            beginDay()
            switch workingDay {
            case 0: try beginSOC2(on: day)
            case 1: try handOut("soc2", on: day)
            case 7: try beginSOC1(on: day)
            case 21: try leaveConfidentialityOut(on: day)
            default: try work(on: day)
            }
            // Both reports are handed out before anything is attached: else each day that is set asks anew what covers
            // its control.
            if workingDay > 7 { try doWhatIsPlanned(on: day) }
            workingDay += 1
        }
        try journals.write(history)
        try desk.writeFiles()
    }

    // MARK: Chapters

    private mutating func beginSOC2(on day: Day) throws {
        let setup = EngagementSetup(
            id: "soc2", report: .soc2, catalog: "soc2", type: .type2(calendar.period), organization: "Northwind Ledger",
            service: "Ledger API and console", areas: ["A", "C"])
        try write([.person("ana", name: Self.people[0], was: nil)], by: 0, at: day)
        try write([try state.decideToBegin(setup)], by: 0, at: day)
        try write([.person("ben", name: Self.people[1], was: nil)], by: 1, at: day)
        try write([.person("cho", name: Self.people[2], was: nil)], by: 2, at: day)
    }

    private mutating func beginSOC1(on day: Day) throws {
        let areas = state.catalogs["soc1"]?.presets.first { $0.id == "billing" }?.areas ?? []
        let setup = EngagementSetup(
            id: "soc1", report: .soc1, catalog: "soc1", type: .type1(asOf: calendar.asOf), organization: "Northwind Ledger",
            service: "Subscription billing", areas: areas)
        try write([try state.decideToBegin(setup)], by: 0, at: day)
        try handOut("soc1", on: day)
    }

    private mutating func leaveConfidentialityOut(on day: Day) throws {
        let reason = "Customers sign for it from next year on"
        try write([try state.decide(.scope(target: "C", isIn: false, reason: reason), on: "soc2")], by: 0, at: day)
    }

    /// Hands out most of an engagement's items, with days that spread over the story and beyond.
    private mutating func handOut(_ id: EngagementID, on day: Day) throws {
        guard let engagement = state.engagement(id) else { return }
        for (index, item) in engagement.items.enumerated() where engagement.isInScope(item) && random.chance(9, of: 10) {
            let address = ItemAddress(engagement.id, item.id)
            let owner = Handle(["ana", "ben", "cho"][owner(of: item)])
            let due = day.advanced(by: 21 + index * (Self.length + 75) / max(1, engagement.items.count) + random.below(15))
            try write(
                [
                    try state.decide(.assign(owner), on: address, by: "ana"),
                    try state.decide(.due(due), on: address, by: "ana"),
                ], by: 0, at: day, isQuick: true)
        }
    }

    /// Does what is planned for a day, and what was planned for days on which nobody worked.
    private mutating func doWhatIsPlanned(on day: Day) throws {
        while let deed = deeds.first, deed.day <= day {
            deeds.removeFirst()
            let handle = Handle(["ana", "ben", "cho"][deed.person])
            let actions = try desk.actions(of: deed.what, by: handle, in: state)
            let ids = try write(actions, by: deed.person, at: day, isQuick: true)
            desk.remember(deed.what, ids)
        }
    }

    private func owner(of item: ItemDefinition) -> Int {
        let role = item.role.lowercased()
        if role.holds("engineer") || role.holds("security") || role.holds("it ") || role.holds("operations") {
            return 1
        }
        if role.holds("hr") || role.holds("finance") || role.holds("support") || role.holds("legal") { return 2 }
        return 0
    }

    /// A working day: each takes on something or ticks something, more where much falls due, and some check what others
    /// ticked.
    private mutating func work(on day: Day) throws {
        for person in 0..<Self.people.count {
            let open = openItems(of: person).sorted(by: OpenItem.isBefore)
            let pressing = open.prefix { $0.due.ordinal <= day.ordinal + 10 }.count
            for _ in 0..<min(3, pressing / 2 + random.below(2)) { try advance(person, on: day) }
        }
        for _ in 0..<random.below(4) { try review(on: day) }
        if random.chance(1, of: 6) { try note(on: day) }
    }

    /// Something that a person owns and can go on with, and how it is put off.
    private struct OpenItem {
        let address: ItemAddress
        let due: Day
        let isBegun: Bool
        /// Before what others it is taken up, and where that is the same, by what name.
        let order: (rank: Int, name: String)

        static func isBefore(_ one: OpenItem, _ other: OpenItem) -> Bool { one.order < other.order }
    }

    /// What a person owns and can go on with.
    private func openItems(of person: Int) -> [OpenItem] {
        let handle = Handle(["ana", "ben", "cho"][person])
        var found: [OpenItem] = []
        for engagement in state.engagements {
            for item in engagement.items where engagement.isInScope(item) {
                let work = engagement.work(on: item.id)
                guard work.owner.value == handle, work.status == .todo || work.status == .inProgress, work.blocked.value == nil,
                    let due = work.due.value
                else { continue }
                // Hard things are put off, as everywhere.
                let isBegun = work.status == .inProgress
                let rank = due.ordinal + Int(item.effort * 4) - (isBegun ? 20 : 0)
                let address = ItemAddress(engagement.id, item.id)
                found.append(OpenItem(address: address, due: due, isBegun: isBegun, order: (rank, address.description)))
            }
        }
        return found
    }

    private mutating func advance(_ person: Int, on day: Day) throws {
        let handle = Handle(["ana", "ben", "cho"][person])
        guard let next = openItems(of: person).min(by: OpenItem.isBefore) else { return }
        let address = next.address
        let intent: ItemIntent
        if next.isBegun {
            guard random.chance(2, of: 3) else { return }
            intent = .tick
        } else if random.chance(1, of: 22) {
            intent = .block(reason: Self.blockers[random.below(Self.blockers.count)])
        } else if address.item.text.hasPrefix("CC6.4"), random.chance(1, of: 2) {
            intent = .exclude(reason: Self.exclusions[random.below(Self.exclusions.count)])
        } else {
            intent = random.chance(1, of: 2) ? .start : .tick
        }
        try write([try state.decide(intent, on: address, by: handle)], by: person, at: day)
    }

    private mutating func review(on day: Day) throws {
        for engagement in state.engagements {
            for item in engagement.items where engagement.isInScope(item) {
                let work = engagement.work(on: item.id)
                guard work.status == .ready, let tick = work.tick, tick.at.day.advanced(by: 3) <= day, random.chance(1, of: 3)
                else { continue }
                let reviewer = tick.by == "ana" ? 1 : 0
                let handle = Handle(["ana", "ben", "cho"][reviewer])
                try write(
                    [try state.decide(.review, on: ItemAddress(engagement.id, item.id), by: handle)], by: reviewer, at: day)
                return
            }
        }
    }

    private mutating func note(on day: Day) throws {
        let engagement = state.engagements[0]
        let open = engagement.items.filter { engagement.isInScope($0) && engagement.work(on: $0.id).status == .inProgress }
        guard !open.isEmpty else { return }
        let item = open[random.below(open.count)]
        let text = Self.notes[random.below(Self.notes.count)]
        let person = random.below(Self.people.count)
        let handle = Handle(["ana", "ben", "cho"][person])
        try write(
            [try state.decide(.note(text), on: ItemAddress(engagement.id, item.id), by: handle)], by: person, at: day)
    }

    // MARK: Writing

    private var history: [Entry] = []
    private var folded = FoldedHistory()
    private var sequences = [0, 0, 0]

    /// People begin between twenty to nine and nine.
    private mutating func beginDay() { clock = 31_200 + random.below(1200) }

    /// Writes a go, some while after the one before it: up to three quarters of an hour, or seconds where somebody
    /// works down a list.
    ///
    /// - Returns: The entries.
    @discardableResult
    private mutating func write(
        _ actions: [Action], by person: Int, at day: Day, isQuick: Bool = false
    ) throws -> [EntryID] {
        clock = min(clock + (isQuick ? 4 + random.below(20) : 480 + random.below(2200)), 71_000)
        let moment = Timestamp(seconds: day.ordinal * 86_400 + clock)
        let batch = sequences[person] + 1
        var entries: [Entry] = []
        for action in actions {
            sequences[person] += 1
            let id = EntryID(DemoJournals.writers[person], sequences[person])
            entries.append(
                Entry(
                    stamp: Stamp(clock: count + 1, entry: id), at: moment, by: Self.people[person], action: action, batch: batch,
                    words: state.words(of: action, reversal: nil, after: folded.record)))
            count += 1
        }
        history += entries
        folded.insert(entries)
        state.update(to: folded.record, touched: touched(by: actions))
        return entries.map(\.id)
    }

    /// The items that actions may have changed; nil where anything may have. Controls and evidence change no item, and
    /// requests are looked for in the record of their report, which one item is enough to bring up to date: the demo is
    /// made quickly that way.
    private func touched(by actions: [Action]) -> Set<ItemAddress>? {
        if let items = actions.touchedItems { return items }
        var items: Set<ItemAddress> = []
        for action in actions {
            switch action {
            case .control, .rule, .attach, .evidence: break
            case .request(let report, _, _):
                guard let item = state.engagement(report)?.items.first else { return nil }
                items.insert(ItemAddress(report, item.id))
            default: return nil
            }
        }
        return items
    }

    // MARK: What people say

    private static let blockers = [
        "Waiting for the identity provider's enterprise plan", "Legal has the draft", "Needs the new logging account",
        "The vendor has not sent its report", "Waiting for the board meeting", "Hiring for this role is not finished",
    ]
    private static let exclusions = [
        "We have no data center: our hosting provider's report covers its buildings",
        "We have no office: everybody works remotely",
    ]
    private static let notes = [
        "Draft is in the policies folder; comments welcome until Friday.",
        "Asked the auditor: a signed PDF is enough, no need for the original.",
        "Screenshots must show the date; take them with the clock visible.",
        "First quarter's review is done, the next one is on the calendar.",
        "Found two accounts without an owner. Cleaning up before we tick this.",
    ]
}

extension SplitMix {
    /// A number from 0 up to a limit. Not the standard library's: how that draws may change, and the demo's bytes may
    /// not.
    fileprivate mutating func below(_ limit: Int) -> Int { limit > 0 ? Int(next() % UInt64(limit)) : 0 }

    /// Whether something happens that happens so many times of so many.
    fileprivate mutating func chance(_ times: Int, of all: Int) -> Bool { below(all) < times }
}
