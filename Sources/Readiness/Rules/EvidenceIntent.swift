/// What a person wants done about a piece of evidence that is attached.
public enum EvidenceIntent: Hashable, Sendable {
    /// Say that it shows what it should.
    case accept
    /// Send it back to whoever attached it, for a reason.
    case sendBack(reason: String)
    /// Take it back.
    case retire
    /// Correct what it says of itself; what is nil stays.
    case set(EvidenceCorrection)
    /// Make it show something of one more control or item.
    case link(EvidenceTarget)
    /// Make it no longer show that.
    case unlink(EvidenceTarget)
}

/// A correction of what a piece says of itself. What is nil stays as it is.
public struct EvidenceCorrection: Hashable, Sendable {
    /// The title.
    public var title: String?
    /// The days that it is about.
    public var covers: ClosedRange<Day>?
    /// The day on which the control operated.
    public var performed: Day?
    /// The day on which the record was taken.
    public var collected: Day?
    /// The system that it comes from; empty clears it.
    public var source: String?
    /// The query, filter or command that made it; empty clears it.
    public var method: String?
    /// Whether it passed or failed; nil inside clears it. Only whoever attached a piece says that it is otherwise.
    public var result: EvidenceResult??

    /// Makes a correction of nothing.
    public init() {}
}

extension WorkspaceRecord {
    /// The piece of evidence that a text names: its entry (`ana-4f1c90ab:12`), or the short form of it (`E-7kq2mz`),
    /// whatever the case of letters.
    ///
    /// - Throws: ``Refusal`` where there is none, or there are several of that short form.
    public func evidence(named text: String) throws(Refusal) -> EvidenceRecord {
        let wanted = text.lowercased()
        if let id = EntryID(wanted), let known = evidence[id] { return known }
        let matches = evidence.records.filter { $0.id.evidenceName.lowercased() == wanted }
        guard let first = matches.first else { throw .evidence(.unknown(text)) }
        guard matches.count == 1 else { throw .evidence(.ambiguous(text, candidates: matches.map(\.id))) }
        return first
    }

    /// The actions that do what a person wants, by the rules; none where it is so already.
    ///
    /// - Throws: ``Refusal`` where the rules do not allow it; nothing is to be done then.
    public func decide(_ intent: EvidenceIntent, on id: EntryID, by handle: Handle) throws(Refusal) -> [Action] {
        guard let known = evidence[id] else { throw .evidence(.unknown(id.description)) }
        let piece = known.piece
        if piece.isRetired {
            if intent == .retire { return [] }
            if let actions = try correctRetired(piece, intent, by: handle) { return actions }
            throw .evidence(.retired(title: piece.title))
        }
        switch intent {
        case .accept: return try judge(known, .accepted, by: handle)
        case .sendBack(let reason):
            guard !reason.allSatisfy(\.isWhitespace) else { throw .evidence(.returnNeedsReason) }
            return try judge(known, .returned(reason: try WrittenText(line: reason, what: .reason).text), by: handle)
        case .retire: return [.evidence(id, .retired(to: true, was: false))]
        case .set(let correction):
            if let to = correction.result, to != piece.result { try refuseForeignResult(piece, by: handle) }
            return try piece.changes(for: correction).map { .evidence(id, $0) }
        case .link(let target):
            return piece.shows(target) ? [] : [.evidence(id, .shows(target, to: true, was: false))]
        case .unlink(let target):
            guard piece.shows(target) else { return [] }
            guard piece.targets.count > 1 else { throw .evidence(.lastTarget(title: piece.title)) }
            return [.evidence(id, .shows(target, to: false, was: true))]
        }
    }

    /// What failed stays so where a setting is concerned, also when it was retired: whoever attached it says so where
    /// it never did.
    ///
    /// - Returns: Nil where it is something else that is wanted.
    private func correctRetired(
        _ piece: Evidence, _ intent: EvidenceIntent, by handle: Handle
    ) throws(Refusal) -> [Action]? {
        guard case .set(let correction) = intent, let to = correction.result else { return nil }
        var only = EvidenceCorrection()
        only.result = correction.result
        guard correction == only, to != piece.result else { return nil }
        try refuseForeignResult(piece, by: handle)
        return [.evidence(piece.id, .result(to: to, was: piece.result))]
    }

    private func refuseForeignResult(_ piece: Evidence, by handle: Handle) throws(Refusal) {
        guard areOne(piece.by, handle) else {
            throw .evidence(.foreignResult(title: piece.title, by: name(of: canonical(piece.by))))
        }
    }

    private func judge(_ known: EvidenceRecord, _ opinion: EvidenceOpinion, by handle: Handle) throws(Refusal) -> [Action] {
        let piece = known.piece
        guard !areOne(piece.by, handle) else {
            throw piece.own(handle)
        }
        // What somebody else said stands until another says something else; one's own needs no second time.
        if let verdict = piece.verdict, verdict.opinion == opinion, areOne(verdict.by, handle) { return [] }
        return [.evidence(piece.id, .opinion(to: opinion, was: known.opinion, seen: known.words))]
    }
}

extension Evidence {
    fileprivate func changes(for correction: EvidenceCorrection) throws(Refusal) -> [EvidenceChange] {
        var changes: [EvidenceChange] = []
        if let text = correction.title {
            let to = try WrittenText(line: text, what: .title).text
            if to != title { changes.append(.title(to: to, was: title)) }
        }
        if let to = correction.covers, to != covers {
            try EvidenceSetup.check(covers: to)
            changes.append(.covers(to: to, was: covers))
        }
        if let to = correction.performed, to != performed { changes.append(.performed(to: to, was: performed)) }
        if let to = correction.collected, to != collected { changes.append(.collected(to: to, was: collected)) }
        if let text = correction.source {
            let to = try EvidenceSetup.optional(text, .source)
            if to != source { changes.append(.source(to: to, was: source)) }
        }
        if let text = correction.method {
            let to = try EvidenceSetup.method(text)
            if to != method { changes.append(.method(to: to, was: method)) }
        }
        if let to = correction.result, to != result { changes.append(.result(to: to, was: result)) }
        return changes
    }
}

extension EntryID {
    /// The short form by which people call a piece of evidence: `E-7kq2mz`.
    public var evidenceName: String { "E-\(shortForm)" }
}
