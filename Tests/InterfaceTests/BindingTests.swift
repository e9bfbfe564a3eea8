import Foundation
import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("The table of keys")
struct BindingTests {
    /// Desks in every situation that changes the table: reports, panes, the past, read-only, a full disk, filters and
    /// selections.
    static func situations() throws -> [Desk] {
        var desks: [Desk] = []
        for soc1 in [false, true] {
            for tab in Tab.allCases {
                var desk = try Desk()
                if soc1 { desk.press("]") }
                desk.press(desk.state.context.key(of: tab))
                desks.append(desk)
                var left = desk
                left.press(.left)
                desks.append(left)
            }
        }
        for rows in 1...2 {
            var controls = try Desk { desk in
                try desk.tell()
                let own = OwnControl(
                    key: "own-control", title: "Our own", statement: "We look.", nature: .manual, frequency: .monthly,
                    criteria: [CatalogReference("soc2", "CC7.2")])
                desk.record([.define(own)], by: Desk.ana, at: Northwind.today)
                desk.record([.control("access-review", .owner(to: "ben", was: nil))], by: Desk.ben, at: Northwind.today)
                desk.record([.control("access-review", .owner(to: "taro", was: nil))], by: Desk.taro, at: Northwind.today)
            }
            controls.press(controls.state.context.key(of: .scope), "v", .enter)
            for _ in 0..<rows { controls.press("v", .down, .enter) }
            desks.append(controls)
            for _ in 0..<4 {
                controls.press(.down)
                desks.append(controls)
            }
        }
        var narrowed = try Desk()
        narrowed.press("2", "x", "/", "c", .enter)
        var history = try Desk()
        history.press(.to(.history), "p")
        var past = try Desk()
        past.press(.to(.history), .down, "t")
        var pastItems = past
        pastItems.press("2")
        var failed = try Desk()
        failed.diskIsFull = true
        failed.press("2", .down, " ")
        var contested = try Desk { desk in
            try desk.tell()
            let item = ItemAddress("soc2", "CC1.1-01")
            desk.record([.owner(item, to: "ben", was: nil)], by: Desk.ben, at: Northwind.today)
            desk.record([.owner(item, to: "taro", was: nil)], by: Desk.taro, at: Northwind.today)
        }
        contested.press("2")
        return desks + [contested, narrowed, history, past, pastItems, failed, try Desk(readOnlyReason: "It is so.")]
    }

    @Test("No two bindings of a screen share a key")
    func distinct() throws {
        for desk in try Self.situations() {
            let keys = desk.state.bindings.flatMap(\.keys)
            for key in Set(keys) where key != .escape {
                #expect(keys.count { $0 == key } == 1, "\(key.title) on \(desk.state.tab)")
            }
        }
    }

    @Test("Every key of the table does something: the frame changes, or an effect is asked for")
    func handled() throws {
        for desk in try Self.situations() {
            for binding in desk.state.bindings {
                for key in binding.keys {
                    var after = desk
                    after.press(key)
                    #expect(!after.footer.contains("does nothing here"), "\(key.title) on \(desk.state.tab)")
                }
            }
        }
    }

    @Test(
        "What the footer shows works, and help and quit are always among it, from 60 columns on", arguments: [60, 80, 120, 300])
    func footer(width: Int) throws {
        for desk in try Self.situations() {
            let places = FooterKeys(desk.state.bindings, width: width).places
            let commands = places.map(\.binding.command)
            #expect(commands.contains(.shell(.help)) && commands.contains(.shell(.quit)))
            #expect(places.count > 3)
            let columns = places.map(\.columns).sorted { $0.lowerBound < $1.lowerBound }
            for (left, right) in zip(columns, columns.dropFirst()) { #expect(left.upperBound < right.lowerBound) }
            #expect(columns.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= width })
        }
    }

    @Test("Explanations read alike: a capital first, no full stop, and no longer than a line of help")
    func explanations() throws {
        for binding in try Self.situations().flatMap(\.state.bindings) {
            #expect(
                binding.explanation.first?.isUppercase == true && !binding.explanation.hasSuffix("."), "\(binding.explanation)")
            #expect(binding.explanation.count <= 80, "\(binding.explanation)")
            #expect(binding.title.count <= 14, "\(binding.title)")
            #expect(!binding.keys.isEmpty || !binding.isInFooter, "what has no key is in the palette alone: \(binding.title)")
        }
    }

