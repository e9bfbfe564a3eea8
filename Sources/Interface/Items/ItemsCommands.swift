import Readiness
import TerminalUI

/// What can be done on the Items screen.
enum ItemsCommand: ScreenCommand {
    case tick
    case start
    case review
    case sendBack
    case exclude
    case block
    case owner
    case due
    case note
    case ownNotes
    case correctNote(EntryID, on: ItemAddress)
    case withdrawNote(EntryID, on: ItemAddress)
    case settle
    case settleWords
    case select
    case selectAll
    case selectRange
    case stretch(Movement)
    case heading(Int)
    case other(Movement)
    case find
    case filter
    case group
    case clear
    case open
    case addItem
    case rewordItem
    case dropItem
    /// Shows what is mine and open, or goes back to where one was before.
    case mine
    /// Chooses a list that has a name.
    case views
    case show(NamedView)
    /// Offers to tick all items of the control.
    case control
    case tickAll([ItemAddress])
    case attach
    /// Turns a condition on or off. The filter menu opens again at the row where it was, or stays closed.
    case toggle(FilterChoice, menuRow: Int?)
    case groupBy(ItemGrouping)
    /// Keeps or takes what one of two people wrote.
    case take(EntryID, of: Contest.Field, on: ItemAddress)
    /// Keeps what was signed in other words, or takes it back.
    case answerWords([ItemAddress], keeps: Bool)

    static var tab: Tab { .items }
}

/// The items that a command is about, with the work on them.
struct ItemTargets: Sendable {
    /// Where they are: the selected ones, else the one under the cursor.
    let addresses: [ItemAddress]
    private let engagement: Engagement?

    /// No items, where there is no engagement.
    init(_ addresses: [ItemAddress], in engagement: Engagement?) {
        self.addresses = addresses
        self.engagement = engagement
    }

    /// The work on the first of them.
    var work: ItemWork { addresses.first.flatMap { engagement?.work(on: $0.item) } ?? ItemWork() }

    /// Whether something holds for all of them: only then a key takes it back.
    func are(_ isSo: (ItemWork) -> Bool) -> Bool {
        guard let engagement, !addresses.isEmpty else { return false }
        return addresses.allSatisfy { isSo(engagement.work(on: $0.item)) }
    }

    /// Of how many it is looked whether a key can do what it says; of more it is offered, since a footer is drawn at
    /// each key.
    private static let looked = 500

    /// Whether something holds for one of them at least, so that a key can do what it says.
    func haveOne(_ isSo: (ItemWork) -> Bool) -> Bool {
        guard let engagement else { return false }
        return addresses.count > Self.looked || addresses.contains { isSo(engagement.work(on: $0.item)) }
    }

    /// What all of them have alike; nil where they differ.
    func common<Value: Equatable>(_ value: (ItemWork) -> Value) -> Value? {
        let first = value(work)
        return are { value($0) == first } ? first : nil
    }

    /// Whether one of them says something else now than what was signed.
    var areReworded: Bool {
        guard let engagement else { return false }
        return addresses.contains { target in
            engagement.position(of: target.item).map { engagement.isReworded(engagement.items[$0]) } ?? false
        }
    }
}

extension ItemsScreen {
    /// The items that a command is about.
    func targets(_ context: Context) -> ItemTargets {
        guard let engagement = context.engagement else { return ItemTargets([], in: nil) }
        let ids =
            selection.isEmpty
            ? item(in: engagement).map { [$0.id] } ?? []
            : engagement.items.filter { selection.contains($0.id) }.map(\.id)
        return ItemTargets(ids.map { ItemAddress(engagement.id, $0) }, in: engagement)
    }

