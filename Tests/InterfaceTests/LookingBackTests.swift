import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("Looking back to a day")
struct LookingBackTests {
    @Test("@ asks for a day as people write it, and shows every screen as it was at its end, marked read-only; esc comes back")
    func day() throws {
        var desk = try Desk()
        desk.press("2")
        let now = desk.screen
        desk.press("@")
        desk.type("2 nov")
        #expect(desk.screen.contains("Mon 2 Nov 2026"), "\(desk.screen)")
        desk.press(.enter)
        #expect(desk.state.tab == .items, "who asks for a day stays on the screen")
        #expect(desk.screen.contains("as of 2 Nov 2026, read-only"))
        #expect(desk.footer.contains("at the end of 2 Nov 2026; esc comes back to today."))
        #expect(desk.work("CC6.1-03").status == .todo && desk.work("CC6.2-01").status == .ready)
        for tab in Tab.allCases {
            desk.press(.to(tab))
            #expect(desk.screen.contains("as of 2 Nov 2026, read-only"), "\(tab.title)")
        }
        desk.press(.escape, "2")
        #expect(desk.state.past == nil && desk.screen == now)
    }

    @Test("Esc comes back to today at once, as the sentences there say, also where a list is narrowed; the next one clears that")
    func escapeFromNarrowed() throws {
        var desk = try Desk()
        for tab in [Tab.items, .history, .evidence, .requests] {
            desk.press(.to(tab))
            desk.type("/access")
            desk.press(.enter)
            let narrowed = desk.screen
            desk.press("@")
            desk.type("2 nov")
            desk.press(.enter)
            #expect(desk.footer.contains("esc comes back to today."), "\(tab.title)")
            let escapes = desk.state.bindings.filter { $0.keys.contains(.escape) }
            #expect(escapes.map(\.title) == ["back to today"], "\(tab.title)")
            desk.press(.escape)
            #expect(desk.state.past == nil && desk.screen == narrowed, "\(tab.title)")
            desk.press(.escape)
        }
    }

    @Test("What was done later is in no list of it, not even in History")
    func history() throws {
        var desk = try Desk()
        desk.press(.to(.history))
        let all = desk.state.history.rows.entryCount
        desk.press("@")
        desk.type("2026-11-02")
        desk.press(.enter)
        let then = desk.state.history.rows
        #expect(then.entryCount < all && then.allSatisfy { $0.entry.at.day <= Northwind.day("2026-11-02") })
        desk.press(.escape)
        #expect(desk.state.history.rows.entryCount == all)
    }

    @Test("Whatever key changes something today is refused there with a sentence, on every screen")
    func refusals() throws {
        var desk = try Desk()
        let today = Tab.allCases.map { tab in
            desk.press(.to(tab))
            return (tab, Set(desk.state.bindings.flatMap(\.keys)))
        }
        desk.press("@")
        desk.type("2 nov")
        desk.press(.enter)
        for (tab, keys) in today {
            desk.press(.to(tab))
            let gone = keys.subtracting(desk.state.bindings.flatMap(\.keys)).subtracting([.escape])
            #expect(tab == .history || gone.count > 3, "\(tab.title)")
            for key in gone where !["]"].contains(key) {
                let before = desk.asked.count
                desk.press(key)
                #expect(desk.footer.contains("which nobody can change"), "\(tab.title) \(key.title): \(desk.footer)")
                #expect(
                    !desk.asked.dropFirst(before).contains { if case .write = $0 { true } else { false } }
                        && desk.state.past != nil)
                if desk.state.panel != nil { desk.press(.escape) }
            }
        }
    }

    @Test(
        "A day that has not been yet, and one before the first entry, are refused where they are typed",
        arguments: ["tomorrow", "next friday"])
    func ahead(text: String) throws {
        var desk = try Desk()
        desk.press("@")
        #expect(
            desk.screen.contains("Write a day that lies behind, like monday"), "a day that lies ahead is none to write it like")
        desk.type(text)
        desk.press(.enter)
        #expect(desk.screen.contains("has not been yet") && desk.state.past == nil)
        desk.press(.control("u"))
        desk.type("1999-01-01")
        desk.press(.enter)
        #expect(desk.footer.contains("Nothing had been done") && desk.state.past == nil)
    }

    @Test("Midnight moves today and not the day that is looked at")
    func midnight() throws {
        var desk = try Desk()
        desk.press("@")
        desk.type("2 nov")
        desk.press(.enter)
        desk.send(.today(Northwind.today.advanced(by: 1)))
        #expect(desk.screen.contains("as of 2 Nov 2026") && desk.state.today == Northwind.today.advanced(by: 1))
    }

    @Test("The way back stands in the footer of every screen, also of a small one", arguments: [60, 80, 120])
    func wayBack(width: Int) throws {
        var desk = try Desk(size: Size(width: width, height: 24))
        desk.press("@")
        desk.type("2 nov")
        desk.press(.enter)
        for tab in Tab.allCases {
            desk.press(.to(tab))
            #expect(desk.footer.contains("esc back to today"), "\(tab.title): \(desk.footer)")
        }
    }
}
