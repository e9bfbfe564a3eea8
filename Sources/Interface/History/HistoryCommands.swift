import Readiness
import TerminalUI

/// What can be done on the History screen.
enum HistoryCommand: ScreenCommand {
    case go
    case past
    case find
    case person
    case item
    case day
    case clear

    static var tab: Tab { .history }
}

extension HistoryScreen {
    func bindings(_ context: Context) -> [Binding] {
        var bindings: [Binding] = []
        func add(_ keys: [Key], _ title: String, _ explanation: String, _ command: HistoryCommand) {
            bindings.append(Binding(keys, title, explanation, .screen(command)))
        }
        let title =
            switch row?.part {
            case .go(isOpen: false)?: "open"
            case .go(isOpen: true)?: "close"
            case .single?, .member?, nil: "go there"
            }
        add([.enter], title, "Go to the item of the entry, or show each entry of what was done at once", .go)
        add([.character("t")], "as it was", "See the workspace as it was after this entry", .past)
        add([.character("/")], "find", "Find by person, item, day or words", .find)
        add([.character("p")], "person", "Only what one person did, then the next, then everybody", .person)
        add(
            [.character("i")], "this item", "Only what was done to the item of this entry, or everything again", .item)
        add([.character("d")], "this day", "Only what was done on the day of this entry, or everything again", .day)
        if isNarrowed { add([.escape], "clear", "Show everything again", .clear) }
        return bindings + Binding.listMovements
    }

    mutating func perform(_ command: HistoryCommand, _ context: Context) -> [Request] {
        switch command {
        case .find:
            find = TextField(find.text, isSelected: true)
            isFinding = true
        case .clear:
            find = TextField()
            person = nil
            item = nil
            day = nil
            narrow()
        case .item:
            guard item != nil || row?.entry.action.item != nil else {
                return [.say(Message("This entry is not about an item."))]
            }
            if item == nil, case .go? = row?.part {
                return [.say(Message("These entries are about several items; enter shows each."))]
            }
            item = item == nil ? row?.entry.action.item : nil
            narrow()
        case .day:
            day = day == nil ? row?.entry.at.day : nil
            narrow()
        case .person:
            let people = (context.workspace?.record.individuals ?? []).map(\.handle)
            let current = person.map { context.workspace?.record.canonical($0) ?? $0 }
            let next = current.map { (people.firstIndex(of: $0) ?? -1) + 1 } ?? 0
            person = people.indices.contains(next) ? people[next] : nil
            narrow()
        case .past: return row.map { .effect(.showPast($0.entry.stamp)) } ?? []
        case .go:
            if let row, case .go = row.part {
                openOrClose(row.entry.batchID)
                return []
            }
            guard let address = row?.entry.action.item,
                let index = context.shown?.engagements.firstIndex(where: { $0.id == address.engagement })
            else { return [.say(Message("This entry is not about an item."))] }
            let other: [Request] = index == context.engagementIndex ? [] : [.showEngagement(index)]
            return other + [.go(to: .item(address.item))]
        }
        return []
    }
}
