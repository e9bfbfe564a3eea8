import Readiness
import TerminalUI

/// What the Overview remembers.
struct OverviewState: Sendable {
    /// A line of *what to do next*.
    enum Row: Hashable, Sendable {
        /// A reason, with how many items have it.
        case attention(Attention, count: Int)
        /// An item, by its position.
        case item(Int, Attention)
        /// There are more items with the reason.
        case more(Attention, count: Int)
    }

    /// The panes, from left to right.
    enum Pane: Sendable {
        case areas
        case next
    }

    /// How many items of one reason are listed.
    static let listed = 4

    /// The pane that has the keys.
    var focus = Pane.next
    /// What to do next.
    private(set) var rows: [Row] = []
    /// Where that list stands.
    var window = ListWindow()
    /// The areas in scope, by index.
    private(set) var areas: [Int] = []
    /// Where the list of areas stands.
    var areaWindow = ListWindow()

    /// Makes the lists.
    mutating func layOut(_ engagement: Engagement) {
        areas = engagement.areas.indices.filter { engagement.areas[$0].isInScope }
        rows = []
        let reasons = Attention.allCases
        for (attention, found) in zip(reasons, engagement.itemsToLookAt(for: reasons)) where !found.isEmpty {
            rows.append(.attention(attention, count: found.count))
            rows += found.prefix(Self.listed).map { .item($0, attention) }
            if found.count > Self.listed { rows.append(.more(attention, count: found.count - Self.listed)) }
        }
        window.cursor = min(window.cursor, max(0, rows.count - 1))
    }
}

/// What can be done on the Overview.
public enum OverviewCommand: Hashable, Sendable {
    case go
}

extension State {
    var overviewBindings: [Binding] {
        [Binding([.enter], "go there", "Go to the item, the area or the list under the cursor", .overview(.go))]
            + Binding.movements
    }

    mutating func perform(_ command: OverviewCommand) -> [Effect] {
        guard let engagement else { return [] }
        if overview.focus == .areas {
            if overview.areas.indices.contains(overview.areaWindow.cursor) {
                goToArea(engagement.areas[overview.areas[overview.areaWindow.cursor]].id)
            }
            return []
        }
        guard overview.rows.indices.contains(overview.window.cursor) else {
            return show(.items)
        }
        switch overview.rows[overview.window.cursor] {
        case .attention(let attention, _), .more(let attention, _):
            show(attention, in: engagement)
        case .item(let position, let attention):
            show(attention, in: engagement)
            if engagement.items.indices.contains(position) { goToItem(engagement.items[position].id) }
        }
        return []
    }

    private mutating func show(_ attention: Attention, in engagement: Engagement) {
        tab = .items
        items = ItemsState()
        items.filter = attention.filter(on: today)
        items.grouping = attention == .late || attention == .dueSoon ? .due : .area
        items.layOut(engagement)
    }

    mutating func moveInOverview(_ movement: Movement) {
        let page = OverviewLayout(size: size).next.height - 2
        switch (movement, overview.focus) {
        case (.left, _): overview.focus = .areas
        case (.right, _): overview.focus = .next
        case (_, .areas): _ = overview.areaWindow.move(movement, count: overview.areas.count, page: page)
        case (_, .next): _ = overview.window.move(movement, count: overview.rows.count, page: page)
        }
    }
}
