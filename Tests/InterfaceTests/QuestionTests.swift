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
