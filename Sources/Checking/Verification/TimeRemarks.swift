import Files
import Readiness

/// A time in a journal that cannot be right. It proves nothing: times are what the writer's clock showed, and clocks
/// jump. But nobody should have to take a backdated line for a day's work without being told.
public struct TimeRemark: Hashable, Sendable {
    /// What is odd about it.
    public enum Kind: Hashable, Sendable {
        /// It is before the time of the line before, which is this.
        case backwards(before: Timestamp)
        /// It has not come yet.
        case ahead
    }

    /// What is odd.
    public let kind: Kind
    /// The journal, from the workspace's folder.
    public let file: String
    /// The first line that is so, from 1.
    public let line: Int
    /// The time of that line.
    public let time: Timestamp
    /// How many lines of the journal are so.
    public let count: Int

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
                    kind: .backwards(before: times[first - 1]), file: journal.file, line: first + 1, time: times[first],
                    count: back.count))
        }
        let ahead = now.map { now in times.indices.filter { times[$0].seconds > now.seconds + slack } } ?? []
        if let first = ahead.first {
            remarks.append(
                TimeRemark(kind: .ahead, file: journal.file, line: first + 1, time: times[first], count: ahead.count))
        }
        return remarks
    }
}

extension Timestamp {
    /// The time by this machine's clock, whatever the environment says.
    public static var byThisMachine: Timestamp { Timestamp(seconds: Int(FileVersion.now / 1_000_000_000)) }
}
