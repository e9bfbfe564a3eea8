/// One thing that a team decides about a control. `was` is what the person saw; nil stands for the library's own.
public enum ControlChange: Hashable, Sendable {
    /// Takes the control as the library has it, or no longer does.
    case adopted(to: Bool, was: Bool)
    /// Says it in a sentence of the team's own.
    case statement(to: String?, was: String?)
    /// Gives it to a person, or to nobody.
    case owner(to: Handle?, was: Handle?)
    /// Says how often it operates, and from which day.
    case schedule(to: ControlSchedule?, was: ControlSchedule?)
    /// Fills in a parameter of its sentence.
    case parameter(String, to: String?, was: String?)
    /// Says of what list an auditor samples, and which system gives it.
    case population(to: String?, was: String?)
    /// Sets it aside for a reason, or takes it up again.
    case excluded(to: String?, was: String?)
    /// Drops a control of the team's own, or takes that back.
    case dropped(to: Bool, was: Bool)

    /// The same with before and after changed about: what takes it back.
    public var reversed: ControlChange {
        switch self {
        case .adopted(let to, let was): .adopted(to: was, was: to)
        case .statement(let to, let was): .statement(to: was, was: to)
        case .owner(let to, let was): .owner(to: was, was: to)
        case .schedule(let to, let was): .schedule(to: was, was: to)
        case .parameter(let name, let to, let was): .parameter(name, to: was, was: to)
        case .population(let to, let was): .population(to: was, was: to)
        case .excluded(let to, let was): .excluded(to: was, was: to)
        case .dropped(let to, let was): .dropped(to: was, was: to)
        }
    }
}

/// A control that a team adds to those of the library.
public struct OwnControl: Hashable, Sendable {
    /// Its key. For ever, and none of the library's.
    public var key: String
    /// Its title, in one line.
    public var title: String
    /// Who does what, to what, how often, leaving which record.
    public var statement: String
    /// Whether people or programs perform it.
    public var nature: ControlNature
    /// How often it operates.
    public var frequency: Frequency
    /// The list from which an auditor samples; may be empty.
    public var population: String
    /// The role that usually owns it; may be empty.
    public var role: String
    /// The criteria and control objectives that it serves.
    public var criteria: [CatalogReference]

    /// Makes a control.
    public init(
        key: String, title: String, statement: String, nature: ControlNature, frequency: Frequency, population: String = "",
        role: String = "", criteria: [CatalogReference] = []
    ) {
        self.key = key
        self.title = title
        self.statement = statement
        self.nature = nature
        self.frequency = frequency
        self.population = population
        self.role = role
        self.criteria = criteria
    }
}
