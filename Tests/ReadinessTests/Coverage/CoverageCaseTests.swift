import Readiness
import Testing

@Suite("What evidence covers, case by case")
struct CoverageCaseTests {
    @Test("there are at least 120 cases, each with a title of its own, of every frequency and every state")
    func isWhole() throws {
        let cases = try CoverageCase.all()
        #expect(cases.count >= 120)
        #expect(Set(cases.map(\.title)).count == cases.count)
        #expect(Set(cases.flatMap { $0.question.schedule.rhythms.map(\.frequency) }) == Set(Frequency.allCases))
        #expect(Set(cases.flatMap { $0.expected.map(\.state) }) == Set(CoverageState.allCases))
        #expect(cases.allSatisfy { $0.isCovered != nil && !$0.expected.isEmpty })
    }

    @Test("it is as somebody worked it out", arguments: try CoverageCase.all())
    func isAsWorkedOut(_ one: CoverageCase) throws {
        let weighed = EvidenceSuccession(of: one.evidence).weighed(one.evidence, broken: one.broken) {
            one.ofReport.contains($0.id)
        }
        let answer = one.question.answer(by: weighed, on: one.dates)
        let found = answer.merged
        #expect(found.map(\.days) == one.expected.map(\.days))
        guard found.count == one.expected.count else { return }
        for (occurrence, expected) in zip(found, one.expected) {
            #expect(occurrence.state == expected.state, "\(expected.days.spoken)")
            #expect(occurrence.evidence.map(CoverageCase.name) == expected.evidence, "\(expected.days.spoken)")
            #expect(occurrence.exceptions.map(CoverageCase.name) == expected.exceptions, "\(expected.days.spoken)")
            if let count = expected.expected { #expect(occurrence.expected == count, "\(expected.days.spoken)") }
            if let words = expected.words {
                let sentence = occurrence.sentence { id in one.evidence.first { $0.id == id } }
                #expect(sentence.contains(words))
            }
        }
        #expect(answer.outside.map(CoverageCase.name) == one.outside)
        #expect(answer.isCovered == one.isCovered)
    }
}
