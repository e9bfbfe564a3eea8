import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("What evidence and the auditor wait for, on the Overview")
struct OverviewProofTests {
    private static func number(_ text: String) -> RequestNumber {
        guard let number = RequestNumber(text) else { preconditionFailure("\(text) is no number of a request") }
        return number
    }

    /// A desk in May, in a period from January to June: evidence with gaps, a piece of Ana's that came back, and a list
    /// of the auditor.
    private func desk(size: Size = Size(width: 120, height: 40)) throws -> Desk {
        var desk = try Desk(size: size)
        func attach(_ title: String, _ covers: ClosedRange<String>, to key: String, by writer: WriterID, fails: Bool = false)
            throws
        {
            let days = Northwind.day(covers.lowerBound)...Northwind.day(covers.upperBound)
            var setup = EvidenceSetup(
                title: title, content: .text(title), covers: days, performed: days.upperBound, collected: days.upperBound,
                targets: [.control(key)])
            if fails { setup.result = .fail }
            desk.record([.attach(setup)], by: writer, at: days.upperBound)
        }
        for key in ["access-review", "log-collection"] {
            desk.record([.control(key, .owner(to: "ana", was: nil))], by: Desk.ana, at: Northwind.day("2027-01-04"))
        }
        try attach("Access review, first quarter", "2027-03-30"..."2027-03-30", to: "access-review", by: Desk.ana)
        let piece = try #require(desk.journal.last).id
        desk.record(
            [.evidence(piece, .opinion(to: .returned(reason: "Two systems are missing"), was: nil, seen: piece))], by: Desk.ben,
            at: Northwind.day("2027-04-12"))
        try attach("Log forwarding", "2027-02-10"..."2027-02-10", to: "log-collection", by: Desk.ana, fails: true)
        for month in ["2027-01-31", "2027-02-28"] { try attach("Rotation", month...month, to: "key-rotation", by: Desk.ben) }
        func ask(_ number: String, _ text: String, _ owner: Handle?, due: String) {
            let asked = AskedRequest(text: text, owner: owner, due: Northwind.day(due))
            desk.record([.request("soc2", Self.number(number), .added(asked))], by: Desk.ben, at: Northwind.day("2027-04-20"))
        }
        ask("R-001", "Access review of the first quarter", "ana", due: "2027-05-17")
        ask("R-002", "Policy on access, as approved", "ben", due: "2027-05-12")
        ask("R-003", "Walkthrough of logical access", "ana", due: "2027-05-25")
        ask("R-004", "Restore test with its result", nil, due: "2027-05-28")
        ask("R-005", "System description, draft", "ana", due: "2027-09-01")
        desk.record(
            [
                .request("soc2", Self.number("R-002"), .state(to: .submitted, was: .open)),
                .request("soc2", Self.number("R-002"), .verdict(to: .accepted, was: .none)),
            ], by: Desk.ben, at: Northwind.day("2027-05-11"))
        desk.wait(until: "2027-05-20")
        desk.press("1")
        return desk
    }

    private func cursorLine(_ desk: Desk) -> String {
        let overview = desk.state.overview
        let visible = OverviewLayout(overview, desk.state.context).next
        let lines = desk.screen.split(separator: "\n", omittingEmptySubsequences: false)
        var window = overview.window
        let rows = window.rows(of: overview.rows.count, height: visible.height - 2)
        return String(lines[visible.y + 1 + overview.window.cursor - rows.lowerBound])
    }

    /// Puts the cursor on the line that says something, and goes there.
    private func go(to text: String, _ desk: inout Desk) {
        desk.press("1", .home)
        for _ in 0..<desk.state.overview.rows.count where !cursorLine(desk).contains(text) { desk.press(.down) }
        #expect(cursorLine(desk).contains(text), "\(text)")
        desk.press(.enter)
    }

