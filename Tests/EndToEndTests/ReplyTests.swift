import Foundation
import RealTerminals
import Soaking
import Testing

@Suite("What a terminal answers is no key: through the program itself", .serialized)
struct ReplyTests {
    /// A screen, the keys that lead there, and what shows that it is there.
    struct Place: CustomTestStringConvertible, Sendable {
        let name: String
        let keys: [String]
        let sight: String
        var testDescription: String { name }
    }

    static let places = [
        Place(name: "Overview", keys: [], sight: "What to do next"),
        Place(name: "Items", keys: ["2"], sight: "Why and how"),
        Place(name: "a note that is being written", keys: ["2", "e"], sight: "What should others know?"),
    ]

    @Test("Whole and cut once: nothing on the screen changes, and no journal", arguments: places)
    func replies(place: Place) throws {
        let folder = try ScratchFolder.demo()
        let journals = try contents(of: folder)
        let terminal = try RealTerminal("\(tickmarkPath) --workspace demo; echo left with $?; read wait", in: folder.url)
        try terminal.wait(for: "What to do next")
        for key in place.keys { try terminal.press(key) }
        // What an undo would take back comes behind the first frame.
        let before = try terminal.waitForRest(place.sight) { $0.contains(place.sight) && $0.contains("u undo: ") }
        for reply in TerminalReplies.all {
            try send(reply.bytes[...], to: terminal)
            for cut in cuts(of: reply.bytes) {
                try send(reply.bytes[..<cut], to: terminal)
                try send(reply.bytes[cut...], to: terminal)
            }
            // What comes behind it is heard, and shows that all before it was: the frame of another size and back.
            try terminal.resize(width: 59, height: 15)
            try terminal.wait("another size, after \(reply.name)") { $0.contains("Tickmark needs 60 x 16") }
            try terminal.resize(width: 120, height: 40)
            try terminal.wait("the screen as it was, after \(reply.name)") { $0 == before }
        }
        #expect(try contents(of: folder) == journals)
    }

    /// Behind the first byte nobody can tell for longer than the delay whether an escape is a key; two calls of tmux
    /// may take longer than that.
    private func cuts(of bytes: [UInt8]) -> [Int] {
        let all = Array(2..<max(3, bytes.count))
        return Soak.isFull ? all : [all[all.count / 2]]
    }

    private func send(_ bytes: ArraySlice<UInt8>, to terminal: RealTerminal) throws {
        guard !bytes.isEmpty else { return }
        try terminal.press(bytes: Array(bytes))
    }

    private func contents(of folder: ScratchFolder) throws -> [String: Data] {
        let journal = folder.url.appendingPathComponent("demo/journal")
        var contents: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: journal.path) {
            contents[name] = try Data(contentsOf: journal.appendingPathComponent(name))
        }
        return contents
    }
}
