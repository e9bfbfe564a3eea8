import Readiness

/// What covers a control, found a second time in the most obvious way: by sets of single days, one day after the other,
/// without a thought for speed. It shares nothing with the rules that it is held against but the values that go in.
struct SlowCoverage {
    struct Found: Hashable, CustomStringConvertible {
        var days: ClosedRange<Day>
        var state: CoverageState
        var evidence: Set<EntryID>

        var description: String { "\(days.lowerBound)..\(days.upperBound) \(state) \(evidence.map(\.description).sorted())" }
    }

    let schedule: ControlSchedule
    let isPerformedByPeople: Bool
    let isAboutReport: Bool
    let due: Day?
    let dates: CoverageDates
    let pieces: [WeighedEvidence]
    let retiredFails: [WeighedEvidence]

    init(_ question: CoverageQuestion, _ dates: CoverageDates, _ pieces: [WeighedEvidence], retiredFails: [WeighedEvidence]) {
        schedule = question.schedule
        isPerformedByPeople = question.isPerformedByPeople
        isAboutReport = question.isAboutReport
        due = question.due
        self.dates = dates
        self.pieces = pieces
        self.retiredFails = retiredFails
    }

    var found: [Found] {
        switch dates.type {
        case .type1(let day): [asOf(day)]
        case .type2(let period): over(period)
        }
    }

    // MARK: A period

    private func over(_ period: ClosedRange<Day>) -> [Found] {
        let all = Array(period.lowerBound.ordinal...period.upperBound.ordinal).map { Day(ordinal: $0) }
        // The days on which a stretch ends, by what is in force on that day.
        var ends = all.filter { day in
            let rhythm = schedule.rhythm(on: day)
            return isEnd(day, of: rhythm)
        }
        let endSet = Set(ends)
        var stretches: [[Day]] = []
        for end in ends {
            let rhythm = schedule.rhythm(on: end)
            var days = [end]
            var day = end
            while day > period.lowerBound {
                let before = day.advanced(by: -1)
                if rhythm.frequency == .daily || isEnd(before, of: rhythm) || endSet.contains(before) { break }
                days.insert(before, at: 0)
                day = before
            }
            stretches.append(days)
        }
        let atEnd = schedule.rhythm(on: period.upperBound).frequency
        let isPeriodic = ![Frequency.continuous, .perEvent, .once].contains(atEnd)
        var isAnyDay = ends.map { schedule.rhythm(on: $0).frequency == .weekly }
        if stretches.count <= 1, isPeriodic {
            stretches = [all]
            ends = [period.upperBound]
            isAnyDay = [atEnd == .weekly]
        }
        var found = calendar(stretches, isAnyDay: isAnyDay, in: period)

        // What has no stretches of the calendar, by the runs of days on which it is in force.
        for frequency in [Frequency.continuous, .perEvent] {
            var run: [Day] = []
            for day in all + [Day(ordinal: period.upperBound.ordinal + 1)] {
                let isIn = period.contains(day) && schedule.rhythm(on: day).frequency == frequency
                // Two rhythms of one frequency behind each other are two segments.
                let begins = isIn && run.last.map { schedule.rhythm(on: $0) != schedule.rhythm(on: day) } ?? false
                if !run.isEmpty, !isIn || begins {
                    found += frequency == .continuous ? [setting(run, in: period)] : events(run, in: period)
                    run = []
                }
                if isIn { run.append(day) }
            }
        }
        if atEnd == .once { found.append(once(period)) }
        return found.sorted { ($0.days.lowerBound, $0.days.upperBound) < ($1.days.lowerBound, $1.days.upperBound) }
    }

