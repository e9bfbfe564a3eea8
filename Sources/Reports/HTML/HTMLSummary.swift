import Journal
import HarmlessText
import Readiness

/// The summary as a page in one file, to be mailed, opened and printed.
struct HTMLSummary {
    private let summary: Summary
    private let parts: Set<ExportPart>

    init(_ summary: Summary) {
        self.summary = summary
        parts = summary.audience.parts
    }

    /// The page.
    var text: String {
        let title = "Readiness of \(summary.name)"
        var body = ["<header>", "<h1>\(XMLText.escaped(title))</h1>"]
        let maker = summary.audience == .customer ? "" : ", made by \(XMLText.escaped(summary.madeBy))"
        body.append("<p>As of <strong>\(summary.day.words)</strong>\(maker) with Tickmark.</p>")
        body.append(
            "<p class=\"soft\">This is the team's own view of how ready it is. It is no audit; the opinion is a CPA's.</p>")
        if let leavingOut = summary.leavingOut { body.append("<p>\(leavingOut)</p>") }
        body += ["</header>"] + contents + ["<main id=\"main\">"] + damage
        if summary.engagements.isEmpty, summary.missingCatalogs.isEmpty { body.append("<p>No report has begun.</p>") }
        for missing in summary.missingCatalogs {
            let names = (XMLText.escaped(missing.engagement.text), XMLText.escaped(missing.catalog))
            body.append("<p>Nothing is told of \(names.0): its catalog, \(names.1), is not in this workspace.</p>")
        }
        for (number, engagement) in summary.engagements.enumerated() { body += section(engagement, number) }
        body += activity
        for (number, engagement) in summary.engagements.enumerated() { body += appendix(engagement, number) }
        body += catalogs + heads + ["</main>"]
        return HTMLPage.page(title: title, body: body)
    }

    private var contents: [String] {
        guard summary.engagements.count + (parts.contains(.lists) ? 1 : 0) > 1 else { return [] }
        var lines = ["<nav aria-label=\"Contents\"><ul>"]
        for (number, engagement) in summary.engagements.enumerated() {
            lines.append("<li><a href=\"#report-\(number)\">\(XMLText.escaped(heading(engagement)))</a></li>")
        }
        if parts.contains(.activity) { lines.append("<li><a href=\"#activity\">What was done last</a></li>") }
        for (number, engagement) in summary.engagements.enumerated() where hasAppendix {
            lines.append("<li><a href=\"#appendix-\(number)\">Appendix: \(XMLText.escaped(heading(engagement)))</a></li>")
        }
        return lines + ["</ul></nav>"]
    }

    private var hasAppendix: Bool { !parts.isDisjoint(with: [.scope, .lists, .exclusions, .rewordings, .signatures]) }

    private var damage: [String] {
        guard !summary.damage.isEmpty else { return [] }
        let list = summary.damage.map { "<li>\(XMLText.escaped($0.text))</li>" }
        return [
            "<div class=\"warning\" role=\"note\"><p><strong>This was made from a workspace that is damaged or incomplete, so its figures may be wrong.</strong></p><ul>"
        ]
            + (summary.audience == .customer ? [] : list) + ["</ul></div>"]
    }

    private func heading(_ engagement: Engagement) -> String { "\(engagement.title), \(engagement.record.type.value.dates)" }

    private func name(_ handle: Handle?) -> String {
        XMLText.escaped(handle.map { summary.state.record.name(of: $0) } ?? "nobody")
    }

    // MARK: A report

