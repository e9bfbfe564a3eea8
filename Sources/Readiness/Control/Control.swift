/// A control of the library: a sentence that an auditor can test, with everything needed to show that it operates.
///
/// An item says what must be true under one criterion; a control is what a company does about it, often for several
/// criteria and for both reports at once.
public struct Control: Hashable, Sendable {
    /// Its key (`access-review`). For ever: a team's decisions hold on to it.
    public let key: String
    /// Its title, in up to 60 columns.
    public let title: String
    /// Who does what, to what, how often, leaving which record.
    public let statement: ControlStatement
    /// Whether people or programs perform it.
    public let nature: ControlNature
    /// Whether it prevents or reveals.
    public let kind: ControlKind
    /// How often it operates.
    public let frequency: Frequency
    /// The complete list from which an auditor samples.
    public let population: ControlPopulation
    /// What an auditor looks at for Type 1: one instance, or the setting on the date.
    public let type1: [String]
    /// What an auditor looks at for Type 2: the period.
    public let type2: [String]
    /// What shows that nothing occurred in a period; empty where the control does not depend on events.
    public let nothingOccurred: String
    /// When it does not apply, and what stands in then.
    public let alternatives: [ControlAlternative]
    /// Where the two reports, or the items, ask for different things: which one holds, and why. Empty where they agree.
    public let note: String
    /// How much work it is.
    public let effort: ControlEffort
    /// The role that usually owns it.
    public let role: String
    /// Whether it is about the report's own work: description, assertion, examination.
    public let isAboutReport: Bool
    /// The items that belong to it. Each item of the built-in catalogs belongs to exactly one control.
    public let items: [CatalogReference]
    /// The criteria and control objectives that it serves, those of its items and others.
    public let criteria: [CatalogReference]
    /// Controls of ISO/IEC 27001:2022 Annex A that are about the same thing.
    public let iso27001: [String]
    /// Subcategories of the NIST Cybersecurity Framework 2.0 that are about the same thing.
    public let csf: [String]

    /// Makes a control.
    public init(
        key: String, title: String, statement: ControlStatement, nature: ControlNature, kind: ControlKind, frequency: Frequency,
        population: ControlPopulation, type1: [String], type2: [String], nothingOccurred: String = "",
        alternatives: [ControlAlternative] = [], note: String = "", effort: ControlEffort, role: String,
        isAboutReport: Bool = false,
        items: [CatalogReference], criteria: [CatalogReference], iso27001: [String] = [], csf: [String] = []
    ) {
        self.key = key
        self.title = title
        self.statement = statement
        self.nature = nature
        self.kind = kind
        self.frequency = frequency
        self.population = population
        self.type1 = type1
        self.type2 = type2
        self.nothingOccurred = nothingOccurred
        self.alternatives = alternatives
        self.note = note
        self.effort = effort
        self.role = role
        self.isAboutReport = isAboutReport
        self.items = items
        self.criteria = criteria
        self.iso27001 = iso27001
        self.csf = csf
    }

    /// Whether a text can be a control's key: 1 to 40 of `a`–`z`, `0`–`9` and `-`, a letter first and no dash last.
    public static func isKey(_ text: String) -> Bool {
        guard (1...40).contains(text.utf8.count), let first = text.utf8.first, text.utf8.last != UInt8(ascii: "-"),
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
        else { return false }
        return text.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || $0 == UInt8(ascii: "-")
        }
    }
}

/// Whether people or programs perform a control.
public enum ControlNature: String, CaseIterable, Hashable, Sendable {
    /// People perform it: an auditor tests performances by sample.
    case manual
    /// A program performs it: an auditor tests the setting, and what changed it.
    case automated
    /// People rest on what a program lists or enforces: an auditor tests both.
    case both

    /// The nature in words.
    public var title: String {
        switch self {
        case .manual: "Manual"
        case .automated: "Automated"
        case .both: "Manual and automated"
        }
    }
}

/// Whether a control prevents or reveals.
public enum ControlKind: String, CaseIterable, Hashable, Sendable {
    /// It stops what should not happen.
    case preventive
    /// It reveals what has happened.
    case detective

    /// The kind in words.
    public var title: String {
        switch self {
        case .preventive: "Preventive"
        case .detective: "Detective"
        }
    }
}

/// The complete list from which an auditor samples a control's performances.
public struct ControlPopulation: Hashable, Sendable {
    /// What it is a list of.
    public let what: String
    /// The system that gives it.
    public let system: String
    /// A second source that shows that the list is complete.
    public let secondSource: String

    /// Makes a population.
    public init(what: String, system: String, secondSource: String) {
        self.what = what
        self.system = system
        self.secondSource = secondSource
    }
}

/// When a control does not apply, and what stands in then.
public struct ControlAlternative: Hashable, Sendable {
    /// The condition.
    public let when: String
    /// What takes the control's place.
    public let instead: String

    /// Makes an alternative.
    public init(when: String, instead: String) {
        self.when = when
        self.instead = instead
    }
}

/// How much work a control is for a company of up to about fifty people.
public struct ControlEffort: Hashable, Sendable {
    /// Days of work to set it up the first time.
    public let setupDays: Double
    /// Hours of work for each performance.
    public let hoursEach: Double

    /// Makes an effort.
    public init(setupDays: Double, hoursEach: Double) {
        self.setupDays = setupDays
        self.hoursEach = hoursEach
    }
}
