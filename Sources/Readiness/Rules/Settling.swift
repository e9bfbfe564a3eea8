import HashTreeCollections

/// A field of an item that two people changed without seeing each other, with what each of them wrote.
public struct Contest: Hashable, Sendable {
    /// Which field.
    public enum Field: CaseIterable, Hashable, Sendable {
        case status
        case blocked
        case owner
        case due

        /// The field's name.
        public var title: String {
            switch self {
            case .status: "Status"
            case .blocked: "Blocked"
            case .owner: "Owner"
            case .due: "Due"
            }
        }
    }

    /// Which field.
    public let field: Field
    /// What was written, oldest first in the common order. One of them stands.
    public let sides: [Entry]
    /// The entry whose value stands.
    public let standing: EntryID
    /// What somebody who has looked has looked at.
    public let clashes: [Clash]

    /// The side that stands.
    public var stands: Entry? { sides.first { $0.id == standing } }
    /// The sides that do not stand, the last one last.
    public var others: [Entry] { sides.filter { $0.id != standing } }
}

extension ItemWork {
    /// The entries that somebody has to see to settle what is contested: both sides of each clash, and what stands.
    public var contestedEntries: Set<EntryID> {
        func ids<Value>(_ register: Register<Value>) -> [EntryID] {
            guard !register.clashes.isEmpty else { return [] }
            return register.clashes.flatMap { [$0.earlier, $0.later] } + [register.stamp?.entry].compactMap(\.self)
        }
        return Set(ids(recordedStatus) + ids(blocked) + ids(owner) + ids(due))
    }

    /// What is contested, field by field.
    ///
    /// - Parameter entry: Finds an entry; one that is not found is not among the sides.
    public func contests(_ entry: (EntryID) -> Entry?) -> [Contest] {
        func contest<Value>(_ field: Contest.Field, _ register: Register<Value>) -> Contest? {
            guard let stamp = register.stamp, !register.clashes.isEmpty else { return nil }
            let ids = Set(register.clashes.flatMap { [$0.earlier, $0.later] } + [stamp.entry])
            return Contest(
                field: field, sides: ids.compactMap(entry).sorted { $0.stamp < $1.stamp }, standing: stamp.entry,
                clashes: register.clashes)
        }
        return [
            contest(.status, recordedStatus), contest(.blocked, blocked), contest(.owner, owner), contest(.due, due),
        ].compactMap(\.self)
    }
}

extension WorkspaceState {
    /// What a side says, without the item: "Not applicable: we have no office".
    public func value(of side: Entry) -> String {
        switch side.action {
        case .status(_, let to, _, let reason): reason.isEmpty ? to.title : "\(to.title): \(reason)"
        case .blocked(_, let to, _): to.map { "blocked: \($0)" } ?? "not blocked"
        case .owner(_, let to, _): to.map { record.name(of: $0) } ?? "nobody"
        case .due(_, let to, _): to?.words ?? "no due date"
        default: side.sentence(in: self)
        }
    }

    /// The actions that settle a contested field: what a side wrote is taken, where it is not what stands, and the
    /// field is contested no longer.
    ///
    /// Whoever takes a tick or a review signs it, by the same rules as any other.
    ///
    /// - Throws: ``Refusal`` where the rules do not allow it.
    public func settle(
        _ contest: Contest, taking side: Entry, on address: ItemAddress, by handle: Handle
    ) throws(Refusal) -> [Action] {
        let settled = Action.settle(address, contest.clashes)
        let work = record.engagement(address.engagement)?.work[address.item] ?? ItemWork()
        switch side.action {
        case .status(_, let to, _, let reason):
            let recorded = work.recordedStatus.value
            guard side.id != contest.standing, to != recorded || to == .notApplicable && reason != work.reason else {
                return [settled]
            }
            if to == .ready, let reason = work.blocked.value { throw .blocked(address, reason: reason) }
            if to == .reviewed {
                guard let tick = work.tick else { throw .notTicked(address, work.status) }
                guard !record.areOne(tick.by, handle) else {
                    throw .ownTick(address, by: tick.by == handle ? "you" : "you, as \(tick.by)")
                }
            }
            return [.status(address, to: to, was: recorded, reason: reason), settled]
        case .blocked(_, let to, _):
            return (to == work.blocked.value ? [] : [.blocked(address, to: to, was: work.blocked.value)]) + [settled]
        case .owner(_, let to, _):
            return (to == work.owner.value ? [] : [.owner(address, to: to, was: work.owner.value)]) + [settled]
        case .due(_, let to, _):
            return (to == work.due.value ? [] : [.due(address, to: to, was: work.due.value)]) + [settled]
        default: return [settled]
        }
    }
}
