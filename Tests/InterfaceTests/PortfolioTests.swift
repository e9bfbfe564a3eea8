import HarmlessText
import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("Many workspaces on one screen")
struct PortfolioTests {
    /// A workspace of a client, which ticked so many items in each week since the end of August.
    private static func rows(_ client: String, weeks: [Int], late: Int = 0, problem: String? = nil) -> [PortfolioRow] {
        let desk = Desk { desk in
            let began = Northwind.day("2026-08-31")
            desk.record(
                [
                    .person("ben", name: "Ben Okafor", was: nil),
                    .engage(
                        EngagementSetup(
                            id: "soc2", report: .soc2, catalog: "soc2",
                            type: .type2(Northwind.day("2027-01-01")...Northwind.day("2027-06-30")), organization: client,
                            service: "", areas: ["A"])),
                ], by: Desk.ben, at: began)
            guard let engagement = desk.engagements.first else { return }
            var items = engagement.items.filter { engagement.isInScope($0) }.map(\.id)[...]
            for item in items.suffix(late) {
                desk.record(
                    [
                        .owner(ItemAddress("soc2", item), to: "ben", was: nil),
                        .due(ItemAddress("soc2", item), to: Northwind.day("2026-11-01"), was: nil),
                    ], by: Desk.ben, at: began)
            }
            for (week, count) in weeks.enumerated() {
                for item in items.prefix(count) {
                    desk.record(
                        [.status(ItemAddress("soc2", item), to: .ready, was: .todo, reason: "")], by: Desk.ben,
                        at: began.advanced(by: week * 7 + 2))
                }
                items = items.dropFirst(count)
            }
        }
        guard let workspace = desk.state.workspace else { return [] }
        return PortfolioRow.rows(
            of: workspace, in: "clients/\(client.lowercased())", last: desk.journal.reversed(), problem: problem)
    }

    private static let names = ["clients/acme", "clients/borea", "clients/gone", "clients/new", "clients/slow"]
    private static let slow = [2, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0]
    private static let quick = [3, 2, 1, 2, 1, 1, 1, 1, 1, 1, 0, 0]

    private static func state(
        _ size: Size = Size(width: 120, height: 40), glyphs: GlyphSet = .unicode, isRead: Bool = true
    ) -> PortfolioState {
        var state = PortfolioState(places: names, today: Northwind.today, size: size, glyphs: glyphs)
        if isRead { _ = update(&state, .read(news)) }
        return state
    }

    private static let news: [(place: Int, rows: [PortfolioRow])] = [
        (0, rows("Acme", weeks: slow, late: 2)), (1, rows("Borea", weeks: quick)),
        (2, [.unreadable("clients/gone", because: "There is no workspace in clients/gone.")]),
        (
            3,
            PortfolioRow.rows(
                of: WorkspaceState(name: "New", record: WorkspaceRecord(), catalogs: [:], today: Northwind.today),
                in: "clients/new", last: [], problem: nil)
        ),
        (4, rows("Delta\u{1B}[31m \u{202E}corp", weeks: [2, 0, 0, 0, 0, 0, 0, 0], late: 1)),
    ]

    @Test("Of an earlier day the screen says so, and that nothing can be changed")
    func past() {
        var state = PortfolioState(
            places: Self.names, past: Northwind.day("2026-11-02"), today: Northwind.today, size: Size(width: 80, height: 24),
            glyphs: .unicode)
        _ = update(&state, .read(Self.news))
        #expect(frame(state).description.contains("as of 2 Nov 2026, read-only"))
    }

    private func frame(_ state: PortfolioState) -> Canvas {
        var canvas = Canvas(state.size, glyphs: state.glyphs)
        view(state, into: &canvas)
        return canvas
    }

    private func press(_ state: inout PortfolioState, _ keys: Key...) -> [PortfolioEffect] {
        keys.flatMap { update(&state, .terminal(.key($0))) }
    }

    private static let sizes = [(60, 16), (80, 24), (120, 40)].map { Size(width: $0.0, height: $0.1) }

    @Test("The reports, what to do next, and the first frame look as somebody approved of", arguments: sizes)
    func frames(size: Size) throws {
        let name = "\(size.width)x\(size.height)"
        try FrameFiles.expect(frame(Self.state(size, isRead: false)), isLike: "portfolio-reading-\(name)")
        var state = Self.state(size)
        try FrameFiles.expect(frame(state), isLike: "portfolio-\(name)")
        _ = press(&state, "n")
        try FrameFiles.expect(frame(state), isLike: "portfolio-next-\(name)")
    }

