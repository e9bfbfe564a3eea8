import Readiness

/// A list of items that people come back to, under a name: what it is narrowed to and what it is grouped by.
public enum NamedView: String, CaseIterable, Sendable {
    case mine
    case review
    case returned
    case late
    case soon
    case blocked
    case unowned
    case core
    case all

    /// What a menu calls it.
    var title: String {
        switch self {
        case .mine: "Mine, open"
        case .review: "For me to review"
        case .returned: "Returned to me"
        case .late: "Late"
        case .soon: "Due within \(Attention.soon) days"
        case .blocked: "Blocked"
        case .unowned: "Without an owner"
        case .core: "Core, open"
        case .all: "All in scope"
        }
    }

    /// What it is narrowed to.
    ///
    /// - Parameter me: Who looks, by the handle that the person goes by.
    func filter(for me: Handle, on today: Day) -> ItemFilter {
        var filter = ItemFilter()
        switch self {
        case .mine: filter = .open(of: me)
        case .review:
            filter.waitsForReview = true
            filter.reviewer = me
        case .returned:
            filter.isReturned = true
            filter.owner = .person(me)
        case .late: filter = Attention.late.filter(on: today)
        case .soon: filter = Attention.dueSoon.filter(on: today)
        case .blocked: filter = Attention.blocked.filter(on: today)
        case .unowned: filter = Attention.unowned.filter(on: today)
        case .core:
            filter.priorities = [.core]
            filter.statuses = ItemFilter.openStatuses
        case .all: break
        }
        return filter
    }

    /// What it is grouped by: the soonest first, where days are what matters.
    var grouping: ItemGrouping {
        switch self {
        case .mine, .returned, .late, .soon: .due
        case .review, .blocked, .unowned, .core, .all: .area
        }
    }
}

extension ItemFilter {
    /// The statuses of items that are neither ticked nor Not applicable.
    static let openStatuses: [Status] = [.todo, .inProgress]

    /// Looks for no words any more.
    mutating func forgetWords() {
        text = SearchWords("")
        searchesEverything = false
        names = [:]
    }

    /// What somebody owns and still has to do.
    static func open(of person: Handle) -> ItemFilter {
        var filter = ItemFilter()
        filter.owner = .person(person)
        filter.statuses = openStatuses
        return filter
    }
}