    @Test(
        "What came back, what the auditor waits for and what is not shown stand there, mine first, at each size",
        arguments: [
            Size(width: 60, height: 16), Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 200, height: 60),
        ])
    func frames(size: Size) throws {
        let desk = try desk(size: size)
        try FrameFiles.expect(desk.frame, isLike: "overview-evidence-\(size.width)x\(size.height)")
    }

    @Test("Mine stands before the team's: returned evidence, requests, gaps; then the others'")
    func order() throws {
        let rows = try desk().state.overview.rows
        let reasons = rows.compactMap { if case .reason(let reason, let count) = $0 { "\(reason) \(count)" } else { nil } }
        #expect(Array(reasons.prefix(3)) == ["returnedEvidence 1", "requests 2", "gaps 3"])
        #expect(reasons.contains("teamRequests 1") && reasons.contains { $0.hasPrefix("teamGaps") })
        let mine = rows.compactMap { if case .request(let number, .requests) = $0 { number.text } else { nil } }
        #expect(mine == ["R-001", "R-003"], "late first; what is due in autumn can wait")
        let gaps = rows.compactMap { if case .gap(let gap, .gaps) = $0 { gap.key } else { nil } }
        #expect(gaps == ["access-review", "new-users", "log-collection"], "what came back is a gap, too")
    }

    @Test("A gap is mine where I own the control; where nobody does, where I own one of its items")
    func mine() throws {
        var desk = try desk()
        let gaps = { (desk: Desk) in
            desk.state.overview.rows.compactMap { if case .gap(let gap, .gaps) = $0 { gap.key } else { nil } }
        }
        desk.record(
            [.control("log-collection", .owner(to: "ben", was: "ana"))], by: Desk.ana, at: Northwind.day("2027-05-19"))
        desk.wait(until: "2027-05-20")
        desk.press("1")
        #expect(gaps(desk) == ["access-review", "new-users"], "Ben has it now")
        let item = try #require(desk.state.engagement).items.first { $0.control == "key-rotation" || $0.id == "CC6.1-03" }
        let address = ItemAddress("soc2", try #require(item).id)
        desk.record([.owner(address, to: "ana", was: "ben")], by: Desk.ana, at: Northwind.day("2027-05-19"))
        desk.wait(until: "2027-05-20")
        desk.press("1")
        #expect(gaps(desk) == ["access-review", "key-rotation", "new-users"], "nobody owns the control, and the item is Ana's")
    }

    @Test("Enter goes to the piece, the control's gap or the request")
    func going() throws {
        var desk = try desk()
        go(to: "Access review, first quarter", &desk)
        #expect(desk.state.tab == .evidence && desk.state.evidence.control?.key == "access-review")
        #expect(desk.state.evidence.occurrence?.state == .returned)
        go(to: "failed 1 Jan", &desk)
        #expect(desk.state.tab == .evidence && desk.state.evidence.control?.key == "log-collection")
        #expect(desk.state.evidence.occurrence?.state == .failed)
        go(to: "#R-003", &desk)
        #expect(desk.state.tab == .requests && desk.state.requests.number?.text == "R-003")
        go(to: "wait for you", &desk)
        #expect(desk.state.requests.rows.map(\.text) == ["R-001", "R-003", "R-005"])
        go(to: "have gaps in their evidence", &desk)
        #expect(desk.state.evidence.filter.owner == .person("ana") && desk.state.evidence.filter.hasGap)
    }

    @Test("The figures say how far the auditor's list is, and nothing where there is none")
    func figures() throws {
        #expect(try desk().screen.contains("Requests: 1 of 5 accepted"))
        #expect(try desk().screen.contains("1 late"))
        #expect(try !Desk().screen.contains("Requests: "))
    }

    @Test("As many controls have a gap here as the Evidence screen says")
    func sameGaps() throws {
        var desk = try desk()
        let counts = desk.state.overview.rows.reduce(0) { sum, row in
            switch row {
            case .reason(.gaps, let count), .reason(.teamGaps, let count): sum + count
            default: sum
            }
        }
        desk.press(.to(.evidence))
        let coverage = try #require(desk.state.evidence.coverage)
        let engagement = try #require(desk.state.engagement)
        #expect(counts == coverage.controls.count { $0.hasGap && $0.isListed(in: engagement) } && counts > 0)
    }
}
