import Catalogs
import Readiness
import SystemPackage
import Workspace

/// Tells what happened at the made-up company, day by day.
struct Story {
    /// Who works there.
    static let people = ["Ana Ruiz", "Ben Okafor", "Cho Minseo"]
    /// How many days the story takes.
    static let length = 118

    private let today: Day
    private let journals: DemoJournals
    private var state: WorkspaceState
    private var random = SplitMix(state: 0x5EED)
    private var pending: [(person: Int, actions: [Action])] = []

    /// How many entries were written.
    private(set) var count = 0

    init(folder: FilePath, today: Day) throws {
        self.today = today
        state = WorkspaceState(
            name: "Northwind Ledger", record: WorkspaceRecord(), catalogs: try BuiltInCatalogs.load(), today: today)
        journals = DemoJournals(folder: folder)
    }

    /// Writes the whole story.
    mutating func tell() throws {
        var day = today.advanced(by: -Self.length)
        try begin(on: day)
        while day < today.advanced(by: -1) {
            day = day.advanced(by: 1)
            if !["Saturday", "Sunday"].contains(day.weekday) { try work(on: day) }
        }
        try finish(on: today.advanced(by: -1))
    }

    // MARK: Chapters

    private mutating func begin(on day: Day) throws {
        let start = firstOfMonth(today.advanced(byMonths: 2))
        let soc2 = EngagementSetup(
            id: "soc2", report: .soc2, catalog: "soc2", type: .type2(start...start.advanced(byMonths: 6).advanced(by: -1)),
            organization: "Northwind Ledger", service: "Ledger API and console", areas: ["A", "C"])
        let payments = state.catalogs["soc1"]?.presets.first { $0.id == "billing" }?.areas ?? []
        let soc1 = EngagementSetup(
            id: "soc1", report: .soc1, catalog: "soc1", type: .type1(asOf: start.advanced(byMonths: 3).advanced(by: -1)),
            organization: "Northwind Ledger", service: "Subscription billing", areas: payments)
        try write([.person("ana", name: Self.people[0], was: nil)], by: 0, at: day, hour: 9)
        try write([try state.decideToBegin(soc2)], by: 0, at: day, hour: 9)
        try write([.person("ben", name: Self.people[1], was: nil)], by: 1, at: day, hour: 10)
        try write([.person("cho", name: Self.people[2], was: nil)], by: 2, at: day, hour: 11)
        try write([try state.decideToBegin(soc1)], by: 0, at: day.advanced(by: 9), hour: 14)
        try assignEverything(from: day.advanced(by: 1))
        try write(
            [try state.decide(.scope(target: "C", isIn: false, reason: "Customers sign for it from next year on"), on: "soc2")],
            by: 0,
            at: day.advanced(by: 30), hour: 15)
    }

    /// Hands out most of the items, with days that spread over the story and beyond.
    private mutating func assignEverything(from day: Day) throws {
        for engagement in state.engagements {
            let last = engagement.items.count
            for (index, item) in engagement.items.enumerated() where engagement.isInScope(item) && random.chance(9, of: 10) {
                let address = ItemAddress(engagement.id, item.id)
                let owner = Handle(["ana", "ben", "cho"][owner(of: item)])
                let span = Self.length + 95
                let due = day.advanced(by: 21 + index * span / max(1, last) + random.below(15))
                try write(
                    [
                        try state.decide(.assign(owner), on: address, by: "ana"),
                        try state.decide(.due(due), on: address, by: "ana"),
                    ], by: 0, at: day, hour: 10)
            }
        }
    }

    private func owner(of item: ItemDefinition) -> Int {
        let role = item.role.lowercased()
        if role.contains("engineer") || role.contains("security") || role.contains("it ") || role.contains("operations") {
            return 1
        }
        if role.contains("hr") || role.contains("finance") || role.contains("support") || role.contains("legal") { return 2 }
        return 0
    }

    /// A working day: each takes on something, ticks something, and now and then checks what another ticked.
    private mutating func work(on day: Day) throws {
        for person in 0..<Self.people.count where random.chance(4, of: 5) {
            try advance(person, on: day)
        }
        if random.chance(1, of: 2) { try review(on: day) }
        if random.chance(1, of: 12) { try note(on: day) }
    }

