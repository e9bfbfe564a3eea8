import Foundation
import RealTerminals
import Testing

/// What people do on the Items screen, from the first key to what is on disk.
@Suite("The Items screen, in a real terminal", .serialized)
struct ItemsStoryTests {
    /// A SOC 2 report with three people: Ana has two items, Ben has ticked one.
    private final class Office {
        let folder: ScratchFolder
        var url: URL { folder.url }

        init() throws {
            folder = try ScratchFolder()
            try run("init", "--report", "soc2", "--type", "1", "--as-of", "2027-06-30", "--organization", "Acme")
            try run("person", "add", "ben", "Ben Okafor")
            try run("assign", "ana", "CC1.1-02", "CC6.1-02")
            try run("due", "2027-02-01", "CC1.1-02")
            try run("due", "2026-12-01", "CC6.1-02")
            try run("assign", "ben", "CC6.1-03")
            try run("tick", "CC6.1-03", as: "Ben Okafor")
        }

        @discardableResult
        func run(_ arguments: String..., as person: String = "Ana Ruiz") throws -> String {
            let answer = try RealTerminals.run(
                tickmarkPath, arguments, in: url, environment: ["TICKMARK_USER": person, "SOURCE_DATE_EPOCH": "1795392000"])
            try #require(answer.status == 0, "\(arguments): \(answer.errors)")
            return answer.output
        }

        func item(_ id: String) throws -> [String: Any] {
            let items = try JSONSerialization.jsonObject(with: Data(run("items", "--json").utf8)) as? [[String: Any]] ?? []
            return try #require(items.first { $0["id"] as? String == "soc2/\(id)" })
        }

        func status(_ id: String) throws -> String { try item(id)["status"] as? String ?? "" }

        /// The screen, with what it ends with behind it.
        func screen(_ options: String = "", as person: String = "Ana Ruiz", width: Int = 120, height: Int = 40) throws
            -> RealTerminal
        {
            let terminal = try RealTerminal(
                "\(tickmarkPath) \(options); echo left with $?; read wait", width: width, height: height, in: url,
                environment: ["TICKMARK_USER": person])
            try terminal.wait("a frame") { $0.contains("Overview") && $0.contains("saved") }
            return terminal
        }

        func leave(_ terminal: RealTerminal) throws {
            try terminal.wait("all saved") { $0.contains(" saved") }
            try terminal.press("q")
            try terminal.wait(for: "left with 0")
        }

        var journals: [String: Data] {
            get throws {
                let journal = url.appendingPathComponent("journal")
                let names = try FileManager.default.contentsOfDirectory(atPath: journal.path)
                return try Dictionary(
                    uniqueKeysWithValues: names.filter { $0.hasSuffix(".jsonl") }.map {
                        ($0, try Data(contentsOf: journal.appendingPathComponent($0)))
                    })
            }
        }
    }

    @Test("m shows what is mine, the soonest first; tick, note and leave, and both are on the one item")
    func mine() throws {
        let office = try Office()
        let terminal = try office.screen()
        try terminal.press("m")
        try terminal.wait("mine") { $0.contains("2 items by due date · open, mine") && $0.contains("▌ ☐ CC6.1-02") }
        try terminal.press("Space")
        try terminal.wait("ticked, and where it was") { $0.contains("▌ ☑ CC6.1-02") && $0.contains("u undo: tick CC6.1-02") }
        try terminal.press("e")
        try terminal.wait(for: "What should others know?")
        try terminal.type("In the shared folder")
        try terminal.press("Enter")
        try terminal.wait(for: "▌ ☑≡CC6.1-02")
        try office.leave(terminal)
        #expect(try office.status("CC6.1-02") == "ready")
        #expect(try office.run("show", "CC6.1-02").contains("In the shared folder"))
    }

