import HashTreeCollections

/// What a person wants done about a request of the auditor's.
public enum RequestIntent: Hashable, Sendable {
    /// Take it over.
    case add(AskedRequest)
    /// Put it in other words.
    case reword(String)
    /// Say what is wanted.
    case kind(RequestKind)
    /// Say what the auditor's list has in its column of criteria.
    case reference(String)
    /// Give it to a person, or to nobody.
    case assign(Handle?)
    /// Set or clear the day on which the auditor wants it.
    case due(Day?)
    /// Set or clear the day as of which the evidence is to be taken.
    case capture(Day?)
    /// Say that somebody is at it.
    case gather
    /// Say that nobody is at it any more.
    case reopen
    /// Say that the auditor has it.
    case submit
    /// Say that the auditor accepted it.
    case accept
    /// Say that the auditor returned it, for a reason.
    case sendBack(reason: String)
    /// Point it to something, or no longer.
    case point(RequestTarget, Bool)
    /// Say that a piece of evidence answers it, or no longer does.
    case link(EntryID, Bool)
    /// Drop it.
    case drop
}

/// A request that somebody named: the report that has it, and its number there.
public struct NamedRequest: Hashable, Sendable {
    /// The report.
    public let report: EngagementID
    /// The number as the report has it.
    public let number: RequestNumber

    /// Names a request.
    public init(report: EngagementID, number: RequestNumber) {
        self.report = report
        self.number = number
    }
}

extension WorkspaceState {
    /// The actions that do what a person wants with a request of a report, by the rules; none where it is so already.
    ///
    /// - Throws: ``Refusal`` where the rules do not allow it; nothing is to be done then.
    public func decide(
        _ intent: RequestIntent, on number: RequestNumber, of report: EngagementID
    ) throws(Refusal) -> [Action] {
        guard let engagement = engagement(report) else {
            throw .unknownEngagement(report.text, known: engagements.map(\.id.text))
        }
        if case .add(let asked) = intent {
            return try engagement.decideToAdd(asked, as: number, among: RequestSpellings(of: engagement.record))
        }
        guard let known = engagement.requestNumber(spelled: number), let request = engagement.record.requests[known] else {
            throw .unknownRequest(number.description, nearest: nearestRequests(to: number))
        }
        let changes = try engagement.changes(for: intent, of: request, known)
        return changes.map { .request(report, known, $0) }
    }

    /// The request that a text names (`#R-001`, `R-001`) in a report, or in the only one that has such a number where
    /// none is given.
    ///
    /// - Throws: ``Refusal`` with the nearest where there is none, or where several reports have it.
    public func request(
        named text: String, in report: EngagementID? = nil
    ) throws(Refusal) -> NamedRequest {
        guard let number = RequestNumber(text) else { throw .invalidRequestNumber(text) }
        var found: [NamedRequest] = []
        for engagement in engagements where report == nil || engagement.id == report {
            if let known = engagement.requestNumber(spelled: number) {
                found.append(NamedRequest(report: engagement.id, number: known))
            }
        }
        if found.isEmpty { throw .unknownRequest(number.description, nearest: nearestRequests(to: number)) }
        guard found.count == 1 else {
            throw .ambiguousRequest(number.description, reports: found.map(\.report.text))
        }
        return found[0]
    }

    private func nearestRequests(to number: RequestNumber) -> [String] {
        let names = engagements.flatMap { $0.listedRequests.map(\.number.text) }
        return Nearest.texts(to: number.text, among: Set(names).sorted()).map { "#\($0)" }
    }
}

extension Engagement {
    /// The requests on the auditor's list, in the order of their numbers.
    public var listedRequests: [(number: RequestNumber, request: AuditRequest)] {
        record.requests.filter { $0.value.isListed }.map { ($0.key, $0.value) }.sorted { $0.number < $1.number }
    }

    /// A request by its number, also one that was dropped; nil where there is none.
    public func request(_ number: RequestNumber) -> AuditRequest? { record.requests[number] }

    /// The number that a listed request has which somebody writes so, whatever the case of letters.
    public func requestNumber(spelled number: RequestNumber) -> RequestNumber? {
        if record.requests[number]?.isListed ?? false { return number }
        return RequestSpellings(of: record).listed(number)
    }

    /// What a text names that a request can point to: a criterion, a control's key, or an item; the case of letters
    /// does not matter.
    ///
    /// - Parameter isControl: Whether there is a control of a key.
    /// - Throws: ``Refusal`` where it names nothing.
    public func requestTarget(named text: String, isControl: (String) -> Bool) throws(Refusal) -> RequestTarget {
        let wanted = text.lowercased()
        if let criterion = criteria.first(where: { $0.id.lowercased() == wanted }) { return .criterion(criterion.id) }
        if isControl(wanted) { return .control(wanted) }
        if let item = items.first(where: { $0.id.text.lowercased() == wanted }) { return .item(item.id) }
        throw .unknownCriterion(text, nearest: Nearest.texts(to: text, among: criteria.map(\.id)))
    }

