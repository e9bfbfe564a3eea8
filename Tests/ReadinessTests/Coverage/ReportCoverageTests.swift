import Readiness
import Testing

@Suite("What covers a report")
struct ReportCoverageTests {
    private static func control(
        _ key: String, _ frequency: Frequency, _ items: [String], nature: ControlNature = .manual, isAboutReport: Bool = false
    ) -> Control {
        Control(
            key: key, title: "The control \(key)", statement: ControlStatement(template: "It is done."), nature: nature,
            kind: .preventive, frequency: frequency,
            population: ControlPopulation(what: "All", system: "It", secondSource: "Another"), type1: [], type2: [],
            effort: ControlEffort(setupDays: 1, hoursEach: 1), role: "IT lead", isAboutReport: isAboutReport,
            items: items.map { CatalogReference("mini", $0) }, criteria: [CatalogReference("mini", "CC6.1")])
    }

    private static let library = [
        control("access-review", .quarterly, ["CC6.1-01", "CC6.1-02"]),
        control("logs", .continuous, ["CC6.2-01"], nature: .automated),
        control("assertion", .once, ["CC6.2-02"], isAboutReport: true),
    ]

    /// A workspace with a report from January to June 2027, seen from 1 August.
    private struct Room {
        var journal: [Entry] = []
        var broken: Set<EntryID> = []
        var today = Acme.day("2027-08-01")

        init() { write(.engage(Acme.setup())) }

        @discardableResult
        mutating func write(_ action: Action) -> EntryID {
            let id = EntryID(Acme.ana, journal.count + 1)
            journal.append(
                Entry(
                    stamp: Stamp(clock: journal.count + 1, entry: id), at: Timestamp(seconds: today.ordinal * 86_400, offset: 0),
                    by: "Ana", action: action, batch: journal.count + 1))
            return id
        }

        @discardableResult
        mutating func attach(_ day: String, to targets: EvidenceTarget..., kind: EvidenceKind = .record, fails: Bool = false)
            -> EntryID
        {
            var setup = EvidenceSetup(
                title: "of \(day)", kind: kind, content: .text("x"), covers: Acme.day(day)...Acme.day(day),
                performed: Acme.day(day),
                collected: Acme.day(day), targets: targets)
            if fails { setup.result = .fail }
            return write(.attach(setup))
        }

        mutating func tick(_ items: ItemID...) {
            for item in items { write(.status(Acme.item(item), to: .ready, was: .todo, reason: "")) }
        }

        var state: WorkspaceState {
            var record = WorkspaceRecord()
            record.apply(journal)
            return WorkspaceState(
                name: "Acme", record: record, catalogs: ["mini": Acme.catalog],
                library: OnDemand(ReportCoverageTests.library),
                brokenEvidence: broken, today: today)
        }

        func coverage(_ id: EngagementID = "soc2") throws -> ReportCoverage {
            let state = state
            return state.coverage(of: try #require(state.engagement(id)))
        }

        func tally(_ id: EngagementID = "soc2") -> Tally { state.engagement(id)?.tally ?? Tally() }
    }

    @Test("The controls are the library's that have an item in scope, and items that are their own")
    func scope() throws {
        var room = Room()
        #expect(
            try room.coverage().controls.map(\.key) == [
                "access-review", "logs", "assertion", "mini:CC6.1-03", "mini:A1.1-01", "mini:A1.1-02",
            ])
        room.write(.status(Acme.item("CC6.2-01"), to: .notApplicable, was: .todo, reason: "No logs"))
        room.write(.control("assertion", .excluded(to: "Later", was: nil)))
        let keys = try room.coverage().controls.map(\.key)
        #expect(!keys.contains("logs"), "its only item does not apply")
        #expect(!keys.contains("assertion"), "it was set aside")
        #expect(try room.coverage().control("ACCESS-review")?.items.count == 2)
    }

