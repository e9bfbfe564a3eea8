import Journal
import Readiness
import StrictJSON

/// The answers of `--json`: stable, and described in Documentation/Formats/JSON.md. Keys are added, never renamed or
/// taken away.
public enum Answers {
    /// `status --json`.
    ///
    /// - Parameter damage: Why the figures may be wrong.
    public static func status(of state: WorkspaceState, damage: [Defect] = []) -> JSONValue {
        [
            "engagements": .array(state.engagements.map { status($0, in: state) }), "missing": missing(state.missingCatalogs),
            "damage": .array(damage.map(\.json)),
        ]
    }

    /// The engagements that have no figures, because their catalog is not in this workspace.
    static func missing(_ engagements: [(engagement: EngagementID, catalog: String)]) -> JSONValue {
        .array(engagements.map { ["id": .string($0.engagement.text), "catalog": .string($0.catalog)] })
    }

    /// The figures of an engagement.
    static func status(_ engagement: Engagement, in state: WorkspaceState) -> JSONValue {
        let coverage = state.coverage(of: engagement)
        var members = head(engagement) + figures(engagement.tally)
        members.append(.init("controls", .integer(coverage.controls.count)))
        members.append(.init("covered", .integer(coverage.covered)))
        members.append(.init("requests", requestFigures(engagement.requestTally)))
        members.append(.init("forecast", brief(state.forecast(of: engagement))))
        members.append(
            .init(
                "areas",
                .array(
                    engagement.areas.filter(\.isInScope).map { standing in
                        .object(
                            [.init("id", .string(standing.id)), .init("title", .string(standing.area.title))]
                                + figures(standing.tally))
                    })))
        return .object(members)
    }

    /// What a report is, without its figures.
    private static func head(_ engagement: Engagement) -> [JSONValue.Member] {
        let record = engagement.record
        var members: [JSONValue.Member] = [
            .init("id", .string(engagement.id.text)), .init("report", .string(engagement.report.rawValue)),
            .init("type", .integer(record.type.value.number)),
        ]
        switch record.type.value {
        case .type1(let day): members.append(.init("asOf", .string(day.description)))
        case .type2(let period):
            members.append(.init("from", .string(period.lowerBound.description)))
            members.append(.init("to", .string(period.upperBound.description)))
        }
        members.append(.init("organization", .string(record.organization.value)))
        members.append(.init("service", .string(record.service.value)))
        return members
    }

    private static func figures(_ tally: Tally) -> [JSONValue.Member] {
        [
            .init("total", .integer(tally.total)), .init("ticked", .integer(tally.ticked)),
            .init("evidenced", .integer(tally.evidenced)),
            .init("reviewed", .integer(tally.reviewed)), .init("notApplicable", .integer(tally.notApplicable)),
            .init("late", .integer(tally.late)),
        ]
    }

    /// `items --json`: the items of engagements that pass a filter.
    public static func items(of engagements: [Engagement], in state: WorkspaceState, _ filter: ItemFilter) -> JSONValue {
        .array(
            engagements.flatMap { engagement in
                engagement.found(filter).map { item(engagement.items[$0], of: engagement, in: state) }
            })
    }

    /// `show --json`: items with all that the catalog says of them, and their history, newest first.
    public static func shown(
        _ items: [(Engagement, ItemDefinition, [Entry])], in state: WorkspaceState, void: VoidEntries
    ) -> JSONValue {
        .array(
            items.map { engagement, item, entries in
                .object(
                    members(of: item, of: engagement, in: state) + texts(of: item, in: engagement)
                        + [
                            .init("evidence", .strings(evidence(of: item, in: engagement, of: state))),
                            .init("history", history(entries, in: state, void: void)),
                        ])
            })
    }

    /// The ids of the pieces that count for an item's control.
    private static func evidence(of item: ItemDefinition, in engagement: Engagement, of state: WorkspaceState) -> [String] {
        ItemEvidence(of: item.id, in: engagement, of: state).map { ($0.pieces + $0.uncounted).map(\.id.description) } ?? []
    }

    /// The items of an export: items with all that the catalog says of them.
    public static func details(of items: [(Engagement, ItemDefinition)], in state: WorkspaceState) -> JSONValue {
        .array(items.map { .object(members(of: $0.1, of: $0.0, in: state) + texts(of: $0.1, in: $0.0)) })
    }

    private static func item(_ item: ItemDefinition, of engagement: Engagement, in state: WorkspaceState) -> JSONValue {
        .object(members(of: item, of: engagement, in: state))
    }

    private static func texts(of item: ItemDefinition, in engagement: Engagement) -> [JSONValue.Member] {
        let detail = engagement.detail(of: item)
        let criterion = engagement.criteria[item.criterion]
        return [
            .init("areaTitle", .string(engagement.areas[criterion.area].area.title)),
            .init("criterionTitle", .string(criterion.title)),
            .init("objective", .optional(criterion.objective.isEmpty ? nil : criterion.objective)),
            .init("guidance", .optional(detail.guidance.isEmpty ? nil : detail.guidance)),
            .init("accepts", .strings(detail.evidence)), .init("iso27001", .strings(detail.iso27001)),
            .init("csf", .strings(detail.csf)), .init("inScope", .bool(engagement.isInScope(item))),
            .init("type1", .strings(detail.type1)),
            .init("nothingOccurred", .optional(detail.nothingOccurred.isEmpty ? nil : detail.nothingOccurred)),
        ]
    }

