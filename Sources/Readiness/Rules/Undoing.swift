import HashTreeCollections

/// What one person can undo and do again, found in the journal: it outlasts the program.
///
/// A *go* is what was written at once: ticking ten selected items is one go. Undoing writes the opposite of each of its
/// entries; nothing is ever taken out of the journal.
public struct Undoing: Sendable {
    private let goes: [(first: EntryID, entries: [Entry], reversal: Reversal?)]

    /// Which way to go.
    public enum Direction: Hashable, Sendable {
        /// To undo the last go.
        case undo
        /// To do again what was undone last.
        case redo
    }

    /// Finds the goes of a person in the last entries of a history. What stands before a go of which the beginning is
    /// not among them is passed over.
    public init(latest entries: [Entry], of handle: Handle, in record: WorkspaceRecord) {
        var whole = entries[...]
        while let last = whole.lastIndex(where: { [ids = Set(whole.map(\.id))] in !ids.contains($0.batchID) }) {
            whole = whole[(last + 1)...]
        }
        self.init(whole, of: handle, in: record)
    }

    /// Whether the goes that were found are enough to tell, whatever was done before them.
    public func knows(_ direction: Direction) -> Bool {
        switch direction {
        case .undo: undoable != nil
        // Whatever was undone before something was done cannot be done again.
        case .redo: redoable != nil || goes.contains { $0.reversal == nil && $0.entries.contains(where: \.action.canBeUndone) }
        }
    }

    /// Finds the goes of a person.
    ///
    /// - Parameters:
    ///   - entries: Entries of the workspace, in the order of their stamps; those of other people are passed over.
    ///   - record: Says which other handles are the same person's.
    public init(_ entries: some Sequence<Entry>, of handle: Handle, in record: WorkspaceRecord = WorkspaceRecord()) {
        var order: [EntryID] = []
        var grouped: [EntryID: [Entry]] = [:]
        for entry in entries where record.areOne(entry.stamp.handle, handle) {
            if grouped[entry.batchID] == nil { order.append(entry.batchID) }
            grouped[entry.batchID, default: []].append(entry)
        }
        goes = order.map { first in
            let entries = grouped[first] ?? []
            return (first, entries, entries.first?.reversal)
        }
    }

    /// The last go that can be undone: neither an undo, nor undone already.
    private var undoable: EntryID? { history.done.last }

    /// The last undo that can be taken back: nothing of one's own was done since.
    private var redoable: EntryID? { history.undone.last }

    /// What an undo would take back, or a redo do again, as it was done: to be named before. Empty where there is
    /// nothing.
    public func actions(_ direction: Direction) -> [Action] {
        switch direction {
        case .undo: return actions(of: undoable)
        case .redo:
            let redoable = redoable
            guard case .undo(let target)? = goes.first(where: { $0.first == redoable })?.reversal else { return [] }
            return actions(of: target)
        }
    }

    private func actions(of first: EntryID?) -> [Action] {
        goes.first { $0.first == first }?.entries.map(\.action) ?? []
    }

    /// Replays undo and redo: what stands, by the go that did it, and the undos that can be taken back.
    private var history: (done: [EntryID], undone: [EntryID]) {
        var done: [EntryID] = []
        var undone: [EntryID] = []
        for go in goes {
            switch go.reversal {
            case nil:
                if go.entries.contains(where: \.action.canBeUndone) {
                    done.append(go.first)
                    undone = []
                }
            case .undo(let target):
                done.removeAll { $0 == target }
                undone.append(go.first)
            case .redo(let undo):
                undone.removeAll { $0 == undo }
                done.append(go.first)
            }
        }
        return (done, undone)
    }

    /// The entries that undo the last go.
    ///
    /// - Throws: ``Refusal`` where there is none, or somebody has changed the same since.
    public func undo(in state: WorkspaceState) throws(Refusal) -> (actions: [Action], reversal: Reversal) {
        guard let target = undoable else { throw .nothingToUndo }
        return (try opposites(of: target, in: state), .undo(target))
    }

    /// The entries that do again what the last undo took back.
    ///
    /// - Throws: ``Refusal`` where there is none, or somebody has changed the same since.
    public func redo(in state: WorkspaceState) throws(Refusal) -> (actions: [Action], reversal: Reversal) {
        guard let target = redoable else { throw .nothingToRedo }
        return (try opposites(of: target, in: state), .redo(target))
    }

    private func opposites(of first: EntryID, in state: WorkspaceState) throws(Refusal) -> [Action] {
        var actions: [Action] = []
        for entry in goes.first(where: { $0.first == first })?.entries.reversed() ?? [] {
            if let opposite = try entry.opposite(in: state.record) { actions.append(opposite) }
        }
        return actions
    }
}

extension Action {
    /// Whether undoing it means anything. What a person is called and what was looked at stay as they are.
    fileprivate var canBeUndone: Bool {
        switch self {
        case .person, .settle: false
        default: true
        }
    }
}

