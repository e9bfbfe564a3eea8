import HarmlessText
import Readiness

extension Tables {
    /// `show`: all that is known of an item, from the catalog and from the team.
    ///
    /// - Parameters:
    ///   - item: The item, of an engagement.
    ///   - history: The entries about it, newest first.
    ///   - void: Says which of them count for nothing.
    ///   - width: The width in columns.
    public static func item(
        _ item: ItemDefinition, of engagement: Engagement, in state: WorkspaceState, history: [Entry],
        void: VoidEntries = VoidEntries(), width: Int
    ) -> [String] {
        let (work, detail) = (engagement.work(on: item.id), engagement.detail(of: item))
        let criterion = engagement.criteria[item.criterion]
        let area = engagement.areas[criterion.area]
        func name(_ handle: Handle) -> String { state.record.name(of: handle) }
        var page = Page(width: width)
        page.text("\(item.id): \(item.title)")
        page.gap()
        page.field("Report", "\(engagement.title) (\(engagement.id))")
        page.field("Area", "\(area.id) \(area.area.title)" + (engagement.isInScope(item) ? "" : ", out of scope"))
        page.field(engagement.report == .soc1 ? "Objective" : "Criterion", "\(criterion.id) \(criterion.title)")
        page.field("", criterion.objective)
        page.field("Status", work.status.title)
        if work.status.isTicked, let tick = work.tick {
            page.field(
                "Ticked", "by \(name(tick.by)), \(tick.at.day.words)" + (tick.comment.isEmpty ? "" : ": \(tick.comment)"))
        }
        if let review = work.review {
            page.field(
                "Reviewed",
                "by \(name(review.by)), \(review.at.day.words)" + (review.comment.isEmpty ? "" : ": \(review.comment)"))
        }
        if let lifted = work.liftedReview, let lift = work.lift {
            page.field(
                "Review", "by \(name(lifted.by)), \(lifted.at.day.words), lifted: \(lift.sentence(in: state.record))")
        }
        if let back = work.returned { page.field("Returned", "by \(name(back.by)), \(back.at.day.words): \(back.reason)") }
        page.field("Reason", work.reason)
        page.field("Blocked", work.blocked.value ?? "")
        page.field("Owner", work.owner.value.map(name) ?? "nobody" + (item.role.isEmpty ? "" : " (usually the \(item.role))"))
        page.field("Due", work.due.value.map { $0.wordsWithWeekday + (work.isLate(on: engagement.today) ? ", late" : "") } ?? "")
        if engagement.isReworded(item) { page.field("Reworded", "since it was signed; `tickmark keep` keeps what was signed") }
        page.gap()
        page.field("How often", item.isRetired ? "" : item.cadence.title)
        page.field("Effort", item.effort > 0 ? "about \(counted(item.effort, "day"))" : "")
        page.field("Why and how", detail.guidance)
        let isForOneDay = engagement.record.type.value.number == 1 && !detail.type1.isEmpty
        page.field("Accepted", isForOneDay ? detail.type1 : detail.evidence)
        // Lines that need a period cannot be met on one day; they tell what a Type 2 asks for afterward.
        if isForOneDay { page.field("In a Type 2", detail.evidence) }
        page.field("If nothing", detail.nothingOccurred)
        page.field("Control", Self.named(item.control, in: state))
        page.field("Priority", item.priority?.title ?? "")
        page.field("ISO 27001", detail.iso27001.joined(separator: " "))
        page.field("NIST CSF", detail.csf.joined(separator: " "))
        if let evidence = ItemEvidence(of: item.id, in: engagement, of: state) {
            page.gap()
            page.field("Covered", evidence.isCovered ? "yes" : "no")
            let uncounted = evidence.uncounted.map { "\(line(of: $0, in: state.record)); counts for no day yet" }
            page.field("Evidence", evidence.pieces.map { line(of: $0, in: state.record) } + uncounted)
            let missing = evidence.gaps.map { gap in
                "\(gap.days.spoken): \(gap.sentence { state.record.evidence[$0]?.piece })"
            }
            page.field("Gaps", missing)
        }
        if !work.notes.isEmpty {
            page.gap()
            for (number, note) in work.notes.enumerated() {
                let corrected = note.words.at.map { ", corrected \($0.day.words)" } ?? ""
                page.field("Note \(number + 1)", "\(name(note.by)), \(note.at.day.words)\(corrected)")
                for line in note.text.harmlessLines { page.field("", line) }
            }
        }
        if !history.isEmpty { page.gap() }
        for (number, entry) in history.enumerated() {
            page.field(
                number == 0 ? "History" : "",
                "\(entry.at.day) \(state.record.writer(of: entry)) \(void.sentence(of: entry, in: state))")
        }
        return page.lines
    }

    /// "E-e1b22p Code of conduct signed, 1 Aug 2026 to 31 Jan 2027, by Cho Minseo: https://…".
    private static func line(of piece: Evidence, in record: WorkspaceRecord) -> String {
        let content =
            switch piece.content {
            case .file(_, _, let name): name
            case .link(let address, _): address
            case .text(let text): text
            }
        let who = record.name(of: piece.by)
        return "\(piece.id.evidenceName) \(piece.title), \(piece.covers.spoken), by \(who): \(content)\(record.said(of: piece))"
    }

    /// "access-review: Access rights are reviewed each quarter": the key alone where nobody knows its title.
    private static func named(_ control: String, in state: WorkspaceState) -> String {
        guard let known = state.controls.known(control) else { return control }
        return "\(known.key): \(known.title)"
    }
}
