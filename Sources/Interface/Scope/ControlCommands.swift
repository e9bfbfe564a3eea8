import HarmlessText
import Readiness
import TerminalUI

extension ScopeScreen {
    /// The keys of the matrix.
    func controlBindings(_ context: Context) -> [Binding] {
        var bindings: [Binding] = []
        func add(_ key: Character, _ title: String, _ explanation: String, _ command: ScopeCommand, inFooter: Bool = true) {
            bindings.append(Binding([.character(key)], title, explanation, .screen(command), inFooter: inFooter))
        }
        let control = board.chosen
        bindings.append(Binding([.enter], "items", "Show the items of this criterion or control", .screen(ScopeCommand.items)))
        if context.canWrite {
            if let control {
                let isAside = control.exclusion != nil
                if !control.record.disputes(of: control.key).isEmpty {
                    add("s", "settle", "See what two people decided at once, and keep or take a side", .settle)
                }
                if !control.isAdopted {
                    add("y", "adopt", "Adopt the control: somebody has read its sentence and stands by it", .adopt)
                }
                add("w", "reword", "Say the control in your own sentence, or in the library's again", .reword)
                add("o", "owner", "Give the control to somebody, or to nobody", .owner)
                add("f", "how often", "Change the control's frequency: how often, where stretches end, from which day", .rhythm)
                add(
                    " ", isAside ? "take up" : "set aside",
                    "Set the control aside for a reason, or take it up again", .toggle)
                if !(control.library?.statement.parameters ?? []).isEmpty {
                    add("p", "values", "Fill in the parameters of the control's sentence", .parameters)
                }
                add("P", "population", "Name the list from which an auditor samples", .population, inFooter: false)
                if control.library == nil { add("D", "drop", "Drop this control of your own", .drop) }
            }
            add("A", "add control", "Add a control of your own", .addControl)
        }
        add("v", "view by", "View what the report covers by areas, by criteria or by controls", .chooseView)
        add("c", "SOC 1 or 2?", "Compare SOC 1 and SOC 2 side by side", .differences, inFooter: false)
        return bindings + Binding.movements
    }

    /// The menu of views.
    func viewMenu(_ context: Context) -> [Request] {
        guard let engagement = context.engagement else { return [] }
        return [
            .open(
                MenuPanel(
                    title: "View by", hint: "enter chooses, esc closes",
                    rows: ScopeView.allCases.map {
                        MenuPanel.Row(
                            $0.title(for: engagement.report), isOn: $0 == shownAs, choice: .screen(ScopeCommand.view($0)))
                    }, cursor: ScopeView.allCases.firstIndex(of: shownAs) ?? 0))
        ]
    }

    /// Shows another view; the library of controls is read when it is wanted first.
    mutating func show(_ view: ScopeView, _ context: Context) -> [Request] {
        shownAs = view
        isReading = false
        detailTop = 0
        layOutBoard(context)
        return view != .areas && context.library.isEmpty ? .effect(.loadControls) : []
    }

    mutating func layOutBoard(_ context: Context) {
        guard shownAs != .areas, let engagement = context.engagement, let controls = context.controls else { return }
        board.layOut(controls, over: engagement, as: shownAs)
    }

