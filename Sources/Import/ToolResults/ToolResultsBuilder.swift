import Readiness

/// Gathers results, one after the other, into checks. What it keeps grows with the number of checks and not with that
/// of results.
struct ToolResultsBuilder {
    /// How much of a check's failures is kept.
    private static let failingLimit = 20
    private static let criteriaLimit = 40
    /// How many checks a file may have.
    static let checkLimit = 200_000

    var tool: ToolIdentity
    var source = ""
    private let format: ToolFormat
    private var checks: [ToolCheck] = []
    /// Where checks stand, by their ids as the file writes them and as they are kept.
    private var places: [String: Int] = [:]
    private var days: ClosedRange<Day>?

    init(_ format: ToolFormat, tool: ToolIdentity) { (self.format, self.tool) = (format, tool) }

    /// Adds a result.
    ///
    /// - Parameters:
    ///   - check: The check's id. What has none is called by its title.
    ///   - subject: What was looked at.
    mutating func add(
        check: String, title: @autoclosure () -> String = "", _ outcome: ToolOutcome, of subject: @autoclosure () -> String = "",
        criteria: [String] = []
    ) throws(ToolResultsError) {
        let place = try place(of: check, title: title)
        switch outcome {
        case .passed: checks[place].passed += 1
        case .skipped: checks[place].skipped += 1
        case .failed:
            checks[place].failed += 1
            if checks[place].failing.count < Self.failingLimit {
                let subject = subject().oneLine(upTo: 200)
                if !subject.isEmpty, !checks[place].failing.contains(subject) { checks[place].failing.append(subject) }
            }
        }
        for criterion in criteria
        where checks[place].criteria.count < Self.criteriaLimit && !checks[place].criteria.contains(criterion) {
            checks[place].criteria.append(criterion)
        }
    }

    private mutating func place(of check: String, title: () -> String) throws(ToolResultsError) -> Int {
        if let place = places[check] { return place }
        let title = title().oneLine(upTo: 300)
        var id = check.oneLine(upTo: CheckName.limit)
        if id.isEmpty { id = title.oneLine(upTo: CheckName.limit) }
        guard !id.isEmpty else { throw .missing("the id of a check") }
        // A tool's check may not be called as what stands for all of them.
        if id == CheckName.any { id = "“*”" }
        if let place = places[id] {
            if !check.isEmpty { places[check] = place }
            return place
        }
        guard checks.count < Self.checkLimit else { throw .tooManyChecks(limit: Self.checkLimit) }
        checks.append(ToolCheck(id: id, title: title == id ? "" : title))
        places[id] = checks.count - 1
        if !check.isEmpty { places[check] = checks.count - 1 }
        return checks.count - 1
    }

    /// Says on which day something was looked at.
    mutating func looked(on day: Day?) {
        guard let day else { return }
        days = days.map { min($0.lowerBound, day)...max($0.upperBound, day) } ?? day...day
    }

    /// Says when, by a time as files write it: its first ten characters are the day.
    mutating func looked(at time: String) { looked(on: Day(iso: time.prefix(10))) }

    /// All of it.
    ///
    /// - Throws: Where there are no results, or they are of more days than a scan that runs past midnight.
    func results() throws(ToolResultsError) -> ToolResults {
        guard !checks.isEmpty else { throw .noResults }
        if let days, days.lowerBound.distance(to: days.upperBound) > 1 { throw .severalDays(days) }
        return ToolResults(format: format, tool: tool, source: source.oneLine(upTo: 200), day: days?.upperBound, checks: checks)
    }
}

extension String {
    /// The text in one line: white space and control characters are single blanks, none at the ends; cut to so many
    /// bytes.
    func oneLine(upTo limit: Int) -> String {
        var line = String.UnicodeScalarView()
        var (count, isGap) = (0, false)
        for scalar in unicodeScalars {
            if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
                isGap = !line.isEmpty
                continue
            }
            let size = UTF8.width(scalar) + (isGap ? 1 : 0)
            guard count + size <= limit else { break }
            if isGap { line.append(" ") }
            line.append(scalar)
            (count, isGap) = (count + size, false)
        }
        return String(line)
    }
}
