/// What the rows of a list of items are grouped by.
public enum ItemGrouping: String, CaseIterable, Sendable {
    case area
    case owner
    case status
    case due
    case control
    case priority

    /// The grouping in words that follow "by".
    public var title: String { rawValue == "due" ? "due date" : rawValue }
}

/// A row of a list of items.
public enum ItemRow: Hashable, Sendable {
    /// Heads a group: the criterion, owner, status, due week, control or priority that the rows below share, and how
    /// many they are. For a criterion, an owner and a control the id is theirs; empty for those that have none.
    case header(id: String, title: String, count: Int)
    /// An item, by its position in ``Engagement/items``.
    case item(Int)
}

extension Engagement {
    /// The rows of the items that pass a filter: in groups or, while words are searched for, without headings and the
    /// best first.
    public func rows(_ filter: ItemFilter, by grouping: ItemGrouping) -> [ItemRow] {
        guard filter.text.isEmpty else { return found(filter).map(ItemRow.item) }
        let matching = items.indices.filter { filter.passes(items[$0], in: self) }
        switch grouping {
        case .area:
            return grouped(matching, inOrder: true) { position in
                let criterion = criteria[items[position].criterion]
                return Group(order: items[position].criterion, id: criterion.id, title: criterion.title)
            }
        case .owner:
            let owners = Set(matching.compactMap { work(on: items[$0].id).ownerPerson }).sorted()
            let order = Dictionary(uniqueKeysWithValues: owners.enumerated().map { ($1, $0) })
            return grouped(matching) { position in
                guard let owner = work(on: items[position].id).ownerPerson else {
                    return Group(order: owners.count, id: "", title: "Nobody yet")
                }
                return Group(order: order[owner] ?? 0, id: owner.text, title: "")
            }
        case .status:
            let order: [Status] = [.inProgress, .todo, .ready, .reviewed, .notApplicable]
            return grouped(matching) { position in
                let status = work(on: items[position].id).status
                return Group(order: order.firstIndex(of: status) ?? 0, id: "", title: status.title)
            }
        case .control:
            var order: [String: Int] = [:]
            for position in matching where !items[position].control.isEmpty {
                order[items[position].control] = order[items[position].control] ?? order.count
            }
            return grouped(matching) { position in
                let key = items[position].control
                return Group(order: order[key] ?? order.count, id: key, title: key.isEmpty ? "No control of the library" : "")
            }
        case .priority:
            return grouped(matching) { position in
                let priority = items[position].priority
                let order = priority.flatMap(Priority.allCases.firstIndex(of:)) ?? Priority.allCases.count
                return Group(order: order, id: "", title: priority?.title ?? "Without a priority")
            }
        case .due:
            let byDay = matching.sorted { dueOrder($0) < dueOrder($1) }
            return grouped(byDay) { position in
                let work = work(on: items[position].id)
                return DueGroup(work, today: today).group
            }
        }
    }

    private func dueOrder(_ position: Int) -> (Int, Int) {
        (work(on: items[position].id).due.value?.ordinal ?? .max, position)
    }

    private func grouped(_ positions: [Int], inOrder: Bool = false, by group: (Int) -> Group) -> [ItemRow] {
        var runs: [(group: Group, positions: [Int])] = []
        if inOrder {
            for position in positions {
                let group = group(position)
                if runs.last?.group.order != group.order { runs.append((group, [])) }
                runs[runs.count - 1].positions.append(position)
            }
        } else {
            var byOrder: [Int: (group: Group, positions: [Int])] = [:]
            for position in positions {
                let group = group(position)
                byOrder[group.order, default: (group, [])].positions.append(position)
            }
            runs = byOrder.sorted { $0.key < $1.key }.map(\.value)
        }
        var rows: [ItemRow] = []
        rows.reserveCapacity(positions.count + runs.count)
        for run in runs {
            rows.append(.header(id: run.group.id, title: run.group.title, count: run.positions.count))
            for position in run.positions { rows.append(.item(position)) }
        }
        return rows
    }
}

private struct Group {
    var order: Int
    var id: String
    var title: String
}

/// How far away an item's day is, in the steps that people plan by.
private enum DueGroup: Int {
    case late
    case thisWeek
    case nextFourWeeks
    case later
    case none
    case done

    init(_ work: ItemWork, today: Day) {
        guard work.status == .todo || work.status == .inProgress else {
            self = .done
            return
        }
        guard let due = work.due.value else {
            self = .none
            return
        }
        switch today.distance(to: due) {
        case ..<0: self = .late
        case 0..<7: self = .thisWeek
        case 7..<35: self = .nextFourWeeks
        default: self = .later
        }
    }

    var group: Group {
        let title =
            switch self {
            case .late: "Late"
            case .thisWeek: "Due within a week"
            case .nextFourWeeks: "Due in 1 to 5 weeks"
            case .later: "Due later"
            case .none: "No due date"
            case .done: "Done or not applicable"
            }
        return Group(order: rawValue, id: "", title: title)
    }
}
