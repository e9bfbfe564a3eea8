/// What a report, a day and a workspace say about coverage, apart from any control.
public struct CoverageDates: Hashable, Sendable {
    /// How many grace days a workspace can have: none to a year.
    public static let graceRange = 0...366

    /// The report's type, with its dates.
    public var type: ReportType
    /// The day that everything is seen from.
    public var today: Day
    /// How many days after its end an occurrence is not missing yet.
    public var graceDays: Int
    /// Days on which nobody works, beside Saturdays and Sundays.
    public var holidays: Set<Day>

    /// Makes dates.
    public init(type: ReportType, today: Day, graceDays: Int = 0, holidays: Set<Day> = []) {
        self.type = type
        self.today = today
        self.graceDays = min(max(graceDays, Self.graceRange.lowerBound), Self.graceRange.upperBound)
        self.holidays = holidays
    }

    /// The days that a report looks at: its period, or its one date.
    public var days: ClosedRange<Day> {
        switch type {
        case .type1(let day): day...day
        case .type2(let period):
            period.lowerBound...min(period.upperBound, period.lowerBound.advanced(by: Stretches.longest))
        }
    }

    /// Whether a day and the grace days after it are over.
    func isOver(_ day: Day) -> Bool { day.advanced(by: graceDays) < today }
}

/// What is asked of a control in a report.
public struct CoverageQuestion: Hashable, Sendable {
    /// How often it operates.
    public var schedule: ControlSchedule
    /// Whether people perform it, by themselves or by what a program gives them: what they did once counts once.
    public var isPerformedByPeople: Bool
    /// Whether it is about the report's own work: description, assertion, examination.
    public var isAboutReport: Bool
    /// The day on which what is expected once is due; nil for the end of the report.
    public var due: Day?

    /// Makes a question.
    public init(schedule: ControlSchedule, isPerformedByPeople: Bool = true, isAboutReport: Bool = false, due: Day? = nil) {
        self.schedule = schedule
        self.isPerformedByPeople = isPerformedByPeople
        self.isAboutReport = isAboutReport
        self.due = due
    }

    /// What covers the control, by its pieces in any order.
    public func answer(by evidence: [WeighedEvidence], on dates: CoverageDates) -> ControlCoverage {
        let all = evidence.sorted(by: WeighedEvidence.precedes)
        let pieces = all.filter { !$0.isRetired }
        switch dates.type {
        case .type1(let day): return answer(by: pieces, of: all, asOf: day, dates)
        case .type2: return answer(by: pieces, of: all, over: dates.days, dates)
        }
    }

    private func answer(
        by pieces: [WeighedEvidence], of all: [WeighedEvidence], over days: ClosedRange<Day>, _ dates: CoverageDates
    ) -> ControlCoverage {
        let stretches = Stretches(of: schedule, in: days, holidays: dates.holidays)
        var occurrences = CalendarCoverage(
            of: stretches.calendar, in: days, isPerformedByPeople: isPerformedByPeople, dates
        ).occurrences(by: pieces)
        for stretch in stretches.others {
            switch stretch.rule {
            case .populations: occurrences += PopulationCoverage(of: stretch.days, in: days, dates).occurrences(by: pieces)
            case .once: occurrences.append(once(in: days, by: pieces, dates))
            case .latestResult, .whole, .anyDay: occurrences.append(latest(in: stretch.days, of: days, by: all, dates))
            }
        }
        let isOnce = stretches.others.contains { $0.rule == .once }
        let outside = isOnce ? [] : pieces.filter { !$0.concerns(days) }.map(\.id)
        // Of what begins on one day, what ends first comes first.
        if stretches.others.count + (stretches.calendar.isEmpty ? 0 : 1) > 1 {
            occurrences.sort { ($0.days.lowerBound, $0.days.upperBound) < ($1.days.lowerBound, $1.days.upperBound) }
        }
        return ControlCoverage(occurrences: occurrences, outside: outside)
    }

    // MARK: What stays, and what is done once

    /// A setting that stays: the latest result decides.
    private func latest(
        in stretch: ClosedRange<Day>, of days: ClosedRange<Day>, by pieces: [WeighedEvidence], _ dates: CoverageDates
    ) -> ControlOccurrence {
        let concerned = pieces.filter { piece in
            guard let elapsed = piece.elapsed(in: days, on: dates.today) else { return false }
            let covered = piece.covers.lowerBound...min(piece.covers.upperBound, days.upperBound)
            let coversAll = covered.lowerBound <= stretch.lowerBound && covered.upperBound >= stretch.upperBound
            return elapsed.overlaps(stretch) && (coversAll || stretch.contains(covered.upperBound))
        }
        return Self.byLatestResult(concerned, days: stretch, due: stretch.upperBound, dates)
    }

    private static func byLatestResult(
        _ concerned: [WeighedEvidence], days: ClosedRange<Day>, due: Day, _ dates: CoverageDates
    ) -> ControlOccurrence {
        // A result that failed says so whether its file is there or not; one that was returned is none.
        let fails = concerned.filter { $0.flaws.contains(.failed) && !$0.flaws.contains(.returned) }
        let lastFail = fails.last?.performed
        let passes = concerned.filter { piece in
            !piece.isRetired && piece.isSound && (lastFail.map { piece.performed > $0 } ?? true)
        }
        return ControlOccurrence(
            days: days, due: due, meeting: passes, flawed: concerned.filter { !$0.isSound },
            grounds: .latestResult(passes.last?.performed ?? due), dates)
    }

