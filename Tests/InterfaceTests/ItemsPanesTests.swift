import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("The panes of the Items screen")
struct ItemsPanesTests {
    @Test(
        "An item that somebody owns and that is late is read with this many columns of its title, and one that nobody owns with more",
        arguments: [
            (80, 24, 50, 63), (100, 30, 46, 60), (120, 40, 65, 70), (159, 40, 70, 70), (160, 45, 62, 70), (200, 60, 70, 70),
        ])
    func titles(width: Int, height: Int, owned: Int, free: Int) throws {
        var desk = try Desk(size: Size(width: width, height: height))
        desk.press("2")
        for (length, keys) in [(free, []), (owned, ["o", "b", "e", "n", .enter, "d"])] as [(Int, [Key])] {
            let title = "\(length) columns " + String(repeating: "x", count: length - 12) + "."
            desk.press("A")
            desk.type(title)
            desk.press(.enter, "/")
            desk.type("\(length) columns")
            desk.press(.enter)
            for key in keys { desk.press(key) }
            if !keys.isEmpty {
                desk.type("2026-01-01")
                desk.press(.enter)
                #expect(desk.screen.contains("late 326d"))
            }
            let row = try #require(desk.screen.split(separator: "\n").first { $0.contains("☐ CC1.1") })
            #expect(row.contains(title), "\(row)")
            desk.press(.escape)
        }
    }

