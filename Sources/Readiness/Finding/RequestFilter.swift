import HashTreeCollections

/// Which of the auditor's requests are meant.
public struct RequestFilter: Hashable, Sendable {
    /// Words that must all be in number, text, reference, or what it points to.
    public var text = SearchWords("")
    /// How far the team is, any of them; empty for all.
    public var states: Set<RequestState> = []
    /// What the auditor says (`none`, `accepted`, `returned`), any of them; empty for all.
    public var verdicts: Set<String> = []
    /// What is wanted, any of them; empty for all.
    public var kinds: Set<RequestKind> = []
    /// Whose requests.
    public var owner = ItemFilter.Owner.anyone
    /// Only those past their day that are not submitted.
    public var isLate = false
    /// Only those that the auditor has not accepted.
    public var isOpen = false

    /// Makes a filter that every request passes.
    public init() {}

    /// Whether it lets every request pass.
    public var isEmpty: Bool { self == RequestFilter() }

    /// Whether a request passes.
    ///
    /// - Parameter record: Says under which handle a person goes.
    public func passes(_ number: RequestNumber, _ request: AuditRequest, in record: WorkspaceRecord, on today: Day) -> Bool {
        guard states.isEmpty || states.contains(request.state.value) else { return false }
        guard verdicts.isEmpty || verdicts.contains(request.verdict.value.word) else { return false }
        guard kinds.isEmpty || kinds.contains(request.kind.value) else { return false }
        switch owner {
        case .anyone: break
        case .nobody: guard request.owner.value == nil else { return false }
        case .person(let handle): guard request.owner.value.map(record.canonical) == handle else { return false }
        }
        if isLate, !request.isLate(on: today) { return false }
        if isOpen, request.isDone { return false }
        guard !text.isEmpty else { return true }
        let owner = request.owner.value.map { [$0.text, record.name(of: $0)] } ?? []
        return text.match(
            [number.description, request.text.value, request.reference.value] + request.targets.map(\.id) + owner)
    }
}

/// The requests of a report in figures.
public struct RequestTally: Hashable, Sendable {
    /// How many there are.
    public var total = 0
    /// How many nobody has begun.
    public var open = 0
    /// How many somebody is at.
    public var gathering = 0
    /// How many the auditor has and has not decided about.
    public var submitted = 0
    /// How many the auditor accepted.
    public var accepted = 0
    /// How many the auditor returned, and the team has not submitted again.
    public var returned = 0
    /// How many are past their day and not submitted.
    public var late = 0

    /// Makes figures of nothing.
    public init() {}
}

extension Engagement {
    /// The figures of the auditor's list.
    public var requestTally: RequestTally {
        var tally = RequestTally()
        for (_, request) in record.requests where request.isListed {
            tally.total += 1
            if request.isLate(on: today) { tally.late += 1 }
            switch (request.verdict.value, request.state.value) {
            case (.accepted, _): tally.accepted += 1
            case (.returned, _): tally.returned += 1
            case (.none, .open): tally.open += 1
            case (.none, .gathering): tally.gathering += 1
            case (.none, .submitted): tally.submitted += 1
            }
        }
        return tally
    }

    /// The requests that pass a filter, in the order of their numbers.
    public func requests(_ filter: RequestFilter, in record: WorkspaceRecord) -> [(number: RequestNumber, request: AuditRequest)]
    {
        listedRequests.filter { filter.passes($0.number, $0.request, in: record, on: today) }
    }
}
