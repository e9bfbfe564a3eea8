import HashTreeCollections

/// The evidence of a workspace, found by what it shows or once showed, to tell what became of what a reviewer saw.
struct ReviewedEvidence {
    private let records: [EvidenceRecord]
    private let broken: Set<EntryID>
    private let catalogs: [EngagementID: String]
    private var byControl: [String: [Int]] = [:]
    private var byItem: [EvidenceIndex.ItemKey: [Int]] = [:]
    /// The pieces that took the place of others, by these.
    private var successors: [EntryID: [Int]] = [:]

    /// Sorts the evidence of a workspace.
    ///
    /// - Parameter broken: The pieces whose files are missing or were changed.
    init(of record: WorkspaceRecord, broken: Set<EntryID>) {
        records = record.evidence.records
        self.broken = broken
        var catalogs: [EngagementID: String] = [:]
        for engagement in record.engagements { catalogs[engagement.id] = engagement.catalog }
        self.catalogs = catalogs
        for (place, known) in records.enumerated() {
            var (controls, items) = (known.piece.controls, known.piece.items)
            for case .shows(let target, _, _) in known.changes.map(\.change) {
                switch target {
                case .control(let key): controls.insert(key)
                case .item(let address): items.insert(address)
                }
            }
            for control in controls { byControl[control, default: []].append(place) }
            for item in items {
                guard let catalog = catalogs[item.engagement] else { continue }
                byItem[EvidenceIndex.ItemKey(catalog: catalog, item: item.item), default: []].append(place)
            }
            if let replaced = known.piece.replaces { successors[replaced, default: []].append(place) }
        }
    }

    /// What a review is of: an item with its control, in the dates of a report.
    struct Subject {
        let address: ItemAddress
        let catalog: String
        let control: String
        /// Whether the item is its own control.
        let isOwnControl: Bool
        /// Whether something is expected once, which a piece of any days may show.
        let isOnce: Bool
        let type: ReportType

        var item: EvidenceIndex.ItemKey { EvidenceIndex.ItemKey(catalog: catalog, item: address.item) }
    }

    /// What lifted the review of a subject that was given at a stamp; nil where all that was looked at is as it was.
    ///
    /// What belongs to a control comes month for month, and would lift the reviews of all its items each time; so a new
    /// piece lifts a review only where it is attached to the item itself. Of the pieces that were there, every change
    /// does.
    func lift(of subject: Subject, since review: Stamp) -> ReviewLift? {
        var places = byControl[subject.control] ?? []
        let known = Set(places)
        places += (byItem[subject.item] ?? []).filter { !known.contains($0) }
        return places.flatMap { lifts(by: records[$0], of: subject, since: review) }.min {
            ($0.order, $0.word) < ($1.order, $1.word)
        }
    }

    private func lifts(by known: EvidenceRecord, of subject: Subject, since review: Stamp) -> [ReviewLift] {
        let later = known.changes.filter { $0.stamp > review }
        let seen = known.attached <= review ? known.piece(before: later) : nil
        guard let seen, counts(seen, subject) else {
            guard isDirect(known.piece, subject), counts(known.piece, subject) else { return [] }
            if let last = later.last, seen != nil || later.contains(where: { $0.change.shows(subject.address) }) {
                return [ReviewLift(.linked(known.id), stamp: last.stamp, at: last.at)]
            }
            return [ReviewLift(.attached(known.id), stamp: known.attached, at: known.at)]
        }
        var lifts: [ReviewLift] = []
        // The first change since which the piece is not what was seen: what came before it was taken back.
        var state = seen
        var first: ReviewLift?
        for change in later {
            state.set(change.change)
            if let difference = difference(of: state, from: seen, subject) {
                if first == nil { first = ReviewLift(difference, stamp: change.stamp, at: change.at) }
            } else {
                first = nil
            }
        }
        if let first { lifts.append(first) }
        for place in successors[known.id] ?? [] {
            let successor = records[place]
            guard successor.attached > review, successor.id != known.id, !successor.piece.isRetired else { continue }
            lifts.append(ReviewLift(.replaced(known.id), stamp: successor.attached, at: successor.at))
        }
        if broken.contains(known.id) { lifts.append(ReviewLift(.file(known.id))) }
        return lifts
    }

    private func difference(of now: Evidence, from seen: Evidence, _ subject: Subject) -> ReviewLift.Change? {
        if now.isRetired { return .retired(now.id) }
        if !shows(now, subject) { return .unlinked(now.id) }
        return now.words == seen.words ? nil : .corrected(now.id)
    }

    /// Whether a piece shows the item, by itself or by its control.
    private func shows(_ piece: Evidence, _ subject: Subject) -> Bool {
        piece.controls.contains(subject.control)
            || piece.items.contains { $0.item == subject.address.item && catalogs[$0.engagement] == subject.catalog }
    }

