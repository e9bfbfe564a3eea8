import Readiness
import Testing

@Suite("The days that are guessed for evidence")
struct GuessedDaysTests {
    private let today = Acme.day("2027-05-20")

    @Test(
        "a name that speaks of days is believed first",
        arguments: [
            ("access-review-2027-03-31.pdf", "2027-03-31", "2027-03-31"), ("Export 20270331.csv", "2027-03-31", "2027-03-31"),
            ("review_2027-Q1.xlsx", "2027-01-01", "2027-03-31"), ("Q1 2027 access review.pdf", "2027-01-01", "2027-03-31"),
            ("H2_2026.pdf", "2026-07-01", "2026-12-31"), ("backup-2027-02.log", "2027-02-01", "2027-02-28"),
            ("2027-01-01_2027-03-31.csv", "2027-01-01", "2027-03-31"), ("leap 2028-02.txt", "2028-02-01", "2028-02-29"),
        ])
    func byName(name: String, from: String, to: String) {
        let guess = GuessedDays(name: name, changed: today, gap: nil, today: today)
        #expect(guess.covers == Acme.day(from)...Acme.day(to))
        #expect(guess.source == .name)
    }

    @Test(
        "numbers that are no days are none",
        arguments: ["invoice 12345678.pdf", "v2.13.4", "report 2027.pdf", "20271399.csv", "Q5 2027.pdf", "", "scan-1-2-3.png"])
    func noDays(name: String) {
        let guess = GuessedDays(name: name, changed: nil, gap: nil, today: today)
        #expect(guess.source == .today)
        #expect(guess.covers == today...today)
    }

    @Test("else the gap that one stands on, as far as it has come, performed when the file was changed")
    func byGap() {
        let gap = Acme.day("2027-04-01")...Acme.day("2027-06-30")
        let guess = GuessedDays(name: "scan.pdf", changed: Acme.day("2027-05-03"), gap: gap, today: today)
        #expect(guess.covers == Acme.day("2027-04-01")...today)
        #expect(guess.performed == Acme.day("2027-05-03"))
        #expect(guess.source == .gap)
        let late = GuessedDays(name: "scan.pdf", changed: Acme.day("2027-07-03"), gap: gap, today: Acme.day("2027-07-10"))
        #expect(late.covers == gap)
        #expect(late.performed == gap.upperBound)
    }

    @Test("else the day on which the file was changed, never ahead of today")
    func byFile() {
        #expect(
            GuessedDays(name: "scan.pdf", changed: Acme.day("2027-05-03"), gap: nil, today: today).covers.lowerBound
                == Acme.day("2027-05-03"))
        #expect(GuessedDays(name: "scan.pdf", changed: Acme.day("2028-05-03"), gap: nil, today: today).covers.lowerBound == today)
    }
}
