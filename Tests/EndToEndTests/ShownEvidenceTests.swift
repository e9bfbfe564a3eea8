import Foundation
import RealTerminals
import Testing

@Suite("What an item asks for fits the type of the report")
struct ShownEvidenceTests {
    private struct Shown: Decodable {
        let accepts, type1: [String]
        let nothingOccurred: String?
    }

    private func workspace(_ dates: String...) throws -> ScratchFolder {
        let folder = try ScratchFolder()
        let answer = try run(
            tickmarkPath, ["init", "--report", "soc1", "--preset", "payroll", "--organization", "Pay, Inc."] + dates,
            in: folder.url)
        #expect(answer.status == 0, "\(answer.errors)")
        return folder
    }

    /// What `show` prints, without its line breaks.
    private func page(_ item: String, in folder: ScratchFolder) throws -> String {
        try tickmark("show", item, in: folder.url).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func shown(_ item: String, in folder: ScratchFolder) throws -> Shown {
        let answer = try tickmark("show", item, "--json", in: folder.url)
        return try #require(try JSONDecoder().decode([Shown].self, from: Data(answer.output.utf8)).first)
    }

    @Test("A Type 1 accepts one instance or the setting on the date, and tells apart what a Type 2 asks for")
    func oneDay() throws {
        let folder = try workspace("--type", "1", "--as-of", "2027-03-31")
        let item = try shown("PY2-01", in: folder)
        #expect(!item.type1.isEmpty && item.type1 != item.accepts)
        let text = try page("PY2-01", in: folder)
        let accepted = try #require(text.range(of: "Accepted"))
        let later = try #require(text.range(of: "In a Type 2"))
        let (first, second) = (text[accepted.upperBound..<later.lowerBound], text[later.upperBound...])
        #expect(item.type1.allSatisfy { first.contains($0) } && item.accepts.allSatisfy { second.contains($0) })
    }

    @Test("A Type 2 asks for the period, and an item by event says what shows that nothing occurred")
    func period() throws {
        let folder = try workspace("--type", "2", "--from", "2027-01-01", "--to", "2027-06-30")
        let item = try shown("PY2-01", in: folder)
        let text = try page("PY2-01", in: folder)
        #expect(item.accepts.allSatisfy { text.contains($0) } && !text.contains("In a Type 2"))
        #expect(text.contains("If nothing \(try #require(item.nothingOccurred))"))
        #expect(text.contains("Control payment-file-match") && text.contains("Priority Core"))
        #expect(try shown("PY2-04", in: folder).nothingOccurred == nil)
    }

    @Test("show says what covers an item and where that is, and what is missing; a file that is gone counts nowhere")
    func attached() throws {
        let folder = try workspace("--type", "2", "--from", "2026-01-01", "--to", "2026-06-30")
        try Data("42 of 42".utf8).write(to: folder.url.appendingPathComponent("match.csv"))
        func add(_ arguments: String...) throws {
            let answer = try run(
                tickmarkPath, ["evidence", "add", "payment-file-match"] + arguments, in: folder.url,
                environment: ["TICKMARK_USER": "Ana Ruiz"])
            #expect(answer.status == 0, "\(answer.errors)")
        }
        #expect(try !page("PY2-01", in: folder).contains("Covered"))
        try add("--link", "https://files.example.com/matches", "--covers", "2026-01-01..2026-03-31", "--title", "Matches")
        try add("match.csv", "--covers", "2026-04-01..2026-06-30")
        let text = try page("PY2-01", in: folder)
        // A record of events counts when there is the population that it is of.
        let link = "Matches, 1 Jan to 31 Mar 2026, by Ana Ruiz: https://files.example.com/matches"
        #expect(text.contains("\(link); counts for no day yet"))
        #expect(text.contains("match, 1 Apr to 30 Jun 2026, by Ana Ruiz: match.csv; counts for no day yet"))
        #expect(text.contains("Gaps 1 Jan to 30 Jun 2026: missing: no population covers 1 Jan to 30 Jun 2026"))
        let listed = try tickmark("show", "PY2-01", "--json", in: folder.url).output
        let evidence = try #require(try JSONSerialization.jsonObject(with: Data(listed.utf8)) as? [[String: Any]]).first?[
            "evidence"]
        #expect((evidence as? [String])?.count == 2)
        let kept = folder.url.appendingPathComponent("evidence")
        for name in try FileManager.default.contentsOfDirectory(atPath: kept.path) {
            try FileManager.default.removeItem(at: kept.appendingPathComponent(name))
        }
        #expect(try page("PY2-01", in: folder).contains("Covered no"))
        let covered = try #require(
            try JSONSerialization.jsonObject(with: Data(tickmark("show", "PY2-01", "--json", in: folder.url).output.utf8))
                as? [[String: Any]]
        ).first?["covered"]
        #expect(covered as? Bool == false)
    }

    @Test("A file that is gone counts in no figure, in that of a portfolio neither")
    func gone() throws {
        let folder = try workspace("--type", "2", "--from", "2026-01-01", "--to", "2026-06-30")
        try Data("signed".utf8).write(to: folder.url.appendingPathComponent("session.csv"))
        let added = try run(
            tickmarkPath, ["evidence", "add", "fraud-risk", "session.csv", "--covers", "2026-01-01..2026-06-30"], in: folder.url,
            environment: ["TICKMARK_USER": "Ana Ruiz"])
        #expect(added.status == 0, "\(added.errors)")
        func covered() throws -> Int? {
            let answer = try tickmark("portfolio", ".", "--json", in: folder.url).output
            let rows = try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [[String: Any]]
            return (rows?.first?["report"] as? [String: Any])?["covered"] as? Int
        }
        #expect(try covered() == 1)
        let kept = folder.url.appendingPathComponent("evidence")
        for name in try FileManager.default.contentsOfDirectory(atPath: kept.path) {
            try FileManager.default.removeItem(at: kept.appendingPathComponent(name))
        }
        #expect(try covered() == 0)
    }

    @Test("The matrix counts what is asked of the report itself apart from control objectives, and writes names as they are")
    func counted() throws {
        let folder = try workspace("--type", "2", "--from", "2027-01-01", "--to", "2027-06-30")
        let matrix = try tickmark("matrix", in: folder.url).output
        let objectives = matrix.split(separator: "\n").count { $0.hasPrefix("### ") } - 6
        #expect(matrix.contains("for \(objectives) control objectives and 6 parts of the report itself in scope."))
        // A full stop behind a word that ends in w is no address.
        #expect(matrix.contains("signs the review.") && !matrix.contains("\\.") && !matrix.contains(".. "))
    }
}
