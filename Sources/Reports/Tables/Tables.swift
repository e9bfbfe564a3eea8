import HarmlessText
import Platform
import Readiness

/// What the commands print for people: plain lines for a width in columns, harmless whatever is in the data.
public enum Tables {
    /// `status`.
    ///
    /// - Parameter width: The columns of the terminal; nil where nobody looks at columns, and nothing is cut.
    public static func status(of state: WorkspaceState, width: Int?) -> [String] {
        let columns = width
        let width = columns ?? usualWidth
        var lines: [String] = []
        for engagement in state.engagements {
            let record = engagement.record
            let tally = engagement.tally
            if !lines.isEmpty { lines.append("") }
            lines.append(
                "\(record.organization.value): \(engagement.title), \(record.type.value.dates) (\(engagement.id))".harmless)
            lines += "\(Verdict(of: engagement, on: state.today))".wrapped(to: width - 2).map { "  " + $0 }
            if tally.total > 0, tally.ticked < tally.total {
                lines += state.forecast(of: engagement).description.wrapped(to: width - 2).map { "  " + $0 }
            }
            lines.append(
                "  \(Share(tally.ticked, of: tally.total).text) ticked (\(tally.ticked) of \(tally.total)), "
                    + "\(Share(tally.reviewed, of: tally.total).text) reviewed (\(tally.reviewed))")
            lines.append(
                "  \(tally.late) late, \(tally.blocked) blocked, \(tally.unowned) without an owner, \(tally.notApplicable) not applicable"
            )
            let reworded = engagement.rewordedCount
            if reworded > 0 {
                lines.append(
                    "  \(reworded) reworded since \(reworded == 1 ? "it was" : "they were") signed (`tickmark items --reworded`)")
            }
            if !state.record.evidence.isEmpty {
                let coverage = state.coverage(of: engagement)
                lines.append(
                    "  \(Share(tally.evidenced, of: tally.total).text) evidenced (\(tally.evidenced)), \(coverage.share.text) of controls "
                        + "covered (\(coverage.covered) of \(coverage.controls.count))")
            }
            if let requests = engagement.requestTally.words { lines.append("  \(requests)") }
            lines.append("")
            let longest = engagement.areas.map(\.area.title.harmless.columns).max() ?? 0
            let titleWidth = columns == nil ? max(44, longest) : min(44, max(16, width - 42))
            for standing in engagement.areas where standing.isInScope {
                let tally = standing.tally
                let late = tally.late > 0 ? "\(tally.late) late" : ""
                lines.append(
                    "  \(standing.id.harmless.padded(to: 5)) \(standing.area.title.harmless.padded(to: titleWidth)) "
                        + Share(tally.ticked, of: tally.total).text.aligned(right: 5)
                        + "\(tally.ticked) of \(tally.total)".aligned(right: 12) + "  \(late)")
            }
        }
        for missing in state.missingCatalogs {
            if !lines.isEmpty { lines.append("") }
            lines.append("\(missing.engagement): its catalog, \(missing.catalog), is not in this workspace".harmless)
        }
        return fitted(lines.isEmpty ? ["No report has begun. `tickmark` begins one."] : lines, to: columns)
    }

    /// `items`.
    ///
    /// - Parameter width: The columns of the terminal; nil where nobody looks at columns, and nothing is cut.
    public static func items(
        of engagements: [Engagement], in state: WorkspaceState, _ filter: ItemFilter, width: Int?
    ) -> [String] {
        let isCut = width != nil
        let width = width ?? usualWidth
        var lines: [String] = []
        for engagement in engagements {
            // What somebody searches for comes with the best first; everything else under its criterion.
            let rows = filter.text.isEmpty ? engagement.rows(filter, by: .area) : engagement.found(filter).map(ItemRow.item)
            let ids = engagement.items.lazy.map { $0.id.text.harmless.columns }
            // An id is there to be typed into the next command, so it is not cut while anything of the title can be
            // seen beside it.
            let idWidth = isCut ? min(max(12, ids.max() ?? 0), max(12, width / 3)) : max(12, ids.max() ?? 0)
            if engagements.count > 1, !rows.isEmpty { lines.append("\(engagement.id): \(engagement.title)".harmless) }
            for row in rows {
                switch row {
                case .header(let id, let title, _):
                    lines.append("\(id) \(title)".harmless)
                case .item(let position):
                    lines.append(item(engagement.items[position], of: engagement, idWidth: idWidth, width: isCut ? width : nil))
                }
            }
        }
        if lines.isEmpty { lines = ["No items match."] }
        return isCut ? fitted(lines, to: width) : lines
    }

