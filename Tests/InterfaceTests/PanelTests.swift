import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("Panels")
struct PanelTests {
    @Test("Help scrolls to its end and straight back, and any other key closes it")
    func help() throws {
        var desk = try Desk(size: Size(width: 80, height: 24))
        desk.press("?", .end)
        #expect(desk.screen.contains("the opinion is a CPA's"))
        let end = desk.screen
        desk.press(.down)
        #expect(desk.screen == end)
        desk.press(.up)
        #expect(desk.screen != end)
        desk.press(.home)
        #expect(desk.screen.contains("Where you stand, and what to do next."))
        desk.press("x")
        #expect(desk.state.panel == nil)
    }

    @Test("Help is about the screen that is shown", arguments: Tab.allCases)
    func helpOf(tab: Tab) throws {
        var desk = try Desk(size: Size(width: 100, height: 60))
        desk.press(desk.state.context.key(of: tab), "?")
        #expect(desk.screen.contains("Help: \(tab.title)"))
        for binding in desk.state.screenBindings.prefix(5) {
            #expect(desk.screen.contains(binding.explanation.prefix(30)), "\(binding.title)")
        }
    }

    @Test(
        "The palette finds a command by the word that the footer has for it, too",
        arguments: [
            ("quit", "Leave Tickmark"), ("n/a", "Mark it Not applicable"), ("theme", "Choose a theme"),
            ("next report", "Show the next"), ("redraw", "Redraw"),
        ])
    func paletteNames(typed: String, found: String) throws {
        var desk = try Desk()
        desk.press("2", ":")
        desk.type(typed)
        let first = try #require(desk.state.paletteEntries(typed).first)
        #expect(first.title.hasPrefix(found), "\(first.title)")
    }

    @Test("What another screen does is found, too, and shown there; letters strewn over a sentence find nothing")
    func elsewhere() throws {
        var desk = try Desk()
        desk.press("1", ":")
        desk.type("filter")
        desk.press(.enter)
        #expect(desk.state.tab == .items && desk.footer.contains("f does it here: narrow the list"))
        #expect(desk.state.panel == nil)
        #expect(!desk.state.paletteEntries("delete").contains { $0.title.contains("somebody else ticked") })
    }

    @Test("The palette finds commands, areas, items and engagements, and does what one chooses")
    func palette() throws {
        var desk = try Desk()
        desk.press(":")
        desk.type("theme")
        desk.press(.enter)
        #expect(desk.screen.contains("Night, for dark terminals"))
        desk.press(.escape, ":")
        desk.type("cc7 system")
        desk.press(.enter)
        #expect(desk.state.items.filter.areas == ["CC7"])
        desk.press(":")
        desk.type("leavers")
        desk.press(.enter)
        #expect(desk.item == "CC6.2-02")
        desk.press(":")
        desk.type("show soc 1")
        desk.press(.enter)
        #expect(desk.state.engagementIndex == 1)
        desk.press(":")
        desk.type("xyzzy")
        #expect(desk.screen.contains("Nothing is called that."))
        desk.press(.enter)
        #expect(desk.state.panel == nil)
    }

    @Test("A theme is tried on while one moves over it, kept with enter, and given back with esc")
    func theme() throws {
        var desk = try Desk()
        desk.press("T", .down)
        #expect(desk.asked == [.theme("day")])
        desk.press(.escape)
        #expect(desk.asked.last == .theme("night") && desk.state.themes.current == "night")
        desk.press("T", .down, .enter)
        #expect(desk.state.themes.current == "day" && desk.state.panel == nil)
    }

    @Test("An export is shown before it is written, in each form, and never replaces a file without a yes")
    func export() throws {
        var desk = try Desk()
        desk.press("E")
        #expect(desk.screen.contains("# Readiness of Northwind"))
        desk.press(.tab)
        #expect(desk.screen.contains("As HTML for the team."))
        desk.press(.backTab, .enter)
        #expect(desk.footer.contains("Exported to ~/northwind/readiness-2026-11-23.md."))
        desk.press("E", .enter)
        #expect(desk.screen.contains("Replace the file?"))
        desk.press("n")
        #expect(desk.asked.count { if case .export(_, _, true) = $0 { true } else { false } } == 0)
        desk.press("o", .control("u"))
        desk.type("other.md")
        desk.press(.enter, .enter)
        #expect(desk.files.contains("other.md"))
        desk.press("E", .enter, "y")
        #expect(desk.footer.contains("Exported"))
    }

    @Test("Every format that the command line has is offered, for everybody it is made for", arguments: [60, 80, 120])
    func formats(width: Int) throws {
        var desk = try Desk(size: Size(width: width, height: 24))
        desk.press("E")
        for format in ExportFormat.allCases {
            #expect(desk.screen.contains(" \(format.name) "))
            for audience in format.audiences {
                #expect(desk.screen.contains("As \(format.name) for the \(audience.rawValue)."))
                if format.audiences.count > 1 { desk.press("a") } else { #expect(!desk.screen.contains("a audience")) }
            }
            desk.press(.tab)
        }
        #expect(desk.screen.contains("As Markdown for the team."))
    }

    @Test("Whom an export is for stays chosen where the next format is made for them, too")
    func audienceStays() throws {
        var desk = try Desk()
        desk.press("E", "a", "a", .tab)
        #expect(desk.screen.contains("As HTML for the customer."))
        desk.press(.tab)
        #expect(desk.screen.contains("As CSV for the team."), "which holds names")
        desk.press(.tab)
        #expect(desk.screen.contains("As XLSX for the customer."))
    }

    @Test("The preview scrolls to its end and no further")
    func preview() throws {
        var desk = try Desk(size: Size(width: 80, height: 24))
        desk.press("E", .end)
        #expect(desk.screen.contains("Line 60") && desk.screen.contains("Line 50"))
        let end = desk.screen
        desk.press(.down, .pageDown)
        #expect(desk.screen == end)
        desk.press(.home)
        #expect(desk.screen.contains("# Readiness of Northwind"))
    }

    @Test("A prompt keeps its size and its place while one types", arguments: ["o", "d", "e", "n", "b"] as [Key])
    func calmPrompt(key: Key) throws {
        var desk = try Desk()
        desk.press("2", .down, key)
        func corner(_ desk: Desk) -> [Int] {
            let lines = desk.screen.split(separator: "\n", omittingEmptySubsequences: false)
            return lines.indices.filter { lines[$0].contains("esc cancels") || lines[$0].contains(": CC1.1-02") }
        }
        let before = corner(desk)
        for letter in "ben and some more words that are longer than the panel is wide, and go on" {
            desk.type(String(letter))
            #expect(corner(desk) == before)
        }
        desk.press(.control("u"), .enter)
        if desk.state.panel != nil { #expect(corner(desk) == before) }
    }

    @Test("What is pasted into a prompt is typed into it")
    func paste() throws {
        var desk = try Desk()
        desk.press("2", .down, "n")
        desk.send(.terminal(.paste("We have\nno office")))
        desk.press(.enter)
        #expect(desk.work("CC1.1-02").reason == "We have no office")
    }

    @Test("ctrl-c closes whatever panel is open", arguments: ["?", "f", "o", "e", "d", ":", "E", "T", "v", "n"] as [Key])
    func interrupt(key: Key) throws {
        var desk = try Desk()
        desk.press("2", .down, key)
        #expect(desk.state.panel != nil)
        desk.press(.control("c"))
        #expect(desk.state.panel == nil && !desk.asked.contains(.quit))
    }
}
