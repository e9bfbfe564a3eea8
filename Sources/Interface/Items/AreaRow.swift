import Readiness

/// A row of the areas pane.
enum AreaRow: Hashable, Sendable {
    /// Everything in scope.
    case all
    /// A category of several areas.
    case category(String, areas: [Int])
    /// An area, by its index; `isIndented` under its category.
    case area(Int, isIndented: Bool)

    /// The rows of the areas in scope.
    static func rows(of engagement: Engagement) -> [AreaRow] {
        var rows: [AreaRow] = [.all]
        let indices = engagement.areas.indices.filter { engagement.areas[$0].isInScope }
        var start = 0
        while start < indices.count {
            let category = engagement.areas[indices[start]].area.category
            var end = start
            while end < indices.count, engagement.areas[indices[end]].area.category == category { end += 1 }
            let group = Array(indices[start..<end])
            if group.count == 1 {
                rows.append(.area(group[0], isIndented: false))
            } else {
                rows.append(.category(category, areas: group))
                rows += group.map { .area($0, isIndented: true) }
            }
            start = end
        }
        return rows
    }

    /// What the row is called.
    func title(in engagement: Engagement) -> String {
        switch self {
        case .all: return "All in scope"
        case .category(let title, _): return title
        case .area(let index, let isIndented):
            let area = engagement.areas[index].area
            return isIndented ? " \(area.id) \(area.title)" : area.title
        }
    }

    /// The areas that the row stands for.
    func areas(in engagement: Engagement) -> [Int] {
        switch self {
        case .all: engagement.areas.indices.filter { engagement.areas[$0].isInScope }
        case .category(_, let areas): areas
        case .area(let index, _): [index]
        }
    }

    /// The ids to filter by; none for everything.
    func filter(in engagement: Engagement) -> Set<String> {
        if case .all = self { return [] }
        return Set(areas(in: engagement).map { engagement.areas[$0].id })
    }
}
