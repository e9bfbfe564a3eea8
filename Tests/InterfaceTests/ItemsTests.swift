import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("On the Items screen")
struct ItemsTests {
    @Test("While words are searched for, the list is flat with the best first and the cursor there, whatever it is grouped by")
    func bestFirst() throws {
        var desk = try Desk.atItems()
        let engagement = try #require(desk.state.engagement)
        let record = try #require(desk.state.workspace?.record)
        func found(_ words: String) -> [Int] {
            var filter = ItemFilter()
            filter.search(words, in: record)
            return engagement.found(filter)
        }
        // A word of which the catalog's order is not the order of relevance.
        let candidates = ["access", "security", "review", "policy", "key", "system", "board", "people", "change", "year"]
        let words = try #require(candidates.first { found($0) != found($0).sorted() })
        let expected = found(words)
        desk.press("/")
        desk.type(words)
        #expect(desk.state.items.rows == expected.map(ItemRow.item) && desk.item == engagement.items[expected[0]].id)
        #expect(desk.screen.contains("\(expected.count) items, best first"))
        desk.press(.enter, "v")
        #expect(desk.screen.contains("View by, once the search is over"))
        desk.press(.escape, .escape)
        #expect(!desk.state.items.headers.isEmpty && desk.item == engagement.items[expected[0]].id)
    }

    @Test(
        "Where something is looked for already, what is typed behind / replaces it, in every list",
        arguments: ["2", "3", "4", "6"])
    func findAgain(tab: String) throws {
        var desk = try Desk.atItems(at: "CC1.1-02")
        desk.press(Key.character(Character(tab)), "/")
        desk.type("xyzzy")
        desk.press(.enter, "/")
        #expect(desk.footer.contains("xyzzy"))
        desk.type("plugh")
        #expect(desk.footer.contains("plugh") && !desk.footer.contains("xyzzy"), "\(desk.footer)")
    }

    @Test("Space ticks an item and takes the tick back, and u and ctrl-r undo and redo it")
    func tick() throws {
        var desk = try Desk.atItems(at: "CC1.1-02")
        #expect(desk.footer.contains("space tick"))
        desk.press(" ")
        #expect(desk.work("CC1.1-02").status == .ready)
        #expect(desk.footer.contains("space untick"))
        desk.press(" ")
        #expect(desk.work("CC1.1-02").status == .todo)
        desk.press("u")
        #expect(desk.work("CC1.1-02").status == .ready)
        desk.press(.control("r"))
        #expect(desk.work("CC1.1-02").status == .todo)
        #expect(desk.state.saving == .saved)
    }

    @Test("i starts and stops, r reviews what somebody else ticked")
    func startAndReview() throws {
        var desk = try Desk.atItems(at: "CC1.1-02")
        desk.press("i")
        #expect(desk.work("CC1.1-02").status == .inProgress)
        desk.press("i")
        #expect(desk.work("CC1.1-02").status == .todo)
        var other = try Desk.atItems(at: "CC6.2-01")
        #expect(other.footer.contains("r review"))
        other.press("r", .enter)
        #expect(other.work("CC6.2-01").status == .reviewed)
    }

    @Test("Nobody reviews a tick of one's own: the footer says why, and nothing changes")
    func ownTick() throws {
        var desk = try Desk.atItems(at: "CC6.1-01")
        desk.press("r")
        #expect(desk.work("CC6.1-01").status == .ready)
        #expect(desk.footer.contains("was ticked by you, and a review needs a second person"))
    }

    @Test("What is blocked is not ticked, and b unblocks it")
    func blocked() throws {
        var desk = try Desk.atItems(at: "CC6.1-03")
        desk.press(" ")
        #expect(desk.work("CC6.1-03").status == .inProgress)
        #expect(desk.footer.contains("is blocked: Waiting for the new key vault. Unblock it first."))
        desk.press("b")
        #expect(desk.work("CC6.1-03").blocked.value == nil)
        desk.press("b")
        desk.type("Legal has it")
        desk.press(.enter)
        #expect(desk.work("CC6.1-03").blocked.value == "Legal has it")
    }

