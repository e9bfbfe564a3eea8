import Foundation
import RealTerminals
import Testing

@Suite("What tools found, from the command line")
struct ToolResultsCommandTests {
    private struct Piece: Decodable {
        struct File: Decodable { var digest: String }
        var controls: [String]
        var result: String
        var file: File
    }

    private func findings(_ status: String, _ day: Int) -> String {
        #"[{"class_uid":2004,"metadata":{"event_code":"iam_root_mfa","product":{"name":"Prowler","version":"5"}},"status_code":"\#(status)","resources":[{"uid":"root"}],"time":\#(1_798_800_000 + day * 86_400)},{"class_uid":2004,"metadata":{"event_code":"disk","product":{"name":"Prowler"}},"status_code":"PASS","time":\#(1_798_800_000 + day * 86_400)}]"#
    }

    @Test("Nothing counts until it is settled; then a scan covers, one that failed says what it re-opens, and an undo retires it")
    func story() throws {
        let folder = try ScratchFolder()
        func run(_ arguments: String...) throws -> Answer {
            try RealTerminals.run(tickmarkPath, arguments, in: folder.url, environment: ["SOURCE_DATE_EPOCH": "1800000000"])
        }
        _ = try run(
            "init", "--report", "soc2", "--type", "2", "--from", "2027-01-01", "--to", "2027-06-30", "--organization", "Acme")
        try Data(findings("PASS", 1).utf8).write(to: folder.url.appending(path: "one.json"))
        try Data(findings("FAIL", 3).utf8).write(to: folder.url.appending(path: "two.json"))

        let early = try run("evidence", "import", "one.json")
        #expect(early.status == 1 && early.output.contains("nobody settled"), "\(early)")
        let proposals = try run("evidence", "checks", "list", "--of", "one.json")
        #expect(proposals.output.contains("prowler:iam_root_mfa") && proposals.output.contains("perhaps mfa"), "\(proposals)")
        #expect(try run("evidence", "checks", "set", "prowler:iam_root_mfa", "--shows", "mfa", "encryption-at-rest").status == 0)
        #expect(try run("evidence", "checks", "set", "prowler:disk", "--nothing").status == 0)
        #expect(try run("evidence", "checks", "list").output.contains("shows encryption-at-rest, mfa"))

        let first = try run("evidence", "import", "one.json")
        #expect(first.status == 0 && first.output.contains("Attached 2 pieces"), "\(first)")
        #expect(try run("coverage", "--control", "mfa").output.contains("met by"))
        let again = try run("evidence", "import", "one.json")
        #expect(again.status == 0 && again.output.contains("There is nothing to attach."), "\(again)")

        let second = try run("evidence", "import", "two.json")
        #expect(second.status == 0 && second.output.contains("a finding, which covers nothing"), "\(second)")
        #expect(second.errors.contains("2 of them are no longer covered"), "\(second)")
        #expect(try run("coverage", "--control", "mfa").output.contains("says that it failed"))

        let pieces = try JSONDecoder().decode([Piece].self, from: Data(try run("evidence", "list", "--json").output.utf8))
        #expect(pieces.count == 4 && Set(pieces.map(\.file.digest)).count == 2, "each file is kept once")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: "evidence").path)
        #expect(names.count == 2, "\(names)")
        #expect(try run("undo").output.contains("Retired 2 pieces of evidence."))
        #expect(try run("evidence", "verify").status == 0)
    }

    @Test("What is said and what the file says must not contradict each other, and what is neither is refused with what to do")
    func days() throws {
        let folder = try ScratchFolder()
        _ = try tickmark(
            "init", "--report", "soc2", "--type", "1", "--as-of", "2027-06-30", "--organization", "Acme", in: folder.url)
        try Data(findings("PASS", 1).utf8).write(to: folder.url.appending(path: "one.json"))
        try Data(#"{"enforcement":"active","rules":[{"type":"deletion"}]}"#.utf8).write(
            to: folder.url.appending(path: "rules.json"))
        let contradicted = try tickmark("evidence", "import", "one.json", "--day", "2027-03-01", in: folder.url)
        #expect(
            contradicted.status == 1 && contradicted.errors.contains("says that it was made on 2 Jan 2027"), "\(contradicted)")
        let without = try tickmark("evidence", "import", "rules.json", in: folder.url)
        #expect(without.status == 1 && without.errors.contains("say it with --day"), "\(without)")
        let other = try tickmark("evidence", "import", "one.json", "--from", "sarif", in: folder.url)
        #expect(other.status == 1 && other.errors.contains("it is no file of SARIF"), "\(other)")
        let unknown = try tickmark("evidence", "checks", "set", "mfa", "--nothing", in: folder.url)
        #expect(unknown.status == 1 && unknown.errors.contains("names no check"), "\(unknown)")
    }
}
