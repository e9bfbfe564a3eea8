import HashTreeCollections

/// A reason why somebody should look at some items next.
public enum Attention: CaseIterable, Hashable, Sendable {
    /// Returned to whoever owns them, and not ticked since.
    case returned
    /// Past their day.
    case late
    /// Changed by two people who did not see each other.
    case contested
    /// Signed in other words than the item has now.
    case reworded
    /// Blocked.
    case blocked
    /// Due within two weeks.
    case dueSoon
    /// Ticked, and waiting for a second person.
    case waitsForReview
    /// Not applicable, and to be confirmed or looked at again.
    case lookAgain
    /// Without an owner.
    case unowned

    /// How many days ahead "soon" looks.
    public static let soon = 14

    /// The filter that shows just these items.
    public func filter(on today: Day) -> ItemFilter {
        var filter = ItemFilter()
        switch self {
        case .returned: filter.isReturned = true
        case .late: filter.isLate = true
        case .contested: filter.isContested = true
        case .reworded: filter.isReworded = true
        case .blocked: filter.isBlocked = true
        case .dueSoon:
            filter.dueBy = today.advanced(by: Self.soon)
        case .waitsForReview: filter.waitsForReview = true
        case .lookAgain: filter.isToLookAgain = true
        case .unowned:
            filter.owner = .nobody
            filter.statuses = [.todo, .inProgress]
        }
        return filter
    }

    /// The reason in words, for a number of items.
    public func title(_ count: Int) -> String {
        switch self {
        case .returned: "returned"
        case .late: "late"
        case .contested: "changed by two people at once"
        case .reworded: "reworded since signed"
        case .blocked: "blocked"
        case .dueSoon: "due within \(Self.soon) days"
        case .waitsForReview: count == 1 ? "waits for a second person" : "wait for a second person"
        case .lookAgain: "Not applicable, to look at again"
        case .unowned: "without an owner"
        }
    }
}

extension Engagement {
    /// The items that somebody should look at for each reason, in the reasons' order; of each reason the most pressing
    /// first: by due date, then by priority, then in the catalog's order. All items are gone through once, however many
    /// the reasons are.
    public func itemsToLookAt(for reasons: [Attention]) -> [[Int]] {
        let filters = reasons.map { $0.filter(on: today) }
        // Nothing tells items apart that nobody has touched, and in the first months that is most of them.
        let untouched = filters.map { $0.passes(ItemWork(), on: today) }
        var found = [[(due: Int, priority: Int, position: Int)]](repeating: [], count: reasons.count)
        for (position, item) in items.enumerated() where isInScope(item) {
            guard let work = work(at: position) else {
                for index in reasons.indices where untouched[index] { found[index].append((.max, item.rank, position)) }
                continue
            }
            for index in reasons.indices
            where filters[index].passes(work, on: today) && (!filters[index].isReworded || isReworded(item)) {
                // What is late already is not due soon: the filter asks for days from today on.
                found[index].append((work.due.value?.ordinal ?? .max, item.rank, position))
            }
        }
        return found.map { found in
            // They were found in the catalog's order, which is the order of all that differ in nothing else.
            guard let first = found.first, found.contains(where: { ($0.due, $0.priority) != (first.due, first.priority) }) else {
                return found.map(\.position)
            }
            return found.sorted { ($0.due, $0.priority, $0.position) < ($1.due, $1.priority, $1.position) }.map(\.position)
        }
    }
}

extension ItemDefinition {
    /// Where its priority stands among the others; what has none counts as usual.
    fileprivate var rank: Int {
        switch priority {
        case .core: 0
        case .usual, nil: 1
        case .stretch: 2
        }
    }
}