    @Test("In Welcome, what is typed takes the place of what was suggested")
    func typingReplaces() throws {
        let folder = try ScratchFolder()
        let terminal = try RealTerminal("\(tickmarkPath); echo left with $?; read wait", in: folder.url)
        try terminal.wait(for: "Welcome to Tickmark")
        try terminal.press("2")
        try terminal.wait(for: "Organization")
        try terminal.type("Zeta")
        try terminal.press("Enter", "Enter")
        try terminal.wait(for: "Type 1 or Type 2?")
        try terminal.press("2")
        try terminal.wait("days that are suggested") { $0.contains("First day       2026-12-01") }
        try terminal.type("2 jan 2028")
        try terminal.wait("the day that was typed, alone") {
            $0.contains("First day       2 jan 2028 ") && $0.contains("Sun 2 Jan 2028")
        }
        try terminal.press("Enter")
        try terminal.type("2028-06-30")
        try terminal.wait("the other one, too") { $0.contains("Last day        2028-06-30 ") && $0.contains("181 days") }
    }

    @Test("J and K move the detail while the list stays where it is")
    func movesTheOtherPane() throws {
        let office = try Office()
        let terminal = try office.screen()
        try terminal.press("2", "Down")
        let beginning = try terminal.waitForRest("an item, and how its words begin") {
            $0.contains("▌ ☐ CC1.1-02") && $0.contains("│ Status ") && $0.contains("more ▼")
        }
        try terminal.press("J", "J", "J")
        try terminal.wait("further down in the detail, on the same row") {
            $0.contains("▌ ☐ CC1.1-02") && $0.contains("What an auditor accepts") && !$0.contains("│ Status ")
        }
        try terminal.press("K", "K", "K")
        try terminal.wait("back at its beginning") { $0 == beginning }
        try office.leave(terminal)
    }

    @Test("The program comes back where one was, each person to one's own place, and writes no journal for that")
    func comesBack() throws {
        let office = try Office()
        let first = try office.screen()
        try first.press("m")
        try first.wait(for: "open, mine")
        try first.press("Down")
        try first.wait(for: "▌ ☐ CC1.1-02")
        let before = try office.journals
        try office.leave(first)
        let again = try office.screen()
        try again.wait("the same place") { $0.contains("open, mine") && $0.contains("▌ ☐ CC1.1-02") }
        try office.leave(again)
        let other = try office.screen(as: "Ben Okafor")
        try other.wait(for: "What to do next")
        try office.leave(other)
        #expect(try office.journals == before)
    }