    @Test("In ASCII, too, and nothing of a client's name does anything to the terminal")
    func ascii() throws {
        let frame = frame(Self.state(Size(width: 80, height: 24), glyphs: .ascii))
        let isPlain = frame.description.unicodeScalars.allSatisfy { $0.isASCII && ($0.value >= 32 || $0 == "\n") }
        #expect(isPlain)
        try FrameFiles.expect(frame, isLike: "portfolio-ascii-80x24")
    }

    @Test("Workspaces fill in as they are read, in whatever order, and the cursor stays on what it was on")
    func fills() {
        var state = Self.state(isRead: false)
        #expect(state.screen.lines.count == 5 && state.screen.waiting == 5)
        _ = press(&state, .down)
        for news in Self.news.reversed() {
            _ = update(&state, .read([news]))
            #expect(state.screen.current?.place == 1)
        }
        #expect(state.isWhole && frame(state).description.contains("Borea"))
    }

    @Test("Enter asks for the workspace under the cursor, with its report; what cannot be read says why")
    func open() {
        var state = Self.state()
        #expect(press(&state, .enter) == [.open(place: 0, report: "soc2", item: nil)])
        #expect(press(&state, .down, .enter) == [.open(place: 1, report: "soc2", item: nil)])
        #expect(press(&state, .down, .enter) == [])
        #expect(frame(state).description.contains("There is no workspace in clients/gone"))
        #expect(press(&state, .down, .enter) == [.open(place: 3, report: nil, item: nil)], "Welcome begins a report there")
        var waiting = Self.state(isRead: false)
        #expect(press(&waiting, .enter) == [])
    }

    @Test("What to do next stands in the order of its days over all clients, and enter goes to the item")
    func next() throws {
        var state = Self.state()
        _ = press(&state, "n")
        let days = state.screen.tasks.map(\.task.day)
        #expect(days.count == 3 && days == days.sorted())
        let task = try #require(state.screen.currentTask)
        #expect(press(&state, .enter) == [.open(place: task.place, report: "soc2", item: task.task.item)])
        _ = press(&state, .tab)
        #expect(!state.screen.showsTasks)
    }

    @Test("Each order has its first where it says, and what has no report is last")
    func orders() {
        var state = Self.state()
        for (order, first) in [
            (PortfolioOrder.client, 0), (.forecast, 0), (.late, 0), (.ticked, 4), (.activity, 4), (.named, 0),
        ] {
            _ = press(&state, "s")
            #expect(state.screen.order == order)
            #expect(state.screen.lines.first?.place == first, "\(order)")
            if order != .named { #expect(state.screen.lines.last?.row?.report == nil) }
        }
    }

    @Test("Finding narrows both lists, and escape shows all again")
    func find() {
        var state = Self.state()
        _ = press(&state, "/", "b", "o", "r")
        #expect(state.screen.lines.map(\.place) == [1])
        _ = press(&state, .enter)
        #expect(state.screen.lines.count == 1)
        _ = press(&state, .escape)
        #expect(state.screen.lines.count == 5)
    }

    @Test("Quitting, suspending, another day and another size do what they do everywhere")
    func everywhere() {
        var state = Self.state()
        #expect(press(&state, "q") == [.quit] && press(&state, .control("c")) == [.quit])
        #expect(press(&state, .control("z")) == [.suspend])
        #expect(update(&state, .today(Northwind.today.advanced(by: 1))) == [.readAgain])
        #expect(state.screen.waiting == 5)
        _ = update(&state, .terminal(.resize(Size(width: 40, height: 10))))
        #expect(press(&state, .enter) == [] && press(&state, "q") == [.quit])
    }

    @Test("Help explains each key, and coming back is said with the client's name")
    func help() {
        var state = Self.state()
        _ = press(&state, "?")
        #expect(frame(state).description.contains("Help: Portfolio"))
        _ = press(&state, .escape)
        _ = update(&state, .cameBack(place: 1))
        #expect(frame(state).description.contains("Back from Borea."))
    }

    @Test("Clicks and the wheel move the cursor; twice clicked opens")
    func mouse() {
        var state = Self.state()
        let layout = PortfolioLayout(state.context)
        let second = Point(x: layout.inside.x + 3, y: layout.inside.y + 1)
        _ = update(&state, .terminal(.mouse(Mouse(.press, at: second))))
        #expect(state.screen.window.cursor == 1)
        #expect(
            update(&state, .terminal(.mouse(Mouse(.doublePress, at: second)))) == [.open(place: 1, report: "soc2", item: nil)])
    }

    @Test("Every report is told apart by its kind, the list says where one is in it, and what is late by how much")
    func told() {
        for size in Self.sizes {
            var state = Self.state(size)
            #expect(
                frame(state).description.contains("SOC 2")
                    && frame(state).description.contains("1 of \(state.screen.lines.count)"), "\(size)")
            _ = press(&state, "n")
            #expect(frame(state).description.contains(size.width < 70 ? "late " : " days late"), "\(size)")
        }
    }
}
