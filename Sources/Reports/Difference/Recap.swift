import HarmlessText
import Readiness

/// The weekly note: what was done since a day, where the reports stand, and what is next, in Markdown for a chat or a
/// mail.
public struct Recap {
    private let difference: WorkspaceDifference

    /// Makes a note of what changed.
    public init(_ difference: WorkspaceDifference) { self.difference = difference }

    /// How many lines of one list are told.
    private static let told = 12

    /// The note.
    public var markdown: String {
        let record = difference.state.record
        let begun = difference.from.advanced(by: 1)
        let days = begun == difference.to ? difference.to.words : "\(begun.words) to \(difference.to.words)"
        var lines = ["# \(Markdown.escaped(difference.state.name)): \(days)"]
        for report in difference.reports { lines += section(report) }
        lines += ["", "## Who did what", ""]
        if difference.people.isEmpty { lines.append("Nothing was recorded.") }
        for person in difference.people { lines.append("- \(Markdown.escaped(record.name(of: person.handle))): \(person.deeds)") }
        if !difference.controls.isEmpty {
            lines += ["", "## Controls", ""]
            for deed in difference.controls.flatMap(\.deeds).prefix(Self.told) { lines.append("- \(Markdown.escaped(deed))") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func section(_ report: WorkspaceDifference.Report) -> [String] {
        let engagement = report.engagement
        let (now, before) = (engagement.tally, report.before ?? Tally())
        var lines = ["", "## \(engagement.title), \(engagement.record.type.value.dates)", ""]
        lines.append("\(Verdict(of: engagement, on: difference.to))")
        if now.total > 0, now.ticked < now.total {
            let forecast = difference.state.forecast(of: engagement)
            lines += ["", Markdown.escaped("\(forecast)")]
        }
        lines += [
            "",
            "- **\(Share(now.ticked, of: now.total).text) ticked**: \(now.ticked) of \(now.total)\(more(now.ticked - before.ticked))",
        ]
        lines.append(
            "- \(Share(now.reviewed, of: now.total).text) reviewed: \(now.reviewed)\(more(now.reviewed - before.reviewed))")
        lines.append(
            "- \(now.late) late\(more(now.late - before.late)), \(now.blocked) blocked\(more(now.blocked - before.blocked))")
        let done = report.items.filter { $0.after.status.isTicked && !$0.before.status.isTicked }
        lines += list("Ticked", done) { work in work.tick.map { difference.state.record.name(of: $0.by) } ?? "" }
        lines += list("Returned", report.items.filter { $0.after.returned != nil && $0.before.returned == nil }) {
            $0.returned?.reason ?? ""
        }
        lines += list("Blocked", report.items.filter { $0.after.blocked.value != nil && $0.before.blocked.value == nil }) {
            $0.blocked.value ?? ""
        }
        return lines + next(engagement)
    }

    private func more(_ change: Int) -> String { change == 0 ? "" : change > 0 ? " (+\(change))" : " (\(change))" }

    private func list(_ title: String, _ items: [WorkspaceDifference.Item], _ why: (ItemWork) -> String) -> [String] {
        guard !items.isEmpty else { return [] }
        var lines = ["", "**\(title)**", ""]
        for item in items.prefix(Self.told) {
            let reason = why(item.after)
            lines.append(
                "- \(Markdown.escaped(item.item.id.text)) \(Markdown.escaped(item.item.title))"
                    + (reason.isEmpty ? "" : ": \(Markdown.escaped(reason))"))
        }
        if items.count > Self.told { lines.append("- and \(items.count - Self.told) more") }
        return lines
    }

    /// What somebody should look at next: the five most pressing items.
    private func next(_ engagement: Engagement) -> [String] {
        let reasons: [Attention] = [.returned, .late, .blocked, .dueSoon]
        var seen: Set<Int> = []
        var lines: [String] = []
        for (reason, positions) in zip(reasons, engagement.itemsToLookAt(for: reasons)) {
            for position in positions where lines.count < 5 && seen.insert(position).inserted {
                let item = engagement.items[position]
                let work = engagement.work(on: item.id)
                let owner = work.ownerPerson.map { difference.state.record.name(of: $0) } ?? "nobody"
                let due = work.due.value.map { ", due \($0.words)" } ?? ""
                lines.append(
                    "- \(Markdown.escaped(item.id.text)) \(Markdown.escaped(item.title)): \(reason.title(1)), \(Markdown.escaped(owner))\(due)"
                )
            }
        }
        return lines.isEmpty ? [] : ["", "**Next**", ""] + lines
    }
}