    mutating func perform(_ command: ItemsCommand, _ context: Context) -> [Request] {
        goesOn = false
        switch command {
        case .find:
            find = TextField(find.text, isSelected: true)
            isFinding = true
            if focus == .areas { focus = .list }
        case .filter: return [.open(filterMenu(cursor: 1, context))]
        case .group: return [.open(groupMenu)]
        case .clear: clearNarrowing(context)
        case .open: open()
        case .select: selectUnderCursor(context)
        // Space on a heading is for what is below it, as a box before it would be, and ticks nothing yet.
        case .tick where isOnHeading && selection.isEmpty: selectUnderCursor(context)
        case .selectAll: selectAll(context)
        case .selectRange: toggleRange(context)
        case .stretch(let movement): stretch(by: movement, context)
        case .heading(let step): goToHeading(step, context)
        case .other(let movement): return moveOther(movement, context)
        case .mine: return toggleMine(context)
        case .views: return [.open(viewMenu(context))]
        case .show(let view): show(view, context)
        case .correctNote(let note, let item): return correctNote(note, on: item, context)
        case .withdrawNote(let note, let item): return act(.withdrawNote(note), on: [item], context)
        case .tickAll(let items): return tickAll(items, context)
        case .toggle(let choice, let menuRow):
            toggle(choice, today: context.today)
            layOut(context)
            return menuRow.map { [.open(filterMenu(cursor: $0, hasToggled: true, context))] } ?? []
        case .groupBy(let grouping):
            self.grouping = grouping
            layOut(context)
        case .take(let side, let field, let item): return take(side, of: field, on: item, context)
        case .answerWords(let targets, let keeps): return answerWords(keeps: keeps, on: targets, context)
        default:
            goesOn = filter.waitsForReview && (command == .review || command == .sendBack)
            return change(command, context)
        }
        return []
    }

    /// Does what changes items.
    private func change(_ command: ItemsCommand, _ context: Context) -> [Request] {
        guard context.canWrite else { return context.refusalToWrite }
        let targets = targets(context)
        guard let engagement = context.engagement, !targets.addresses.isEmpty else {
            guard !isOnHeading else { return .refuse("This is a heading: x or space selects the items below it.") }
            return .refuse(
                "There is no item here. Press esc to clear the filters, or \(context.key(of: .scope).title) for what is in scope."
            )
        }
        // The cursor of the list may be out of sight while one looks at the areas.
        guard focus != .areas || !selection.isEmpty else {
            return .refuse("Go to the list first, with enter or →.")
        }
        func act(_ intent: ItemIntent) -> [Request] { self.act(intent, on: targets.addresses, context) }
        func ask(
            _ purpose: PromptPanel.Purpose, _ title: String, _ hint: String, _ text: String = "",
            _ suggestions: [PromptPanel.Suggestion] = []
        ) -> [Request] {
            // Nobody types a reason that comes to nothing.
            if let intent = purpose.intentBeforeText, let refusal = context.refusalBeforeText(of: intent, on: targets.addresses) {
                return .refuse(refusal.description)
            }
            let count = targets.addresses.count
            let about = count == 1 ? targets.addresses[0].item.text : "\(count) items"
            return [
                .open(
                    PromptPanel(
                        purpose, title: "\(title): \(about)", hint: hint, text: text, targets: targets.addresses,
                        suggestions: suggestions, beside: beside(purpose, targets.addresses, context)))
            ]
        }
        switch command {
        case .tick: return act(targets.are(\.status.isTicked) ? .untick : .tick)
        case .start: return act(targets.are { $0.status == .inProgress } ? .stop : .start)
        case .review where targets.are({ $0.status == .notApplicable }): return secondSignature(on: targets, context)
        case .review:
            return ask(.item(.review), "Review", "enter says that you have checked it. What you looked at may stand here.")
        case .sendBack: return ask(.item(.sendBack), "Return", "Why? Its owner sees it first on the Overview.")
        case .ownNotes: return noteMenu(targets.addresses, context)
        case .control: return controlMenu(targets.addresses, context)
        case .rewordItem:
            guard let item = item(in: engagement), item.isOwn, targets.addresses.count == 1 else { return refuseNotOwn(targets) }
            return ask(.item(.reword), "Reword", "What must be true? The id stays.", item.title)
        case .dropItem:
            guard let item = item(in: engagement), item.isOwn, targets.addresses.count == 1 else { return refuseNotOwn(targets) }
            do throws(Refusal) {
                let action = try context.decide(.dropItem(item.id))
                return Decision(actions: [action], message: Message("Dropped \(item.id); u takes it back.", .good)).requests()
            } catch {
                return .refuse(error.description)
            }
        case .settle: return settle(targets.addresses, context)
        case .settleWords: return settleWords(targets.addresses, context)
        case .exclude where targets.are { $0.status == .notApplicable }: return act(.include)
        case .exclude:
            return ask(.exclude, "Not applicable", "Why does it not apply? The report will show the reason.")
        case .block where targets.are { $0.blocked.value != nil }: return act(.unblock)
        case .block: return ask(.block, "Blocked", "What does it wait for?")
        case .note: return ask(.note, "Note", "What should others know? ctrl-o goes on in your editor.")
        case .owner:
            let people = (context.workspace?.record.individuals ?? []).map {
                PromptPanel.Suggestion(text: $0.handle.text, explanation: $0.name.value)
            }
            let owner = targets.common(\.ownerPerson)
            return ask(
                .owner, "Owner",
                (owner == nil ? "They have different owners. " : "") + "A name, a handle or me; empty for nobody. ↓ chooses.",
                (owner ?? nil)?.text ?? "", people)
        case .due where targets.are({ $0.status == .notApplicable }):
            let day = targets.common(\.lookAgain.value)
            return ask(
                .item(.lookAgain), "Look again",
                (day == nil ? "They have different days. " : "")
                    + "When is it looked at again? Like \(context.today.advanced(by: 180)); empty for never.",
                (day ?? nil)?.description ?? "")
        case .due:
            let day = targets.common(\.due.value)
            return ask(
                .due, "Due",
                (day == nil ? "They have different due dates. " : "")
                    + "Like \(context.today.advanced(by: 30)); ↑ ↓ move by days, page keys by months; empty for none.",
                (day ?? nil)?.description ?? "")
        case .attach: return attach(to: targets.addresses, context)
        case .addItem:
            guard let item = item(in: engagement) else { return [] }
            let criterion = engagement.criteria[item.criterion]
            return [
                .open(
                    PromptPanel(
                        .addItem(criterion: criterion.id), title: "New item under \(criterion.id)",
                        hint: "What must be true?"))
            ]
        case .find, .filter, .group, .clear, .open, .select, .selectAll, .selectRange, .stretch, .heading, .other, .toggle,
            .groupBy, .take, .answerWords, .mine, .views, .show, .correctNote, .withdrawNote, .tickAll:
            return []
        }
    }

