import HashTreeCollections

/// Something that the auditor asked for, and what came of it. It belongs to a report.
public struct AuditRequest: Hashable, Sendable {
    /// What the auditor asked for first; nil where nothing but changes of it arrived, and then it is not shown.
    public private(set) var asked: AskedRequest?
    /// Whether it was dropped: taken over by mistake, or withdrawn by the auditor.
    public var isDropped = Register(false)
    /// What is asked for: a line, and perhaps more lines below it.
    public var text = Register("")
    /// What is wanted.
    public var kind = Register(RequestKind.document)
    /// What the auditor's list says in its column of criteria or controls, in the auditor's words; may be empty.
    public var reference = Register("")
    /// Who answers it.
    public var owner = Register<Handle?>(nil)
    /// When the auditor wants it.
    public var due = Register<Day?>(nil)
    /// The day as of which the evidence is to be taken.
    public var capture = Register<Day?>(nil)
    /// How far the team is.
    public var state = Register(RequestState.open)
    /// What the auditor says of it.
    public var verdict = Register(RequestVerdict.none)
    /// What it points to, and what it no longer does.
    public var targetRegisters: TreeDictionary<RequestTarget, Register<Bool>> = [:]
    /// The pieces of evidence that answer it, and those that no longer do.
    public var evidenceRegisters: TreeDictionary<EntryID, Register<Bool>> = [:]

    /// Makes a request of which nothing is known.
    public init() {}

    /// Makes a request as it was asked.
    public init(_ asked: AskedRequest) {
        self.asked = asked
        text = Register(asked.text)
        kind = Register(asked.kind)
        reference = Register(asked.reference)
        owner = Register(asked.owner)
        due = Register(asked.due)
        capture = Register(asked.capture)
        for target in asked.targets { targetRegisters[target] = Register(true) }
    }

    /// Whether it is on the list.
    public var isListed: Bool { asked != nil && !isDropped.value }

    /// The first line of what is asked for.
    public var title: String { text.value.split(whereSeparator: \.isNewline).first.map(String.init) ?? "" }

    /// What it points to, in order.
    public var targets: [RequestTarget] { targetRegisters.filter { $0.value.value }.map(\.key).sorted() }

    /// The pieces of evidence that answer it, in order.
    public var evidence: [EntryID] { evidenceRegisters.filter { $0.value.value }.map(\.key).sorted() }

    /// Whether the auditor wants nothing more of it.
    public var isDone: Bool { verdict.value == .accepted }

    /// Whether it is past its day and not submitted yet, or returned.
    public func isLate(on today: Day) -> Bool {
        guard let due = due.value, due < today else { return false }
        return state.value != .submitted && !isDone
    }
}

extension AuditRequest {
    /// Applies a change, which must be later than all before.
    mutating func apply(_ change: RequestChange, by entry: Entry) {
        switch change {
        case .added(let asked): take(asked, by: entry)
        case .text(let to, let was): text.record(to, was: was, by: entry)
        case .kind(let to, let was): kind.record(to, was: was, by: entry)
        case .reference(let to, let was): reference.record(to, was: was, by: entry)
        case .owner(let to, let was): owner.record(to, was: was, by: entry)
        case .due(let to, let was): due.record(to, was: was, by: entry)
        case .capture(let to, let was): capture.record(to, was: was, by: entry)
        case .state(let to, let was): state.record(to, was: was, by: entry)
        case .verdict(let to, let was): verdict.record(to, was: was, by: entry)
        case .target(let target, let to, let was):
            targetRegisters[target, default: Register(false)].record(to, was: was, by: entry)
        case .evidence(let id, let to, let was):
            evidenceRegisters[id, default: Register(false)].record(to, was: was, by: entry)
        case .dropped(let to, let was): isDropped.record(to, was: was, by: entry)
        }
    }

    /// Two people who take over the same list in two clones have one list: what the later says is a correction of it
    /// that was made without seeing the first. So are words that arrive behind a change of a request that nobody had
    /// asked for.
    private mutating func take(_ later: AskedRequest, by entry: Entry) {
        guard asked != nil else {
            var first = AuditRequest(later)
            first.isDropped = isDropped
            func keep<Value>(_ register: Register<Value>, _ own: inout Register<Value>) {
                if register.stamp != nil { own = register }
            }
            keep(text, &first.text)
            keep(kind, &first.kind)
            keep(reference, &first.reference)
            keep(owner, &first.owner)
            keep(due, &first.due)
            keep(capture, &first.capture)
            keep(state, &first.state)
            keep(verdict, &first.verdict)
            for (target, register) in targetRegisters { first.targetRegisters[target] = register }
            first.evidenceRegisters = evidenceRegisters
            self = first
            return
        }
        if later.text != text.value { text.record(later.text, was: later.text, by: entry) }
        if later.kind != kind.value { kind.record(later.kind, was: later.kind, by: entry) }
        if !later.reference.isEmpty, later.reference != reference.value {
            reference.record(later.reference, was: later.reference, by: entry)
        }
        if let owner = later.owner, owner != self.owner.value { self.owner.record(owner, was: owner, by: entry) }
        if let due = later.due, due != self.due.value { self.due.record(due, was: due, by: entry) }
        if let capture = later.capture, capture != self.capture.value { self.capture.record(capture, was: capture, by: entry) }
        for target in later.targets where targetRegisters[target] == nil { targetRegisters[target] = Register(true) }
    }

    /// Whether a change still stands, and who made the last one of its field: nil where nobody has touched it.
    func standing(_ change: RequestChange) -> (stands: Bool, by: Handle)? {
        func standing<Value: Equatable>(_ register: Register<Value>?, _ value: Value) -> (stands: Bool, by: Handle)? {
            register.flatMap { register in register.stamp.map { (register.value == value, $0.handle) } }
        }
        return switch change {
        case .added: standing(isDropped, false)
        case .text(let to, _): standing(text, to)
        case .kind(let to, _): standing(kind, to)
        case .reference(let to, _): standing(reference, to)
        case .owner(let to, _): standing(owner, to)
        case .due(let to, _): standing(due, to)
        case .capture(let to, _): standing(capture, to)
        case .state(let to, _): standing(state, to)
        case .verdict(let to, _): standing(verdict, to)
        case .target(let target, let to, _): standing(targetRegisters[target], to)
        case .evidence(let id, let to, _): standing(evidenceRegisters[id], to)
        case .dropped(let to, _): standing(isDropped, to)
        }
    }
}