    /// Which review was lifted, and by what; null where none was.
    private static func lifted(_ work: ItemWork) -> JSONValue {
        guard let review = work.liftedReview, let lift = work.lift else { return .null }
        return [
            "review": signature(review), "by": .optional(lift.by?.text), "at": .optional(lift.at?.description),
            "change": .string(lift.word), "evidence": .optional(lift.evidence?.description),
        ]
    }

    private static func members(
        of item: ItemDefinition, of engagement: Engagement, in state: WorkspaceState
    ) -> [JSONValue.Member] {
        let work = engagement.work(on: item.id)
        let criterion = engagement.criteria[item.criterion]
        return [
            .init("id", .string(ItemAddress(engagement.id, item.id).description)),
            .init("engagement", .string(engagement.id.text)),
            .init("area", .string(engagement.areas[criterion.area].id)), .init("criterion", .string(criterion.id)),
            .init("title", .string(item.title)),
            .init("control", item.control.isEmpty ? .null : .string(item.control)),
            .init("priority", .optional(item.priority?.rawValue)), .init("status", .string(work.status.rawValue)),
            .init("reason", work.status == .notApplicable ? .string(work.reason) : .null),
            .init("owner", .optional(work.ownerPerson?.text)), .init("due", .optional(work.due.value?.description)),
            .init("blocked", .optional(work.blocked.value)),
            .init("ticked", signature(work.status.isTicked ? work.tick : nil)), .init("reviewed", signature(work.review)),
            .init("reviewLifted", lifted(work)),
            .init("excluded", signature(work.status == .notApplicable ? work.exclusions.last : nil)),
            .init("reworded", .bool(engagement.isReworded(item))), .init("inCatalog", .bool(!item.isRetired)),
            .init(
                "notes",
                .array(
                    work.notes.map {
                        [
                            "id": .string($0.id.description), "by": .string(state.record.canonical($0.by).text),
                            "at": .string($0.at.description), "text": .string($0.text),
                            "corrected": .optional($0.words.at?.description),
                        ]
                    })),
            .init("returned", returned(work.returned)), .init("cadence", .string(item.cadence.rawValue)),
            .init("effort", .number(item.effort)), .init("role", .optional(item.role.isEmpty ? nil : item.role)),
            .init("own", .bool(item.catalogPosition == nil && !item.isRetired)),
            .init("covered", .bool(engagement.covered.contains(item.id))),
            .init("evidenced", .bool(work.status.isTicked && engagement.covered.contains(item.id))),
        ]
    }

    private static func returned(_ returned: Return?) -> JSONValue {
        returned.map {
            ["by": .string($0.person.text), "at": .string($0.at.description), "reason": .string($0.reason)]
        } ?? .null
    }

    private static func signature(_ signature: Signature?) -> JSONValue {
        signature.map {
            [
                "by": .string($0.person.text), "at": .string($0.at.description),
                "words": words($0.words), "kept": .array($0.keeps.filter { !$0.isWithdrawn.value }.map(keep)),
                "comment": .optional($0.comment.isEmpty ? nil : $0.comment),
            ]
        } ?? .null
    }

    private static func keep(_ keep: Keep) -> JSONValue {
        ["by": .string(keep.person.text), "at": .string(keep.at.description), "words": words(keep.words)]
    }

    /// The words that somebody saw; null where nothing was recorded of them.
    private static func words(_ words: SignedWords?) -> JSONValue {
        words.map { ["title": .string($0.title), "digest": .optional($0.digest)] } ?? .null
    }

    /// `scope --json`: every area of an engagement.
    public static func scope(of engagement: Engagement) -> JSONValue {
        var counts = Array(repeating: 0, count: engagement.areas.count)
        for item in engagement.items { counts[engagement.criteria[item.criterion].area] += 1 }
        return .array(
            zip(engagement.areas, counts).map { standing, count in
                let reason = standing.decision?.reason ?? ""
                return [
                    "id": .string(standing.id), "title": .string(standing.area.title), "inScope": .bool(standing.isInScope),
                    "required": .bool(standing.area.isRequired), "items": .integer(count),
                    "reason": .optional(reason.isEmpty ? nil : reason),
                ]
            })
    }

    /// `history --json`: entries, in the order given.
    ///
    /// - Parameter void: Says which of them count for nothing.
    public static func history(_ entries: [Entry], in state: WorkspaceState, void: VoidEntries = VoidEntries()) -> JSONValue {
        .array(entries.map { entry($0, in: state, void: void) })
    }

