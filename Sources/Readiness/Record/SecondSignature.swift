/// Whether a second person agrees that an item is Not applicable.
public enum Confirmation: String, CaseIterable, Hashable, Sendable {
    /// Nobody asked for it.
    case none
    /// Somebody wants it: after rolling forward, or because the team wants two signatures.
    case wanted
    /// A second person agrees.
    case given
}

/// The second signature on what is Not applicable, and the exclusion that it is of: one for another exclusion says
/// nothing.
public struct SecondSignature: Hashable, Sendable {
    /// What was last recorded of it.
    public var recorded = Register(Confirmation.none)
    /// How many exclusions the item had then.
    public var exclusions = 0
    /// The handle that whoever signed goes by, where that is another.
    private var main: Handle?

    /// Makes a signature that nobody has given.
    public init() {}

    /// Makes a signature as a snapshot recorded it.
    public init(recorded: Register<Confirmation>, exclusions: Int) {
        self.recorded = recorded
        self.exclusions = exclusions
    }

    /// The person who signed or asked, by the handle that the person goes by.
    public var person: Handle? { main ?? recorded.stamp?.handle }

    mutating func record(_ value: Confirmation, was: Confirmation, exclusions: Int, by entry: Entry) {
        recorded.record(value, was: was, by: entry)
        self.exclusions = exclusions
    }

    /// Takes over who is who.
    mutating func follow(_ people: SamePeople) {
        main = recorded.stamp.map(\.handle).flatMap { people.canonical($0) == $0 ? nil : people.canonical($0) }
    }
}

extension ItemWork {
    /// What stands of the second signature. Whose it is counts, too: nobody confirms what the same person excluded,
    /// under whatever handle.
    public var confirmation: Confirmation {
        guard recordedStatus.value == .notApplicable, second.exclusions == exclusions.count else { return .none }
        guard second.recorded.value == .given else { return second.recorded.value }
        return exclusions.last?.person == second.person ? .wanted : .given
    }

    /// Who confirmed, by the handle that the person goes by; nil where nobody did.
    public var confirmedBy: Handle? { confirmation == .given ? second.person : nil }

    /// Whether somebody should look at what is Not applicable: a second signature is wanted, or the day has come.
    public func isToLookAgain(on today: Day) -> Bool {
        guard recordedStatus.value == .notApplicable else { return false }
        return confirmation == .wanted || lookAgain.value.map { $0 <= today } ?? false
    }
}
