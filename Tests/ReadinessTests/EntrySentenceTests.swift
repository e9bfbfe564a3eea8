import Readiness
import Testing

@Suite("Every entry can be read as the rest of a sentence that begins with a name")
struct EntrySentenceTests {
    private static let item = Acme.item("CC6.1-01")
    private static let title = "CC6.1-01 Item CC6.1-01 is há done"

    /// A sentence is asked for in a workspace where Ben has a name.
    private static let state: WorkspaceState = {
        var office = Office()
        office.write([.person("ben", name: "Ben Okoye", was: nil)], by: Acme.ana)
        return office.state
    }()

    @Test(
        "Each kind of action has its words",
        arguments: [
            (.person("ben", name: "Ben Okoye", was: nil), "said that ben is known as Ben Okoye"),
            (
                .engage(Acme.setup()),
                "began SOC 2 Type 2, 1 Jan to 30 Jun 2027, for Acme"
            ),
            (
                .engage(Acme.setup("soc1", report: .soc1, type: .type1(asOf: Acme.day("2027-06-30")))),
                "began SOC 1 Type 1, as of 30 Jun 2027, for Acme"
            ),
            (
                .amend(
                    "soc2",
                    .type(to: .type1(asOf: Acme.day("2027-03-31")), was: .type2(Acme.day("2027-01-01")...Acme.day("2027-06-30")))),
                "set soc2 to Type 1, as of 31 Mar 2027"
            ),
            (.amend("soc2", .organization(to: "Acme Ltd", was: "Acme")), "named the organization of soc2: Acme Ltd"),
            (.amend("soc2", .service(to: "Payroll", was: "Payments")), "named the service of soc2: Payroll"),
            (.drop("soc2", to: true, was: false), "dropped the report soc2"),
            (.drop("soc2", to: false, was: true), "brought back the report soc2"),
            (
                .scope("soc2", target: "A", to: true, was: false, reason: "clients ask"),
                "put Availability in scope: clients ask"
            ),
            (.scope("soc2", target: "A", to: true, was: false, reason: ""), "put Availability in scope"),
            (
                .scope("soc2", target: "A", to: false, was: true, reason: "no uptime promise"),
                "left Availability out of scope: no uptime promise"
            ),
            (
                .scope("soc2", target: "CC6.2", to: false, was: true, reason: "no users"),
                "left CC6.2 Users out of scope: no users"
            ),
            (.scope("soc2", target: "XX", to: true, was: false, reason: ""), "put XX in scope"),
            (.objective("soc2", area: "A", title: "Files arrive"), "added a control objective to A: Files arrive"),
            (.reword("soc2", criterion: "CC6.1", to: "Our words", was: nil), "reworded CC6.1: Our words"),
            (.reword("soc2", criterion: "CC6.1", to: nil, was: "Our words"), "put CC6.1 back into the catalog's words"),
            (.item("soc2", criterion: "CC6.1", title: "Badges are counted"), "added an item to CC6.1: Badges are counted"),
            (.blocked(item, to: "vendor", was: nil), "said that \(title) is blocked: vendor"),
            (.blocked(item, to: nil, was: "vendor"), "unblocked \(title)"),
            (.owner(item, to: "ben", was: nil), "gave \(title) to Ben Okoye"),
            (.owner(item, to: "cho", was: nil), "gave \(title) to cho"),
            (.owner(item, to: nil, was: "ben"), "gave \(title) to nobody"),
            (.due(item, to: Acme.day("2026-12-15"), was: nil), "set \(title) due on 15 Dec 2026"),
            (.due(item, to: nil, was: Acme.day("2026-12-15")), "cleared the due date of \(title)"),
            (.note(item, text: "first line\r\nsecond"), "noted on CC6.1-01: first line"),
            (.note(item, text: ""), "noted on CC6.1-01: "),
            (
                .withdraw("soc2", EntryID(Acme.ana, 99), to: true, was: false),
                "withdrew what somebody did by entry ana-4f1c0001:99"
            ),
            (.settle(item, []), "settled what two people changed at once on \(title)"),
        ] as [(Action, String)])
    func kinds(action: Action, words: String) {
        #expect(action.sentence(in: Self.state) == words)
        #expect(action.sentence(in: Self.state, reversal: nil) == words)
    }

    @Test(
        "Each move of an item has its words, from wherever it comes",
        arguments: [
            (.todo, .inProgress, "started \(title)"), (.todo, .ready, "ticked \(title)"),
            (.inProgress, .ready, "ticked \(title)"), (.notApplicable, .ready, "ticked \(title)"),
            (.inProgress, .todo, "stopped \(title)"), (.ready, .reviewed, "reviewed \(title)"),
            (.reviewed, .ready, "took back the review of \(title)"), (.ready, .todo, "unticked \(title)"),
            (.ready, .inProgress, "unticked \(title)"), (.reviewed, .todo, "unticked \(title)"),
            (.reviewed, .inProgress, "unticked \(title)"),
            (.todo, .notApplicable, "marked \(title) Not applicable: none here"),
            (.ready, .notApplicable, "marked \(title) Not applicable: none here"),
            (.notApplicable, .todo, "included \(title) again"), (.notApplicable, .inProgress, "included \(title) again"),
        ] as [(Status, Status, String)])
    func moves(was: Status, to: Status, words: String) {
        let reason = to == .notApplicable ? "none here" : ""
        #expect(Action.status(Self.item, to: to, was: was, reason: reason).sentence(in: Self.state) == words)
    }

