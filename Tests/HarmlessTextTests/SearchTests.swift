import Foundation
import HarmlessText
import Soaking
import Testing

@Suite("Texts are searched and spaced alike on the short way and on the long way")
struct SearchTests {
    @Test("A text is found where Foundation finds it, byte for byte")
    func occurrence() {
        var random = Soak.random(for: "occurrences")
        let letters = ["a", "b", "é", "e\u{301}", "漢", " "]
        var found = 0
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in letters.randomElement(using: &random) ?? "a" }
                .joined()
            let part = (0..<Int.random(in: 1...3, using: &random)).map { _ in letters.randomElement(using: &random) ?? "a" }
                .joined()
            let expected = Data(text.utf8).range(of: Data(part.utf8))
            let place = text.occurrence(of: part)
            #expect(
                place.map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) } == expected?.lowerBound,
                "\(part) in \(text)")
            #expect(place.map { String(text.utf8[$0]) ?? "" } == expected.map { _ in part })
            #expect(text.holds(part) == (expected != nil))
            if expected != nil { found += 1 }
        }
        #expect(found > 100 && found < 1900)
        #expect("abc".occurrence(of: "") == "abc".startIndex..<"abc".startIndex && !"".holds("a") && "".holds(""))
    }

    @Test(
        "Words stand with one space between them, whatever white space was there",
        arguments: [
            ("", ""), (" ", ""), ("Ana", "Ana"), ("  Ana \t Ruiz\r\n", "Ana Ruiz"), ("Ana\u{B}\u{C}Ruiz", "Ana Ruiz"),
            ("Ana\u{A0}\u{2003}Ruiz", "Ana Ruiz"), ("\u{2028}Zoë  漢\n", "Zoë 漢"), ("a\u{1}b", "a\u{1}b"), ("~ ! ", "~ !"),
        ])
    func spaces(text: String, expected: String) { #expect(text.singleSpaced == expected) }

    @Test("Plain text is spaced as splitting at white space spaces it")
    func shortWay() {
        var random = Soak.random(for: "spaces")
        for _ in 0..<1000 {
            let scalars = (0..<Int.random(in: 0...10, using: &random)).compactMap { _ in
                Unicode.Scalar(
                    UInt32.random(in: 0...0x7F, using: &random) & ([0x7F, 0x2F].randomElement(using: &random) ?? 0x7F))
            }
            let text = String(String.UnicodeScalarView(scalars))
            #expect(text.singleSpaced == text.split(whereSeparator: \.isWhitespace).joined(separator: " "), "\(scalars)")
        }
    }
}
