import HarmlessText
import Journal
import Readiness

/// The summary as a document that arrives by mail or lies in the repository.
struct MarkdownSummary {
    private let summary: Summary
    private let parts: Set<ExportPart>

    init(_ summary: Summary) {
        self.summary = summary
        parts = summary.audience.parts
    }

    /// The document.
    var text: String {
        var lines = ["# Readiness of \(Markdown.escaped(summary.name))", ""]
        let maker = summary.audience == .customer ? "" : ", made by \(Markdown.escaped(summary.madeBy))"
        lines.append("As of **\(summary.day.words)**\(maker) with Tickmark.")
        lines.append("")
        lines.append("> This is the team's own view of how ready it is. It is no audit; the opinion is a CPA's.")
        if let leavingOut = summary.leavingOut { lines += ["", leavingOut] }
        lines += damage
        if summary.engagements.isEmpty, summary.missingCatalogs.isEmpty { lines += ["", "No report has begun."] }
        for missing in summary.missingCatalogs {
            let (id, catalog) = (Markdown.escaped(missing.engagement.text), Markdown.escaped(missing.catalog))
            lines += ["", "Nothing is told of \(id): its catalog, \(catalog), is not in this workspace."]
        }
        for engagement in summary.engagements { lines += section(engagement) }
        lines += recent
        for engagement in summary.engagements { lines += appendix(engagement) }
        lines += catalogs + heads
        return lines.joined(separator: "\n") + "\n"
    }

    /// What whoever reads a figure has to know first.
    private var damage: [String] {
        guard !summary.damage.isEmpty else { return [] }
        let heading = "> **This was made from a workspace that is damaged or incomplete, so its figures may be wrong.**"
        guard summary.audience != .customer else { return ["", heading] }
        return ["", heading, ">"] + summary.damage.map { "> - \(Markdown.escaped($0.text))" }
    }

    // MARK: An engagement

    private func section(_ engagement: Engagement) -> [String] {
        let record = engagement.record
        let tally = engagement.tally
        let (ticked, reviewed) = (Share(tally.ticked, of: tally.total), Share(tally.reviewed, of: tally.total))
        var lines = ["", "## \(engagement.title), \(record.type.value.dates)", ""]
        let service = record.service.value.isEmpty ? "" : ", \(Markdown.escaped(record.service.value))"
        lines.append("\(Markdown.strong(record.organization.value))\(service): \(Verdict(of: engagement, on: summary.day))")
        lines.append("")
        lines += forecast(engagement)
        lines.append(
            "**\(ticked.text) ticked**, \(reviewed.text) reviewed, of \(counted(tally.total, "item")) in scope; \(tally.late) late, "
                + "\(tally.blocked) blocked, \(tally.unowned) without an owner, \(tally.notApplicable) not applicable.")
        lines += ["", Markdown.row(["Figure", "", "", "Items"]), Markdown.row(["---", "---", "---:", "---:"])]
        lines.append(Markdown.row(["Ticked", Markdown.bar(ticked), ticked.text, "\(tally.ticked) of \(tally.total)"]))
        // Without any evidence the rows would only say that there is none.
        if !summary.state.record.evidence.isEmpty {
            let evidenced = Share(tally.evidenced, of: tally.total)
            let coverage = summary.state.coverage(of: engagement)
            lines.append(
                Markdown.row(["Evidenced", Markdown.bar(evidenced), evidenced.text, "\(tally.evidenced) of \(tally.total)"]))
            lines.append(
                Markdown.row([
                    "Controls covered", Markdown.bar(coverage.share), coverage.share.text,
                    "\(coverage.covered) of \(coverage.controls.count)",
                ]))
        }
        lines.append(Markdown.row(["Reviewed", Markdown.bar(reviewed), reviewed.text, "\(tally.reviewed) of \(tally.total)"]))
        if parts.contains(.requests), let requests = engagement.requestTally.words { lines += ["", "\(requests)."] }
        if parts.contains(.pressing) { lines += pressing(engagement) }
        if parts.contains(.loads) { lines += loads(engagement) }
        return lines + (parts.contains(.areas) ? areas(engagement) : [])
    }

    /// When all will be ticked at the team's pace, and what would bring it back.
    private func forecast(_ engagement: Engagement) -> [String] {
        guard parts.contains(.forecast), engagement.tally.total > 0, engagement.tally.ticked < engagement.tally.total else {
            return []
        }
        let forecast = summary.state.forecast(of: engagement)
        let remedy = forecast.remedy { summary.state.record.name(of: $0) } ?? ""
        return ["\(Markdown.escaped(forecast.description)) \(Markdown.escaped(remedy))".trimmedEnd, ""]
    }

