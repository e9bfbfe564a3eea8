import HarmlessText
import Readiness
import StrictJSON

extension Answers {
    /// `control list --json`: controls, in the order given.
    ///
    /// - Parameter record: Says under which handle a person goes.
    public static func controls(_ controls: [ControlInForce], in record: WorkspaceRecord = WorkspaceRecord()) -> JSONValue {
        .array(controls.map { control($0, in: record) })
    }

    /// `control show --json`: one control, as it stands.
    public static func control(_ control: ControlInForce, in record: WorkspaceRecord = WorkspaceRecord()) -> JSONValue {
        let library = control.library
        let nothing = library.map(\.nothingOccurred) ?? ""
        let note = library.map(\.note) ?? ""
        return .object([
            .init("key", .string(control.key)), .init("title", .string(control.title)),
            .init("statement", .string(control.statement)), .init("nature", .string(control.nature.rawValue)),
            .init("frequency", .string(control.schedule.latest.frequency.rawValue)),
            .init("population", population(of: control)),
            .init("role", .string(control.role)),
            .init("owner", .optional(control.owner.map { record.canonical($0).text })),
            .init("setupDays", library.map { .number($0.effort.setupDays) } ?? .null),
            .init("hoursEach", library.map { .number($0.effort.hoursEach) } ?? .null),
            .init("criteria", .strings(control.criteria.map(\.description))),
            .init("items", .strings(control.items.map(\.description))), .init("type1", .strings(library?.type1 ?? [])),
            .init("type2", .strings(library?.type2 ?? [])), .init("nothingOccurred", .optional(nothing.isEmpty ? nil : nothing)),
            .init("adopted", .bool(control.isAdopted)), .init("excluded", .optional(control.exclusion)),
            .init("kind", .optional(library?.kind.rawValue)),
            .init("schedule", .array(control.schedule.rhythms.map(rhythm))),
            .init(
                "earlierStatements",
                .array(
                    control.earlierStatements.map {
                        ["statement": .string($0.text), "lastDay": .string($0.lastDay.description)]
                    })),
            .init(
                "parameters",
                .array(
                    (library?.statement.parameters ?? []).map {
                        [
                            "name": .string($0.name), "value": .string(control.value(of: $0)), "meaning": .string($0.meaning),
                        ]
                    })),
            .init(
                "notApplicable",
                .array((library?.alternatives ?? []).map { ["when": .string($0.when), "instead": .string($0.instead)] })),
            .init("note", .optional(note.isEmpty ? nil : note)), .init("aboutReport", .bool(library?.isAboutReport ?? false)),
            .init("iso27001", .strings(library?.iso27001 ?? [])), .init("csf", .strings(library?.csf ?? [])),
        ])
    }

    /// The population: the library's three parts, or the team's own words and nothing beside them.
    private static func population(of control: ControlInForce) -> JSONValue {
        guard let library = control.library?.population, control.record.population.value == nil else {
            return ["what": .string(control.population), "system": .null, "secondSource": .null]
        }
        return [
            "what": .string(library.what), "system": .string(library.system), "secondSource": .string(library.secondSource),
        ]
    }

    private static func rhythm(_ rhythm: ControlSchedule.Rhythm) -> JSONValue {
        [
            "frequency": .string(rhythm.frequency.rawValue), "anchor": .optional(rhythm.anchor?.text),
            "since": .optional(rhythm.since?.description),
        ]
    }
}
