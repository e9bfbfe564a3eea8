import HarmlessText
import Readiness
import TerminalUI

/// Asks for a text: a reason, an owner, a day, a note.
struct PromptPanel: Sendable {
    /// What it is for.
    enum Purpose: Sendable, Hashable {
        /// An intent about items that needs words.
        case exclude
        case block
        case note
        case owner
        case due
        /// A decision about scope that needs a reason.
        case scope(target: String, isIn: Bool)
        case addObjective(area: String)
        case reword(criterion: String)
        case addItem(criterion: String)
        /// Something else about items.
        case item(ItemQuestion)
        /// What is said of the auditor's requests: why they were returned, who answers them, when they are wanted.
        case returnRequests([RequestNumber])
        case requestOwner([RequestNumber])
        case requestDue([RequestNumber])
        /// Why a piece of evidence goes back.
        case returnEvidence(EntryID)
        /// A decision about a control.
        case control(ControlQuestion)
        /// The day that every screen is to be seen from.
        case pastDay

        /// Whether it asks for a day, which has a calendar.
        var asksForDay: Bool {
            switch self {
            case .due, .requestDue, .pastDay: true
            case .item(let question): question == .lookAgain
            default: false
            }
        }

        /// Whether it asks for a person.
        var asksForPerson: Bool {
            switch self {
            case .owner, .requestOwner: true
            case .control(let question): question.kind == .owner
            default: false
            }
        }

        /// Whether the text that stands there is to be edited, not replaced.
        var isEdited: Bool {
            switch self {
            case .reword: true
            case .item(let question): question.isEdited
            case .control(let question): question.isEdited
            default: false
            }
        }

        /// Whether the text may have several lines.
        var allowsLineBreaks: Bool {
            switch self {
            case .note: true
            case .item(let question): question.allowsLineBreaks
            default: false
            }
        }

        /// Whether the answer adds an item or an objective.
        var adds: Bool {
            switch self {
            case .addItem, .addObjective: true
            case .exclude, .block, .note, .owner, .due, .scope, .reword, .returnRequests, .requestOwner, .requestDue, .item,
                .returnEvidence, .control, .pastDay:
                false
            }
        }

        /// How many rows there are to type in: sentences get more than names and days.
        var rows: Int {
            switch self {
            case .owner, .due, .requestOwner, .requestDue, .pastDay: 1
            case .addItem, .addObjective, .exclude, .block, .scope, .returnRequests, .returnEvidence: 3
            case .note, .reword: 5
            case .item(let question): question.rows
            case .control(let question): question.rows
            }
        }
    }

    /// What the line is for.
    var purpose: Purpose
    /// The panel's title.
    var title: String
    /// What to type, in a sentence.
    var hint: String
    /// What is typed.
    var field: TextField
    /// What stood there when it was asked.
    let original: String
    /// Whether it was asked for what was typed here before.
    var hasAskedForDraft = false
    /// The items that it is about.
    var targets: [ItemAddress]
    /// Texts to choose from while typing.
    var suggestions: [Suggestion]
    /// The suggestion under the cursor, of those that match; nil takes what is typed.
    var chosen: Int?
    /// Why the last answer was refused.
    var refusal: String?
    /// Evidence that goes with the items.
    var beside: EvidenceBeside?
    /// Somebody who is not here yet: asked for once more before a person is added, because the name may be mistyped.
    var newcomer: PersonLookup.Owner?

    /// A text to choose, with what it stands for.
    struct Suggestion: Sendable, Hashable {
        /// What is taken.
        var text: String
        /// What it stands for.
        var explanation: String
    }

    init(
        _ purpose: Purpose, title: String, hint: String, text: String = "", targets: [ItemAddress] = [],
        suggestions: [Suggestion] = [], beside: EvidenceBeside? = nil
    ) {
        self.purpose = purpose
        self.beside = beside
        self.title = title
        self.hint = hint
        original = text
        field = TextField(text, isSelected: !purpose.isEdited, allowsLineBreaks: purpose.allowsLineBreaks)
        self.targets = targets
        self.suggestions = suggestions
    }

    /// Which keys do what.
    var keys: String {
        if beside != nil { return "enter saves, tab with or without evidence, esc cancels" }
        if purpose == .pastDay { return "enter goes there, esc stays here" }
        return purpose.allowsLineBreaks ? "enter saves, ctrl-n new line, esc cancels" : "enter saves, esc cancels"
    }

