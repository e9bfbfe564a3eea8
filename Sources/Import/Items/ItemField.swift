/// What a column may say of an item.
public enum ItemField: String, Hashable, Sendable, CaseIterable {
    /// The report that the item belongs to.
    case report
    /// The item's id.
    case item
    /// The id of the criterion or control objective.
    case criterion
    /// The area, by id or title.
    case area
    /// What a ticket is tagged with: ids of items and criteria among other words. Several columns may hold it.
    case labels
    /// What must be true.
    case title
    case status
    /// Why it is Not applicable.
    case reason
    case owner
    case due
    /// Why it is blocked.
    case blocked
    case notes
    /// Whether the item is one of the team's own.
    case own
    /// Who ticked it where the file comes from.
    case tickedBy
    /// When.
    case tickedOn

    /// The names by which other programs and people call them: our own export, Vanta, Drata, Jira, Notion, CISO
    /// Assistant, Eramba, plain spreadsheets.
    public static let names = ColumnNames<ItemField>([
        (
            .item,
            [
                "item", "item id", "ref_id", "control id", "control code", "requirement id", "reference", "ref", "id", "key", "#",
                "no",
            ]
        ),
        (
            .criterion,
            [
                "criterion", "criteria", "tsc", "tsc ref", "trust services criteria", "objective id", "control objective id",
                "framework requirement", "framework requirements", "requirement", "requirements", "framework code",
                "framework codes", "refcode", "clause",
                "soc 2 criteria", "control",
            ]
        ),
        (.area, ["area", "section", "category", "domain", "control domain", "group", "family", "epic", "epic link", "chapter"]),
        (.labels, ["labels", "label", "tags", "tag", "components", "component", "component/s"]),
        (
            .title,
            [
                "title", "name", "summary", "task", "task name", "control title", "control name", "item title",
                "requirement title", "what",
                "question", "description", "control description",
            ]
        ),
        (
            .status,
            [
                "status", "state", "compliance_result", "result", "test status", "control status", "requirement_progress",
                "progress",
                "done", "complete", "completed", "implementation status", "implemented",
            ]
        ),
        (.reason, ["reason", "reason not applicable", "justification", "exclusion reason", "n/a reason", "why not applicable"]),
        (
            .owner,
            [
                "owner", "assignee", "assigned to", "assigned", "responsible", "control owner", "owners", "owner email", "person",
                "who",
                "owner assignment",
            ]
        ),
        (.due, ["due", "due date", "deadline", "eta", "target date", "due on", "expected completion", "planned end"]),
        (.blocked, ["blocked", "blocker", "blocked by", "blocked reason", "waiting for", "impediment"]),
        (.notes, ["notes", "note", "comment", "comments", "observations", "observation", "remarks", "remark", "details"]),
        (.report, ["engagement", "report id", "audit", "audit id"]),
        (.own, ["own"]),
        (.tickedBy, ["ticked by", "completed by", "done by", "approved by", "signed off by"]),
        (.tickedOn, ["ticked on", "completed on", "completion date", "date completed", "done on", "resolved"]),
    ]).gathering(.labels)

    /// The field of a name that somebody wrote behind `COLUMN=`: its own (`tickedBy`), or one by which a column is
    /// found.
    public init?(written text: String) {
        let folded = text.lowercased()
        guard let field = Self.allCases.first(where: { $0.rawValue.lowercased() == folded }) ?? Self.names.field(of: text) else {
            return nil
        }
        self = field
    }
}
