import Readiness
import TerminalUI

extension RequestsScreen {
    /// Turns a condition on or off.
    mutating func toggle(_ choice: RequestChoice) {
        switch choice {
        case .state(let state): filter.states.formSymmetricDifference([state])
        case .verdict(let word): filter.verdicts.formSymmetricDifference([word])
        case .kind(let kind): filter.kinds.formSymmetricDifference([kind])
        case .owner(let owner): filter.owner = filter.owner == owner ? .anyone : owner
        case .late: filter.isLate.toggle()
        case .unaccepted: filter.isOpen.toggle()
        case .nothing:
            filter = RequestFilter()
            find = TextField()
        }
    }

    private func isOn(_ choice: RequestChoice) -> Bool {
        switch choice {
        case .state(let state): filter.states.contains(state)
        case .verdict(let word): filter.verdicts.contains(word)
        case .kind(let kind): filter.kinds.contains(kind)
        case .owner(let owner): filter.owner == owner
        case .late: filter.isLate
        case .unaccepted: filter.isOpen
        case .nothing: false
        }
    }

    /// The filter menu, with what is on.
    func filterMenu(cursor: Int, hasToggled: Bool = false, _ context: Context) -> MenuPanel {
        var rows: [MenuPanel.Row] = []
        func add(_ title: String, _ choice: RequestChoice) {
            rows.append(
                MenuPanel.Row(
                    title, isOn: isOn(choice), choice: .screen(RequestsCommand.toggle(choice, menuRow: nil)),
                    stays: .screen(RequestsCommand.toggle(choice, menuRow: rows.count))))
        }
        rows.append(MenuPanel.Row(heading: "Ours"))
        for state in RequestState.allCases { add(state.title, .state(state)) }
        rows.append(MenuPanel.Row(heading: "The auditor's"))
        add("Nothing yet", .verdict("none"))
        add("Accepted", .verdict("accepted"))
        add("Returned", .verdict("returned"))
        rows.append(MenuPanel.Row(heading: "Owner"))
        for (title, owner) in OwnerChoices(context: context).rows { add(title, .owner(owner)) }
        rows.append(MenuPanel.Row(heading: "Wanted"))
        for kind in RequestKind.allCases { add(kind.title, .kind(kind)) }
        rows.append(MenuPanel.Row(heading: "Only"))
        add("Late", .late)
        add("Not accepted yet", .unaccepted)
        add("Clear all filters", .nothing)
        var menu = MenuPanel(
            title: "Filter: \(countInWords)", hint: "space on or off, enter done, esc closes", rows: rows, cursor: cursor)
        menu.hasToggled = hasToggled
        return menu
    }

    /// What the list is narrowed to, in words; empty for everything.
    func narrowing(_ context: Context) -> String {
        var parts: [String] = []
        if !filter.text.isEmpty { parts.append("“\(filter.text.text)”") }
        let states = RequestState.allCases.filter(filter.states.contains).map(\.rawValue)
        if !states.isEmpty { parts.append(states.joined(separator: " or ")) }
        let verdicts = ["none", "accepted", "returned"].filter(filter.verdicts.contains).map { $0 == "none" ? "undecided" : $0 }
        if !verdicts.isEmpty { parts.append(verdicts.joined(separator: " or ")) }
        let kinds = RequestKind.allCases.filter(filter.kinds.contains).map { "\($0.rawValue)s" }
        if !kinds.isEmpty { parts.append(kinds.joined(separator: " or ")) }
        parts += OwnerChoices(context: context).words(for: filter.owner)
        if filter.isLate { parts.append("late") }
        if filter.isOpen { parts.append("not accepted") }
        return parts.joined(separator: ", ")
    }
}

extension RequestState {
    /// "Gathering".
    var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
