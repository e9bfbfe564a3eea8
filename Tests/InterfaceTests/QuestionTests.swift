import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("Questions")
struct QuestionTests {
    static let sharing = Effect.share(setsUpstream: false, includesOtherCommits: false)

    /// A desk that is asked whether to share, for whom enter would answer as `yes` says.
    static func asked(choosing yes: Bool = false, on size: Size = Size(width: 120, height: 40)) throws -> Desk {
        var desk = try Desk(size: size)
        desk.send(.sharing(.known(unshared: 2, upstream: "origin/main")))
        desk.press("S")
        #expect(desk.screen.contains("2 entries are not shared yet."))
        if yes { desk.press(.right) }
        return desk
    }

    @Test(
        "No is chosen: enter, n, esc, q and ctrl-c do nothing but close",
        arguments: [.enter, "n", .escape, "q", .control("c")] as [Key])
    func no(key: Key) throws {
        var desk = try Self.asked()
        desk.press(key)
        #expect(desk.state.panel == nil && desk.asked.isEmpty)
    }

    @Test("y answers yes whatever is chosen, and enter what is chosen", arguments: [false, true], ["y", .enter] as [Key])
    func yes(isChosen: Bool, key: Key) throws {
        var desk = try Self.asked(choosing: isChosen)
        desk.press(key)
        #expect(desk.state.panel == nil)
        #expect(desk.asked == (key == "y" || isChosen ? [Self.sharing] : []))
    }

    @Test(
        "Arrows and tab move between the answers, other keys do nothing",
        arguments: [.left, .right, .up, .down, .tab, .backTab] as [Key])
    func choosing(key: Key) throws {
        var desk = try Self.asked()
        desk.press(key, "z", " ", key, .enter)
        #expect(desk.asked.isEmpty && desk.state.panel == nil)
        desk = try Self.asked()
        desk.press(key, "z", " ", .enter)
        #expect(desk.asked == [Self.sharing])
    }

    @Test(
        "A click on an answer is one, beside the panel it is no, on the words it is none; the wheel is none",
        arguments: [60, 80, 120])
    func mouse(width: Int) throws {
        let asked = try Self.asked(on: Size(width: width, height: 16))
        var desk = asked
        try desk.click(on: "y share")
        #expect(desk.asked == [Self.sharing] && desk.state.panel == nil)
        desk = asked
        try desk.click(on: "n stay")
        #expect(desk.asked.isEmpty && desk.state.panel == nil)
        desk = asked
        desk.click(0, 15)
        #expect(desk.asked.isEmpty && desk.state.panel == nil)
        desk = asked
        try desk.click(on: "not shared yet")
        desk.send(.terminal(.mouse(Mouse(.wheelDown, at: Point(x: width / 2, y: 8)))))
        desk.press(.enter)
        #expect(desk.asked.isEmpty && desk.state.panel == nil)
    }

    @Test("What came together with the key that asked is no answer; what comes after the frame is")
    func batches() throws {
        var desk = try Desk()
        desk.send(.sharing(.known(unshared: 2, upstream: "origin/main")))
        desk.endBatch()
        desk.press("S", "y", .right, .enter, "n", .escape, .control("c"))
        try desk.click(on: "y share")
        #expect(desk.asked.isEmpty && desk.screen.contains("not shared yet"))
        desk.endBatch()
        desk.press(.enter)
        #expect(desk.asked.isEmpty && desk.state.panel == nil, "no is chosen still")
        desk.press("S")
        desk.endBatch()
        desk.press("y")
        #expect(desk.asked == [Self.sharing])
    }

    @Test("A question looks as it did", arguments: [(60, 16), (80, 24), (120, 40)])
    func frame(width: Int, height: Int) throws {
        let desk = try Self.asked(on: Size(width: width, height: height))
        try FrameFiles.expect(desk.frame, isLike: "question-\(width)x\(height)")
    }
}

@Suite("What destroys asks")
struct DestroyingTests {
    private func desk(at item: ItemID) throws -> Desk {
        var desk = try Desk()
        desk.press("2")
        try desk.click(on: item.text)
        return desk
    }

