import Foundation
import RealTerminals
import Testing

/// The figures of `status --json`.
struct StatusAnswer: Decodable {
    struct Engagement: Decodable {
        var id, report: String
        var type, total, ticked, evidenced, reviewed, notApplicable, late: Int
        var areas: [Area]
    }
    struct Area: Decodable {
        var id, title: String
        var total, ticked: Int
    }
    var engagements: [Engagement]
}

struct ItemAnswer: Decodable {
    var id, engagement, area, criterion, title, status: String
    var owner, due, blocked, reason: String?
}

@Suite("The main job, in a real terminal", .serialized)
struct MainJobTests {
    @Test(
        "An empty folder becomes a SOC 2 Type 2 with Availability; ten ticks, an owner and an exclusion are there after a restart and in the export"
    )
    func soc2() throws {
        let folder = try ScratchFolder()
        let terminal = try RealTerminal("\(tickmarkPath); echo left with $?; read wait", in: folder.url)
        try terminal.wait(for: "Which report are you preparing for?")
        try terminal.press("2")
        try terminal.wait(for: "Who is the report about?")
        try terminal.type("Acme Payments")
        try terminal.press("Enter")
        try terminal.type("Payments API")
        try terminal.press("Enter")
        try terminal.wait(for: "Type 1 or Type 2?")
        try terminal.press("2")
        try terminal.wait(for: "over which period?")
        try terminal.press("Enter", "Enter")
        try terminal.wait(for: "which categories?")
        try terminal.wait(for: "Availability")
        try terminal.press("Space")
        try terminal.wait("Availability in") { $0.split(separator: "\n").contains { $0.contains("☑ Availability") } }
        try terminal.press("Enter")
        try terminal.wait(for: "Ready to begin")
        try terminal.press("Enter")
        try terminal.wait(for: "has begun")
        try terminal.press("2")
        try terminal.wait(for: "CC1.1-01")
        for _ in 0..<10 { try terminal.press("Space", "Down") }
        try terminal.press("o")
        try terminal.wait(for: "Owner: ")
        try terminal.type("ana")
        try terminal.press("Enter")
        try terminal.wait("the owner") { !$0.contains("Owner: ") && $0.contains("ana") }
        try terminal.press("Down", "n")
        try terminal.wait(for: "Why does it not apply?")
        try terminal.type("We have no office")
        try terminal.press("Enter")
        try terminal.wait("all saved") { $0.contains("saved") && $0.contains("n/a") && !$0.contains("Why does it not apply?") }
        try terminal.press("q")
        try terminal.wait(for: "left with 0")

        let items = try JSONDecoder().decode(
            [ItemAnswer].self, from: Data(tickmark("items", "--json", in: folder.url).output.utf8))
        #expect(items.count { $0.status == "ready" } == 10)
        #expect(items.count { $0.owner == "ana" } == 1)
        #expect(items.filter { $0.status == "notApplicable" }.map(\.reason) == ["We have no office"])

        let again = try RealTerminal("\(tickmarkPath); read wait", in: folder.url)
        try again.wait(for: "Acme Payments")
        try again.press("2")
        try again.wait("ten ticks") { screen in screen.split(separator: "\n").count { $0.contains("☑ CC") } == 10 }

        let status = try JSONDecoder().decode(
            StatusAnswer.self, from: Data(tickmark("status", "--json", in: folder.url).output.utf8))
        let engagement = try #require(status.engagements.first)
        #expect((engagement.report, engagement.type, engagement.ticked) == ("soc2", 2, 10))
        #expect(engagement.notApplicable == 1)
        #expect(engagement.areas.contains { $0.title == "Availability" })
        let exported = try tickmark("export", in: folder.url)
        #expect(exported.status == 0)
        #expect(exported.output.contains("10 of \(engagement.total)"))
        #expect(exported.output.contains("We have no office"))
        for area in engagement.areas { #expect(exported.output.contains("| \(area.total) |"), "\(area.id)") }
    }

    @Test("The same for SOC 1 with a preset")
    func soc1() throws {
        let folder = try ScratchFolder()
        let terminal = try RealTerminal("\(tickmarkPath); echo left with $?; read wait", in: folder.url)
        try terminal.wait(for: "Which report are you preparing for?")
        try terminal.press("1")
        try terminal.wait(for: "Who is the report about?")
        try terminal.type("Acme Payroll")
        try terminal.press("Enter", "Enter")
        try terminal.wait(for: "Type 1 or Type 2?")
        try terminal.press("1")
        try terminal.wait(for: "as of which day?")
        try terminal.press("Enter")
        try terminal.wait(for: "what kind of service organization")
        try terminal.press("1")
        try terminal.wait(for: "which areas?")
        try terminal.press("Enter")
        try terminal.wait(for: "Ready to begin")
        try terminal.press("Enter")
        try terminal.wait(for: "has begun")
        try terminal.press("2")
        try terminal.wait(for: "ON1-01")
        for _ in 0..<10 { try terminal.press("Space", "Down") }
        try terminal.wait("ten ticks") { screen in
            screen.contains("saved") && screen.split(separator: "\n").count { $0.contains("☑ ") && !$0.contains("☑ Ready") } == 10
        }
        try terminal.press("q")
        try terminal.wait(for: "left with 0")

        let status = try JSONDecoder().decode(
            StatusAnswer.self, from: Data(tickmark("status", "--json", in: folder.url).output.utf8))
        let engagement = try #require(status.engagements.first)
        #expect((engagement.report, engagement.type, engagement.ticked) == ("soc1", 1, 10))
        #expect(engagement.areas.contains { $0.id == "PY" })
        #expect(!engagement.areas.contains { $0.id == "CU" })
        #expect(try tickmark("export", in: folder.url).output.contains("10 of \(engagement.total)"))
    }

    @Test("The advisor asks five questions and recommends with reasons")
    func advisor() throws {
        let folder = try ScratchFolder()
        let terminal = try RealTerminal("\(tickmarkPath); echo left with $?; read wait", in: folder.url)
        try terminal.wait(for: "Help me choose")
        try terminal.press("4")
        for number in 1...5 {
            try terminal.wait(for: "\(number) of 5")
            try terminal.press("2")
        }
        try terminal.wait(for: "We recommend SOC 2")
        try terminal.press("Escape", "Escape")
        try terminal.wait(for: "4 of 5")
        try terminal.press("C-c")
        try terminal.wait(for: "left with 0")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty, "nothing is written before one begins")
    }
}
