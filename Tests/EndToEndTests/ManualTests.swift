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

    /// What `--experimental-dump-help` says of a command.
    private struct Dump: Decodable {
        struct Command: Decodable {
            struct Argument: Decodable {
                struct Name: Decodable { var kind, name: String }
                var names: [Name]?
                var shouldDisplay: Bool
            }
            var commandName: String
            var shouldDisplay: Bool
            var subcommands: [Command]?
            var arguments: [Argument]?
        }
        var command: Command
    }

    @Test("Every public command has a man page of its own, which names all of its options; no page is left of one that is gone")
    func pages() throws {
        let folder = try ScratchFolder()
        let dump = try JSONDecoder().decode(
            Dump.self, from: Data(try tickmark("--experimental-dump-help", in: folder.url).output.utf8))
        let place = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Documentation/Use/Manual")
        var left = Set(try FileManager.default.contentsOfDirectory(atPath: place.path))
        func look(at command: Dump.Command, in path: [String]) throws {
            guard command.shouldDisplay, command.commandName != "help" else { return }
            let path = path + [command.commandName]
            if path.count > 1 {
                let name = path.joined(separator: "-") + ".1"
                #expect(left.remove(name) != nil, "\(name) is missing: make manual")
                let page = (try? String(contentsOf: place.appendingPathComponent(name), encoding: .utf8)) ?? ""
                for argument in command.arguments ?? [] where argument.shouldDisplay {
                    // Of several names of one option, the first is on the page.
                    let names = (argument.names ?? []).filter { $0.kind == "long" }.map(\.name)
                    let isNamed = names.isEmpty || names.contains { page.contains("Fl -\($0)") }
                    #expect(isNamed, "\(name) does not name --\(names.first ?? ""): make manual")
                }
            }
            for child in command.subcommands ?? [] { try look(at: child, in: path) }
        }
        try look(at: dump.command, in: [])
        #expect(left.isEmpty, "pages of commands that are gone: \(left.sorted()); make manual")
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
