import HarmlessText
import Import
import Readiness
import Reports
import Store
import StrictJSON

/// Taking over a team's own list of controls.
struct ControlTableImport {
    let files: [String]
    let mappings: [String]
    let isFresh: Bool
    let separator: CSVSeparator?
    let rehearsal: RehearsalOption
    let json: Bool

    func run(_ workspace: WorkspaceOptions) async throws {
        let incoming = try files.map { try IncomingFile($0) }
        let content = Spreadsheet(sheets: try incoming.flatMap { try $0.spreadsheet(separator: separator).sheets })
        let said = try mappings.map { text -> (column: String, field: String) in
            let (column, field) = try ImportCommand.pair(text, "--map COLUMN=FIELD")
            guard let known = ControlField(written: field) else {
                guard field == "-" else {
                    throw Failure(
                        "There is no field \(field); there is \(ControlField.allCases.map(\.rawValue).joined(separator: ", ")), or - for none."
                    )
                }
                return (column, field)
            }
            return (column, known.rawValue)
        }
        var store = try await workspace.open()
        var memory = ColumnMemory(.controls, in: store.folder, isFresh: isFresh)
        let remembered = memory.remembered(in: content, besides: said.map(\.column)).map { (column: $0.column, field: $0.field) }
        let controls = store.state.controls
        let plan = store.state.planControls(
            content,
            mappings: (said + remembered).map { ColumnMapping(column: $0.column, field: ControlField(rawValue: $0.field)) },
            among: controls, by: store.author.handle, named: store.author.name)
        for column in plan.unknownColumns { throw Failure("There is no column \(column); nothing was changed.") }
        // A table of which nothing is understood is a mistake, and no empty answer.
        if !plan.columns.isEmpty, plan.columns.allSatisfy(\.fields.isEmpty) {
            throw Failure("\(files[0]): \(UnknownColumns.sentence(plan.columns[0].unused)) Nothing was changed.")
        }
        if let reason = store.readOnlyReason { throw Failure(reason) }
        let isWritten = !rehearsal.isRehearsal && !plan.actions.isEmpty
        let warnings = store.state.coverageLoss(by: plan.actions, of: store.author.handle).sentences()
        if isWritten {
            do { try store.write(plan.actions) } catch { throw Failure(error) }
            memory.keep(said, in: content)
        }
        if json {
            Output.write(.array(plan.verdicts.map(\.answer)))
        } else {
            memory.tell()
            tell(plan)
            if !isWritten { Output.say("Nothing was written.") }
        }
        for warning in warnings + store.takeNoticeSentences() { Output.warn(warning) }
        if !plan.verdicts.isEmpty, plan.count(.refused) == plan.verdicts.count {
            throw Failure("Every row was refused; nothing was changed.")
        }
    }

    private func tell(_ plan: ControlImportPlan) {
        for (sheet, fields, unused) in plan.columns {
            let place = sheet.map { "\($0): " } ?? ""
            guard !fields.isEmpty else {
                Output.warn("\(place)\(UnknownColumns.sentence(unused))")
                continue
            }
            Output.say(place + fields.map { "\($0.column) is \($0.field.rawValue)" }.joined(separator: ", ") + ".")
        }
        for outcome in RowVerdict.Outcome.allCases where outcome != .unchanged {
            let these = plan.verdicts.filter { $0.outcome == outcome }
            for verdict in these.prefix(100) { Output.say(verdict.line) }
            if these.count > 100 { Output.say("… and \(these.count - 100) more; --json lists all.") }
        }
        let counts = RowVerdict.Outcome.allCases.map { "\(plan.count($0)) \($0.rawValue)" }
        Output.say("\(counted(plan.verdicts.count, "row")): \(counts.joined(separator: ", ")).")
    }
}

extension ControlVerdict {
    /// The verdict as `import --json` gives it.
    fileprivate var answer: JSONValue {
        [
            "row": .string(place.description), "verdict": .string(outcome.rawValue), "target": .optional(key),
            "reason": .optional(reasons.isEmpty ? nil : reasons.joined(separator: " ")),
            "fields": .strings(changed.map(\.rawValue)),
        ]
    }
}