    private mutating func advance(_ person: Int, on day: Day) throws {
        let handle = Handle(["ana", "ben", "cho"][person])
        var found: (ItemAddress, ItemWork)?
        var best = Int.max
        for engagement in state.engagements {
            for item in engagement.items where engagement.isInScope(item) {
                let work = engagement.work(on: item.id)
                guard work.owner.value == handle, work.status == .todo || work.status == .inProgress, work.blocked.value == nil,
                    let due = work.due.value
                else { continue }
                // Hard things are put off, as everywhere.
                let order = due.ordinal + Int(item.effort * 6) - (work.status == .inProgress ? 20 : 0)
                if order < best {
                    best = order
                    found = (ItemAddress(engagement.id, item.id), work)
                }
            }
        }
        guard let (address, work) = found else { return }
        let hour = 9 + random.below(8)
        if work.status == .inProgress, random.chance(1, of: 3) {
            return
        }
        if work.status == .inProgress {
            try write([try state.decide(.tick, on: address, by: handle)], by: person, at: day, hour: hour)
        } else if random.chance(1, of: 14) {
            let reason = Self.blockers[random.below(Self.blockers.count)]
            try write([try state.decide(.block(reason: reason), on: address, by: handle)], by: person, at: day, hour: hour)
        } else if random.chance(1, of: 30) {
            let reason = Self.exclusions[random.below(Self.exclusions.count)]
            try write([try state.decide(.exclude(reason: reason), on: address, by: handle)], by: person, at: day, hour: hour)
        } else if random.chance(1, of: 2) {
            try write([try state.decide(.start, on: address, by: handle)], by: person, at: day, hour: hour)
        } else {
            try write([try state.decide(.tick, on: address, by: handle)], by: person, at: day, hour: hour)
        }
    }

    private mutating func review(on day: Day) throws {
        for engagement in state.engagements {
            for item in engagement.items where engagement.isInScope(item) {
                let work = engagement.work(on: item.id)
                guard work.status == .ready, let tick = work.tick, tick.at.day.advanced(by: 3) <= day, random.chance(1, of: 2)
                else { continue }
                let reviewer = tick.by == "ana" ? 1 : 0
                let handle = Handle(["ana", "ben", "cho"][reviewer])
                try write(
                    [try state.decide(.review, on: ItemAddress(engagement.id, item.id), by: handle)], by: reviewer, at: day,
                    hour: 16)
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
            [try state.decide(.note(text), on: ItemAddress(engagement.id, item.id), by: handle)], by: person, at: day, hour: 13)
    }

    /// The last day: the journals go to disk.
    private mutating func finish(on day: Day) throws {
        try journals.write(history)
    }

    // MARK: Writing

    private var history: [Entry] = []
    private var folded = FoldedHistory()
    private var sequences = [0, 0, 0]

    private mutating func write(_ actions: [Action], by person: Int, at day: Day, hour: Int) throws {
        let moment = Timestamp(seconds: day.ordinal * 86_400 + hour * 3600 + random.below(3600))
        let batch = sequences[person] + 1
        var entries: [Entry] = []
        for action in actions {
            sequences[person] += 1
            let id = EntryID(DemoJournals.writers[person], sequences[person])
            entries.append(
                Entry(
                    stamp: Stamp(clock: count + 1, entry: id), at: moment, by: Self.people[person], action: action, batch: batch))
            count += 1
        }
        history += entries
        folded.insert(entries)
        state.update(to: folded.record, touched: actions.touchedItems)
    }

    private func firstOfMonth(_ day: Day) -> Day {
        let (year, month, _) = day.components
        return Day(year: year, month: month, day: 1) ?? day
    }

    // MARK: What people say

    private static let blockers = [
        "Waiting for the identity provider's enterprise plan", "Legal has the draft", "Needs the new logging account",
        "The vendor has not sent its report", "Waiting for the board meeting", "Hiring for this role is not finished",
    ]
    private static let exclusions = [
        "We have no office: everybody works remotely", "Our hosting provider does this; covered by its own report",
        "We keep no paper records",
    ]
    private static let notes = [
        "Draft is in the policies folder; comments welcome until Friday.",
        "Asked the auditor: a signed PDF is enough, no need for the original.",
        "Screenshots must show the date; take them with the clock visible.",
        "First quarter's review is done, the next one is on the calendar.",
        "Found two accounts without an owner. Cleaning up before we tick this.",
    ]
}

/// A small reproducible generator (Steele, Lea and Flood, *Fast Splittable Pseudorandom Number Generators*, 2014).
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to a limit.
    mutating func below(_ limit: Int) -> Int { limit > 0 ? Int(next() % UInt64(limit)) : 0 }

    /// Whether something happens that happens so many times of so many.
    mutating func chance(_ times: Int, of all: Int) -> Bool { below(all) < times }
}
