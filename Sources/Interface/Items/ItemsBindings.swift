import Readiness
import TerminalUI

extension ItemsScreen {
    /// The keys of the Items screen, with words that say what they would do to the items that they are about.
    func bindings(_ context: Context) -> [Binding] {
        let targets = targets(context)
        let work = targets.work
        // The footer of the areas pane says what can be done with areas, and that of a heading what can be done with
        // it.
        let isAtItems = context.canWrite && (focus != .areas || !selection.isEmpty)
        let actsOnItems = isAtItems && !targets.addresses.isEmpty
        // What cannot be done to any of them now is not offered; the key says why.
        let isOpen = targets.haveOne { !$0.status.isTicked && $0.status != .notApplicable }
        let canBeTicked = targets.haveOne {
            $0.status.isTicked || $0.status != .notApplicable && $0.blocked.value == nil
        }
        var bindings: [Binding] = []
        func add(_ keys: [Key], _ title: String, _ explanation: String, _ command: ItemsCommand, inFooter: Bool = true) {
            bindings.append(Binding(keys, title, explanation, .screen(command), inFooter: inFooter))
        }
        func act(_ key: Character, _ title: String, _ explanation: String, _ command: ItemsCommand, inFooter: Bool = true) {
            if context.canWrite { add([.character(key)], title, explanation, command, inFooter: inFooter && actsOnItems) }
        }
        func act(_ key: Key, _ title: String, _ explanation: String, _ command: ItemsCommand) {
            if context.canWrite { add([key], title, explanation, command, inFooter: false) }
        }
        if focus == .areas { add([.enter], "list", "Go to the next pane: the list, then the detail", .open) }
        if !filter.isEmpty || !selection.isEmpty || range != nil {
            add(
                [.escape], "clear", "Clear the selection, then what was typed, then the filters", .clear,
                inFooter: !selection.isEmpty)
        }
        if work.isContested {
            act("s", "settle", "See what two people changed at once, and keep or take a side", .settle)
        } else if targets.areReworded {
            act("s", "settle", "See what was signed and what the item says now, and keep it or take it back", .settleWords)
        }
        act(
            " ", targets.are(\.status.isTicked) ? "untick" : "tick", "Tick the item, or take the tick back", .tick,
            inFooter: canBeTicked)
        if targets.are({ $0.status == .notApplicable }) {
            let isMine = isExcludedByMe(targets, context)
            act(
                "r", isMine ? work.confirmation == .wanted ? "need no second" : "ask for a second" : "confirm",
                isMine
                    ? "Ask for a second signature on what is Not applicable, or no longer"
                    : "Agree, as a second person, that it is Not applicable", .review,
                inFooter: !isMine && work.confirmation != .given)
        } else {
            act(
                "r", "review", "Say that you have checked what somebody else ticked", .review,
                inFooter: targets.haveOne { $0.status == .ready && $0.tick?.person != context.me })
        }
        act(
            "R", "return", "Send it back to its owner for a reason", .sendBack,
            inFooter: work.status.isTicked && filter.waitsForReview)
        act(
            "i", targets.are { $0.status == .inProgress } ? "stop" : "start", "Start it, or stop",
            .start,
            inFooter: isOpen)
        act("o", "owner", "Give the item to somebody, or to nobody", .owner)
        if targets.are({ $0.status == .notApplicable }) {
            act("d", "look again", "Set or clear the day on which what is Not applicable is looked at again", .due)
        } else {
            act("d", "due", "Set or clear the day that it is due", .due)
        }
        add([.character("/")], "find", "Find as you type, in all that is known of an item", .find)
        add([.character("f")], "filter", "Narrow the list: status, owner, priority, late, blocked", .filter)
        act("e", "note", "Write a note on it", .note)
        act("c", "your notes", "Correct or withdraw a note of yours", .ownNotes, inFooter: false)
        act(
            "b", targets.are { $0.blocked.value != nil } ? "unblock" : "block",
            "Say what it waits for, or that it waits no longer", .block,
            inFooter: isOpen || targets.are { $0.blocked.value != nil })
        act(
            "n", targets.are { $0.status == .notApplicable } ? "applies" : "n/a",
            "Mark it Not applicable for a reason, or include it", .exclude)
        if context.canWrite {
            add(
                [.character("x")], "select", "Select items, or all below a heading, to change them together", .select,
                inFooter: isAtItems && !rows.isEmpty)
        }
        act("X", "select all", "Select all items of the list, or none", .selectAll, inFooter: false)
        act("V", "range", "Begin a range that every movement stretches, or end it", .selectRange, inFooter: false)
        act(.shiftUp, "range up", "Move up, and select on the way", .stretch(.up))
        act(.shiftDown, "range down", "Move down, and select on the way", .stretch(.down))
        add([.character("v")], "view by", "Group the list by area, owner, status, due date, control or priority", .group)
        add([.character("w")], "views", "Choose a list that has a name: mine, to review, late", .views, inFooter: false)
        add([.character("}")], "next heading", "Go to the next heading of the list", .heading(1), inFooter: false)
        add([.character("{")], "last heading", "Go to the heading before", .heading(-1), inFooter: false)
        add([.character("J")], "other down", "Move the other pane down: the detail, or the list", .other(.down), inFooter: false)
        add([.character("K")], "other up", "Move the other pane up: the detail, or the list", .other(.up), inFooter: false)
        act("C", "control", "Tick all items of its control, here or in every report", .control, inFooter: false)
        act("a", "attach", "Attach evidence that shows the item", .attach, inFooter: false)
        act("A", "add item", "Add an item of your own to this criterion", .addItem, inFooter: false)
        if context.canWrite, context.engagement.flatMap({ item(in: $0) })?.isOwn ?? false {
            add([], "reword", "Put this item of your own in other words", .rewordItem, inFooter: false)
            add([], "drop", "Drop this item of your own", .dropItem, inFooter: false)
        }
        if focus != .areas {
            add([.enter], "open", "Go to the next pane: the list, then the detail", .open, inFooter: false)
        }
        return bindings + Binding.movements
    }
}