    /// The suggestions that go with what is typed, at most six.
    var matching: [Suggestion] {
        // What stands there before one types is no search.
        let words = SearchWords(field.isSelected ? "" : field.text)
        return Array(suggestions.filter { words.match($0.text, $0.explanation) }.prefix(6))
    }
}

extension PromptPanel: Panel {
    mutating func update(_ event: PanelEvent, _ context: Context) -> [Request] {
        switch event {
        case .opened: return askForDraft(context)
        case .key(let key): return handle(key, context)
        case .wheel(let movement): return handle(movement == .up ? .up : .down, context)
        case .paste(let text):
            field.insert(text)
            chosen = nil
            refusal = nil
        case .press(let point): choose(at: point, context)
        case .leave: return leave(context)
        case .told(.draft(let draft, let when)): take(draft, of: when, context)
        case .told(.edited(let text)): takeEdited(text)
        case .told, .aboutToDraw: break
        }
        return []
    }

    private mutating func handle(_ key: Key, _ context: Context) -> [Request] {
        refusal = nil
        switch key {
        case .escape: return leave(context)
        case .enter: return submit(context)
        case .up, .down, .pageUp, .pageDown:
            if purpose.asksForDay || !suggestions.isEmpty {
                step(key, today: context.calendarDay)
            } else {
                let width = PromptLayout(self, glyphs: context.glyphs, on: context.size).field.width
                field.moveCaret(rows: key == .up || key == .pageUp ? -1 : 1, width: width, glyphs: context.glyphs)
            }
        case .control("o") where field.allowsLineBreaks: return keepDraft(context) + [.effect(.edit(field.text))]
        case .control("n") where field.allowsLineBreaks: field.insert("\n")
        case .tab where beside != nil: beside?.isIncluded.toggle()
        case .tab:
            if let first = matching.first {
                field = TextField(matching[min(chosen ?? 0, matching.count - 1)].text)
                chosen = matching.firstIndex { $0 == first }
            }
        default:
            if field.handle(key) { chosen = nil }
        }
        return []
    }

    private mutating func choose(at point: Point, _ context: Context) {
        let layout = PromptLayout(self, glyphs: context.glyphs, on: context.size)
        let row = point.y - layout.below.y
        guard layout.below.contains(point), refusal == nil, matching.indices.contains(row) else { return }
        chosen = row
    }

    /// Takes over what somebody wrote in an editor. It is not saved before enter says so.
    private mutating func takeEdited(_ text: String) {
        guard field.allowsLineBreaks else { return }
        var lines = text[...]
        while lines.last?.isNewline ?? false { lines.removeLast() }
        field = TextField(String(lines), allowsLineBreaks: true)
        do throws(Refusal) {
            if !lines.allSatisfy(\.isWhitespace) { _ = try WrittenText(note: String(lines)) }
        } catch {
            refusal = "\(error) It has \(lines.count), and is here as it came."
        }
    }

    private mutating func submit(_ context: Context) -> [Request] {
        let text = chosen.flatMap { matching.indices.contains($0) ? matching[$0].text : nil } ?? field.text
        if let newcomer = newcomer(text, context), newcomer != self.newcomer, case .new(let handle, let name) = newcomer {
            let near = context.lookup.nearest(to: name).first
            self.newcomer = newcomer
            refusal =
                "Nobody is called \(name) yet\(near.map { "; did you mean \($0)?" } ?? ".") Enter again adds "
                + (name == handle.text ? "\(name)." : "\(name), with the handle \(handle).")
            return []
        }
        if purpose == .pastDay { return submitPastDay(text, context) }
        if purpose.asksForDay, !text.allSatisfy(\.isWhitespace) {
            let preview = DayPreview(of: text, today: context.today)
            guard preview.day != nil else {
                refusal = preview.words
                return []
            }
        }
        if case .control(let question) = purpose, let wrong = question.reasonToRefuse(text, context) {
            refusal = wrong
            return []
        }
        do throws(Refusal) {
            let decision = try answer(text, context)
            let addition = Request.expectAddition(purpose.adds)
            guard !decision.actions.isEmpty else { return [addition, .close] }
            return [addition] + decision.requests(asker: self)
        } catch {
            refusal = error.description
            return []
        }
    }

