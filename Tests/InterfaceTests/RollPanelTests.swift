import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("The next report begins on the screen where the old one ends")
struct RollPanelTests {
    private func desk(_ size: Size = Size(width: 120, height: 40)) throws -> Desk {
        var desk = try Desk(size: size) { desk in
            try desk.tell()
            try desk.act(.exclude(reason: "No office"), "A1.2-01", by: Desk.ben, on: "2026-11-12")
        }
        desk.press(.to(.scope))
        return desk
    }

    @Test(
        "It proposes the same time again, says what is kept, and shows the new report; what is Not applicable is to be confirmed",
        arguments: [Size(width: 120, height: 40), Size(width: 80, height: 24)])
    func roll(size: Size) throws {
        var desk = try desk(size)
        desk.press("F")
        #expect(desk.screen.contains("2027-07-01") && desk.screen.contains("2027-12-31"), "\(desk.screen)")
        desk.press(.enter)
        let asked = (desk.state.panel as? Question)?.lines.joined(separator: " ") ?? ""
        #expect(asked.contains("2 Not applicable, to be confirmed by a second person"), "\(asked)")
        #expect(asked.contains("stay with the old report"), "\(asked)")
        try FrameFiles.expect(desk.frame, isLike: "roll-\(size.width)x\(size.height)")
        desk.press("n")
        #expect(desk.state.workspace?.engagements.count == 2 && desk.screen.contains("2027-07-01"), "no goes back")
        desk.press(.enter, "y")
        #expect(desk.state.workspace?.engagements.count == 3 && desk.state.tab == .overview)
        let report = try #require(desk.state.engagement)
        #expect(
            report.record.rolledFrom == "soc2"
                && report.record.type.value == .type2(Northwind.day("2027-07-01")...Northwind.day("2027-12-31")))
        let work = report.work(on: "A1.2-01")
        #expect(work.status == .notApplicable && work.confirmation == .wanted)
        if size.height > 24 { #expect(desk.screen.contains("Not applicable, to look at again")) }
        desk.press("u")
        #expect(desk.screen.contains("Undo"), "a whole report is not taken back without a question")
        desk.press("y")
        #expect(desk.state.workspace?.engagements.count == 2)
    }

    @Test("Dates that do not come later are refused where they are typed")
    func backwards() throws {
        var desk = try desk()
        desk.press("F")
        desk.type("2026-01-01")
        desk.press(.tab)
        desk.type("2026-06-30")
        desk.press(.enter)
        #expect(desk.state.panel != nil && desk.state.workspace?.engagements.count == 2)
        #expect(desk.screen.contains("30 Jun 2027"), "\(desk.screen)")
    }

    @Test(
        "r confirms what somebody else marked Not applicable; on one's own it asks for a second; d says when it is looked at again"
    )
    func confirm() throws {
        var desk = try desk()
        desk.press("2")
        desk.type("/A1.2-01")
        desk.press(.enter, "r")
        #expect(desk.work("A1.2-01").confirmation == .given && desk.work("A1.2-01").confirmedBy == "ana")
        #expect(desk.screen.contains("Confirmed"))
        desk.press("u")
        #expect(desk.work("A1.2-01").confirmation == .none)
        desk.press("d")
        #expect(desk.screen.contains("Look again"))
        desk.type("2027-03-01")
        desk.press(.enter)
        #expect(desk.work("A1.2-01").lookAgain.value == Northwind.day("2027-03-01"))
        #expect(desk.screen.contains("to be looked at on 1 Mar 2027"))
        desk.press("n", "n")
        desk.type("Ours is a cloud")
        desk.press(.enter, "r")
        #expect(desk.work("A1.2-01").confirmation == .wanted && desk.screen.contains("a second person is to confirm it"))
        desk.press("r")
        #expect(desk.work("A1.2-01").confirmation == .none)
    }
}
