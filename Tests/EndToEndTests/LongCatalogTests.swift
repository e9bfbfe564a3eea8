import Foundation
import RealTerminals
import Testing

@Suite("A long catalog of a team's own, in a real terminal")
struct LongCatalogTests {
    @Test("The screen keeps its texts where nothing leads to; when the file is gone they are shown, and a tick signs them")
    func screen() throws {
        let folder = try ScratchFolder()
        try folder.write(Self.catalog, "ours.json")
        let report = ["--report", "soc2", "--type", "1", "--as-of", "2027-06-30", "--organization", "Acme"]
        try must(["init", "acme", "--catalog", "ours.json"] + report, in: folder.url)
        let workspace = folder.url.appending(path: "acme")
        try must(["tick", "X1-1"], in: workspace)
        let terminal = try RealTerminal("\(tickmarkPath); echo left with $?; read wait", in: workspace)
        try terminal.wait("a frame") { $0.contains("Overview") && $0.contains("saved") }
        #expect(copies(in: workspace).count == 1)
        try Data().write(to: workspace.appending(path: "catalogs/ours.json"))
        try terminal.press("2")
        try terminal.wait(for: "X1-2 ")
        try terminal.press("j")
        try terminal.wait(for: "Because it is so")
        try terminal.press("Space")
        try terminal.wait(for: "2 of 700")
        try terminal.wait("saved") { $0.contains(" saved") }
        try terminal.press("q")
        try terminal.wait(for: "left with 0")
        #expect(copies(in: workspace).isEmpty)
        let journals = workspace.appending(path: "journal")
        let name = try #require(FileManager.default.contentsOfDirectory(atPath: journals.path).first { $0.hasSuffix(".jsonl") })
        let lines = try String(contentsOf: journals.appending(path: name), encoding: .utf8).split(separator: "\n")
        let words = lines.compactMap { line in line.firstRange(of: "\"words\"").map { line[$0.lowerBound...] } }
            .map { $0.prefix { $0 != "}" } }
        #expect(words.count == 2 && words.first?.contains("\"digest\"") == true && words.first == words.last, "\(words)")
    }

    private func must(_ arguments: [String], in folder: URL) throws {
        let answer = try run(tickmarkPath, arguments, in: folder, environment: ["TICKMARK_USER": "Ana Ruiz"])
        try #require(answer.status == 0, "\(arguments): \(answer.errors)")
    }

    /// What any program has open below the workspace's own folder and has no name, as far as this one may see.
    private func copies(in workspace: URL) -> [String] {
        let files = FileManager.default
        let programs = (try? files.contentsOfDirectory(atPath: "/proc"))?.filter { Int($0) != nil } ?? []
        return programs.flatMap { program in
            ((try? files.contentsOfDirectory(atPath: "/proc/\(program)/fd")) ?? []).compactMap {
                try? files.destinationOfSymbolicLink(atPath: "/proc/\(program)/fd/\($0)")
            }
        }.filter { $0.contains("\(workspace.path)/.tickmark/") && $0.hasSuffix("(deleted)") }
    }

    /// More than a megabyte, in which every item says the same.
    private static let catalog: String = {
        let items = (1...700).map { number in
            """
            {"id": "X1-\(number)", "title": "It is so", "guidance": "Because it is so. \(String(repeating: "why ", count: 400))",
            "evidence": ["A list"], "cadence": "once", "effort": 1, "role": "R", "types": [1, 2]}
            """
        }
        return """
            {"format": 1, "id": "ours", "report": "soc2", "title": "Ours", "version": "1", "areas": [
            {"id": "X", "title": "Ours", "category": "Own", "required": true, "summary": "One.", "criteria": [
            {"id": "X1", "title": "One", "items": [\(items.joined(separator: ",\n"))]}]}]}
            """
    }()
}
