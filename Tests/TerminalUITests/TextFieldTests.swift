import TerminalUI
import Testing

@Suite("Typing a line of text")
struct TextFieldTests {
    private func type(_ keys: [Key], into text: String = "", selected: Bool = false) -> TextField {
        var field = TextField(text, isSelected: selected)
        for key in keys { _ = field.handle(key) }
        return field
    }

    @Test("What is typed stands at the caret")
    func typing() {
        let field = type([.character("a"), .character("c"), .left, .character("b")])
        #expect(field.text == "abc" && field.caret == 2)
    }

    @Test(
        "The editing keys of the shell work",
        arguments: [
            ([Key.backspace], "one tw"), ([.home, .delete], "ne two"), ([.control("a"), .control("d")], "ne two"),
            ([.control("w")], "one "), ([.control("w"), .control("w")], ""), ([.control("u")], ""),
            ([.left, .left, .left, .control("k")], "one "), ([.left, .left, .left, .control("u")], "two"),
            ([.home, .backspace], "one two"), ([.delete], "one two"),
            ([.control("b"), .character("x"), .control("e"), .character("y")], "one twxoy"),
            ([.control("a"), .control("f"), .character("x")], "oxne two"),
        ])
    func editing(keys: [Key], result: String) {
        #expect(type(keys, into: "one two").text == result)
    }

    @Test("What stands there selected is replaced by what is typed, and kept by a key that moves")
    func selection() {
        #expect(type([.character("x")], into: "old", selected: true).text == "x")
        #expect(type([.backspace], into: "old", selected: true).text == "")
        #expect(type([.end, .character("x")], into: "old", selected: true).text == "oldx")
        #expect(
            type([.enter, .character("x")], into: "old", selected: true).text == "x", "a key of the panel selects nothing away")
    }

    @Test("A paste comes as one line, without control characters; line breaks stay where they are allowed")
    func paste() {
        var line = TextField()
        line.insert("two\nlines\r\nand\ta tab\u{1B}[31m\u{7}\u{9B}")
        #expect(line.text == "two lines and a tab[31m")
        var note = TextField(allowsLineBreaks: true)
        note.insert("two\r\nlines")
        #expect(note.text == "two\nlines")
    }

    @Test(
        "Keys that mean nothing to a line are left to the screen",
        arguments: [Key.up, .down, .enter, .tab, .escape, .pageUp, .function(2)])
    func others(key: Key) {
        var field = TextField("abc")
        let isTaken = field.handle(key)
        #expect(!isTaken)
        #expect(field.text == "abc")
    }

    @Test("An accent or a joined emoji that comes scalar by scalar is one character")
    func joined() {
        let field = type("e\u{301}".unicodeScalars.map { .character(Character($0)) } + [.backspace])
        #expect(field.text == "")
        let family = type("👩\u{200D}💻".unicodeScalars.map { .character(Character($0)) })
        #expect(family.caret == 1)
        #expect(family.visible(in: 10).caret == 2)
    }

    @Test("The caret is always in sight, and wide characters are never cut")
    func visible() {
        var field = TextField("金庫の鍵は二人で")
        #expect(field.visible(in: 7).text == "二人で")
        #expect(field.visible(in: 7).caret == 6)
        _ = field.handle(.home)
        #expect(field.visible(in: 7).text == "金庫の")
        #expect(field.visible(in: 7).caret == 0)
        #expect(field.visible(in: 0).text == "")
    }

    @Test("In ASCII the caret stands behind what is shown, not behind what was typed")
    func ascii() {
        let shown = TextField("日本 é…").visible(in: 20, glyphs: .ascii)
        #expect(shown.text == "?? e...")
        #expect(shown.caret == 7)
    }

    @Test("A long text is broken between words, and no row is too wide")
    func rows() {
        let field = TextField("why it does not apply to us 金庫 at all", allowsLineBreaks: true)
        for width in 2...20 {
            let (texts, caret) = field.rows(of: width)
            #expect(texts.joined() == field.text)
            #expect(texts.allSatisfy { columns($0) <= width }, "\(width): \(texts)")
            #expect(texts.indices.contains(caret.y) && (0..<width).contains(caret.x), "\(width)")
        }
    }

    @Test("A line break begins a row, and up and down move between rows")
    func lineBreaks() {
        var field = TextField("one\ntwo three", allowsLineBreaks: true)
        #expect(field.rows(of: 20).texts == ["one", "two three"])
        field.moveCaret(rows: -1, width: 20)
        #expect(field.caret == 3)
        field.moveCaret(rows: 1, width: 20)
        #expect(field.caret == 7)
        field.moveCaret(rows: 1, width: 20)
        #expect(field.caret == field.text.count, "down on the last row goes to the end")
    }

    private func columns(_ text: String) -> Int {
        var canvas = Canvas(Size(width: 80, height: 1))
        return canvas.write(text, at: Point(x: 0, y: 0))
    }
}
