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
        self.init(today: today) { () throws(UnreadableDay) in try WrittenDay.read(text, today: today) }
    }

    /// Reads a text as people write days that lie behind them, and takes none that has not been yet.
    init(ofPast text: String, today: Day) {
        let preview = DayPreview(today: today, \.ofPast) { () throws(UnreadableDay) in
            try WrittenDay.readPast(text, today: today)
        }
        let isAhead = preview.day.map { $0 > today } ?? false
        self = isAhead ? DayPreview(day: nil, words: "\(preview.words), has not been yet.") : preview
    }

    private init(day: Day?, words: String) { (self.day, self.words) = (day, words) }

    private init(
        today: Day, _ words: (UnreadableDay) -> String = \.description, _ read: () throws(UnreadableDay) -> Day
    ) {
        do throws(UnreadableDay) {
            let day = try read()
            self.init(day: day, words: "\(day.wordsWithWeekday), \(today.relation(to: day))")
        } catch {
            self.init(day: nil, words: words(error))
        }
    }
}

extension TextField {
    /// Moves the day that it holds, from today where it holds none.
    mutating func move(to step: (Day) -> Day, today: Day) {
        self = TextField(step((try? WrittenDay.read(text, today: today)) ?? today).description)
    }
}
