import HarmlessText
import Readiness
import TerminalUI

/// What two people wrote of the same thing, as far as it was asked for.
struct ContestedSides: Sendable {
    /// The entries that were found.
    var entries: [EntryID: Entry] = [:]
    /// The entries that were asked for, each once.
    var asked: Set<EntryID> = []
}

extension State {
    /// Asks for what two people wrote of the item under the cursor, where that is contested and not known yet.
    mutating func askForSides() -> [Effect] {
        guard tab == .items, panel == nil, let engagement, let item = items.item(in: engagement) else { return [] }
        // Asked at every key: nearly always there is nothing to ask for.
        let work = engagement.work(on: item.id)
        guard work.isContested else { return [] }
        let missing = work.contestedEntries.subtracting(items.sides.asked)
        guard !missing.isEmpty else { return [] }
        items.sides.asked.formUnion(missing)
        return [.loadEntries(missing)]
    }

    /// Takes the entries that were asked for.
    mutating func takeSides(_ entries: [Entry]) {
        for entry in entries { items.sides.entries[entry.id] = entry }
    }

    /// What is contested of an item, field by field.
    func contests(of item: ItemID, in engagement: Engagement) -> [Contest] {
        engagement.work(on: item).contests { items.sides.entries[$0] }
    }

    /// Shows both sides of the item under the cursor, to choose from. Several selected items are settled as they stand.
    mutating func settle(_ targets: [ItemAddress]) -> [Effect] {
        guard let engagement, targets.count == 1 else { return act(.settle) }
        let contests = contests(of: targets[0].item, in: engagement)
        guard contests.contains(where: { !$0.others.isEmpty }) else { return act(.settle) }
        var rows: [MenuPanel.Row] = []
        var cursor = 0
        for contest in contests {
            rows.append(MenuPanel.Row(contest.field.title, choice: nil))
            for side in contest.sides.reversed() {
                let stands = side.id == contest.standing
                if stands, cursor == 0 { cursor = rows.count }
                let words = [shown?.value(of: side) ?? "", shown?.record.writer(of: side) ?? side.by, side.at.day.words].joined(
                    separator: ", ")
                rows.append(
                    MenuPanel.Row(words.harmless, isOn: stands, choice: .settle(targets[0], contest.field, side.id)))
            }
        }
        panel = .menu(
            MenuPanel(
                title: "\(targets[0].item): two wrote without seeing each other",
                hint: "enter keeps what is marked, or takes the other",
                rows: rows, cursor: cursor))
        return []
    }

    /// Keeps or takes a side.
    mutating func choose(_ side: EntryID, of field: Contest.Field, on target: ItemAddress) -> [Effect] {
        panel = nil
        guard canWrite else { return refuseToWrite() }
        guard let workspace, let engagement,
            let contest = contests(of: target.item, in: engagement).first(where: { $0.field == field }),
            let entry = contest.sides.first(where: { $0.id == side })
        else {
            message = Message("Somebody settled that meanwhile.")
            return []
        }
        do throws(Refusal) {
            return write(try workspace.settle(contest, taking: entry, on: target, by: person.handle))
        } catch {
            message = Message(error.description, .refused)
            return []
        }
    }
}
