import Foundation
import RealTerminals
import Testing

@Suite("Pages, read by the W3C's checker, by axe and by Chromium")
struct PageTests {
    private static let audiences = ["team", "management", "customer", "auditor"]

    @Test("The checker finds no error and nothing to warn of in the page of any audience")
    func valid() throws {
        let exports = try Exports.made.get()
        let java = try OtherPrograms.program("java", package: "default-jre-headless")
        let pages = Self.audiences.map { exports.output.appending(path: "\($0).html").path }
        let answer = try run(java, ["-jar", try OtherPrograms.checker(), "--errors-only", "--stdout"] + pages)
        #expect(answer.status == 0 && answer.output.isEmpty, "\(answer)")
    }

    @Test(
        "Light on a wide screen and dark on a narrow one hold WCAG's AA; on A4 and Letter every word is there, and no page is empty"
    )
    func shown() throws {
        let exports = try Exports.made.get()
        let chromium = try OtherPrograms.program(
            "chromium-headless-shell", "chromium", "google-chrome-stable", package: "chromium-headless-shell")
        let scratch = try ScratchFolder()
        // The team's page has every part but the signatures, which are the auditor's.
        let pages = ["team", "auditor"].map { exports.output.appending(path: "\($0).html").path }
        let answer = try OtherPrograms.python("page", [chromium, scratch.url.path] + pages)
        #expect(answer.status == 0 && answer.output.contains("auditor.html: "), "\(answer)")
    }
}
