import Foundation
import RealTerminals
import Testing

@Suite("The manual")
struct ManualTests {
    @Test("The man page names every command that there is")
    func commands() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appendingPathComponent("Documentation/Use/tickmark.1"), encoding: .utf8)
        let named = Set(
            page.split(separator: "\n").filter { $0.hasPrefix(".It Ic ") }
                .flatMap { $0.split { !$0.isLetter && $0 != "-" }.map(String.init) })
        let folder = try ScratchFolder()
        let help = try tickmark("--help", in: folder.url).output
        // A command is a line that begins with two spaces and a word, behind the headings of the groups.
        let groups = try #require(help.range(of: "SUBCOMMANDS")).lowerBound
        let commands = help[groups...].split(separator: "\n")
            .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
            .compactMap { $0.split(separator: " ").first.map(String.init) }
            .filter { $0 != "See" && $0 != "open" }
        #expect(commands.count > 25, "\(commands)")
        for command in commands { #expect(named.contains(command), "\(command) is not in the man page") }
    }

    @Test("The man page and the help say what each exit status means")
    func statuses() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appendingPathComponent("Documentation/Use/tickmark.1"), encoding: .utf8)
        let folder = try ScratchFolder()
        let help = try tickmark("--help", in: folder.url).output
        for text in [page, help] {
            let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(words.contains("3 when answered, but from a damaged or incomplete workspace"))
        }
    }
}
