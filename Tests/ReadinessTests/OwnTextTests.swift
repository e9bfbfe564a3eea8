import Readiness
import Soaking
import Testing

@Suite("What stands in a journal by a text is read from it as the same")
struct OwnTextTests {
    @Test("Numbers of requests, names of checks and what a request is about, whatever the text")
    func any() {
        let alphabet: [Unicode.Scalar] = [
            "#", ":", "/", "-", ".", " ", "a", "B", "1", "\u{301}", "\u{A0}", "é", "*", "\u{200D}", "\u{1F3FB}",
        ]
        var random = Soak.random(for: "own texts")
        for round in 0..<Soak.cases(short: 20_000, full: 1_000_000) {
            var scalars = String.UnicodeScalarView()
            for _ in 0...random.below(6) { scalars.append(alphabet[random.below(alphabet.count)]) }
            let text = String(scalars)
            if let number = RequestNumber(text) {
                #expect(RequestNumber(number.text) == number, "seed \(random.seed), round \(round)")
            }
            if let check = CheckName(tool: "prowler", check: text) {
                #expect(CheckName(check.description) == check, "seed \(random.seed), round \(round)")
            }
            for target in [RequestTarget.criterion(text), .control(text), .item(ItemID(text))] {
                #expect(RequestTarget(target.text) == target, "seed \(random.seed), round \(round)")
            }
        }
    }
}
