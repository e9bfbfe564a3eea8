import Foundation
import RealTerminals
import Testing

/// A file that somebody sends in the hope that it is brought in.
struct IncomingAttack: CustomTestStringConvertible, Sendable {
    /// What is tried.
    let name: String
    /// What the file is called.
    var file: String
    /// How it is brought in, without the file.
    var command = ["import"]
    /// What it holds.
    var contents: @Sendable () -> Data
    /// What is said where it is refused as a whole; nil where rows of it are taken.
    var refusal: String?
    /// What must be said of rows of it.
    var said: String = ""

    var testDescription: String { "\(name) (\((command + [file]).joined(separator: " ")))" }

    init(
        _ name: String, _ file: String, by command: [String] = ["import"], refusal: String? = nil, said: String = "",
        _ contents: @escaping @autoclosure @Sendable () -> String
    ) {
        (self.name, self.file, self.command, self.refusal, self.said) = (name, file, command, refusal, said)
        self.contents = { Data(contents().utf8) }
    }

    /// A workbook or another file that stands among the seeds of the fuzzer.
    init(_ name: String, seed: String, refusal: String) {
        (self.name, file, self.refusal) = (name, URL(filePath: seed).lastPathComponent, refusal)
        contents = {
            let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent()
            return (try? Data(contentsOf: root.appending(path: "Fuzzing/Corpus/\(seed)"))) ?? Data()
        }
    }

    private static let laughs =
        "<!DOCTYPE l [<!ENTITY a \"ha\">"
        + (1...9).map {
            "<!ENTITY \(Character(UnicodeScalar(97 + $0) ?? "z")) \"\(String(repeating: "&\(Character(UnicodeScalar(96 + $0) ?? "z"));", count: 10))\">"
        }
        .joined() + "]><testsuites><testsuite name=\"&j;\"/></testsuites>"
    private static let deep = String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
    private static let evil = Hostile.name

    static let all = [
        // Formulas, markup, links, control and bidirectional characters: text, as it is, and harmless where it is
        // shown.
        IncomingAttack(
            "Formulas in every cell", "formulas.csv", said: "added",
            "criterion,title,status,owner,notes\nCC6.1,\"=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\",To do,,\"=1+1,@SUM(1)\"\n"
        ),
        IncomingAttack(
            "Markup and links", "markup.csv", said: "added",
            "criterion,title,status\nCC6.1,<img src=x onerror=alert(1)> [x](javascript:alert(1)) </table>,To do\n"),
        IncomingAttack(
            "Control and bidirectional characters", "signs.csv", "criterion,title,status,owner\nCC6.1,\(evil),To do,\(evil)\n"),
        IncomingAttack(
            "The same as a heading and a tick in Markdown", "signs.md",
            "# CC6 \(evil)\n\n- [x] \(evil)\n- [ ] <script>alert(1)</script>\n"),
        IncomingAttack("The same as names of columns", "columns.csv", "\(evil),status,item\n\(evil),Ready,CC6.1-01\n"),
        IncomingAttack(
            "The same as an id, a status and a day", "cells.csv", refusal: "Every row was refused",
            "item,status,due\n\(evil),\(evil),\(evil)\n"),
        IncomingAttack(
            "A name of a file that attacks who is told of it", "\(evil).csv", refusal: "Every row was refused",
            "item,status\nCC9.9-99,Ready\n"),
        // Columns and ids that are there twice, rows that are not what they seem.
        IncomingAttack(
            "A status twice: the first counts", "twice.csv", said: "set",
            "item,status,status\nCC6.1-02,In progress,Not applicable\n"),
        IncomingAttack(
            "An item twice", "again.csv", said: "Row 2 is about the same item",
            "item,status\nCC6.1-03,In progress\nSOC2_cc_6_1_03,Ready\n"),
        IncomingAttack(
            "A request twice", "requests.csv", by: ["request", "import"], said: "stands in line 2, too",
            "#,request\nR-1,All users\nr-1,Others\n"),
        IncomingAttack(
            "A control twice", "controls.csv", by: ["import", "--as", "controls"], said: "Row 2 is about the same control",
            "key,title,frequency\nzz,A,daily\nZZ,B,daily\n"),
        IncomingAttack(
            "More cells than columns", "wide.csv", refusal: "Every row was refused", "item,status\nCC6.1-01,Ready,=1+1\n"),
        IncomingAttack(
            "Another's tick and review", "others.csv", said: "Reviewed came in as Ready",
            "item,status,reviewed by\nCC6.1-04,Reviewed,Ana Ruiz\n"),
        // More than anybody can bear.
        IncomingAttack(
            "A quotation mark that is never closed", "open.csv", refusal: "nothing closes it",
            "item,status\n\"" + String(repeating: "x\n", count: 50_000)),
        IncomingAttack(
            "A row of 100,000 cells", "row.csv", refusal: "cells", "item,status\n" + String(repeating: ",", count: 100_000) + "\n"
        ),
        IncomingAttack(
            "A cell of a megabyte", "cell.csv", refusal: "a cell has more than",
            "item,status\n" + String(repeating: "x", count: 1 << 20) + ",Ready\n"),
        IncomingAttack("Zeros", "zeros.csv", refusal: "no text", String(repeating: "\u{0}", count: 4096)),
        IncomingAttack("Nesting", "deep.json", by: ["import", "--as", "catalog"], refusal: "deep.json", deep),
        IncomingAttack(
            "Nesting in results of a tool", "deep-results.json", by: ["import", "--as", "evidence"], refusal: "deep-results.json",
            deep),
        IncomingAttack(
            "A billion laughs in JUnit", "laughs.xml", by: ["import", "--as", "evidence"], refusal: "document type", laughs),
        IncomingAttack(
            "A file that an entity fetches", "fetch.xml", by: ["import", "--as", "evidence"], refusal: "document type",
            "<!DOCTYPE t [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><testsuites><testsuite name=\"&x;\"/></testsuites>"),
        IncomingAttack(
            "Controls of a catalog twice, and texts that attack", "own.json",
            by: ["import", "--as", "catalog", "--kind", "soc2"], said: "",
            "{\"id\":\"x\",\"name\":\"\(evil.filter { $0.isLetter })\",\"controls\":[{\"id\":\"A.1\",\"name\":\"<b>=1+1</b>\",\"description\":\"a\"},{\"id\":\"A.1\",\"name\":\"../../x\",\"description\":\"b\"}]}"
        ),
        // Containers.
        IncomingAttack("A ZIP bomb", seed: "workbook/bomb.xlsx", refusal: "64 MiB"),
        IncomingAttack("A part that unpacks to more than it says", seed: "workbook/liar.xlsx", refusal: "is damaged"),
        IncomingAttack("A part twice", seed: "workbook/twice.xlsx", refusal: "there twice"),
        IncomingAttack("Names that lead out of the folder", seed: "workbook/outside.xlsx", refusal: "no rows"),
        IncomingAttack("A billion laughs in a workbook", seed: "workbook/laughs.xlsx", refusal: "document type"),
        IncomingAttack("Numbers of rows and columns beyond all numbers", seed: "workbook/numbers.xlsx", refusal: "row"),
        IncomingAttack("A million empty cells as ten sheets", seed: "workbook/again.xlsx", refusal: "more than 5000000 cells"),
        IncomingAttack(
            "More rows than there may be, all of them empty", seed: "workbook/rows.xlsx", refusal: "more than 1100000 rows"),
    ]
}

