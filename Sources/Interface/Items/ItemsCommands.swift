import Readiness
import TerminalUI

/// What can be done on the Items screen.
public enum ItemsCommand: Hashable, Sendable {
    case tick
    case start
    case review
    case exclude
    case block
    case owner
    case due
    case note
    case settle
    case settleWords
    case select
    case selectAll
    case find
    case filter
    case group
    case clear
    case open
    case addItem
}

extension State {
    /// The keys of the Items screen, with words that say what they would do to the item under the cursor.
    var itemsBindings: [Binding] {
        let work = itemTargets.first.flatMap { engagement?.work(on: $0.item) } ?? ItemWork()
        // The footer of the areas pane says what can be done with areas.
        let actsOnItems = canWrite && (items.focus != .areas || !items.selection.isEmpty)
        var bindings: [Binding] = []
        func add(_ keys: [Key], _ title: String, _ explanation: String, _ command: ItemsCommand, inFooter: Bool = true) {
            bindings.append(Binding(keys, title, explanation, .items(command), inFooter: inFooter))
        }
        func act(_ key: Character, _ title: String, _ explanation: String, _ command: ItemsCommand, inFooter: Bool = true) {
            if canWrite { add([.character(key)], title, explanation, command, inFooter: inFooter && actsOnItems) }
        }
        if items.focus == .areas { add([.enter], "list", "Go to the next pane: the list, then the detail", .open) }
        if !items.filter.isEmpty || !items.selection.isEmpty {
            add(
                [.escape], "clear", "Clear the selection, then what was typed, then the filters", .clear,
                inFooter: !items.selection.isEmpty)
        }
        if work.isContested {
            act("s", "settle", "See what two people changed at once, and keep or take a side", .settle)
        } else if isReworded {
            act("s", "settle", "See what was signed and what the item says now, and keep it or take it back", .settleWords)
        }
        act(" ", targets(are: \.status.isTicked) ? "untick" : "tick", "Tick the item, or take the tick back", .tick)
        act("r", "review", "Check what somebody else ticked", .review, inFooter: work.status == .ready)
        act(
            "i", targets(are: { $0.status == .inProgress }) ? "stop" : "start", "Say that somebody is at it, or no longer", .start
        )
        act("o", "owner", "Give the item to somebody, or to nobody", .owner)
        act("d", "due", "Set or clear the day that it is due", .due)
        add([.character("/")], "find", "Find as you type, in ids and titles", .find)
        add([.character("f")], "filter", "Narrow the list: status, owner, late, blocked", .filter)
        act("e", "note", "Write a note on it", .note)
        act(
            "b", targets(are: { $0.blocked.value != nil }) ? "unblock" : "block",
            "Say what it waits for, or that it waits no longer", .block)
        act(
            "n", targets(are: { $0.status == .notApplicable }) ? "applies" : "n/a",
            "Mark it Not applicable for a reason, or include it",
            .exclude)
        act("x", "select", "Select items to change them together", .select)
        act("X", "select all", "Select all items of the list, or none", .selectAll, inFooter: false)
        add([.character("v")], "view by", "Group the list by area, owner, status or due date", .group)
        act("a", "add item", "Add an item of your own to this criterion", .addItem, inFooter: false)
        if items.focus != .areas {
            add([.enter], "open", "Go to the next pane: the list, then the detail", .open, inFooter: false)
        }
        return bindings + Binding.movements
    }

    /// Whether an item that a command is about says something else now than what was signed.
    private var isReworded: Bool {
        guard let engagement else { return false }
        return itemTargets.contains { target in
            engagement.position(of: target.item).map { engagement.isReworded(engagement.items[$0]) } ?? false
        }
    }

    /// The items that a command is about: the selected ones, else the one under the cursor.
    var itemTargets: [ItemAddress] {
        guard let engagement else { return [] }
        if !items.selection.isEmpty {
            return engagement.items.filter { items.selection.contains($0.id) }.map { ItemAddress(engagement.id, $0.id) }
        }
        return items.item(in: engagement).map { [ItemAddress(engagement.id, $0.id)] } ?? []
    }

