import Foundation
import RealTerminals
import Testing

@Suite("A start in a large workspace shows at once what it comes to")
struct FirstFrameTests {
    private static let heading = "What to do next"
    private static let misspelled = "Waht to do next"

    /// A workspace that takes a while to read: a catalog of more than a megabyte, nearly all of it blanks.
    private func workspace() throws -> ScratchFolder {
        let folder = try ScratchFolder.begun()
        let catalogs = folder.url.appending(path: "catalogs")
        try FileManager.default.createDirectory(at: catalogs, withIntermediateDirectories: true)
        let text = """
            {"format": 1, "id": "team", "report": "soc2", "title": "Own", "version": "2026.11", "areas": [
            {"id": "A1", "title": "Area", "category": "Security", "required": true, "summary": "One.", "criteria": [
            {"id": "A1.1", "title": "Criterion", "items": [{"id": "A1.1-01", "title": "Somebody does something",
            "guidance": "Why. How.", "evidence": ["A record"], "cadence": "once", "effort": 1, "role": "Lead", "types": [1, 2]}]}
            ]}]}
            """
        try folder.write(text + String(repeating: " ", count: 1 << 20), "catalogs/team.json")
        return folder
    }

    private func sit(in folder: ScratchFolder, recording file: URL? = nil) throws {
        let terminal = try RealTerminal("read go; \(tickmarkPath); echo left with $?; read wait", in: folder.url)
        if let file { try terminal.record(into: file) }
        try terminal.press("Enter")
        try terminal.wait(for: Self.heading)
        try terminal.press("q")
        try terminal.wait(for: "left with 0")
    }

    /// Waits until a file holds a text: what a terminal was sent is written by another program.
    private func wait(for text: String, in file: URL) -> Bool {
        for _ in 0..<500 {
            if let written = try? Data(contentsOf: file), written.range(of: Data(text.utf8)) != nil { return true }
            usleep(20_000)
        }
        return false
    }

    @Test("The frame that was kept comes first, and what was read takes its place")
    func pictureFirst() throws {
        let folder = try workspace()
        try sit(in: folder)
        // A slip in the picture tells it from what is read.
        let kept = folder.url.appending(path: ".tickmark/frame.json")
        let text = try String(contentsOf: kept, encoding: .utf8)
        #expect(text.contains(Self.heading))
        let file = try FileHandle(forUpdating: kept)
        try file.write(contentsOf: Data(text.replacingOccurrences(of: Self.heading, with: Self.misspelled).utf8))
        try file.close()
        let sent = folder.url.appending(path: "sent")
        try sit(in: folder, recording: sent)
        #expect(wait(for: Self.misspelled, in: sent))
    }

    @Test("Where somebody else wrote meanwhile, nothing old is shown")
    func passedOver() throws {
        let folder = try workspace()
        try sit(in: folder)
        let kept = folder.url.appending(path: ".tickmark/frame.json")
        let text = try String(contentsOf: kept, encoding: .utf8)
        let file = try FileHandle(forUpdating: kept)
        try file.write(contentsOf: Data(text.replacingOccurrences(of: Self.heading, with: Self.misspelled).utf8))
        try file.close()
        #expect(try tickmark("start", "CC1.1-01", in: folder.url, environment: ["TICKMARK_USER": "Ben Okafor"]).status == 0)
        let sent = folder.url.appending(path: "sent")
        try sit(in: folder, recording: sent)
        #expect(wait(for: "left with 0", in: sent))
        #expect(try Data(contentsOf: sent).range(of: Data(Self.misspelled.utf8)) == nil)
    }
}
