import Readiness
import Testing

@Suite("An item moves only as the rules allow, and a refusal says why")
struct TransitionTests {
    @Test("Ticking says who and when, and unticking takes it back to To do")
    func tick() throws {
        var office = Office()
        try office.act(.tick, on: "CC6.1-01", by: Acme.ana)
        #expect(office.work("CC6.1-01").status == .ready)
        #expect(office.work("CC6.1-01").tick == Signature(by: "ana", at: Timestamp(startOf: Acme.today)))
        #expect(throws: Refusal.alreadyTicked(Acme.item("CC6.1-01"), by: "ben")) {
            var other = office
            try other.act(.untick, on: "CC6.1-01", by: Acme.ana)
            try other.act(.tick, on: "CC6.1-01", by: Acme.ben)
            try other.act(.tick, on: "CC6.1-01", by: Acme.ana)
        }
        try office.act(.untick, on: "CC6.1-01", by: Acme.ben)
        #expect(office.work("CC6.1-01").status == .todo)
    }

    /// Each status and what may be done from it; everything that is not listed is refused.
    @Test(
        "From each status, exactly the listed moves are allowed",
        arguments: [
            (Status.todo, ["tick": Status.ready, "start": .inProgress, "exclude": .notApplicable]),
            (.inProgress, ["tick": .ready, "stop": .todo, "exclude": .notApplicable]),
            (.ready, ["untick": .todo, "review": .reviewed, "exclude": .notApplicable]),
            (.reviewed, ["untick": .todo, "exclude": .notApplicable]),
            (.notApplicable, ["include": .todo]),
        ])
    func moves(from status: Status, allowed: [String: Status]) throws {
        let intents: [String: ItemIntent] = [
            "tick": .tick, "untick": .untick, "start": .start, "stop": .stop, "review": .review, "include": .include,
            "exclude": .exclude(reason: "no office"),
        ]
        var office = Office()
        switch status {
        case .todo: break
        case .inProgress: try office.act(.start, on: "CC6.1-01", by: Acme.ana)
        case .ready: try office.act(.tick, on: "CC6.1-01", by: Acme.ana)
        case .reviewed:
            try office.act(.tick, on: "CC6.1-01", by: Acme.ana)
            try office.act(.review, on: "CC6.1-01", by: Acme.cho)
        case .notApplicable: try office.act(.exclude(reason: "remote"), on: "CC6.1-01", by: Acme.ana)
        }
        #expect(office.work("CC6.1-01").status == status)
        for (name, intent) in intents {
            var copy = office
            if let expected = allowed[name] {
                try copy.act(intent, on: "CC6.1-01", by: Acme.ben)
                #expect(copy.work("CC6.1-01").status == expected, "\(name) from \(status)")
            } else {
                #expect(throws: Refusal.self, "\(name) from \(status)") { try copy.act(intent, on: "CC6.1-01", by: Acme.ben) }
                #expect(copy.journal == office.journal)
            }
        }
    }

    @Test("Nobody reviews their own tick")
    func ownTick() throws {
        var office = Office()
        try office.act(.tick, on: "CC6.1-01", by: Acme.ana)
        #expect(throws: Refusal.ownTick(Acme.item("CC6.1-01"), by: "you")) {
            try office.act(.review, on: "CC6.1-01", by: Acme.ana)
        }
        try office.act(.review, on: "CC6.1-01", by: Acme.ben)
        #expect(office.work("CC6.1-01").review?.by == "ben")
    }

    @Test("A journal that claims a review of one's own tick, or of none, counts no review")
    func forgedReview() {
        var office = Office()
        let item = Acme.item("CC6.1-01")
        office.write(
            [.status(item, to: .ready, was: .todo, reason: ""), .status(item, to: .reviewed, was: .ready, reason: "")],
            by: Acme.ana)
        #expect(office.work("CC6.1-01").status == .ready)
        #expect(office.work("CC6.1-01").review == nil)
        office.write([.status(Acme.item("CC6.1-02"), to: .reviewed, was: .todo, reason: "")], by: Acme.ben)
        #expect(office.work("CC6.1-02").status == .inProgress)
    }

    @Test("Not applicable needs a reason on one line", arguments: ["", "  \n ", "a\nb", String(repeating: "x", count: 501)])
    func reason(text: String) {
        var office = Office()
        #expect(throws: Refusal.self) { try office.act(.exclude(reason: text), on: "CC6.1-01", by: Acme.ana) }
        #expect(throws: Refusal.self) { try office.act(.block(reason: text), on: "CC6.1-01", by: Acme.ana) }
    }

    @Test("A blocked item cannot be ticked before it is unblocked, and a ticked one cannot be blocked")
    func blocked() throws {
        var office = Office()
        try office.act(.block(reason: "  vendor is late "), on: "CC6.1-01", by: Acme.ana)
        #expect(office.work("CC6.1-01").blocked.value == "vendor is late")
        #expect(throws: Refusal.blocked(Acme.item("CC6.1-01"), reason: "vendor is late")) {
            try office.act(.tick, on: "CC6.1-01", by: Acme.ana)
        }
        try office.act(.unblock, on: "CC6.1-01", by: Acme.ben)
        try office.act(.tick, on: "CC6.1-01", by: Acme.ana)
        #expect(throws: Refusal.tickedCannotBeBlocked(Acme.item("CC6.1-01"))) {
            try office.act(.block(reason: "x"), on: "CC6.1-01", by: Acme.ana)
        }
        #expect(throws: Refusal.notBlocked(Acme.item("CC6.1-01"))) { try office.act(.unblock, on: "CC6.1-01", by: Acme.ana) }
    }

    @Test("Owner and due date are set, changed and cleared; setting what is set already is refused")
    func ownerAndDue() throws {
        var office = Office()
        try office.act(.assign("cho"), on: "CC6.1-01", by: Acme.ana)
        try office.act(.due(Acme.day("2026-11-22")), on: "CC6.1-01", by: Acme.ana)
        #expect(office.work("CC6.1-01").owner.value == "cho")
        #expect(office.work("CC6.1-01").isLate(on: Acme.today))
        #expect(!office.work("CC6.1-01").isLate(on: Acme.day("2026-11-22")))
        #expect(throws: Refusal.self) { try office.act(.assign("cho"), on: "CC6.1-01", by: Acme.ana) }
        try office.act(.assign(nil), on: "CC6.1-01", by: Acme.ana)
        try office.act(.due(nil), on: "CC6.1-01", by: Acme.ana)
        #expect(office.work("CC6.1-01").owner.value == nil && office.work("CC6.1-01").due.value == nil)
    }

    @Test("Items out of scope cannot be ticked, but may be noted")
    func outOfScope() throws {
        var office = Office()
        try office.act(.scope(target: "A", isIn: false, reason: "no promise of it"), by: Acme.ana)
        #expect(throws: Refusal.outOfScope(Acme.item("A1.1-01"), area: "A", title: "Availability")) {
            try office.act(.tick, on: "A1.1-01", by: Acme.ana)
        }
        try office.act(.note("for next year"), on: "A1.1-01", by: Acme.ana)
        #expect(office.work("A1.1-01").notes.map(\.text) == ["for next year"])
    }

    @Test("Items of Type 2 alone are not asked of a Type 1")
    func types() {
        let office = Office(setups: [Acme.setup(type: .type1(asOf: Acme.day("2027-06-30")))])
        #expect(office.state.engagements[0].position(of: "CC6.1-03") == nil)
        #expect(office.state.engagements[0].tally.total == 6)
    }

    @Test("Every refusal is a sentence that says what to do or what is so")
    func messages() throws {
        var office = Office()
        #expect(
            refusal { try office.act(.tick, on: "CC6.1-1", by: Acme.ana) }
                == "There is no item soc2/CC6.1-1. Did you mean soc2/CC6.1-01 or soc2/CC6.1-02 or soc2/CC6.1-03?")
        try office.act(.exclude(reason: "fully remote"), on: "CC6.1-01", by: Acme.ana)
        #expect(
            refusal { try office.act(.tick, on: "CC6.1-01", by: Acme.ana) }
                == "CC6.1-01 is Not applicable (fully remote). Include it again first.")
    }

    private func refusal(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch {
            return "\(error)"
        }
    }
}

@Suite("Items are found by what people type")
struct NamingTests {
    @Test("The engagement may be left out where only one has the item, and case does not matter")
    func naming() throws {
        let office = Office()
        #expect(try office.state.item(named: "cc6.1-01") == Acme.item("CC6.1-01"))
        #expect(try office.state.item(named: "soc2/cc6.1-01") == Acme.item("CC6.1-01"))
        let two = Office(setups: [Acme.setup(), Acme.setup("soc2-2028")])
        #expect(throws: Refusal.self) { try two.state.item(named: "CC6.1-01") }
        #expect(try two.state.item(named: "soc2-2028/CC6.1-01").engagement == "soc2-2028")
    }

    @Test("An unknown id suggests the nearest")
    func nearest() {
        #expect(throws: Refusal.unknownItem("CC61-01", nearest: ["CC6.1-01", "CC6.1-02", "CC6.1-03"])) {
            try Office().state.item(named: "CC61-01")
        }
        #expect(throws: Refusal.unknownItem("zzzzzz", nearest: [])) { try Office().state.item(named: "zzzzzz") }
    }
}