    /// Whether somebody who looks at the item looks at a piece, too.
    private func counts(_ piece: Evidence, _ subject: Subject) -> Bool {
        !piece.isRetired && shows(piece, subject) && isWithin(piece, subject)
    }

    /// Whether a piece is about the item itself, in this report.
    private func isDirect(_ piece: Evidence, _ subject: Subject) -> Bool {
        piece.items.contains(subject.address)
            || subject.isOwnControl && subject.isOnce && piece.controls.contains(subject.control)
    }

    /// Whether a piece lies within the report's dates, so that whoever reviewed the item had it before them. Documents
    /// may be older.
    private func isWithin(_ piece: Evidence, _ subject: Subject) -> Bool {
        if subject.isOnce || piece.kind == .document { return true }
        switch subject.type {
        // A performance counts for a date where it is not longer ago than one stretch, of which the longest is a year.
        case .type1(let date):
            return piece.covers.lowerBound <= date && piece.covers.upperBound.distance(to: date) <= 366
        case .type2(let period): return piece.covers.overlaps(period)
        }
    }
}

/// Tells which reviews were lifted; reads what it needs for that when it is needed first, because most workspaces have
/// nothing to tell.
struct ReviewInquiry: Sendable {
    /// The stamp of the last entry about evidence; nil where there is no evidence.
    private let last: Stamp?
    private let hasBroken: Bool
    private let sorted: OnDemand<(controls: WorkspaceControls, evidence: ReviewedEvidence)>

    /// Begins an inquiry about a record.
    ///
    /// - Parameters:
    ///   - broken: The pieces whose files are missing or were changed.
    ///   - controls: The controls of the workspace.
    init(about record: WorkspaceRecord, broken: Set<EntryID>, controls: OnDemand<WorkspaceControls>) {
        last = record.evidence.last
        hasBroken = !broken.isEmpty
        sorted = OnDemand { (controls.value, ReviewedEvidence(of: record, broken: broken)) }
    }

    /// What lifted the review of an item; nil where it has none, or the review stands.
    func lift(of item: ItemDefinition, in engagement: Engagement) -> ReviewLift? {
        guard let work = engagement.record.work[item.id], work.recordedStatus.value == .reviewed, let tick = work.ticks.last,
            let review = work.reviews.last
        else { return nil }
        let words = engagement.lift(of: review, by: item, ticker: tick.person)
        let evidence = liftByEvidence(of: item, in: engagement, since: review.stamp)
        guard let words, let evidence else { return words ?? evidence }
        return words.order <= evidence.order ? words : evidence
    }

    private func liftByEvidence(of item: ItemDefinition, in engagement: Engagement, since review: Stamp?) -> ReviewLift? {
        guard let review, let last, last > review || hasBroken else { return nil }
        let (controls, evidence) = sorted.value
        let control = controls.place(ofItem: item, in: engagement).map { controls.all[$0] }
        let frequency =
            control?.schedule.rhythm(on: engagement.record.type.value.targetDay).frequency
            ?? Frequency(rawValue: item.cadence.rawValue) ?? .once
        return evidence.lift(
            of: .init(
                address: ItemAddress(engagement.id, item.id), catalog: engagement.catalog.id,
                control: control?.key ?? engagement.controlKey(of: item), isOwnControl: control == nil,
                isOnce: frequency == .once, type: engagement.record.type.value), since: review)
    }
}

extension ReviewLift {
    /// When it was, in the order of the history; what no entry tells of comes last.
    fileprivate var order: Stamp {
        stamp ?? Stamp(clock: .max, entry: EntryID(WriterID(Handle("unknown"), tag: .max), .max))
    }
}

extension EvidenceChange {
    /// Whether it makes a piece show an item.
    fileprivate func shows(_ address: ItemAddress) -> Bool {
        if case .shows(.item(address), to: true, was: _) = self { true } else { false }
    }
}

extension Engagement {
    /// Whether an item says something else than what was reviewed. Whoever ticked it cannot keep the review of somebody
    /// else by looking at the new words; everybody else can.
    fileprivate func lift(of review: Signature, by item: ItemDefinition, ticker: Handle) -> ReviewLift? {
        guard let seen = review.words, let now = words(of: item), !seen.agree(with: now),
            !review.keeps.contains(where: { !$0.isWithdrawn.value && $0.person != ticker && $0.words.agree(with: now) })
        else { return nil }
        guard item.catalogPosition == nil, let own = record.items.first(where: { $0.id == item.id })?.words else {
            return ReviewLift(.words)
        }
        return ReviewLift(.words, stamp: own.stamp, at: own.at)
    }
}
