import Readiness
import Testing

@Suite("What was attached by mistake is taken back")
struct TakenBackTests {
    private static let may = Acme.day("2027-05-03")...Acme.day("2027-05-03")
    /// The item is its own control, a setting that stays.
    private static let target = EvidenceTarget.control("mini:CC6.1-03")

    private static func setup(_ title: String, result: EvidenceResult? = nil, replaces: EntryID? = nil) -> EvidenceSetup {
        var setup = EvidenceSetup(
            title: title, kind: .setting, content: .text(title), covers: may, performed: may.upperBound,
            collected: may.upperBound,
            targets: [target])
        setup.result = result
        setup.replaces = replaces
        return setup
    }

    private func attach(_ setup: EvidenceSetup, by writer: WriterID, in office: inout Office) throws -> EntryID {
        office.write([.attach(setup)], by: writer)
        return try #require(office.journal.last).id
    }

    private func weighed(_ office: Office) -> [EntryID: WeighedEvidence] {
        let pieces = office.state.record.evidence.pieces
        let weighed = EvidenceSuccession(of: pieces).weighed(pieces, broken: []) { _ in false }
        return Dictionary(uniqueKeysWithValues: weighed.map { ($0.id, $0) })
    }

    @Test("Undoing what took another piece's place brings that back; retiring it does not; a redo takes the place again")
    func replaced() throws {
        var office = Office()
        let old = try attach(Self.setup("Old"), by: Acme.ana, in: &office)
        let new = try attach(Self.setup("New", replaces: old), by: Acme.ben, in: &office)
        #expect(weighed(office).keys.sorted() == [new])
        try office.undo(by: Acme.ben)
        #expect(weighed(office).keys.sorted() == [old])
        try office.redo(by: Acme.ben)
        #expect(weighed(office).keys.sorted() == [new])
        office.write(try office.state.record.decide(.retire, on: new, by: "ben"), by: Acme.ben)
        #expect(weighed(office).isEmpty, "retiring never raises what is covered")
        try office.undo(by: Acme.ben)
        #expect(weighed(office).keys.sorted() == [new])
    }

    @Test("Undoing what failed takes it back; retiring it leaves the failure; nobody undoes what another attached")
    func failed() throws {
        var office = Office()
        let id = try attach(Self.setup("Scan", result: .fail), by: Acme.ana, in: &office)
        office.write(try office.state.record.decide(.retire, on: id, by: "ben"), by: Acme.ben)
        #expect(weighed(office)[id]?.flaws.contains(.failed) ?? false)
        try office.undo(by: Acme.ben)
        // An undo that somebody made up in an editor.
        office.write([.evidence(id, .retired(to: true, was: false))], by: Acme.cho, reversal: .undo(EntryID(Acme.cho, 9)))
        #expect(weighed(office)[id]?.flaws.contains(.failed) ?? false)
        office.write([.evidence(id, .retired(to: false, was: true))], by: Acme.cho)
        try office.undo(by: Acme.ana)
        #expect(weighed(office)[id] == nil)
    }

    @Test("Only whoever attached a piece corrects its result, also of one that was retired; a verdict on it is lifted")
    func corrected() throws {
        var office = Office()
        let id = try attach(Self.setup("Scan", result: .fail), by: Acme.ana, in: &office)
        var correction = EvidenceCorrection()
        correction.result = .some(nil)
        #expect(throws: Refusal.evidence(.foreignResult(title: "Scan", by: "ana"))) {
            try office.state.record.decide(.set(correction), on: id, by: "ben")
        }
        office.write(try office.state.record.decide(.accept, on: id, by: "ben"), by: Acme.ben)
        office.write(try office.state.record.decide(.retire, on: id, by: "ana"), by: Acme.ana)
        office.write(try office.state.record.decide(.set(correction), on: id, by: "ana"), by: Acme.ana)
        #expect(weighed(office)[id] == nil && office.state.record.evidence[id]?.piece.verdict == nil)
        #expect(
            office.journal.last?.sentence(in: office.state)
                == "corrected the result of the evidence “Scan”: none, and not fail")
        try office.undo(by: Acme.ana)
        #expect(weighed(office)[id]?.flaws.contains(.failed) ?? false)
        #expect(office.state.record.evidence[id]?.piece.verdict == .accepted(by: "ben"))
        correction.title = "Other"
        #expect(throws: Refusal.evidence(.retired(title: "Scan"))) {
            try office.state.record.decide(.set(correction), on: id, by: "ana")
        }
    }

    @Test("The evidence beside an item is what others attached to it or its control, and nobody has judged")
    func beside() throws {
        var office = Office()
        let mine = try attach(Self.setup("Mine"), by: Acme.ana, in: &office)
        let waits = try attach(Self.setup("Waits"), by: Acme.ben, in: &office)
        let judged = try attach(Self.setup("Judged"), by: Acme.ben, in: &office)
        let retired = try attach(Self.setup("Retired"), by: Acme.ben, in: &office)
        var setup = Self.setup("Of the item")
        setup.targets = [.item(Acme.item("CC6.1-03"))]
        let ofItem = try attach(setup, by: Acme.cho, in: &office)
        setup.targets = [.item(Acme.item("CC6.1-01"))]
        let other = try attach(setup, by: Acme.cho, in: &office)
        setup = Self.setup("Older")
        (setup.covers, setup.performed) = (Acme.day("2025-05-03")...Acme.day("2025-05-03"), Acme.day("2025-05-03"))
        let older = try attach(setup, by: Acme.ben, in: &office)
        office.write(try office.state.record.decide(.accept, on: judged, by: "cho"), by: Acme.cho)
        office.write(try office.state.record.decide(.retire, on: retired, by: "ben"), by: Acme.ben)
        let found = office.state.evidence(beside: [Acme.item("CC6.1-03")], for: "ana").map(\.id)
        #expect(Set(found) == [waits, ofItem, older], "what is done once counts whenever it was; \([mine, other])")
        let actions = try office.state.judge(found, as: .sendBack(reason: "No date"), by: "ana")
        office.write(actions, by: Acme.ana)
        #expect(office.state.record.evidence[waits]?.piece.verdict == .returned(by: "ana", reason: "No date"))
        #expect(office.state.evidence(beside: [Acme.item("CC6.1-03")], for: "ana").isEmpty)
        try office.undo(by: Acme.ana)
        #expect(office.state.record.evidence[ofItem]?.piece.verdict == nil)
    }
}
