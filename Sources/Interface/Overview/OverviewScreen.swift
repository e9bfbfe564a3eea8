import Readiness
import TerminalUI

/// The Overview: where one stands, and what to do next.
struct OverviewScreen: Sendable {
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

extension Tab {
    /// Where one stands.
    public static let overview = Tab(
        title: "Overview",
        explanation: """
            Where you stand, and what to do next. Ticked and reviewed are counted apart, over the items in scope that are not Not \
            applicable. Press enter on anything to go there.
            """)
}

/// What can be done on the Overview.
enum OverviewCommand: ScreenCommand {
    case go

    static var tab: Tab { .overview }
}

extension OverviewScreen: TabScreen {
    static var tab: Tab { .overview }

    func bindings(_ context: Context) -> [Binding] {
        [
            Binding(
                [.enter], "go there", "Go to the item, the area or the list under the cursor", .screen(OverviewCommand.go))
        ] + Binding.movements
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Request] {
        switch event {
        case .move(let movement): move(movement, on: context.size)
        case .command(let command) where command is OverviewCommand: return go(context)
        case .press(let point, let isDouble): return click(point, isDouble: isDouble, context)
        case .wheel(let movement, let point): scroll(movement, at: point, on: context.size)
        case .shown: layOut(context)
        case .aboutToDraw: scrollIntoSight(on: context.size)
        case .key, .paste, .command, .go, .reveal, .told: break
        }
        return []
    }

    mutating func follow(_ change: ContextChange, _ context: Context) {
        switch change {
        // The lists look at every item: where they are not shown they wait until somebody goes there.
        case .lists: if context.tab == .overview { layOut(context) }
        case .engagement: self = OverviewScreen()
        case .workspace, .written, .leftTyping: break
        }
    }

    private mutating func layOut(_ context: Context) {
        guard let engagement = context.engagement else { return }
        layOut(engagement, height: OverviewLayout(size: context.size, focus: focus).next.height - 2)
    }

    // MARK: Going somewhere

    private func go(_ context: Context) -> [Request] {
        guard let engagement = context.engagement else { return [] }
        if focus == .areas {
            guard areas.indices.contains(areaWindow.cursor) else { return [] }
            return [.go(to: .area(engagement.areas[areas[areaWindow.cursor]].id))]
        }
        guard rows.indices.contains(window.cursor) else { return [.show(.items)] }
        switch rows[window.cursor] {
        case .firstSteps: return [.show(.items)]
        case .step(let step, _): return [step.request]
        case .attention(let attention, _), .more(let attention, _): return [.go(to: .attention(attention))]
        case .item(let position, let attention):
            guard engagement.items.indices.contains(position) else { return [.go(to: .attention(attention))] }
            return [.go(to: .attention(attention)), .go(to: .item(engagement.items[position].id))]
        }
    }

    // MARK: Moving

    private mutating func move(_ movement: Movement, on size: Size) {
        let layout = OverviewLayout(size: size, focus: focus)
        switch (movement, focus) {
        case (.left, _): focus = .areas
        case (.right, _): focus = .next
        case (_, .areas): _ = areaWindow.move(movement, count: areas.count, page: layout.areas.height - 2)
        case (_, .next): _ = window.move(movement, count: rows.count, page: layout.next.height - 2)
        }
    }

    private mutating func scroll(_ movement: Movement, at point: Point, on size: Size) {
        let layout = OverviewLayout(size: size, focus: focus)
        let before = focus
        if layout.areas.contains(point) { focus = .areas }
        if layout.next.contains(point) { focus = .next }
        move(movement, on: size)
        focus = before
    }

    private mutating func click(_ point: Point, isDouble: Bool, _ context: Context) -> [Request] {
        let layout = OverviewLayout(size: context.size, focus: focus)
        var isRow = false
        if layout.areas.contains(point) {
            focus = .areas
            isRow = areaWindow.click(point, in: layout.areas, count: areas.count)
        } else if layout.next.contains(point) {
            focus = .next
            isRow = window.click(point, in: layout.next, count: rows.count)
        }
        return isDouble && isRow ? go(context) : []
    }

    private mutating func scrollIntoSight(on size: Size) {
        let layout = OverviewLayout(size: size, focus: focus)
        _ = window.rows(of: rows.count, height: layout.next.height - 2)
        _ = areaWindow.rows(of: areas.count, height: layout.areas.height - 2)
    }

    func view(_ context: Context, into canvas: inout Canvas) {
        guard let engagement = context.engagement else { return }
        OverviewView(overview: self, context: context, engagement: engagement).draw(into: &canvas)
    }
}
