/// One thing that somebody says of a piece of evidence after it was attached. `was` is what the person saw.
public enum EvidenceChange: Hashable, Sendable {
    /// Gives it another title.
    case title(to: String, was: String)
    /// Corrects the days that it is about.
    case covers(to: ClosedRange<Day>, was: ClosedRange<Day>)
    /// Corrects the day on which the control operated.
    case performed(to: Day, was: Day)
    /// Corrects the day on which the record was taken.
    case collected(to: Day, was: Day)
    /// Corrects the system that it comes from.
    case source(to: String, was: String)
    /// Corrects the query, filter or command that made it.
    case method(to: String, was: String)
    /// Corrects what it says of the control: that it passed, that it failed, or nothing.
    case result(to: EvidenceResult?, was: EvidenceResult?)
    /// Makes it show something of a control or an item, or no longer.
    case shows(EvidenceTarget, to: Bool, was: Bool)
    /// Accepts or returns it; nil takes that back. `seen` is the entry that last said of it what was looked at: the one
    /// that attached it, or that corrected its title, days, source, method or result.
    case opinion(to: EvidenceOpinion?, was: EvidenceOpinion?, seen: EntryID)
    /// Takes it back, or puts it back.
    case retired(to: Bool, was: Bool)

    /// The same with before and after changed about: what takes it back.
    public var reversed: EvidenceChange {
        switch self {
        case .title(let to, let was): .title(to: was, was: to)
        case .covers(let to, let was): .covers(to: was, was: to)
        case .performed(let to, let was): .performed(to: was, was: to)
        case .collected(let to, let was): .collected(to: was, was: to)
        case .source(let to, let was): .source(to: was, was: to)
        case .method(let to, let was): .method(to: was, was: to)
        case .result(let to, let was): .result(to: was, was: to)
        case .shows(let target, let to, let was): .shows(target, to: was, was: to)
        case .opinion(let to, let was, let seen): .opinion(to: was, was: to, seen: seen)
        case .retired(let to, let was): .retired(to: was, was: to)
        }
    }

    /// The field that it sets.
    public var field: EvidenceField {
        switch self {
        case .title: .title
        case .covers: .covers
        case .performed: .performed
        case .collected: .collected
        case .source: .source
        case .method: .method
        case .result: .result
        case .shows(let target, _, _): .shows(target)
        case .opinion: .opinion
        case .retired: .retired
        }
    }
}

/// What can be said of a piece of evidence after it was attached.
public enum EvidenceField: Hashable, Sendable {
    case title
    case covers
    case performed
    case collected
    case source
    case method
    case result
    case shows(EvidenceTarget)
    case opinion
    case retired

    /// Whether setting it changes what somebody looked at who accepted or returned the piece.
    public var isWords: Bool {
        switch self {
        case .title, .covers, .performed, .collected, .source, .method, .result: true
        case .shows, .opinion, .retired: false
        }
    }
}

/// What somebody thinks of a piece: an ``EvidenceVerdict`` without whose it is, which the entry says.
public enum EvidenceOpinion: Hashable, Sendable {
    /// It shows what it should.
    case accepted
    /// It does not, for a reason.
    case returned(reason: String)
}

extension EvidenceVerdict {
    /// The verdict of a person.
    public init(_ opinion: EvidenceOpinion, by handle: Handle) {
        switch opinion {
        case .accepted: self = .accepted(by: handle)
        case .returned(let reason): self = .returned(by: handle, reason: reason)
        }
    }

    /// Whose it is.
    public var by: Handle {
        switch self {
        case .accepted(let by), .returned(let by, _): by
        }
    }

    /// What it says.
    public var opinion: EvidenceOpinion {
        switch self {
        case .accepted: .accepted
        case .returned(_, let reason): .returned(reason: reason)
        }
    }
}