    /// What stands behind the page: the lists that somebody looks up.
    private func appendix(_ engagement: Engagement) -> [String] {
        guard !parts.isDisjoint(with: [.scope, .lists, .exclusions, .rewordings, .signatures]) else { return [] }
        var lines = ["", "## Appendix: \(engagement.title), \(engagement.record.type.value.dates)"]
        if parts.contains(.scope) { lines += scope(engagement) }
        if parts.contains(.lists) { lines += lists(engagement) }
        if parts.contains(.exclusions) {
            lines += items(
                engagement, "Not applicable", "Every item in scope applies.",
                summary.positions(of: engagement) { $0.status == .notApplicable }
            )
        }
        if parts.contains(.rewordings) { lines += reworded(engagement) }
        if parts.contains(.lists) { lines += accepted(engagement) }
        return lines + (parts.contains(.signatures) ? signatures(engagement) : [])
    }

    /// What is still to be gathered.
    private func accepted(_ engagement: Engagement) -> [String] {
        let parts = AcceptedEvidence(
            of: engagement, controls: summary.state.controls, where: { summary.holds($0, of: engagement) }
        ).parts
        guard !parts.isEmpty else { return [] }
        let type = engagement.record.type.value
        var lines = ["", "### \(AcceptedEvidence.heading)", "", AcceptedEvidence.meaning(of: type), ""]
        for part in parts {
            let items = part.items == [part.key] ? "" : ": \(part.items.joined(separator: ", "))"
            lines.append("- \(Markdown.strong(part.title)) (\(Markdown.escaped(part.key + items)))")
            for line in part.lines { lines.append("  - \(Markdown.escaped(line))") }
            if !part.nothingOccurred.isEmpty {
                lines.append("  - If nothing occurred: \(Markdown.escaped(part.nothingOccurred))")
            }
        }
        return lines
    }

    private func lists(_ engagement: Engagement) -> [String] {
        var lines: [String] = []
        let returned = summary.positions(of: engagement) { $0.returned != nil }
        if !returned.isEmpty { lines += items(engagement, "Returned", "", returned) }
        lines += items(engagement, "Late", "Nothing is late.", summary.positions(of: engagement) { $0.isLate(on: summary.day) })
        lines += items(
            engagement, "Blocked", "Nothing is blocked.",
            summary.positions(of: engagement) { !$0.status.isTicked && $0.status != .notApplicable && $0.blocked.value != nil })
        return lines + unowned(engagement)
    }

    /// Every item that is ticked: by whom, when, in which words.
    private func signatures(_ engagement: Engagement) -> [String] {
        var lines = ["", "### Ticked", ""]
        let positions = summary.positions(of: engagement) { $0.status.isTicked }
        guard !positions.isEmpty else { return lines + [summary.filter.isEmpty ? "Nothing is ticked." : "None of these items."] }
        func signed(_ signature: Signature?) -> String {
            signature.map { "\(summary.state.record.name(of: $0.by)), \($0.at.day.words)" } ?? ""
        }
        lines += [Markdown.row(["Item", "In the words", "Ticked", "Reviewed"]), Markdown.row(["---", "---", "---", "---"])]
        for position in positions {
            let item = engagement.items[position]
            let work = engagement.work(on: item.id)
            let words = work.standingSignature?.standingWords?.title ?? item.title
            lines.append(Markdown.row([item.id.text, words, signed(work.tick), signed(work.review)].map(Markdown.escaped)))
        }
        return lines
    }

    /// The five items that somebody should look at first, and why.
    private func pressing(_ engagement: Engagement) -> [String] {
        let reasons: [Attention] = [.returned, .late, .blocked, .contested, .dueSoon]
        var seen: Set<Int> = []
        var rows: [String] = []
        for (reason, positions) in zip(reasons, engagement.itemsToLookAt(for: reasons)) {
            for position in positions where rows.count < 5 {
                let item = engagement.items[position]
                guard summary.holds(item, of: engagement), seen.insert(position).inserted else { continue }
                let work = engagement.work(on: item.id)
                let owner = work.owner.value.map { summary.state.record.name(of: $0) } ?? "nobody"
                rows.append(
                    Markdown.row([item.id.text, item.title, owner, why(reason, work)].map(Markdown.escaped)))
            }
        }
        guard !rows.isEmpty else { return [] }
        let heading = ["", "### First", "", Markdown.row(["Item", "What must be true", "Owner", "Why"])]
        return heading + [Markdown.row(["---", "---", "---", "---"])] + rows
    }

