import Readiness
import Soaking
import Testing

@Suite("Days are read as people write them")
struct WrittenDayTests {
    @Test(
        "Of days that lie behind, a weekday is the last one, a day without a year the last such day, and ago counts back",
        arguments: [
            ("wed", "2026-12-02"), ("thu", "2026-11-26"), ("on fri", "2026-11-27"), ("15 jan", "2026-01-15"),
            ("2 dec", "2026-12-02"), ("3 dec", "2025-12-03"), ("end of march", "2026-03-31"), ("yesterday", "2026-12-01"),
            ("3 weeks ago", "2026-11-11"), ("2w ago", "2026-11-18"), ("1 month ago", "2026-11-02"), ("-3", "2026-11-29"),
            ("2026-11-05", "2026-11-05"), ("15 jan 2027", "2027-01-15"), ("tomorrow", "2026-12-03"), ("2w", "2026-12-16"),
        ])
    func past(text: String, day: String) throws {
        #expect(try WrittenDay.readPast(text, today: Acme.day("2026-12-02")).description == day)
    }

    @Test("What is no day is none behind us, either", arguments: ["ago", "x ago", "3 moons ago", "31 feb", ""])
    func noPast(text: String) {
        #expect(throws: UnreadableDay.self) { try WrittenDay.readPast(text, today: Acme.day("2026-12-02")) }
    }

    /// A Saturday.
    private let today = Acme.day("2026-11-28")

    @Test(
        "What people write is the day that they mean",
        arguments: [
            ("today", "2026-11-28"), ("tomorrow", "2026-11-29"), ("yesterday", "2026-11-27"), ("fri", "2026-12-04"),
            ("friday", "2026-12-04"), ("Fri", "2026-12-04"), ("next friday", "2026-12-04"), ("next mon", "2026-11-30"),
            ("sat", "2026-12-05"), ("this sat", "2026-11-28"), ("sunday", "2026-11-29"), ("next sunday", "2026-12-06"),
            ("+30", "2026-12-28"), ("+30d", "2026-12-28"), ("2w", "2026-12-12"), ("+2w", "2026-12-12"),
            ("in 2 weeks", "2026-12-12"), ("2 weeks", "2026-12-12"), ("+3m", "2027-02-28"), ("1y", "2027-11-28"),
            ("next week", "2026-12-05"), ("-1w", "2026-11-21"), ("15 jan", "2027-01-15"), ("jan 15", "2027-01-15"),
            ("15jan", "2027-01-15"), ("january 15th", "2027-01-15"), ("15th of January 2028", "2028-01-15"),
            ("Jan 15, 2028", "2028-01-15"), ("28 nov", "2026-11-28"), ("27 nov", "2027-11-27"), ("29 feb", "2028-02-29"),
            ("Fri 4 Dec 2026", "2026-12-04"), ("end of march", "2027-03-31"), ("end of november", "2026-11-30"),
            ("end of feb 2028", "2028-02-29"), ("eom", "2026-11-30"), ("end of month", "2026-11-30"),
            ("end of next month", "2026-12-31"), ("eoq", "2026-12-31"), ("eoy", "2026-12-31"), ("eow", "2026-11-29"),
            ("end of the year", "2026-12-31"), ("2027-01-15", "2027-01-15"), ("20270115", "2027-01-15"),
            ("2027/1/15", "2027-01-15"), ("31/12/2026", "2026-12-31"), ("12/31/2026", "2026-12-31"),
            ("1/1/2027", "2027-01-01"), ("31.12.2026", "2026-12-31"), ("  Fri ", "2026-12-04"), ("sept 3", "2027-09-03"),
        ])
    func understood(text: String, day: String) throws {
        #expect(try WrittenDay.read(text, today: today).description == day)
    }

    @Test("A weekday on that very day is a week away, and next week's is in the week after Monday")
    func weekdays() throws {
        let wednesday = Acme.day("2026-12-02")
        #expect(try WrittenDay.read("wed", today: wednesday) == Acme.day("2026-12-09"))
        #expect(try WrittenDay.read("fri", today: wednesday) == Acme.day("2026-12-04"))
        #expect(try WrittenDay.read("next fri", today: wednesday) == Acme.day("2026-12-11"))
        #expect(try WrittenDay.read("next wed", today: wednesday) == Acme.day("2026-12-09"))
    }

    @Test(
        "What is no day is refused, with what to write",
        arguments: [
            ("1/2/2027", "“1/2/2027” could be 1 Feb 2027 or 2 Jan 2027; write 2027-02-01 or 2027-01-02."),
            ("2027-02-30", "There is no such day as 2027-02-30."), ("30 feb", "There is no such day as 30 feb."),
            ("20270231", "There is no such day as 20270231."), ("40/40/2027", "There is no such day as 40/40/2027."),
            ("1/2/27", "Write the year of “1/2/27” with four digits."),
            ("30", "“30” could be many things; write +30 for that many days from today, or 15 jan."),
            ("soonish", "“soonish” is not a day that is understood; write it like fri, +2w, 15 jan or 2027-01-15."),
            ("", "Write a day, like fri, +2w, 15 jan or 2027-01-15."),
        ])
    func refused(text: String, reason: String) {
        let error = #expect(throws: UnreadableDay.self) { try WrittenDay.read(text, today: today) }
        #expect(error?.description == reason)
        #expect(!(error?.ofPast.contains("fri, +2w") ?? true), "of what lies behind")
    }

    @Test("Whatever is typed gives a day or a sentence, and every day is read back from all of its spellings")
    func anything() throws {
        var random = Soak.random(for: "written days")
        let pieces = [
            "fri", "next", "end", "of", "the", "jan", "15", "+", "-", "2", "w", "m", "999999999999", "/", ".", "2027", " ", "é",
            ",",
            "th", "in", "month", "\u{0}",
        ]
        for _ in 0..<2_000 {
            let text = (0..<Int.random(in: 0..<6, using: &random))
                .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
            do {
                let day = try WrittenDay.read(text, today: today)
                for spelling in [day.description, day.words, day.wordsWithWeekday] where day.components.year >= 1000 {
                    #expect(try WrittenDay.read(spelling, today: today) == day, "\(spelling), seed \(random.seed)")
                }
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
    }
}
