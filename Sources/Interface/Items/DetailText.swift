import HarmlessText
import Readiness
import TerminalUI

/// What the detail pane says about an item.
struct DetailText {
    let item: ItemDefinition
    let engagement: Engagement
    let workspace: WorkspaceState?
    private let today: Day
    let glyphs: GlyphSet
    private let sides: [EntryID: Entry]
    private let definedControls: DefinedControls

    init(
        of item: ItemDefinition, in engagement: Engagement, workspace: WorkspaceState?, today: Day, glyphs: GlyphSet,
        sides: [EntryID: Entry] = [:], definedControls: DefinedControls = DefinedControls()
    ) {
        self.sides = sides
        self.definedControls = definedControls
        self.item = item
        self.engagement = engagement
        self.workspace = workspace
        self.today = today
        self.glyphs = glyphs
    }

    /// The lines, for a width in columns.
    func lines(width: Int) -> [StyledLine] {
        let work = engagement.work(on: item.id)
        let detail = engagement.detail(of: item)
        var lines = item.title.wrapped(to: width, in: glyphs).map { StyledLine($0, .heading) }
        // A wide pane is a low one.
        if !isWide(width) { lines.append(StyledLine()) }
        lines += standing(work, width: width)
        if work.isContested { lines += contested(work, width: width) }
        lines += reworded(work, detail, width: width)
        lines += notes(work, width: width)
        lines += evidence(width: width)
        lines.append(StyledLine())
        if !detail.guidance.isEmpty { lines += section("Why and how", [detail.guidance], width: width) }
        if !detail.evidence.isEmpty { lines += section("What an auditor accepts", detail.evidence, bullet: true, width: width) }
        if !detail.type1.isEmpty { lines += section("For Type 1, on the date", detail.type1, bullet: true, width: width) }
        if !detail.nothingOccurred.isEmpty {
            lines += section("Where nothing occurred in the period", [detail.nothingOccurred], bullet: true, width: width)
        }
        lines += control(width: width)
        lines += about(detail, width: width)
        return lines
    }

    /// What people noted, the newest first.
    private func notes(_ work: ItemWork, width: Int) -> [StyledLine] {
        let notes = work.notes
        guard !notes.isEmpty else { return [] }
        var lines = [StyledLine(), StyledLine("Notes", .heading)]
        for note in notes.reversed() {
            let corrected = note.words.stamp == nil ? "" : ", corrected"
            lines.append(StyledLine("\(name(note.by)), \(note.at.day.words)\(corrected)".harmless, .faint))
            lines += note.text.harmlessLines.flatMap { $0.wrapped(to: width - 2, in: glyphs) }.map { StyledLine("  " + $0) }
        }
        return lines
    }

    /// The control that the item belongs to, its sentence, and what else it serves.
    private func control(width: Int) -> [StyledLine] {
        guard let control = definedControls.control(item.control, in: workspace?.record) else { return [] }
        var lines = section("Control: \(control.title)".harmless, [control.statement.harmless], width: width)
        lines.removeLast()
        var facts: [Fact] = []
        func fact(_ label: String, _ ids: [String]) {
            if !ids.isEmpty { facts.append(Fact(label: label, text: ids.joined(separator: ", ").harmless, ink: .text)) }
        }
        if let exclusion = control.exclusion { facts.append(Fact(label: "Set aside", text: exclusion.harmless, ink: .warning)) }
        let mine = engagement.catalog.id
        fact("Serves", control.criteria.filter { $0.catalog == mine }.map(\.id))
        for catalog in Set(control.criteria.map(\.catalog)).subtracting([mine]).sorted() {
            let title = ReportKind(rawValue: catalog)?.title ?? catalog
            fact(title, control.criteria.filter { $0.catalog == catalog }.map(\.id))
        }
        fact(
            "Its items",
            control.items.filter { $0 != CatalogReference(mine, item.id.text) }.map { $0.catalog == mine ? $0.id : "\($0)" })
        return lines + self.lines(of: facts, width: width) + [StyledLine()]
    }

    func name(_ handle: Handle) -> String { workspace?.record.name(of: handle) ?? handle.text }

