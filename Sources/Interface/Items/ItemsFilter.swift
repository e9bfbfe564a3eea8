import Readiness
import TerminalUI

/// A line of the filter menu.
enum FilterChoice: Sendable, Hashable {
    case status(Status)
    case owner(ItemFilter.Owner)
    case late
    case dueSoon
    case blocked
    case waitsForReview
    case contested
    case reworded
    case returned
    /// What this person may review.
    case forMe(Handle)
    case priority(Priority)
    case outOfScope
    case nothing
}

extension ItemsScreen {
    /// Turns a condition on or off.
    mutating func toggle(_ choice: FilterChoice, today: Day) {
        switch choice {
        case .status(let status):
            if let index = filter.statuses.firstIndex(of: status) {
                filter.statuses.remove(at: index)
            } else {
                filter.statuses.append(status)
            }
        case .owner(let owner): filter.owner = filter.owner == owner ? .anyone : owner
        case .late: filter.isLate.toggle()
        case .dueSoon: filter.dueBy = filter.dueBy == nil ? today.advanced(by: Attention.soon) : nil
        case .blocked: filter.isBlocked.toggle()
        case .waitsForReview: filter.waitsForReview.toggle()
        case .contested: filter.isContested.toggle()
        case .reworded: filter.isReworded.toggle()
        case .returned: filter.isReturned.toggle()
        case .forMe(let me):
            let isOn = isOn(choice)
            filter.waitsForReview = !isOn
            filter.reviewer = isOn ? nil : me
        case .priority(let priority):
            if filter.priorities.remove(priority) == nil { filter.priorities.insert(priority) }
        case .outOfScope: filter.includesOutOfScope.toggle()
        case .nothing:
            filter = ItemFilter()
            find = TextField()
            areaWindow = ListWindow()
        }
    }

    func isOn(_ choice: FilterChoice) -> Bool {
        switch choice {
        case .status(let status): filter.statuses.contains(status)
        case .owner(let owner): filter.owner == owner
        case .late: filter.isLate
        case .dueSoon: filter.dueBy != nil
        case .blocked: filter.isBlocked
        case .waitsForReview: filter.waitsForReview
        case .contested: filter.isContested
        case .reworded: filter.isReworded
        case .returned: filter.isReturned
        case .forMe(let me): filter.waitsForReview && filter.reviewer == me
        case .priority(let priority): filter.priorities.contains(priority)
        case .outOfScope: filter.includesOutOfScope
        case .nothing: false
        }
    }
}

extension ItemsScreen {
    /// The filter menu, with what is on.
    func filterMenu(cursor: Int, hasToggled: Bool = false, _ context: Context) -> MenuPanel {
        var rows: [MenuPanel.Row] = []
        func add(_ title: String, _ choice: FilterChoice) {
            rows.append(
                MenuPanel.Row(
                    title, isOn: isOn(choice), choice: .screen(ItemsCommand.toggle(choice, menuRow: nil)),
                    stays: .screen(ItemsCommand.toggle(choice, menuRow: rows.count))))
        }
        rows.append(MenuPanel.Row(heading: "Status"))
        for status in Status.allCases { add(status.title, .status(status)) }
        rows.append(MenuPanel.Row(heading: "Owner"))
        for (title, owner) in OwnerChoices(context: context).rows { add(title, .owner(owner)) }
        rows.append(MenuPanel.Row(heading: "Priority"))
        for priority in Priority.allCases { add(priority.title, .priority(priority)) }
        rows.append(MenuPanel.Row(heading: "Only"))
        add("Late", .late)
        add("Due within \(Attention.soon) days", .dueSoon)
        add("Blocked", .blocked)
        add("Returned, and not ticked since", .returned)
        add("For me to review", .forMe(context.me))
        add("Waiting for a second person", .waitsForReview)
        add("Changed by two people at once", .contested)
        add("Reworded since signed", .reworded)
        rows.append(MenuPanel.Row(heading: "Also"))
        add("Out of scope", .outOfScope)
        add("Clear all filters", .nothing)
        var menu = MenuPanel(
            title: "Filter: \(countInWords)", hint: "space on or off, enter done, esc closes", rows: rows, cursor: cursor)
        menu.hasToggled = hasToggled
        return menu
    }

    var groupMenu: MenuPanel {
        let all = ItemGrouping.allCases
        return MenuPanel(
            title: filter.text.isEmpty ? "View by" : "View by, once the search is over", hint: "enter chooses, esc closes",
            rows: all.map {
                MenuPanel.Row("By \($0.title)", isOn: $0 == grouping, choice: .screen(ItemsCommand.groupBy($0)))
            }, cursor: all.firstIndex(of: grouping) ?? 0)
    }

    /// What the list is narrowed to, in words; empty for everything.
    func narrowing(_ context: Context) -> String {
        var parts: [String] = []
        if !filter.text.isEmpty { parts.append("“\(filter.text.text)”") }
        if Set(filter.statuses) == Set(ItemFilter.openStatuses) {
            parts.append("open")
        } else if !filter.statuses.isEmpty {
            parts.append(Status.allCases.filter(filter.statuses.contains).map { $0.title.lowercased() }.joined(separator: " or "))
        }
        parts += OwnerChoices(context: context).words(for: filter.owner)
        if filter.isLate { parts.append("late") }
        if let day = filter.dueBy { parts.append("due by \(day.words(seenFrom: context.today))") }
        if filter.isBlocked { parts.append("blocked") }
        if filter.isReturned { parts.append("returned") }
        if filter.waitsForReview { parts.append(filter.reviewer == nil ? "waiting for a second person" : "for me to review") }
        if !filter.priorities.isEmpty {
            parts.append(
                Priority.allCases.filter(filter.priorities.contains).map { $0.title.lowercased() }.joined(separator: " or "))
        }
        if filter.isContested { parts.append("changed by two people at once") }
        if filter.isReworded { parts.append("reworded") }
        if filter.includesOutOfScope { parts.append("with out of scope") }
        return parts.joined(separator: ", ")
    }
}
