import Foundation
import RealTerminals
import Testing

@Suite("Packages, calendars and answers of check, read by other programs")
struct FileTests {
    @Test("A package is whole to unzip and to Python, and VERIFY.md's own commands find it whole, and one byte that is not")
    func package() throws {
        let exports = try Exports.made.get()
        _ = try OtherPrograms.program("unzip", package: "unzip")
        let scratch = try ScratchFolder()
        let answer = try OtherPrograms.python("package", [exports.output.appending(path: "audit.zip").path, scratch.url.path])
        #expect(answer.status == 0 && answer.output.contains(" journals"), "\(answer)")
    }

    @Test("A calendar has the days that upcoming names, for a reader of RFC 5545")
    func calendar() throws {
        let exports = try Exports.made.get()
        let scratch = try ScratchFolder()
        let (file, days) = (scratch.url.appending(path: "u.ics"), scratch.url.appending(path: "u.json"))
        try save(["upcoming", "--within", "3m", "--ics"], file, exports)
        try save(["upcoming", "--within", "3m", "--json"], days, exports)
        let answer = try OtherPrograms.python("calendar_file", [file.path, days.path])
        #expect(answer.status == 0 && answer.output.contains(" entries on "), "\(answer)")
    }

    @Test("What fails a check is as many results of SARIF, and as many cases of JUnit, as rules that fail")
    func check() throws {
        let exports = try Exports.made.get()
        let scratch = try ScratchFolder()
        let formats = ["sarif", "junit", "json"]
        for format in formats {
            try save(
                ["check", "--min-ticked", "90", "--no-late", "--no-gaps", "--format", format],
                scratch.url.appending(path: format), exports)
        }
        let answer = try OtherPrograms.python("check_results", formats.map { scratch.url.appending(path: $0).path })
        #expect(answer.status == 0 && answer.output.contains(" failed"), "\(answer)")
    }

    private func save(_ arguments: [String], _ file: URL, _ exports: Exports) throws {
        let answer = try run(tickmarkPath, arguments, in: exports.demo, environment: Exports.day)
        #expect(answer.status <= 1 && answer.errors.isEmpty, "\(answer.errors)")
        try Data(answer.output.utf8).write(to: file)
    }
}