    private func section(_ engagement: Engagement, _ number: Int) -> [String] {
        let (record, tally) = (engagement.record, engagement.tally)
        var lines = [
            "<section aria-labelledby=\"report-\(number)\">",
            "<h2 id=\"report-\(number)\">\(XMLText.escaped(heading(engagement)))</h2>",
        ]
        let service = record.service.value.isEmpty ? "" : ", \(XMLText.escaped(record.service.value))"
        lines.append("<p><strong>\(XMLText.escaped(record.organization.value))</strong>\(service)</p>")
        lines.append("<p class=\"verdict\">\(XMLText.escaped("\(Verdict(of: engagement, on: summary.day))"))</p>")
        let (ticked, reviewed) = (Share(tally.ticked, of: tally.total), Share(tally.reviewed, of: tally.total))
        lines.append(Self.progress(tally))
        lines.append(
            "<p><strong>\(ticked.text) ticked</strong> (\(tally.ticked) of \(tally.total)), \(reviewed.text) reviewed (\(tally.reviewed)); "
                + "\(tally.late) late, \(tally.blocked) blocked, \(tally.unowned) without an owner, \(tally.notApplicable) not applicable.</p>"
        )
        if parts.contains(.requests), let requests = engagement.requestTally.words { lines.append("<p>\(requests).</p>") }
        if parts.contains(.forecast) { lines += forecast(engagement) }
        if parts.contains(.pressing) { lines += pressing(engagement) }
        if parts.contains(.loads) { lines += loads(engagement) }
        if parts.contains(.areas) { lines += areas(engagement) }
        if parts.contains(.coverage) {
            let strips = CoverageStrips(summary.state.coverage(of: engagement)) { control in
                control.items.contains { summary.holds(engagement.items[$0], of: engagement) }
            }
            lines += strips.html
        }
        return lines + ["</section>"]
    }

    /// When all will be ticked at the team's pace, what would bring it back, and how it came there.
    private func forecast(_ engagement: Engagement) -> [String] {
        guard engagement.tally.total > 0, engagement.tally.ticked < engagement.tally.total else { return [] }
        let forecast = summary.state.forecast(of: engagement)
        let remedy = forecast.remedy { summary.state.record.name(of: $0) }.map { " " + XMLText.escaped($0) } ?? ""
        return ["<p>\(XMLText.escaped(forecast.description))\(remedy)</p>"] + BurnUpPicture(forecast).html
    }

    /// Reviewed, then ticked, of all. Never full for less than all, never empty for more than nothing.
    private static func progress(_ tally: Tally) -> String {
        guard tally.total > 0 else { return HTMLPage.bar([], "nothing in scope") }
        func width(_ part: Int) -> Int {
            part == 0 ? 0 : part == tally.total ? 1000 : min(990, max(10, part * 1000 / tally.total))
        }
        let (reviewed, ticked) = (width(tally.reviewed), width(tally.ticked))
        return HTMLPage.bar(
            [(reviewed, "reviewed"), (max(0, ticked - reviewed), "ticked")],
            "\(tally.ticked) of \(tally.total) ticked, \(tally.reviewed) reviewed")
    }

    private func pressing(_ engagement: Engagement) -> [String] {
        let reasons: [Attention] = [.returned, .late, .blocked, .contested, .dueSoon]
        var seen: Set<Int> = []
        var rows: [[String]] = []
        for (reason, positions) in zip(reasons, engagement.itemsToLookAt(for: reasons)) {
            for position in positions where rows.count < 5 {
                let item = engagement.items[position]
                guard summary.holds(item, of: engagement), seen.insert(position).inserted else { continue }
                let work = engagement.work(on: item.id)
                let day = work.due.value.map { ", \($0.words)" } ?? ""
                let why = reason == .late ? "<span class=\"late\">late\(day)</span>" : "\(reason.title(1))\(day)"
                rows.append([XMLText.escaped(item.id.text), XMLText.escaped(item.title), name(work.owner.value), why])
            }
        }
        return rows.isEmpty
            ? []
            : ["<h3>First</h3>"] + HTMLPage.table("What to look at first", ["Item", "What must be true", "Owner", "Why"], rows)
    }

    private func loads(_ engagement: Engagement) -> [String] {
        let loads = OwnerLoad.all(in: engagement)
        guard let most = loads.map(\.days).max(), most > 0 else { return [] }
        let rows = loads.map { load in
            let days = Int(load.days.rounded(.up))
            let bar = HTMLPage.bar([(Int(load.days / most * 1000), "load")], counted(days, "day"))
            return [
                name(load.owner), bar, String(load.open), String(days),
                load.late == 0 ? "" : "<span class=\"late\">\(load.late)</span>",
            ]
        }
        return ["<h3>Who has what</h3>"]
            + HTMLPage.table(
                "Open items by owner, in days of work by the catalog's estimates", ["Owner", "Load", ">Items", ">Days", ">Late"],
                rows)
    }

