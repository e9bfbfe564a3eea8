import Readiness
import TerminalUI

/// The Scope screen: what the report covers, and why.
struct ScopeScreen: Sendable {
    /// A row: a category, an area, or one of a SOC 1 area's objectives.
    enum Row: Hashable, Sendable {
        case category(String)
        /// Something that was said of the report.
        case fact(ReportPanel.Fact)
        case area(Int)
        case objective(Int)
    }

    /// The rows.
    private(set) var rows: [Row] = []
    /// Where the list stands.
    var window = ListWindow()
    /// What it is viewed by.
    var shownAs = ScopeView.areas
    /// The control matrix, for the views by criteria and by controls.
    var board = ControlBoard()
    /// Entries of what two people decided about controls at once.
    var sides = ContestedSides()
    /// Whether the keys go to the text about the row, to scroll it.
    var isReading = false
    /// The first line of that text that is shown.
    var detailTop = 0

    private static let furtherCategories = "Further categories"

    /// Makes the rows.
    mutating func layOut(_ engagement: Engagement) {
        let isFirst = rows.isEmpty
        rows = [.category("The report")] + ReportPanel.Fact.rows.map { .fact($0) }
        var category = ""
        for (index, standing) in engagement.areas.enumerated() {
            // Categories that are nothing but an area of the same name stand under one heading, and not each under its
            // own name.
            let heading = standing.area.category == standing.area.title ? Self.furtherCategories : standing.area.category
            if heading != category {
                category = heading
                rows.append(.category(heading))
            }
            rows.append(.area(index))
            if engagement.report == .soc1, standing.isInScope {
                rows += engagement.criteria.indices.filter { engagement.criteria[$0].area == index }.map { .objective($0) }
            }
        }
        if isFirst { window.cursor = rows.firstIndex { if case .area = $0 { true } else { false } } ?? 1 }
        window.cursor = min(max(window.cursor, 0), max(0, rows.count - 1))
        skipCategories(1)
    }

    /// Moves the cursor off a category.
    mutating func skipCategories(_ step: Int) {
        var cursor = window.cursor
        while rows.indices.contains(cursor), case .category = rows[cursor] { cursor += step }
        if !rows.indices.contains(cursor) {
            cursor = window.cursor
            while rows.indices.contains(cursor), case .category = rows[cursor] { cursor -= step }
        }
        if rows.indices.contains(cursor) { window.cursor = cursor }
    }

    /// Puts the cursor on an objective, if the list shows it.
    mutating func moveCursor(to objective: Int) {
        guard let row = rows.firstIndex(of: .objective(objective)) else { return }
        window.cursor = row
        detailTop = 0
    }

    /// The row under the cursor.
    var row: Row? { rows.indices.contains(window.cursor) ? rows[window.cursor] : nil }
}

extension Tab {
    /// What the report covers.
    public static let scope = Tab(
        title: "Scope",
        explanation: """
            What the report covers: its data, every control area, in or out, and why. You see what an area adds before you commit to \
            it. v shows the controls: which serve what, and what is still without one.
            """)
}

extension ScopeScreen: TabScreen {
    static var tab: Tab { .scope }

    func marks(_ context: Context) -> [(mark: String, meaning: String)] {
        let glyphs = context.glyphs
        return [
            ("\(glyphs.ready)", "In scope; of a control: adopted"),
            ("\(glyphs.todo)", "Out of scope; of a control: nobody has decided about it yet"),
            ("\(glyphs.notApplicable)", "Left out; of a control: set aside"),
            ("\(glyphs.contested)", "Two people decided something about the control at once"),
            ("+ SOC 1", "The control serves the other report, too"),
        ]
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Request] {
        switch event {
        case .move(let movement): move(movement, context)
        case .command(let command): return (command as? ScopeCommand).map { perform($0, context) } ?? []
        case .press(let point, let isDouble): return click(point, isDouble: isDouble, context)
        case .wheel(let movement, let point): scroll(movement, at: point, context)
        case .reveal(.objective(let index)): moveCursor(to: index)
        case .aboutToDraw:
            let height = ScopeLayout(size: context.size).list.height - 2
            _ = window.rows(of: rows.count, height: height)
            _ = board.window.rows(of: board.rows.count, height: height)
            return shownAs == .areas ? [] : askForSides(context)
        case .told(.controls): layOutBoard(context)
        case .told(.entries(let entries)): sides.take(entries)
        case .key, .paste, .shown, .go, .reveal, .told: break
        }
        return []
    }

    mutating func follow(_ change: ContextChange, _ context: Context) {
        switch change {
        case .lists(let isAnew):
            if isAnew, let engagement = context.engagement {
                layOut(engagement)
                layOutBoard(context)
            }
        case .engagement:
            let view = shownAs
            self = ScopeScreen()
            shownAs = view
        case .workspace, .written, .leftTyping: break
        }
    }

    func view(_ context: Context, into canvas: inout Canvas) {
        guard let engagement = context.engagement else { return }
        ScopeFrame(scope: self, context: context, engagement: engagement).draw(into: &canvas)
    }

    // MARK: Moving

    private mutating func move(_ movement: Movement, _ context: Context) {
        switch movement {
        case .left: isReading = false
        case .right: isReading = true
        case _ where isReading: return scrollDetail(movement, context)
        default: detailTop = 0
        }
        let page = ScopeLayout(size: context.size).list.height - 2
        let step = movement == .up || movement == .pageUp || movement == .last ? -1 : 1
        guard shownAs == .areas else {
            _ = board.window.move(movement, count: board.rows.count, page: page)
            return board.skipHeadings(step)
        }
        guard window.move(movement, count: rows.count, page: page) else { return skipCategories(1) }
        skipCategories(step)
    }

    private mutating func scrollDetail(_ movement: Movement, _ context: Context) {
        guard let engagement = context.engagement else { return }
        let detail = ScopeLayout(size: context.size).detail
        let lines = self.detail(engagement, context, width: detail.width - 4).lines.count
        var window = ListWindow(cursor: detailTop)
        _ = window.move(movement, count: max(1, lines - detail.height + 3), page: detail.height - 2)
        detailTop = window.cursor
    }

    /// What is said about the row under the cursor.
    func detail(_ engagement: Engagement, _ context: Context, width: Int) -> (title: String, lines: [StyledLine]) {
        guard shownAs != .areas else {
            return ScopeText(context: context, engagement: engagement, row: row).detail(width: width)
        }
        return ControlText(context: context, engagement: engagement, board: board, sides: sides).detail(width: width)
    }

    private mutating func scroll(_ movement: Movement, at point: Point, _ context: Context) {
        let before = isReading
        isReading = ScopeLayout(size: context.size).detail.contains(point)
        move(movement, context)
        isReading = before
    }

    private mutating func click(_ point: Point, isDouble: Bool, _ context: Context) -> [Request] {
        let list = ScopeLayout(size: context.size).list
        if shownAs == .areas {
            guard window.click(point, in: list, count: rows.count) else { return [] }
            skipCategories(1)
        } else {
            guard board.window.click(point, in: list, count: board.rows.count) else { return [] }
            board.skipHeadings(1)
        }
        isReading = false
        detailTop = 0
        guard isDouble else { return [] }
        if shownAs == .areas, case .fact = row { return perform(.edit, context) }
        return perform(.items, context)
    }
}