    @Test("n asks for the reason why an item does not apply, and will not do without one; n again includes it")
    func notApplicable() throws {
        var desk = try Desk.atItems(at: "CC1.1-02")
        desk.press("n", .enter)
        #expect(desk.screen.contains("Not applicable needs a reason"))
        desk.type("There are two of us")
        desk.press(.enter)
        #expect(desk.work("CC1.1-02").reason == "There are two of us")
        desk.press("n")
        #expect(desk.work("CC1.1-02").status == .todo)
    }

    @Test("o gives an item to somebody by handle, by name, by choosing, or to nobody")
    func owner() throws {
        var desk = try Desk.atItems(at: "CC6.1-04")
        desk.press("o")
        desk.type("Ben Okafor")
        desk.press(.enter)
        #expect(desk.work("CC6.1-04").owner.value == "ben")
        desk.press("o", .down, .enter)
        #expect(desk.work("CC6.1-04").owner.value == "ana", "the whole list is offered, whoever owns it")
        desk.press("o", .control("u"), .enter)
        #expect(desk.work("CC6.1-04").owner.value == nil)
        desk.press("o")
        desk.type("ta")
        desk.press(.tab, .enter)
        #expect(desk.work("CC6.1-04").owner.value == "taro")
    }

    @Test("A name that nobody has is asked for once more, with the nearest that somebody has, and then added")
    func newcomer() throws {
        var desk = try Desk.atItems(at: "CC6.1-04")
        desk.press("o")
        desk.type("bem")
        desk.press(.enter)
        #expect(desk.screen.contains("did you mean ben?"))
        #expect(desk.work("CC6.1-04").owner.value == nil)
        desk.press(.enter)
        #expect(desk.work("CC6.1-04").owner.value == "bem")
        desk.press("o")
        desk.type("!!")
        desk.press(.enter)
        #expect(desk.screen.contains("is no name"))
        desk.press(.escape)
        #expect(desk.work("CC6.1-04").owner.value == "bem")
    }

    @Test(
        "A new full name in any script is somebody new with a handle, which is said; a known one, me and nobody are who they are")
    func ownersByName() throws {
        var desk = try Desk.atItems(at: "CC6.1-04")
        func give(_ name: String, _ times: Int = 1) {
            desk.press("o")
            desk.type(name)
            for _ in 0..<times { desk.press(.enter) }
        }
        give("Zoë Müller-Straße")
        #expect(desk.screen.contains("Müller-Straße, with the handle zoe."))
        desk.press(.enter)
        #expect(desk.work("CC6.1-04").owner.value == "zoe")
        #expect(desk.footer.contains("with the handle zoe"))
        for (name, handle, times) in [
            ("ME", "ana", 1), ("ben  okafor", "ben", 1), ("bob@example.com", "bob", 2), ("鈴木 一郎", "person-2", 2),
            ("Security Team", "security", 2), ("zoë müller-straße", "zoe", 1),
        ] {
            give(name, times)
            #expect(desk.work("CC6.1-04").owner.value == Handle(handle), "\(name)")
        }
        give("nobody")
        #expect(desk.work("CC6.1-04").owner.value == nil)
    }

    @Test("d sets a day by typing or by arrows and page keys, clears it, and refuses what is no day")
    func due() throws {
        var desk = try Desk.atItems(at: "CC6.1-04")
        desk.press("d")
        desk.type("2026-12-24")
        #expect(desk.screen.contains("Thu 24 Dec 2026, in 31 days"))
        desk.press(.enter)
        #expect(desk.work("CC6.1-04").due.value == Northwind.day("2026-12-24"))
        desk.press("d")
        desk.type("2w")
        #expect(desk.screen.contains("Mon 7 Dec 2026, in 14 days"))
        desk.press(.escape, "d", .up, .pageUp, .down, .down, .enter)
        #expect(desk.work("CC6.1-04").due.value == Northwind.day("2027-01-23"))
        desk.press("d", .control("u"))
        desk.type("2026-02-30")
        desk.press(.enter)
        #expect(desk.screen.contains("There is no such day as 2026-02-30."))
        desk.press(.control("u"), .enter)
        #expect(desk.work("CC6.1-04").due.value == nil)
    }