    private func refuseNotOwn(_ targets: ItemTargets) -> [Request] {
        guard targets.addresses.count == 1 else { return .refuse("Items of your own are changed one by one: press esc first.") }
        return .refuse(Refusal.notOwnItem(targets.addresses[0]).description)
    }

    /// Whether a heading is under the cursor.
    var isOnHeading: Bool {
        guard rows.indices.contains(window.cursor), case .header = rows[window.cursor] else { return false }
        return true
    }

    /// Acts on items at once.
    func act(_ intent: ItemIntent, on targets: [ItemAddress], _ context: Context) -> [Request] {
        do throws(Refusal) {
            return try context.decide(intent, on: targets).requests()
        } catch {
            return .refuse(error.description)
        }
    }
}

extension PromptPanel.Purpose {
    /// What an answer would do, without its words; nil where nothing has to be asked before somebody types.
    fileprivate var intentBeforeText: ItemIntent? {
        switch self {
        case .exclude: .exclude(reason: "")
        case .block: .block(reason: "")
        case .item(.sendBack): .sendBack(reason: "")
        case .item(.review): .review
        default: nil
        }
    }
}

extension Context {
    /// Why an intent is refused on all of some items, whatever somebody types; nil where it is not.
    fileprivate func refusalBeforeText(of intent: ItemIntent, on targets: [ItemAddress]) -> Refusal? {
        guard let workspace else { return nil }
        var first: Refusal?
        for target in targets {
            guard let refusal = workspace.refusalBeforeText(of: intent, on: target, by: person.handle) else { return nil }
            first = first ?? refusal
        }
        return first
    }
}

extension ItemDefinition {
    /// Whether the team added it.
    var isOwn: Bool { catalogPosition == nil && !isRetired }
}
