/// A piece of evidence with all that was said of it since it was attached.
public struct EvidenceRecord: Hashable, Sendable {
    /// Who last set a field, when, and whether two people did so without seeing each other. The value itself stands in
    /// the piece.
    public struct Touch: Hashable, Sendable {
        /// The entry that set it last.
        public internal(set) var stamp: Stamp
        /// When that entry was written.
        public internal(set) var at: Timestamp
        /// Overrides that nobody has looked at yet, in order.
        public internal(set) var clashes: [Clash]

        /// Makes a touch.
        public init(stamp: Stamp, at: Timestamp, clashes: [Clash] = []) {
            self.stamp = stamp
            self.at = at
            self.clashes = clashes
        }
    }

    /// What somebody thought of the piece, and of which words of it.
    public struct Signature: Hashable, Sendable {
        /// What it says.
        public let opinion: EvidenceOpinion
        /// The entry.
        public let entry: EntryID
        /// When it was written.
        public let at: Timestamp
        /// What the piece said of itself then; nil where whoever signed had not seen what it says, which counts for
        /// nothing.
        public let words: EvidenceWords?

        /// Makes a signature.
        public init(opinion: EvidenceOpinion, entry: EntryID, at: Timestamp, words: EvidenceWords?) {
            self.opinion = opinion
            self.entry = entry
            self.at = at
            self.words = words
        }
    }

    /// A change of what the piece says of itself, of what it shows, or of whether it counts.
    public struct Change: Hashable, Sendable {
        /// What was changed, and what it really was before, whatever its writer had seen.
        public let change: EvidenceChange
        /// The entry that did it.
        public let stamp: Stamp
        /// When that entry was written.
        public let at: Timestamp

        /// Makes a change.
        public init(_ change: EvidenceChange, stamp: Stamp, at: Timestamp) {
            self.change = change
            self.stamp = stamp
            self.at = at
        }
    }

    /// The piece as it stands.
    public private(set) var piece: Evidence
    /// Where the entry that attached it stands in the order of the history.
    public let attached: Stamp
    /// When it was attached.
    public let at: Timestamp
    /// What was changed since, the oldest first; changes that changed nothing are left out.
    public private(set) var changes: [Change] = []
    /// What was set since, by field.
    public private(set) var touches: [EvidenceField: Touch] = [:]
    /// The entry that last said what the piece says of itself: whoever signs says that they have seen it.
    public private(set) var words: EntryID
    /// The opinions that were given, the oldest first, whether they count or not.
    public private(set) var signatures: [Signature] = []
    /// The last opinion that was recorded, whether it counts or not.
    public private(set) var opinion: EvidenceOpinion?
    /// The entries in which the person who attached it accepts or returns it, which counts for nothing.
    public private(set) var ownOpinions: [EntryID] = []

    /// Begins with an entry that attaches it.
    init(_ setup: EvidenceSetup, by entry: Entry) {
        piece = Evidence(setup, id: entry.id)
        attached = entry.stamp
        at = entry.at
        words = entry.id
    }

    /// Makes a record as a snapshot recorded it. Its verdict is not part of it: it follows from the signatures, and
    /// from who is who.
    public init(
        piece: Evidence, attached: Stamp, at: Timestamp, changes: [Change] = [], touches: [EvidenceField: Touch] = [:],
        words: EntryID? = nil,
        signatures: [Signature] = [], opinion: EvidenceOpinion? = nil, ownOpinions: [EntryID] = []
    ) {
        self.piece = piece
        self.attached = attached
        self.at = at
        self.changes = changes
        self.touches = touches
        self.words = words ?? piece.id
        self.signatures = signatures
        self.opinion = opinion
        self.ownOpinions = ownOpinions
    }

    /// Its id.
    public var id: EntryID { piece.id }

    /// Overrides that nobody has looked at yet, by field.
    public var clashes: [EvidenceField: [Clash]] { touches.compactMapValues { $0.clashes.isEmpty ? nil : $0.clashes } }

    /// The signature whose verdict stands; nil where there is none, or the piece says something else since.
    public var standing: Signature? {
        piece.verdict.flatMap { verdict in
            signatures.last { $0.entry.writer.handle == verdict.by && $0.opinion == verdict.opinion }
        }
    }

    /// The last signature of somebody else which a later correction lifted; nil where it stands or there is none.
    public func lifted(in people: SamePeople) -> Signature? {
        piece.verdict == nil ? last(in: people) : nil
    }

    /// Applies a change, which must be later than all before.
    mutating func apply(_ change: EvidenceChange, by entry: Entry) {
        if let real = piece.change(change) { changes.append(Change(real, stamp: entry.stamp, at: entry.at)) }
        switch change {
        case .title(let to, let was): set(\.title, to, was: was, change.field, by: entry)
        case .covers(let to, let was): set(\.covers, to, was: was, change.field, by: entry)
        case .performed(let to, let was): set(\.performed, to, was: was, change.field, by: entry)
        case .collected(let to, let was): set(\.collected, to, was: was, change.field, by: entry)
        case .source(let to, let was): set(\.source, to, was: was, change.field, by: entry)
        case .method(let to, let was): set(\.method, to, was: was, change.field, by: entry)
        case .result(let to, let was): set(\.result, to, was: was, change.field, by: entry)
        case .retired(let to, let was):
            set(\.isRetired, to, was: was, change.field, by: entry)
            // The only thing about a piece of which an undo retires it is that it was attached.
            if case .undo = entry.reversal {
                piece.isUndone = to && entry.stamp.handle == piece.by
            } else {
                piece.isUndone = false
            }
        case .shows(let target, let to, let was):
            touch(change.field, overrides: was != piece.shows(target) && to != piece.shows(target), by: entry)
            piece.show(target, to)
        case .opinion(let to, let was, let seen):
            touch(change.field, overrides: was != opinion && to != opinion, by: entry)
            opinion = to
            sign(to, seen: seen, by: entry)
        }
        if change.field.isWords { words = entry.id }
    }

