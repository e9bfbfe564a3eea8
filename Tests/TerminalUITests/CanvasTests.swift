import TerminalUI
import Testing

@Suite("The canvas")
struct CanvasTests {
    private let size = Size(width: 8, height: 2)

    @Test("Text is clipped at every edge of the canvas")
    func clipping() {
        var canvas = Canvas(size)
        let end = canvas.write("abcdefghij", at: Point(x: 4, y: 0))
        #expect(end == 8)
        canvas.write("xyz", at: Point(x: -2, y: 1))
        canvas.write("above", at: Point(x: 0, y: -1))
        canvas.write("below", at: Point(x: 0, y: 2))
        #expect(canvas.description == "    abcd\nz")
    }

    @Test("Text is clipped to the rectangle that it is written in")
    func clippedToRectangle() {
        var canvas = Canvas(size)
        canvas.write("abcdefgh", at: Point(x: 0, y: 0), .text, in: Rect(x: 2, y: 0, width: 3, height: 1))
        canvas.write("lost", at: Point(x: 2, y: 1), .text, in: Rect(x: 2, y: 0, width: 3, height: 1))
        #expect(canvas.description == "  cde\n")
    }

    @Test("A wide character takes two cells, and is left out where only one is free")
    func wide() {
        var canvas = Canvas(size)
        let end = canvas.write("金庫", at: Point(x: 0, y: 0))
        #expect(end == 4)
        #expect(canvas[1, 0].character == Canvas.Cell.continuation)
        canvas.write("abc金", at: Point(x: 4, y: 1))
        #expect(canvas.description == "金庫\n    abc")
    }

    @Test("Half of a wide character never stays: what is written over the other half blanks it")
    func cutWide() {
        var left = Canvas(size)
        left.write("金", at: Point(x: 2, y: 0))
        left.write("x", at: Point(x: 3, y: 0))
        #expect(left.description == "   x\n")
        var right = Canvas(size)
        right.write("金", at: Point(x: 2, y: 0))
        right.write("x", at: Point(x: 2, y: 0))
        #expect(right.description == "  x\n")
        #expect(right[3, 0].character == " ")
        var filled = Canvas(size)
        filled.write("金庫", at: Point(x: 0, y: 0))
        filled.fill(Rect(x: 1, y: 0, width: 2, height: 1), .faint)
        #expect(filled[0, 0].character == " " && filled[3, 0].character == " ")
    }

    @Test(
        "Nothing that a terminal acts upon gets into a cell",
        arguments: ["\u{1B}[31mred", "a\u{7}b", "\u{202E}evil", "\u{9B}2J", "line\nbreak", "tab\there"])
    func harmless(text: String) {
        for glyphs in [GlyphSet.unicode, .ascii] {
            var canvas = Canvas(Size(width: 40, height: 1), glyphs: glyphs)
            canvas.write(text, at: Point(x: 0, y: 0))
            for cell in canvas.row(0) where cell.character != Canvas.Cell.continuation {
                for scalar in cell.character.unicodeScalars {
                    #expect(scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .format)
                    if glyphs.isASCII { #expect(scalar.isASCII) }
                }
            }
        }
    }

    @Test("Restyling changes how cells look and leaves what they say")
    func restyle() {
        var canvas = Canvas(size)
        canvas.write("abc", at: Point(x: 0, y: 0))
        canvas.restyle(Rect(x: 1, y: 0, width: 20, height: 1)) { $0.ink(.match).with(.bold) }
        #expect(canvas.description == "abc\n")
        #expect(canvas[0, 0].style == .text)
        #expect(canvas[1, 0].style == Style(.match, on: .base, .bold))
    }

    @Test("A sign is not drawn outside of the canvas")
    func signs() {
        var canvas = Canvas(size)
        for point in [Point(x: -1, y: 0), Point(x: 8, y: 0), Point(x: 0, y: -1), Point(x: 0, y: 2)] { canvas.put("#", at: point) }
        #expect(canvas.description == "\n")
    }

    @Test("The text of a frame tells characters, styles and the caret")
    func frameText() {
        var canvas = Canvas(size)
        canvas.write("key", at: Point(x: 1, y: 1), Style(.key, on: .bar, .bold))
        canvas.caret = Point(x: 4, y: 1)
        #expect(canvas.frameText == "\n key\n---\n1: 1-3 key/bar+bold\ncaret 4,1\n")
    }

    @Test("A picture escapes the text that it shows, and the same frame makes the same picture")
    func picture() {
        var canvas = Canvas(Size(width: 30, height: 1))
        canvas.write("<script>&\"'</script>", at: Point(x: 0, y: 0))
        let theme = Theme(id: "t", title: "T", inks: [:], surfaces: [:])
        let svg = canvas.svg(theme: theme, title: "<b>&\"")
        #expect(!svg.contains("<script"))
        #expect(svg.contains("&lt;script&gt;&amp;&quot;"))
        #expect(svg.contains("<title>&lt;b&gt;&amp;&quot;</title>"))
        #expect(svg == canvas.svg(theme: theme, title: "<b>&\""))
    }
}