    @Test("A damaged place is passed over", arguments: ["report=soc2 tab=Nowhere owner=..", "\u{0}\u{1B}[2J", ""])
    func damaged(place: String) throws {
        let office = try Office()
        try office.leave(try office.screen())
        let machine = office.url.appendingPathComponent(".tickmark")
        let name = try #require(
            try FileManager.default.contentsOfDirectory(atPath: machine.path).first {
                $0.hasPrefix("place-") && $0.hasSuffix("-ana")
            })
        try Data(place.utf8).write(to: machine.appendingPathComponent(name))
        let terminal = try office.screen()
        try terminal.wait(for: "What to do next")
        try office.leave(terminal)
    }

    @Test("open --view begins at a list, and refuses one that there is not, with those that there are")
    func view() throws {
        let office = try Office()
        let terminal = try office.screen("open --view mine")
        try terminal.wait("mine") { $0.contains("open, mine") && $0.contains("▌ ☐ CC6.1-02") }
        try office.leave(terminal)
        let refused = try tickmark("open", "--view", "yours", in: office.url)
        #expect(refused.status != 0 && refused.errors.contains("mine, review, returned"))
    }

    @Test("Stretches and headings are selected, and stay selected for owner and day until esc")
    func selection() throws {
        let office = try Office()
        let terminal = try office.screen()
        try terminal.press("2")
        try terminal.wait(for: "▌ ☐ CC1.1-01")
        try terminal.press("S-Down", "S-Down")
        try terminal.wait(for: "3 selected")
        try terminal.press("o")
        try terminal.wait(for: "Owner: 3 items")
        try terminal.type("ben")
        try terminal.press("Enter")
        try terminal.wait("given") { !$0.contains("Owner: 3 items") && $0.contains("3 selected") }
        try terminal.press("d")
        try terminal.wait(for: "Due: 3 items")
        try terminal.press("PageUp", "Enter")
        try terminal.wait(for: "Changed the due date of 3 items; u takes it back.")
        try terminal.press("Down")
        try terminal.wait(for: "undo: due date of 3 items")
        try terminal.press("Escape")
        try terminal.wait("nothing selected") { !$0.contains("selected") }
        try terminal.press("}", "x")
        try terminal.wait("a heading") { $0.contains(" selected") }
        try terminal.press("Escape")
        try terminal.wait("nothing selected") { !$0.contains("selected") }
        try office.leave(terminal)
        for id in ["CC1.1-01", "CC1.1-02", "CC1.1-03"] { #expect(try office.item(id)["owner"] as? String == "ben") }
    }

    @Test("R returns with a reason, its owner sees why, and the queue of reviews goes on")
    func sendBack() throws {
        let office = try Office()
        let terminal = try office.screen("--view review")
        try terminal.wait("the queue") { $0.contains("1 item · for me to review") && $0.contains("▌ ☑ CC6.1-03") }
        try terminal.press("R")
        try terminal.wait(for: "Return: CC6.1-03")
        try terminal.type("The list is from August")
        try terminal.press("Enter")
        try terminal.wait(for: "The list is from August")
        try office.leave(terminal)
        #expect(try office.status("CC6.1-03") == "inProgress")
        let owner = try office.screen("--view returned", as: "Ben Okafor")
        try owner.wait("why") {
            $0.contains("▌ ◐ CC6.1-03") && $0.contains("by Ana Ruiz") && $0.contains("The list is from August")
        }
        try owner.press("Space")
        try owner.wait(for: "▌ ☑ CC6.1-03")
        try office.leave(owner)
        let review = try office.screen("--view review")
        try review.wait(for: "▌ ☑ CC6.1-03")
        try review.press("r", "Enter")
        try review.wait(for: "▌ ✔ CC6.1-03")
        try office.leave(review)
        #expect(try office.status("CC6.1-03") == "reviewed")
    }

    @Test("The refusal comes before the reason, and nobody reviews a tick of one's own")
    func refusals() throws {
        let office = try Office()
        let terminal = try office.screen("--view review", as: "Ben Okafor")
        try terminal.wait(for: "0 items")
        try terminal.press("w", "End", "Enter")
        try terminal.wait(for: "▌ ☐ CC1.1-01")
        try terminal.press("R")
        try terminal.wait(for: "CC1.1-01 is not ticked")
        try terminal.press("/")
        try terminal.type("CC6.1-03")
        try terminal.press("Enter", "r")
        try terminal.wait(for: "was ticked by you, and a review needs a second person")
        try terminal.press("b")
        try terminal.wait(for: "is ticked; untick it before you block it")
        try office.leave(terminal)
    }

    @Test("The footer names what u takes back, after a restart, too, and asks before it takes back the report")
    func undo() throws {
        let office = try Office()
        let terminal = try office.screen(as: "Ben Okafor")
        try terminal.wait(for: "u undo: tick CC6.1-03")
        try terminal.press("u")
        try terminal.wait("taken back, and said") { $0.contains("Undid: ticked CC6.1-03") }
        try terminal.press("Down")
        try terminal.wait("nothing more of Ben's") { !$0.contains("undo: ") && $0.contains("ctrl-r redo: tick CC6.1-03") }
        try office.leave(terminal)
        let folder = try ScratchFolder()
        #expect(
            try tickmark(
                "init", "--report", "soc2", "--type", "1", "--as-of", "2027-06-30", "--organization", "Acme", in: folder.url
            ).status == 0)
        let fresh = try RealTerminal("\(tickmarkPath); echo left with $?; read wait", in: folder.url)
        try fresh.wait(for: "u undo: begin soc2")
        try fresh.press("u")
        try fresh.wait(for: "Undo the last thing that you did?")
        try fresh.press("Enter")
        try fresh.wait("all as before") { $0.contains("What to do next") && !$0.contains("Undo the last thing") }
    }

    @Test("Notes are marked, corrected and withdrawn; own items are added, reworded and dropped")
    func notesAndItems() throws {
        let office = try Office()
        let terminal = try office.screen("--view mine")
        try terminal.press("e")
        try terminal.wait(for: "Note: CC6.1-02")
        try terminal.type("Sined")
        try terminal.press("Enter")
        try terminal.wait(for: "☐≡CC6.1-02")
        try terminal.press("c")
        try terminal.wait(for: "Your notes on CC6.1-02")
        try terminal.press("Enter")
        try terminal.wait(for: "Correct the note on CC6.1-02")
        try terminal.press("C-u")
        try terminal.type("Signed")
        try terminal.press("Enter")
        try terminal.wait(for: "corrected")
        try terminal.press("c", "Down", "Enter")
        try terminal.wait("withdrawn") { !$0.contains("☐≡CC6.1-02") && $0.contains("☐ CC6.1-02") }
        try terminal.press("A")
        try terminal.wait(for: "New item under CC6.1")
        try terminal.type("Badges are colected")
        try terminal.press("Enter")
        try terminal.wait(for: "Added CC6.1-x")
        try office.leave(terminal)
        let added = try #require(
            try office.run("items").split(whereSeparator: \.isWhitespace).first { $0.contains("CC6.1-x") }.map(String.init))
        let own = try office.screen("--view all")
        try own.press("/")
        try own.type("colected")
        try own.press("Enter")
        try own.wait(for: "▌ ☐ CC6.1-x")
        try own.press(":")
        try own.type("other words")
        try own.press("Enter")
        try own.wait(for: "Reword: CC6.1-x")
        try own.press("C-u")
        try own.type("Badges are collected")
        try own.press("Enter")
        try own.wait("reworded") { $0.contains("Badges are collected") && !$0.contains("Reword: ") }
        try own.press(":")
        try own.type("drop this item")
        try own.press("Enter")
        try own.wait(for: "u takes it back")
        try office.leave(own)
        #expect(try !office.run("items").contains(added.split(separator: "/").last.map(String.init) ?? added))
    }

    @Test("The detail says the control and its sentence, and C ticks all its items in one step, in both reports")
    func controls() throws {
        let office = try Office()
        try office.run(
            "report", "add", "--report", "soc1", "--type", "1", "--as-of", "2027-06-30", "--organization", "Acme", "--preset",
            "payroll")
        let terminal = try office.screen("--view core")
        try terminal.wait("core") { $0.contains("open, core") }
        // The controls are read behind the first frame.
        try terminal.press("Enter", "PageDown")
        try terminal.wait(for: "Control: ")
        try terminal.press("End")
        try terminal.wait(for: "Serves")
        try terminal.press("C")
        let menu = try terminal.wait(for: "enter ticks them in one go")
        #expect(menu.contains(" in SOC 2 Type 1"))
        try terminal.press("Enter")
        try terminal.wait(for: "u takes it back")
        try terminal.press("v", "Down", "Down", "Down", "Down", "Enter")
        try terminal.wait(for: "by control")
        try office.leave(terminal)
        let listed = try office.run("items", "--priority", "core", "--open", "--report", "soc2")
        #expect(listed.contains("CC6.1") && !listed.contains("No items"))
    }

    @Test("At 80 columns the same keys work, and the footer still names what u takes back")
    func small() throws {
        let office = try Office()
        let terminal = try office.screen("--view mine", width: 80, height: 24)
        try terminal.wait(for: "▌ ☐ CC6.1-02")
        try terminal.press("Space")
        try terminal.wait(for: "u undo: tick CC6.1-02")
        try terminal.press("J")
        try terminal.wait(for: "enter or → opens it")
        try terminal.press("Enter", "J")
        try terminal.wait(for: "▌ ☐ CC1.1-02".replacingOccurrences(of: "▌", with: " ").trimmingCharacters(in: .whitespaces))
        try office.leave(terminal)
    }
}
