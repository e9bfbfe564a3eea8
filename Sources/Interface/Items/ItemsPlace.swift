import Readiness
import TerminalUI

/// Where somebody was before `m`, to go back to.
struct EarlierPlace: Sendable {
    let tab: Tab
    let filter: ItemFilter
    let grouping: ItemGrouping
    let find: TextField
    let areaCursor: Int
    let item: ItemID?
}

extension ItemsScreen {
    /// Shows a list that has a name, from its beginning.
    mutating func show(_ view: NamedView, _ context: Context) {
        show(view.filter(for: context.me, on: context.today), by: view.grouping, context)
    }

    /// Narrows the list anew, and goes to its first row.
    mutating func show(_ filter: ItemFilter, by grouping: ItemGrouping, _ context: Context) {
        self.filter = filter
        self.grouping = grouping
        find = TextField()
        areaWindow = ListWindow()
        focus = .list
        selection = []
        range = nil
        layOut(context)
        goToFirstRow()
    }

    /// Shows what is mine and open; where that is shown, goes back to where one was before.
    mutating func toggleMine(_ context: Context) -> [Request] {
        guard context.engagement != nil else { return [] }
        var shown = filter
        shown.areas = []
        shown.forgetWords()
        guard context.tab == .items, shown == NamedView.mine.filter(for: context.me, on: context.today) else {
            earlier = EarlierPlace(
                tab: context.tab, filter: filter, grouping: grouping, find: find, areaCursor: areaWindow.cursor,
                item: context.engagement.flatMap { item(in: $0)?.id })
            show(.mine, context)
            return [.show(.items)]
        }
        let place = earlier
        earlier = nil
        show(place?.filter ?? ItemFilter(), by: place?.grouping ?? .area, context)
        find = place?.find ?? TextField()
        areaWindow = ListWindow(cursor: place?.areaCursor ?? 0)
        if let item = place?.item, let engagement = context.engagement { _ = moveCursor(to: item, in: engagement) }
        return [.show(place?.tab ?? .items)]
    }

    /// The lists that have names, with how many items each has.
    func viewMenu(_ context: Context) -> MenuPanel {
        let rows = NamedView.allCases.map { view in
            let filter = view.filter(for: context.me, on: context.today)
            let count = context.engagement.map { $0.items.count { [engagement = $0] in filter.passes($0, in: engagement) } } ?? 0
            return MenuPanel.Row(
                "\(view.title): \(count)", isOn: self.filter == filter, choice: .screen(ItemsCommand.show(view)))
        }
        return MenuPanel(title: "Views", hint: "enter shows it, esc closes", rows: rows)
    }
}

// MARK: Coming back after a restart

extension ItemsScreen {
    /// What the list is narrowed to, grouped by and stands at, in a line that ``comeBack(to:_:)`` reads.
    func place(_ context: Context) -> String {
        var parts = ["group=\(grouping.rawValue)"]
        if !filter.statuses.isEmpty { parts.append("status=\(filter.statuses.map(\.rawValue).joined(separator: ","))") }
        switch filter.owner {
        case .anyone: break
        case .nobody: parts.append("owner=nobody")
        case .person(let handle): parts.append("owner=\(handle == context.me ? "me" : handle.text)")
        }
        if !filter.areas.isEmpty { parts.append("areas=\(filter.areas.sorted().joined(separator: ","))") }
        if !filter.priorities.isEmpty {
            parts.append("priority=\(filter.priorities.map(\.rawValue).sorted().joined(separator: ","))")
        }
        parts += PlaceFlag.allCases.filter { isOn($0.choice) }.map(\.rawValue)
        if filter.reviewer != nil { parts.append("forme") }
        if let item = context.engagement.flatMap({ item(in: $0)?.id.text }), !item.contains(" ") { parts.append("item=\(item)") }
        // Last, because there may be blanks in it.
        if !find.isEmpty { parts.append("find=\(find.text.prefix(120))") }
        return parts.joined(separator: " ")
    }

    /// Goes where a line says. What cannot be understood, or is here no longer, leaves everything as it is.
    mutating func comeBack(to place: String, _ context: Context) {
        guard let engagement = context.engagement, let wanted = ReadPlace(place, in: engagement, context) else { return }
        show(wanted.filter, by: wanted.grouping, context)
        for flag in wanted.flags where !isOn(flag.choice) { toggle(flag.choice, today: context.today) }
        find = TextField(wanted.find)
        if !wanted.find.isEmpty, let record = context.shown?.record { filter.search(wanted.find, in: record) }
        if !filter.areas.isEmpty {
            areaWindow.cursor = areaRows.firstIndex { $0.filter(in: engagement) == filter.areas } ?? 0
        }
        layOut(context)
        goToFirstRow()
        if let item = wanted.item { _ = moveCursor(to: item, in: engagement) }
    }
}

/// Conditions that are on or off, as a line names them.
private enum PlaceFlag: String, CaseIterable {
    case late
    case soon
    case blocked
    case review
    case contested
    case reworded
    case returned
    case out

    var choice: FilterChoice {
        switch self {
        case .late: .late
        case .soon: .dueSoon
        case .blocked: .blocked
        case .review: .waitsForReview
        case .contested: .contested
        case .reworded: .reworded
        case .returned: .returned
        case .out: .outOfScope
        }
    }
}

/// A line that says where somebody was, as far as all of it is understood.
private struct ReadPlace {
    var filter = ItemFilter()
    var grouping = ItemGrouping.area
    var flags: [PlaceFlag] = []
    var item: ItemID?
    var find = ""

    /// Reads a line, or nil where any part of it means nothing here.
    init?(_ line: String, in engagement: Engagement, _ context: Context) {
        var rest = line[...]
        while !rest.isEmpty {
            if rest.hasPrefix("find=") {
                find = String(rest.dropFirst("find=".count))
                // Nobody types what is no text.
                guard find.count <= 120, find.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
                else { return nil }
                return
            }
            let part = rest.prefix { $0 != " " }
            rest = rest.dropFirst(part.count).drop { $0 == " " }
            guard take(part, in: engagement, context) else { return nil }
        }
    }

    private mutating func take(_ part: Substring, in engagement: Engagement, _ context: Context) -> Bool {
        guard let sign = part.firstIndex(of: "=") else {
            if part == "forme" {
                filter.reviewer = context.me
                return true
            }
            guard let flag = PlaceFlag(rawValue: String(part)) else { return false }
            flags.append(flag)
            return true
        }
        let value = String(part[part.index(after: sign)...])
        let values = value.split(separator: ",").map(String.init)
        switch part[..<sign] {
        case "group":
            guard let grouping = ItemGrouping(rawValue: value) else { return false }
            self.grouping = grouping
        case "status":
            filter.statuses = values.compactMap(Status.init(rawValue:))
            return filter.statuses.count == values.count
        case "priority":
            filter.priorities = Set(values.compactMap(Priority.init(rawValue:)))
            return filter.priorities.count == values.count
        case "owner":
            switch value {
            case "nobody": filter.owner = .nobody
            case "me": filter.owner = .person(context.me)
            default:
                guard Handle.isValid(value) else { return false }
                filter.owner = .person(context.shown?.record.canonical(Handle(value)) ?? Handle(value))
            }
        case "areas":
            filter.areas = Set(values)
            return values.allSatisfy { id in engagement.areas.contains { $0.id == id && $0.isInScope } }
        case "item":
            item = ItemID(value)
            return engagement.position(of: ItemID(value)) != nil
        default: return false
        }
        return true
    }
}