    private static func item(_ item: ItemDefinition, of engagement: Engagement, idWidth: Int, width: Int?) -> String {
        let work = engagement.work(on: item.id)
        let mark =
            switch work.status {
            case .todo: "[ ]"
            case .inProgress: "[~]"
            case .ready: "[x]"
            case .reviewed: "[X]"
            case .notApplicable: "[-]"
            }
        var facts = [work.ownerPerson?.text].compactMap { $0 }
        if let due = work.due.value, work.status == .todo || work.status == .inProgress {
            facts.append(work.isLate(on: engagement.today) ? "late \(due)" : "\(due)")
        }
        if work.returned != nil { facts.append("returned") }
        if engagement.isReworded(item) { facts.append("reworded") }
        if work.liftedReview != nil { facts.append("review lifted") }
        if work.blocked.value != nil, !work.status.isTicked { facts.append("blocked") }
        let left = "  \(mark) \(item.id.text.harmless.padded(to: idWidth)) "
        let told = facts.joined(separator: " ").harmless
        guard let width else {
            return (left + item.title.harmless.padded(to: max(70, item.title.harmless.columns)) + "  " + told).trimmedEnd
        }
        let room = max(10, width - left.columns - max(26, told.columns + 2))
        return (left + item.title.harmless.padded(to: room) + "  " + told).trimmedEnd.fitted(to: width)
    }

    /// `scope`.
    ///
    /// - Parameter width: The columns of the terminal; nil where nobody looks at columns, and nothing is cut.
    public static func scope(of engagement: Engagement, width: Int?) -> [String] {
        var lines = ["\(engagement.id): \(engagement.title)".harmless]
        let longest = engagement.areas.map(\.area.title.harmless.columns).max() ?? 0
        let titleWidth = width == nil ? longest : min(44, longest)
        var category = ""
        let types = engagement.record.type.value.set
        for standing in engagement.areas {
            if standing.area.category != category {
                category = standing.area.category
                lines.append(category.harmless)
            }
            let estimate = ScopeEstimate(of: [standing.area], in: engagement.catalog, type: types)
            let right =
                standing.area.isRequired
                ? "always in"
                : standing.isInScope ? "in" : "out; would add \(estimate.text)"
            let reason = standing.decision.flatMap { $0.reason.isEmpty ? nil : ": \($0.reason)" } ?? ""
            lines.append(
                "  [\(standing.isInScope ? "x" : " ")] \(standing.id.harmless.padded(to: 5)) \(standing.area.title.harmless.padded(to: titleWidth)) \(right)\(reason.harmless)"
            )
        }
        return fitted(lines, to: width)
    }

    /// `history`: entries, in the order given.
    ///
    /// - Parameters:
    ///   - void: Says which of them count for nothing.
    ///   - width: The columns of the terminal; nil where nobody looks at columns, and nothing is cut.
    public static func history(
        _ entries: [Entry], in state: WorkspaceState, void: VoidEntries = VoidEntries(), width: Int?
    ) -> [String] {
        entries.map { line(of: $0, in: state, void: void, width: width) }
    }

    /// A line of `history`.
    public static func line(of entry: Entry, in state: WorkspaceState, void: VoidEntries, width: Int?) -> String {
        let line =
            "\(entry.at.day) \(entry.at.clockTime)  \(state.record.writer(of: entry)) \(void.sentence(of: entry, in: state))"
            .harmless
        return width.map { line.fitted(to: $0) } ?? line
    }

    /// `compare`: the four differences side by side.
    public static func comparison(width: Int) -> [String] {
        let column = max(20, (width - 12 - 3) / 2)
        var lines = ["".padded(to: 12) + "SOC 1".padded(to: column + 3) + "SOC 2", ""]
        for difference in Difference.all {
            let (left, right) = (difference.soc1.wrapped(to: column), difference.soc2.wrapped(to: column))
            for row in 0..<max(left.count, right.count) {
                let line =
                    (row == 0 ? difference.title : "").padded(to: 12)
                    + (row < left.count ? left[row] : "").padded(to: column + 3) + (row < right.count ? right[row] : "")
                lines.append(line.trimmedEnd)
            }
            lines.append("")
        }
        return fitted(lines.dropLast(), to: width)
    }

    /// Lines that hold to a width, and end with what can be seen.
    static func fitted(_ lines: [String], to width: Int?) -> [String] {
        lines.map { line in width.map { line.trimmedEnd.fitted(to: $0) } ?? line.trimmedEnd }
    }

    /// What lines are laid out for where nobody looks at columns, in columns.
    private static let usualWidth = 100
}

extension Engagement {
    /// How many are looked at in one go.
    private static let share = 1024

    /// How many items somebody signed in other words than they have now. A digest is made of what each says, so of many
    /// several are looked at at once.
    fileprivate var rewordedCount: Int {
        Parallel.map(Parallel.shares(of: items.count, each: Self.share)) { share in items[share].count { isReworded($0) } }
            .reduce(0, +)
    }
}
