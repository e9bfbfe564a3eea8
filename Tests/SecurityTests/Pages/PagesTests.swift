import Foundation
import Testing

/// A page of the documentation.
struct Page: CustomTestStringConvertible, Sendable {
    let path: String
    let text: String
    var testDescription: String { path }

    /// All of them: those of the root, and those below Documentation, Fuzzing and .github.
    static let all: [Page] = {
        let files = FileManager.default
        let below = ["Documentation", "Fuzzing", ".github"].flatMap { folder in
            ((try? files.subpathsOfDirectory(atPath: Project.root.appendingPathComponent(folder).path)) ?? []).map {
                "\(folder)/\($0)"
            }
        }
        let top = (try? files.contentsOfDirectory(atPath: Project.root.path)) ?? []
        // Samples are what the program writes, and no pages.
        return (top + below).filter { $0.hasSuffix(".md") && !$0.hasPrefix("Documentation/Samples/northwind/") }.sorted()
            .compactMap { path in
                (try? Project.text(path)).map { Page(path: path, text: $0) }
            }
    }()

    /// Its lines outside blocks of code.
    var prose: [Substring] {
        var isCode = false
        return text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            if line.drop(while: { $0 == " " }).hasPrefix("```") { isCode.toggle() }
            return !isCode
        }
    }

    /// The names by which links reach its headings.
    var anchors: Set<String> {
        Set(
            prose.filter { $0.hasPrefix("#") }.map { line in
                String(
                    line.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).lowercased().compactMap {
                        $0 == " " ? "-" : $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" ? $0 : nil
                    })
            })
    }
}

@Suite("Pages hold together")
struct PagesTests {
    private static let declared = Result { try Declarations(of: ["Tests", "Fuzzing"]) }

    @Test("They are there")
    func count() {
        #expect(Page.all.count >= 20)
        for reader in ["Use", "Formats", "Develop"] {
            #expect(Page.all.contains { $0.path.hasPrefix("Documentation/\(reader)/") })
        }
    }

    @Test("Links between pages lead somewhere, headings too", arguments: Page.all)
    func links(page: Page) throws {
        for match in page.prose.joined(separator: "\n").matches(of: /\]\(([^)\s]+)\)/) {
            let target = String(match.1)
            if target.contains("://") { continue }
            let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let folder = URL(fileURLWithPath: page.path, relativeTo: Project.root).deletingLastPathComponent()
            let file =
                parts[0].isEmpty ? URL(fileURLWithPath: page.path, relativeTo: Project.root) : folder.appending(path: parts[0])
            guard FileManager.default.fileExists(atPath: file.path) else {
                Issue.record("\(page.path) leads to \(target), which is not there")
                continue
            }
            if parts.count == 2 {
                let other = Page(path: target, text: try String(contentsOf: file, encoding: .utf8))
                #expect(other.anchors.contains(String(parts[1])), "\(page.path) leads to no heading: \(target)")
            }
        }
    }

    @Test("Files and folders of the project that they name exist", arguments: Page.all)
    func paths(page: Page) {
        for match in page.text.matches(
            of: /`((?:Sources|Tests|Themes|Fuzzing|Benchmarks|Documentation|\.ci|\.github)\/[\w.\/+-]*)`/)
        {
            let path = String(match.1)
            #expect(
                FileManager.default.fileExists(atPath: Project.root.appendingPathComponent(path).path),
                "\(page.path) names \(path)")
        }
    }

    @Test("Tests that they name are declared: `SomeTests`, `SomeTests.function`", arguments: Page.all)
    func tests(page: Page) throws {
        let declarations = try Self.declared.get()
        let targets = try FileManager.default.contentsOfDirectory(atPath: Project.root.appendingPathComponent("Tests").path)
        for match in page.text.matches(of: /`(?:[A-Z]\w+[\/.])?([A-Z]\w+Tests(?:\.\w+)?)`/) {
            let name = String(match.1)
            guard !targets.contains(name), name != "FuzzingTests" else { continue }
            #expect(declarations.contain(name), "\(page.path) names \(name)")
        }
    }

    @Test("No line is over 120 columns, but rows of tables, addresses and code; `make format` wraps them", arguments: Page.all)
    func width(page: Page) {
        let wide = page.prose.filter { $0.count > 120 && !$0.hasPrefix("|") && !$0.contains("://") && !$0.contains("](") }
        #expect(wide.isEmpty, "\(page.path): \(wide.count) lines, the first is: \(wide.first ?? "")")
    }

    @Test("What was measured stands in one page: no other gives milliseconds, but for how long keys are waited for")
    func figures() throws {
        for page in Page.all {
            guard !["Documentation/Develop/Speed.md", "Documentation/Develop/Terminal.md"].contains(page.path) else { continue }
            for line in page.prose {
                #expect(line.firstMatch(of: /[0-9] (?:ms|milliseconds)\b/) == nil, "\(page.path): \(line)")
            }
        }
        let page = try Project.text("Documentation/Develop/Speed.md")
        #expect(page.contains("<!-- figures: make bench writes what follows -->") && page.contains("<!-- end of figures -->"))
    }
}
