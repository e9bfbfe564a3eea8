/// What meets the stretches of the calendar: days, weeks, months and longer.
struct CalendarCoverage {
    let stretches: [Stretch]
    /// The report's days.
    let days: ClosedRange<Day>
    let isPerformedByPeople: Bool
    let dates: CoverageDates

    init(of stretches: [Stretch], in days: ClosedRange<Day>, isPerformedByPeople: Bool, _ dates: CoverageDates) {
        self.stretches = stretches
        self.days = days
        self.isPerformedByPeople = isPerformedByPeople
        self.dates = dates
    }

    /// What is expected, in order.
    ///
    /// - Parameter pieces: In the order in which they are listed.
    func occurrences(by pieces: [WeighedEvidence]) -> [ControlOccurrence] {
        guard !stretches.isEmpty else { return [] }
        var meeting: [[WeighedEvidence]] = Array(repeating: [], count: stretches.count)
        var flawed = meeting
        var grounds: [CoverageGrounds] = Array(repeating: .nothing, count: stretches.count)
        for piece in pieces {
            guard let match = match(piece) else { continue }
            for index in match.stretches {
                guard piece.isSound else {
                    flawed[index].append(piece)
                    continue
                }
                if meeting[index].isEmpty { grounds[index] = match.grounds(of: stretches[index], by: piece) }
                meeting[index].append(piece)
            }
        }
        return stretches.indices.map { index in
            ControlOccurrence(
                days: stretches[index].days, due: stretches[index].days.upperBound, meeting: meeting[index],
                flawed: flawed[index], grounds: grounds[index], isRepeated: stretches[index].isRepeated, dates)
        }
    }

    /// The stretches that a piece meets until today, and how.
    struct Match {
        let stretches: Range<Int>
        /// Whether it covers none whole, and meets the one in which its last day lies.
        let isByLastDay: Bool
        /// How many performances it holds, where that is why it meets more than one.
        let performances: Int?
        /// The last day of it that has come.
        let last: Day

        func grounds(of stretch: Stretch, by piece: WeighedEvidence) -> CoverageGrounds {
            if let performances, stretches.count > 1 { return .performances(performances) }
            if piece.covers.lowerBound == piece.covers.upperBound { return .liesIn }
            if isByLastDay { return .lastDayLiesIn }
            if stretch.rule == .anyDay { return .coversDay }
            return last < stretch.days.upperBound ? .coversElapsed : .coversAll
        }
    }

    /// Finds the stretches that a piece meets.
    ///
    /// Which they are goes by all days that it covers in the report; those that have come decide whether it meets them
    /// yet. So what is met once stays met while the days go by.
    func match(_ piece: WeighedEvidence) -> Match? {
        guard let elapsed = piece.elapsed(in: days, on: dates.today) else { return nil }
        let first = piece.covers.lowerBound
        let last = min(piece.covers.upperBound, days.upperBound)
        let touched = touching(first...last)
        guard !touched.isEmpty else { return nil }
        // Of the stretches that it touches, only the first and the last can be touched in part.
        var whole = touched
        if let index = whole.first, stretches[index].rule == .whole, stretches[index].days.lowerBound < first {
            whole.removeFirst()
        }
        if let index = whole.last, stretches[index].rule == .whole, stretches[index].days.upperBound > last { whole.removeLast() }
        let isByLastDay = whole.isEmpty
        if isByLastDay {
            let index = touched.upperBound - 1
            guard stretches[index].days.contains(last) else { return nil }
            whole = index..<index + 1
        }
        if isPerformedByPeople, whole.count > piece.performances { whole = whole.suffix(piece.performances) }
        let met = whole.prefix { isMet($0, by: elapsed, isByLastDay: isByLastDay) }
        let performances = isPerformedByPeople && piece.performances > 1 ? piece.performances : nil
        if !met.isEmpty {
            return Match(stretches: met, isByLastDay: isByLastDay, performances: performances, last: elapsed.upperBound)
        }
        // Nothing is covered whole yet, and the last day that has come lies in the first of them.
        guard let running = whole.first, stretches[running].rule == .whole,
            stretches[running].days.contains(elapsed.upperBound)
        else { return nil }
        return Match(stretches: running..<running + 1, isByLastDay: false, performances: nil, last: elapsed.upperBound)
    }

    private func isMet(_ index: Int, by elapsed: ClosedRange<Day>, isByLastDay: Bool) -> Bool {
        let stretch = stretches[index]
        if stretch.rule == .whole, !isByLastDay { return stretch.days.upperBound <= elapsed.upperBound }
        return stretch.days.overlaps(elapsed)
    }

    /// The stretches that share a day with a range, found by halving: they are apart and in order.
    private func touching(_ range: ClosedRange<Day>) -> Range<Int> {
        let first = stretches.partitioningIndex { $0.days.upperBound >= range.lowerBound }
        let end = stretches.partitioningIndex { $0.days.lowerBound > range.upperBound }
        return first..<max(first, end)
    }
}

extension Array {
    /// The first index whose element has a property that all behind it have, too.
    fileprivate func partitioningIndex(_ belongsBehind: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = low + (high - low) / 2
            if belongsBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
