import Readiness
import TerminalUI

/// What the Overview remembers.
struct OverviewState: Sendable {
    /// A line of *what to do next*.
    enum Row: Hashable, Sendable {
        /// What a new engagement begins with.
        case firstSteps
        /// One of these steps.
        case step(FirstStep, isDone: Bool)
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

    /// How many items of one reason are listed at least, where it has as many.
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

    /// Who has how much to do.
    private(set) var loads: [WorkLoad] = []

    /// Makes the lists. Where there are rows to spare, more items of each reason are listed.
    mutating func layOut(_ engagement: Engagement, height: Int) {
        areas = engagement.areas.indices.filter { engagement.areas[$0].isInScope }
        loads = WorkLoad.all(in: engagement)
        rows = []
        let steps = FirstStep.steps(of: engagement)
        if !steps.isEmpty { rows = [.firstSteps] + steps.map { .step($0.step, isDone: $0.isDone) } }
        let reasons = Attention.allCases
        let found = zip(reasons, engagement.itemsToLookAt(for: reasons)).filter { !$0.1.isEmpty }
        let listed = Self.listed(of: found.map(\.1.count), height: height - rows.count)
        for (attention, items) in found {
            rows.append(.attention(attention, count: items.count))
            rows += items.prefix(listed).map { .item($0, attention) }
            if items.count > listed { rows.append(.more(attention, count: items.count - listed)) }
        }
        window.cursor = min(window.cursor, max(0, rows.count - 1))
    }

    /// How many items of each reason can be listed so that all reasons are seen at once.
    private static func listed(of counts: [Int], height: Int) -> Int {
        let most = counts.max() ?? 0
        var listed = Self.listed
        while listed < most {
            let next = listed + 1
            let rows = counts.reduce(0) { $0 + 1 + min($1, next) + ($1 > next ? 1 : 0) }
            guard rows <= height else { break }
            listed = next
        }
        return listed
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
        case .firstSteps: return show(.items)
        case .step(let step, _): return go(to: step)
        case .attention(let attention, _), .more(let attention, _):
            show(attention, in: engagement)
        case .item(let position, let attention):
            show(attention, in: engagement)
            if engagement.items.indices.contains(position) { goToItem(engagement.items[position].id) }
        }
        return []
    }

    mutating func show(_ attention: Attention, in engagement: Engagement) {
        tab = .items
        items = ItemsState()
        items.filter = attention.filter(on: today)
        items.grouping = attention == .late || attention == .dueSoon ? .due : .area
        items.layOut(engagement)
    }

    mutating func moveInOverview(_ movement: Movement) {
        let layout = OverviewLayout(size: size, focus: overview.focus)
        switch (movement, overview.focus) {
        case (.left, _): overview.focus = .areas
        case (.right, _): overview.focus = .next
        case (_, .areas):
            _ = overview.areaWindow.move(movement, count: overview.areas.count, page: layout.areas.height - 2)
        case (_, .next): _ = overview.window.move(movement, count: overview.rows.count, page: layout.next.height - 2)
        }
    }
}
