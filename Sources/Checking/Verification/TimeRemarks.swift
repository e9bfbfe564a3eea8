import Files
import Readiness

/// A time in a journal that cannot be right. It proves nothing: times are what the writer's clock showed, and clocks jump. But
/// nobody should have to take a backdated line for a day's work without being told.
public struct TimeRemark: Hashable, Sendable {
    /// What is odd about it.
    public enum Kind: String, Hashable, Sendable {
        /// It is before the time of the line before.
        case backwards
        /// It has not come yet.
        case ahead
    }

    /// What is odd.
    public let kind: Kind
    /// The journal, from the workspace's folder.
    public let file: String
    /// The first line that is so, from 1.
    public let line: Int
    /// What is odd, in words that follow "line 3:".
    public let text: String

    /// How far a clock that is set right now and then may go back, and how far two clocks may differ, in seconds.
    static let slack = 300

    /// Looks at the times of a journal: one remark of each kind, with how many lines are like it.
    ///
    /// - Parameter now: The time by this machine's clock; nil where that is not to be asked.
    static func remarks(on journal: JournalStanding, now: Timestamp?) -> [TimeRemark] {
        let times = journal.times
        var remarks: [TimeRemark] = []
        let back = times.indices.dropFirst().filter { times[$0].seconds < times[$0 - 1].seconds - slack }
        if let first = back.first {
            remarks.append(
                TimeRemark(
                    kind: .backwards, file: journal.file, line: first + 1,
                    text:
                        "its time, \(times[first]), is before that of the line before it, \(times[first - 1])\(more(back.count))")
            )
        }
        let ahead = now.map { now in times.indices.filter { times[$0].seconds > now.seconds + slack } } ?? []
        if let first = ahead.first {
            remarks.append(
                TimeRemark(
                    kind: .ahead, file: journal.file, line: first + 1,
                    text: "its time, \(times[first]), has not come yet\(more(ahead.count))"))
        }
        return remarks
    }

    private static func more(_ count: Int) -> String { count == 1 ? "" : "; \(count) lines are like that" }
}

extension Timestamp {
    /// The time by this machine's clock, whatever the environment says.
    public static var byThisMachine: Timestamp { Timestamp(seconds: Int(FileVersion.now / 1_000_000_000)) }
}

extension TimeRemark: CustomStringConvertible {
    /// "journal/ana-4f1c90ab.jsonl, line 3: its time, 1970-01-01T00:00:00Z, is before …"
    public var description: String { "\(file), line \(line): \(text)." }
}
