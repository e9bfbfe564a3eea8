import HarmlessText
import Readiness
import TerminalUI

/// What can be done on the Requests screen.
enum RequestsCommand: ScreenCommand {
    /// Ours goes on: from open to gathering, from gathering to submitted.
    case goOn
    case accept
    case sendBack
    case reopen
    case owner
    case due
    case about
    /// Points the requests to something, or no longer. The menu opens again at the row where it was.
    case point(RequestTarget, menuRow: Int)
    case items
    case attach
    case settle
    case takeSide(EntryID)
    case find
    case filter
    /// Turns a condition on or off. The filter menu opens again at the row where it was, or stays closed.
    case toggle(RequestChoice, menuRow: Int?)
    case select
    case selectAll
    case clear
    case open

    static var tab: Tab { .requests }
}

/// A line of the filter menu.
enum RequestChoice: Hashable, Sendable {
    case state(RequestState)
    case verdict(String)
    case kind(RequestKind)
    case owner(ItemFilter.Owner)
    case late
    case unaccepted
    case nothing
}

extension Context {
    /// The actions for an intent on requests of the report that is shown. One is refused with its reason; of several,
    /// those that it cannot be done to are passed over, unless it can be done to none.
    func decide(_ intent: RequestIntent, on numbers: [RequestNumber]) throws(Refusal) -> Decision {
        guard let workspace, let engagement else { return Decision(actions: [], message: nil) }
        var actions: [Action] = []
        var refusal: Refusal?
        var left = 0
        for number in numbers {
            do throws(Refusal) {
                actions += try workspace.decide(intent, on: number, of: engagement.id)
            } catch {
                refusal = refusal ?? error
                left += 1
            }
        }
        if actions.isEmpty, let refusal { throw refusal }
        let told = Consequences(of: actions, in: workspace, by: person.handle).told.dropLast()
        guard let refusal else {
            // Not all of them need be in sight.
            let message = numbers.count > 1 && !actions.isEmpty ? Message("\(told); u takes it back.", .good) : nil
            return Decision(actions: actions, message: message)
        }
        let why = refusal.amongOthers
        return Decision(
            actions: actions,
            message: Message("\(told); \(left) \(left == 1 ? "was" : "were") left, first of them: \(why)"),
            left: "\(left) \(left == 1 ? "is left" : "are left, first of them"): \(why)")
    }
}

extension RequestsScreen {
    /// The requests that a command is about: the selected ones, else the one under the cursor.
    var targets: [RequestNumber] { selection.isEmpty ? number.map { [$0] } ?? [] : rows.filter(selection.contains) }

    func bindings(_ context: Context) -> [Binding] {
        var bindings: [Binding] = []
        func add(_ keys: [Key], _ title: String, _ explanation: String, _ command: RequestsCommand, inFooter: Bool = true) {
            bindings.append(Binding(keys, title, explanation, .screen(command), inFooter: inFooter))
        }
        let request = context.engagement.flatMap { self.request(in: $0) }
        if !filter.isEmpty || !selection.isEmpty {
            add(
                [.escape], "clear", "Clear the selection, then what was typed, then the filters", .clear,
                inFooter: !selection.isEmpty)
        }
        if context.canWrite {
            let next = request?.state.value == .gathering || request?.state.value == .submitted ? "submit" : "gather"
            if let request, let engagement = context.engagement, !disputes(of: request, in: engagement).isEmpty {
                add([.character("s")], "settle", "See what two people said at once, and keep or take a side", .settle)
            }
            add(
                [.character("a")], "attach", "Attach evidence that answers the request", .attach, inFooter: request != nil)
            // What the auditor has, or has accepted, goes no further by us.
            let isWithAuditor = request.map { $0.isDone || $0.state.value == .submitted && $0.verdict.value == .none } ?? true
            add(
                [.character(" ")], next, "Start gathering it, then say that the auditor has it", .goOn,
                inFooter: !isWithAuditor)
            add(
                [.character("y")], "accepted", "Note that the auditor accepted it", .accept,
                inFooter: request.map { $0.state.value == .submitted && !$0.isDone } ?? false)
            add(
                [.character("r")], "returned", "Note that the auditor returned it, for a reason", .sendBack,
                inFooter: request?.state.value == .submitted)
            add([.character("b")], "open again", "Stop gathering it, or open it again", .reopen, inFooter: false)
            add(
                [.character("o")], "owner", "Give the request to somebody, or to nobody", .owner, inFooter: request != nil)
            add(
                [.character("d")], "due", "Set or clear the day on which the auditor wants it", .due, inFooter: request != nil)
            add(
                [.character("t")], "about", "Settle which criteria and controls it is about", .about, inFooter: request != nil)
        }
        let hasList = !rows.isEmpty || !filter.isEmpty
        add(
            [.character("/")], "find", "Find as you type, in numbers, texts and what requests are about", .find,
            inFooter: hasList)
        add([.character("f")], "filter", "Narrow the list: both states, kind, owner, late", .filter, inFooter: hasList)
        add(
            [.enter], isReading ? "list" : "read", "Go to the text about the request, and back", .open,
            inFooter: request != nil)
        add([.character("i")], "items", "Show the items that it is about", .items, inFooter: false)
        if context.canWrite {
            add([.character("x")], "select", "Select requests to change them together", .select, inFooter: false)
            add([.character("X")], "select all", "Select all requests of the list, or none", .selectAll, inFooter: false)
        }
        return bindings + Binding.movements
    }

