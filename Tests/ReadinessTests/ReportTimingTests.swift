import Readiness
import Testing

@Suite("Where a day stands in a report's dates")
struct ReportTimingTests {
    private static let period = ReportType.type2(Acme.day("2027-01-01")...Acme.day("2027-06-30"))
    private static let date = ReportType.type1(asOf: Acme.day("2027-06-30"))

    @Test(
        "Of a period counts its first day until it begins, then the days in it, then those since its end",
        arguments: [
            ("2026-11-28", "begins in 34 days"), ("2026-12-31", "begins tomorrow"), ("2027-01-01", "day 1 of 181"),
            ("2027-01-15", "day 15 of 181"), ("2027-06-30", "day 181 of 181, the last"), ("2027-07-01", "ended yesterday"),
            ("2027-07-05", "ended 5 days ago"),
        ])
    func period(today: String, words: String) {
        #expect(ReportTiming(of: Self.period, on: Acme.day(today)).description == words)
    }

    @Test(
        "Of a Type 1 its date counts, and what is counted is named",
        arguments: [
            ("2027-06-18", "12 days to its date"), ("2027-06-29", "its date is tomorrow"), ("2027-06-30", "its date is today"),
            ("2027-07-01", "its date was yesterday"), ("2027-07-05", "its date was 5 days ago"),
        ])
    func date(today: String, words: String) {
        #expect(ReportTiming(of: Self.date, on: Acme.day(today)).description == words)
    }

    @Test("A period of one day is its first and its last")
    func oneDay() {
        let day = Acme.day("2027-01-01")
        #expect(ReportTiming(of: .type2(day...day), on: day).description == "day 1 of 1, the last")
    }
}
