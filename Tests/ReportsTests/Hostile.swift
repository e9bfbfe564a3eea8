import Journal
import Readiness
import Reports

/// A workspace in which a text stands wherever people, catalogs and journals can put one.
enum Hostile {
    /// What breaks out of spreadsheets, tables, pages and terminals.
    static let texts = [
        "=HYPERLINK(\"http://evil.example\",\"x\")", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\tx", "\rx", "  =1+1", "＝1+1",
        "=\u{301}1+1", "a\"b,c;d", "x\"\u{301},=1,\"", "x,\u{301}y", "a\r\nb\nc\rd", "\n=1", "| x | y |", "a|\u{301}b", "a\\|b",
        "\\",
        "</table><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- ", "-->", "&lt;b&gt; &amp;", "`code` ``` ~~~",
        "`\u{301}a`\u{301}", "[x](http://evil.example)", "![x](http://evil.example/p.png)", "[x]: http://evil.example", "[^1]",
        "http://evil.example", "HTTPS://evil.example", "www.evil.example", "mailto:ana@evil.example", "ana@evil.example",
        "@everyone",
        "# heading", "1. one", "2) two", "- item", "* item", "+ item", "---", "***", "___", "===", "> quote",
        "**bold** _it_ ~~no~~",
        "$x$ $$y$$", "\u{1B}[31mred\u{1B}[0m", "\u{1B}]0;title\u{7}", "\u{9B}31m", "\u{0}\u{8}\u{7F}", "\u{202E}txt.exe",
        "\u{2066}x",
        "שלום עולם", "مرحبا", "a\u{200B}b\u{FEFF}", "\u{2028}\u{2029}", "e" + String(repeating: "\u{301}", count: 40), "\u{301}x",
        "👩‍👩‍👧", "日本語", " ", "",
    ]

    /// A workspace with the text in every field of the journal, and in titles of the catalog.
    static func office(_ text: String) -> Northwind {
        var office = Northwind(catalogs: ["soc2": Northwind.soc2(extra: text)])
        var setup = Northwind.setup("soc2", .soc2, areas: [])
        setup.organization = text
        setup.service = text
        let item = Northwind.item("CC6.1-01")
        var missing = Northwind.setup("soc2-2028", .soc2, catalog: text, areas: [])
        missing.organization = text
        office.write(.person("ana", name: text, was: nil), as: text)
        office.write(.engage(setup), as: text)
        office.write(.engage(missing), as: text)
        office.write(.scope("soc2", target: "A", to: true, was: false, reason: text), as: text)
        office.write(.scope("soc2", target: "C", to: false, was: false, reason: text), as: text)
        office.write(.scope("soc2", target: "CC6.2", to: false, was: true, reason: text), as: text)
        office.write(.item("soc2", criterion: "CC6.1", title: text), as: text)
        office.write(.objective("soc2", area: "CC6", title: text), as: text)
        office.write(.reword("soc2", criterion: "CC6.1", to: text, was: nil), as: text)
        office.write(.owner(item, to: "ana", was: nil), as: text)
        office.write(.due(item, to: Northwind.day("2026-11-01"), was: nil), as: text)
        office.write(.blocked(item, to: text, was: nil), as: text)
        office.write(.note(item, text: text), as: text)
        office.write(.status(Northwind.item("CC6.1-02"), to: .notApplicable, was: .todo, reason: text), as: text)
        office.write(.status(Northwind.item("CC6.1-03"), to: .ready, was: .todo, reason: ""), as: text)
        office.write(.owner(Northwind.item("CC6.1-03"), to: Handle(text), was: nil), as: text)
        return office
    }

    /// Its export, with the text in what the export adds, too.
    static func summary(_ text: String) -> Summary {
        let office = office(text)
        return Summary(
            of: office.state, recent: office.journal,
            heads: [JournalHead(writer: WriterID("ana", tag: 1), entries: 1, digest: text)], madeBy: text,
            on: Northwind.today)
    }
}