    @Test("Somebody else's tick is taken back only after a yes; one's own without a question")
    func others() throws {
        var desk = try desk(at: "CC6.2-01")
        desk.press(" ")
        #expect(desk.screen.contains("Take back 1 tick?") && desk.screen.contains("It is by somebody else."))
        desk.press(.enter)
        #expect(desk.work("CC6.2-01").status == .ready && desk.state.panel == nil)
        desk.press(" ", "y")
        #expect(desk.work("CC6.2-01").status == .todo)
        #expect(desk.footer.contains("Took back 1 tick, by somebody else; u takes it back."))
        try desk.click(on: "CC6.1-01")
        desk.press(" ")
        #expect(desk.work("CC6.1-01").status == .todo && desk.state.panel == nil)
    }

    @Test("A no leaves the selection as it is, and what was typed for it")
    func no() throws {
        var desk = try desk(at: "CC6.1-01")
        desk.press("X")
        let selected = desk.state.items.selection
        #expect(selected.count > 5)
        desk.press("n")
        desk.type("Not ours")
        desk.press(.enter)
        #expect(desk.screen.contains("Not applicable?") && desk.screen.contains("That takes back"))
        desk.press("n")
        #expect(desk.state.items.selection == selected && desk.screen.contains("Not ours"))
        #expect(desk.work("CC7.1-01").status == .todo)
        desk.press(.enter, "y")
        #expect(desk.work("CC7.2-01").status == .notApplicable)
        #expect(desk.state.message?.text.contains("Not applicable; took back") ?? false)
        #expect(desk.state.items.selection == selected, "until esc")
    }

    @Test("More than five ticks at once ask, in numbers")
    func ticks() throws {
        var desk = try desk(at: "CC6.1-01")
        desk.press("X", " ")
        #expect(desk.screen.contains("items?"))
        let before = desk.journal.count
        desk.press("n")
        #expect(desk.journal.count == before)
    }

    @Test("Undoing that a report began asks by its name; an undo of one's own single tick does not")
    func undo() throws {
        var desk = Desk { desk in
            let setup = EngagementSetup(
                id: "soc2", report: .soc2, catalog: Northwind.soc2.id, type: .type1(asOf: Northwind.day("2027-03-31")),
                organization: "Northwind", service: "", areas: [])
            desk.record([.engage(setup)], by: Desk.ana, at: Northwind.today)
        }
        desk.press("u")
        #expect(desk.screen.contains("Undo the last thing that you did?") && desk.screen.contains("Drop SOC 2 Type 1?"))
        desk.press("n")
        #expect(desk.engagements.count == 1)
        desk.press("u", "y")
        #expect(desk.engagements.isEmpty)
    }

    @Test(
        "Drafts: what was typed survives esc, is offered again, and is forgotten when it is saved or emptied",
        arguments: ["e", "n", "b"] as [Key])
    func drafts(key: Key) throws {
        var desk = try desk(at: "CC7.2-02")
        desk.press(key)
        desk.type("Waits for the auditor")
        desk.press(.escape, .down, key)
        #expect(!desk.screen.contains("Waits for the auditor"), "it belongs to one item")
        desk.press(.escape, .up, key)
        #expect(desk.screen.contains("Waits for the auditor") && desk.screen.contains("Taken up from a draft of 10:32"))
        desk.press(.control("c"), key)
        #expect(desk.screen.contains("Waits for the auditor"))
        desk.press(.enter)
        #expect(desk.drafts.isEmpty && desk.state.panel == nil)
        desk.press("e")
        desk.type("no")
        desk.press(.escape, "e", .control("u"), .escape)
        #expect(desk.drafts.isEmpty, "emptied")
    }

    @Test("A draft stays where the save failed, and when that is given up")
    func failedSave() throws {
        var desk = try desk(at: "CC7.2-02")
        desk.diskIsFull = true
        desk.press("e")
        desk.type("Long thoughts")
        desk.press(.enter)
        #expect(Array(desk.drafts.values) == ["Long thoughts"])
        var saved = desk
        saved.diskIsFull = false
        saved.press(.control("r"))
        #expect(saved.drafts.isEmpty)
        desk.press(.control("x"))
        #expect(Array(desk.drafts.values) == ["Long thoughts"])
    }

