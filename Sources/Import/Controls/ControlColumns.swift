import HarmlessText
import Readiness

/// What a column may say of a control.
public enum ControlField: String, Hashable, Sendable, CaseIterable {
    /// Its key, or the code that it has elsewhere.
    case key
    case title
    /// Who does what, to what, how often, leaving which record.
    case statement
    case owner
    case frequency
    /// Whether people or programs perform it.
    case nature
    /// The list from which an auditor samples.
    case population
    /// The role that usually owns it.
    case role
    /// The criteria that it serves.
    case criteria
    /// Why it does not apply.
    case reason

    /// The names by which other programs and people call them: our own JSON, Drata, Vanta, Openlane, 6clicks, plain
    /// spreadsheets.
    public static let names = ColumnNames<ControlField>([
        (.key, ["key", "control key", "control id", "control code", "refcode", "ref_id", "reference", "code", "id", "#", "no"]),
        (.title, ["title", "control title", "control name", "name", "summary"]),
        (
            .statement,
            [
                "statement", "control statement", "control description", "description", "control implementation", "activities",
                "control activity", "control",
            ]
        ),
        (.owner, ["owner", "control owner", "owners", "assignee", "assigned to", "responsible"]),
        (.frequency, ["frequency", "cadence", "control frequency", "how often", "interval", "schedule"]),
        (.nature, ["nature", "control nature", "manual or automated", "control type", "type", "execution"]),
        (.population, ["population", "sampled from"]),
        (.role, ["role", "owner role"]),
        (
            .criteria,
            [
                "criteria", "criterion", "trust services criteria", "tsc", "framework requirements", "requirements",
                "framework codes", "maps to", "mapped to",
            ]
        ),
        (.reason, ["reason", "exclusion reason", "reason not applicable", "why not applicable", "not applicable"]),
    ])

    /// The field of a name that somebody wrote behind `COLUMN=`.
    public init?(written text: String) {
        let folded = text.lowercased()
        guard let field = Self.allCases.first(where: { $0.rawValue == folded }) ?? Self.names.field(of: text) else { return nil }
        self = field
    }
}

/// What words mean of how often something is done, and by whom.
enum ControlWords {
    private static let frequencies: [Frequency: [String]] = [
        .continuous: ["continuous", "continuously", "ongoing", "realtime", "always", "permanent", "persecond"],
        .daily: ["daily", "day", "everyday", "eachday", "eachworkingday", "businessday", "everyworkingday"],
        .weekly: ["weekly", "week", "everyweek", "eachweek", "onceaweek"],
        .monthly: ["monthly", "month", "everymonth", "eachmonth", "onceamonth"],
        .quarterly: ["quarterly", "quarter", "everyquarter", "eachquarter", "every3months", "everythreemonths", "3months"],
        .semiannually: [
            "semiannually", "semiannual", "biannual", "biannually", "twiceayear", "halfyearly", "everysixmonths", "every6months",
            "6months",
        ],
        .annually: ["annually", "annual", "yearly", "year", "everyyear", "eachyear", "onceayear", "every12months", "12months"],
        .perEvent: [
            "perevent", "adhoc", "asneeded", "ondemand", "eventdriven", "peroccurrence", "eachtimeithappens", "whenithappens",
            "asrequired", "triggered",
        ],
        .once: ["once", "onetime", "oneoff"],
    ]

    private static let natures: [ControlNature: [String]] = [
        .manual: ["manual", "people", "person"], .automated: ["automated", "automatic", "system", "program", "auto"],
        .both: ["both", "hybrid", "semiautomated", "itdependentmanual", "itdependent", "partiallyautomated", "mixed"],
    ]

    static func frequency(_ text: String) -> Frequency? { find(text, in: frequencies) }
    static func nature(_ text: String) -> ControlNature? { find(text, in: natures) }

    private static func find<Value>(_ text: String, in words: [Value: [String]]) -> Value? {
        let folded = ColumnNames<Int>.folded(text)
        return words.first { $0.value.contains(folded) }?.key
    }
}
