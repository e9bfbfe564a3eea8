import HarmlessText
import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("The Overview says when the report will be ready")
struct ForecastTests {
    /// A desk at a report on which something was ticked in most weeks since the end of August.
    private static func desk(
        _ size: Size = Size(width: 120, height: 40), glyphs: GlyphSet = .unicode,
        weeks: [Int] = [2, 1, 0, 2, 1, 0, 1, 1, 0, 1, 1, 0]
    ) -> Desk {
        Desk(size: size, glyphs: glyphs) { desk in
            let began = Northwind.day("2026-08-31")
            desk.record(
                [
                    .person("ana", name: "Ana Ruiz", was: nil), .person("ben", name: "Ben Okafor", was: nil),
                    .engage(
                        EngagementSetup(
                            id: "soc2", report: .soc2, catalog: "soc2",
                            type: .type2(Northwind.day("2027-01-01")...Northwind.day("2027-06-30")),
                            organization: "Northwind Ledger", service: "Ledger API", areas: ["A"])),
                ], by: Desk.ana, at: began)
            var items = (desk.engagements.first?.items ?? [])[...]
            guard let engagement = desk.engagements.first else { return }
            items = items.filter { engagement.isInScope($0) }[...]
            for item in items {
                desk.record([.owner(ItemAddress("soc2", item.id), to: "ben", was: nil)], by: Desk.ana, at: began)
            }
            for (week, count) in weeks.enumerated() {
                for item in items.prefix(count) {
                    desk.record(
                        [.status(ItemAddress("soc2", item.id), to: .ready, was: .todo, reason: "")], by: Desk.ben,
                        at: began.advanced(by: week * 7 + 2))
                }
                items = items.dropFirst(count)
            }
        }
    }

    @Test(
        "In a line, and where there is room with the burn-up",
        arguments: [(60, 16), (80, 24), (120, 40), (200, 60)].map { Size(width: $0.0, height: $0.1) })
    func frames(size: Size) throws {
        try FrameFiles.expect(Self.desk(size).frame, isLike: "forecast-\(size.width)x\(size.height)")
    }

    @Test("In ASCII, too")
    func ascii() throws {
        let frame = Self.desk(glyphs: .ascii).frame
        let isPlain = frame.description.unicodeScalars.allSatisfy(\.isASCII)
        #expect(isPlain)
        try FrameFiles.expect(frame, isLike: "forecast-ascii-120x40")
    }

    @Test("Before anything is ticked nothing is foretold, and too short a history is said")
    func early() {
        #expect(!Self.desk(weeks: []).screen.contains("forecast"))
        #expect(Self.desk(weeks: [2]).screen.contains("No forecast yet") || Self.desk(weeks: [2]).screen.contains("Stalled"))
        #expect(!Self.desk(weeks: [2]).screen.contains("Late by"))
    }

    @Test("Moving on the Overview draws no future anew, and a tick does")
    func cached() throws {
        var desk = Self.desk()
        let before = try #require(desk.state.overview.forecast)
        desk.press(.down, .down, .up)
        #expect(desk.state.overview.forecast == before)
        desk.press("2", .end, " ", "1")
        let after = try #require(desk.state.overview.forecast)
        #expect(after.history.open == before.history.open - 1)
    }

    @Test("The burn-up stands below the areas, and the cursor never goes there")
    func moving() {
        var desk = Self.desk()
        #expect(desk.screen.contains("Burn-up"))
        desk.press(.left, .end)
        let layout = OverviewLayout(desk.state.overview, desk.state.context)
        #expect(!layout.burnUp.isEmpty && layout.areas.maxY == layout.burnUp.y)
        #expect(desk.state.overview.sideWindow.cursor < desk.state.overview.sides.count)
    }
}
