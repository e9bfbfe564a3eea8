import Foundation
import RealTerminals
import Testing

@Suite("What evidence covers")
struct CoverageTests {
    /// 20 May 2027, in the middle of the second quarter.
    private static let may = ["SOURCE_DATE_EPOCH": "1810771200"]

    private func command(_ arguments: String..., in folder: ScratchFolder) throws -> Answer {
        try run(tickmarkPath, arguments, in: folder.url, environment: Self.may)
    }

    private struct Control: Decodable {
        struct Occurrence: Decodable {
            let from, to, state: String
            let evidence: [String]
            let expected: Int?
        }
        let control, title, frequency, report: String
        let occurrences: [Occurrence]
        let outside: [String]
        let covered: Bool
    }

    private func coverage(_ arguments: String..., in folder: ScratchFolder) throws -> [Control] {
        let answer = try run(tickmarkPath, ["coverage", "--json"] + arguments, in: folder.url, environment: Self.may)
        #expect(answer.status == 0, "\(answer.errors)")
        return try JSONDecoder().decode([Control].self, from: Data(answer.output.utf8))
    }

    private struct Export: Decodable {
        struct Report: Decodable { let covered: Int }
        struct Damage: Decodable { let kind: String }
        let engagements: [Report]
        let damage: [Damage]
    }