    /// Does what a key of the matrix asks for.
    func performOnBoard(_ command: ScopeCommand, _ context: Context) -> [Request] {
        if command == .items { return showItems(context) }
        guard context.canWrite else { return context.refusalToWrite }
        if command == .addControl { return addControl(context) }
        guard let control = board.chosen, let controls = context.controls else { return .refuse("Move to a control first.") }
        func decide(_ intent: ControlIntent) -> [Request] {
            do throws(Refusal) {
                let actions = try controls.decide(intent, on: control.key)
                return actions.isEmpty ? [.say(Message("It is so already."))] : told(actions, context)
            } catch {
                return .refuse(error.description)
            }
        }
        func ask(
            _ kind: ControlQuestion.Kind, _ title: String, _ hint: String, _ text: String = "",
            _ suggestions: [PromptPanel.Suggestion] = []
        ) -> [Request] {
            [
                .open(
                    PromptPanel(
                        .control(ControlQuestion(key: control.key, kind: kind)), title: "\(title): \(control.key)", hint: hint,
                        text: text, suggestions: suggestions))
            ]
        }
        switch command {
        case .adopt: return decide(.adopt)
        case .toggle where control.exclusion != nil: return decide(.include)
        case .toggle:
            return ask(.exclude, "Set aside", "Why does it not apply to you? The matrix and exports show the reason.")
        case .reword:
            return ask(
                .reword, "Reword",
                "Who does what, to what, how often, leaving which record. Empty goes back to the library's words.",
                control.template)
        case .owner:
            let people = (context.workspace?.record.individuals ?? []).map {
                PromptPanel.Suggestion(text: $0.handle.text, explanation: $0.name.value)
            }
            return ask(
                .owner, "Owner", "A name, a handle or me; empty for nobody. ↓ chooses.", control.owner?.text ?? "", people)
        case .rhythm:
            let frequencies = Frequency.allCases.map {
                PromptPanel.Suggestion(text: $0.rawValue, explanation: $0.title)
            }
            return ask(.rhythm, "How often", WrittenRhythm.help, control.schedule.latest.frequency.rawValue, frequencies)
        case .parameters: return parameterMenu(control)
        case .parameter(let name):
            guard let parameter = control.library?.statement.parameters.first(where: { $0.name == name }) else { return [] }
            return ask(
                .parameter(name), "The value of \(name)",
                "\(parameter.meaning) Empty goes back to the library's: \(parameter.standard).", control.value(of: parameter))
        case .population:
            return ask(
                .population, "Population", "What the list holds, and which system gives it. Empty goes back to the library's.",
                control.population)
        case .drop:
            guard
                case .success(let actions) = Result(catching: { () throws(Refusal) in try controls.decide(.drop, on: control.key)
                })
            else { return .refuse("Only a control of your own can be dropped; space sets this one aside.") }
            return [
                .open(
                    Question(
                        title: "Drop the control?", lines: ["\(control.key): \(control.title)".harmless, "u takes it back."],
                        yes: "drop it", outcome: .write(actions, said: Message("Dropped \(control.key); u takes it back.", .good))
                    ))
            ]
        case .settle: return disputeText(of: control, context).menu(control.key) { .screen(ScopeCommand.takeSide($0)) }
        case .takeSide(let id): return disputeText(of: control, context).take(id)
        default: return []
        }
    }

    /// Writes actions, and says in a sentence what was done.
    private func told(_ actions: [Action], _ context: Context) -> [Request] {
        let words = actions.last.flatMap { action in context.workspace.map { action.sentence(in: $0) } } ?? ""
        return [.say(Message("You \(words)".endedSentence, .good)), .write(actions, asker: nil)]
    }

    private func showItems(_ context: Context) -> [Request] {
        var filter = ItemFilter()
        switch board.row {
        case .criterion(let place):
            filter.criterion = board.matrix?.rows[place].criterion.id
            return [.go(to: .items(filter))]
        case .control(let key, _):
            guard let engagement = context.engagement, let control = board.control(key) else { return [] }
            let first = control.items.first { reference in
                reference.catalog == engagement.catalog.id
                    && (engagement.position(of: ItemID(reference.id)).map { engagement.isInScope(engagement.items[$0]) } ?? false)
            }
            guard let first else { return [.say(Message("No item in scope belongs to this control."))] }
            return [.go(to: .item(ItemID(first.id)))]
        case .heading, nil: return []
        }
    }

    private func parameterMenu(_ control: ControlInForce) -> [Request] {
        let parameters = control.library?.statement.parameters ?? []
        guard parameters.count != 1 else { return [.perform(.screen(ScopeCommand.parameter(parameters[0].name)))] }
        return [
            .open(
                MenuPanel(
                    title: "Which value of \(control.key)?", hint: "enter chooses, esc closes",
                    rows: parameters.map {
                        MenuPanel.Row(
                            "\($0.name): \(control.value(of: $0))".harmless, choice: .screen(ScopeCommand.parameter($0.name)))
                    }))
        ]
    }

    private func addControl(_ context: Context) -> [Request] {
        guard !context.library.isEmpty else { return [.say(Message("The library of controls is being read; try again."))] }
        var criterion = ""
        switch board.row {
        case .criterion(let place), .control(_, let place?): criterion = board.matrix?.rows[place].criterion.id ?? ""
        case .control, .heading, nil: break
        }
        return [.open(ControlPanel(serving: criterion))]
    }

    // MARK: What two people decided at once

    /// Asks for the entries of clashes that are not known yet.
    mutating func askForSides(_ context: Context) -> [Request] {
        guard let control = board.chosen else { return [] }
        return sides.ask(for: control.record.disputes(of: control.key))
    }

    private func disputeText(of control: ControlInForce, _ context: Context) -> DisputeText {
        DisputeText(context: context, disputes: control.record.disputes(of: control.key), sides: sides)
    }
}

extension ControlInForce {
    /// Its sentence with the parameters in braces, as it is edited.
    var template: String {
        record.statement.value ?? library?.statement.template ?? record.definition?.statement ?? ""
    }
}