    @Test("An item is evidenced when it is ticked and its control is covered; the figures are never mixed")
    func figures() throws {
        var room = Room()
        room.attach("2027-03-10", to: .control("access-review"))
        room.tick("CC6.1-01")
        #expect(room.tally().evidenced == 0, "the second quarter is missing")
        room.attach("2027-06-10", to: .control("access-review"))
        #expect(try room.coverage().covered == 1)
        let tally = room.tally()
        #expect((tally.ticked, tally.evidenced, tally.reviewed) == (1, 1, 0))
        room.tick("CC6.1-02")
        #expect(room.tally().evidenced == 2)
        room.write(.status(Acme.item("CC6.1-02"), to: .todo, was: .ready, reason: ""))
        #expect(room.tally().evidenced == 1)
        #expect(room.state.engagement("soc2")?.covered == ["CC6.1-01", "CC6.1-02"])
    }

    @Test("A piece that is attached to an item counts for that item alone; of all its items it covers the control")
    func itemsAlone() throws {
        var room = Room()
        let first = EvidenceTarget.item(Acme.item("CC6.1-01"))
        room.attach("2027-03-10", to: first)
        room.attach("2027-06-10", to: first)
        room.tick("CC6.1-01", "CC6.1-02")
        #expect(try room.coverage().coveredItems == ["CC6.1-01"])
        #expect(try room.coverage().control("access-review")?.isCovered == false)
        #expect(room.tally().evidenced == 1)
        room.attach("2027-03-10", to: .item(Acme.item("CC6.1-02")))
        room.attach("2027-06-10", to: .item(Acme.item("CC6.1-02")))
        let control = try #require(try room.coverage().control("access-review"))
        #expect(control.isCovered && control.coverage.occurrences.allSatisfy { $0.state == .met })
        #expect(control.coverage.occurrences[0].evidence.count == 2)
        #expect(room.tally().evidenced == 2)
    }

    @Test("An item's own pieces and its control's make it up together")
    func together() throws {
        var room = Room()
        room.attach("2027-03-10", to: .control("access-review"))
        room.attach("2027-06-10", to: .item(Acme.item("CC6.1-01")))
        #expect(try room.coverage().coveredItems == ["CC6.1-01"])
    }

    @Test("An item that is its own control goes by its key and by its address, also in another report with the same catalog")
    func ownControl() throws {
        var room = Room()
        room.attach("2027-03-10", to: .control("mini:A1.1-01"))
        room.attach("2027-03-10", to: .item(Acme.item("A1.1-02")))
        #expect(try room.coverage().coveredItems == ["A1.1-01", "A1.1-02"])
        room.write(.engage(Acme.setup("soc2-next", type: .type2(Acme.day("2027-01-01")...Acme.day("2027-12-31")))))
        #expect(try room.coverage("soc2-next").coveredItems == ["A1.1-01", "A1.1-02"])
    }

    @Test("The report's own work is met by what is attached to an item of that report, and by no other's")
    func ownWork() throws {
        var room = Room()
        room.write(.engage(Acme.setup("next")))
        room.attach("2025-01-01", to: .item(Acme.item("CC6.2-02")))
        #expect(try room.coverage().control("assertion")?.isCovered == true)
        #expect(try room.coverage("next").control("assertion")?.isCovered == false)
        room.attach("2027-05-01", to: .control("assertion"))
        #expect(try room.coverage("next").control("assertion")?.isCovered == false, "nobody said which report's it is")
    }

    @Test("What is broken counts for nothing at once, and counts again when it is whole")
    func breaking() throws {
        var room = Room()
        let piece = room.attach("2027-03-10", to: .control("logs"), kind: .setting)
        room.tick("CC6.2-01")
        var state = room.state
        #expect(state.engagement("soc2")?.tally.evidenced == 1)
        state.update(brokenEvidence: [piece])
        #expect(state.engagement("soc2")?.tally.evidenced == 0)
        let engagement = try #require(state.engagement("soc2"))
        #expect(state.coverage(of: engagement).control("logs")?.coverage.occurrences.map(\.state) == [.broken])
        state.update(brokenEvidence: [])
        #expect(state.engagement("soc2")?.tally.evidenced == 1)
    }