    @Test("They fill the body and never overlap, in every size and wherever the keys go")
    func fill() {
        for width in 60...320 {
            for height in [16, 20, 24, 26, 27, 30, 40, 60, 90] {
                let body = ShellLayout(size: Size(width: width, height: height)).body
                for focus in [ItemsScreen.Pane.areas, .list, .detail] {
                    let layout = ItemsLayout(size: Size(width: width, height: height), focus: focus)
                    let panes = [layout.areas, layout.list, layout.detail].compactMap { $0 }
                    #expect(
                        panes.reduce(0) { $0 + $1.width * $1.height } == body.width * body.height, "\(width)x\(height) \(focus)")
                    #expect(panes.allSatisfy { $0.intersection(body) == $0 && $0.height >= 5 && $0.width >= 24 })
                    for (index, pane) in panes.enumerated() {
                        #expect(panes.dropFirst(index + 1).allSatisfy { $0.intersection(pane).isEmpty })
                    }
                    let focused =
                        switch focus {
                        case .areas: layout.areas
                        case .list: layout.list
                        case .detail: layout.detail
                        }
                    #expect(focused != nil, "the pane that has the keys is shown")
                }
            }
        }
    }

    @Test("What there is no room for is named at the edge of the list, and shown when the keys go to it")
    func hidden() throws {
        var desk = try Desk(size: Size(width: 80, height: 24))
        desk.press("2")
        #expect(desk.screen.contains("← areas  → detail  1 of 16"))
        desk.press(.right)
        #expect(desk.screen.contains("Why and how") && desk.screen.contains("CC1.1-02"))
        desk.press(.left, .left)
        #expect(desk.screen.contains("All in scope") && !desk.screen.contains("Why and how"))
    }

    @Test("The detail goes on by its own pages, where it stands below the list, too")
    func pages() throws {
        var desk = try Desk(size: Size(width: 80, height: 24))
        desk.press("2", .right, .pageDown)
        let last = desk.state.items.detailTop
        #expect(last > 0)
        desk.press(.end)
        #expect(desk.state.items.detailTop >= last)
        #expect(desk.screen.contains("▲ more") && !desk.screen.contains("more ▼"))
    }

    @Test("Names of areas are whole where the pane has the lines for them, and a click finds a folded one")
    func areaNames() throws {
        for size in [Size(width: 120, height: 40), Size(width: 100, height: 40), Size(width: 200, height: 60)] {
            var desk = try Desk(size: size)
            desk.press("2")
            let names = desk.state.items.areaNames
            let pane = try #require(desk.state.items.layout(on: size).areas)
            let lines = names.lines(width: pane.width - 2, height: pane.height - 2)
            for line in lines.flatMap({ $0 }) { #expect(desk.screen.contains(line), "\(line) at \(size)") }
            let last = try #require(lines.indices.last)
            let y = pane.y + 1 + lines.dropLast().reduce(0) { $0 + $1.count } + lines[last].count - 1
            desk.click(pane.x + 3, y)
            #expect(desk.state.items.areaWindow.cursor == last, "\(size)")
        }
    }

    @Test("A name that does not fit goes on below its words, and not where a list would have to scroll for it")
    func foldedNames() {
        let names = AreaNames(["All in scope", "Security", " CC2 Communication and information", "System description and report"])
        #expect(names.columns == 34 + 9 && names.foldedColumns == 18 + 9)
        #expect(
            names.lines(width: 25, height: 20) == [
                ["All in scope"], ["Security"], [" CC2 Communication", "     and information"],
                ["System description", "  and report"],
            ])
        #expect(names.lines(width: 41, height: 4).allSatisfy { $0.count == 1 })
        #expect(names.lines(width: 25, height: 5).allSatisfy { $0.count == 1 }, "there is no room for six lines")
    }

    @Test("Below the areas stands what the marks mean, with how many items of the chosen area stand so")
    func legend() throws {
        var desk = try Desk()
        desk.press("2")
        func count(_ words: String) throws -> Int? {
            let row = try #require(desk.screen.split(separator: "\n").first { $0.contains("│ \(words) ") })
            return row.drop { $0 != "│" }.dropFirst().prefix { $0 != "│" }.split(separator: " ").last.flatMap { Int($0) }
        }
        #expect(try count("☐ To do") == 11)
        #expect(try count("☑ Ready") == 2)
        #expect(try count("⊘ Not applicable") == 1)
        desk.press(.left, .end)
        #expect(try count("☑ Ready") == 0)
    }

    @Test("The row that another pane shows has a sign of its own, in colors, without them and in ASCII")
    func shownRow() throws {
        for glyphs in [GlyphSet.unicode, .ascii] {
            var desk = try Desk(size: Size(width: 120, height: 40), glyphs: glyphs)
            desk.press("2")
            func signs(_ text: String) -> [Bool] {
                let row = desk.screen.split(separator: "\n").first { $0.contains(text) } ?? ""
                return [glyphs.cursor, glyphs.shown].map { sign in
                    row.contains("\(sign) \(glyphs.reviewed) CC1.1-01") || row.contains("\(sign)All in scope")
                }
            }
            #expect(signs(" CC1.1-01 ") == [true, false] && signs("All in scope")[1])
            desk.press(.enter)
            #expect(signs(" CC1.1-01 ") == [false, true], "\(desk.screen)")
        }
    }

    @Test("A pane says which way leads to another from here, also where it stands alone")
    func ways() throws {
        var desk = try Desk(size: Size(width: 80, height: 24))
        desk.press("2")
        #expect(desk.screen.contains("← areas  → detail"))
        desk.press(.enter)
        #expect(!desk.screen.contains("← areas"), "one step goes to the list")
        desk = try Desk(size: Size(width: 60, height: 16))
        desk.press("2", .enter)
        #expect(desk.screen.contains("← list"))
        desk.press(.left, .left)
        #expect(desk.screen.contains("→ list"))
    }

    @Test("What is due in the year ahead has its day in every width", arguments: [60, 80, 120, 200])
    func days(width: Int) throws {
        var desk = try Desk(size: Size(width: width, height: 40))
        desk.press("2", "/")
        desk.type("A1.2-01")
        desk.press(.enter)
        #expect(desk.screen.contains(width >= 160 ? "due 15 Feb" : "by 15 Feb"), "\(desk.screen)")
    }
}