    private mutating func set<Value: Equatable>(
        _ field: WritableKeyPath<Evidence, Value>, _ to: Value, was: Value, _ name: EvidenceField, by entry: Entry
    ) {
        touch(name, overrides: was != piece[keyPath: field] && to != piece[keyPath: field], by: entry)
        piece[keyPath: field] = to
    }

    /// Where what the writer saw is not what is overridden, the writer had not seen the entry before this one. What was
    /// attached cannot be overridden unseen.
    private mutating func touch(_ field: EvidenceField, overrides: Bool, by entry: Entry) {
        var clashes = touches[field]?.clashes ?? []
        if overrides, let before = touches[field]?.stamp.entry { clashes.append(Clash(earlier: before, later: entry.id)) }
        touches[field] = Touch(stamp: entry.stamp, at: entry.at, clashes: clashes)
    }

    /// Keeps who accepted and who returned it. An undo signs nothing: it brings back the signature that stood before.
    private mutating func sign(_ opinion: EvidenceOpinion?, seen: EntryID, by entry: Entry) {
        if case .undo = entry.reversal {
            _ = signatures.popLast()
            return
        }
        guard let opinion else {
            signatures = []
            return
        }
        signatures.append(
            Signature(opinion: opinion, entry: entry.id, at: entry.at, words: seen == words ? piece.words : nil))
        if entry.stamp.handle == piece.by { ownOpinions.append(entry.id) }
    }

    /// Makes the verdict follow who is who: the last of those who did not attach it themselves counts, as long as the
    /// piece says what they saw.
    mutating func follow(_ people: SamePeople) {
        let last = last(in: people).flatMap { $0.words == piece.words ? $0 : nil }
        let verdict = last.map { EvidenceVerdict($0.opinion, by: $0.entry.writer.handle) }
        if verdict != piece.verdict { piece.verdict = verdict }
    }

    private func last(in people: SamePeople) -> Signature? {
        signatures.last { !people.areOne($0.entry.writer.handle, piece.by) }
    }

    /// The piece as it was before the last of its changes.
    ///
    /// - Parameter later: These changes: the last ones of ``changes``.
    func piece(before later: [Change]) -> Evidence {
        later.reversed().reduce(into: piece) { $0.set($1.change.reversed) }
    }

    /// Whether a change still stands, and who made the last one of its field: nil where nobody has touched it.
    func standing(_ change: EvidenceChange) -> (stands: Bool, by: Handle)? {
        guard let last = touches[change.field]?.stamp.handle else { return nil }
        let stands =
            switch change {
            case .title(let to, _): piece.title == to
            case .covers(let to, _): piece.covers == to
            case .performed(let to, _): piece.performed == to
            case .collected(let to, _): piece.collected == to
            case .source(let to, _): piece.source == to
            case .method(let to, _): piece.method == to
            case .result(let to, _): piece.result == to
            case .shows(let target, let to, _): piece.shows(target) == to
            case .opinion(let to, _, _): opinion == to
            case .retired(let to, _): piece.isRetired == to
            }
        return (stands, last)
    }
}

/// What a piece says of itself: what somebody looks at who accepts or returns it.
public struct EvidenceWords: Hashable, Sendable {
    /// Its title.
    public let title: String
    /// The days that it is about.
    public let covers: ClosedRange<Day>
    /// The day on which the control operated.
    public let performed: Day
    /// The day on which the record was taken.
    public let collected: Day
    /// The system that it comes from.
    public let source: String
    /// What made it.
    public let method: String
    /// Whether it passed or failed, where it says so.
    public let result: EvidenceResult?

    /// Makes words.
    public init(
        title: String, covers: ClosedRange<Day>, performed: Day, collected: Day, source: String, method: String,
        result: EvidenceResult? = nil
    ) {
        self.title = title
        self.covers = covers
        self.performed = performed
        self.collected = collected
        self.source = source
        self.method = method
        self.result = result
    }
}

extension Evidence {
    /// A change of this piece, with what is really changed by it: nil where that is nothing, or an opinion.
    fileprivate func change(_ change: EvidenceChange) -> EvidenceChange? {
        let real: EvidenceChange
        switch change {
        case .title(let to, _): real = .title(to: to, was: title)
        case .covers(let to, _): real = .covers(to: to, was: covers)
        case .performed(let to, _): real = .performed(to: to, was: performed)
        case .collected(let to, _): real = .collected(to: to, was: collected)
        case .source(let to, _): real = .source(to: to, was: source)
        case .method(let to, _): real = .method(to: to, was: method)
        case .result(let to, _): real = .result(to: to, was: result)
        case .shows(let target, let to, _): real = .shows(target, to: to, was: shows(target))
        case .retired(let to, _): real = .retired(to: to, was: isRetired)
        case .opinion: return nil
        }
        return real == real.reversed ? nil : real
    }

    /// Sets what a change says. Opinions are not kept in a piece.
    mutating func set(_ change: EvidenceChange) {
        switch change {
        case .title(let to, _): title = to
        case .covers(let to, _): covers = to
        case .performed(let to, _): performed = to
        case .collected(let to, _): collected = to
        case .source(let to, _): source = to
        case .method(let to, _): method = to
        case .result(let to, _): result = to
        case .shows(let target, let to, _): show(target, to)
        case .retired(let to, _): isRetired = to
        case .opinion: break
        }
    }

    /// What it says of itself.
    public var words: EvidenceWords {
        EvidenceWords(
            title: title, covers: covers, performed: performed, collected: collected, source: source, method: method,
            result: result)
    }
}
