import Readiness
import Testing

@Suite("Evidence is attached, judged and corrected by the rules")
struct EvidenceRulesTests {
    private static let spring = Acme.day("2027-04-01")...Acme.day("2027-06-30")

    private var office = Office()

    private static func setup(_ title: String = "Review", _ content: EvidenceContent = .text("Done.")) -> EvidenceSetup {
        EvidenceSetup(
            title: title, content: content, covers: spring, performed: spring.upperBound, collected: spring.upperBound,
            targets: [.control("access-review"), .item(Acme.item("CC6.1-01"))])
    }

    /// Ana attaches a piece.
    private func attached(in office: inout Office) -> EntryID {
        office.write([.attach(Self.setup())], by: Acme.ana)
        return office.journal.last { if case .attach = $0.action { true } else { false } }?.id ?? EntryID(Acme.ana, 1)
    }

    private func act(_ intent: EvidenceIntent, on id: EntryID, by writer: WriterID, in office: inout Office) throws {
        office.write(try office.state.record.decide(intent, on: id, by: writer.handle), by: writer)
    }

    private func piece(_ id: EntryID, in office: Office) throws -> Evidence {
        try #require(office.state.record.evidence[id]?.piece)
    }

    @Test("A verdict is of a second person, also where the first has another name")
    func secondPerson() throws {
        var office = office
        let id = attached(in: &office)
        for intent in [EvidenceIntent.accept, .sendBack(reason: "No date")] {
            #expect(throws: Refusal.evidence(.own(title: "Review", by: "you"))) {
                try act(intent, on: id, by: Acme.ana, in: &office)
            }
        }
        try act(.accept, on: id, by: Acme.cho, in: &office)
        #expect(try piece(id, in: office).verdict == .accepted(by: "cho"))
        // Cho turns out to be Ana: her verdict counts for nothing, backwards too, and history says so.
        office.write([.same("cho", as: "ana", to: true, was: false)], by: Acme.ben)
        #expect(try piece(id, in: office).verdict == nil)
        #expect(throws: Refusal.evidence(.own(title: "Review", by: "you, as ana"))) {
            try act(.accept, on: id, by: Acme.cho, in: &office)
        }
        let void = VoidEntries(of: office.journal, in: office.state.record)
        let told = office.journal.map { void.sentence(of: $0, in: office.state) }
        #expect(
            told.contains("(void: to accept or return one's own evidence does not count) accepted the evidence “Review”"),
            "\(told)")
        office.write([.same("cho", as: "ana", to: false, was: true)], by: Acme.ben)
        #expect(try piece(id, in: office).verdict == .accepted(by: "cho"))
    }

    @Test("An edited journal in which somebody accepts their own evidence changes nothing, and takes nobody's verdict away")
    func forged() throws {
        var office = office
        let id = attached(in: &office)
        try act(.sendBack(reason: "No date"), on: id, by: Acme.ben, in: &office)
        office.write([.evidence(id, .opinion(to: .accepted, was: .returned(reason: "No date"), seen: id))], by: Acme.ana)
        #expect(try piece(id, in: office).verdict == .returned(by: "ben", reason: "No date"))
        let void = try #require(VoidEntries(knownTo: office.state.record))
        #expect(office.journal.compactMap { void.reason(of: $0, in: office.state) }.count == 1)
    }

    @Test("Correcting a piece lifts the verdict, undoing the correction brings it back, and nobody signs by undoing")
    func lifted() throws {
        var office = office
        let id = attached(in: &office)
        try act(.accept, on: id, by: Acme.ben, in: &office)
        var correction = EvidenceCorrection()
        correction.covers = Acme.day("2027-05-01")...Acme.day("2027-06-30")
        correction.title = "  Review of May "
        try act(.set(correction), on: id, by: Acme.ana, in: &office)
        #expect(try piece(id, in: office).verdict == nil && piece(id, in: office).title == "Review of May")
        #expect(office.state.record.evidence[id]?.lifted(in: office.state.record.samePeople)?.opinion == .accepted)
        try office.undo(by: Acme.ana)
        #expect(try piece(id, in: office).verdict == .accepted(by: "ben") && piece(id, in: office).covers == Self.spring)
        try office.redo(by: Acme.ana)
        #expect(try piece(id, in: office).verdict == nil)
        // A new verdict is of what it says now.
        try act(.sendBack(reason: "May only"), on: id, by: Acme.ben, in: &office)
        #expect(try piece(id, in: office).verdict == .returned(by: "ben", reason: "May only"))
        try office.undo(by: Acme.ben)
        #expect(try piece(id, in: office).verdict == nil)
        try office.redo(by: Acme.ben)
        #expect(try piece(id, in: office).verdict == .returned(by: "ben", reason: "May only"))
    }

    @Test("A verdict of what somebody had not seen does not count: the days were corrected meanwhile in another clone")
    func unseen() throws {
        var office = office
        let id = attached(in: &office)
        let clock = (office.state.record.last?.clock ?? 0) + 1
        let june = Acme.day("2027-06-01")...Acme.day("2027-06-30")
        office.write([.evidence(id, .covers(to: june, was: Self.spring))], by: Acme.ana, clock: clock)
        office.write([.evidence(id, .opinion(to: .accepted, was: nil, seen: id))], by: Acme.ben, clock: clock)
        #expect(try piece(id, in: office).verdict == nil && piece(id, in: office).covers == june)
        // An undo that somebody made up, which changes the days and claims to bring back what stood, keeps no verdict.
        try act(.accept, on: id, by: Acme.ben, in: &office)
        #expect(try piece(id, in: office).verdict != nil)
        office.write(
            [.evidence(id, .covers(to: Self.spring, was: june))], by: Acme.cho, reversal: .undo(EntryID(Acme.cho, 1)))
        #expect(try piece(id, in: office).verdict == nil)
    }

    @Test("Two people who correct the same without seeing each other are a clash; one value stands")
    func clash() throws {
        var office = office
        let id = attached(in: &office)
        let clock = (office.state.record.last?.clock ?? 0) + 1
        office.write([.evidence(id, .title(to: "A", was: "Review"))], by: Acme.ana, clock: clock)
        office.write([.evidence(id, .title(to: "B", was: "Review"))], by: Acme.ben, clock: clock)
        let known = try #require(office.state.record.evidence[id])
        #expect(known.piece.title == "B" && known.clashes.keys.map { $0 } == [.title])
    }

    @Test("Undo retires what was attached, redo puts it back; what somebody else has changed since stays")
    func undo() throws {
        var office = office
        let id = attached(in: &office)
        try office.undo(by: Acme.ana)
        #expect(try piece(id, in: office).isRetired)
        #expect(throws: Refusal.evidence(.retired(title: "Review"))) { try act(.accept, on: id, by: Acme.ben, in: &office) }
        try office.redo(by: Acme.ana)
        #expect(try !piece(id, in: office).isRetired)
        try act(.retire, on: id, by: Acme.ben, in: &office)
        #expect(throws: Refusal.self) { try office.undo(by: Acme.ana) }
        #expect(office.state.record.strays == 0)
    }

    @Test("Links are made and taken back; the last one is not")
    func links() throws {
        var office = office
        let id = attached(in: &office)
        try act(.link(.control("mfa")), on: id, by: Acme.ben, in: &office)
        #expect(try piece(id, in: office).controls == ["access-review", "mfa"])
        #expect(try office.state.record.decide(.link(.control("mfa")), on: id, by: "ben").isEmpty)
        try act(.unlink(.control("mfa")), on: id, by: Acme.ana, in: &office)
        try act(.unlink(.control("access-review")), on: id, by: Acme.ana, in: &office)
        #expect(throws: Refusal.evidence(.lastTarget(title: "Review"))) {
            try act(.unlink(.item(Acme.item("CC6.1-01"))), on: id, by: Acme.ana, in: &office)
        }
    }

    @Test("An entry about a piece that nobody attached says nothing, and is counted")
    func strays() {
        var office = office
        office.write([.evidence(EntryID(Acme.cho, 77), .retired(to: true, was: false))], by: Acme.ben)
        #expect(office.state.record.evidence.isEmpty && office.state.record.strays == 1)
    }

    @Test("A piece is found by its entry and by its short name, whatever the case of letters")
    func names() throws {
        var office = office
        let id = attached(in: &office)
        let record = office.state.record
        for text in [id.description, id.evidenceName, id.evidenceName.lowercased()] {
            #expect(try record.evidence(named: text).id == id)
        }
        #expect(throws: Refusal.evidence(.unknown("E-nobody"))) { try record.evidence(named: "E-nobody") }
    }

    @Test(
        "Addresses are those of web pages, and hold no password",
        arguments: [
            ("https://drive.example/a?b=c#d", true), ("http://intra/list", true), ("HTTPS://X.example", true),
            ("javascript:alert(1)", false), ("file:///etc/passwd", false), ("https://", false), ("https:///x", false),
            ("https://user:secret@x.example/", false), ("https://x.example/a b", false), ("https://x.example/\u{1B}[31m", false),
            ("https://-x/", false), ("https://x.example/\"onmouseover", false), ("ftp://x.example", false), ("x.example", false),
            ("https://x.example/" + String(repeating: "a", count: 2_000), false), ("https://bücher.example/", false),
        ])
    func addresses(text: String, isGood: Bool) {
        #expect(((try? EvidenceSetup.address(text)) != nil) == isGood, "\(text)")
    }

    @Test("What cannot be evidence is refused with a reason")
    func refused() {
        func refusal(_ change: (inout EvidenceSetup) -> Void) -> Refusal? {
            var setup = Self.setup()
            change(&setup)
            do throws(Refusal) {
                _ = try setup.checked(in: office.state.record)
                return nil
            } catch { return error }
        }
        #expect(refusal { _ in } == nil)
        #expect(refusal { $0.targets = [] } == .evidence(.noTarget))
        #expect(refusal { $0.kind = .population } == .evidence(.countMissing))
        #expect(refusal { ($0.kind, $0.count) = (.population, 0) } == .evidence(.queryMissing))
        #expect(refusal { ($0.kind, $0.count, $0.method) = (.population, 0, "select") } == nil)
        #expect(refusal { $0.count = -1 } == .evidence(.countNegative))
        #expect(refusal { $0.sample = EvidenceSample(size: 3, how: "", exceptions: 4) } != nil)
        #expect(refusal { $0.sample = EvidenceSample(size: 0, how: "", exceptions: 0) } == .evidence(.sampleOfNone))
        #expect(refusal { $0.replaces = EntryID(Acme.ana, 99) } == .evidence(.unknown("ana-4f1c0001:99")))
        #expect(refusal { $0.title = " " } == .textMissing(what: .title))
        #expect(refusal { $0.content = .text("") } == .textMissing(what: .text))
        #expect(refusal { $0.covers = Acme.day("2000-01-01")...Acme.day("2027-01-01") } != nil)
    }

    @Test("What is odd about days is said, and nothing is refused for it")
    func warnings() {
        let today = Acme.day("2027-05-10")
        func warnings(_ change: (inout EvidenceSetup) -> Void) -> [EvidenceWarning] {
            var setup = Self.setup()
            setup.covers = Acme.day("2027-01-01")...Acme.day("2027-03-31")
            (setup.performed, setup.collected) = (Acme.day("2027-03-31"), today)
            change(&setup)
            return setup.warnings(in: office.state.record, today: today)
        }
        #expect(warnings { _ in } == [])
        #expect(
            warnings { $0.covers = Self.spring } == [
                .ahead(until: Self.spring.upperBound), .performedBefore(Acme.day("2027-03-31"), covers: Self.spring.lowerBound),
            ])
        #expect(
            warnings { ($0.covers, $0.performed) = (Self.spring, Self.spring.upperBound) } == [
                .ahead(until: Self.spring.upperBound)
            ])
        #expect(warnings { ($0.performed, $0.kind) = (Acme.day("2026-01-01"), .document) } == [])
        #expect(warnings { $0.collected = Acme.day("2027-05-11") } == [.collectedAhead(Acme.day("2027-05-11"))])
        #expect(
            warnings { $0.collected = Acme.day("2027-03-30") } == [
                .collectedBefore(Acme.day("2027-03-30"), performed: Acme.day("2027-03-31"))
            ])
        #expect(warnings { $0.sample = EvidenceSample(size: 5, how: "", exceptions: 2) } == [.exceptionsWithoutResult(2)])
    }

    @Test(
        "A target is a control, an item that is its own control, or an item of a report",
        arguments: [
            ("access-review", EvidenceTarget.control("access-review")), ("soc2:CC6.1-04", .control("soc2:CC6.1-04")),
            ("own:CC6.1-x7kq2mz", .control("own:CC6.1-x7kq2mz")), ("soc2/CC6.1-04", .item(ItemAddress("soc2", "CC6.1-04"))),
            ("soc2#R-001", nil), ("", nil), ("Access Review", nil), ("a/b/c", nil), (":x", nil), ("x:", nil),
        ] as [(String, EvidenceTarget?)])
    func targets(text: String, target: EvidenceTarget?) {
        #expect(EvidenceTarget(text) == target)
        if let target { #expect(target.description == text) }
    }
}