    private func isEnd(_ day: Day, of rhythm: ControlSchedule.Rhythm) -> Bool {
        let tomorrow = day.advanced(by: 1)
        let isLastOfMonth = tomorrow.components.month != day.components.month
        func isDay(_ wanted: Int) -> Bool { day.components.day == wanted || (isLastOfMonth && day.components.day < wanted) }
        let anchor = rhythm.anchor.flatMap { $0.fits(rhythm.frequency) ? $0 : nil }
        switch rhythm.frequency {
        case .daily: return day.weekday != "Saturday" && day.weekday != "Sunday" && !dates.holidays.contains(day)
        case .weekly:
            if case .weekday(let number)? = anchor {
                return day.weekday
                    == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][number - 1]
            }
            return day.weekday == "Sunday"
        case .monthly:
            if case .day(let number)? = anchor { return isDay(number) }
            return isLastOfMonth
        case .quarterly, .semiannually, .annually:
            let length = [Frequency.quarterly: 3, .semiannually: 6, .annually: 12][rhythm.frequency] ?? 12
            guard case .monthAndDay(let month, let number)? = anchor else {
                return isLastOfMonth && day.components.month % length == 0
            }
            var months: [Int] = []
            for step in 0..<12 where step % length == 0 { months.append((month - 1 + step) % 12 + 1) }
            return months.contains(day.components.month) && isDay(number)
        case .continuous, .perEvent, .once: return false
        }
    }

    /// The days that a piece covers until the report's last one; none where its days are not the report's.
    private func days(of piece: WeighedEvidence, in period: ClosedRange<Day>) -> [Day] {
        guard piece.performed <= dates.today, piece.performed <= period.upperBound else { return [] }
        guard piece.kind == .document || piece.performed >= period.lowerBound else { return [] }
        let days = (piece.covers.lowerBound.ordinal...piece.covers.upperBound.ordinal).map { Day(ordinal: $0) }
            .filter { $0 <= period.upperBound }
        return days.contains { period.contains($0) } ? days : []
    }

    private func calendar(_ stretches: [[Day]], isAnyDay: [Bool], in period: ClosedRange<Day>) -> [Found] {
        var by: [[WeighedEvidence]] = stretches.map { _ in [] }
        for piece in pieces {
            let covered = days(of: piece, in: period)
            guard let last = covered.last else { continue }
            let coveredSet = Set(covered)
            let come = coveredSet.filter { $0 <= dates.today }
            guard let lastCome = come.max() else { continue }
            var mine = stretches.indices.filter { index in
                isAnyDay[index]
                    ? stretches[index].contains { coveredSet.contains($0) }
                    : stretches[index].allSatisfy { coveredSet.contains($0) }
            }
            let isByLastDay = mine.isEmpty
            if isByLastDay { mine = stretches.indices.filter { stretches[$0].contains(last) } }
            if isPerformedByPeople { mine = Array(mine.suffix(piece.performances)) }
            var met = mine.filter { index in
                isAnyDay[index] || isByLastDay
                    ? stretches[index].contains { come.contains($0) } : stretches[index].allSatisfy { come.contains($0) }
            }
            if met.isEmpty, let first = mine.first, !isAnyDay[first], stretches[first].contains(lastCome) { met = [first] }
            for index in met { by[index].append(piece) }
        }
        return stretches.indices.map { index in
            let last = stretches[index][stretches[index].count - 1]
            return decide(by[index], days: stretches[index][0]...last, due: last)
        }
    }

    private func decide(_ pieces: [WeighedEvidence], days: ClosedRange<Day>, due: Day) -> Found {
        let good = pieces.filter { $0.flaws.isEmpty }
        if !good.isEmpty { return Found(days: days, state: .met, evidence: Set(good.map(\.id))) }
        let isOver = (0...dates.graceDays).allSatisfy { due.advanced(by: $0) < dates.today }
        for (flaw, state) in [(WeighedEvidence.Flaws.broken, CoverageState.broken), (.returned, .returned), (.failed, .failed)] {
            if flaw == .broken, !isOver { continue }
            let those = pieces.filter { $0.flaws.contains(flaw) }
            if !those.isEmpty { return Found(days: days, state: state, evidence: Set(those.map(\.id))) }
        }
        return Found(days: days, state: isOver ? .missing : .notDue, evidence: [])
    }

    private func setting(_ run: [Day], in period: ClosedRange<Day>) -> Found {
        let there = (pieces + retiredFails).filter { piece in
            let covered = days(of: piece, in: period)
            guard let last = covered.last, covered.contains(where: { $0 <= dates.today && run.contains($0) }) else {
                return false
            }
            return run.contains(last) || run.allSatisfy { covered.contains($0) }
        }
        return latest(there, days: run[0]...run[run.count - 1])
    }

    private func latest(_ there: [WeighedEvidence], days: ClosedRange<Day>) -> Found {
        var there = there
        // A pass on or before the day of the last fail says nothing any more.
        let fails = there.filter { $0.flaws.contains(.failed) && !$0.flaws.contains(.returned) }
        there.removeAll { piece in piece.flaws.isEmpty && fails.contains { $0.performed >= piece.performed } }
        return decide(there, days: days, due: days.upperBound)
    }

    private func once(_ period: ClosedRange<Day>) -> Found {
        let last = min(period.upperBound, dates.today)
        let there = pieces.filter { piece in
            (piece.successor.map { $0 > last } ?? true) && (isAboutReport ? piece.isOfReport : piece.performed <= last)
        }
        return decide(there, days: period, due: due ?? period.upperBound)
    }

    // MARK: Events

    private func events(_ run: [Day], in period: ClosedRange<Day>) -> [Found] {
        let there = pieces.filter { piece in days(of: piece, in: period).contains { $0 <= dates.today && run.contains($0) } }
        func belongs(_ piece: WeighedEvidence, _ population: WeighedEvidence) -> Bool {
            let own = Set(piece.covers.lowerBound.ordinal...piece.covers.upperBound.ordinal)
            let theirs = Set(population.covers.lowerBound.ordinal...population.covers.upperBound.ordinal)
            return own.isSubset(of: theirs) || theirs.isSubset(of: own)
        }
        func helpers(_ population: WeighedEvidence) -> [WeighedEvidence]? {
            if population.members == 0 { return [] }
            let around = there.filter { $0.kind != .population && $0.flaws.isEmpty && belongs($0, population) }
            let samples = around.filter(\.isSample)
            if population.isSample || !samples.isEmpty { return samples }
            let records = around.filter { $0.kind == .record }
            guard let members = population.members, records.map(\.performances).reduce(0, +) >= members else { return nil }
            return records
        }
        let populations = there.filter { $0.kind == .population && $0.flaws.isEmpty }
        let satisfied = populations.map { ($0, helpers($0)) }
        var found: [Found] = []
        var lastIsOver = false
        for day in run {
            func covers(_ piece: WeighedEvidence) -> Bool { piece.covers.contains(day) && day <= dates.today }
            let there2 = satisfied.filter { covers($0.0) }
            let isOver = (0...dates.graceDays).allSatisfy { day.advanced(by: $0) < dates.today }
            var today: Found
            let good = there2.filter { $0.1 != nil }
            if !good.isEmpty {
                today = Found(
                    days: day...day, state: .met, evidence: Set(good.flatMap { [$0.0.id] + ($0.1 ?? []).map(\.id) }))
            } else {
                let stained = there.filter { piece in
                    guard !piece.flaws.isEmpty else { return false }
                    if piece.covers.contains(day) { return true }
                    return piece.kind != .population && (piece.isSample || piece.kind == .record)
                        && there2.contains { belongs(piece, $0.0) }
                }
                today = decide(stained, days: day...day, due: day)
            }
            if let last = found.last, last.days.upperBound == day.advanced(by: -1), last.state == today.state,
                today.state == .met || lastIsOver == isOver
            {
                found[found.count - 1] = Found(
                    days: last.days.lowerBound...day, state: last.state, evidence: last.evidence.union(today.evidence))
            } else {
                found.append(today)
            }
            lastIsOver = isOver
        }
        return found
    }

    // MARK: One date

    private func asOf(_ day: Day) -> Found {
        let frequency = schedule.rhythm(on: day).frequency
        if frequency == .once, isAboutReport { return once(day...day) }
        var first = day
        switch frequency {
        case .daily:
            while first.weekday == "Saturday" || first.weekday == "Sunday" || dates.holidays.contains(first) {
                first = first.advanced(by: -1)
            }
        case .weekly: first = day.advanced(by: -6)
        default:
            // From the day after the same day one stretch earlier, which is shortened to the month's last.
            let months = [Frequency.monthly: 1, .quarterly: 3, .continuous: 3, .semiannually: 6][frequency] ?? 12
            var (year, month, number) = day.components
            for _ in 0..<months { (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1) }
            while Day(year: year, month: month, day: number) == nil { number -= 1 }
            first = (Day(year: year, month: month, day: number) ?? day).advanced(by: 1)
        }
        let there = (pieces + (frequency == .continuous ? retiredFails : [])).filter { piece in
            guard piece.performed <= dates.today, piece.performed <= day else { return false }
            if frequency == .perEvent, piece.kind == .population, piece.members != 0, !piece.isSample { return false }
            if piece.kind == .document { return piece.successor.map { $0 > day } ?? true }
            return piece.performed >= first
        }
        if frequency == .continuous { return latest(there, days: day...day) }
        return decide(there, days: day...day, due: frequency == .once ? due ?? day : day)
    }
}
