import Readiness
import TerminalUI

/// What the Scope screen remembers.
struct ScopeState: Sendable {
    /// A row: a category, an area, or one of a SOC 1 area's objectives.
    enum Row: Hashable, Sendable {
        case category(String)
        case area(Int)
        case objective(Int)
    }

    /// The rows.
    private(set) var rows: [Row] = []
    /// Where the list stands.
    var window = ListWindow(cursor: 1)
    /// Whether the keys go to the text about the row, to scroll it.
    var isReading = false
    /// The first line of that text that is shown.
    var detailTop = 0

    private static let furtherCategories = "Further categories"

    /// Makes the rows.
    mutating func layOut(_ engagement: Engagement) {
        rows = []
        var category = ""
        for (index, standing) in engagement.areas.enumerated() {
            // Categories that are nothing but an area of the same name stand under one heading, and not each under its own name.
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

/// What can be done on the Scope screen.
public enum ScopeCommand: Hashable, Sendable {
    case toggle
    case differences
    case addObjective
    case reword
    case addItem
    case items
}

extension State {
    var scopeBindings: [Binding] {
        var bindings: [Binding] = []
        func add(_ keys: [Key], _ title: String, _ explanation: String, _ command: ScopeCommand, inFooter: Bool = true) {
            bindings.append(Binding(keys, title, explanation, .scope(command), inFooter: inFooter))
        }
        if canWrite {
            add([.character(" ")], "in or out", "Bring into scope, or leave out for a reason", .toggle)
            if engagement?.report == .soc1 {
                add([.character("a")], "add objective", "Add a control objective of your own to this area", .addObjective)
                add([.character("w")], "reword", "Put the control objective in your own words", .reword)
                add([.character("i")], "add item", "Add an item of your own to this objective", .addItem)
            }
        }
        add([.enter], "items", "Show the items of this area", .items)
        add([.character("c")], "SOC 1 or 2?", "Compare SOC 1 and SOC 2 side by side", .differences)
        return bindings + Binding.movements
    }

    mutating func perform(_ command: ScopeCommand) -> [Effect] {
        guard let engagement, let row = scope.row else { return [] }
        switch command {
        case .differences: panel = .differences(TextPanel())
        case .items:
            switch row {
            case .category: break
            case .area(let index):
                guard engagement.areas[index].isInScope else {
                    message = Message("\(engagement.areas[index].area.title) is out of scope; space brings it in.", .refused)
                    break
                }
                goToArea(engagement.areas[index].id)
            case .objective(let index): goToArea(engagement.areas[engagement.criteria[index].area].id)
            }
        case .toggle, .addObjective, .reword, .addItem:
            guard canWrite else { return refuseToWrite() }
            askAboutScope(command, row, of: engagement)
        }
        return []
    }

    private mutating func askAboutScope(_ command: ScopeCommand, _ row: ScopeState.Row, of engagement: Engagement) {
        switch (command, row) {
        case (.toggle, .area(let index)):
            let standing = engagement.areas[index]
            guard !standing.area.isRequired else {
                message = Message(Refusal.requiredArea(standing.id, title: standing.area.title).description, .refused)
                return
            }
            let types = engagement.record.type.value.set
            let estimate = ScopeEstimate(of: [standing.area], in: engagement.catalog, type: types)
            let (title, hint) =
                standing.isInScope
                ? (
                    "Leave \(standing.area.title) out",
                    "Why? The report will show the reason. \(estimate.items) items leave the count."
                )
                : ("Bring \(standing.area.title) in: +\(estimate.text)", "Why? May be left empty. Enter commits to it.")
            panel = .prompt(PromptPanel(.scope(target: standing.id, isIn: !standing.isInScope), title: title, hint: hint))
        case (.toggle, .objective(let index)):
            let standing = engagement.criteria[index]
            guard isAllowed({ () throws(Refusal) in try engagement.refuseChange(of: standing) }) else { return }
            panel = .prompt(
                PromptPanel(
                    .scope(target: standing.id, isIn: !standing.isInScope),
                    title: "\(standing.isInScope ? "Leave out" : "Bring in") \(standing.id) \(standing.title)",
                    hint: standing.isInScope ? "Why? The report will show the reason." : "Why? May be left empty."))
        case (.addObjective, .area(let index)): askForObjective(in: engagement.areas[index], of: engagement)
        case (.addObjective, .objective(let index)):
            askForObjective(in: engagement.areas[engagement.criteria[index].area], of: engagement)
        case (.reword, .objective(let index)):
            let standing = engagement.criteria[index]
            guard isAllowed({ () throws(Refusal) in try engagement.refuseChange(of: standing) }) else { return }
            panel = .prompt(
                PromptPanel(
                    .reword(criterion: standing.id), title: "Reword \(standing.id)",
                    hint: "Empty goes back to the catalog's words.", text: standing.objective))
        case (.addItem, .objective(let index)):
            let standing = engagement.criteria[index]
            panel = .prompt(
                PromptPanel(.addItem(criterion: standing.id), title: "New item under \(standing.id)", hint: "What must be true?"))
        default: message = Message("Move to a control objective first.", .refused)
        }
    }

    /// Says why not before anything is typed, where the rules do not allow it.
    private mutating func isAllowed(_ rule: () throws(Refusal) -> Void) -> Bool {
        do throws(Refusal) {
            try rule()
            return true
        } catch {
            message = Message(error.description, .refused)
            return false
        }
    }

    private mutating func askForObjective(in area: AreaStanding, of engagement: Engagement) {
        guard isAllowed({ () throws(Refusal) in try engagement.refuseObjective(in: area) }) else { return }
        panel = .prompt(
            PromptPanel(
                .addObjective(area: area.id), title: "New control objective in \(area.area.title)",
                hint: "Controls provide reasonable assurance that …"))
    }

    mutating func moveInScope(_ movement: Movement) {
        switch movement {
        case .left: scope.isReading = false
        case .right: scope.isReading = true
        case _ where scope.isReading: return scrollScopeDetail(movement)
        default: scope.detailTop = 0
        }
        let page = ScopeLayout(size: size).list.height - 2
        guard scope.window.move(movement, count: scope.rows.count, page: page) else { return scope.skipCategories(1) }
        scope.skipCategories(movement == .up || movement == .pageUp || movement == .last ? -1 : 1)
    }

    private mutating func scrollScopeDetail(_ movement: Movement) {
        guard let engagement else { return }
        let detail = ScopeLayout(size: size).detail
        let lines = scopeDetail(of: engagement, width: detail.width - 4).lines.count
        var window = ListWindow(cursor: scope.detailTop)
        _ = window.move(movement, count: max(1, lines - detail.height + 3), page: detail.height - 2)
        scope.detailTop = window.cursor
    }
}
