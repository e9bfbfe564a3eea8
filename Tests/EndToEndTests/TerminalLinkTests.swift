import Foundation
import RealTerminals
import Testing

@Suite("Addresses of evidence are links on a terminal that has them, and nowhere else")
struct TerminalLinkTests {
    private let folder: ScratchFolder
    private let address = "https://wiki.example/reviews?q=1"
    private let id: String

    init() throws {
        folder = try .begun()
        let attached = try run(
            tickmarkPath,
            ["evidence", "add", "access-review", "--covers", "2027-01-01..2027-03-31", "--link", address, "--title", "Review"],
            in: folder.url, environment: ["SOURCE_DATE_EPOCH": "1810771200"])
        #expect(attached.status == 0, "\(attached.errors)")
        id = String(attached.output.prefix { $0 != ":" })
        let requested = try tickmark("request", "add", "R-1", "The review", in: folder.url)
        let linked = try tickmark("request", "link", "R-1", id, in: folder.url)
        #expect(requested.status == 0 && linked.status == 0, "\(requested.errors)\(linked.errors)")
    }

    /// What a terminal is sent by a command, to its end.
    private func sent(by command: String, links: String, uses: (RealTerminal) throws -> Void = { _ in }) throws -> String {
        let file = folder.url.appendingPathComponent("sent-\(UUID().uuidString)")
        let terminal = try RealTerminal(
            "read wait; \(command); echo the end; read wait", in: folder.url,
            environment: ["TICKMARK_LINKS": links, "TERM": "tmux-256color", "SOURCE_DATE_EPOCH": "1810771200"])
        try terminal.record(into: file)
        try terminal.press("Enter")
        try uses(terminal)
        var bytes = ""
        // tmux hands the bytes on by itself, in pieces that have nothing to do with frames: what was sent before the
        // end is there when the end is.
        try terminal.wait("the bytes of the screen") { _ in
            bytes = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) } ?? ""
            return bytes.contains("the end")
        }
        return bytes
    }

    private var begin: String { "\u{1B}]8;id=tickmark-" }
    private let end = "\u{1B}]8;;\u{1B}\\"

    @Test("On the command line the short name and the address of a piece lead to it")
    func commands() throws {
        let shown = try sent(by: "\(tickmarkPath) evidence show \(id)", links: "always")
        #expect(
            shown.contains(begin) && shown.contains(";\(address)\u{1B}\\\(id)\(end) (") && shown.contains("\\\(address)\(end)"))
        #expect(try sent(by: "\(tickmarkPath) evidence list", links: "always").contains(";\(address)\u{1B}\\\(id)\(end)"))
        #expect(
            try sent(by: "\(tickmarkPath) request show R-1", links: "always").contains(";\(address)\u{1B}\\\(id)\(end) Review"))
        for links in ["never", ""] {
            #expect(!(try sent(by: "\(tickmarkPath) evidence show \(id)", links: links).contains("\u{1B}]8")), "\(links)")
        }
    }

    @Test("Behind a pipe there are none, whatever is asked for")
    func pipes() throws {
        let answer = try run(
            tickmarkPath, ["evidence", "show", id], in: folder.url,
            environment: ["TICKMARK_LINKS": "always", "TERM": "xterm-kitty"])
        #expect(answer.status == 0 && answer.output.contains(address) && !answer.output.contains("\u{1B}"))
    }

    @Test("On the Evidence tab the piece's name leads to it, and without asking for links nothing of them is sent")
    func screen() throws {
        func look(at terminal: RealTerminal) throws {
            try terminal.wait(for: "2 Items")
            for key in ["3", "/", "access-review", "Enter", "Left"] { try terminal.press(key) }
            try terminal.wait(for: "met by")
            try terminal.press("q")
        }
        let shown = try sent(by: tickmarkPath, links: "always", uses: look)
        // The name may be drawn in several runs of one style, but each cell of it in a link.
        #expect(shown.contains(";\(address)\u{1B}\\") && shown.contains(end))
        #expect(!(try sent(by: tickmarkPath, links: "", uses: look).contains("\u{1B}]8;")))
    }
}