    @Test("e writes a note of several lines, typed or pasted")
    func note() throws {
        var desk = try Desk.atItems(at: "CC6.1-04")
        desk.press("e")
        desk.type("First")
        desk.press(.control("n"))
        desk.type("second")
        desk.send(.terminal(.paste("\npasted\u{1B}[31m")))
        desk.press(.enter)
        #expect(desk.work("CC6.1-04").notes.map(\.text) == ["First\nsecond\npasted[31m"])
        desk.press("e", .enter)
        #expect(desk.screen.contains("The note is empty."))
        desk.press(.escape)
        #expect(desk.work("CC6.1-04").notes.count == 1)
    }

    @Test("ctrl-o goes on with a note in an editor, and enter saves what comes back")
    func editor() throws {
        var desk = try Desk.atItems(at: "CC6.1-04")
        desk.press("e")
        desk.type("Begun here")
        desk.press(.control("o"))
        #expect(desk.asked == [.edit("Begun here")])
        #expect(desk.work("CC6.1-04").notes.isEmpty, "nothing is saved before enter")
        desk.press(.enter)
        #expect(desk.work("CC6.1-04").notes.map(\.text) == ["Begun here\nwritten in the editor"])
        desk.press("o", .control("o"))
        #expect(desk.asked.count == 1, "an owner is no text for an editor")
    }

    @Test("A adds an item of one's own to the criterion")
    func ownItem() throws {
        var desk = try Desk.atItems(at: "CC6.2-02")
        let count = desk.state.items.count
        desk.press("A")
        desk.type("Badges are collected")
        desk.press(.enter)
        #expect(desk.state.items.count == count + 1)
        #expect(desk.screen.contains("Badges are collected"))
    }

    @Test("x selects items, and the next key is for all of them; what it cannot be done to is said")
    func selection() throws {
        var desk = try Desk.atItems()
        desk.press("x", "x", "x")
        #expect(desk.screen.contains("3 selected"))
        #expect(desk.footer.contains("space tick"), "not all of them are ticked")
        desk.press(" ")
        #expect(desk.work("CC1.1-02").status == .ready)
        #expect(desk.work("CC1.1-01").status == .reviewed)
        #expect(desk.work("CC1.2-01").status == .notApplicable)
        #expect(desk.footer.contains("Ticked 1 item; 2 were left, first of them: CC1.1-01 is ticked already"))
        #expect(desk.state.items.selection.count == 3, "owner and day may come next")
        desk.press("u")
        #expect(desk.work("CC1.1-02").status == .todo)
        desk.press(.escape)
        #expect(desk.state.items.selection.isEmpty)
    }

    @Test("X selects all that the list shows, and they get one owner in one go")
    func selectAll() throws {
        var desk = try Desk.atItems()
        desk.press("/")
        desk.type("access")
        desk.press(.enter, "X")
        #expect(desk.screen.contains("6 selected"))
        desk.press("o")
        desk.type("taro")
        desk.press(.enter)
        #expect(desk.work("CC6.1-02").owner.value == "taro" && desk.work("CC6.2-02").owner.value == "taro")
        #expect(desk.work("CC7.2-01").owner.value == "ben")
        desk.press("u")
        #expect(desk.work("CC6.1-02").owner.value == "ana" && desk.work("CC6.2-02").owner.value == nil)
        desk.press("X")
        #expect(desk.state.items.selection.isEmpty)
    }

    @Test("A change by two people at once is shown until somebody has looked, with s")
    func contested() throws {
        var desk = try Desk { desk in
            try desk.tell()
            let item = ItemAddress("soc2", "CC6.1-04")
            desk.record([.owner(item, to: "ben", was: nil)], by: Desk.ben, at: Northwind.today)
            desk.record([.owner(item, to: "taro", was: nil)], by: Desk.taro, at: Northwind.today)
        }
        desk.press("2", .down, .down, .down, .down, .down, .down)
        #expect(desk.item == "CC6.1-04")
        #expect(desk.screen.contains("≠ settle") && desk.footer.contains("s settle"))
        desk.press("s")
        #expect(desk.screen.contains("changed by two people at once"))
        desk.press(.enter)
        #expect(!desk.work("CC6.1-04").isContested)
        #expect(!desk.screen.contains("≠"))
        #expect(desk.footer.contains("Settled CC6.1-04: owner stays 山田 太郎; u takes it back."), "\(desk.footer)")
    }
}