    private func why(_ reason: Attention, _ work: ItemWork) -> String {
        switch reason {
        case .returned: "returned: \(work.returned?.reason ?? "")"
        case .blocked: "blocked: \(work.blocked.value ?? "")"
        case .late: work.due.value.map { "late since \($0.words)" } ?? "late"
        case .dueSoon: work.due.value.map { "due \($0.words)" } ?? "due soon"
        default: reason.title(1)
        }
    }

    /// Who has how much to do, in items and in days of work.
    private func loads(_ engagement: Engagement) -> [String] {
        let loads = OwnerLoad.all(in: engagement)
        guard !loads.isEmpty else { return [] }
        var lines = ["", "### Who has what", "", Markdown.row(["Owner", "Items", "Days of work", "Late"])]
        lines.append(Markdown.row(["---", "---:", "---:", "---:"]))
        for load in loads {
            let name = load.owner.map { summary.state.record.name(of: $0) } ?? "nobody"
            lines.append(
                Markdown.row([
                    Markdown.escaped(name), String(load.open), String(Int(load.days.rounded(.up))),
                    load.late == 0 ? "" : String(load.late),
                ]))
        }
        return lines
    }

    /// What nobody owns, by areas: of these an id says all that there is to say.
    private func unowned(_ engagement: Engagement) -> [String] {
        var lines = ["", "### Without an owner", ""]
        let positions = summary.positions(of: engagement) {
            ($0.status == .todo || $0.status == .inProgress) && $0.owner.value == nil
        }
        guard !positions.isEmpty else {
            return lines + [summary.filter.isEmpty ? "Every open item has an owner." : "None of these items."]
        }
        var byArea: [Int: [String]] = [:]
        for position in positions {
            let item = engagement.items[position]
            byArea[engagement.criteria[item.criterion].area, default: []].append(item.id.text)
        }
        for (area, ids) in byArea.sorted(by: { $0.key < $1.key }) {
            let standing = engagement.areas[area]
            let name = Markdown.escaped("\(standing.id) \(standing.area.title)")
            lines.append("- \(name) (\(ids.count)): " + ids.map(Markdown.escaped).joined(separator: ", "))
        }
        return lines
    }

    private func areas(_ engagement: Engagement) -> [String] {
        var lines = ["", "### Areas", "", Markdown.row(["Area", "", "Ticked", "Reviewed", "Items", "Late"])]
        lines.append(Markdown.row(["---", "---", "---:", "---:", "---:", "---:"]))
        for standing in engagement.areas where standing.isInScope {
            let tally = standing.tally
            let ticked = Share(tally.ticked, of: tally.total)
            lines.append(
                Markdown.row([
                    "\(Markdown.escaped(standing.id)) \(Markdown.escaped(standing.area.title))", Markdown.bar(ticked),
                    ticked.text,
                    Share(tally.reviewed, of: tally.total).text, String(tally.total), tally.late == 0 ? "" : String(tally.late),
                ]))
        }
        return lines
    }

    private func scope(_ engagement: Engagement) -> [String] {
        var lines = ["", "### Scope", ""]
        let isIn = engagement.areas.filter(\.isInScope)
        lines.append(
            isIn.isEmpty ? "No area is in scope." : "In scope: " + isIn.map { describe($0) }.joined(separator: "; ") + ".")
        let out = engagement.areas.filter { !$0.isInScope }
        lines.append("")
        lines.append(
            out.isEmpty ? "No area is out of scope." : "Out of scope: " + out.map { describe($0) }.joined(separator: "; ") + ".")
        let left = engagement.criteria.filter { !$0.isInScope && engagement.areas[$0.area].isInScope }
        if !left.isEmpty {
            lines.append("")
            lines.append(
                "Control objectives left out: "
                    + left.map { "\(Markdown.escaped($0.id)) (\(Markdown.escaped(engagement.record.scopeReason(of: $0.id))))" }
                    .joined(separator: "; ") + ".")
        }
        return lines
    }

    private func describe(_ standing: AreaStanding) -> String {
        let title = Markdown.escaped(standing.area.title)
        if standing.area.isRequired { return "\(title) (always)" }
        guard let decision = standing.decision else { return standing.isInScope ? title : "\(title) (not chosen)" }
        return decision.reason.isEmpty ? title : "\(title) (\(Markdown.escaped(decision.reason)))"
    }

