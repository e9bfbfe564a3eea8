import HashTreeCollections

/// Which entries of a history count for nothing by the rules, and why: a history must not tell as done what is not.
///
/// It goes through a history as a fold does, and goes on from where it was when more entries come. Who is who is seen
/// from today, so that what is learnt of two handles holds backwards, too.
public struct VoidEntries: Sendable {
    private var works: [ItemAddress: ItemWork] = [:]
    private var reasons: [EntryID: String] = [:]
    private var people = SamePeople()
    private var count = 0
    private var last: EntryID?

    /// Begins with nothing.
    public init() {}

    /// Goes through a history.
    ///
    /// - Parameters:
    ///   - entries: All entries, in the order of their stamps.
    ///   - record: Says who is who.
    public init(of entries: [Entry], in record: WorkspaceRecord) {
        follow(entries, in: record)
    }

    /// Takes what a record knows, without going through its history; nil where the record alone cannot tell, because
    /// handles were joined or entries passed over.
    public init?(knownTo record: WorkspaceRecord) {
        guard record.samePeople.isEmpty, record.strays == 0 else { return nil }
        for evidence in record.evidence.records {
            for entry in evidence.ownOpinions { reasons[entry] = Self.ownVerdict }
        }
        for engagement in record.engagements {
            for item in engagement.work.itemsWithVoidReviews {
                for review in engagement.work[item]?.voidReviews ?? [] {
                    reasons[review.entry] = review.isOwn ? Self.ownReview : Self.unticked
                }
            }
        }
    }

    private static let ownReview = "a review by the same person does not count"
    private static let ownVerdict = "to accept or return one's own evidence does not count"
    private static let unticked = "a review of what nobody ticked does not count"

    /// Goes on to a longer history, or begins anew where it is another.
    public mutating func follow(_ entries: [Entry], in record: WorkspaceRecord) {
        let goesOn = count <= entries.count && (count == 0 || entries[count - 1].id == last) && people == record.samePeople
        if !goesOn { self = VoidEntries() }
        people = record.samePeople
        for entry in entries[count...] { look(at: entry) }
        count = entries.count
        last = entries.last?.id
    }

    private mutating func look(at entry: Entry) {
        if case .evidence(let id, .opinion(.some, _, _)) = entry.action, people.areOne(id.writer.handle, entry.stamp.handle) {
            if case .undo = entry.reversal { return }
            reasons[entry.id] = Self.ownVerdict
        }
        if case .returned(let item, _, _, _) = entry.action { works[item, default: ItemWork()].apply(entry) }
        guard case .status(let item, let to, _, _) = entry.action else { return }
        works[item, default: ItemWork()].apply(entry)
        if case .undo = entry.reversal { return }
        guard to == .reviewed else { return }
        works[item]?.follow(people)
        if works[item]?.ownReview != nil {
            reasons[entry.id] = Self.ownReview
        } else if works[item]?.tick == nil {
            reasons[entry.id] = Self.unticked
        }
    }

    /// Why an entry counts for nothing, or nil where it counts.
    public func reason(of entry: Entry, in state: WorkspaceState) -> String? {
        reasons[entry.id] ?? VoidEntries.objection(to: entry, in: state)
    }

    /// What speaks against an entry by itself: it rewords or leaves out a requirement on the report itself.
    private static func objection(to entry: Entry, in state: WorkspaceState) -> String? {
        let (id, target): (EngagementID, String)
        switch entry.action {
        case .scope(let engagement, let criterion, _, _, _): (id, target) = (engagement, criterion)
        case .reword(let engagement, let criterion, _, _): (id, target) = (engagement, criterion)
        default: return nil
        }
        guard let engagement = state.engagement(id),
            let area = engagement.areas.first(where: { area in
                area.area.isAboutReport
                    && (area.id == target
                        || engagement.criteria.contains { $0.id == target && engagement.areas[$0.area].id == area.id })
            })
        else { return nil }
        return "\(target) is a requirement of \(area.area.title), which every report has"
    }

    /// What was done, as the rest of a sentence that begins with the person's name, with why it counts for nothing
    /// where that is so.
    public func sentence(of entry: Entry, in state: WorkspaceState) -> String {
        let sentence = entry.sentence(in: state)
        // Before it, because lines are cut at their ends.
        return reason(of: entry, in: state).map { "(void: \($0)) \(sentence)" } ?? sentence
    }
}