extension Entry {
    /// The action that takes this entry back, or nil where there is nothing to take back.
    ///
    /// - Throws: ``Refusal`` where the field was changed since by a later entry.
    fileprivate func opposite(in record: WorkspaceRecord) throws(Refusal) -> Action? {
        if case .same(let other, let main, let to, let was) = action {
            if let standing = record.samePeople.register(other, as: main), let last = standing.stamp?.handle,
                !record.areOne(last, stamp.handle) || standing.value != to
            {
                throw .changedSince(what: "whether \(other) is \(main)", by: record.name(of: last))
            }
            return .same(other, as: main, to: was, was: to)
        }
        if case .workspace(let to, let was) = action {
            if let last = record.name.stamp?.handle, !record.areOne(last, stamp.handle) || record.name.value != to {
                throw .changedSince(what: "the workspace's name", by: record.name(of: last))
            }
            return .workspace(name: was, was: to)
        }
        switch action {
        case .attach: return .evidence(id, .retired(to: true, was: false))
        case .evidence(let piece, let change):
            if let standing = record.evidence[piece]?.standing(change),
                !standing.stands || !record.areOne(standing.by, stamp.handle)
            {
                let title = record.evidence[piece]?.piece.title ?? piece.description
                throw .changedSince(what: "the evidence “\(title)”", by: record.name(of: standing.by))
            }
            return .evidence(piece, change.reversed)
        case .define(let control): return .control(control.key, .dropped(to: true, was: false))
        case .rule(let change):
            if let standing = record.standing(change), !standing.stands || !record.areOne(standing.by, stamp.handle) {
                throw .changedSince(what: change.name, by: record.name(of: standing.by))
            }
            return .rule(change.reversed)
        case .check(let name, let to, let was):
            if let standing = record.standing(name, to), !standing.stands || !record.areOne(standing.by, stamp.handle) {
                throw .changedSince(what: "what \(name) shows", by: record.name(of: standing.by))
            }
            return .check(name, to: was, was: to)
        case .control(let key, let change):
            if let standing = record.controls[key]?.standing(change),
                !standing.stands || !record.areOne(standing.by, stamp.handle)
            {
                throw .changedSince(what: "the control \(key)", by: record.name(of: standing.by))
            }
            return .control(key, change.reversed)
        default: break
        }
        guard let id = action.engagement, let engagement = record.engagement(id) else { return nil }
        // One's own undos may lie between, as long as what this entry set stands again.
        func check<Value: Equatable>(_ register: Register<Value>?, is value: Value, _ what: String) throws(Refusal) {
            guard let register, let last = register.stamp?.handle else { return }
            if !record.areOne(last, stamp.handle) || register.value != value {
                throw .changedSince(what: what, by: record.name(of: last))
            }
        }
        let work = action.item.flatMap { engagement.work[$0.item] }
        switch action {
        case .request(_, let number, let change):
            if let standing = engagement.requests[number]?.standing(change),
                !standing.stands || !record.areOne(standing.by, stamp.handle)
            {
                throw .changedSince(what: "the request \(number)", by: record.name(of: standing.by))
            }
            return .request(id, number, change.reversed)
        case .roll(_, .from): return nil
        case .roll: return .withdraw(id, self.id, to: true, was: false)
        case .confirm(let item, let to, let was):
            try check(work?.second.recorded, is: to, item.item.text)
            return .confirm(item, to: was, was: to)
        case .again(let item, let to, let was):
            try check(work?.lookAgain, is: to, item.item.text)
            return .again(item, to: was, was: to)
        case .workspace, .person, .same, .settle, .control, .define, .rule, .check, .attach, .evidence: return nil
        case .engage(let setup):
            try check(engagement.isDropped, is: false, setup.id.text)
            return .drop(id, to: true, was: false)
        case .amend(_, .type(let to, let was)):
            try check(engagement.type, is: to, "the dates of \(id)")
            return .amend(id, .type(to: was, was: to))
        case .amend(_, .organization(let to, let was)):
            try check(engagement.organization, is: to, "the organization of \(id)")
            return .amend(id, .organization(to: was, was: to))
        case .amend(_, .service(let to, let was)):
            try check(engagement.service, is: to, "the service of \(id)")
            return .amend(id, .service(to: was, was: to))
        case .drop(_, let to, let was):
            try check(engagement.isDropped, is: to, id.text)
            return .drop(id, to: was, was: to)
        case .scope(_, let target, let to, let was, _):
            let decision = engagement.scope[target]
            try check(decision?.isIn, is: to, "the scope of \(target)")
            return .scope(id, target: target, to: was, was: to, reason: (was ? decision?.reasonIn : decision?.reasonOut) ?? "")
        case .objective, .item, .note, .keep:
            return .withdraw(id, self.id, to: true, was: false)
        case .withdraw(_, let target, let to, let was):
            return .withdraw(id, target, to: was, was: to)
        case .reword(_, let criterion, let to, let was):
            try check(engagement.wordings[criterion], is: to, "the wording of \(criterion)")
            return .reword(id, criterion: criterion, to: was, was: to)
        case .status(let item, let to, let was, let reason):
            try check(work?.recordedStatus, is: to, item.item.text)
            // What a reviewer said, or where a tick was imported from, goes along with the undo, so that doing it again
            // says it again.
            let comment = to.isTicked || was.isTicked ? reason : ""
            return .status(item, to: was, was: to, reason: was == .notApplicable ? work?.exclusion ?? "" : comment)
        case .returned(let item, let to, let was, let reason):
            try check(work?.recordedStatus, is: to, item.item.text)
            return .returned(item, to: was, was: to, reason: reason)
        case .correct(_, let target, let to, let was):
            let note = engagement.note(by: target)
            let words = engagement.items.first { $0.entry == target }?.words ?? note?.words
            try check(words, is: to, "that text")
            return .correct(id, target, to: was, was: to)
        case .blocked(let item, let to, let was):
            try check(work?.blocked, is: to, item.item.text)
            return .blocked(item, to: was, was: to)
        case .owner(let item, let to, let was):
            try check(work?.owner, is: to, item.item.text)
            return .owner(item, to: was, was: to)
        case .due(let item, let to, let was):
            try check(work?.due, is: to, item.item.text)
            return .due(item, to: was, was: to)
        }
    }
}
