import HashTreeCollections
import Readiness
import Testing

@Suite("What two people decided at once about controls, evidence and requests")
struct DisputeTests {
    private static let spring = Acme.day("2027-04-01")...Acme.day("2027-06-30")

    /// Somebody attaches a piece, and two others act on it without seeing each other.
    private func office(_ one: (EntryID) -> Action, _ other: (EntryID) -> Action) -> (Office, EntryID) {
        var office = Office()
        office.write(
            [
                .attach(
                    EvidenceSetup(
                        title: "Review", content: .text("Done."), covers: Self.spring, performed: Self.spring.upperBound,
                        collected: Self.spring.upperBound, targets: [.control("access-review"), .control("mfa")]))
            ], by: Acme.ana)
        let id = office.journal.last?.id ?? EntryID(Acme.ana, 1)
        let clock = (office.state.record.last?.clock ?? 0) + 1
        office.write([one(id)], by: Acme.ben, clock: clock)
        office.write([other(id)], by: Acme.cho, clock: clock)
        return (office, id)
    }

    private func entry(_ id: EntryID, in office: Office) throws -> Entry {
        try #require(office.journal.first { $0.id == id })
    }

    @Test(
        "A verdict that overrode another unseen: both are known, and a third gives the one that is taken",
        arguments: [true, false])
    func verdicts(keeps: Bool) throws {
        var (office, id) = office(
            { .evidence($0, .opinion(to: .accepted, was: nil, seen: $0)) },
            { .evidence($0, .opinion(to: .returned(reason: "No date"), was: nil, seen: $0)) })
        let dispute = try #require(office.state.record.disputes.first)
        #expect(office.state.record.disputes.count == 1 && dispute.subject == .evidence(id))
        #expect(dispute.sides.map(\.writer) == [Acme.ben, Acme.cho] && dispute.standing?.writer == Acme.cho)
        let side = try entry(dispute.sides[keeps ? 1 : 0], in: office)
        #expect(throws: Refusal.evidence(.own(title: "Review", by: "you"))) {
            try office.state.record.settle(dispute, taking: side, by: "ana")
        }
        office.write(try office.state.record.settle(dispute, taking: side, by: "ben"), by: Acme.ben)
        #expect(office.state.record.disputes.isEmpty)
        let verdict = office.state.record.evidence[id]?.piece.verdict
        #expect(verdict == (keeps ? .returned(by: "ben", reason: "No date") : .accepted(by: "ben")))
    }

    @Test("Days and titles: what is taken stands, undoing that brings the other back, and no new dispute comes of it")
    func fields() throws {
        let march = Acme.day("2027-03-01")...Acme.day("2027-03-31")
        var (office, id) = office(
            { .evidence($0, .covers(to: march, was: Self.spring)) },
            { .evidence($0, .covers(to: Self.spring.upperBound...Self.spring.upperBound, was: Self.spring)) })
        let dispute = try #require(office.state.record.disputes(about: .evidence(id)).first)
        let side = try entry(dispute.sides[0], in: office)
        office.write(try office.state.record.settle(dispute, taking: side, by: "ana"), by: Acme.ana)
        #expect(office.state.record.evidence[id]?.piece.covers == march && office.state.record.disputes.isEmpty)
        try office.undo(by: Acme.ana)
        #expect(office.state.record.evidence[id]?.piece.covers != march && office.state.record.disputes.isEmpty)
    }

    @Test("Three who set the same are three sides of one dispute")
    func three() throws {
        var (office, id) = office(
            { .evidence($0, .title(to: "B", was: "Review")) }, { .evidence($0, .title(to: "C", was: "Review")) })
        let clock = (office.state.record.last?.clock ?? 0) + 1
        office.write([.evidence(id, .title(to: "A", was: "Review"))], by: Acme.ana, clock: clock)
        let dispute = try #require(office.state.record.disputes.first)
        #expect(office.state.record.disputes.count == 1 && dispute.sides.map(\.writer) == [Acme.ben, Acme.cho, Acme.ana])
    }

    @Test("A link that only one of them knew: the last is never taken away by settling")
    func links() throws {
        var (office, id) = office(
            { .evidence($0, .shows(.control("mfa"), to: false, was: true)) },
            { .evidence($0, .shows(.control("access-review"), to: false, was: true)) })
        #expect(office.state.record.disputes.isEmpty, "they are two fields")
        office =
            self.office(
                { .evidence($0, .shows(.control("mfa"), to: false, was: true)) },
                { .evidence($0, .shows(.control("mfa"), to: true, was: true)) }
            ).0
        #expect(office.state.record.disputes.count == 1)
        let dispute = try #require(office.state.record.disputes.first)
        let side = try entry(dispute.sides[0], in: office)
        office.write([.evidence(id, .shows(.control("access-review"), to: false, was: true))], by: Acme.ana)
        #expect(throws: Refusal.evidence(.lastTarget(title: "Review"))) {
            try office.state.record.settle(dispute, taking: side, by: "ana")
        }
    }

    @Test("A control's owner, frequency and sentence, and a request's owner, are settled by setting them once more")
    func others() throws {
        let number = Acme.request("R-001")
        var office = Office()
        office.write([.request("soc2", number, .added(AskedRequest(text: "All users")))], by: Acme.ana)
        let clock = (office.state.record.last?.clock ?? 0) + 1
        let changes: [(Action, Action)] = [
            (.control("mfa", .owner(to: "ben", was: nil)), .control("mfa", .owner(to: "cho", was: nil))),
            (
                .control("mfa", .schedule(to: ControlSchedule(.weekly), was: nil)),
                .control("mfa", .schedule(to: ControlSchedule(.daily), was: nil))
            ),
            (.control("mfa", .statement(to: "One.", was: nil)), .control("mfa", .statement(to: "Other.", was: nil))),
            (.request("soc2", number, .owner(to: "ben", was: nil)), .request("soc2", number, .owner(to: "cho", was: nil))),
        ]
        for (one, other) in changes {
            office.write([one], by: Acme.ben, clock: clock)
            office.write([other], by: Acme.cho, clock: clock)
        }
        let disputes = office.state.record.disputes
        #expect(disputes.map(\.subject) == [.control("mfa"), .control("mfa"), .control("mfa"), .request("soc2", number)])
        for dispute in disputes {
            let side = try entry(dispute.sides[0], in: office)
            office.write(try office.state.record.settle(dispute, taking: side, by: "ana"), by: Acme.ana)
        }
        #expect(office.state.record.disputes.isEmpty)
        let control = try #require(office.state.record.controls["mfa"])
        #expect(control.owner.value == "ben" && control.statement.value == "One.")
        #expect(control.schedule.value == ControlSchedule(.weekly))
        #expect(office.state.record.engagement("soc2")?.requests[number]?.owner.value == "ben")
    }
}
