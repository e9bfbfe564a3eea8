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
}