    func decideToAdd(
        _ asked: AskedRequest, as number: RequestNumber, among spellings: RequestSpellings
    ) throws(Refusal) -> [Action] {
        var asked = asked
        asked.text = try WrittenText(note: asked.text, what: .request).text
        if !asked.reference.isEmpty { asked.reference = try WrittenText(note: asked.reference, what: .reference).text }
        asked.targets = Set(asked.targets).sorted()
        guard spellings.listed(number) == nil else { throw .requestExists(number.description) }
        let known = spellings.known(number) ?? number
        guard let dropped = record.requests[known], dropped.asked != nil else { return [.request(id, known, .added(asked))] }
        // A number that comes back is the same request: what is said of it now is a change of it.
        var changes: [RequestChange] = [.dropped(to: false, was: true)]
        if asked.text != dropped.text.value { changes.append(.text(to: asked.text, was: dropped.text.value)) }
        if asked.kind != dropped.kind.value { changes.append(.kind(to: asked.kind, was: dropped.kind.value)) }
        if asked.reference != dropped.reference.value {
            changes.append(.reference(to: asked.reference, was: dropped.reference.value))
        }
        if asked.owner != dropped.owner.value { changes.append(.owner(to: asked.owner, was: dropped.owner.value)) }
        if asked.due != dropped.due.value { changes.append(.due(to: asked.due, was: dropped.due.value)) }
        if asked.capture != dropped.capture.value { changes.append(.capture(to: asked.capture, was: dropped.capture.value)) }
        for target in asked.targets where !(dropped.targetRegisters[target]?.value ?? false) {
            changes.append(.target(target, to: true, was: false))
        }
        return changes.map { .request(id, known, $0) }
    }

    fileprivate func changes(
        for intent: RequestIntent, of request: AuditRequest, _ number: RequestNumber
    ) throws(Refusal) -> [RequestChange] {
        let (state, verdict) = (request.state.value, request.verdict.value)
        switch intent {
        case .add: return []
        case .reword(let text):
            let words = try WrittenText(note: text, what: .request).text
            return words == request.text.value ? [] : [.text(to: words, was: request.text.value)]
        case .kind(let kind): return kind == request.kind.value ? [] : [.kind(to: kind, was: request.kind.value)]
        case .reference(let text):
            let words = text.allSatisfy(\.isWhitespace) ? "" : try WrittenText(note: text, what: .reference).text
            return words == request.reference.value ? [] : [.reference(to: words, was: request.reference.value)]
        case .assign(let owner): return owner == request.owner.value ? [] : [.owner(to: owner, was: request.owner.value)]
        case .due(let day): return day == request.due.value ? [] : [.due(to: day, was: request.due.value)]
        case .capture(let day): return day == request.capture.value ? [] : [.capture(to: day, was: request.capture.value)]
        case .gather:
            if request.isDone { throw .requestAccepted(number.description) }
            return state == .gathering ? [] : [.state(to: .gathering, was: state)]
        case .reopen:
            if request.isDone { throw .requestAccepted(number.description) }
            return state == .open ? [] : [.state(to: .open, was: state)]
        case .submit:
            if request.isDone { throw .requestAccepted(number.description) }
            var changes: [RequestChange] = state == .submitted ? [] : [.state(to: .submitted, was: state)]
            // What was returned goes to the auditor anew, who has not decided about it.
            if verdict != .none { changes.append(.verdict(to: .none, was: verdict)) }
            return changes
        case .accept:
            guard state == .submitted || request.isDone else { throw .requestNotSubmitted(number.description) }
            return verdict == .accepted ? [] : [.verdict(to: .accepted, was: verdict)]
        case .sendBack(let reason):
            guard state == .submitted || verdict != .none else { throw .requestNotSubmitted(number.description) }
            guard !reason.allSatisfy(\.isWhitespace) else { throw .reasonMissing(for: .auditorsReturn) }
            let returned = RequestVerdict.returned(reason: try WrittenText(line: reason, what: .reason).text)
            var changes: [RequestChange] = returned == verdict ? [] : [.verdict(to: returned, was: verdict)]
            if state == .submitted { changes.append(.state(to: .gathering, was: state)) }
            return changes
        case .point(let target, let to):
            let was = request.targetRegisters[target]?.value ?? false
            return to == was ? [] : [.target(target, to: to, was: was)]
        case .link(let id, let to):
            let was = request.evidenceRegisters[id]?.value ?? false
            return to == was ? [] : [.evidence(id, to: to, was: was)]
        case .drop: return [.dropped(to: true, was: false)]
        }
    }
}
