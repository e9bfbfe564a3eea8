import Foundation
import RealTerminals
import Testing

@Suite("What the Overview and Scope are for, in a real terminal", .serialized)
struct OverviewStoryTests {
    /// Goes to the Scope screen by its name, whatever its number.
    private func goToScope(_ terminal: RealTerminal) throws {
        try terminal.press(":")
        try terminal.wait(for: "What do you want to do?")
        try terminal.type("Go to Scope")
        try terminal.press("Enter")
        try terminal.wait(for: "What the report covers")
    }

    @Test("Five seconds: a verdict, what is mine, who has how many days of work, and the other report")
    func fiveSeconds() throws {
        let folder = try ScratchFolder.demo()
        let terminal = try RealTerminal("\(tickmarkPath) --workspace demo; read wait", in: folder.url)
        try terminal.wait(for: "What to do next")
        try terminal.wait(for: "person-days of work")
        try terminal.wait("mine, loads and the other report") { screen in
            ["yours", "Who has what", "days", "in 7 days", "SOC 1 Type", "adds"].allSatisfy { screen.contains($0) }
        }
        try terminal.press("Left", "End", "Up")
        try terminal.press("Enter")
        try terminal.wait("somebody's items") { !$0.contains("What to do next") }
    }

    @Test("The organization's name is corrected with three keys beside the text, and the export says so")
    func organization() throws {
        let folder = try ScratchFolder.demo()
        let terminal = try RealTerminal("\(tickmarkPath) --workspace demo; echo left with $?; read wait", in: folder.url)
        try terminal.wait(for: "What to do next")
        try terminal.press("e")
        try terminal.wait(for: "Edit the report")
        try terminal.type("Brightwater, Inc.")
        try terminal.press("Enter")
        try terminal.wait("saved") { $0.contains("Brightwater, Inc.") && $0.contains("saved") && !$0.contains("Edit the report") }
        try terminal.press("q")
        try terminal.wait(for: "left with 0")
        #expect(try tickmark("--workspace", "demo", "export", in: folder.url).output.contains("Brightwater, Inc."))
    }

    @Test("Dates are typed as people say them, and shown before they are saved")
    func dates() throws {
        let folder = try ScratchFolder.demo()
        let terminal = try RealTerminal("\(tickmarkPath) --workspace demo; read wait", in: folder.url)
        try terminal.wait(for: "What to do next")
        try terminal.press("2")
        try terminal.wait(for: "CC1.1-01")
        try terminal.press("d")
        try terminal.wait(for: "Due: ")
        try terminal.type("+2w")
        try terminal.wait(for: "in 14 days")
        try terminal.press("Enter")
        try terminal.wait("saved") { !$0.contains("Due: ") && $0.contains("saved") }
    }

    @Test("A control is found in the matrix, given an owner and a rhythm, and the command line says the same")
    func control() throws {
        let folder = try ScratchFolder.demo()
        let terminal = try RealTerminal("\(tickmarkPath) --workspace demo; echo left with $?; read wait", in: folder.url)
        try terminal.wait(for: "What to do next")
        try goToScope(terminal)
        try terminal.press("v")
        try terminal.wait(for: "View by")
        try terminal.type("with what each serves")
        try terminal.press("Enter")
        try terminal.wait(for: "By control")
        try terminal.wait("a control's page") { $0.contains("How often") && $0.contains("Population") }
        try terminal.press("o")
        try terminal.wait(for: "Owner: ")
        try terminal.type("Dana Fox")
        try terminal.press("Enter")
        try terminal.wait(for: "Enter again adds")
        try terminal.press("Enter")
        try terminal.wait("the owner") { $0.contains("Dana Fox") && !$0.contains("Owner: ") && $0.contains("saved") }
        try terminal.press("f")
        try terminal.wait(for: "How often: ")
        try terminal.type("monthly 15 from 1 mar 2027")
        try terminal.wait(for: "monthly, ends on 15, from 1 Mar 2027")
        try terminal.press("Enter")
        try terminal.wait("the rhythm") { !$0.contains("How often: ") && $0.contains("saved") }
        try terminal.press("q")
        try terminal.wait(for: "left with 0")
        let list = try tickmark("--workspace", "demo", "control", "list", "--json", in: folder.url)
        #expect(list.status == 0, "\(list.errors)")
        #expect(list.output.contains("dana"))
    }

    @Test("A menu narrows by typing")
    func menu() throws {
        let folder = try ScratchFolder.demo()
        let terminal = try RealTerminal("\(tickmarkPath) --workspace demo; read wait", in: folder.url)
        try terminal.wait(for: "What to do next")
        try terminal.press("2")
        try terminal.wait(for: "CC1.1-01")
        try terminal.press("f")
        try terminal.wait(for: "Filter: ")
        try terminal.type("block")
        try terminal.wait("one row") { $0.contains(": block") && !$0.contains("Mine") }
    }

    @Test("A workspace whose only report was undone says what to do")
    func empty() throws {
        let folder = try ScratchFolder()
        let made = try tickmark(
            "init", "lock", "--report", "soc2", "--type", "1", "--as-of", "2027-06-30", "--organization", "Acme", in: folder.url)
        #expect(made.status == 0, "\(made.errors)")
        let terminal = try RealTerminal("\(tickmarkPath) --workspace lock; read wait", in: folder.url)
        try terminal.wait(for: "What to do next")
        try terminal.press("u")
        try terminal.wait(for: "y ")
        try terminal.press("y")
        try terminal.wait(for: "No report is being prepared here.")
        try terminal.press("C-r")
        try terminal.wait(for: "What to do next")
    }
}
