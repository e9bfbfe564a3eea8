import Readiness
import StrictJSON

extension Answers {
    /// `control list --json`: controls of the library, in the order given.
    public static func controls(_ controls: [Control]) -> JSONValue { .array(controls.map(control)) }

    /// `control show --json`: one control of the library.
    public static func control(_ control: Control) -> JSONValue {
        .object([
            .init("key", .string(control.key)), .init("title", .string(control.title)),
            .init("statement", .string(control.statement.filled())), .init("nature", .string(control.nature.rawValue)),
            .init("frequency", .string(control.frequency.rawValue)),
            .init(
                "population",
                [
                    "what": .string(control.population.what), "system": .string(control.population.system),
                    "secondSource": .string(control.population.secondSource),
                ]),
            .init("role", .string(control.role)), .init("setupDays", .number(control.effort.setupDays)),
            .init("hoursEach", .number(control.effort.hoursEach)),
            .init("criteria", .strings(control.criteria.map(\.description))),
            .init("items", .strings(control.items.map(\.description))), .init("type1", .strings(control.type1)),
            .init("type2", .strings(control.type2)),
            .init("nothingOccurred", .optional(control.nothingOccurred.isEmpty ? nil : control.nothingOccurred)),
            .init("kind", .string(control.kind.rawValue)),
            .init(
                "parameters",
                .array(
                    control.statement.parameters.map {
                        ["name": .string($0.name), "value": .string($0.standard), "meaning": .string($0.meaning)]
                    })),
            .init(
                "notApplicable",
                .array(control.alternatives.map { ["when": .string($0.when), "instead": .string($0.instead)] })),
            .init("note", .optional(control.note.isEmpty ? nil : control.note)),
            .init("aboutReport", .bool(control.isAboutReport)),
            .init("iso27001", .strings(control.iso27001)), .init("csf", .strings(control.csf)),
        ])
    }
}