    /// How many controls an export counts as covered, and what it says is damaged.
    private func exported(_ arguments: String..., in folder: ScratchFolder) throws -> (covered: Int, damage: [String]) {
        let answer = try run(
            tickmarkPath, ["export", "--format", "json"] + arguments, in: folder.url, environment: Self.may)
        #expect(answer.status == 0, "\(answer.errors)")
        let export = try JSONDecoder().decode(Export.self, from: Data(answer.output.utf8))
        return (try #require(export.engagements.first).covered, export.damage.map(\.kind))
    }

    @Test("A gap is missing, is met by what is attached, and is broken at once where its file is gone or changed")
    func gap() throws {
        let folder = try ScratchFolder.begun()
        let before = try #require(try coverage("--control", "access-review", in: folder).first)
        #expect(before.frequency == "quarterly" && before.report == "soc2" && !before.covered)
        #expect(before.occurrences.map(\.state) == ["missing", "notDue"])
        #expect(before.occurrences.map(\.from) == ["2027-01-01", "2027-04-01"])
        try "all rights, read by Ana".write(
            to: folder.url.appendingPathComponent("review.txt"), atomically: true, encoding: .utf8)
        let added = try command("evidence", "add", "access-review", "review.txt", "--covers", "2027-03-31", in: folder)
        #expect(added.status == 0, "\(added.errors)")
        let after = try #require(try coverage("--control", "ACCESS-REVIEW", in: folder).first)
        #expect(after.occurrences.map(\.state) == ["met", "notDue"] && after.covered)
        #expect(after.occurrences[0].evidence.count == 1)
        let words = try command("coverage", "--control", "access-review", in: folder)
        #expect(words.output.contains("because it is of 31 Mar 2027"), "\(words.output)")
        let (count, none) = try exported(in: folder)
        #expect(count > 0 && none.isEmpty)
        let evidence = folder.url.appendingPathComponent("evidence")
        for name in try FileManager.default.contentsOfDirectory(atPath: evidence.path) where !name.hasPrefix(".") {
            let file = evidence.appendingPathComponent(name)
            // As long as before: only who reads it sees that it is another.
            try "all rights, read by Ben".write(to: file, atomically: true, encoding: .utf8)
            #expect(try exported(in: folder) == (count - 1, ["damaged"]))
            #expect(try exported("--redact", "--at", "2027-05-19", in: folder) == (count - 1, ["damaged"]))
            try FileManager.default.removeItem(at: file)
            #expect(try exported(in: folder) == (count - 1, ["missing"]))
        }
        let broken = try #require(try coverage("--control", "access-review", in: folder).first)
        #expect(broken.occurrences.map(\.state) == ["broken", "notDue"] && !broken.covered)
    }

    @Test("Gaps alone are listed, and an unknown control is refused with the nearest")
    func gaps() throws {
        let folder = try ScratchFolder.begun()
        let gaps = try coverage("--gaps", in: folder)
        #expect(!gaps.isEmpty)
        #expect(gaps.allSatisfy { !$0.occurrences.isEmpty && $0.occurrences.allSatisfy { $0.state == "missing" } })
        let refused = try command("coverage", "--control", "acces-review", in: folder)
        #expect(refused.status == 1 && refused.errors.contains("access-review"))
    }

    @Test("Grace days and holidays are shared by the journal, and count")
    func rules() throws {
        let folder = try ScratchFolder.begun()
        #expect(try command("workspace", "set", "--grace", "400", in: folder).status == 1)
        #expect(try command("workspace", "set", "--grace", "60", in: folder).status == 0)
        let graced = try #require(try coverage("--control", "access-review", in: folder).first)
        #expect(graced.occurrences.map(\.state) == ["notDue", "notDue"], "51 days after the end of March")
        try "2027-01-01 New Year\n# a comment\n\n2027-05-17\n".write(
            to: folder.url.appendingPathComponent("days.txt"), atomically: true, encoding: .utf8)
        let set = try command("workspace", "set", "--holidays", "days.txt", in: folder)
        #expect(set.status == 0 && set.output.contains("2 holidays"), "\(set.output)\(set.errors)")
        try "soon\n".write(to: folder.url.appendingPathComponent("bad.txt"), atomically: true, encoding: .utf8)
        #expect(try command("workspace", "set", "--holidays", "bad.txt", in: folder).errors.contains("Line 1"))
        #expect(try command("undo", in: folder).status == 0)
    }

    @Test("Changing dates or frequency says first what becomes uncovered; a rehearsal only says it")
    func losing() throws {
        let folder = try ScratchFolder.begun()
        let added = try command(
            "evidence", "add", "access-review", "--text", "Read by Ana", "--title", "Q1 review", "--covers", "2027-03-31",
            in: folder)
        #expect(added.status == 0, "\(added.errors)")
        let rehearsed = try command("report", "set", "soc2", "--from", "2027-04-01", "--dry-run", in: folder)
        #expect(rehearsed.errors.contains("access-review"), "\(rehearsed.output)\(rehearsed.errors)")
        #expect(try coverage("--control", "access-review", in: folder).first?.covered == true)
        let done = try command("report", "set", "soc2", "--from", "2027-04-01", in: folder)
        #expect(done.status == 0 && done.errors.contains("access-review"))
        #expect(try coverage("--control", "access-review", in: folder).first?.covered == false)
        #expect(try command("undo", in: folder).status == 0)
        let slower = try command("control", "set", "access-review", "--frequency", "monthly", "--dry-run", in: folder)
        #expect(slower.errors.contains("access-review"), "\(slower.errors)")
    }

    @Test("What is coming comes as a calendar file that calendars read: CRLF, folded at 75 octets, with ids that stay")
    func calendar() throws {
        let folder = try ScratchFolder.begun()
        #expect(try command("due", "2027-05-25", "CC6.1-01", in: folder).status == 0)
        let file = try command("upcoming", "--within", "12w", "--ics", in: folder).output
        let lines = file.components(separatedBy: "\r\n")
        #expect(lines.first == "BEGIN:VCALENDAR" && lines.dropLast().last == "END:VCALENDAR" && lines.last == "")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") })
        let unfolded = file.replacingOccurrences(of: "\r\n ", with: "").components(separatedBy: "\r\n")
        let ids = unfolded.filter { $0.hasPrefix("UID:") }
        #expect(ids.count > 10 && Set(ids).count == ids.count, "each event has an id of its own")
        #expect(ids.count == unfolded.count { $0 == "BEGIN:VEVENT" })
        #expect(unfolded.contains { $0.hasPrefix("SUMMARY:Tick soc2/CC6.1-01") })
        #expect(unfolded.contains("DTSTART;VALUE=DATE:20270525"))
        // The item is due later: its event moves, and is no second one.
        let item = try #require(ids.first { $0.contains("item-soc2-CC6.1-01") })
        #expect(try command("due", "2027-06-01", "CC6.1-01", in: folder).status == 0)
        let later = try command("upcoming", "--within", "12w", "--ics", in: folder).output
        #expect(later.replacingOccurrences(of: "\r\n ", with: "").contains(item))
        let json = try command("upcoming", "--json", in: folder)
        #expect(json.status == 0 && json.output.contains("\"what\""))
    }

    @Test(
        "In the real terminal: somebody attaches a file to a gap and sees it close", arguments: [(80, 24), (120, 40), (200, 60)])
    func closeAGap(width: Int, height: Int) throws {
        let folder = try ScratchFolder.begun()
        try "all rights, read by Ana".write(
            to: folder.url.appendingPathComponent("review-2027-03-31.txt"), atomically: true, encoding: .utf8)
        let terminal = try RealTerminal(
            "SOURCE_DATE_EPOCH=\(Self.may["SOURCE_DATE_EPOCH"] ?? "") \(tickmarkPath); echo left with $?; read wait",
            width: width, height: height, in: folder.url)
        try terminal.wait(for: "What to do next")
        try terminal.press("3")
        try terminal.wait(for: "controls covered")
        try terminal.press("/")
        try terminal.type("access-review")
        try terminal.press("Enter")
        try terminal.wait(for: "missing: no evidence covers these days")
        try terminal.press("a")
        try terminal.wait(for: "Attach evidence")
        try terminal.type("review-2")
        try terminal.press("Tab")
        try terminal.wait(for: "by the file's name")
        try terminal.press("Enter")
        try terminal.wait(for: "met by")
        try terminal.wait(for: "saved")
        try terminal.press("q")
        try terminal.wait(for: "left with 0")
        let after = try #require(try coverage("--control", "access-review", in: folder).first)
        #expect(after.occurrences.map(\.state) == ["met", "notDue"])
    }
}
