import HarmlessText
import Readiness

/// What has to be done as a calendar file that any calendar reads: iCalendar, RFC 5545.
public struct CalendarFile: Sendable {
    /// The most octets of a line before its end, as section 3.1 says.
    private static let lineLimit = 75

    private let upcoming: [Upcoming]
    private let workspace: String
    private let name: String
    private let today: Day

    /// Makes a file.
    ///
    /// - Parameter workspace: The workspace's id, which makes the events' ids those of no other workspace.
    public init(_ upcoming: [Upcoming], workspace: String, name: String, today: Day) {
        self.upcoming = upcoming
        self.workspace = workspace
        self.name = name
        self.today = today
    }

    /// The file's bytes: lines that end in CR and LF, and are folded.
    public var bytes: [UInt8] {
        var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tickmark//Upcoming//EN", "CALSCALE:GREGORIAN"]
        lines.append("X-WR-CALNAME:\(Self.text(name))")
        for due in upcoming {
            lines += [
                "BEGIN:VEVENT", "UID:\(uid(of: due))", "DTSTAMP:\(Self.date(today))T000000Z",
                "DTSTART;VALUE=DATE:\(Self.date(due.due))", "DTEND;VALUE=DATE:\(Self.date(due.due.advanced(by: 1)))",
                "SUMMARY:\(Self.text(due.summary))",
            ]
            if !due.owners.isEmpty {
                lines.append("DESCRIPTION:\(Self.text("Owner: " + due.owners.map(\.text).joined(separator: ", ")))")
            }
            lines += ["TRANSP:TRANSPARENT", "END:VEVENT"]
        }
        lines.append("END:VCALENDAR")
        return lines.flatMap(Self.folded)
    }

    /// The same for the same duty in every file, so that a calendar that reads a later one moves the event and makes no
    /// second: it speaks of what has to be shown and never of when that is due.
    private func uid(of due: Upcoming) -> String {
        let days = due.days.map { "-\(Self.date($0.lowerBound))" } ?? ""
        let local = "\(due.duty.rawValue)-\(due.engagement)-\(due.subject)\(days)".utf8.map { byte -> String in
            let isPlain =
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: ".")
            return isPlain ? String(UnicodeScalar(byte)) : "_" + String(byte, radix: 16)
        }
        return "\(local.joined())@\(workspace).tickmark"
    }

    /// `20270331`.
    private static func date(_ day: Day) -> String { day.description.filter { $0 != "-" } }

    /// A text with what has a meaning of its own escaped (section 3.3.11), and nothing in it that a terminal would
    /// obey.
    private static func text(_ text: String) -> String {
        var escaped = ""
        for scalar in text.harmless.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": escaped += "\\" + String(scalar)
            case "\n": escaped += "\\n"
            case "\r": break
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// A line cut into parts of up to 75 octets, each but the first with a space before it; never within a character's
    /// bytes.
    private static func folded(_ line: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var length = 0
        for scalar in line.unicodeScalars {
            let part = Array(String(scalar).utf8)
            if length + part.count > lineLimit {
                bytes += [0x0D, 0x0A, 0x20]
                length = 1
            }
            bytes += part
            length += part.count
        }
        return bytes + [0x0D, 0x0A]
    }
}
