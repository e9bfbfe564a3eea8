import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("Evidence is judged, settled and attached where one looks at it")
struct EvidenceJudgingTests {
    private static let number = RequestNumber("R-001")

    private static func setup(_ title: String, _ day: String, _ target: String, kind: EvidenceKind = .record) -> EvidenceSetup {
        let days = Northwind.day(day)...Northwind.day(day)
        return EvidenceSetup(
            title: title, kind: kind, content: .text(title), covers: days, performed: days.upperBound, collected: days.upperBound,
            targets: EvidenceTarget(target).map { [$0] } ?? [])
    }

    /// A desk in the middle of May at which ben has attached two pieces, and ana one.
    private func desk(_ size: Size = Size(width: 120, height: 40), _ more: (inout Desk) throws -> Void = { _ in }) throws -> Desk
    {
        var desk = try Desk(size: size)
        let day = Northwind.day("2027-05-01")
        desk.record([.attach(Self.setup("Review, first quarter", "2027-03-30", "access-review"))], by: Desk.ben, at: day)
        desk.record([.attach(Self.setup("Review, second quarter", "2027-05-10", "access-review"))], by: Desk.ben, at: day)
        desk.record([.attach(Self.setup("Notes on it", "2027-03-29", "access-review"))], by: Desk.ana, at: day)
        try more(&desk)
        desk.wait(until: "2027-05-20")
        return desk
    }

    private func pieces(_ desk: Desk) -> [Evidence] { desk.state.workspace?.record.evidence.pieces ?? [] }

