import Foundation
import RealTerminals
import Testing

@Suite("What is derived is believed only where it was made, and what leaves the house rests on the journals alone")
struct DerivedStateTests {
    private let forged = ["soc2/CC2.1-01", "soc2/CC2.1-02", "soc2/CC2.1-03"]
    private let true3 = ["soc2/CC1.1-01", "soc2/CC1.1-02", "soc2/CC1.1-03"]

    /// A repository with a workspace in which three items are ticked, and a state that says so.
    private func team() throws -> GitTeam {
        let team = try GitTeam()
        #expect(try team.tickmark("ana", "tick", "CC1.1-01", "CC1.1-02", "CC1.1-03").status == 0)
        for number in 1...64 { #expect(try team.tickmark("ana", "note", "CC1.1-04", "\(number)").status == 0) }
        #expect(try team.tickmark("ana", "status").status == 0)
        return team
    }

    /// Writes a state in place that says that other items are ticked, with a checksum that fits.
    private func forge(in folder: URL) throws {
        let file = folder.appendingPathComponent(".tickmark/state.json")
        var text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        #expect(text.contains("\"CC1.1-03\""))
        for (from, to) in zip(true3, forged) {
            text = text.replacingOccurrences(of: "\"\(from.dropFirst(5))\"", with: "\"\(to.dropFirst(5))\"")
        }
        let start = try #require(text.range(of: "\"state\": ")).upperBound
        let end = try #require(text.range(of: ",\n\"checksum\"", options: .backwards)).lowerBound
        let state = String(text[start..<end])
        try Data(state.utf8).write(to: folder.appendingPathComponent("state"))
        // A gzip file ends in the CRC-32 of what it holds (RFC 1952).
        let checksum = try run(
            "/bin/sh", ["-c", "gzip -c state | tail -c 8 | od -An -N4 -tu4 | tr -d ' \\n'; rm state"], in: folder
        ).output
        let old = try #require(text.range(of: "\"checksum\": ")).upperBound
        text.replaceSubrange(old..<text.index(text.endIndex, offsetBy: -"\n}\n".count), with: checksum)
        let handle = try FileHandle(forWritingTo: file)
        try handle.truncate(atOffset: 0)
        try handle.write(contentsOf: Data(text.utf8))
        try handle.close()
    }

    private func ticked(_ json: String) throws -> [String] {
        struct Item: Decodable {
            var id: String
            var status: String
        }
        return try JSONDecoder().decode([Item].self, from: Data(json.utf8)).filter { $0.status != "todo" }.map(\.id)
    }

    @Test("A state that somebody committed is believed in no clone, nor after a pull over one's own")
    func throughGit() throws {
        let team = try team()
        try team.clone("cho")
        #expect(try team.tickmark("cho", "status").status == 0)
        try forge(in: team.workspace("ana"))
        try team.git("ana", "add", "-f", "--", "\(GitTeam.place)/.tickmark/state.json", "\(GitTeam.place)/journal")
        try team.git("ana", "commit", "--quiet", "-m", "Looks harmless")
        try team.git("ana", "push", "--quiet", "origin", "HEAD:main")
        try team.clone("ben")
        try? FileManager.default.removeItem(at: team.workspace("cho").appendingPathComponent(".tickmark/state.json"))
        try team.git("cho", "pull", "--quiet")
        for clone in ["ben", "cho"] {
            let file = team.workspace(clone).appendingPathComponent(".tickmark/state.json")
            #expect(String(decoding: try Data(contentsOf: file), as: UTF8.self).contains("CC2.1-03"))
            let items = try team.tickmark(clone, "items", "--json")
            #expect(items.status == 0, "\(items.errors)")
            #expect(try ticked(items.output) == true3)
            let export = try team.tickmark(clone, "export", "--format", "csv")
            #expect(export.output.split(separator: "\r\n").filter { $0.contains(",Ready,") }.count == 3)
            #expect(!export.output.split(separator: "\r\n").contains { $0.contains("CC2.1-01") && $0.contains(",Ready,") })
        }
    }

    @Test("An export is folded from the journals, also where a state of this very folder says otherwise")
    func export() throws {
        let team = try team()
        let before = try team.tickmark("ana", "export", "--format", "json")
        try forge(in: team.workspace("ana"))
        let after = try team.tickmark("ana", "export", "--format", "json")
        #expect(after.status == 0 && after.output == before.output)
        #expect(after.output.contains("CC1.1-01"))
    }
}
