import Foundation
import TerminalUI
import Testing

@testable import Interface
@testable import Runner

@Suite("The log says what happened, and nobody's texts")
struct ActivityLogTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "tickmark-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    @Test("It is made for its owner alone, and a second window writes behind the first")
    func written() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try ActivityLog(at: path("log")).write("start 1 TERM=xterm")
        let second = try ActivityLog(at: path("log"))
        second.write("start 1 TERM=xterm")
        second.write(.terminal(.key(.character("q"))))
        second.write(.terminal(.paste("Zebra")))
        second.write(.notice("Zebra was ticked"))
        second.write(.edit("Zebra"))
        second.write(.quit)
        let text = try String(contentsOfFile: path("log"), encoding: .utf8)
        #expect(text.split(separator: "\n").count == 7)
        #expect(text.contains("effect edit") && text.contains("effect quit") && text.contains("event notice"))
        #expect(!text.contains("Zebra"))
        let mode = try FileManager.default.attributesOfItem(atPath: path("log"))[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test("Nothing is written behind what is no log, nor through a link, nor into a pipe")
    func refused() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("{\"n\":1}\n".utf8).write(to: folder.appending(path: "journal.jsonl"))
        try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: path("new"))
        #expect(mkfifo(path("pipe"), 0o600) == 0)
        for name in ["journal.jsonl", "link", "pipe", ".", "nowhere/log"] {
            #expect(throws: ActivityLog.Failure.self, "\(name)") { try ActivityLog(at: path(name)) }
        }
        #expect(try String(contentsOfFile: path("journal.jsonl"), encoding: .utf8) == "{\"n\":1}\n")
    }
}