    @Test("Documentation/Use/Keys.md is made from the table")
    func documentation() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Documentation/Use/Keys.md")
        try FrameFiles.expect(try Self.page(), isLike: page)
    }

    private static func page() throws -> String {
        let states = try situations().map(\.state)
        func table(_ rows: [(String, String)]) -> String {
            (["| key | what it does |", "|---|---|"] + rows.map { "| \($0.0) | \($0.1) |" }).joined(separator: "\n") + "\n"
        }
        func wrapped(_ text: String) -> String {
            text.split(separator: " ").reduce(into: [""]) { lines, word in
                if lines[lines.count - 1].count + 1 + word.count > 120 { lines.append("") }
                lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
            }.joined(separator: "\n")
        }
        func keys(_ keys: [Key]) -> String { keys.isEmpty ? "`:`" : keys.map { "`\($0.title)`" }.joined(separator: " ") }
        func unique(_ bindings: [Binding]) -> [(String, String)] {
            var seen: Set<String> = []
            return bindings.filter { seen.insert(keys($0.keys) + $0.explanation).inserted }.map {
                (keys($0.keys), $0.explanation)
            }
        }
        var parts = [
            """
            # Keys

            This page is made from the table that the footer, the help (`?`) and the palette (`:`) are made from. Some keys are
            there only where they mean something: objectives are added in SOC 1 reports, what could not be saved is saved again
            only then.

            """
        ]
        for tab in Tab.allCases {
            let own = states.filter { $0.tab == tab }.flatMap(\.screenBindings).filter { !Binding.movements.contains($0) }
            parts.append("## \(tab.title)\n\n\(wrapped(tab.explanation))\n\n" + table(unique(own)))
        }
        parts.append("## Everywhere\n\n" + table(unique(states.flatMap { $0.shellBindings + $0.savingBindings })))
        parts.append("## Moving\n\n" + table(unique(Binding.movements)))
        let typing = TypingKeys.all.map { ($0.keys, $0.meaning) }
        parts.append("## Where you type\n\n" + table(typing))
        parts.append("## Where you are asked\n\n" + table(AnsweringKeys.all.map { ($0.keys, $0.meaning) }))
        parts.append(
            """
            ## Mouse

            A click goes to a tab, a pane, a row or a key of the footer; on an item's mark it ticks; twice it opens. The wheel
            scrolls what lies under it. Hold shift to select text, as in every full-screen program.

            """)
        return parts.joined(separator: "\n")
    }

    @Test("The footer offers nothing that could not be done to what is under the cursor")
    func offered() throws {
        var desk = try Desk(size: Size(width: 200, height: 40))
        func offers(_ key: String) -> Bool { desk.footer.contains(" \(key)  ") }
        desk.press("2")
        #expect(desk.item == "CC1.1-01" && !offers("i start") && !offers("b block") && offers("o owner"), "\(desk.footer)")
        desk.press(.down)
        #expect(offers("i start") && offers("b block") && offers("space tick"))
        desk.press("{")
        #expect(offers("x select") && !offers("space tick") && !offers("o owner"), "\(desk.footer)")
        desk.press("/")
        desk.type("CC6.1-01")
        desk.press(.enter)
        #expect(!offers("r review"), "Ana's own tick")
        desk.press(.to(.scope))
        #expect(!offers("space in or out"), "what every report has: \(desk.footer)")
        desk.press(.end, .up)
        #expect(offers("space in or out"), "\(desk.footer)")
        desk.press(.to(.requests))
        #expect(!offers("o owner") && !offers("space gather") && !offers("/ find") && !offers("enter read"), "\(desk.footer)")
    }

    @Test("What the auditor has, or has accepted, is not offered to be submitted or accepted")
    func offeredRequests() throws {
        let number = try #require(RequestNumber("R-001"))
        var desk = try Desk { desk in
            try desk.tell()
            desk.record([.request("soc2", number, .added(AskedRequest(text: "A list")))], by: Desk.ben, at: Northwind.today)
        }
        desk.press(.to(.requests))
        #expect(desk.footer.contains("space gather"))
        desk.press(" ", " ")
        #expect(!desk.footer.contains("space submit") && desk.footer.contains("y accepted"))
        desk.press("y", .escape)
        #expect(!desk.footer.contains("space submit") && !desk.footer.contains("y accepted"), "\(desk.footer)")
    }

    @Test("Whatever the footer of a screen offers is not refused, on each of its rows")
    func neverRefused() throws {
        for desk in try Self.situations() where desk.state.context.canWrite && desk.state.saving == .saved {
            var desk = desk
            for _ in 0..<16 {
                for binding in desk.state.screenBindings where binding.isInFooter {
                    guard let key = binding.keys.first else { continue }
                    var pressed = desk
                    pressed.press(key)
                    let message = pressed.state.message
                    #expect(
                        message?.tone != .refused,
                        "\(desk.state.tab.title): \(binding.title): \(message?.text ?? "")\n\(desk.footer)")
                }
                desk.press(.down)
            }
        }
    }
}
