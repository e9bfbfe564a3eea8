import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("How many keys it takes")
struct KeystrokeTests {
    /// Somebody who counts keys. Free text is counted apart.
    private struct Hands {
        var desk: Desk
        var keys = 0
        var letters = 0

        mutating func press(_ keys: Key...) {
            for key in keys { desk.press(key) }
            self.keys += keys.count
        }

        /// Types words of one's own, which are no keys of the program.
        mutating func say(_ text: String) {
            desk.type(text)
            letters += text.count
        }
    }

    @Test("Mine: 1")
    func mine() throws {
        var hands = Hands(desk: try Desk())
        hands.press("m")
        #expect(hands.desk.state.items.filter == NamedView.mine.filter(for: "ana", on: Northwind.today))
        #expect(hands.keys == 1)
    }

    @Test("Of what is mine, tick, note, leave: 5")
    func tickNoteLeave() throws {
        var hands = Hands(desk: try Desk())
        hands.desk.press("m")
        let item = try #require(hands.desk.item)
        hands.press(" ", "e")
        hands.say("The policy is in the shared folder")
        hands.press(.enter, "q")
        #expect(hands.desk.work(item).status == .ready && hands.desk.work(item).notes.count == 1)
        #expect(hands.desk.asked == [.quit])
        #expect(hands.keys <= 5)
    }

    @Test("Return with a reason: 2")
    func sendBack() throws {
        var hands = Hands(desk: try Desk())
        hands.desk.press("2", "w", .down, .enter)
        let item = try #require(hands.desk.item)
        hands.press("R")
        hands.say("Two names are missing")
        hands.press(.enter)
        #expect(hands.desk.work(item).returned != nil)
        #expect(hands.keys == 2)
    }

    @Test("A plain review: 2")
    func review() throws {
        var hands = Hands(desk: try Desk())
        hands.desk.press("2", "w", .down, .enter)
        let item = try #require(hands.desk.item)
        hands.press("r", .enter)
        #expect(hands.desk.work(item).status == .reviewed && hands.keys == 2)
    }

    @Test("The organization's name: 3")
    func organization() throws {
        var hands = Hands(desk: try Desk())
        hands.press(.to(.scope), "e")
        hands.say("Brightwater Analytics, Inc.")
        hands.press(.enter)
        #expect(hands.desk.state.engagement?.record.organization.value == "Brightwater Analytics, Inc.")
        #expect(hands.desk.state.panel == nil && hands.keys == 3)
    }

    /// A catalog of one area with fifty items.
    private static let fifty = Catalog(
        id: "soc2", report: .soc2, title: "SOC 2", version: "2026.11",
        areas: [
            Area(
                id: "CC1", title: "Control environment", category: "Security", isRequired: true, summary: "All.", criteria: 0..<1,
                items: 0..<50)
        ], criteria: [Criterion(id: "CC1.1", title: "Everything", objective: "", area: 0, items: 0..<50)],
        items: (1...50).map {
            CatalogItem(
                id: ItemID("CC1.1-\($0 < 10 ? "0" : "")\($0)"), title: "Number \($0)", criterion: 0, cadence: .once, effort: 1,
                role: "", types: [.type1, .type2])
        }, presets: [], details: [ItemDetail]())

    @Test("Forty items, picked by hand with gaps between, to four people with days: at most 80")
    func handingOut() throws {
        var desk = Desk(size: Size(width: 120, height: 60), catalogs: [Self.fifty]) { desk in
            let day = Northwind.day("2026-09-01")
            for name in ["ben", "cho", "dan", "taro"] {
                desk.record([.person(Handle(name), name: name, was: nil)], by: Desk.ana, at: day)
            }
            desk.record(
                [
                    .engage(
                        EngagementSetup(
                            id: "soc2", report: .soc2, catalog: "soc2", type: .type1(asOf: Northwind.day("2027-06-30")),
                            organization: "Northwind", service: "", areas: []))
                ], by: Desk.ana, at: day)
        }
        desk.press("2")
        var hands = Hands(desk: desk)
        for (letter, months) in [("b", 1), ("c", 1), ("d", 1), ("t", 1)] as [(Character, Int)] {
            // Six, one left out, four, one left out: x moves on by itself.
            for _ in 0..<6 { hands.press("x") }
            hands.press(.down)
            for _ in 0..<4 { hands.press("x") }
            hands.press(.down)
            hands.press("o", .character(letter), .tab, .enter)
            hands.press("d")
            for _ in 0..<months { hands.press(.pageUp) }
            hands.press(.enter)
            if letter != "t" { hands.press(.escape) }
        }
        let engagement = try #require(hands.desk.state.engagement)
        let byOwner = Dictionary(grouping: engagement.items) { engagement.work(on: $0.id).ownerPerson }
        #expect(byOwner.count == 5 && byOwner.values.allSatisfy { $0.count == 10 })
        #expect(engagement.items.count { engagement.work(on: $0.id).due.value == Northwind.day("2026-12-23") } == 40)
        #expect(hands.keys <= 80 && hands.letters == 0, "\(hands.keys) keys")
    }
}
