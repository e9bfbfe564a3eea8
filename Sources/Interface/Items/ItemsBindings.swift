import Readiness
import TerminalUI

extension ItemsScreen {
    /// The keys of the Items screen, with words that say what they would do to the items that they are about.
    func bindings(_ context: Context) -> [Binding] {
        let targets = targets(context)
        let work = targets.work
        // The footer of the areas pane says what can be done with areas.
        let actsOnItems = context.canWrite && (focus != .areas || !selection.isEmpty)
        var bindings: [Binding] = []
        func add(_ keys: [Key], _ title: String, _ explanation: String, _ command: ItemsCommand, inFooter: Bool = true) {
            bindings.append(Binding(keys, title, explanation, .screen(command), inFooter: inFooter))
        }
        func act(_ key: Character, _ title: String, _ explanation: String, _ command: ItemsCommand, inFooter: Bool = true) {
            if context.canWrite { add([.character(key)], title, explanation, command, inFooter: inFooter && actsOnItems) }
        }
        if focus == .areas { add([.enter], "list", "Go to the next pane: the list, then the detail", .open) }
        if !filter.isEmpty || !selection.isEmpty {
            add(
                [.escape], "clear", "Clear the selection, then what was typed, then the filters", .clear,
                inFooter: !selection.isEmpty)
        }
        if work.isContested {
            act("s", "settle", "See what two people changed at once, and keep or take a side", .settle)
        } else if targets.areReworded {
            act("s", "settle", "See what was signed and what the item says now, and keep it or take it back", .settleWords)
        }
        act(" ", targets.are(\.status.isTicked) ? "untick" : "tick", "Tick the item, or take the tick back", .tick)
        act("r", "review", "Check what somebody else ticked", .review, inFooter: work.status == .ready)
        act(
            "i", targets.are { $0.status == .inProgress } ? "stop" : "start", "Say that somebody is at it, or no longer",
            .start)
        act("o", "owner", "Give the item to somebody, or to nobody", .owner)
        act("d", "due", "Set or clear the day that it is due", .due)
        add([.character("/")], "find", "Find as you type, in ids and titles", .find)
        add([.character("f")], "filter", "Narrow the list: status, owner, late, blocked", .filter)
        act("e", "note", "Write a note on it", .note)
        act(
            "b", targets.are { $0.blocked.value != nil } ? "unblock" : "block",
            "Say what it waits for, or that it waits no longer", .block)
        act(
            "n", targets.are { $0.status == .notApplicable } ? "applies" : "n/a",
            "Mark it Not applicable for a reason, or include it", .exclude)
        act("x", "select", "Select items to change them together", .select)
        act("X", "select all", "Select all items of the list, or none", .selectAll, inFooter: false)
        add([.character("v")], "view by", "Group the list by area, owner, status or due date", .group)
        act("a", "attach", "Attach evidence that shows the item", .attach, inFooter: false)
        act("A", "add item", "Add an item of your own to this criterion", .addItem, inFooter: false)
        if focus != .areas {
            add([.enter], "open", "Go to the next pane: the list, then the detail", .open, inFooter: false)
        }
        return bindings + Binding.movements
    }
}
