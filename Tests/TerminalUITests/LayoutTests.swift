import TerminalUI
import Testing

@Suite("Rectangles, lists and panes")
struct LayoutTests {
    private let rect = Rect(x: 2, y: 1, width: 10, height: 6)

    @Test("A split keeps every cell, whatever one asks for", arguments: [-3, 0, 1, 4, 6, 10, 99])
    func splits(amount: Int) {
        let (left, rest) = rect.split(left: amount)
        #expect(left.width + rest.width == 10 && left.maxX == rest.x && rest.maxX == rect.maxX)
        let (before, right) = rect.split(right: amount)
        #expect(before.width + right.width == 10 && before.maxX == right.x && right.maxX == rect.maxX)
        let (top, below) = rect.split(top: amount)
        #expect(top.height + below.height == 6 && top.maxY == below.y && below.maxY == rect.maxY)
        let (above, bottom) = rect.split(bottom: amount)
        #expect(above.height + bottom.height == 6 && above.maxY == bottom.y && bottom.maxY == rect.maxY)
    }

    @Test("Nothing is ever negative")
    func negative() {
        #expect(Size(width: -1, height: -2) == Size(width: 0, height: 0))
        #expect(rect.inset(left: 20).isEmpty)
        #expect(rect.intersection(Rect(x: 50, y: 50, width: 3, height: 3)).isEmpty)
        #expect(
            Rect(x: 0, y: 0, width: 3, height: 3).centered(Size(width: 9, height: 1)) == Rect(x: 0, y: 1, width: 3, height: 1))
    }

    @Test("A point at the right or lower edge lies outside")
    func contains() {
        #expect(rect.contains(Point(x: 2, y: 1)) && rect.contains(Point(x: 11, y: 6)))
        #expect(!rect.contains(Point(x: 12, y: 6)) && !rect.contains(Point(x: 11, y: 7)))
    }

    @Test("The cursor of a list is always among the rows that are shown, and the list never ends early")
    func listWindow() {
        for count in [0, 1, 3, 7, 50] {
            for height in [0, 1, 2, 5, 10] {
                var window = ListWindow()
                for cursor in [0, 3, 49, 20, -4, 99, 0] {
                    window.cursor = cursor
                    let rows = window.rows(of: count, height: height)
                    #expect(rows.count == min(count, height))
                    if count > 0, height > 0 { #expect(rows.contains(window.cursor), "\(cursor) of \(count) in \(height)") }
                }
            }
        }
    }

    @Test("A list moves no more than it must")
    func calmList() {
        var window = ListWindow(cursor: 20)
        let rows = window.rows(of: 50, height: 10)
        window.cursor = rows.lowerBound + 4
        #expect(window.rows(of: 50, height: 10) == rows)
    }

    @Test("A pane has its title, its footnote and its corners, and cuts what does not fit")
    func pane() {
        var canvas = Canvas(Size(width: 16, height: 3))
        let inside = canvas.pane(canvas.bounds, title: "A very long title", hasFocus: true, footnote: "1 of 2")
        #expect(canvas.description == "╭ A very lo… ──╮\n│              │\n╰────── 1 of 2 ╯")
        #expect(inside == Rect(x: 1, y: 1, width: 14, height: 1))
        #expect(canvas[2, 0].style.attributes.contains(.bold))
    }

    @Test(
        "A pane without room draws nothing, and leaves no room",
        arguments: [Size(width: 1, height: 5), Size(width: 5, height: 1)])
    func tinyPane(size: Size) {
        var canvas = Canvas(Size(width: 8, height: 8))
        let inside = canvas.pane(Rect(size), title: "x")
        #expect(inside.isEmpty)
        #expect(canvas == Canvas(Size(width: 8, height: 8)))
    }

    @Test("A bar is full only for all of it and empty only for none of it")
    func bar() {
        func bar(_ fraction: Double, _ glyphs: GlyphSet) -> String {
            var canvas = Canvas(Size(width: 10, height: 1), glyphs: glyphs)
            canvas.bar(fraction, at: Point(x: 0, y: 0), width: 10, .text)
            return canvas.description
        }
        #expect(bar(1, .unicode) == "██████████")
        #expect(bar(0.996, .unicode) == "█████████▉")
        #expect(bar(0.001, .unicode) == "▏░░░░░░░░░")
        #expect(bar(0, .unicode) == "░░░░░░░░░░")
        #expect(bar(0.996, .ascii) == "#########.")
        #expect(bar(0.001, .ascii) == "#.........")
        #expect(bar(0, .ascii) == "..........")
        #expect(bar(7, .ascii) == "##########" && bar(-7, .ascii) == "..........")
    }

    @Test("Marks at the edge say where there is more")
    func scrollMarks() {
        var canvas = Canvas(Size(width: 6, height: 5))
        canvas.pane(canvas.bounds, title: "")
        canvas.scrollMarks(on: canvas.bounds, shows: 2..<5, of: 9)
        #expect(canvas[5, 1].character == "▲" && canvas[5, 3].character == "▼")
        var whole = Canvas(Size(width: 6, height: 5))
        whole.pane(whole.bounds, title: "")
        whole.scrollMarks(on: whole.bounds, shows: 0..<3, of: 3)
        #expect(!whole.description.contains("▲") && !whole.description.contains("▼"))
    }

    @Test("Text is cut by the columns that it takes on the screen")
    func fitted() {
        #expect("naïve".fitted(to: 4, in: .unicode) == "naï…")
        #expect("金庫の鍵".fitted(to: 6, in: .unicode) == "金庫…")
        #expect("a\u{1B}b".fitted(to: 3, in: .unicode) == "a␛b")
        #expect("naïve".fitted(to: 5, in: .ascii) == "naive")
        #expect("a rather long title".fitted(to: 10, in: .ascii) == "a rather..")
        #expect("/a/long/path/to/readiness.md".fittedAtEnd(to: 15, in: .unicode) == "…o/readiness.md")
        #expect("/a/\u{6F22}\u{5B57}/b.md".fittedAtEnd(to: 7, in: .unicode) == "…/b.md", "half of a wide character is none of it")
        #expect("abc".fittedAtEnd(to: 0, in: .unicode) == "" && "abc".fittedAtEnd(to: 1, in: .unicode) == "…")
        for width in 0...8 {
            for text in ["金庫の鍵", "a…b", "\u{202E}x", "plain text", "é"] {
                for glyphs in [GlyphSet.unicode, .ascii] {
                    func columns(_ text: String) -> Int {
                        var canvas = Canvas(Size(width: 80, height: 1), glyphs: glyphs)
                        return canvas.write(text, at: Point(x: 0, y: 0))
                    }
                    #expect(columns(text.fitted(to: width, in: glyphs)) <= width, "\(text) \(width)")
                    #expect(columns(text.padded(to: width, in: glyphs)) == width)
                    #expect(columns(text.aligned(right: width, in: glyphs)) == width)
                }
            }
        }
    }

    @Test("The ASCII signs are ASCII, each one column wide and every mark another")
    func asciiSigns() {
        let signs = GlyphSet.ascii
        let all: [Character] = [
            signs.lines.topLeft, signs.lines.topRight, signs.lines.bottomLeft, signs.lines.bottomRight, signs.lines.horizontal,
            signs.lines.vertical, signs.todo,
            signs.inProgress, signs.ready, signs.reviewed, signs.notApplicable, signs.blocked, signs.contested, signs.selected,
            signs.cursor, signs.dot, signs.arrow, signs.bar.full, signs.bar.empty, signs.moreAbove, signs.moreBelow,
        ]
        #expect(all.allSatisfy { $0.isASCII && !$0.isWhitespace })
        for marks in [signs, .unicode] {
            let statuses = [marks.todo, marks.inProgress, marks.ready, marks.reviewed, marks.notApplicable, marks.blocked]
            #expect(Set(statuses).count == statuses.count)
        }
    }
}