    private func standing(_ work: ItemWork, width: Int) -> [StyledLine] {
        var facts: [Fact] = []
        func fact(_ label: String, _ text: String, _ ink: Ink = .text) { facts.append(Fact(label: label, text: text, ink: ink)) }
        fact("Status", work.status.title, work.status.ink)
        if let returned = work.returned {
            let words = "by \(name(returned.by)), \(returned.at.day.words): \(returned.reason)"
            fact("Returned", words.harmless, .danger)
        }
        if let tick = work.tick, work.status.isTicked { fact("Ticked", "by \(name(tick.by)), \(tick.at.day.words)", .good) }
        if let review = work.ownReview {
            // Under which handle, because the name alone is the one that ticked.
            let reviewer = workspace?.record.fullName(of: review.by) ?? review.by.text
            fact("Review", "by \(reviewer), \(review.at.day.words): a review by the same person does not count", .warning)
        }
        if let review = work.review {
            let comment = review.comment.isEmpty ? "" : ": \(review.comment)"
            fact("Reviewed", "by \(name(review.by)), \(review.at.day.words)\(comment)".harmless, .best)
        }
        if let lifted = work.liftedReview, let lift = work.lift, let record = workspace?.record {
            let why = lift.sentence(in: record) { $0.words(seenFrom: today) }
            fact("Review", "by \(name(lifted.by)), \(lifted.at.day.words), lifted: \(why)".harmless, .warning)
        }
        if work.status == .notApplicable {
            fact("Because", work.reason)
            switch work.confirmation {
            case .none: break
            case .wanted: fact("Signature", "a second person is to confirm it", .warning)
            case .given: fact("Confirmed", "by \(work.confirmedBy.map(name) ?? "somebody")", .good)
            }
            if let day = work.lookAgain.value {
                fact("Again", "to be looked at on \(day.words)", day <= today ? .warning : .text)
            }
        }
        if let reason = work.blocked.value { fact("Blocked", reason, .danger) }
        if let owner = work.owner.value { fact("Owner", name(owner)) } else { fact("Owner", "nobody yet", .faint) }
        if let due = work.due.value {
            let days = today.distance(to: due)
            let isLate = work.isLate(on: today)
            let isOpen = work.status == .todo || work.status == .inProgress
            let distance =
                isLate ? ", \(counted(-days, "day")) late" : isOpen ? ", " + today.relation(to: due) : ""
            fact("Due", due.words + distance, isLate ? .danger : .text)
        }
        if let priority = item.priority { fact("Priority", priority.title) }
        if !engagement.isInScope(item) { fact("Scope", "out of scope", .warning) }
        return self.lines(of: facts, width: width)
    }

    /// What is known of an item, under a label.
    private struct Fact {
        let label: String
        let text: String
        let ink: Ink
    }

    private func isWide(_ width: Int) -> Bool { width >= 70 }

    /// Facts below one another, or, where there is room, two on a line.
    private func lines(of facts: [Fact], width: Int) -> [StyledLine] {
        var lines: [StyledLine] = []
        let half = isWide(width) ? width / 2 : 0
        var left: Fact?
        func runs(_ label: String, _ text: String, _ ink: Ink) -> [(String, Style)] {
            [(label.padded(to: 10, in: glyphs), .faint), (text, Style(ink))]
        }
        func isShort(_ fact: Fact) -> Bool { fact.text.shown(in: glyphs).columns <= half - 12 }
        for fact in facts {
            if let first = left, isShort(fact) {
                lines.append(
                    StyledLine(
                        runs(first.label, first.text.padded(to: half - 10, in: glyphs), first.ink)
                            + runs(fact.label, fact.text, fact.ink)))
                left = nil
                continue
            }
            if let first = left { lines.append(StyledLine(runs(first.label, first.text, first.ink))) }
            left = nil
            if isShort(fact) {
                left = fact
                continue
            }
            for (index, part) in fact.text.wrapped(to: max(8, width - 10), in: glyphs).enumerated() {
                lines.append(StyledLine(runs(index == 0 ? fact.label : "", part, fact.ink)))
            }
        }
        if let first = left { lines.append(StyledLine(runs(first.label, first.text, first.ink))) }
        return lines
    }