    @Test("Text from an editor that is too long is said, and all of it is there")
    func tooLong() throws {
        var desk = try desk(at: "CC7.2-02")
        desk.press("e")
        let text = String(repeating: "a", count: 10_001)
        desk.send(.edited(text))
        #expect(desk.screen.contains("longer than 10000 characters. It has 10001"))
        #expect(desk.state.draft?.text == text)
    }

    @Test("Why an export was not written stands in the export's own panel, whole", arguments: [60, 80, 120])
    func exportRefused(width: Int) throws {
        var desk = try Desk(size: Size(width: width, height: 24))
        desk.press("E")
        desk.send(
            .exportRefused(
                "The export was not written: Tickmark cannot write /nowhere/at/all/summary.md: No such file. It is as it was."))
        let words = desk.screen.split(whereSeparator: { $0.isWhitespace || "│─╭╮╰╯".contains($0) }).joined(separator: " ")
        #expect(
            words.contains(
                "The export was not written: Tickmark cannot write /nowhere/at/all/summary.md: No such file. It is as it was."))
        desk.press(.down)
        #expect(!desk.screen.contains("not written"))
    }

    @Test("An owner or a day for many stands empty where theirs differ, and is asked about where more than five have another")
    func bulk() throws {
        var desk = try Desk()
        desk.press("2", "X", "o")
        #expect(desk.screen.contains("They have different owners."))
        #expect((desk.state.panel as? PromptPanel)?.field.text.isEmpty ?? false)
        desk.type("taro")
        desk.press(.enter)
        #expect(desk.state.panel is Question && desk.work("CC6.1-02").owner.value == "ana")
        #expect(desk.screen.contains("to 山田 太郎?") && desk.screen.contains("7 of them have another owner now."))
        #expect(desk.screen.contains("1 is left: CC6.2-01 belongs to 山田 太郎 already."))
        desk.press(.enter)
        #expect(desk.work("CC6.1-02").owner.value == "ana", "no is chosen")
        desk.press(.enter, "y")
        #expect(desk.work("CC6.1-02").owner.value == "taro" && desk.work("CC1.1-01").owner.value == "taro")
        #expect(desk.footer.contains("items to 山田 太郎; 1 was left: CC6.2-01 belongs to 山田 太郎 already."), "\(desk.footer)")
        // What all of them have alike stands there, to be changed.
        desk.press("o")
        #expect((desk.state.panel as? PromptPanel)?.field.text == "taro")
        desk.press(.escape, "d")
        #expect(desk.screen.contains("They have different due dates."))
        desk.type("2027-01-20")
        desk.press(.enter)
        #expect(desk.state.panel == nil, "three days are no more than five")
        desk.press("d", .up, .enter)
        #expect(desk.state.panel is Question && desk.screen.contains("All of them have another due date now."))
        desk.press("y")
        #expect(desk.work("CC6.1-02").due.value == Northwind.day("2027-01-21"))
    }

    @Test("Requests of several owners are given away with the same care")
    func bulkRequests() throws {
        var desk = try Desk { desk in
            try desk.tell()
            for number in 1...7 {
                guard let name = RequestNumber("R-00\(number)") else { continue }
                let asked = AskedRequest(text: "A list", owner: number == 1 ? "ana" : "ben", due: Northwind.today)
                desk.record([.request("soc2", name, .added(asked))], by: Desk.ben, at: Northwind.today)
            }
        }
        desk.press(.to(.requests), "X", "o")
        #expect(desk.screen.contains("They have different owners."))
        desk.type("taro")
        desk.press(.enter)
        #expect(desk.screen.contains("Give 7 requests to 山田 太郎?") && desk.screen.contains("All of them have another owner now."))
        desk.press("n", .escape, "d")
        #expect((desk.state.panel as? PromptPanel)?.field.text == Northwind.today.description)
        desk.press(.up, .enter)
        #expect(desk.screen.contains("Change the due date of 7 requests?"))
        desk.press("y")
        #expect(desk.footer.contains("Changed the due date of 7 requests; u takes it back."), "\(desk.footer)")
        desk.press("X", "t")
        #expect(desk.screen.contains("7 requests are about"))
    }
}