    @Test("What is not in the catalog, or in an engagement that nobody began, goes by its id")
    func unknown() {
        let gone = ItemAddress("soc2", "CC6.1-99")
        let elsewhere = ItemAddress("soc1", "PY1-01")
        #expect(Action.blocked(gone, to: nil, was: nil).sentence(in: Self.state) == "unblocked CC6.1-99")
        #expect(Action.blocked(elsewhere, to: nil, was: nil).sentence(in: Self.state) == "unblocked PY1-01")
        #expect(Action.scope("soc1", target: "A", to: true, was: false, reason: "").sentence(in: Self.state) == "put A in scope")
    }

    @Test("Undoing an item's change tells what was taken back, and doing it again tells it again")
    func itemReversals() throws {
        let steps: [(ItemIntent, String)] = [
            (.tick, "ticked \(Self.title)"), (.start, "started \(Self.title)"),
            (.exclude(reason: "none"), "marked \(Self.title) Not applicable"),
            (.block(reason: "vendor"), "said that \(Self.title) is blocked: vendor"),
            (.assign("cho"), "gave \(Self.title) to cho"),
            (.due(Acme.day("2026-12-15")), "set \(Self.title) due on 15 Dec 2026"), (.note("hello"), "noted on CC6.1-01: hello"),
        ]
        for (intent, words) in steps {
            var office = Office()
            try office.act(intent, on: "CC6.1-01", by: Acme.ana)
            try office.undo(by: Acme.ana)
            #expect(office.journal.last?.sentence(in: office.state) == "undid: \(words)")
            try office.redo(by: Acme.ana)
            let again = try #require(office.journal.last).sentence(in: office.state)
            #expect(again.hasPrefix("redid: \(words)"))
        }
    }

    @Test("Undoing what was done to an engagement tells what was taken back")
    func engagementReversals() throws {
        let steps: [(EngagementIntent, String)] = [
            (.scope(target: "A", isIn: false, reason: "not promised"), "left Availability out of scope"),
            (.addObjective(area: "A", title: "Files arrive"), "added a control objective to A: Files arrive"),
            (.addItem(criterion: "CC6.1", title: "Badges"), "added an item to CC6.1: Badges"),
            (.organization("Acme Ltd"), "named the organization of soc2: Acme Ltd"),
            (.service("Payroll"), "named the service of soc2: Payroll"),
            (.type(.type1(asOf: Acme.day("2027-03-31"))), "set soc2 to Type 1, as of 31 Mar 2027"),
            (.drop, "dropped the report soc2"),
        ]
        for (intent, words) in steps {
            var office = Office()
            try office.act(intent, by: Acme.ana)
            try office.undo(by: Acme.ana)
            #expect(office.journal.last?.sentence(in: office.state) == "undid: \(words)")
            try office.redo(by: Acme.ana)
            let again = try #require(office.journal.last).sentence(in: office.state)
            #expect(again.hasPrefix("redid: \(words)"))
        }
    }

    @Test("Undoing the beginning of an engagement says so, and so does beginning it again")
    func beginning() throws {
        var office = Office()
        try office.undo(by: Acme.ana)
        #expect(office.journal.last?.sentence(in: office.state) == "undid: began the report soc2")
        try office.redo(by: Acme.ana)
        #expect(office.journal.last?.sentence(in: office.state) == "redid: began the report soc2")
    }

    @Test("What was withdrawn without an undo is named, too")
    func withdrawn() throws {
        var office = Office()
        try office.act(.note("hello\nworld"), on: "CC6.1-01", by: Acme.ana)
        let note = try #require(office.journal.last).id
        let withdraw = Action.withdraw("soc2", note, to: true, was: false)
        #expect(withdraw.sentence(in: office.state) == "withdrew what somebody noted on CC6.1-01: hello")
        let restore = Action.withdraw("soc2", note, to: false, was: true)
        #expect(restore.sentence(in: office.state) == "put back what somebody noted on CC6.1-01: hello")
    }

    @Test("An undo of several tells what all of them were, as the history does")
    func several() {
        let items: [ItemID] = ["CC6.1-01", "CC6.1-02"]
        let undone = items.map { Action.owner(ItemAddress("soc2", $0), to: nil, was: "ana") }
        let told = Self.state.sentence(of: undone, reversal: .undo(EntryID(Acme.ana, 1)))
        #expect(told == "undid: gave 2 items to ana", "\(told)")
    }
}
