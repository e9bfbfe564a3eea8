import Readiness

/// How often a control operates, as people write it: `quarterly`, `monthly 15`, `weekly, ends friday`,
/// `annually 30 jun from 1 mar 2027`.
struct WrittenRhythm: Hashable {
    /// How often; nil where only its end or its first day is said.
    private(set) var frequency: Frequency?
    /// Where its stretches end.
    private(set) var anchor: ControlAnchor?
    /// The first day on which it holds; nil for the whole of a report.
    private(set) var since: Day?

    /// Why a text is no rhythm, in a sentence.
    struct Unreadable: Error, Hashable { let reason: String }

    /// Reads a text.
    init(_ text: String, today: Day) throws(Unreadable) {
        var words = text.lowercased().split { $0.isWhitespace || $0 == "," }.map(String.init)
        if let from = words.firstIndex(of: "from") ?? words.firstIndex(of: "since") {
            let day = words[(from + 1)...].joined(separator: " ")
            do throws(UnreadableDay) {
                since = try WrittenDay.read(day, today: today)
            } catch {
                throw Unreadable(reason: error.description)
            }
            words.removeSubrange(from...)
        }
        let written = words.joined(separator: " ")
        let name = Self.names.first { written == $0.0 || written.hasPrefix($0.0 + " ") }
        if let name {
            frequency = name.1
            words.removeFirst(name.0.split(separator: " ").count)
        }
        words.removeAll { ["ends", "end", "on", "the", "by"].contains($0) }
        if !words.isEmpty {
            guard let end = Self.anchor(words, today: today) else { throw Unreadable(reason: Self.help) }
            anchor = end
        }
        guard frequency != nil || anchor != nil else { throw Unreadable(reason: Self.help) }
    }

    /// How to write it.
    static let help = "Write how often: quarterly, monthly 15, weekly friday, annually 30 jun; and, if you like, from which day."

    /// What it means, in words.
    func words(over schedule: ControlSchedule) -> String {
        let often = frequency ?? schedule.latest.frequency
        return ControlSchedule.Rhythm(often, anchor: anchor, since: since).words
    }

    private static let names: [(String, Frequency)] =
        [
            ("each working day", .daily), ("every working day", .daily), ("daily", .daily), ("twice a year", .semiannually),
            ("each time it happens", .perEvent), ("each time", .perEvent), ("per event", .perEvent), ("perevent", .perEvent),
            ("yearly", .annually), ("every year", .annually), ("every quarter", .quarterly), ("every month", .monthly),
            ("every week", .weekly),
        ] + Frequency.allCases.map { ($0.rawValue.lowercased(), $0) }

    private static func anchor(_ words: [String], today: Day) -> ControlAnchor? {
        if words.count == 1 {
            let figures = words[0].prefix(while: \.isNumber)
            let isOrdinal = ["st", "nd", "rd", "th"].contains(words[0].dropFirst(figures.count))
            return ControlAnchor(isOrdinal && !figures.isEmpty ? String(figures) : words[0])
        }
        guard let day = try? WrittenDay.read(words.joined(separator: " "), today: today) else { return nil }
        return .monthAndDay(day.components.month, day.components.day)
    }
}