    /// What is expected once for a report, or once for all.
    private func once(in days: ClosedRange<Day>, by pieces: [WeighedEvidence], _ dates: CoverageDates) -> ControlOccurrence {
        let last = min(days.upperBound, dates.today)
        let concerned = pieces.filter { piece in
            guard piece.holds(on: last) else { return false }
            return isAboutReport ? piece.isOfReport : piece.performed <= last
        }
        return ControlOccurrence(
            days: days, due: due ?? days.upperBound, meeting: concerned.filter(\.isSound),
            flawed: concerned.filter { !$0.isSound },
            grounds: isAboutReport ? .attachedToReport : .performedBy(days.upperBound), dates)
    }

    // MARK: As of one date

    private func answer(
        by pieces: [WeighedEvidence], of all: [WeighedEvidence], asOf day: Day, _ dates: CoverageDates
    ) -> ControlCoverage {
        let rhythm = schedule.rhythm(on: day)
        if rhythm.frequency == .once, isAboutReport {
            return ControlCoverage(occurrences: [once(in: day...day, by: pieces, dates)], outside: [])
        }
        let window = Self.window(rhythm.frequency, before: day, holidays: dates.holidays)
        let isSetting = rhythm.frequency == .continuous
        let lying = (isSetting ? all : pieces).filter { $0.lies(in: window, asOf: day) }
        let concerned = lying.filter { $0.performed <= dates.today && $0.isPerformance(of: rhythm.frequency) }
        let due = rhythm.frequency == .once ? self.due ?? day : day
        let occurrence: ControlOccurrence
        if isSetting {
            occurrence = Self.byLatestResult(concerned, days: day...day, due: due, dates)
        } else {
            let meeting = concerned.filter(\.isSound)
            let isByDocument = meeting.first.map { !window.contains($0.performed) } ?? false
            occurrence = ControlOccurrence(
                days: day...day, due: due, meeting: meeting, flawed: concerned.filter { !$0.isSound },
                grounds: isByDocument ? .documentHolds : .performedWithin(window), dates)
        }
        let shown = Set(lying.map(\.id))
        let outside = rhythm.frequency == .once ? [] : pieces.map(\.id).filter { !shown.contains($0) }
        return ControlCoverage(occurrences: [occurrence], outside: outside)
    }

    /// The days within which a performance serves a report as of a date: not longer ago than one stretch.
    static func window(_ frequency: Frequency, before day: Day, holidays: Set<Day>) -> ClosedRange<Day> {
        switch frequency {
        case .daily:
            var first = day
            // No run of holidays is longer than a year.
            for _ in 0..<366 where !first.isWorkingDay(holidays: holidays) { first = first.advanced(by: -1) }
            return first...day
        case .weekly: return day.advanced(by: -6)...day
        default: return min(day, day.advanced(byMonths: -frequency.months).advanced(by: 1))...day
        }
    }
}

extension WeighedEvidence {
    /// Whether its days are a report's at all: some that it covers, and the one on which the control operated.
    func concerns(_ days: ClosedRange<Day>) -> Bool {
        guard covers.overlaps(days), performed <= days.upperBound else { return false }
        return kind == .document || performed >= days.lowerBound
    }

    /// The days that it covers in a report until today, from before the report where it began then; nil where it does
    /// not count yet, or never.
    func elapsed(in days: ClosedRange<Day>, on today: Day) -> ClosedRange<Day>? {
        guard performed <= today, concerns(days) else { return nil }
        let last = min(covers.upperBound, days.upperBound, today)
        return covers.lowerBound <= last ? covers.lowerBound...last : nil
    }

    /// Whether it serves a report as of a day: performed within a window, or a document that holds on the day.
    func lies(in window: ClosedRange<Day>, asOf day: Day) -> Bool {
        guard kind == .document else { return window.contains(performed) }
        return performed <= day && holds(on: day)
    }

    /// Whether nothing had taken its place on a day.
    func holds(on day: Day) -> Bool { successor.map { $0 > day } ?? true }

    /// Whether it shows a performance. A list of events that nobody looked at shows none; a list of none shows that
    /// there was none.
    func isPerformance(of frequency: Frequency) -> Bool {
        frequency != .perEvent || kind != .population || members == 0 || isSample
    }
}

extension ControlOccurrence {
    /// Decides by what meets an occurrence and what would, were it not for its flaws: the first state that fits.
    init(
        days: ClosedRange<Day>, due: Day, meeting: [WeighedEvidence], flawed: [WeighedEvidence], grounds: CoverageGrounds,
        isRepeated: Bool = false, _ dates: CoverageDates
    ) {
        let isDue = dates.isOver(due)
        let state = Self.state(isMet: !meeting.isEmpty, flaws: flawed.reduce([]) { $0.union($1.flaws) }, isDue: isDue)
        let deciding: [WeighedEvidence] =
            switch state {
            case .met: meeting
            case .broken: flawed.filter { $0.flaws.contains(.broken) }
            case .returned: flawed.filter { $0.flaws.contains(.returned) }
            case .failed: flawed.filter { $0.flaws.contains(.failed) }
            case .missing, .notDue: []
            }
        self.init(
            days: days, due: due, state: state, evidence: deciding.map(\.id),
            exceptions: flawed.filter { $0.flaws.contains(.failed) }.map(\.id),
            grounds: state == .met || grounds.asksForDays ? grounds : .nothing,
            isDue: isDue, isRepeated: isRepeated)
    }

    /// The first state that fits. What is not due cannot be missing yet, and its file has time to be found.
    static func state(isMet: Bool, flaws: WeighedEvidence.Flaws, isDue: Bool) -> CoverageState {
        if isMet { return .met }
        if isDue, flaws.contains(.broken) { return .broken }
        if flaws.contains(.returned) { return .returned }
        if flaws.contains(.failed) { return .failed }
        return isDue ? .missing : .notDue
    }
}
