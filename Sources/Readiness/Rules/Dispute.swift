import HashTreeCollections

/// One thing about a control, a piece of evidence or a request that two people set without seeing each other, and that
/// nobody has set anew since.
///
/// Items have a ``Contest`` of their own, which an entry settles. Here what settles it is the field set once more, by
/// somebody who saw both sides.
public struct Dispute: Hashable, Sendable {
    /// What it is about.
    public enum Subject: Hashable, Sendable {
        /// A control, by its key.
        case control(String)
        /// A piece of evidence, by the entry that attached it.
        case evidence(EntryID)
        /// A request of the auditor's.
        case request(EngagementID, RequestNumber)
    }

    /// What it is about.
    public let subject: Subject
    /// The entries that set the field, the oldest first. The last of them stands.
    public let sides: [EntryID]

    /// The entry whose value stands.
    public var standing: EntryID? { sides.last }

    /// Makes a dispute of what overrode what, unseen.
    ///
    /// - Parameter last: The entry that set the field last.
    /// - Returns: Nil where whoever set it last had seen what was there.
    init?(_ subject: Subject, _ clashes: [Clash], last: EntryID) {
        var sides = [last]
        while let first = sides.first, let clash = clashes.last(where: { $0.later == first }), !sides.contains(clash.earlier) {
            sides.insert(clash.earlier, at: 0)
        }
        guard sides.count > 1 else { return nil }
        self.subject = subject
        self.sides = sides
    }

    fileprivate init?<Value>(_ subject: Subject, _ register: Register<Value>) {
        guard let last = register.stamp?.entry, !register.clashes.isEmpty else { return nil }
        self.init(subject, register.clashes, last: last)
    }
}

extension ControlRecord {
    /// What two people decided about the control without seeing each other.
    ///
    /// - Parameter key: The control's key.
    public func disputes(of key: String) -> [Dispute] {
        let subject = Dispute.Subject.control(key)
        return [
            Dispute(subject, isAdopted), Dispute(subject, statement), Dispute(subject, owner), Dispute(subject, schedule),
            Dispute(subject, population), Dispute(subject, exclusion), Dispute(subject, isDropped),
        ].compactMap(\.self) + parameters.sorted { $0.key < $1.key }.compactMap { Dispute(subject, $0.value) }
    }
}

extension EvidenceRecord {
    /// What two people said of the piece without seeing each other; of a piece that was retired only whether it was.
    public var disputes: [Dispute] {
        touches.filter { !$0.value.clashes.isEmpty && (!piece.isRetired || $0.key == .retired) }
            .sorted { $0.value.stamp < $1.value.stamp }
            .compactMap { Dispute(.evidence(id), $0.value.clashes, last: $0.value.stamp.entry) }
    }
}

extension AuditRequest {
    /// What two people said of the request without seeing each other.
    public func disputes(of number: RequestNumber, in report: EngagementID) -> [Dispute] {
        guard isListed else { return [] }
        let subject = Dispute.Subject.request(report, number)
        return [
            Dispute(subject, text), Dispute(subject, kind), Dispute(subject, reference), Dispute(subject, owner),
            Dispute(subject, due), Dispute(subject, capture), Dispute(subject, state), Dispute(subject, verdict),
        ].compactMap(\.self)
            + targetRegisters.sorted { $0.key < $1.key }.compactMap { Dispute(subject, $0.value) }
            + evidenceRegisters.sorted { $0.key < $1.key }.compactMap { Dispute(subject, $0.value) }
    }
}

extension WorkspaceRecord {
    /// Everything about controls, evidence and requests that two people set without seeing each other: controls by
    /// their keys, evidence in the order in which it was attached, requests of each report by their numbers.
    public var disputes: [Dispute] {
        var found: [Dispute] = []
        for (key, record) in controls.sorted(by: { $0.key < $1.key }) { found += record.disputes(of: key) }
        for record in evidence.records { found += record.disputes }
        for engagement in engagements {
            for (number, request) in engagement.requests.sorted(by: { $0.key < $1.key }) {
                found += request.disputes(of: number, in: engagement.id)
            }
        }
        return found
    }

    /// What is disputed about one thing.
    public func disputes(about subject: Dispute.Subject) -> [Dispute] {
        switch subject {
        case .control(let key): controls[key]?.disputes(of: key) ?? []
        case .evidence(let id): evidence[id]?.disputes ?? []
        case .request(let report, let number): engagement(report)?.requests[number]?.disputes(of: number, in: report) ?? []
        }
    }

