/// What people decided about a control.
public struct ControlRecord: Hashable, Sendable {
    /// A sentence that stood before: the team's own or, where nil, the library's.
    public struct EarlierStatement: Hashable, Sendable {
        /// The sentence, with its parameters in braces.
        public let text: String?
        /// When the next took its place: that day is its last.
        public let until: Timestamp

        /// Makes an earlier statement.
        public init(text: String?, until: Timestamp) {
            self.text = text
            self.until = until
        }
    }

    /// What the team said of it when it added it; nil for a control of the library.
    public var definition: OwnControl?
    /// Whether a control of the team's own was dropped.
    public var isDropped = Register(false)
    /// Whether it was adopted as the library has it.
    public var isAdopted = Register(false)
    /// The team's own sentence.
    public var statement = Register<String?>(nil)
    /// The sentences before it, the oldest first: an auditor of a period in which it changed tests both.
    public var earlierStatements: [EarlierStatement] = []
    /// Who performs it.
    public var owner = Register<Handle?>(nil)
    /// How often it operates.
    public var schedule = Register<ControlSchedule?>(nil)
    /// The values of its parameters.
    public var parameters: [String: Register<String?>] = [:]
    /// The list from which an auditor samples.
    public var population = Register<String?>(nil)
    /// Why it was set aside; nil where it was not.
    public var exclusion = Register<String?>(nil)

    /// Makes a record of nothing.
    public init() {}

    /// Whether somebody decided anything about it.
    public var isDecided: Bool {
        isAdopted.value || statement.value != nil || owner.value != nil || schedule.value != nil || population.value != nil
            || parameters.values.contains { $0.value != nil }
    }

    /// Applies a change, which must be later than all before.
    mutating func apply(_ change: ControlChange, by entry: Entry) {
        switch change {
        case .adopted(let to, let was): isAdopted.record(to, was: was, by: entry)
        case .statement(let to, let was):
            // An undo brings back what stood, and does not count as a sentence that was in force.
            if case .undo = entry.reversal {
                _ = earlierStatements.popLast()
            } else {
                earlierStatements.append(EarlierStatement(text: statement.value, until: entry.at))
            }
            statement.record(to, was: was, by: entry)
        case .owner(let to, let was): owner.record(to, was: was, by: entry)
        case .schedule(let to, let was): schedule.record(to, was: was, by: entry)
        case .parameter(let name, let to, let was): parameters[name, default: Register(nil)].record(to, was: was, by: entry)
        case .population(let to, let was): population.record(to, was: was, by: entry)
        case .excluded(let to, let was): exclusion.record(to, was: was, by: entry)
        case .dropped(let to, let was): isDropped.record(to, was: was, by: entry)
        }
    }

    /// Whether a change still stands, and who made the last one of its field: nil where nobody has touched it.
    func standing(_ change: ControlChange) -> (stands: Bool, by: Handle)? {
        func standing<Value: Equatable>(_ register: Register<Value>?, _ value: Value) -> (stands: Bool, by: Handle)? {
            register.flatMap { register in register.stamp.map { (register.value == value, $0.handle) } }
        }
        return switch change {
        case .adopted(let to, _): standing(isAdopted, to)
        case .statement(let to, _): standing(statement, to)
        case .owner(let to, _): standing(owner, to)
        case .schedule(let to, _): standing(schedule, to)
        case .parameter(let name, let to, _): standing(parameters[name], to)
        case .population(let to, _): standing(population, to)
        case .excluded(let to, _): standing(exclusion, to)
        case .dropped(let to, _): standing(isDropped, to)
        }
    }
}
