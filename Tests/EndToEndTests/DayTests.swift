import Foundation
import RealTerminals
import Testing

@Suite("What is done counts for the day where it is done")
struct DayTests {
    private func workspace() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        let answer = try tickmark(
            "init", "--report", "soc1", "--type", "1", "--as-of", "2027-06-30", "--organization", "Acme", in: folder.url)
        #expect(answer.status == 0, "\(answer.errors)")
        return folder
    }

    /// A zone whose clock shows another day than Universal Time does now: 14 hours ahead in the afternoon, 12 behind
    /// before noon.
    private func zoneOfAnotherDay(at seconds: Int) -> (name: String, offset: String, shift: Int) {
        seconds % 86_400 >= 43_200 ? ("<+14>-14", "+14:00", 14 * 3600) : ("<-12>12", "-12:00", -12 * 3600)
    }

    @Test("The entry keeps the offset, and history, tables and exports tell that day, with the zone beside a time")
    func zones() throws {
        let folder = try workspace()
        let now = Int(Date().timeIntervalSince1970)
        let zone = zoneOfAnotherDay(at: now)
        let ticked = try tickmark("tick", "MA1-01", in: folder.url, environment: ["TZ": zone.name])
        #expect(ticked.status == 0, "\(ticked.errors)")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.appendingPathComponent("journal").path)
        let journal = try String(
            contentsOf: folder.url.appendingPathComponent("journal").appendingPathComponent(try #require(files.first)),
            encoding: .utf8)
        let line = try #require(journal.split(separator: "\n").last)
        #expect(line.contains("\(zone.offset)\""), "\(line)")
        let formatter = ISO8601DateFormatter()
        formatter.formatOptions = [.withFullDate]
        let day = formatter.string(from: Date(timeIntervalSince1970: TimeInterval(now + zone.shift)))
        // Whoever reads it sits elsewhere.
        let history = try tickmark("history", in: folder.url, environment: ["TZ": "UTC"])
        #expect(history.output.contains("\(day) ") && history.output.contains("UTC\(zone.offset)"), "\(history.output)")
        let csv = try tickmark("export", "--format", "csv", in: folder.url, environment: ["TZ": "UTC"])
        #expect(csv.output.contains(day), "\(day)")
    }

    @Test("SOURCE_DATE_EPOCH dates what is derived, and no entry")
    func epoch() throws {
        let folder = try workspace()
        let year = ISO8601DateFormatter().string(from: Date()).prefix(4)
        let noted = try tickmark("note", "MA1-01", "Looked at", in: folder.url, environment: ["SOURCE_DATE_EPOCH": "0"])
        #expect(noted.status == 0, "\(noted.errors)")
        let history = try tickmark("history", "--json", in: folder.url, environment: ["SOURCE_DATE_EPOCH": "0"])
        #expect(!history.output.contains("1970-01-01T") && history.output.contains("\(year)-"), "\(history.output)")
        let export = try tickmark("export", in: folder.url, environment: ["SOURCE_DATE_EPOCH": "0"])
        #expect(export.output.contains("As of **1 Jan 1970**"), "\(export.output.prefix(300))")
    }
}