    private func areas(_ engagement: Engagement) -> [String] {
        let rows = engagement.areas.filter(\.isInScope).map { standing in
            let tally = standing.tally
            return [
                XMLText.escaped("\(standing.id) \(standing.area.title)"), Self.progress(tally),
                Share(tally.ticked, of: tally.total).text,
                Share(tally.reviewed, of: tally.total).text, String(tally.total),
                tally.late == 0 ? "" : "<span class=\"late\">\(tally.late)</span>",
            ]
        }
        return ["<h3>Areas</h3>"]
            + HTMLPage.table("Figures by area", ["Area", "Progress", ">Ticked", ">Reviewed", ">Items", ">Late"], rows)
    }

    // MARK: Appendices

    private func appendix(_ engagement: Engagement, _ number: Int) -> [String] {
        guard hasAppendix else { return [] }
        var lines = [
            "<section aria-labelledby=\"appendix-\(number)\">",
            "<h2 id=\"appendix-\(number)\">Appendix: \(XMLText.escaped(heading(engagement)))</h2>",
        ]
        if parts.contains(.scope) { lines += scope(engagement) }
        if parts.contains(.lists) {
            lines += list(engagement, "Returned", summary.positions(of: engagement) { $0.returned != nil }) {
                $0.returned?.reason ?? ""
            }
            lines += list(engagement, "Late", summary.positions(of: engagement) { $0.isLate(on: summary.day) }) {
                $0.due.value?.words ?? ""
            }
            let blocked = summary.positions(of: engagement) {
                !$0.status.isTicked && $0.status != .notApplicable && $0.blocked.value != nil
            }
            lines += list(engagement, "Blocked", blocked) { $0.blocked.value ?? "" }
            let unowned = summary.positions(of: engagement) {
                ($0.status == .todo || $0.status == .inProgress) && $0.owner.value == nil
            }
            lines += list(engagement, "Without an owner", unowned) { $0.due.value?.words ?? "" }
        }
        if parts.contains(.exclusions) {
            lines += list(engagement, "Not applicable", summary.positions(of: engagement) { $0.status == .notApplicable }) {
                $0.reason
            }
        }
        if parts.contains(.rewordings) { lines += rewordings(engagement) }
        if parts.contains(.lists) { lines += accepted(engagement) }
        if parts.contains(.signatures) { lines += signatures(engagement) }
        return lines + ["</section>"]
    }

    private func scope(_ engagement: Engagement) -> [String] {
        let rows = engagement.areas.map { standing in
            let reason = standing.area.isRequired ? "always" : standing.decision?.reason ?? ""
            return [
                XMLText.escaped("\(standing.id) \(standing.area.title)"), standing.isInScope ? "in" : "out",
                XMLText.escaped(reason),
            ]
        }
        let left = engagement.criteria.filter { !$0.isInScope && engagement.areas[$0.area].isInScope }.map {
            [XMLText.escaped("\($0.id) \($0.title)"), "left out", XMLText.escaped(engagement.record.scopeReason(of: $0.id))]
        }
        return ["<h3>Scope</h3>"] + HTMLPage.table("What is in and out of scope", ["Area", "Scope", "Reason"], rows + left)
    }

    private func list(_ engagement: Engagement, _ title: String, _ positions: [Int], _ last: (ItemWork) -> String) -> [String] {
        guard !positions.isEmpty else { return ["<h3>\(title)</h3>", "<p class=\"soft\">None.</p>"] }
        let rows = positions.map { position in
            let item = engagement.items[position]
            let work = engagement.work(on: item.id)
            let words = work.standingSignature?.standingWords?.title ?? item.title
            return [XMLText.escaped(item.id.text), XMLText.escaped(words), name(work.owner.value), XMLText.escaped(last(work))]
        }
        return ["<h3>\(title)</h3>"]
            + HTMLPage.table("\(title): \(positions.count)", ["Item", "What must be true", "Owner", "Day or reason"], rows)
    }

    /// What is still to be gathered.
    private func accepted(_ engagement: Engagement) -> [String] {
        let parts = AcceptedEvidence(
            of: engagement, controls: summary.state.controls, where: { summary.holds($0, of: engagement) }
        ).parts
        guard !parts.isEmpty else { return [] }
        let rows = parts.map { part in
            let lines = part.lines + (part.nothingOccurred.isEmpty ? [] : ["If nothing occurred: \(part.nothingOccurred)"])
            return [
                XMLText.escaped(part.title), XMLText.escaped(part.items.joined(separator: ", ")),
                "<ul>\(lines.map { "<li>\(XMLText.escaped($0))</li>" }.joined())</ul>",
            ]
        }
        return ["<h3>\(AcceptedEvidence.heading)</h3>"]
            + ["<p class=\"soft\">\(AcceptedEvidence.meaning(of: engagement.record.type.value))</p>"]
            + HTMLPage.table(AcceptedEvidence.heading, ["Control", "Items", "What is accepted"], rows)
    }

