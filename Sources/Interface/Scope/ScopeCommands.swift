import HarmlessText
import Readiness
import TerminalUI

/// What can be done on the Scope screen.
enum ScopeCommand: ScreenCommand {
    case toggle
    case differences
    case addObjective
    case reword
    case addItem
    case items
    /// Corrects the report's data.
    case edit
    /// Begins the report after this one.
    case roll
    case chooseView
    case view(ScopeView)
    // About the control under the cursor.
    case adopt
    case owner
    case rhythm
    case parameters
    case parameter(String)
    case population
    case addControl
    case drop
    case settle
    /// Takes what one of two people decided.
    case takeSide(EntryID)

    static var tab: Tab { .scope }
}

extension ScopeScreen {
    func bindings(_ context: Context) -> [Binding] {
        if shownAs != .areas { return controlBindings(context) }
        var bindings: [Binding] = []
        func add(_ keys: [Key], _ title: String, _ explanation: String, _ command: ScopeCommand, inFooter: Bool = true) {
            bindings.append(Binding(keys, title, explanation, .screen(command), inFooter: inFooter))
        }
        if context.canWrite {
            if case .fact = row {
                add([.character("e"), .character(" ")], "edit report", ReportPanel.explanation, .edit)
            } else {
                add(
                    [.character(" ")], "in or out", "Bring into scope, or leave out for a reason", .toggle,
                    inFooter: canDo(.toggle, context))
                add([.character("e")], "edit report", ReportPanel.explanation, .edit)
            }
            if context.engagement?.report == .soc1 {
                add(
                    [.character("A")], "add objective", "Add a control objective of your own to this area", .addObjective,
                    inFooter: canDo(.addObjective, context))
                add(
                    [.character("w")], "reword", "Put the control objective in your own words", .reword,
                    inFooter: canDo(.reword, context))
                add(
                    [.character("i")], "add item", "Add an item of your own to this objective", .addItem,
                    inFooter: canDo(.addItem, context))
            }
        }
        if context.canWrite {
            add(
                [.character("F")], "roll forward",
                "Begin the next report where this one ends: scope, owners, Not applicable", .roll,
                inFooter: false)
        }
        if case .fact = row {
            add([.enter], "edit", "Correct what is under the cursor", .edit, inFooter: false)
        } else {
            var isOut = false
            if case .area(let index) = row { isOut = !(context.engagement?.areas[index].isInScope ?? false) }
            add([.enter], "items", "Show the items of this area", .items, inFooter: !isOut)
        }
        add([.character("v")], "controls", "View what the report covers by areas, by criteria or by controls", .chooseView)
        add([.character("c")], "SOC 1 or 2?", "Compare SOC 1 and SOC 2 side by side", .differences)
        return bindings + Binding.movements
    }

    mutating func perform(_ command: ScopeCommand, _ context: Context) -> [Request] {
        switch command {
        case .differences: return [.open(DifferencesPanel())]
        case .chooseView: return viewMenu(context)
        case .view(let view): return show(view, context)
        case .roll: return RollPanel.request(context)
        case _ where shownAs != .areas: return performOnBoard(command, context)
        default: break
        }
        guard let engagement = context.engagement, let row else { return [] }
        switch command {
        case .edit:
            if case .fact(let fact) = row { return ReportPanel.request(context, at: fact) }
            return ReportPanel.request(context)
        case .items:
            switch row {
            case .category, .fact: return []
            case .area(let index):
                let standing = engagement.areas[index]
                guard standing.isInScope else {
                    return .refuse("\(standing.area.title) is out of scope; space brings it in.")
                }
                return [.go(to: .area(standing.id))]
            case .objective(let index):
                return [.go(to: .area(engagement.areas[engagement.criteria[index].area].id))]
            }
        case .toggle, .addObjective, .reword, .addItem:
            guard context.canWrite else { return context.refusalToWrite }
            do throws(Refusal) {
                guard let prompt = try prompt(for: command, row, of: engagement) else {
                    return .refuse("Move to a control objective first.")
                }
                return [.open(prompt)]
            } catch {
                return .refuse(error.description)
            }
        default: return []
        }
    }

    /// Whether a command can be done to the row under the cursor, as far as that is known before anything is typed.
    private func canDo(_ command: ScopeCommand, _ context: Context) -> Bool {
        guard let engagement = context.engagement, let row else { return false }
        return ((try? prompt(for: command, row, of: engagement)) ?? nil) != nil
    }

    /// What a command asks for, or nil where it needs another row.
    ///
    /// - Throws: ``Refusal`` where the rules do not allow it: that is said before anything is typed.
    private func prompt(for command: ScopeCommand, _ row: Row, of engagement: Engagement) throws(Refusal) -> PromptPanel? {
        switch (command, row) {
        case (.toggle, .area(let index)):
            let standing = engagement.areas[index]
            guard !standing.area.isRequired else { throw .requiredArea(standing.id, title: standing.area.title) }
            let types = engagement.record.type.value.set
            let estimate = ScopeEstimate(of: [standing.area], in: engagement.catalog, type: types)
            let (title, hint) =
                standing.isInScope
                ? (
                    "Leave \(standing.area.title) out",
                    "Why? The report will show the reason. \(counted(estimate.items, "item leaves", "items leave")) the count."
                )
                : ("Bring \(standing.area.title) in: +\(estimate.text)", "Why? May be left empty. Enter commits to it.")
            return PromptPanel(.scope(target: standing.id, isIn: !standing.isInScope), title: title, hint: hint)
        case (.toggle, .objective(let index)):
            let standing = engagement.criteria[index]
            try engagement.refuseChange(of: standing)
            return PromptPanel(
                .scope(target: standing.id, isIn: !standing.isInScope),
                title: "\(standing.isInScope ? "Leave out" : "Bring in") \(standing.id) \(standing.title)",
                hint: standing.isInScope ? "Why? The report will show the reason." : "Why? May be left empty.")
        case (.addObjective, .area(let index)): return try objectivePrompt(engagement.areas[index], of: engagement)
        case (.addObjective, .objective(let index)):
            return try objectivePrompt(engagement.areas[engagement.criteria[index].area], of: engagement)
        case (.reword, .objective(let index)):
            let standing = engagement.criteria[index]
            try engagement.refuseChange(of: standing)
            return PromptPanel(
                .reword(criterion: standing.id), title: "Reword \(standing.id)",
                hint: "Empty goes back to the catalog's words.", text: standing.objective)
        case (.addItem, .objective(let index)):
            let standing = engagement.criteria[index]
            return PromptPanel(
                .addItem(criterion: standing.id), title: "New item under \(standing.id)", hint: "What must be true?")
        default: return nil
        }
    }

    private func objectivePrompt(_ area: AreaStanding, of engagement: Engagement) throws(Refusal) -> PromptPanel {
        try engagement.refuseObjective(in: area)
        return PromptPanel(
            .addObjective(area: area.id), title: "New control objective in \(area.area.title)",
            hint: "Controls provide reasonable assurance that …")
    }
}
