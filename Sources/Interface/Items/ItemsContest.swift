import HarmlessText
import Readiness

extension ItemsScreen {
    /// Asks for what two people wrote of the item under the cursor, where that is contested and not known yet.
    mutating func askForSides(_ context: Context) -> [Request] {
        guard !context.hasPanel, let engagement = context.engagement, let item = item(in: engagement) else { return [] }
        // Asked at every key: nearly always there is nothing to ask for.
        let work = engagement.work(on: item.id)
        guard work.isContested else { return [] }
        let missing = work.contestedEntries.subtracting(sides.asked)
        guard !missing.isEmpty else { return [] }
        sides.asked.formUnion(missing)
        return .effect(.loadEntries(missing))
    }

    /// What is contested of an item, field by field.
    private func contests(of item: ItemID, in engagement: Engagement) -> [Contest] {
        engagement.work(on: item).contests { sides.entries[$0] }
    }

    /// Shows both sides of the item under the cursor, to choose from. Several selected items are settled as they stand.
    func settle(_ targets: [ItemAddress], _ context: Context) -> [Request] {
        guard let engagement = context.engagement, targets.count == 1 else {
            return act(.settle, on: targets, context)
        }
        let contests = contests(of: targets[0].item, in: engagement)
        guard contests.contains(where: { !$0.others.isEmpty }) else { return act(.settle, on: targets, context) }
        let shown = context.shown
        var rows: [MenuPanel.Row] = []
        var cursor = 0
        for contest in contests {
            rows.append(MenuPanel.Row(heading: contest.field.title))
            for side in contest.sides.reversed() {
                let stands = side.id == contest.standing
                if stands, cursor == 0 { cursor = rows.count }
                let words = [shown?.value(of: side) ?? "", shown?.record.writer(of: side) ?? side.by, side.at.day.words].joined(
                    separator: ", ")
                let command = ItemsCommand.take(side.id, of: contest.field, on: targets[0])
                rows.append(MenuPanel.Row(words.harmless, isOn: stands, choice: .screen(command)))
            }
        }
        return [
            .open(
                MenuPanel(
                    title: "\(targets[0].item): changed by two people at once",
                    hint: "enter keeps what is marked, or takes the other", rows: rows, cursor: cursor))
        ]
    }

    /// Keeps or takes a side.
    func take(_ side: EntryID, of field: Contest.Field, on target: ItemAddress, _ context: Context) -> [Request] {
        guard context.canWrite else { return context.refusalToWrite }
        guard let workspace = context.workspace, let engagement = context.engagement,
            let contest = contests(of: target.item, in: engagement).first(where: { $0.field == field }),
            let entry = contest.sides.first(where: { $0.id == side })
        else { return [.say(Message("Somebody settled that meanwhile."))] }
        do throws(Refusal) {
            let actions = try workspace.settle(contest, taking: entry, on: target, by: context.person.handle)
            let field = contest.field.title.lowercased()
            let words = "\(field) \(entry.id == contest.standing ? "stays" : "is now") \(workspace.value(of: entry))"
            return [.say(Message("Settled \(target.item): \(words); u takes it back.".harmless, .good)), .write(actions)]
        } catch {
            return .refuse(error.description)
        }
    }
}
