import HarmlessText
import TerminalUI
import Testing

@Suite("Links on the canvas")
struct LinkTests {
    private let size = Size(width: 12, height: 2)
    private let one: TerminalLink
    private let two: TerminalLink

    init() throws {
        one = try #require(TerminalLink("https://one.example/"))
        two = try #require(TerminalLink("https://two.example/"))
    }

    private func canvas(_ text: String = "see E-1 here") -> Canvas {
        var canvas = Canvas(size)
        canvas.write(text, at: Point(x: 0, y: 0))
        return canvas
    }

    private func columns(of canvas: Canvas, y: Int = 0) -> [Int] { (0..<size.width).filter { canvas.link(x: $0, y: y) != nil } }

    @Test("Cells are a link until something is written over them, or they are filled; another style leaves them one")
    func life() {
        var canvas = canvas()
        canvas.link(4..<7, y: 0, to: one)
        #expect(columns(of: canvas) == [4, 5, 6] && canvas.link(x: 4, y: 0) == one)
        canvas.restyle(canvas.bounds) { $0.with(.bold) }
        canvas.write("x", at: Point(x: 5, y: 0))
        #expect(columns(of: canvas) == [4, 6])
        canvas.fill(Rect(x: 6, y: 0, width: 1, height: 1), .text)
        canvas.put("|", at: Point(x: 4, y: 0))
        #expect(columns(of: canvas) == [])
    }

    @Test("What lies outside of the canvas is no link, and after 255 addresses there are no more")
    func limits() {
        var canvas = canvas()
        canvas.link(-3..<2, y: 0, to: one)
        canvas.link(11..<40, y: 0, to: two)
        canvas.link(0..<4, y: 2, to: two)
        canvas.link(0..<4, y: -1, to: two)
        #expect(columns(of: canvas) == [0, 1, 11])
        for number in 0..<300 { canvas.link(0..<1, y: 1, to: TerminalLink("https://\(number).example/")!) }
        #expect(canvas.link(x: 0, y: 1)?.address == "https://252.example/")
        canvas.link(1..<2, y: 1, to: one)
        #expect(canvas.link(x: 1, y: 1) == one)
    }

    @Test(
        "Where the same words lead elsewhere, or nowhere any more, is a difference between frames, and the same by another number is none"
    )
    func differences() {
        var (first, second) = (canvas(), canvas())
        first.link(4..<7, y: 0, to: one)
        let news = first.changes(in: 0, since: second)
        #expect(news.map(\.columns) == [4..<7] && news.map(\.link) == [one] && news.map(\.wasLink) == [false])
        #expect(first != second)
        let gone = second.changes(in: 0, since: first)
        #expect(gone.map(\.columns) == [4..<7] && gone.map(\.link) == [nil] && gone.map(\.wasLink) == [true])
        second.link(0..<1, y: 1, to: two)
        second.link(4..<7, y: 0, to: one)
        #expect(second.changes(in: 0, since: first).isEmpty)
        second.link(5..<7, y: 0, to: two)
        let moved = second.changes(in: 0, since: first)
        #expect(moved.map(\.columns) == [5..<7] && moved.map(\.link) == [two] && moved.map(\.wasLink) == [true])
    }

    @Test("A run ends where a link begins or ends, now or in the frame before")
    func runs() {
        var (before, after) = (canvas(), canvas("SEE E-1 HERE"))
        before.link(0..<2, y: 0, to: one)
        after.link(4..<7, y: 0, to: one)
        let runs = after.changes(in: 0, since: before)
        #expect(runs.map(\.columns) == [0..<2, 2..<3, 4..<7, 8..<12])
        #expect(runs.map(\.link) == [nil, nil, one, nil] && runs.map(\.wasLink) == [true, false, false, false])
    }
}
