/// The figures of some items. Of the three that are shown, ticked, evidenced and reviewed, none is ever mixed with
/// another; all are parts of ``total``.
public struct Tally: Hashable, Sendable {
    /// Items in scope that are not Not applicable.
    public var total = 0
    /// Items that are Ready or Reviewed.
    public var ticked = 0
    /// Items that are ticked, with evidence that covers what is expected.
    public var evidenced = 0
    /// Items that a second person has checked.
    public var reviewed = 0
    /// Items in scope that do not apply. Not part of the total.
    public var notApplicable = 0
    /// Items that somebody has begun.
    public var inProgress = 0
    /// Items past their day and not ticked.
    public var late = 0
    /// Items that are blocked and not ticked.
    public var blocked = 0
    /// Items that are not ticked and have no owner.
    public var unowned = 0
    /// Items of which two people changed the same thing without seeing each other.
    public var contested = 0

    /// Counts nothing.
    public init() {}

    /// Counts one item.
    ///
    /// - Parameter isCovered: Whether evidence shows what is expected of it.
    public init(of work: ItemWork, on today: Day, isCovered: Bool = false) {
        contested = work.isContested ? 1 : 0
        let status = work.status
        guard status != .notApplicable else {
            notApplicable = 1
            return
        }
        total = 1
        if status.isTicked {
            ticked = 1
            evidenced = isCovered ? 1 : 0
            reviewed = status == .reviewed ? 1 : 0
        } else {
            inProgress = status == .inProgress ? 1 : 0
            late = work.isLate(on: today) ? 1 : 0
            blocked = work.blocked.value == nil ? 0 : 1
            unowned = work.owner.value == nil ? 1 : 0
        }
    }

    /// Items that are ticked and wait for a second person.
    public var waitingForReview: Int { ticked - reviewed }

    /// Adds figures of other items.
    public static func += (left: inout Tally, right: Tally) { left.combine(right, +) }

    /// Takes away figures of some of the items.
    public static func -= (left: inout Tally, right: Tally) { left.combine(right, -) }

    private mutating func combine(_ other: Tally, _ combine: (Int, Int) -> Int) {
        total = combine(total, other.total)
        ticked = combine(ticked, other.ticked)
        evidenced = combine(evidenced, other.evidenced)
        reviewed = combine(reviewed, other.reviewed)
        notApplicable = combine(notApplicable, other.notApplicable)
        inProgress = combine(inProgress, other.inProgress)
        late = combine(late, other.late)
        blocked = combine(blocked, other.blocked)
        unowned = combine(unowned, other.unowned)
        contested = combine(contested, other.contested)
    }
}
