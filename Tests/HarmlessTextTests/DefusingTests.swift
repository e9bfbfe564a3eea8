import HarmlessText
import Soaking
import Testing

@Suite("Cells that a spreadsheet would run")
struct DefusingTests {
    @Test(
        "What begins like a formula gets an apostrophe, wherever a cell may begin",
        arguments: [
            ("=1+1", "'=1+1"), (" \t@SUM(A1)", " \t'@SUM(A1)"), ("a;=b", "a;'=b"), ("a\n-b", "a\n'-b"), ("＝1", "'＝1"),
            ("\"|calc", "\"'|calc"), ("a=b", "a=b"), ("don't", "don't"), ("'=1", "''=1"), ("'a", "'a"), ("||", "'|'|"),
        ])
    func defused(text: String, safe: String) {
        #expect(text.defused == safe)
        #expect(safe.defusingTakenBack == text)
    }

    @Test("Whatever the text, it is taken back exactly")
    func inverse() {
        var random = Soak.random(for: "defusing")
        let alphabet: [Unicode.Scalar] = ["'", "=", "+", "-", "@", "|", ";", "\"", "\n", "\t", " ", "a", "\u{301}", "＝"]
        for _ in 0..<Soak.cases(short: 5000, full: 1_000_000) {
            let scalars = (0..<Int.random(in: 0...8, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "a" }
            let text = String(String.UnicodeScalarView(scalars))
            #expect(Array(text.defused.defusingTakenBack.unicodeScalars) == scalars)
        }
    }

    @Test("A cell that is told to be plain is one that the long way changes nothing of")
    func plain() {
        var random = Soak.random(for: "plain cells")
        let alphabet: [Unicode.Scalar] = [
            "'", "=", "+", "-", "@", "|", ";", ",", "\"", "\n", "\r", "\t", " ", "a", "b", "1", ".", "\u{7F}", "é", "日",
        ]
        var plain = 0
        let cases = Soak.cases(short: 8000, full: 1_000_000)
        for _ in 0..<cases {
            let scalars = (0..<Int.random(in: 0...9, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "a" }
            let text = String(String.UnicodeScalarView(scalars))
            guard text.isPlainCell else { continue }
            plain += 1
            // With this behind it no text goes the short way.
            let long = text + "é"
            #expect(
                !long.isPlainCell && long.defused == long && long.harmlessLines.joined(separator: "\n") == long,
                "seed \(random.seed)")
            #expect(text.defused == text && text.harmlessLines.joined(separator: "\n") == text)
        }
        #expect(plain > cases / 20 && plain < cases / 2, "\(plain)")
        for text in ["CC6.1-01", "2026-11-23", "a=b", "don't", "a, b", " x", "", "two\nlines"] { #expect(text.isPlainCell) }
        for text in ["=1", "a;=1", "'a", " -1", "a|-1", "a\tb", "a\r\nb", "é"] { #expect(!text.isPlainCell) }
    }
}