    /// The actions that settle a dispute: what a side wrote is set once more, by somebody who saw both.
    ///
    /// Whoever takes a verdict on evidence gives it, by the same rules as any other; whoever takes a result says it.
    ///
    /// - Parameter side: One of the sides.
    /// - Throws: ``Refusal`` where the rules do not allow it.
    public func settle(_ dispute: Dispute, taking side: Entry, by handle: Handle) throws(Refusal) -> [Action] {
        guard dispute.sides.contains(side.id) else { return [] }
        switch (dispute.subject, side.action) {
        case (.control(let key), .control(let named, let change)) where named == key:
            return controls[key].map { [.control(key, change.made(over: $0))] } ?? []
        case (.evidence(let id), .evidence(let named, let change)) where named == id:
            guard let known = evidence[id] else { return [] }
            switch change {
            case .opinion(let to?, _, _):
                guard !areOne(known.piece.by, handle) else { throw known.piece.own(handle) }
                return [.evidence(id, .opinion(to: to, was: known.opinion, seen: known.words))]
            case .result:
                guard areOne(known.piece.by, handle) else {
                    throw .evidence(.foreignResult(title: known.piece.title, by: name(of: canonical(known.piece.by))))
                }
            case .shows(let target, to: false, _):
                guard known.piece.targets.contains(where: { $0 != target }) else {
                    throw .evidence(.lastTarget(title: known.piece.title))
                }
            default: break
            }
            return [.evidence(id, change.made(over: known))]
        case (.request(let report, let number), .request(let named, let other, let change))
        where named == report && other == number:
            guard let request = engagement(report)?.requests[number], let change = change.made(over: request) else { return [] }
            return [.request(report, number, change)]
        default: return []
        }
    }
}

extension Evidence {
    /// Why whoever attached it gives no verdict on it.
    func own(_ handle: Handle) -> Refusal {
        .evidence(.own(title: title, by: by == handle ? "you" : "you, as \(by)"))
    }
}

extension ControlChange {
    /// The same decision, made by somebody who sees what stands now.
    fileprivate func made(over record: ControlRecord) -> ControlChange {
        switch self {
        case .adopted(let to, _): .adopted(to: to, was: record.isAdopted.value)
        case .statement(let to, _): .statement(to: to, was: record.statement.value)
        case .owner(let to, _): .owner(to: to, was: record.owner.value)
        case .schedule(let to, _): .schedule(to: to, was: record.schedule.value)
        case .parameter(let name, let to, _): .parameter(name, to: to, was: record.parameters[name]?.value ?? nil)
        case .population(let to, _): .population(to: to, was: record.population.value)
        case .excluded(let to, _): .excluded(to: to, was: record.exclusion.value)
        case .dropped(let to, _): .dropped(to: to, was: record.isDropped.value)
        }
    }
}

extension EvidenceChange {
    /// The same, said by somebody who sees what stands now.
    fileprivate func made(over record: EvidenceRecord) -> EvidenceChange {
        let piece = record.piece
        return switch self {
        case .title(let to, _): .title(to: to, was: piece.title)
        case .covers(let to, _): .covers(to: to, was: piece.covers)
        case .performed(let to, _): .performed(to: to, was: piece.performed)
        case .collected(let to, _): .collected(to: to, was: piece.collected)
        case .source(let to, _): .source(to: to, was: piece.source)
        case .method(let to, _): .method(to: to, was: piece.method)
        case .result(let to, _): .result(to: to, was: piece.result)
        case .shows(let target, let to, _): .shows(target, to: to, was: piece.shows(target))
        case .opinion(let to, _, _): .opinion(to: to, was: record.opinion, seen: record.words)
        case .retired(let to, _): .retired(to: to, was: piece.isRetired)
        }
    }
}

extension RequestChange {
    /// The same, said by somebody who sees what stands now; nil for what takes a request over.
    fileprivate func made(over request: AuditRequest) -> RequestChange? {
        switch self {
        case .added: nil
        case .text(let to, _): .text(to: to, was: request.text.value)
        case .kind(let to, _): .kind(to: to, was: request.kind.value)
        case .reference(let to, _): .reference(to: to, was: request.reference.value)
        case .owner(let to, _): .owner(to: to, was: request.owner.value)
        case .due(let to, _): .due(to: to, was: request.due.value)
        case .capture(let to, _): .capture(to: to, was: request.capture.value)
        case .state(let to, _): .state(to: to, was: request.state.value)
        case .verdict(let to, _): .verdict(to: to, was: request.verdict.value)
        case .target(let target, let to, _): .target(target, to: to, was: request.targetRegisters[target]?.value ?? false)
        case .evidence(let id, let to, _): .evidence(id, to: to, was: request.evidenceRegisters[id]?.value ?? false)
        case .dropped(let to, _): .dropped(to: to, was: request.isDropped.value)
        }
    }
}