    /// Whether something holds for all items that a command is about: only then the key takes it back.
    private func targets(are isSo: (ItemWork) -> Bool) -> Bool {
        guard let engagement else { return false }
        let targets = itemTargets
        return !targets.isEmpty && targets.allSatisfy { isSo(engagement.work(on: $0.item)) }
    }

    mutating func perform(_ command: ItemsCommand) -> [Effect] {
        switch command {
        case .find:
            items.isFinding = true
            if items.focus == .areas { items.focus = .list }
            return []
        case .filter:
            panel = .menu(filterMenu(cursor: 1))
            return []
        case .group:
            panel = .menu(groupMenu)
            return []
        case .clear:
            clearNarrowing()
            return []
        case .open:
            open()
            return []
        case .select:
            selectUnderCursor()
            return []
        case .selectAll:
            selectAll()
            return []
        default: return change(command)
        }
    }

    /// Does what changes items.
    private mutating func change(_ command: ItemsCommand) -> [Effect] {
        guard canWrite else { return refuseToWrite() }
        guard let engagement, let first = itemTargets.first else {
            message = Message("There is no item here. Press esc to clear the filters, or 3 for what is in scope.", .refused)
            return []
        }
        // The cursor of the list may be out of sight while one looks at the areas.
        guard items.focus != .areas || !items.selection.isEmpty else {
            message = Message("Go to the list first, with enter or →.", .refused)
            return []
        }
        let work = engagement.work(on: first.item)
        switch command {
        case .tick: return act(targets(are: \.status.isTicked) ? .untick : .tick)
        case .start: return act(targets(are: { $0.status == .inProgress }) ? .stop : .start)
        case .review: return act(.review)
        case .settle: return settle(itemTargets)
        case .settleWords: return settleWords(itemTargets)
        case .exclude where targets(are: { $0.status == .notApplicable }): return act(.include)
        case .exclude:
            ask(.exclude, "Not applicable", "Why does it not apply? The report will show the reason.")
        case .block where targets(are: { $0.blocked.value != nil }): return act(.unblock)
        case .block: ask(.block, "Blocked", "What does it wait for?")
        case .note: ask(.note, "Note", "What should others know? ctrl-o goes on in your editor.")
        case .owner:
            let people = (workspace?.record.individuals ?? []).map {
                PromptPanel.Suggestion(text: $0.handle.text, explanation: $0.name.value)
            }
            ask(.owner, "Owner", "A name, a handle or me; empty for nobody. ↓ chooses.", work.ownerPerson?.text ?? "", people)
        case .due:
            ask(
                .due, "Due", "Like \(today.advanced(by: 30)); ↑ ↓ move by days, page keys by months; empty for none.",
                work.due.value?.description ?? "")
        case .addItem:
            guard let item = items.item(in: engagement) else { return [] }
            let criterion = engagement.criteria[item.criterion]
            panel = .prompt(
                PromptPanel(
                    .addItem(criterion: criterion.id), title: "New item under \(criterion.id)", hint: "What must be true?"))
        case .find, .filter, .group, .clear, .open, .select, .selectAll: break
        }
        return []
    }

    private mutating func ask(
        _ purpose: PromptPanel.Purpose, _ title: String, _ hint: String, _ text: String = "",
        _ suggestions: [PromptPanel.Suggestion] = []
    ) {
        let targets = itemTargets
        let about = targets.count == 1 ? targets[0].item.text : "\(targets.count) items"
        panel = .prompt(
            PromptPanel(
                purpose, title: "\(title): \(about)", hint: hint, text: text, targets: targets, suggestions: suggestions))
    }

    /// Acts on the targets at once.
    mutating func act(_ intent: ItemIntent) -> [Effect] {
        do throws(Refusal) {
            return write(try decide(intent, on: itemTargets))
        } catch {
            message = Message(error.description, .refused)
            return []
        }
    }
}
