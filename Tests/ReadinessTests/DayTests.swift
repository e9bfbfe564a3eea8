import Readiness
import Testing

@Suite("Days are calendar days, written as ISO 8601 and nothing else")
struct DayTests {
    @Test(
        "Dates that exist are read and written back",
        arguments: [
            "0001-01-01", "1969-12-31", "1970-01-01", "2000-02-29", "2024-02-29", "2026-11-23", "2100-02-28", "9999-12-31",
        ])
    func roundTrip(text: String) throws {
        #expect(try #require(Day(iso: text)).description == text)
    }

    @Test(
        "Everything else is refused",
        arguments: [
            "", "2026-11-31", "2023-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-1-05", "26-01-05", "2026/01/05",
            "2026-01-05T00:00",
            " 2026-01-05", "2026-01-05 ", "+026-01-05", "2026-01--5", "-2026-01-05", "２０２６-01-05", "0000-01-01", "tomorrow",
        ])
    func refused(text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test("Every day of eight centuries follows the one before, and its components make it again")
    func everyDay() throws {
        var day = try #require(Day(iso: "1600-01-01"))
        let end = try #require(Day(iso: "2400-12-31"))
        while day < end {
            let next = day.advanced(by: 1)
            let (year, month, number) = next.components
            let follows = number == day.components.day + 1 || number == 1
            guard follows, Day(year: year, month: month, day: number) == next else {
                Issue.record("\(day) is followed by \(next)")
                return
            }
            day = next
        }
        #expect(try #require(Day(iso: "1970-01-01")).ordinal == 0)
        #expect(try #require(Day(iso: "2026-11-24")).ordinal == 20_781)
    }

    @Test("Arithmetic stays within the calendar")
    func bounds() {
        #expect(Acme.today.advanced(by: .max) == Day.range.upperBound)
        #expect(Acme.today.advanced(by: .min) == Day.range.lowerBound)
        #expect(Acme.day("2026-01-31").advanced(byMonths: 1) == Acme.day("2026-02-28"))
        #expect(Acme.day("2026-12-15").advanced(byMonths: 1) == Acme.day("2027-01-15"))
        #expect(Acme.day("2024-02-29").advanced(byMonths: -12) == Acme.day("2023-02-28"))
        #expect(Acme.today.advanced(byMonths: .max) == Day.range.upperBound)
    }

    @Test("Words say the year once")
    func words() {
        #expect(Acme.today.words == "23 Nov 2026")
        #expect((Acme.day("2027-01-01")...Acme.day("2027-06-30")).words == "1 Jan to 30 Jun 2027")
        #expect((Acme.day("2026-07-01")...Acme.day("2027-06-30")).words == "1 Jul 2026 to 30 Jun 2027")
    }
}

@Suite("Timestamps are moments, with the offset of the place where they were written")
struct TimestampTests {
    @Test(
        "Moments are read and written back",
        arguments: [
            "2026-11-23T14:02:11Z", "1970-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z", "2026-11-23T09:02:11-05:00", "2026-11-24T05:45:00+05:45", "2027-06-30T20:00:00-07:00",
            "2026-11-23T14:02:11+18:00",
        ])
    func roundTrip(text: String) throws {
        #expect(try #require(Timestamp(iso: text)).description == text)
    }

    @Test("A leap second is the second after it")
    func leapSecond() throws {
        #expect(try #require(Timestamp(iso: "2016-12-31T23:59:60Z")).description == "2017-01-01T00:00:00Z")
    }

    @Test(
        "Everything else is refused",
        arguments: [
            "", "2026-11-23", "2026-11-23T14:02:11", "2026-11-23T24:00:00Z", "2026-11-23T14:60:00Z", "2026-11-23T14:02:11+0100",
            "2026-11-23T14:02:11+18:01", "2026-11-23T14:02:11+01:60", "2026-11-23T14:02:11 01:00",
            "2026-11-23 14:02:11Z",
        ])
    func refused(text: String) {
        #expect(Timestamp(iso: text) == nil)
    }

    @Test("The day is the one where it was written, and the moment is the same everywhere")
    func offsets() throws {
        let here = try #require(Timestamp(iso: "2027-06-30T20:00:00-07:00"))
        #expect(here.day == Day(iso: "2027-06-30") && here.clockTime == "20:00 UTC-07:00")
        let utc = try #require(Timestamp(iso: "2027-07-01T03:00:00Z"))
        #expect(utc.seconds == here.seconds && utc.day == Day(iso: "2027-07-01") && utc.clockTime == "03:00 UTC")
        #expect(here < utc && !(utc < here))
        #expect(Timestamp(seconds: utc.seconds, offset: 14 * 60).day == Day(iso: "2027-07-01"))
        #expect(Timestamp(seconds: 0, offset: .max).offset == Timestamp.offsets.upperBound)
    }

    @Test("Seconds beyond the calendar are held at its ends")
    func bounds() {
        #expect(Timestamp(seconds: .max).description == "9999-12-31T23:59:59Z")
        #expect(Timestamp(seconds: .min).description == "0001-01-01T00:00:00Z")
    }
}
