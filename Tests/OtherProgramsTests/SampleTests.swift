import Foundation
import RealTerminals
import Testing

@Suite("The samples in the documentation are what the program writes today")
struct SampleTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Documentation/Samples")

    /// Files, and what makes each of the demo.
    private static let commands: [(file: String, arguments: [String])] = [
        ("readiness.html", ["export", "--format", "html"]),
        ("management.html", ["export", "--format", "html", "--audience", "management"]),
        ("customer.html", ["export", "--format", "html", "--audience", "customer"]),
        ("readiness.md", ["export", "--format", "markdown"]),
        ("items.csv", ["export", "--format", "csv", "--area", "CC6"]),
        ("management.xlsx", ["export", "--format", "xlsx", "--audience", "management"]),
        ("readiness.json", ["export", "--format", "json", "--area", "A"]),
        ("matrix.md", ["export", "--format", "matrix", "--report", "soc1"]),
        ("ciso.csv", ["export", "--format", "ciso", "--report", "soc2"]),
        ("oscal", ["export", "--format", "oscal", "--report", "soc1"]),
        ("audit.zip", ["export", "--format", "package"]),
        ("upcoming.ics", ["upcoming", "--within", "4w", "--ics"]),
        ("check.sarif", ["check", "--min-ticked", "50", "--no-late", "--at", "2026-11-23", "--format", "sarif"]),
        ("check.xml", ["check", "--min-ticked", "50", "--no-late", "--at", "2026-11-23", "--format", "junit"]),
    ]

    @Test("Each is made anew, byte for byte, and each is linked from the page of samples")
    func same() throws {
        let exports = try Exports.made.get()
        let scratch = try ScratchFolder()
        for (file, arguments) in Self.commands {
            let path = scratch.url.appending(path: file).path
            // A calendar is printed; everything else is written into a file.
            let isPrinted = arguments.contains("--ics")
            let answer = try run(
                tickmarkPath, arguments + (isPrinted ? [] : ["--output", path]), in: exports.demo, environment: Exports.day)
            if isPrinted { try Data(answer.output.utf8).write(to: URL(filePath: path)) }
            // A check that fails says so.
            #expect(answer.status == (file.hasPrefix("check.") ? 1 : 0), "\(file): \(answer)")
        }
        // Of the package, which is large, what says what is in it.
        let steps =
            "mkdir package && python3 -m zipfile -e audit.zip all && cp all/SHA256SUMS all/VERIFY.md package && rm -r all audit.zip"
        let unpacked = try run("/bin/sh", ["-c", steps], in: scratch.url)
        #expect(unpacked.status == 0, "\(unpacked)")
        let kept = Self.folder.appending(path: "northwind")
        if ProcessInfo.processInfo.environment["TICKMARK_RECORD"] == "1" {
            try? FileManager.default.removeItem(at: kept)
            try FileManager.default.copyItem(at: scratch.url, to: kept)
        }
        let names = try FileManager.default.subpathsOfDirectory(atPath: scratch.url.path).sorted()
        #expect(try FileManager.default.subpathsOfDirectory(atPath: kept.path).sorted() == names)
        let page = try String(contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
        for name in names {
            let made = scratch.url.appending(path: name)
            if (try? made.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true { continue }
            let same = try Data(contentsOf: made) == Data(contentsOf: kept.appending(path: name))
            #expect(
                same, "\(name) is not what is written today; if that is meant: TICKMARK_RECORD=1 swift test --filter SampleTests")
            #expect(page.contains("(northwind/\(name))") || name.hasPrefix("oscal/"), "\(name) is not on the page")
        }
    }
}
