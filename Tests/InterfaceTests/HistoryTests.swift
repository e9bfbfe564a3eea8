import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("On the History screen")
struct HistoryTests {
    private func desk() throws -> Desk {
        var desk = try Desk()
        desk.press(.to(.history))
        return desk
    }

    @Test("The newest entry is at the top, and what one does appears there")
    func newest() throws {
        var desk = try desk()
        #expect(desk.state.history.row?.sentence.contains("out of scope: No client asks for it yet") == true)
        desk.press("2", .down, " ", .to(.history))
        #expect(desk.state.history.rows.first?.sentence.hasPrefix("ticked CC1.1-02") == true)
    }

    @Test("p goes through the people, i keeps to the item, d to the day, and esc shows everything again")
    func narrowing() throws {
        var desk = try desk()
        let all = desk.state.history.rows.count
        for person in ["ana", "ben", "taro"] as [Handle] {
            desk.press("p")
            #expect(desk.state.history.rows.allSatisfy { $0.entry.stamp.handle == person })
            #expect(!desk.state.history.rows.isEmpty)
        }
        desk.press("p")
        #expect(desk.state.history.rows.count == all)
        desk.press(.home, "i")
        #expect(desk.footer.contains("not about an item"))
        desk.press(.down, .down, "i")
        #expect(desk.screen.contains("CC6.1-02") && desk.state.history.rows.count == 2)
        desk.press("d")
        #expect(desk.state.history.rows.count == 1)
        desk.press(.escape)
        #expect(desk.state.history.rows.count == all)
    }

    @Test(
        "/ finds by person, item, day and words",
        arguments: [("taro", 4), ("山田", 5), ("CC6.1-03", 4), ("10 Nov 2026", 2), ("key vault", 1), ("xyzzy", 0)])
    func find(text: String, count: Int) throws {
        var desk = try desk()
        desk.press("/")
        desk.type(text)
        #expect(desk.state.history.rows.entryCount == count)
        desk.press(.enter)
        if count == 0 { #expect(desk.screen.contains("Press esc to see all.")) }
        desk.press(.escape)
        #expect(desk.state.history.rows.entryCount == 26)
    }

    @Test("Enter goes to the item of an entry, and says so where there is none")
    func go() throws {
        var desk = try desk()
        desk.press(.enter)
        #expect(desk.state.tab == .history && desk.footer.contains("This entry is not about an item."))
        desk.press(.down, .down, .enter)
        #expect(desk.state.tab == .items && desk.item == "CC6.1-02")
    }

    @Test("t shows the workspace as it was, where nothing can be changed, and esc comes back")
    func past() throws {
        var desk = try desk()
        while desk.state.history.row?.sentence.hasPrefix("ticked CC6.2-01") != true { desk.press(.down) }
        desk.press("t")
        #expect(desk.screen.contains("as of 2 Nov 2026, read-only") && desk.footer.contains("esc comes back to today"))
        #expect(desk.work("CC6.1-03").status == .todo && desk.work("CC6.2-01").status == .ready)
        for key in [" ", "o", "n", "u"] as [Key] {
            desk.press("2", key)
            #expect(desk.footer.contains("This is the past, which nobody can change; esc comes back to today."), "\(key)")
            #expect(desk.state.panel == nil)
        }
        desk.press("E")
        #expect(desk.footer.contains("An export shows today or the end of a day"))
        desk.press(.escape)
        #expect(desk.state.past == nil && desk.work("CC6.1-03").status == .inProgress)
        #expect(desk.screen.contains("saved"))
    }

    @Test("What was done at once is one row that says it in numbers; enter shows each entry, and one row again")
    func goes() throws {
        var desk = try Desk()
        desk.press("2", "x", "x", "x", "o")
        desk.type("taro")
        desk.press(.enter, .to(.history))
        // Of reports that began at once each is named.
        let begun = try #require(desk.state.history.rows.map(\.sentence).first { $0.hasPrefix("began SOC 2 Type 2, ") })
        #expect(begun.contains("; began SOC 1 Type 1, "), "\(begun)")
        let before = desk.state.history.rows.count
        let row = try #require(desk.state.history.row)
        #expect(row.sentence == "gave 3 items to \(desk.state.workspace?.record.name(of: "taro") ?? "")" && row.count == 3)
        #expect(desk.screen.contains("+ gave 3 items to") && desk.screen.contains("3 entries at once"))
        // Below stands which items they are.
        #expect(desk.screen.contains(": CC1.1-01, CC1.1-02, "))
        desk.press(.enter)
        #expect(
            desk.state.tab == .history && desk.state.history.rows.count == before + 3 && desk.screen.contains("- gave 3 items to")
        )
        #expect(desk.state.history.window.cursor == 0 && desk.footer.contains("enter close"))
        desk.press(.down)
        #expect(desk.footer.contains("enter go there") && desk.state.history.row?.count == 1)
        desk.press(.up, .enter)
        #expect(desk.state.history.rows.count == before)
        // Narrowed to one of the items, its entry stands alone.
        desk.press(.enter, .down, "i")
        #expect(desk.state.history.rows.allSatisfy { $0.entry.action.item == desk.state.history.item })
        desk.press(.escape, .home)
        let all = desk.state.history.countInWords
        desk.press(.enter)
        #expect(desk.state.history.countInWords == all, "rows are counted by entries")
    }

    @Test("What was done to one item at once is one sentence, and enter goes there")
    func oneItem() throws {
        var desk = try Desk { desk in
            try desk.tell()
            let item = ItemAddress("soc2", "CC6.1-04")
            desk.record(
                [.owner(item, to: "taro", was: nil), .due(item, to: Northwind.day("2026-12-24"), was: nil)], by: Desk.ben,
                at: Northwind.today)
        }
        desk.press(.to(.history))
        let sentence = try #require(desk.state.history.row?.sentence)
        #expect(sentence.hasPrefix("gave CC6.1-04 ") && sentence.hasSuffix("; set it due on 24 Dec 2026"), "\(sentence)")
        desk.press(.enter)
        #expect(desk.state.tab == .items && desk.item == "CC6.1-04")
    }

    @Test("Names and texts that would fool a terminal are shown, not obeyed")
    func hostile() throws {
        var desk = try Desk { desk in
            try desk.tell()
            desk.record(
                [.note(ItemAddress("soc2", "CC6.1-04"), text: "\u{1B}[2J\u{202E}evil")], by: Desk.ben, at: Northwind.today)
        }
        desk.press(.to(.history))
        #expect(desk.screen.contains("␛[2J‹U+202E›evil"))
    }

    @Test("How many entries the rows stand for is said where they are more, as finding says it")
    func entries() throws {
        var desk = try Desk()
        desk.press("2", "x", "x", "d", .up, .enter)
        desk.press(.to(.history))
        let rows = desk.state.history.rows
        #expect(rows.entryCount > rows.count)
        #expect(desk.screen.contains("1 of \(rows.count) rows, \(rows.entryCount) entries"), "\(desk.screen)")
    }
}
