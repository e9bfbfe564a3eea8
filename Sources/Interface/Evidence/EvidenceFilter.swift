import HarmlessText
import Readiness
import TerminalUI

/// Which controls somebody wants to see on the Evidence screen.
struct EvidenceFilter: Hashable, Sendable {
    /// Words that must all be in the key or the title.
    var text = SearchWords("")
    /// Whose controls.
    var owner = ItemFilter.Owner.anyone
    /// Only controls that somebody has to do something about.
    var hasGap = false
    /// Only controls of which something is due until a day.
    var dueBy: Day?
    /// Only controls of which something was returned.
    var isReturned = false
    /// Only controls about which, or about whose evidence, two people decided at once.
    var isContested = false

    /// Whether everything passes.
    var isEmpty: Bool { self == EvidenceFilter() }

    /// Whether a control of a report passes.
    func passes(_ control: CoveredControl, in engagement: Engagement, of record: WorkspaceRecord) -> Bool {
        guard text.isEmpty || text.match(control.key, control.title) else { return false }
        switch owner {
        case .anyone: break
        case .nobody: guard control.owners(in: engagement).isEmpty else { return false }
        case .person(let handle): guard control.owners(in: engagement).contains(handle) else { return false }
        }
        if hasGap, !control.hasGap { return false }
        if let dueBy { guard let due = control.nextDue, due <= dueBy else { return false } }
        if isReturned, !control.coverage.occurrences.contains(where: { $0.state == .returned }) { return false }
        if isContested, !control.isContested(in: record) { return false }
        return true
    }
}

extension CoveredControl {
    /// Whether two people decided about it, or about its evidence, without seeing each other.
    fileprivate func isContested(in record: WorkspaceRecord) -> Bool {
        if !record.disputes(about: .control(key)).isEmpty { return true }
        return pieces.contains { !(record.evidence[$0]?.disputes.isEmpty ?? true) }
    }
}

/// A line of the filter menu of the Evidence screen.
enum EvidenceFilterChoice: Sendable, Hashable {
    case owner(ItemFilter.Owner)
    case gap
    case dueSoon
    case returned
    case contested
    case nothing
}

extension EvidenceScreen {
    /// Turns a condition on or off.
    mutating func toggle(_ choice: EvidenceFilterChoice, today: Day) {
        switch choice {
        case .owner(let owner): filter.owner = filter.owner == owner ? .anyone : owner
        case .gap: filter.hasGap.toggle()
        case .dueSoon: filter.dueBy = filter.dueBy == nil ? today.advanced(by: Attention.soon) : nil
        case .returned: filter.isReturned.toggle()
        case .contested: filter.isContested.toggle()
        case .nothing:
            filter = EvidenceFilter()
            find = TextField()
        }
    }

    private func isOn(_ choice: EvidenceFilterChoice) -> Bool {
        switch choice {
        case .owner(let owner): filter.owner == owner
        case .gap: filter.hasGap
        case .dueSoon: filter.dueBy != nil
        case .returned: filter.isReturned
        case .contested: filter.isContested
        case .nothing: false
        }
    }

    /// The filter menu, with what is on.
    func filterMenu(cursor: Int, hasToggled: Bool = false, _ context: Context) -> MenuPanel {
        var rows: [MenuPanel.Row] = []
        func add(_ title: String, _ choice: EvidenceFilterChoice) {
            rows.append(
                MenuPanel.Row(
                    title, isOn: isOn(choice), choice: .screen(EvidenceCommand.toggle(choice, menuRow: nil)),
                    stays: .screen(EvidenceCommand.toggle(choice, menuRow: rows.count))))
        }
        rows.append(MenuPanel.Row(heading: "Owner"))
        for (title, owner) in OwnerChoices(context: context).rows { add(title, .owner(owner)) }
        rows.append(MenuPanel.Row(heading: "Only"))
        add("With a gap", .gap)
        add("Due within \(Attention.soon) days", .dueSoon)
        add("Returned", .returned)
        add("Changed by two people at once", .contested)
        rows.append(MenuPanel.Row(heading: "Also"))
        add("Clear all filters", .nothing)
        let count = counted(self.rows.count, "control")
        var menu = MenuPanel(
            title: "Filter: \(count)", hint: "space on or off, enter done, esc closes", rows: rows, cursor: cursor)
        menu.hasToggled = hasToggled
        return menu
    }

    /// What the list is narrowed to, in words; empty for everything.
    func narrowing(_ context: Context) -> String {
        var parts: [String] = []
        if !filter.text.isEmpty { parts.append("“\(filter.text.text)”") }
        parts += OwnerChoices(context: context).words(for: filter.owner)
        if filter.hasGap { parts.append("with a gap") }
        if let day = filter.dueBy { parts.append("due by \(day.words(seenFrom: context.today))") }
        if filter.isReturned { parts.append("returned") }
        if filter.isContested { parts.append("changed by two people at once") }
        return parts.joined(separator: ", ")
    }
}