    private func items(_ engagement: Engagement, _ title: String, _ none: String, _ positions: [Int]) -> [String] {
        var lines = ["", "### \(title)", ""]
        guard !positions.isEmpty else { return lines + [summary.filter.isEmpty ? none : "None of these items."] }
        let isAboutReason = title == "Blocked" || title == "Not applicable" || title == "Returned"
        lines.append(Markdown.row(["Item", "What must be true", "Owner", isAboutReason ? "Reason" : "Due"]))
        lines.append(Markdown.row(["---", "---", "---", "---"]))
        for position in positions {
            let item = engagement.items[position]
            let work = engagement.work(on: item.id)
            let owner = work.owner.value.map { summary.state.record.name(of: $0) } ?? "nobody"
            let last =
                title == "Returned"
                ? work.returned?.reason ?? ""
                : work.status == .notApplicable
                    ? work.reason : (isAboutReason ? work.blocked.value ?? "" : work.due.value.map(\.words) ?? "")
            // Of what was excluded, what was excluded, whatever the catalog says by now.
            let title = work.standingSignature?.standingWords?.title ?? item.title
            lines.append(
                Markdown.row([
                    Markdown.escaped(item.id.text), Markdown.escaped(title), Markdown.escaped(owner), Markdown.escaped(last),
                ]))
        }
        return lines
    }

    /// What was signed in other words than the items have now; nothing where there is none.
    private func reworded(_ engagement: Engagement) -> [String] {
        var rows: [String] = []
        for item in engagement.items where engagement.isInScope(item) && summary.holds(item, of: engagement) {
            for signature in engagement.rewordedSignatures(of: item) {
                let signed = signature.words?.title ?? ""
                let now = signed == item.title ? "the same title, with other guidance or evidence" : item.title
                let name = summary.state.record.name(of: signature.by)
                rows.append(
                    Markdown.row(
                        [item.id.text, signed, now, "\(name), \(signature.at.day.words)"].map(Markdown.escaped)))
            }
        }
        guard !rows.isEmpty else { return [] }
        let heading = ["", "### Reworded since it was signed", "", Markdown.row(["Item", "Signed as", "Says now", "Signed by"])]
        return heading + [Markdown.row(["---", "---", "---", "---"])] + rows
    }

    // MARK: The workspace

    private var recent: [String] {
        guard parts.contains(.activity) else { return [] }
        var lines = ["", "## Recent activity", ""]
        guard !summary.recent.isEmpty else { return lines + ["Nothing has been recorded."] }
        for (entry, count) in summary.recentGoes {
            let sentence = summary.void.sentence(of: entry, in: summary.state)
            let writer = summary.state.record.writer(of: entry)
            // What was done at once is one line.
            let more = count > 1 ? " (and \(count - 1) more at once)" : ""
            lines.append("- \(entry.at.day.words): \(Markdown.escaped(writer)) \(Markdown.escaped(sentence))\(more)")
        }
        return lines
    }

    private var catalogs: [String] {
        guard parts.contains(.catalogs), !summary.catalogs.isEmpty else { return [] }
        var lines = ["", "## Catalogs", ""]
        lines.append(
            "What the items come from: of a built-in catalog a digest of all that its items say, of the team's own that of its file."
        )
        lines += ["", Markdown.row(["Catalog", "Version", "From", "SHA-256"]), Markdown.row(["---", "---", "---", "---"])]
        for catalog in summary.catalogs {
            lines.append(
                Markdown.row([
                    Markdown.escaped(catalog.id), Markdown.escaped(catalog.version),
                    catalog.isBuiltIn ? "built in" : "the team",
                    catalog.digest.map(Markdown.code) ?? "changed since Tickmark was started",
                ]))
        }
        return lines
    }

    private var heads: [String] {
        var lines = ["", "## Journal", ""]
        guard !summary.heads.isEmpty else { return lines + ["The journal is empty."] }
        if !summary.damage.isEmpty {
            lines += ["Of a journal that is damaged, the last line before the damage; see above.", ""]
        }
        lines.append(
            "The last line of each writer's journal when this was made. With these digests anybody can check later that nothing before them was changed."
        )
        lines += ["", Markdown.row(["Writer", "Entries", "SHA-256 of the last line"]), Markdown.row(["---", "---:", "---"])]
        // A writer's name is a person's: whoever sees no names gets the digests, which are what pins the history.
        for (number, head) in summary.heads.enumerated() {
            let writer = summary.audience == .customer ? "\(number + 1)" : Markdown.escaped(head.writer.description)
            lines.append(Markdown.row([writer, String(head.entries), Markdown.code(head.digest)]))
        }
        return lines
    }
}