    mutating func perform(_ command: RequestsCommand, _ context: Context) -> [Request] {
        switch command {
        case .find:
            find = TextField(find.text, isSelected: true)
            isFinding = true
        case .filter: return [.open(filterMenu(cursor: 1, context))]
        case .toggle(let choice, let menuRow):
            toggle(choice)
            layOut(context)
            return menuRow.map { [.open(filterMenu(cursor: $0, hasToggled: true, context))] } ?? []
        case .select:
            guard let number else { return [] }
            if selection.remove(number) == nil { selection.insert(number) }
            move(.down, context)
        case .selectAll: selection = selection.isSuperset(of: rows) ? [] : Set(rows)
        case .clear: clear(context)
        case .open: isReading.toggle()
        case .items: return goToItems(context)
        case .settle: return disputeText(context).menu(number?.description ?? "") { .screen(RequestsCommand.takeSide($0)) }
        case .takeSide(let id): return disputeText(context).take(id)
        default: return change(command, context)
        }
        return []
    }

    private mutating func clear(_ context: Context) {
        if !selection.isEmpty {
            selection = []
        } else {
            filter = RequestFilter()
            find = TextField()
        }
        layOut(context)
    }

    /// Goes to the first thing that the request is about and that another screen shows.
    private func goToItems(_ context: Context) -> [Request] {
        guard let engagement = context.engagement, let request = request(in: engagement) else { return [] }
        for target in request.targets {
            switch target {
            case .item(let id): return [.go(to: .item(id))]
            case .criterion(let id):
                guard let criterion = engagement.criteria.first(where: { $0.id == id }) else { continue }
                return [.go(to: .area(engagement.areas[criterion.area].id))]
            case .control(let key):
                guard let item = engagement.items.first(where: { $0.control == key && engagement.isInScope($0) }) else {
                    continue
                }
                return [.go(to: .item(item.id))]
            }
        }
        return .refuse("Nobody has settled what it is about; t does.")
    }

