import Foundation
import Readiness

/// A case of `cases.txt`: what is asked, by which evidence, and what somebody worked out by hand.
struct CoverageCase: Sendable, CustomStringConvertible {
    /// An occurrence as it was worked out.
    struct Expected: Sendable {
        var days: ClosedRange<Day>
        var state: CoverageState
        var evidence: [String] = []
        var exceptions: [String] = []
        var expected: Int?
        var words: String?
    }

    var title: String
    var question: CoverageQuestion
    var dates: CoverageDates
    var evidence: [Evidence] = []
    var broken: Set<EntryID> = []
    var ofReport: Set<EntryID> = []
    var expected: [Expected] = []
    var outside: [String] = []
    var isCovered: Bool?

    var description: String { title }

    /// Why the file cannot be read as cases: a fault of the file, and no case of its own.
    struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }

    /// All cases of the file.
    static func all() throws -> [CoverageCase] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "cases.txt")
        var cases: [CoverageCase] = []
        var title: String?
        for (number, line) in try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false
        )
        .enumerated() {
            let line = String(line)
            if line.hasPrefix("#") || line.isEmpty { continue }
            do {
                if line.hasPrefix("case: ") {
                    title = String(line.dropFirst(6))
                } else if line.hasPrefix("ask: ") {
                    guard let named = title else { throw Unreadable(description: "a question without a title") }
                    cases.append(try CoverageCase(title: named, asking: String(line.dropFirst(5))))
                    title = nil
                } else {
                    guard !cases.isEmpty else { throw Unreadable(description: "a line before the first case") }
                    try cases[cases.count - 1].take(line)
                }
            } catch {
                throw Unreadable(description: "line \(number + 1): \(error): \(line)")
            }
        }
        return cases
    }

    private init(title: String, asking line: String) throws {
        self.title = title
        let parts = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        let rhythms = try parts[0].split(separator: ";").map { try Self.rhythm($0.trimmingCharacters(in: .whitespaces)) }
        guard let schedule = ControlSchedule(rhythms: rhythms) else { throw Unreadable(description: "no schedule") }
        question = CoverageQuestion(schedule: schedule)
        let type: ReportType =
            parts[1].hasPrefix("@") ? .type1(asOf: try Self.day(parts[1].dropFirst())) : .type2(try Self.days(parts[1]))
        guard parts[2].hasPrefix("today ") else { throw Unreadable(description: "no today") }
        dates = CoverageDates(type: type, today: try Self.day(parts[2].dropFirst(6)))
        for option in parts.dropFirst(3) {
            let words = option.split(separator: " ")
            switch words[0] {
            case "automated": question.isPerformedByPeople = false
            case "report": question.isAboutReport = true
            case "due": question.due = try Self.day(words[1])
            case "grace": dates.graceDays = Int(words[1]) ?? -1
            case "holidays": dates.holidays = Set(try words[1].split(separator: ",").map { try Self.day($0) })
            default: throw Unreadable(description: "no option \(option)")
            }
        }
    }

    private static func rhythm(_ text: String) throws -> ControlSchedule.Rhythm {
        let words = text.split(separator: " ")
        let parts = words[0].split(separator: "@")
        guard let frequency = Frequency(rawValue: String(parts[0])) else {
            throw Unreadable(description: "no frequency \(parts[0])")
        }
        var rhythm = ControlSchedule.Rhythm(frequency)
        if parts.count > 1 {
            guard let anchor = ControlAnchor(String(parts[1])) else { throw Unreadable(description: "no anchor \(parts[1])") }
            rhythm.anchor = anchor
        }
        if words.count > 2, words[1] == "since" { rhythm.since = try day(words[2]) }
        return rhythm
    }

    private mutating func take(_ line: String) throws {
        if line.hasPrefix("= ") {
            expected.append(try Self.occurrence(String(line.dropFirst(2))))
        } else if line.hasPrefix("outside ") {
            outside = line.dropFirst(8).split(separator: ",").map(String.init)
        } else if line.hasPrefix("covered ") {
            isCovered = line == "covered yes"
        } else if let colon = line.firstIndex(of: ":") {
            try takePiece(String(line[..<colon]), line[line.index(after: colon)...].split(separator: " "))
        } else {
            throw Unreadable(description: "not understood")
        }
    }

    private static func occurrence(_ text: String) throws -> Expected {
        let parts = text.components(separatedBy: " | ")
        let words = parts[0].split(separator: " ")
        guard let state = CoverageState(rawValue: String(words[1])) else { throw Unreadable(description: "no state \(words[1])") }
        var expected = Expected(days: try days(words[0]), state: state)
        if parts.count > 1 { expected.words = parts[1] }
        var index = 2
        while index < words.count {
            switch words[index] {
            case "expected":
                expected.expected = Int(words[index + 1])
                index += 1
            case "exceptions":
                expected.exceptions = words[index + 1].split(separator: ",").map(String.init)
                index += 1
            default: expected.evidence = words[index].split(separator: ",").map(String.init)
            }
            index += 1
        }
        return expected
    }

    private mutating func takePiece(_ name: String, _ words: [Substring]) throws {
        guard let kind = EvidenceKind(rawValue: String(words[0])) else { throw Unreadable(description: "no kind \(words[0])") }
        let covers = try Self.days(words[1])
        var piece = Evidence(
            id: Self.id(name), title: name, kind: kind, content: .text(name), covers: covers, performed: covers.upperBound,
            collected: covers.upperBound, by: "ana")
        var index = 2
        func next() throws -> Substring {
            index += 1
            guard index < words.count else { throw Unreadable(description: "a word is missing") }
            return words[index]
        }
        while index < words.count {
            switch words[index] {
            case "performed": piece.performed = try Self.day(try next())
            case "count": piece.count = Int(try next())
            case "sample": piece.sample = EvidenceSample(size: Int(try next()) ?? 0, how: "at random", exceptions: 0)
            case "pass": piece.result = .pass
            case "fail": piece.result = .fail
            case "returned": piece.verdict = .returned(by: "ben", reason: "no date on it")
            case "broken": broken.insert(piece.id)
            case "retired": piece.isRetired = true
            case "replaces": piece.replaces = Self.id(String(try next()))
            case "ofreport": ofReport.insert(piece.id)
            default: throw Unreadable(description: "no word \(words[index])")
            }
            index += 1
        }
        evidence.append(piece)
    }

    /// Pieces are called a, b, c.
    static func id(_ name: String) -> EntryID {
        EntryID(WriterID("ana", tag: 0x4f1c_0001), Int(name.unicodeScalars.first?.value ?? 0))
    }

    static func name(_ id: EntryID) -> String { Unicode.Scalar(UInt32(id.sequence)).map { String($0) } ?? "?" }

    private static func day(_ text: some StringProtocol) throws -> Day {
        guard let day = Day(iso: text) else { throw Unreadable(description: "no day \(text)") }
        return day
    }

    private static func days(_ text: some StringProtocol) throws -> ClosedRange<Day> {
        let parts = String(text).components(separatedBy: "..")
        let first = try day(parts[0])
        return first...(parts.count > 1 ? try day(parts[1]) : first)
    }
}
