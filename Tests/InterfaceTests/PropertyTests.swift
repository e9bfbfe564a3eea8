import Catalogs
import Readiness
import Soaking
import TerminalUI
import Testing

@testable import Interface

@Suite("Whatever is pressed")
struct PropertyTests {
    private static let keys: [Key] =
        "abcdefghijklmnoprstuvwxyzBEFGNTXY1234/:?[] 0-é山".map { Key.character($0) } + [
            .enter, .enter, .escape, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .down, .left, .right, .pageUp,
            .pageDown,
            .home, .end, .function(1), .control("r"), .control("u"), .control("w"), .control("n"), .control("x"), .control("a"),
        ]
    private static let sizes = [
        (60, 16), (80, 24), (120, 40), (200, 60), (300, 90), (61, 17), (40, 10), (1, 1), (0, 0), (79, 90),
    ]

    @Test(
        "10,000 keys, clicks, pastes and sizes never crash it, and the cursor stays on the screen",
        arguments: [false, true])
    func keys(isEmpty: Bool) throws {
        var random = Soak.random(for: "whatever is pressed, \(isEmpty ? "from Welcome on" : "in a workspace")")
        var desk = try Desk(isEmpty: isEmpty, size: Size(width: 80, height: 24), glyphs: random.below(2) == 0 ? .unicode : .ascii)
        for step in 0..<5_000 {
            switch random.below(40) {
            case 0:
                let size = Self.sizes[random.below(Self.sizes.count)]
                desk.send(.terminal(.resize(Size(width: size.0, height: size.1))))
            case 1: desk.send(.terminal(.paste("pasted\n\u{1B}[31m👩\u{200D}💻 2027-01-01")))
            case 2, 3:
                let point = Point(x: random.below(130), y: random.below(45))
                let action: [Mouse.Action] = [.press, .doublePress, .wheelUp, .wheelDown]
                desk.send(.terminal(.mouse(Mouse(action[random.below(4)], at: point))))
            case 4: desk.diskIsFull = random.below(4) == 0
            default: desk.send(.terminal(.key(Self.keys[random.below(Self.keys.count)])))
            }
            guard step % 5 == 0 else { continue }
            let frame = desk.frame
            #expect(frame.size == desk.state.size)
            if let caret = frame.caret { #expect(frame.bounds.contains(caret), "seed \(random.seed), step \(step)") }
        }
    }

    @Test("The same state always makes the same frame, and drawing changes nothing")
    func pure() throws {
        let desk = try Desk()
        #expect(desk.frame == desk.frame)
    }

    @Test("With the built-in catalogs every screen draws at every size, and no row runs over its frame")
    func builtIn() throws {
        let catalogs = Array(BuiltInCatalogs.all.values)
        for (width, height) in Self.sizes.prefix(6) {
            for report in ["1", "2"] as [Key] {
                var desk = try Desk(isEmpty: true, size: Size(width: width, height: height), catalogs: catalogs)
                desk.press(report, "A", .enter, .enter, "2", .enter, .enter)
                if report == "1" { desk.press("1") }
                desk.press(" ", .enter, .enter)
                #expect(desk.engagements.count == 1)
                for tab in Tab.allCases {
                    desk.press(desk.state.context.key(of: tab))
                    for key in [Key.down, .pageDown, .end] {
                        desk.press(key)
                        expectFrames(desk)
                    }
                }
            }
        }
    }

    /// Every row of the body ends in a frame.
    private func expectFrames(_ desk: Desk) {
        let frame = desk.frame
        let body = ShellLayout(size: frame.size).body
        for y in body.y..<body.maxY {
            #expect("│╮╯▲▼".contains(frame[body.maxX - 1, y].character), "\(desk.state.tab), row \(y):\n\(frame)")
        }
    }
}