    private func rewordings(_ engagement: Engagement) -> [String] {
        var rows: [[String]] = []
        for item in engagement.items where engagement.isInScope(item) && summary.holds(item, of: engagement) {
            for signature in engagement.rewordedSignatures(of: item) {
                rows.append([
                    XMLText.escaped(item.id.text), XMLText.escaped(signature.words?.title ?? ""), XMLText.escaped(item.title),
                    "\(name(signature.by)), \(signature.at.day.words)",
                ])
            }
        }
        return rows.isEmpty
            ? []
            : ["<h3>Reworded since it was signed</h3>"]
                + HTMLPage.table("Signed in other words", ["Item", "Signed as", "Says now", "Signed by"], rows)
    }

    private func signatures(_ engagement: Engagement) -> [String] {
        let rows = summary.positions(of: engagement) { $0.status.isTicked }.map { position in
            let item = engagement.items[position]
            let work = engagement.work(on: item.id)
            let words = work.standingSignature?.standingWords?.title ?? item.title
            func signed(_ signature: Signature?) -> String { signature.map { "\(name($0.by)), \($0.at.day.words)" } ?? "" }
            return [XMLText.escaped(item.id.text), XMLText.escaped(words), signed(work.tick), signed(work.review)]
        }
        return rows.isEmpty
            ? []
            : ["<h3>Ticked</h3>"]
                + HTMLPage.table("Every item that is ticked", ["Item", "In the words", "Ticked", "Reviewed"], rows)
    }

    // MARK: The workspace

    private var activity: [String] {
        guard parts.contains(.activity) else { return [] }
        var lines = ["<section aria-labelledby=\"activity\">", "<h2 id=\"activity\">What was done last</h2>"]
        guard !summary.recent.isEmpty else { return lines + ["<p>Nothing has been recorded.</p>", "</section>"] }
        lines.append("<ul>")
        for (entry, count) in summary.recentGoes {
            let sentence = "\(summary.state.record.writer(of: entry)) \(summary.void.sentence(of: entry, in: summary.state))"
            lines.append(
                "<li>\(entry.at.day.words): \(XMLText.escaped(sentence))\(count > 1 ? " (and \(count - 1) more at once)" : "")</li>"
            )
        }
        return lines + ["</ul>", "</section>"]
    }

    private var catalogs: [String] {
        guard parts.contains(.catalogs), !summary.catalogs.isEmpty else { return [] }
        let rows = summary.catalogs.map {
            [
                XMLText.escaped($0.id), XMLText.escaped($0.version), $0.isBuiltIn ? "built in" : "the team",
                $0.digest.map { "<code>\(XMLText.escaped($0))</code>" } ?? "changed since Tickmark was started",
            ]
        }
        return ["<section aria-labelledby=\"catalogs\">", "<h2 id=\"catalogs\">Catalogs</h2>"]
            + HTMLPage.table("What the items come from", ["Catalog", "Version", "From", "SHA-256"], rows) + ["</section>"]
    }

    private var heads: [String] {
        guard parts.contains(.heads), !summary.heads.isEmpty else { return [] }
        // A writer's name is a person's: whoever sees no names gets the digests, which are what pins the history.
        let rows = summary.heads.enumerated().map { number, head in
            [
                summary.audience == .customer ? "\(number + 1)" : XMLText.escaped(head.writer.description), String(head.entries),
                "<code>\(XMLText.escaped(head.digest))</code>",
            ]
        }
        return [
            "<section aria-labelledby=\"journal\">", "<h2 id=\"journal\">Journal</h2>",
            "<p>The last line of each writer's journal when this was made. With these digests anybody can check later that nothing before them was changed.</p>",
        ] + HTMLPage.table("Heads of the journals", ["Writer", ">Entries", "SHA-256 of the last line"], rows) + ["</section>"]
    }
}
