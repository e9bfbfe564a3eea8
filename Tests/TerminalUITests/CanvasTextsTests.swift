import HarmlessText
import Soaking
import Testing

@testable import TerminalUI

@Suite("A frame can be written again from its texts")
struct CanvasTextsTests {
    @Test("Any frame without signs that join across cells", arguments: [GlyphSet.unicode, .ascii])
    func again(glyphs: GlyphSet) throws {
        var random = Soak.random(for: "frames from texts")
        let words = ["Readiness", " ", "日本", "é", "e\u{301}", "👩‍👩‍👧", "─│", "x", "ﬁ", "🇩🇪", "\u{1B}[31m", "   "]
        for _ in 0..<200 {
            var canvas = Canvas(Size(width: Int.random(in: 1...40, using: &random), height: 3), glyphs: glyphs)
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                let style = Style(
                    Ink.allCases.randomElement(using: &random)!, on: Surface.allCases.randomElement(using: &random)!,
                    Attributes(rawValue: UInt8.random(in: 0...15, using: &random)))
                let (x, y) = (Int.random(in: 0..<canvas.size.width, using: &random), Int.random(in: 0...2, using: &random))
                let end = canvas.write(words.randomElement(using: &random)!, at: Point(x: x, y: y), style)
                if Bool.random(using: &random), let link = TerminalLink("https://example.com/\(x)") {
                    canvas.link(x..<max(x, end), y: y, to: link)
                }
            }
            var again = Canvas(canvas.size, glyphs: glyphs)
            for y in 0..<3 { again.write(canvas.texts(ofRow: y), row: y) }
            #expect(again == canvas, "\(canvas)\n\(again)")
            guard again == canvas else { return }
        }
    }
}
