import HarmlessText
import Soaking
import Testing

@Suite("Links in a terminal")
struct TerminalLinkTests {
    @Test(
        "An address of a web page or of mail is a link, with what is no printable ASCII percent-encoded",
        arguments: [
            ("https://files.example.com/a?b=c#d", "https://files.example.com/a?b=c#d"),
            ("HTTP://example.com:8080/x;y=(1)", "HTTP://example.com:8080/x;y=(1)"),
            ("mailto:ana@example.com?subject=Access%20review", "mailto:ana@example.com?subject=Access%20review"),
            ("https://example.com/Prüfung 1", "https://example.com/Pr%C3%BCfung%201"),
            ("https://example.com/\u{202E}gpj", "https://example.com/%E2%80%AEgpj"),
            ("https://example.com/<a>\"`{|}\\^", "https://example.com/%3Ca%3E%22%60%7B%7C%7D%5C%5E"),
        ])
    func addresses(text: String, address: String) { #expect(TerminalLink(text)?.address == address) }

    @Test(
        "Nothing else is a link",
        arguments: [
            "", "https://", "https:///path", "https://:8080/", "example.com", "ftp://example.com/", "file:///etc/passwd",
            "javascript:alert(1)", "data:text/html,x", "ssh://host", "mailto:", "mailto:nobody", "mailto:@host",
            "mailto:?to=ana@example.com", "https://ana:secret@example.com/", "https://bank.example@evil.example/",
            "https://example.com/\u{1B}\\", "https://example.com/\u{7}", "https://example.com/\u{9C}", "https://example.com/\n",
            "https://example.com/\0", "https://example.com/\u{7F}", " https://example.com/",
        ])
    func others(text: String) { #expect(TerminalLink(text) == nil) }

    @Test("An address of 2,083 bytes is a link, and one of a byte more is none, also by being encoded")
    func length() {
        let start = "https://example.com/"
        let rest = TerminalLink.longest - start.utf8.count
        #expect(TerminalLink(start + String(repeating: "a", count: rest)) != nil)
        #expect(TerminalLink(start + String(repeating: "a", count: rest + 1)) == nil)
        #expect(TerminalLink(start + String(repeating: "a", count: rest - 3) + " ") != nil)
        #expect(TerminalLink(start + String(repeating: "a", count: rest - 2) + " ") == nil)
    }

    @Test("Whatever an address holds, its sequence has no end before its end, and nothing in it but printable ASCII")
    func sequences() throws {
        var random = Soak.random(for: "sequences of links")
        let pieces = ["\u{1B}", "\\", "\u{7}", "\u{9C}", ";", "]8;;", "a", "/", "é", "漢", "\u{202E}", " ", "%", "\u{1F}", "~"]
        var links = 0
        for _ in 0..<Soak.cases(short: 2_000, full: 200_000) {
            let text =
                "https://h/"
                + (0..<Int.random(in: 0..<8, using: &random)).map { _ in pieces.randomElement(using: &random)! }
                .joined()
            guard let link = TerminalLink(text) else { continue }
            links += 1
            #expect(link.opening.hasPrefix("\u{1B}]8;id=tickmark-") && link.opening.hasSuffix(";\(link.address)\u{1B}\\"))
            #expect(link.opening.dropFirst().dropLast(2).utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(text.harmless)")
        }
        #expect(links > 100)
    }

    @Test("All links to one address have one id, and others have others")
    func ids() throws {
        let (one, same) = (try #require(TerminalLink("https://a.example/")), try #require(TerminalLink("https://a.example/")))
        #expect(one.opening == same.opening)
        func id(_ link: TerminalLink) -> Substring? { link.opening.split(separator: ";").dropFirst().first }
        #expect(id(one) != id(try #require(TerminalLink("https://b.example/"))))
    }

    @Test(
        "A terminal is known to show links by its environment, and where nothing is known it does not",
        arguments: [
            (["TERM": "xterm-256color", "VTE_VERSION": "7200"], true), (["TERM": "xterm-256color", "VTE_VERSION": "5000"], true),
            (["TERM": "xterm-256color", "VTE_VERSION": "4999"], false),
            (["TERM": "xterm-256color", "VTE_VERSION": "new"], false),
            (["TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"], true),
            (["TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"], true),
            (["TERM": "xterm-256color", "TERM_PROGRAM": "vscode"], true),
            (["TERM": "xterm-256color", "TERM_PROGRAM": "ghostty"], true), (["TERM": "xterm-ghostty"], true),
            (["TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"], false), (["TERM": "xterm-kitty"], true),
            (["TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"], true), (["TERM": "foot-extra"], true),
            (["TERM": "alacritty-direct"], true), (["TERM": "xterm-256color", "WT_SESSION": "8f"], true),
            (["TERM": "xterm-256color", "KONSOLE_VERSION": "230800"], true),
            (["TERM": "xterm-256color", "DOMTERM": "version=3"], true), (["TERM": "xterm-256color"], false), ([:], false),
            (["VTE_VERSION": "7200"], false), (["TERM": "dumb", "VTE_VERSION": "7200"], false),
            (["TERM": "linux", "KITTY_WINDOW_ID": "1"], false),
            (["TERM": "xterm-256color", "VTE_VERSION": "7200", "XTERM_VERSION": "XTerm(390)"], false),
            (["TERM": "xterm-256color", "VTE_VERSION": "7200", "INSIDE_EMACS": "29.1"], false),
            (["TERM": "screen-256color", "VTE_VERSION": "7200", "STY": "1.pts"], false),
            (["TERM": "tmux-256color", "VTE_VERSION": "7200", "TMUX": "/tmp/x"], false),
            (["TERM": "tmux-256color", "TMUX": "/tmp/x", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.3a"], false),
            (["TERM": "tmux-256color", "TMUX": "/tmp/x", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.4"], true),
            (["TERM": "tmux-256color", "TMUX": "/tmp/x", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "next-3.6"], true),
            (["TERM": "xterm-256color", "TICKMARK_LINKS": "always"], true),
            (["TERM": "xterm-kitty", "TICKMARK_LINKS": "never"], false), (["TERM": "xterm-kitty", "TICKMARK_LINKS": "?"], true),
        ] as [([String: String], Bool)])
    func support(environment: [String: String], isKnown: Bool) {
        #expect(LinkSupport.isKnown { environment[$0] } == isKnown)
    }
}

@Suite("Words that lead somewhere")
struct LinkedTextTests {
    private let address = "https://files.example.com/northwind/pentest-letter.pdf"
    private func text() throws -> LinkedText {
        var text = LinkedText()
        let link = try #require(TerminalLink(address))
        text.add(address, to: link)
        text.add("E-7kq2mz", to: link)
        return text
    }

    /// The links of lines: what stands between `[` and `]`.
    private func marked(_ lines: [String]) throws -> [String] {
        let opening = try #require(TerminalLink(address)).opening
        return try text().linking(lines).map {
            $0.split(separator: opening, omittingEmptySubsequences: false).joined(separator: "[")
                .split(separator: TerminalLink.closing, omittingEmptySubsequences: false).joined(separator: "]")
        }
    }

    @Test("A word is a link wherever it stands by itself, and nothing else is")
    func words() throws {
        #expect(
            try marked(["E-7kq2mz  The letter (E-7kq2mz), é漢: E-7kq2mz.", "E-7kq2mzz E-7kq2m xE-7kq2mz", "", "  "])
                == ["[E-7kq2mz]  The letter ([E-7kq2mz]), é漢: [E-7kq2mz].", "E-7kq2mzz E-7kq2m xE-7kq2mz", "", "  "])
        #expect(try marked(["Address      \(address)"]) == ["Address      [\(address)]"])
        #expect(try marked(["\(address)x", "\(address)/more"]) == ["\(address)x", "\(address)/more"])
    }

    @Test("An address that goes on in the next lines is a link in all of them, however narrow they are", arguments: 12...60)
    func wrapped(width: Int) throws {
        let lines = "by Ana: \(address); accepted".wrapped(to: width)
        let shown = try marked(lines)
        #expect(shown.joined().filter { !"[] ".contains($0) } == lines.joined().filter { $0 != " " })
        let inside = shown.joined(separator: " ").split(separator: "[").dropFirst().compactMap { $0.split(separator: "]").first }
        #expect(inside.joined() == address)
    }

    @Test("Of two addresses of which one begins like the other, each leads to its own, also where it goes on in the next line")
    func beginnings() throws {
        let addresses = ["https://files.example.com/a", "https://files.example.com/abc", "https://files.example.com/abcdef"]
        var text = LinkedText()
        for address in addresses { text.add(address, to: try #require(TerminalLink(address))) }
        for address in addresses {
            let places = text.places(in: ["see https://files.exam", "\(address.dropFirst("https://files.exam".count)), and on"])
            #expect(places.map { $0.map(\.link.address) } == [[address], [address]])
            #expect(places[1].first?.characters == 0..<(address.count - "https://files.exam".count))
        }
        #expect(text.places(in: ["see https://files.exam", "ple.com/abcd"]) == [[], []])
    }

    @Test("What begins like an address and goes on as something else is no link")
    func others() throws {
        let lines = ["see https://files.example.com/nor", "tfolk/other.pdf"]
        #expect(try marked(lines) == lines)
        let cut = ["see https://files.example.com/nor…", "E-7kq2mz"]
        #expect(try marked(cut) == ["see https://files.example.com/nor…", "[E-7kq2mz]"])
        #expect(try marked(["see https://files.example.com/nor"]) == ["see https://files.example.com/nor"])
    }
}
