/// What covers the days of a control that operates each time something happens: its populations, each for itself.
struct PopulationCoverage {
    /// The days that are asked about.
    let stretch: ClosedRange<Day>
    /// The report's days.
    let days: ClosedRange<Day>
    let dates: CoverageDates

    init(of stretch: ClosedRange<Day>, in days: ClosedRange<Day>, _ dates: CoverageDates) {
        self.stretch = stretch
        self.days = days
        self.dates = dates
    }

    /// A population that may count, with what stands for its members.
    private struct Population {
        let piece: WeighedEvidence
        let days: ClosedRange<Day>
        /// What satisfies it; nil where nothing does.
        let grounds: CoverageGrounds?
        let helpers: [WeighedEvidence]
        /// What would satisfy it, were it not for its flaws.
        let flawed: [WeighedEvidence]
    }

    /// A run of days that are alike.
    private struct Run {
        let days: ClosedRange<Day>
        let state: CoverageState
        var evidence: [WeighedEvidence]
        var exceptions: [WeighedEvidence]
        let grounds: CoverageGrounds
    }

    /// The runs of covered and of uncovered days, in order.
    ///
    /// - Parameter pieces: In the order in which they are listed.
    func occurrences(by pieces: [WeighedEvidence]) -> [ControlOccurrence] {
        let pieces = pieces.filter { $0.elapsed(in: days, on: dates.today)?.overlaps(stretch) ?? false }
        let populations = pieces.filter { $0.kind == .population && $0.isSound }.compactMap { population($0, among: pieces) }
        let flawed = pieces.filter { !$0.isSound }
        var runs: [Run] = []
        for days in parts(between: populations, flawed) {
            let run = run(of: days, populations: populations, flawed: flawed)
            // What is due already and what is not yet are never one.
            guard let last = runs.last, last.state == run.state,
                run.state == .met || dates.isOver(last.days.upperBound) == dates.isOver(run.days.upperBound)
            else {
                runs.append(run)
                continue
            }
            runs[runs.count - 1] = Run(
                days: last.days.lowerBound...run.days.upperBound, state: run.state,
                evidence: Self.joined(last.evidence, run.evidence), exceptions: Self.joined(last.exceptions, run.exceptions),
                grounds: last.grounds == .noPopulation ? run.grounds : last.grounds)
        }
        return runs.map { run in
            ControlOccurrence(
                days: run.days, due: run.days.upperBound, state: run.state,
                evidence: run.evidence.sorted(by: WeighedEvidence.precedes).map(\.id),
                exceptions: run.exceptions.sorted(by: WeighedEvidence.precedes).map(\.id), grounds: run.grounds,
                isDue: dates.isOver(run.days.upperBound), isRepeated: false)
        }
    }

    /// The days cut where anything about them may change.
    private func parts(between populations: [Population], _ flawed: [WeighedEvidence]) -> [ClosedRange<Day>] {
        var starts: Set<Day> = [stretch.lowerBound]
        func cut(_ range: ClosedRange<Day>) {
            starts.insert(range.lowerBound)
            starts.insert(range.upperBound.advanced(by: 1))
        }
        for population in populations { cut(population.days) }
        for piece in flawed { cut(piece.covers) }
        // What has elapsed, with the grace days, is due day for day.
        starts.insert(dates.today.advanced(by: -dates.graceDays))
        let sorted = starts.filter { stretch.contains($0) }.sorted()
        return sorted.indices.map { index in
            let end = index + 1 < sorted.count ? sorted[index + 1].advanced(by: -1) : stretch.upperBound
            return sorted[index]...end
        }
    }

    private func run(of part: ClosedRange<Day>, populations: [Population], flawed: [WeighedEvidence]) -> Run {
        let there = populations.filter { $0.days.overlaps(part) }
        let failed = flawed.filter { $0.flaws.contains(.failed) && $0.covers.overlaps(part) }
        let satisfied = there.filter { $0.grounds != nil }
        if let first = satisfied.first, let grounds = first.grounds {
            let evidence = satisfied.reduce(into: []) { $0 = Self.joined($0, [$1.piece] + $1.helpers) }
            return Run(days: part, state: .met, evidence: evidence, exceptions: failed, grounds: grounds)
        }
        let stained = there.reduce(into: flawed.filter { $0.covers.overlaps(part) }) { $0 = Self.joined($0, $1.flawed) }
        let state = ControlOccurrence.state(
            isMet: false, flaws: stained.reduce([]) { $0.union($1.flaws) }, isDue: dates.isOver(part.upperBound))
        let flaw: WeighedEvidence.Flaws =
            switch state {
            case .broken: .broken
            case .returned: .returned
            case .failed: .failed
            case .met, .missing, .notDue: []
            }
        return Run(
            days: part, state: state, evidence: flaw.isEmpty ? [] : stained.filter { $0.flaws.contains(flaw) },
            exceptions: stained.filter { $0.flaws.contains(.failed) },
            grounds: there.first.map { .unsampledPopulation($0.piece.id) } ?? .noPopulation)
    }

    /// A population with what stands for its members.
    private func population(_ piece: WeighedEvidence, among pieces: [WeighedEvidence]) -> Population? {
        guard let days = piece.elapsed(in: days, on: dates.today) else { return nil }
        guard piece.members != 0 else {
            return Population(piece: piece, days: days, grounds: .emptyPopulation, helpers: [], flawed: [])
        }
        let belonging = pieces.filter { $0.kind != .population && $0.belongs(to: piece) }
        let samples = belonging.filter { $0.isSound && $0.isSample }
        if piece.isSample || !samples.isEmpty {
            return Population(piece: piece, days: days, grounds: .sampledPopulation, helpers: samples, flawed: [])
        }
        let records = belonging.filter { $0.isSound && $0.kind == .record }
        // Counts come from journals: their sum must not overflow.
        let recorded = records.reduce(0) { min($0, Int.max / 2) + min($1.performances, Int.max / 2) }
        if let members = piece.members, recorded >= members {
            return Population(piece: piece, days: days, grounds: .recordedPopulation, helpers: records, flawed: [])
        }
        return Population(
            piece: piece, days: days, grounds: nil, helpers: [],
            flawed: belonging.filter { !$0.isSound && ($0.isSample || $0.kind == .record) })
    }

    private static func joined(_ left: [WeighedEvidence], _ right: [WeighedEvidence]) -> [WeighedEvidence] {
        if left.isEmpty { return right }
        var known = Set(left.map(\.id))
        return left + right.filter { known.insert($0.id).inserted }
    }
}

extension WeighedEvidence {
    /// Whether it was drawn from a population or records a member of it: its days lie within the population's, or the
    /// other way about.
    func belongs(to population: WeighedEvidence) -> Bool {
        let (own, theirs) = (covers, population.covers)
        return theirs.lowerBound <= own.lowerBound && own.upperBound <= theirs.upperBound
            || own.lowerBound <= theirs.lowerBound && theirs.upperBound <= own.upperBound
    }
}
