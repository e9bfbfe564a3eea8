import HashTreeCollections

/// Something that has to be done, shown or collected by a day.
public struct Upcoming: Hashable, Sendable {
    /// What has to happen.
    public enum Duty: String, Hashable, Sendable {
        /// An item is due and not ticked.
        case item
        /// An occurrence of a control has to be shown by evidence.
        case evidence
        /// The population of what happened has to be collected.
        case population
    }

    /// The report.
    public let engagement: EngagementID
    /// What has to happen.
    public let duty: Duty
    /// The control's key, or the item's id.
    public let subject: String
    /// Its title.
    public let title: String
    /// The days that have to be shown; nil for an item.
    public let days: ClosedRange<Day>?
    /// By when.
    public let due: Day
    /// Where the occurrence stands; nil for an item.
    public let state: CoverageState?
    /// Who owns it; several where nobody owns the control and several people own its items.
    public let owners: [Handle]

    /// Whether its day is over.
    public func isLate(on today: Day) -> Bool { due < today }
}

extension WorkspaceState {
    /// What has to be done, shown or collected until a day, what is late already first.
    ///
    /// - Parameter owner: Whose only: the owner's of a control or, where nobody is, of one of its items.
    public func upcoming(until last: Day, owner: Handle? = nil) -> [Upcoming] {
        var found: [Upcoming] = []
        for engagement in engagements {
            found += engagement.dueItems(until: last)
            let coverage = coverage(of: engagement)
            for control in coverage.controls { found += control.dueOccurrences(until: last, in: engagement, coverage) }
        }
        if let owner { found = found.filter { $0.owners.contains { record.areOne($0, owner) } } }
        return found.sorted {
            ($0.due, $0.engagement, $0.duty.rawValue, $0.subject, $0.days?.lowerBound ?? $0.due)
                < ($1.due, $1.engagement, $1.duty.rawValue, $1.subject, $1.days?.lowerBound ?? $1.due)
        }
    }
}

extension Engagement {
    fileprivate func dueItems(until last: Day) -> [Upcoming] {
        items.compactMap { item in
            guard isInScope(item), let work = work[item.id], let due = work.due.value, due <= last,
                work.status == .todo || work.status == .inProgress
            else { return nil }
            return Upcoming(
                engagement: id, duty: .item, subject: item.id.text, title: item.title, days: nil, due: due, state: nil,
                owners: work.ownerPerson.map { [$0] } ?? [])
        }
    }
}

extension CoveredControl {
    fileprivate func dueOccurrences(until last: Day, in engagement: Engagement, _ coverage: ReportCoverage) -> [Upcoming] {
        // An item that nobody owns and nothing shows is on the list of items, and need not be on this one, too.
        let owners = owners(in: engagement).sorted()
        if isItem, !hasEvidence, owners.isEmpty { return [] }
        let isEvents = frequency(on: coverage.dates) == .perEvent
        return self.coverage.merged.compactMap { occurrence in
            guard occurrence.state != .met, occurrence.due <= last else { return nil }
            return Upcoming(
                engagement: engagement.id, duty: isEvents ? .population : .evidence, subject: key, title: title,
                days: occurrence.days, due: occurrence.due, state: occurrence.state, owners: owners)
        }
    }
}

extension CoveredControl {
    /// By when something has to be shown next that is not: what is missing already, else what is due first; nil where
    /// nothing is.
    public var nextDue: Day? { coverage.occurrences.filter { $0.state != .met }.map(\.due).min() }
}