    @Test("A later day, another date and grace days change what is missing")
    func days() throws {
        var room = Room()
        room.attach("2027-02-10", to: .control("access-review"))
        var state = room.state
        func states() throws -> [CoverageState] {
            let engagement = try #require(state.engagement("soc2"))
            return state.coverage(of: engagement).control("access-review")?.coverage.occurrences.map(\.state) ?? []
        }
        #expect(try states() == [.met, .missing])
        state.update(today: Acme.day("2027-06-30"))
        #expect(try states() == [.met, .notDue])
        room.write(.rule(.grace(to: 60, was: 0)))
        state = room.state
        #expect(try states() == [.met, .notDue], "32 days after the end")
    }

    @Test("Before dates, frequency or scope change it is known what becomes uncovered")
    func losing() throws {
        var room = Room()
        room.attach("2027-02-10", to: .control("access-review"))
        room.attach("2027-06-10", to: .control("access-review"))
        let state = room.state
        let shorter = Action.amend(
            "soc2", .type(to: .type2(Acme.day("2027-04-01")...Acme.day("2027-06-30")), was: Acme.setup().type))
        let loss = state.coverageLoss(by: [shorter], of: "ana")
        #expect(loss.lost.map(\.control) == ["access-review"])
        #expect(loss.lost[0].days == [Acme.day("2027-01-01")...Acme.day("2027-03-31")])
        #expect(loss.uncovered == 0, "what is left is covered")
        let oftener = Action.control("access-review", .schedule(to: ControlSchedule(.monthly), was: nil))
        let monthly = state.coverageLoss(by: [oftener], of: "ana")
        #expect(monthly.uncovered == 1)
        #expect(monthly.sentences().first == "1 control loses what its evidence covers; 1 of them is no longer covered.")
        #expect(state.coverageLoss(by: [.note(Acme.item("CC6.1-01"), text: "x")], of: "ana").isEmpty)
        #expect(state.coverageLoss(by: [.rule(.grace(to: 5, was: 0))], of: "ana").isEmpty, "grace takes nothing away")
        #expect(state.record.graceDays.value == 0, "a rehearsal changes nothing")
    }

    @Test("What is upcoming is what is late, then what is due, and only its owner's where somebody asks for that")
    func upcoming() throws {
        var room = Room()
        room.today = Acme.day("2027-05-20")
        room.write(.owner(Acme.item("CC6.1-01"), to: "ben", was: nil))
        room.write(.due(Acme.item("CC6.1-01"), to: Acme.day("2027-05-25"), was: nil))
        let state = room.state
        let all = state.upcoming(until: Acme.day("2027-06-30"))
        #expect(all.first.map { ($0.subject, $0.due) }?.0 == "access-review")
        #expect(all.first?.due == Acme.day("2027-03-31") && all.first?.isLate(on: state.today) == true)
        #expect(all.contains { $0.duty == .item && $0.subject == "CC6.1-01" })
        #expect(zip(all, all.dropFirst()).allSatisfy { $0.due <= $1.due })
        let ben = state.upcoming(until: Acme.day("2027-06-30"), owner: "ben")
        #expect(Set(ben.map(\.subject)) == ["CC6.1-01", "access-review"], "nobody owns the control, so its item's owner does")
        #expect(state.upcoming(until: Acme.day("2027-06-30"), owner: "cho").isEmpty)
        #expect(!all.contains { $0.subject == "mini:A1.1-01" }, "an item that nobody owns and nothing shows")
    }

    @Test("Grace days and holidays are decided within their limits, and an undo takes them back")
    func rules() throws {
        let state = Room().state
        #expect(throws: Refusal.graceOutOfRange(-1)) { try state.decideGrace(-1) }
        #expect(throws: Refusal.graceOutOfRange(367)) { try state.decideGrace(367) }
        #expect(throws: Refusal.rulesAreSo) { try state.decideGrace(0) }
        let text = "2027-12-24 the day before\n\n# nothing\n2027-01-01, New Year\n2027-01-01\n"
        #expect(
            try state.decideHolidays(text) == .rule(.holidays(to: [Acme.day("2027-01-01"), Acme.day("2027-12-24")], was: [])))
        #expect(throws: Refusal.holidayUnreadable(line: 2, "soon")) { try state.decideHolidays("2027-01-01\nsoon\n") }
        let many = (0..<500).map { Day(ordinal: 20_000 + $0).description }.joined(separator: "\n")
        #expect(throws: Refusal.tooManyHolidays(500)) { try state.decideHolidays(many) }
    }
}