    /// An entry of `history --json`.
    public static func entry(_ entry: Entry, in state: WorkspaceState, void: VoidEntries) -> JSONValue {
        let signed = state.record.foreignSignature(of: entry)
        return [
            "id": .string(entry.id.description), "at": .string(entry.at.description),
            "by": .string(signed == nil ? entry.by : state.record.name(of: entry.stamp.handle)),
            "signed": .optional(signed), "handle": .string(entry.stamp.handle.text),
            "person": .string(state.record.canonical(entry.stamp.handle).text), "action": .string(entry.action.word),
            "engagement": .optional(entry.action.engagement?.text),
            "item": .optional(entry.action.item?.description), "text": .string(entry.sentence(in: state)),
            "void": .optional(void.reason(of: entry, in: state)), "words": words(entry.words),
        ]
    }
}

extension Answers {
    /// `compare --json`: the four differences between SOC 1 and SOC 2.
    public static func comparison() -> JSONValue {
        .array(
            Difference.all.map { ["title": .string($0.title), "soc1": .string($0.soc1), "soc2": .string($0.soc2)] })
    }
}

extension Answers {
    /// `report list --json`: the reports, in the order that they began.
    public static func reports(of state: WorkspaceState) -> JSONValue { .array(state.engagements.map(report)) }

    /// `report add --json`: one report as it begins, without figures.
    public static func report(_ engagement: Engagement) -> JSONValue {
        .object(head(engagement) + [.init("catalog", .string(engagement.catalog.id))])
    }

    /// `person list --json`: everybody, by the handles that they go by, with the others that are theirs.
    public static func people(of record: WorkspaceRecord) -> JSONValue {
        .array(record.people.filter { record.canonical($0.handle) == $0.handle }.map { person($0.handle, in: record) })
    }

    /// `person add --json`: one person.
    public static func person(_ handle: Handle, in record: WorkspaceRecord) -> JSONValue {
        let main = record.canonical(handle)
        let others = record.people.map(\.handle).filter { $0 != main && record.canonical($0) == main }
        return [
            "handle": .string(main.text), "name": .string(record.name(of: main)), "sameAs": .strings(others.map(\.text)),
        ]
    }

    /// What an entry added: its id, and the report and criterion or area that it belongs to.
    public static func added(id: String, to parent: String, of engagement: EngagementID, title: String) -> JSONValue {
        ["id": .string(id), "engagement": .string(engagement.text), "parent": .string(parent), "title": .string(title)]
    }

    /// `workspace --json`.
    public static func workspace(_ state: WorkspaceState) -> JSONValue {
        ["name": .string(state.name), "reports": .strings(state.engagements.map(\.id.text))]
    }
}

extension Action {
    /// The kind of action, by the word that journals have for it.
    fileprivate var word: String {
        switch self {
        case .workspace: "workspace"
        case .person: "person"
        case .same: "same"
        case .engage: "engage"
        case .amend: "amend"
        case .drop: "drop"
        case .scope: "scope"
        case .objective: "objective"
        case .reword: "reword"
        case .item: "item"
        case .status: "status"
        case .returned: "return"
        case .blocked: "blocked"
        case .owner: "owner"
        case .due: "due"
        case .note: "note"
        case .correct: "correct"
        case .withdraw: "withdraw"
        case .settle: "settle"
        case .keep: "keep"
        case .control: "control"
        case .define: "define"
        case .confirm: "confirm"
        case .again: "again"
        case .request: "request"
        case .roll: "roll"
        case .rule: "rule"
        case .check: "check"
        case .attach: "attach"
        case .evidence: "evidence"
        }
    }
}

extension Summary {
    /// The export as JSON: the figures of `status --json`, and what the document tells.
    var json: JSONValue {
        .object([
            .init("format", 1), .init("workspace", .string(name)), .init("date", .string(day.description)),
            .init("madeBy", .string(madeBy)),
            .init("disclaimer", "Readiness is the team's own view. It is no audit; the opinion is a CPA's."),
            .init(
                "engagements",
                .array(
                    engagements.map { engagement in
                        guard case .object(let members) = Answers.status(engagement, in: state) else { return .null }
                        return .object(members + [.init("scope", Answers.scope(of: engagement))])
                    })),
            .init("missing", Answers.missing(missingCatalogs)),
            .init("damage", .array(damage.map(\.json))),
            .init(
                "items",
                Answers.details(
                    of: engagements.flatMap { engagement in
                        engagement.items.filter { holds($0, of: engagement) }.map { (engagement, $0) }
                    }, in: state)),
            .init("leftOut", .integer(leftOut)),
            .init("recent", Answers.history(recent, in: state, void: void)),
            .init(
                "catalogs",
                .array(
                    catalogs.map {
                        [
                            "id": .string($0.id), "version": .string($0.version), "builtIn": .bool($0.isBuiltIn),
                            "digest": .optional($0.digest),
                        ]
                    })),
            .init(
                "heads",
                .array(
                    heads.map {
                        ["writer": .string($0.writer.description), "entries": .integer($0.entries), "digest": .string($0.digest)]
                    })),
        ])
    }
}