    @Test(
        "R returns an item with its evidence for one reason: never one's own pieces, one step for undo, and tab leaves them out")
    func returned() throws {
        var desk = try desk()
        desk.press("2")
        desk.type("/CC6.2-01")
        desk.press(.enter, "R")
        #expect(desk.screen.contains("With 2 pieces of evidence that belong to it, for the same reason"))
        desk.type("No date on it")
        desk.press(.tab)
        #expect(desk.screen.contains("Without its evidence"))
        desk.press(.tab, .enter)
        #expect(desk.work("CC6.2-01").returned?.reason == "No date on it")
        #expect(
            pieces(desk).map(\.verdict) == [
                .returned(by: "ana", reason: "No date on it"), .returned(by: "ana", reason: "No date on it"), nil,
            ])
        #expect(desk.footer.contains("returned 2 pieces of evidence"), "\(desk.footer)")
        desk.press("u")
        #expect(pieces(desk).allSatisfy { $0.verdict == nil } && desk.work("CC6.2-01").status == .ready)
        desk.press("R")
        desk.type("No date")
        desk.press(.tab, .enter)
        #expect(pieces(desk).allSatisfy { $0.verdict == nil } && desk.work("CC6.2-01").returned != nil)
    }

    @Test("r reviews an item, and accepts its evidence where somebody says so")
    func reviewed() throws {
        var desk = try desk()
        desk.press("2")
        desk.type("/CC6.2-01")
        desk.press(.enter, "r")
        #expect(desk.screen.contains("Without its evidence; tab accepts 2 pieces of evidence"))
        desk.press(.tab, .enter)
        #expect(desk.work("CC6.2-01").status == .reviewed)
        #expect(pieces(desk).map(\.verdict) == [.accepted(by: "ana"), .accepted(by: "ana"), nil])
        desk.press("u")
        #expect(pieces(desk).allSatisfy { $0.verdict == nil } && desk.work("CC6.2-01").status == .ready)
    }

    @Test(
        "What was corrected or retired after a review lifts it: the page says so, the list and the figures, and who may looks again"
    )
    func changedSince() throws {
        var desk = try desk(Size(width: 120, height: 60))
        desk.press("2")
        desk.type("/CC6.2-01")
        desk.press(.enter, "r", .enter)
        #expect(desk.work("CC6.2-01").status == .reviewed && !desk.screen.contains("lifted"))
        let (first, second) = (pieces(desk)[0], pieces(desk)[1])
        desk.record(
            [.evidence(first.id, .title(to: "Other", was: first.title))], by: Desk.ben, at: Northwind.day("2027-05-20"))
        desk.record([.evidence(second.id, .retired(to: true, was: false))], by: Desk.ben, at: Northwind.day("2027-05-20"))
        desk.wait(until: "2027-05-20")
        let words = desk.screen.filter { $0 != "│" }.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let lifted = "lifted: evidence \(first.id.evidenceName) was corrected by Ben Okafor on 20 May"
        #expect(words.contains("Review by Ana Ruiz,") && words.contains(lifted), "\(desk.screen)")
        #expect(desk.work("CC6.2-01").status == .ready && desk.screen.contains(" lifted│"), "\(desk.screen)")
        // It waits in the queue of whoever may review it.
        desk.press("r", .enter)
        #expect(desk.work("CC6.2-01").status == .reviewed && !desk.screen.contains("lifted"), "\(desk.screen)")
    }

    @Test("On the Evidence tab a piece is accepted, returned and retired; of several it asks which; one's own is refused")
    func judged() throws {
        var desk = try desk()
        desk.press("3", "l", "r")
        #expect(pieces(desk)[1].verdict == .accepted(by: "ana") && desk.footer.contains("accepted"))
        desk.press("h", "R")
        #expect(desk.screen.contains("Return which?") && desk.screen.contains("Notes on it"))
        desk.type("Notes")
        desk.press(.enter)
        #expect(desk.footer.contains("to accept or return it needs a second person"), "\(desk.footer)")
        desk.press("R")
        desk.type("first")
        desk.press(.enter)
        desk.type("Of the wrong system")
        desk.press(.enter)
        #expect(pieces(desk)[0].verdict == .returned(by: "ana", reason: "Of the wrong system"))
        desk.press("l", "D")
        #expect(desk.screen.contains("shows nothing any more"))
        desk.press("y")
        #expect(pieces(desk)[1].isRetired)
        desk.press("u")
        #expect(!pieces(desk)[1].isRetired)
    }

    @Test("Who retires a setting that failed is told what closes it")
    func lasting() throws {
        var setup = Self.setup("Log forwarding", "2027-02-10", "log-collection", kind: .setting)
        setup.result = .fail
        var desk = try desk { desk in desk.record([.attach(setup)], by: Desk.ben, at: Northwind.day("2027-02-10")) }
        desk.press("3")
        desk.type("/log-coll")
        desk.press(.enter, "D")
        #expect(desk.screen.contains("still says that it failed on 10 Feb 2027: attach"), "\(desk.screen)")
        #expect(desk.screen.contains("a later result that passed"))
    }

    @Test(
        "What two people decided at once about a control and a piece stands on the Overview and the Evidence tab, and s settles it"
    )
    func disputed() throws {
        var desk = try desk { desk in
            let day = Northwind.day("2027-05-02")
            let first = desk.journal.first { if case .attach = $0.action { true } else { false } }
            let id = try #require(first).id
            desk.record([.evidence(id, .title(to: "Ben's title", was: "Review, first quarter"))], by: Desk.ben, at: day)
            desk.record([.evidence(id, .title(to: "Taro's title", was: "Review, first quarter"))], by: Desk.taro, at: day)
            desk.record([.control("access-review", .owner(to: "ben", was: nil))], by: Desk.ben, at: day)
            desk.record([.control("access-review", .owner(to: "taro", was: nil))], by: Desk.taro, at: day)
        }
        #expect(desk.screen.contains("2 controls, pieces and requests were changed by two people at once"), "\(desk.screen)")
        desk.press("3")
        #expect(desk.screen.contains("Two people decided this without seeing each other; s settles it"))
        #expect(desk.screen.contains("(this stands)") && desk.screen.contains("renamed the evidence"))
        desk.press("s")
        #expect(desk.screen.contains("enter keeps what is marked, or takes the other"))
        desk.type("Ben's title")
        desk.press(.enter)
        #expect(pieces(desk)[0].title == "Ben's title")
        desk.press("s", .enter)
        #expect(desk.state.workspace?.record.disputes.isEmpty ?? false)
        #expect(!desk.screen.contains("without seeing each other"))
    }

    @Test("a on a request attaches what answers it, to what it is about: one step for undo")
    func answered() throws {
        let number = try #require(Self.number)
        var desk = try desk { desk in
            desk.record(
                [
                    .request(
                        "soc2", number,
                        .added(
                            AskedRequest(
                                text: "All user accounts", kind: .document, targets: [.control("access-review")],
                                capture: Northwind.day("2027-04-30"))))
                ], by: Desk.ben, at: Northwind.day("2027-05-01"))
        }
        desk.press(.to(.requests), "a")
        #expect(desk.screen.contains("R-001 All user accounts") && desk.screen.contains("2027-04-30"))
        desk.type("https://drive.example/users")
        desk.press(.enter)
        let piece = try #require(pieces(desk).last)
        #expect(piece.controls == ["access-review"] && piece.covers == Northwind.day("2027-04-30")...Northwind.day("2027-04-30"))
        #expect(desk.state.engagement?.request(number)?.evidence == [piece.id])
        desk.press("u")
        #expect(pieces(desk).last?.isRetired ?? false)
        #expect(desk.state.engagement?.request(number)?.evidence.isEmpty ?? false)
    }

    @Test("Where nobody has settled what a request is about, it says which key does")
    func unsettled() throws {
        let number = try #require(Self.number)
        var desk = try desk { desk in
            desk.record(
                [.request("soc2", number, .added(AskedRequest(text: "Anything")))], by: Desk.ben, at: Northwind.day("2027-05-01"))
        }
        desk.press(.to(.requests), "a")
        #expect(desk.state.panel == nil && desk.footer.contains("t does"))
    }
}
