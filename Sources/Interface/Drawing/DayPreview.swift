import Readiness
import TerminalUI

/// What is understood of a day while somebody types it, so that nobody takes a month for a day.
struct DayPreview: Hashable {
    /// The day, where the text is one.
    let day: Day?
    /// "Fri 4 Dec 2026, in 11 days", or why it is no day.
    let words: String

    /// Reads a text as people write days: see ``WrittenDay``.
    init(of text: String, today: Day) {
        do throws(UnreadableDay) {
            let day = try WrittenDay.read(text, today: today)
            self.day = day
            words = "\(day.wordsWithWeekday), \(today.relation(to: day))"
        } catch {
            day = nil
            words = error.description
        }
    }
}

extension TextField {
    /// Moves the day that it holds, from today where it holds none.
    mutating func move(to step: (Day) -> Day, today: Day) {
        self = TextField(step((try? WrittenDay.read(text, today: today)) ?? today).description)
    }
}
