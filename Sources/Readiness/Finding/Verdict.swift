import HarmlessText
import HashTreeCollections

/// Where a report stands in one sentence, from what is known today. It foretells nothing.
public struct Verdict: Hashable, Sendable {
    /// How it looks.
    public enum Outlook: Hashable, Sendable {
        /// Nothing has been ticked.
        case begun
        /// Something is left to do, and nothing is late, blocked or returned.
        case onTheWay
        /// Something is late, blocked or returned.
        case needsAttention
        /// What is left would have to be in place already: the period has begun, or the date has come.
        case behind
        /// All is ticked; reviews are missing.
        case ticked
        /// All is ticked and reviewed. Of a period that has not ended that is said, because controls have yet to
        /// operate.
        case reviewed
    }

    /// How it looks.
    public let outlook: Outlook
    /// Items that are not ticked.
    public let open: Int
    /// Days of work left, by the catalog's estimates for a small company.
    public let days: Double
    private let tally: Tally
    private let returned: Int
    private let timing: ReportTiming

    /// Sees where an engagement stands.
    public init(of engagement: Engagement, on today: Day) {
        tally = engagement.tally
        timing = ReportTiming(of: engagement.record.type.value, on: today)
        var days = 0.0
        var returned = 0
        for (position, item) in engagement.items.enumerated() where engagement.isInScope(item) {
            guard let work = engagement.work(at: position) else {
                days += item.effort
                continue
            }
            guard work.status == .todo || work.status == .inProgress else { continue }
            days += item.effort
            if work.returned != nil { returned += 1 }
        }
        self.days = days
        self.returned = returned
        open = tally.total - tally.ticked
        let isDue =
            switch timing {
            case .begins: false
            case .within, .ended: true
            case .asOf(let days): days <= 0
            }
        if tally.total == 0 || tally.ticked == 0 && !isDue {
            outlook = .begun
        } else if open == 0 {
            outlook = tally.reviewed == tally.total ? .reviewed : .ticked
        } else if isDue {
            outlook = .behind
        } else {
            outlook = tally.late > 0 || tally.blocked > 0 || returned > 0 ? .needsAttention : .onTheWay
        }
    }
}

extension Verdict: CustomStringConvertible {
    /// "Not ready: 112 of 169 items are not ticked, about 214 days of work; 10 late, 2 blocked. The period begins in 34
    /// days."
    public var description: String {
        guard tally.total > 0 else { return "Nothing is in scope yet." }
        return "\(standing). \(time)."
    }

    private var standing: String {
        switch outlook {
        case .begun where tally.ticked == 0:
            return "Just begun: none of \(counted(tally.total, "item")) is ticked; about \(work) of work\(trouble)"
        case .reviewed: return "\(all) ticked and reviewed"
        case .ticked:
            let waiting = tally.total - tally.reviewed
            return "\(all) ticked; \(waiting) \(waiting == 1 ? "waits" : "wait") for a second person"
        default:
            let verb = open == 1 ? "is" : "are"
            return "Not ready: \(open) of \(counted(tally.total, "item")) \(verb) not ticked, about \(work) of work\(trouble)"
        }
    }

    private var all: String { tally.total == 1 ? "The one item is" : "All \(tally.total) items are" }

    private var work: String { counted(max(1, Int(days.rounded(.up))), "person-day") }

    private var trouble: String {
        let parts = [(tally.late, "late"), (tally.blocked, "blocked"), (returned, "returned")].filter { $0.0 > 0 }
        return parts.isEmpty ? "" : "; " + parts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }

    private var time: String {
        switch timing {
        case .begins: "The period \(timing)"
        case .within where open > 0: "The period has begun (\(timing)), and what is not in place does not operate"
        case .within: "The period is under way (\(timing))"
        case .ended: "The period \(timing)"
        case .asOf: "\(timing)".prefix(1).uppercased() + "\(timing)".dropFirst()
        }
    }
}

/// What one person has yet to do.
public struct OwnerLoad: Hashable, Sendable {
    /// Who; nil for what nobody owns.
    public let owner: Handle?
    /// Items that are neither ticked nor Not applicable.
    public private(set) var open = 0
    /// Those of them that are late.
    public private(set) var late = 0
    /// Days of work, by the catalog's estimates.
    public private(set) var days = 0.0

    /// The loads of an engagement: people by the days of their work, most first, and what nobody owns last.
    public static func all(in engagement: Engagement) -> [OwnerLoad] {
        var loads: [Handle?: OwnerLoad] = [:]
        // What nobody has touched is nobody's, and in the first months that is most of it.
        var untouched = OwnerLoad(owner: nil)
        for (position, item) in engagement.items.enumerated() where engagement.isInScope(item) {
            guard let work = engagement.work(at: position) else {
                untouched.open += 1
                untouched.days += item.effort
                continue
            }
            guard work.status == .todo || work.status == .inProgress else { continue }
            let owner = work.ownerPerson
            loads[owner, default: OwnerLoad(owner: owner)].open += 1
            loads[owner]?.days += item.effort
            if work.isLate(on: engagement.today) { loads[owner]?.late += 1 }
        }
        if untouched.open > 0 {
            loads[nil, default: OwnerLoad(owner: nil)].open += untouched.open
            loads[nil]?.days += untouched.days
        }
        return loads.values.sorted { left, right in
            if (left.owner == nil) != (right.owner == nil) { return right.owner == nil }
            return (right.days, right.open, left.owner?.text ?? "") < (left.days, left.open, right.owner?.text ?? "")
        }
    }
}
