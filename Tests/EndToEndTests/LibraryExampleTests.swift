import Foundation
import RealTerminals
import Testing

@Suite("Another program can use the workspace as a library")
struct LibraryExampleTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test("The program of Library.md opens the demo workspace and prints the figures that `status` has")
    func prints() throws {
        let folder = try ScratchFolder.demo("northwind")
        let workspace = folder.url.appendingPathComponent("northwind")
        let answer = try run(builtProgram("library-example"), [workspace.path])
        #expect(answer.status == 0, "\(answer.errors)")
        let status = try tickmark("status", "--json", in: workspace)
        let figures = try #require(try JSONSerialization.jsonObject(with: Data(status.output.utf8)) as? [String: Any])
        let engagements = try #require(figures["engagements"] as? [[String: Any]])
        #expect(!engagements.isEmpty)
        for engagement in engagements {
            let id = try #require(engagement["id"] as? String)
            let line = answer.output.split(separator: "\n").first { $0.hasPrefix("\(id): ") }
            let numbers = try #require(line).split { !$0.isNumber }.compactMap { Int($0) }
            let figures = (engagement["tally"] as? [String: Any]) ?? engagement
            let ticked = try #require(figures["ticked"] as? Int)
            let total = try #require(figures["total"] as? Int ?? figures["items"] as? Int)
            #expect(numbers.contains(ticked) && numbers.contains(total), "\(answer.output)")
        }
    }

    @Test("The page shows the program as it is")
    func page() throws {
        let page = try String(contentsOf: Self.root.appendingPathComponent("Documentation/Develop/Library.md"), encoding: .utf8)
        let code = try String(contentsOf: Self.root.appendingPathComponent("Tests/LibraryExample/main.swift"), encoding: .utf8)
        #expect(page.contains("```swift\n\(code)```"))
    }
}