    /// Whom an owner's prompt would add to the workspace, or nil where it would add nobody.
    private func newcomer(_ text: String, _ context: Context) -> PersonLookup.Owner? {
        guard purpose.asksForPerson, let owner = try? context.lookup.owner(text), case .new = owner else { return nil }
        return owner
    }

    private func answer(_ text: String, _ context: Context) throws(Refusal) -> Decision {
        func decide(_ intent: EngagementIntent) throws(Refusal) -> Decision {
            let action = try context.decide(intent)
            // What is added says so itself, when it is there.
            let words = purpose.adds ? nil : context.workspace.map { action.sentence(in: $0) }
            return Decision(actions: [action], message: words.map { Message("You \($0)".endedSentence.harmless, .good) })
        }
        switch purpose {
        case .exclude: return try context.decide(.exclude(reason: text), on: targets)
        case .block: return try context.decide(.block(reason: text), on: targets)
        case .note: return try context.decide(.note(text), on: targets)
        case .item(let question):
            return try question.decision(text, on: targets, withEvidence: beside?.isIncluded ?? false, context)
        case .returnEvidence(let id):
            guard let workspace = context.workspace else { return Decision(actions: [], message: nil) }
            let actions = try workspace.record.decide(.sendBack(reason: text), on: id, by: context.person.handle)
            let words = actions.first.map { "You \($0.sentence(in: workspace))".endedSentence.harmless }
            return Decision(actions: actions, message: words.map { Message($0, .good) })
        case .control(let question):
            return Decision(actions: try question.actions(text, context), message: nil)
        case .owner:
            return try assign(to: text, context) { owner throws(Refusal) in try context.decide(.assign(owner), on: targets) }
        case .due: return try context.decide(.due(DayPreview(of: text, today: context.today).day), on: targets)
        case .scope(let target, let isIn): return try decide(.scope(target: target, isIn: isIn, reason: text))
        case .addObjective(let area): return try decide(.addObjective(area: area, title: text))
        case .reword(let criterion):
            return try decide(.reword(criterion: criterion, text.allSatisfy(\.isWhitespace) ? nil : text))
        case .addItem(let criterion): return try decide(.addItem(criterion: criterion, title: text))
        case .returnRequests(let numbers): return try context.decide(.sendBack(reason: text), on: numbers)
        case .requestOwner(let numbers):
            return try assign(to: text, context) { owner throws(Refusal) in try context.decide(.assign(owner), on: numbers) }
        case .requestDue(let numbers):
            return try context.decide(.due(DayPreview(of: text, today: context.today).day), on: numbers)
        case .pastDay: return Decision(actions: [], message: nil)
        }
    }

    /// Gives items or requests to a person, who is added to the workspace where nobody is called like that.
    private func assign(
        to text: String, _ context: Context, _ decide: (Handle?) throws(Refusal) -> Decision
    ) throws(Refusal) -> Decision {
        switch try context.lookup.owner(text) {
        case .nobody: return try decide(nil)
        case .known(let handle): return try decide(handle)
        case .new(let handle, let name):
            let decision = try decide(handle)
            return Decision(
                actions: [.person(handle, name: name, was: nil)] + decision.actions,
                message: Message("\(name) is in this workspace now, with the handle \(handle).".harmless, .good),
                left: decision.left)
        }
    }
}

extension PromptPanel {
    /// Moves through the suggestions, or through the calendar where a day is asked for: a day by arrows, a month by
    /// pages.
    mutating func step(_ key: Key, today: Day) {
        if purpose.asksForDay {
            field.move(
                to: { day in
                    switch key {
                    case .up: day.advanced(by: 1)
                    case .down: day.advanced(by: -1)
                    case .pageUp: day.advanced(byMonths: 1)
                    default: day.advanced(byMonths: -1)
                    }
                }, today: today)
            return
        }
        guard !matching.isEmpty else { return }
        switch key {
        case .down, .pageDown: chosen = min((chosen ?? -1) + 1, matching.count - 1)
        default: chosen = (chosen ?? 0) == 0 ? nil : (chosen ?? 0) - 1
        }
    }
}
