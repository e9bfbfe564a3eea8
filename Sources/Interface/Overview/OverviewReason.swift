import Readiness
import TerminalUI

/// Why some items are listed under *what to do next*: what is mine comes first.
enum OverviewReason: Hashable, Sendable {
    /// What waits for the person who sits here.
    case mine(Attention)
    /// What was ticked by this person, or is owned by this person, and somebody else took the tick back.
    case takenBack
    /// Evidence that this person attached and somebody sent back.
    case returnedEvidence
    /// Requests of the auditor's that are this person's and due.
    case requests
    /// Controls of this person's with a gap in what they have to show.
    case gaps
    /// Controls, evidence and requests about which two people decided without seeing each other.
    case disputed
    /// What waits for whomever.
    case team(Attention)
    /// Requests of the auditor's that others are late with, or nobody has taken.
    case teamRequests
    /// Controls of others, or nobody's, with a gap.
    case teamGaps

    /// The person's own, in their order.
    static let own: [OverviewReason] = [
        .mine(.returned), .returnedEvidence, .takenBack, .mine(.late), .requests, .mine(.blocked), .gaps, .mine(.dueSoon),
        .mine(.waitsForReview),
    ]

    /// The reason in words, for a number of items.
    func title(_ count: Int) -> String {
        switch self {
        case .mine(.returned): "returned to you"
        case .takenBack: count == 1 ? "tick of yours was taken back" : "ticks of yours were taken back"
        case .returnedEvidence: count == 1 ? "piece of your evidence was returned" : "pieces of your evidence were returned"
        case .requests: count == 1 ? "request of the auditor waits for you" : "requests of the auditor wait for you"
        case .gaps:
            count == 1 ? "of your controls has a gap in its evidence" : "of your controls have gaps in their evidence"
        case .disputed:
            count == 1
                ? "control, piece or request was changed by two people at once"
                : "controls, pieces and requests were changed by two people at once"
        case .teamRequests:
            count == 1 ? "other request is late, returned or nobody's" : "other requests are late, returned or nobody's"
        case .teamGaps: count == 1 ? "other control has a gap in its evidence" : "other controls have gaps in their evidence"
        case .mine(.waitsForReview): count == 1 ? "waits for your review" : "wait for your review"
        case .mine(let attention): "of yours \(count == 1 ? "is" : "are") \(attention.title(count))"
        case .team(let attention): attention.title(count)
        }
    }

    /// How pressing it looks.
    var ink: Ink {
        switch self {
        case .mine(let attention), .team(let attention): attention.ink
        case .takenBack, .returnedEvidence, .gaps, .teamGaps: .danger
        case .requests, .teamRequests, .disputed: .warning
        }
    }

    /// What the note behind a title is about.
    var attention: Attention? {
        switch self {
        case .mine(let attention), .team(let attention): attention
        case .takenBack, .returnedEvidence, .requests, .gaps, .disputed, .teamRequests, .teamGaps: nil
        }
    }

    /// Where the items are listed.
    func place(_ context: Context) -> Place {
        switch self {
        case .team(let attention): .attention(attention)
        case .mine(.waitsForReview): .view(.review)
        case .mine(let attention): .items(attention.filter(on: context.today).owned(by: context.me))
        case .takenBack: .items(.open(of: context.me))
        case .returnedEvidence, .gaps: .gaps(of: context.me)
        case .teamGaps: .gaps(of: nil)
        case .disputed: .disputes
        case .requests:
            .requests(
                {
                    var filter = RequestFilter()
                    filter.owner = .person(context.me)
                    filter.isOpen = true
                    return filter
                }())
        case .teamRequests:
            .requests(
                {
                    var filter = RequestFilter()
                    filter.isOpen = true
                    return filter
                }())
        }
    }
}

extension ItemFilter {
    /// The same for one person's items.
    func owned(by person: Handle) -> ItemFilter {
        var filter = self
        filter.owner = .person(person)
        return filter
    }
}

/// What waits for one person, reason by reason.
struct OwnWork: Sendable {
    /// The reasons that there are, with the items, the most pressing first.
    private(set) var reasons: [(reason: OverviewReason, items: [Int])] = []
    /// How many open items the person owns.
    private(set) var open = 0
    /// Days of work on them, by the catalog's estimates.
    private(set) var days = 0.0
    /// Whether anybody owns anything yet.
    private(set) var hasOwners = false

    /// Finds what waits for a person. Only items that somebody has touched are looked at: nobody owns the others.
    init(of me: Handle, in engagement: Engagement, people record: WorkspaceRecord) {
        var found: [OverviewReason: [(due: Int, position: Int)]] = [:]
        let soon = engagement.today.advanced(by: Attention.soon)
        engagement.work.forEach { id, work in
            if work.owner.value != nil { hasOwners = true }
            guard let position = engagement.position(of: id), engagement.isInScope(engagement.items[position]) else { return }
            func add(_ reason: OverviewReason) {
                found[reason, default: []].append((work.due.value?.ordinal ?? .max, position))
            }
            let isMine = work.ownerPerson == me
            switch work.status {
            case .ready: if let tick = work.tick, tick.person != me { add(.mine(.waitsForReview)) }
            case .todo, .inProgress:
                let wasTakenBack = Self.wasTakenBack(work, from: me, record)
                if wasTakenBack, work.returned == nil { add(.takenBack) }
                guard isMine else { return }
                open += 1
                days += engagement.items[position].effort
                if work.returned != nil { add(.mine(.returned)) }
                if work.blocked.value != nil { add(.mine(.blocked)) }
                if work.isLate(on: engagement.today) {
                    add(.mine(.late))
                } else if let due = work.due.value, due <= soon {
                    add(.mine(.dueSoon))
                }
            case .reviewed, .notApplicable: break
            }
        }
        reasons = OverviewReason.own.compactMap { reason in
            guard let items = found[reason] else { return nil }
            return (reason, items.sorted { ($0.due, $0.position) < ($1.due, $1.position) }.map(\.position))
        }
    }

    /// Whether somebody else took back a tick that this person gave, or one on this person's item.
    private static func wasTakenBack(_ work: ItemWork, from me: Handle, _ record: WorkspaceRecord) -> Bool {
        guard let tick = work.tick, tick.person == me || work.ownerPerson == me,
            let last = work.recordedStatus.stamp?.handle
        else { return false }
        return !record.areOne(last, me)
    }
}