    /// Does what changes requests.
    private func change(_ command: RequestsCommand, _ context: Context) -> [Request] {
        guard context.canWrite else { return context.refusalToWrite }
        let targets = targets
        guard let engagement = context.engagement, let first = targets.first, let request = engagement.request(first)
        else {
            return .refuse("There is no request here. `tickmark request import` takes over the auditor's list.")
        }
        func act(_ intent: RequestIntent) -> [Request] {
            do throws(Refusal) {
                let decision = try context.decide(intent, on: targets)
                guard !decision.actions.isEmpty else { return .refuse("It is so already.") }
                return decision.requests()
            } catch {
                return .refuse(error.description)
            }
        }
        /// What all of them have alike; nil where they differ.
        func common<Value: Equatable>(_ value: (AuditRequest) -> Value) -> Value? {
            let first = value(request)
            return targets.allSatisfy { engagement.request($0).map { value($0) == first } ?? false } ? first : nil
        }
        let about = targets.count == 1 ? first.description : "\(targets.count) requests"
        switch command {
        case .goOn:
            if request.state.value == .submitted, request.verdict.value == .none {
                return .refuse(
                    "The auditor has \(first) and has not decided: y notes that it was accepted, r that it was returned.")
            }
            return act(request.state.value == .open ? .gather : .submit)
        case .accept: return act(.accept)
        case .reopen: return act(.reopen)
        case .sendBack:
            guard request.state.value == .submitted || request.verdict.value != .none else {
                return .refuse(Refusal.requestNotSubmitted(first.description).description)
            }
            return [
                .open(
                    PromptPanel(
                        .returnRequests(targets), title: "Returned: \(about)",
                        hint: "Why does the auditor return it? In the auditor's words."))
            ]
        case .owner:
            let people = (context.workspace?.record.individuals ?? []).map {
                PromptPanel.Suggestion(text: $0.handle.text, explanation: $0.name.value)
            }
            let owner = common { $0.owner.value.map { context.workspace?.record.canonical($0) ?? $0 } }
            return [
                .open(
                    PromptPanel(
                        .requestOwner(targets), title: "Owner: \(about)",
                        hint: (owner == nil ? "They have different owners. " : "")
                            + "A name, a handle or me; empty for nobody. ↓ chooses.",
                        text: (owner ?? nil)?.text ?? "", suggestions: people))
            ]
        case .due:
            let day = common(\.due.value)
            return [
                .open(
                    PromptPanel(
                        .requestDue(targets), title: "Due: \(about)",
                        hint: (day == nil ? "They have different due dates. " : "")
                            + "Like \(context.today.advanced(by: 30)); ↑ ↓ move by days, page keys by months; empty for none.",
                        text: (day ?? nil)?.description ?? ""))
            ]
        case .attach: return attach(to: targets, engagement, context)
        case .about: return [.open(aboutMenu(targets, request, engagement, cursor: 1))]
        case .point(let target, let menuRow):
            // Of several it is on where all of them are about it.
            let isOn = targets.allSatisfy { engagement.request($0)?.targets.contains(target) ?? false }
            return act(.point(target, !isOn)) + [
                .open(aboutMenu(targets, request, engagement, cursor: menuRow, switched: target))
            ]
        case .find, .filter, .toggle, .select, .selectAll, .clear, .open, .items, .settle, .takeSide: return []
        }
    }

    /// What requests are about, and what the first of them may be about.
    ///
    /// - Parameter switched: What has just been turned on or off, and is not in the workspace yet.
    private func aboutMenu(
        _ numbers: [RequestNumber], _ request: AuditRequest, _ engagement: Engagement, cursor: Int,
        switched: RequestTarget? = nil
    ) -> MenuPanel {
        let targets = numbers.map { engagement.request($0)?.targets ?? [] }
        let settled = Set(targets.joined()).sorted()
        let others = (suggestions?.suggestions(for: request.text.value, reference: request.reference.value, limit: 8) ?? [])
            .filter {
                !settled.contains($0.target)
            }
        var rows: [MenuPanel.Row] = []
        func add(_ target: RequestTarget, _ title: String) {
            let isOn = targets.allSatisfy { $0.contains(target) } != (switched == target)
            let command = Command.screen(RequestsCommand.point(target, menuRow: rows.count))
            rows.append(MenuPanel.Row(title, isOn: isOn, choice: command, stays: command))
        }
        if !settled.isEmpty { rows.append(MenuPanel.Row(heading: numbers.count == 1 ? "It is about" : "They are about")) }
        for target in settled { add(target, "\(target.id) \(title(of: target, in: engagement))") }
        if !others.isEmpty { rows.append(MenuPanel.Row(heading: "It may be about")) }
        for other in others { add(other.target, "\(other.target.id) \(other.title)\(other.because)") }
        if rows.isEmpty { rows.append(MenuPanel.Row(heading: "Nothing is like it: `tickmark request set` names any.")) }
        var menu = MenuPanel(
            title: numbers.count == 1 ? "\(numbers[0]) is about" : "\(numbers.count) requests are about",
            hint: "space on or off, enter done, esc closes", rows: rows, cursor: cursor)
        menu.hasToggled = switched != nil
        return menu
    }
}