@Suite("A table of attacks through every way in, on the program itself")
struct ImportAttackTests {
    /// One workspace for all: what one leaves behind must not help another.
    @Test(
        "Each is refused with its reason and changes nothing, or its rows are text; the program is harmless to look at and done in seconds"
    )
    func table() async throws {
        let scratch = try Scratch()
        let folder = scratch.at("w")
        let begun = try await Binary.run(
            ["init", "w", "--report", "soc2", "--type", "1", "--as-of", "2027-06-30", "--organization", "Acme"], in: scratch.url)
        #expect(begun.status == 0, "\(begun.errors)")
        for attack in IncomingAttack.all {
            let contents = attack.contents()
            #expect(!contents.isEmpty, "\(attack.testDescription) is there")
            try contents.write(to: scratch.at(attack.file))
            let before = try Self.journals(in: folder)
            let answer = try await Binary.run(attack.command + ["../\(attack.file)"], in: folder)
            let what = attack.testDescription
            expectHarmless(lines: answer.output, what)
            expectHarmless(lines: answer.errors, what)
            #expect(answer.output.utf8.count + answer.errors.utf8.count < 20_000, "\(what): it says too much")
            let words = answer.output + answer.errors
            if let refusal = attack.refusal {
                #expect(answer.status == 1 && words.contains(refusal), "\(what): \(answer)")
                #expect(try Self.journals(in: folder) == before, "\(what): something was written")
            } else {
                #expect(answer.status <= 1 && (attack.said.isEmpty || words.contains(attack.said)), "\(what): \(answer)")
            }
        }
        // What was taken is text, and the workspace is whole.
        #expect(try await Binary.run(["verify"], in: folder).status == 0)
        let items = try await Binary.run(["items", "--all"], in: folder)
        expectHarmless(lines: items.output, "the items that came in")
        let table = try await Binary.run(["export", "--format", "csv"], in: folder).output
        #expect(
            table.contains("\"'=HYPERLINK(") && !table.contains(",=") && !table.contains("\n="),
            "formulas stay text on the way out")
        let page = try await Binary.run(["export", "--format", "html"], in: folder).output
        #expect(!page.contains("<img") && !page.contains("<script") && !page.contains("javascript:alert(1)\""))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).allSatisfy { name in
                name == "w" || IncomingAttack.all.contains { $0.file == name }
            }, "nothing was written beside the workspace")
    }

    private static func journals(in folder: URL) throws -> [String: Data] {
        let journal = folder.appending(path: "journal")
        var result: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: journal.path) {
            result[name] = try Data(contentsOf: journal.appending(path: name))
        }
        return result
    }
}
