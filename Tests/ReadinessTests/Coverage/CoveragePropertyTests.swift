import Readiness
import Soaking
import Testing

@Suite("Coverage promises, whatever the evidence")
struct CoveragePropertyTests {
    @Test("the rules and a slow second way through every day agree")
    func twoWays() {
        var random = Soak.random(for: "coverage, two ways")
        var states: [CoverageState: Int] = [:]
        var frequencies: [Frequency: Int] = [:]
        for number in 0..<Soak.cases(short: 10_000, full: 100_000) {
            let made = RandomCoverage(&random)
            let weighed = made.weighed
            let slow = SlowCoverage(
                made.question, made.dates, weighed.filter { !$0.isRetired }, retiredFails: weighed.filter(\.isRetired))
            let found = made.answer.occurrences.map {
                SlowCoverage.Found(days: $0.days, state: $0.state, evidence: Set($0.evidence))
            }
            guard found == slow.found else {
                Issue.record("case \(number): \(made)\n  rules: \(found)\n  days:  \(slow.found)")
                return
            }
            frequencies[made.question.schedule.latest.frequency, default: 0] += 1
            for occurrence in found { states[occurrence.state, default: 0] += 1 }
        }
        // A generator that never reaches a state would prove nothing about it.
        #expect(CoverageState.allCases.allSatisfy { states[$0, default: 0] > 50 }, "\(states)")
        #expect(Frequency.allCases.allSatisfy { frequencies[$0, default: 0] > 50 }, "\(frequencies)")
    }

    @Test("evidence that did not fail and replaces nothing never lowers coverage")
    func addingNeverLowers() {
        var random = Soak.random(for: "adding evidence")
        for _ in 0..<Soak.cases(short: 3000, full: 50_000) {
            var made = RandomCoverage(&random)
            guard let last = made.evidence.last, last.result != .fail, last.replaces == nil else { continue }
            let after = made.metDays
            let isCovered = made.answer.isCovered
            made.evidence.removeLast()
            #expect(made.metDays.isSubset(of: after), "\(made) and \(last)")
            #expect(isCovered || !made.answer.isCovered, "\(made) and \(last)")
        }
    }

    @Test("taking evidence back never raises coverage")
    func retiringNeverRaises() {
        var random = Soak.random(for: "retiring evidence")
        for _ in 0..<Soak.cases(short: 3000, full: 50_000) {
            var made = RandomCoverage(&random)
            let (before, wasCovered) = (made.metDays, made.answer.isCovered)
            let place = random.below(made.evidence.count)
            made.evidence[place].isRetired = true
            #expect(made.metDays.isSubset(of: before), "\(made) at \(place)")
            #expect(wasCovered || !made.answer.isCovered, "\(made) at \(place)")
        }
    }

    @Test("undoing what was attached leaves coverage as if it had never been attached, whatever it said and replaced")
    func undoingTakesAllBack() {
        var random = Soak.random(for: "undone evidence")
        for _ in 0..<Soak.cases(short: 3000, full: 50_000) {
            var made = RandomCoverage(&random)
            var without = made
            let place = random.below(made.evidence.count)
            without.evidence.remove(at: place)
            made.evidence[place].isRetired = true
            made.evidence[place].isUndone = true
            #expect(made.answer == without.answer, "\(made) at \(place)")
        }
    }

    @Test("the order in which evidence was attached never matters")
    func orderNeverMatters() {
        var random = Soak.random(for: "order of evidence")
        for _ in 0..<Soak.cases(short: 3000, full: 50_000) {
            var made = RandomCoverage(&random)
            let answer = made.answer
            made.evidence.shuffle(using: &random)
            #expect(made.answer == answer, "\(made)")
        }
    }

    @Test("a result that failed never raises anything")
    func failingNeverRaises() {
        var random = Soak.random(for: "failed results")
        for _ in 0..<Soak.cases(short: 3000, full: 50_000) {
            var made = RandomCoverage(&random)
            guard var last = made.evidence.popLast() else { continue }
            let (before, wasCovered) = (made.metDays, made.answer.isCovered)
            last.result = .fail
            made.evidence.append(last)
            #expect(made.metDays.isSubset(of: before), "\(made)")
            #expect(wasCovered || !made.answer.isCovered, "\(made)")
        }
    }

    @Test("what evidence meets stays met while days go by")
    func metStaysMet() {
        var random = Soak.random(for: "days go by")
        for _ in 0..<Soak.cases(short: 2000, full: 30_000) {
            var made = RandomCoverage(&random)
            // A later result may say that a setting failed, and a successor ends a document.
            made.evidence.removeAll { $0.result == .fail || $0.replaces != nil }
            let before = made.metDays
            made.dates.today = made.dates.today.advanced(by: random.below(60))
            #expect(before.isSubset(of: made.metDays), "\(made)")
        }
    }
}

extension RandomCoverage {
    /// Every day of every occurrence that is met, with the occurrence's last day for those that events do not cut.
    var metDays: Set<Int> {
        var days: Set<Int> = []
        for occurrence in answer.occurrences where occurrence.state == .met {
            days.formUnion(occurrence.days.lowerBound.ordinal...occurrence.days.upperBound.ordinal)
        }
        return days
    }
}