    /// What each of two people wrote, who and when, and which of it stands.
    private func contested(_ work: ItemWork, width: Int) -> [StyledLine] {
        var lines = [StyledLine()]
        lines += "Two people changed this without seeing each other. Press s to keep what stands or take the other."
            .wrapped(to: width, in: glyphs).map { StyledLine($0, Style(.warning)) }
        for contest in work.contests({ sides[$0] }) {
            for side in contest.sides {
                let stands = side.id == contest.standing
                let value = workspace?.value(of: side) ?? ""
                let words = "\(value), by \(name(side.stamp.handle)), \(side.at.day.words)\(stands ? " (stands)" : "")".harmless
                for (index, part) in words.wrapped(to: max(8, width - 10), in: glyphs).enumerated() {
                    let label = index == 0 ? contest.field.title : ""
                    lines.append(StyledLine([(label.padded(to: 10), .faint), (part, Style(stands ? .text : .warning))]))
                }
            }
        }
        return lines
    }

    /// What was signed in other words than the item has now: both wordings, as far as they are known, and who looked.
    private func reworded(_ work: ItemWork, _ detail: ItemDetail, width: Int) -> [StyledLine] {
        var facts: [Fact] = []
        func fact(_ label: String, _ text: String, _ ink: Ink = .text) {
            facts.append(Fact(label: label, text: text.harmless, ink: ink))
        }
        let reworded = engagement.rewordedSignatures(of: item)
        for signature in reworded {
            guard let words = signature.words else { continue }
            fact("Signed", "by \(name(signature.by)), \(signature.at.day.words): \(words.title)", .warning)
        }
        if let first = reworded.first?.words {
            fact("Now", first.title == item.title ? "the same title, with other guidance or evidence" : item.title)
        }
        for signature in work.standingSignatures {
            for keep in signature.keeps where !keep.isWithdrawn.value && keep.person != signature.person {
                fact("Kept", "\(name(keep.by)) looked at other words, \(keep.at.day.words): \(keep.words.title)", .faint)
            }
        }
        if item.isRetired {
            let known = work.standingSignatures.contains { $0.words != nil }
            fact("Catalog", known ? "has this no longer; these are the words that were signed" : "has this no longer", .faint)
        }
        guard !facts.isEmpty else { return [] }
        guard !reworded.isEmpty else { return self.lines(of: facts, width: width) }
        let what = work.status == .notApplicable ? "marked Not applicable" : "ticked"
        let words = "Reworded since it was \(what). Press s to keep what was signed or take it back."
        return [StyledLine()] + words.wrapped(to: width, in: glyphs).map { StyledLine($0, Style(.warning)) }
            + self.lines(of: facts, width: width)
    }

    private func section(_ title: String, _ texts: [String], bullet: Bool = false, width: Int) -> [StyledLine] {
        var lines = [StyledLine(title, .heading)]
        for text in texts {
            for (index, part) in text.wrapped(to: bullet ? width - 2 : width, in: glyphs).enumerated() {
                lines.append(StyledLine((bullet ? (index == 0 ? "- " : "  ") : "") + part))
            }
        }
        return lines + [StyledLine()]
    }

    private func about(_ detail: ItemDetail, width: Int) -> [StyledLine] {
        var facts: [Fact] = []
        let criterion = engagement.criteria[item.criterion]
        let noun = engagement.report == .soc1 ? "Objective" : "Criterion"
        func fact(_ label: String, _ text: String) { facts.append(Fact(label: label, text: text, ink: .text)) }
        fact(noun, "\(criterion.id) \(criterion.title)")
        if !criterion.objective.isEmpty, criterion.objective != criterion.title { fact("", criterion.objective) }
        fact("How often", item.cadence.title.lowercased())
        if item.effort > 0 {
            fact("Effort", "about \(counted(item.effort, "day")) to get ready")
        }
        if !item.role.isEmpty { fact("Role", item.role) }
        if !detail.iso27001.isEmpty { fact("ISO 27001", detail.iso27001.joined(separator: ", ")) }
        if !detail.csf.isEmpty { fact("NIST CSF", detail.csf.joined(separator: ", ")) }
        return lines(of: facts, width: width) + [StyledLine()]
    }
}
