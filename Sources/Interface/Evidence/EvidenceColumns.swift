import Readiness
import TerminalUI

/// The columns of the Evidence screen: the months of a report, or its weeks.
struct EvidenceColumns: Hashable, Sendable {
    /// A month or a week.
    struct Column: Hashable, Sendable {
        /// Its days.
        let days: ClosedRange<Day>
        /// What it is called: a month's name, a week's first day where a month begins in it.
        let label: String
    }

    let columns: [Column]

    /// The columns of a report's days. A report as of one date has one.
    init(of days: ClosedRange<Day>, byWeek: Bool) {
        var columns: [Column] = []
        var first = byWeek ? days.lowerBound.monday : days.lowerBound.firstOfMonth
        while first <= days.upperBound {
            let next = byWeek ? first.advanced(by: 7) : first.advanced(byMonths: 1)
            guard next > first else { break }
            let last = next.advanced(by: -1)
            let (_, month, _) = last.components
            let begins = !byWeek || columns.isEmpty || last.components.day <= 7
            columns.append(Column(days: first...last, label: begins ? Self.months[month - 1] : ""))
            first = next
        }
        self.columns = columns
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// The columns that some days lie in.
    func range(of days: ClosedRange<Day>) -> Range<Int> {
        let first = columns.firstIndex { $0.days.overlaps(days) } ?? 0
        let last = columns.lastIndex { $0.days.overlaps(days) } ?? -1
        return first..<max(first, last + 1)
    }

    /// What each column shows of occurrences: the first state that fits of those that somebody has to do something
    /// about, else met, else not due; nil where nothing is expected.
    func states(of occurrences: [ControlOccurrence]) -> [CoverageState?] {
        var states: [CoverageState?] = Array(repeating: nil, count: columns.count)
        for occurrence in occurrences {
            for index in range(of: occurrence.days) {
                guard let known = states[index] else {
                    states[index] = occurrence.state
                    continue
                }
                if occurrence.state.urgency > known.urgency { states[index] = occurrence.state }
            }
        }
        return states
    }
}

extension CoverageState {
    /// What is shown where several states would have to be: the most urgent.
    fileprivate var urgency: Int {
        switch self {
        case .broken: 5
        case .returned: 4
        case .failed: 3
        case .missing: 2
        case .met: 1
        case .notDue: 0
        }
    }

    /// The mark of a state: told apart by its shape, in every theme and without any color.
    func mark(in glyphs: GlyphSet) -> Character {
        switch self {
        case .met: glyphs.isASCII ? "#" : "■"
        case .missing: "!"
        case .notDue: glyphs.isASCII ? "." : "·"
        case .returned: "R"
        case .failed: "F"
        case .broken: "B"
        }
    }

    /// The ink of a state.
    var ink: Ink {
        switch self {
        case .met: .good
        case .missing, .failed, .broken: .danger
        case .returned: .warning
        case .notDue: .faint
        }
    }
}

extension Day {
    fileprivate var monday: Day { advanced(by: -((ordinal + 3) % 7 + 7) % 7) }
    fileprivate var firstOfMonth: Day { advanced(by: 1 - components.day) }
}
