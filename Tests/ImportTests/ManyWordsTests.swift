import Import
import Readiness
import Testing

@Suite("Words that nobody knows cost what they are worth, however many rows have them")
struct ManyWordsTests {
    @Test("Rows with unknown statuses are told what is near for as long as somebody would read it, and looked at in no time")
    func statuses() throws {
        let count = 10_000
        // Near to "in progress", each in its own way, and the first of them twice.
        let words = (0..<count).map { "in progres \($0)" }
        let file = "criterion,title,status\n"
            + (words + [words[0]]).enumerated().map { "CC6.1,Own item \($0),\($1)\n" }.joined()
        let begun = ContinuousClock.now
        let plan = try Workshop().plan(file)
        // At three milliseconds a word in an optimized build, this took minutes.
        #expect(begun.duration(to: .now) < .seconds(20))
        #expect(plan.verdicts.count == count + 1 && plan.verdicts.allSatisfy { $0.outcome == .refused })
        let near = plan.verdicts.map { verdict -> [String] in
            guard case .unknownStatus(_, let nearest)? = verdict.reasons.first else { return [] }
            return nearest
        }
        #expect(near[0].contains("in progress") && near[count] == near[0])
        #expect(near[100].contains("in progress"))
        #expect(near[count - 1].isEmpty, "the row is refused all the same")
    }
}
