/// One performance that is expected of a control within a report's dates, and what shows it.
public struct ControlOccurrence: Hashable, Sendable {
    /// The days that it is about, cut to the report's dates.
    public let days: ClosedRange<Day>
    /// The day by which it has to be shown, without the workspace's grace days.
    public let due: Day
    /// Whether it is met, and if not, why.
    public let state: CoverageState
    /// The pieces that decide, by the day on which the control operated.
    public let evidence: [EntryID]
    /// Pieces that say that a performance failed, the decisive ones among them: listed whatever the state is.
    public let exceptions: [EntryID]
    /// Why the state is what it is.
    public let grounds: CoverageGrounds
    /// Whether its days and the grace days are over.
    public let isDue: Bool
    /// Whether it is one of many days or weeks, which are put together where they are alike.
    public let isRepeated: Bool
    /// How many performances it stands for: more than one where neighboring days or weeks were put together.
    public internal(set) var expected = 1

    /// All pieces that it speaks of, each once.
    public var listed: [EntryID] { evidence + exceptions.filter { !evidence.contains($0) } }
}

/// Whether an occurrence is met, and if not, why.
public enum CoverageState: String, CaseIterable, Hashable, Sendable {
    /// Evidence shows it.
    case met
    /// Its days are over, and no evidence shows it.
    case missing
    /// Its days are not over. Never the same as met.
    case notDue
    /// What should show it was returned.
    case returned
    /// What shows it says that it failed.
    case failed
    /// The file of what showed it is missing or was changed.
    case broken

    /// Whether somebody has to do something about it.
    public var isGap: Bool { self != .met && self != .notDue }

    /// The state in the words of the screens.
    public var title: String {
        switch self {
        case .met: "Met"
        case .missing: "Missing"
        case .notDue: "Not due"
        case .returned: "Returned"
        case .failed: "Failed"
        case .broken: "Broken"
        }
    }
}

/// Why an occurrence is in its state: the rule that decided, for whoever puts it into words.
public enum CoverageGrounds: Hashable, Sendable {
    /// A piece of one day lies in it.
    case liesIn
    /// A piece covers all of it.
    case coversAll
    /// A piece covers no stretch whole, and its last day lies in this one.
    case lastDayLiesIn
    /// A piece covers a day of the week.
    case coversDay
    /// A piece holds as many performances as it has to.
    case performances(Int)
    /// A piece covers all of it as far as today.
    case coversElapsed
    /// The latest result says that it is so, and none after it says otherwise.
    case latestResult(Day)
    /// For a report as of one date: a performance lies within these days.
    case performedWithin(ClosedRange<Day>)
    /// For a report as of one date: a document holds on it.
    case documentHolds
    /// A population of none.
    case emptyPopulation
    /// A population, with a sample of it.
    case sampledPopulation
    /// A population, with a record of each event.
    case recordedPopulation
    /// A piece was attached to an item of the report.
    case attachedToReport
    /// A piece was performed on or before a day.
    case performedBy(Day)
    /// No population covers the days.
    case noPopulation
    /// A population of more than none has neither a sample nor a record of each event.
    case unsampledPopulation(EntryID)
    /// Nothing shows it, or what does may not count.
    case nothing

    /// Whether it also says what is looked for where nothing was found.
    var asksForDays: Bool {
        switch self {
        case .performedWithin, .attachedToReport, .performedBy: true
        default: false
        }
    }
}

/// What covers a control in a report.
public struct ControlCoverage: Hashable, Sendable {
    /// What is expected, in the order of its days; days and weeks each for itself.
    public let occurrences: [ControlOccurrence]
    /// Pieces that are shown and never counted, because their days are not the report's.
    public let outside: [EntryID]

    /// Makes a coverage.
    public init(occurrences: [ControlOccurrence], outside: [EntryID]) {
        self.occurrences = occurrences
        self.outside = outside
    }

    /// Whether everything that is due is met, and at least one occurrence is.
    public var isCovered: Bool {
        var isMet = false
        for occurrence in occurrences {
            if occurrence.state == .met { isMet = true } else if occurrence.isDue { return false }
        }
        return isMet
    }

    /// How many performances are met.
    public var met: Int { occurrences.count { $0.state == .met } }

    /// The occurrences, with neighboring days or weeks of equal state and evidence put together.
    public var merged: [ControlOccurrence] {
        var merged: [ControlOccurrence] = []
        merged.reserveCapacity(min(occurrences.count, 64))
        var isLastShort = false
        for occurrence in occurrences {
            // Only days and weeks are put together: nothing else is that short and stands beside its like.
            let isShort = occurrence.days.lowerBound.distance(to: occurrence.days.upperBound) < 7 && occurrence.isRepeated
            if isShort, isLastShort, let last = merged.last, last.state == occurrence.state,
                last.evidence == occurrence.evidence, last.exceptions == occurrence.exceptions
            {
                merged[merged.count - 1] = last.joined(with: occurrence)
            } else {
                merged.append(occurrence)
            }
            isLastShort = isShort
        }
        return merged
    }
}

extension ControlOccurrence {
    /// This one with the evidence of others that are about the same days and in the same state.
    func joined(by others: some Sequence<ControlOccurrence>) -> ControlOccurrence {
        var (evidence, exceptions) = (evidence, exceptions)
        for other in others {
            evidence += other.evidence.filter { !evidence.contains($0) }
            exceptions += other.exceptions.filter { !exceptions.contains($0) }
        }
        return ControlOccurrence(
            days: days, due: due, state: state, evidence: evidence, exceptions: exceptions, grounds: grounds, isDue: isDue,
            isRepeated: isRepeated)
    }

    /// This one and its later neighbor as one.
    fileprivate func joined(with next: ControlOccurrence) -> ControlOccurrence {
        var joined = ControlOccurrence(
            days: days.lowerBound...max(days.upperBound, next.days.upperBound), due: due, state: state, evidence: evidence,
            exceptions: exceptions, grounds: grounds, isDue: isDue, isRepeated: true)
        joined.expected = expected + next.expected
        return joined
    }
}
