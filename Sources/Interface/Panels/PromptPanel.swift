import HarmlessText
import Readiness
import TerminalUI

/// Asks for a text: a reason, an owner, a day, a note.
public struct PromptPanel: Sendable {
    /// What it is for.
    public enum Purpose: Sendable, Hashable {
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

        /// Whether the text that stands there is to be edited, not replaced.
        var isEdited: Bool {
            if case .reword = self { true } else { false }
        }

        /// Whether the answer adds an item or an objective.
        var adds: Bool {
            switch self {
            case .addItem, .addObjective: true
            case .exclude, .block, .note, .owner, .due, .scope, .reword: false
            }
        }

        /// How many rows there are to type in: sentences get more than names and days.
        var rows: Int {
            switch self {
            case .owner, .due: 1
            case .addItem, .addObjective, .exclude, .block, .scope: 3
            case .note, .reword: 5
            }
        }
    }

    /// What the line is for.
    public var purpose: Purpose
    /// The panel's title.
    public var title: String
    /// What to type, in a sentence.
    public var hint: String
    /// What is typed.
    public var field: TextField
    /// What stood there when it was asked.
    let original: String
    /// Whether it was asked for what was typed here before.
    var hasAskedForDraft = false
    /// The items that it is about.
    public var targets: [ItemAddress]
    /// Texts to choose from while typing.
    public var suggestions: [Suggestion]
    /// The suggestion under the cursor, of those that match; nil takes what is typed.
    public var chosen: Int?
    /// Why the last answer was refused.
    public var refusal: String?
    /// Somebody who is not here yet: asked for once more before a person is added, because the name may be mistyped.
    public var newcomer: PersonLookup.Owner?

    /// A text to choose, with what it stands for.
    public struct Suggestion: Sendable, Hashable {
        /// What is taken.
        public var text: String
        /// What it stands for.
        public var explanation: String
    }

    init(
        _ purpose: Purpose, title: String, hint: String, text: String = "", targets: [ItemAddress] = [],
        suggestions: [Suggestion] = []
    ) {
        self.purpose = purpose
        self.title = title
        self.hint = hint
        original = text
        field = TextField(text, isSelected: !purpose.isEdited, allowsLineBreaks: purpose == .note)
        self.targets = targets
        self.suggestions = suggestions
    }

    /// Which keys do what.
    var keys: String { purpose == .note ? "enter saves, ctrl-n new line, esc leaves it" : "enter saves, esc leaves it" }

    /// The suggestions that go with what is typed, at most six.
    var matching: [Suggestion] {
        // What stands there before one types is no search.
        let words = SearchWords(field.isSelected ? "" : field.text)
        return Array(suggestions.filter { words.match($0.text, $0.explanation) }.prefix(6))
    }
}

extension State {
    mutating func handle(_ key: Key, in prompt: PromptPanel) -> [Effect] {
        var prompt = prompt
        prompt.refusal = nil
        switch key {
        case .escape:
            panel = nil
            return keepDraft(of: prompt)
        case .enter: return submit(prompt)
        case .up, .down, .pageUp, .pageDown:
            if prompt.purpose == .due || !prompt.suggestions.isEmpty {
                prompt.step(key, today: today)
            } else {
                let width = PromptLayout(prompt, glyphs: glyphs, on: size).field.width
                prompt.field.moveCaret(rows: key == .up || key == .pageUp ? -1 : 1, width: width, glyphs: glyphs)
            }
        case .control("o") where prompt.field.allowsLineBreaks:
            panel = .prompt(prompt)
            return keepDraft(of: prompt) + [.edit(prompt.field.text)]
        case .control("n") where prompt.field.allowsLineBreaks: prompt.field.insert("\n")
        case .tab:
            if let first = prompt.matching.first {
                prompt.field = TextField(prompt.matching[min(prompt.chosen ?? 0, prompt.matching.count - 1)].text)
                prompt.chosen = prompt.matching.firstIndex { $0 == first }
            }
        default:
            if prompt.field.handle(key) { prompt.chosen = nil }
        }
        panel = .prompt(prompt)
        return []
    }

    /// Takes over what somebody wrote in an editor. It is not saved before enter says so.
    mutating func takeEdited(_ text: String) {
        guard case .prompt(var prompt) = panel, prompt.field.allowsLineBreaks else { return }
        var lines = text[...]
        while lines.last?.isNewline ?? false { lines.removeLast() }
        prompt.field = TextField(String(lines), allowsLineBreaks: true)
        do throws(Refusal) {
            if !lines.allSatisfy(\.isWhitespace) { _ = try WrittenText(note: String(lines)) }
        } catch {
            prompt.refusal = "\(error) It has \(lines.count), and is here as it came."
        }
        panel = .prompt(prompt)
    }

    private mutating func submit(_ prompt: PromptPanel) -> [Effect] {
        var prompt = prompt
        let text =
            prompt.chosen.flatMap { prompt.matching.indices.contains($0) ? prompt.matching[$0].text : nil } ?? prompt.field.text
        if let newcomer = newcomer(in: prompt, text), newcomer != prompt.newcomer, case .new(let handle, let name) = newcomer {
            let near = lookup.nearest(to: name).first
            prompt.newcomer = newcomer
            prompt.refusal =
                "Nobody is called \(name) yet\(near.map { "; did you mean \($0)?" } ?? ".") Enter again adds "
                + (name == handle.text ? "\(name)." : "\(name), with the handle \(handle).")
            panel = .prompt(prompt)
            return []
        }
        if prompt.purpose == .due, !text.allSatisfy(\.isWhitespace), Day(iso: text.filter { !$0.isWhitespace }) == nil {
            prompt.refusal = "There is no day “\(text)”. Write it like \(today.advanced(by: 30)), or leave it empty for none."
            panel = .prompt(prompt)
            return []
        }
        do throws(Refusal) {
            let actions = try answer(prompt, with: text)
            awaitsOwn = prompt.purpose.adds
            guard !actions.isEmpty else {
                panel = nil
                return []
            }
            return write(actions, asker: prompt)
        } catch {
            prompt.refusal = error.description
            panel = .prompt(prompt)
            return []
        }
    }

    /// Whom an owner's prompt would add to the workspace, or nil where it would add nobody.
    private func newcomer(in prompt: PromptPanel, _ text: String) -> PersonLookup.Owner? {
        guard prompt.purpose == .owner, let owner = try? lookup.owner(text), case .new = owner else { return nil }
        return owner
    }

    private mutating func answer(_ prompt: PromptPanel, with text: String) throws(Refusal) -> [Action] {
        switch prompt.purpose {
        case .exclude: return try decide(.exclude(reason: text), on: prompt.targets)
        case .block: return try decide(.block(reason: text), on: prompt.targets)
        case .note: return try decide(.note(text), on: prompt.targets)
        case .owner: return try assign(prompt.targets, to: text)
        case .due:
            return try decide(.due(Day(iso: text.filter { !$0.isWhitespace })), on: prompt.targets)
        case .scope(let target, let isIn): return [try decide(.scope(target: target, isIn: isIn, reason: text))]
        case .addObjective(let area): return [try decide(.addObjective(area: area, title: text))]
        case .reword(let criterion):
            return [try decide(.reword(criterion: criterion, text.allSatisfy(\.isWhitespace) ? nil : text))]
        case .addItem(let criterion): return [try decide(.addItem(criterion: criterion, title: text))]
        }
    }

    /// Gives items to a person, who is added to the workspace where nobody is called like that.
    private mutating func assign(_ targets: [ItemAddress], to text: String) throws(Refusal) -> [Action] {
        switch try lookup.owner(text) {
        case .nobody: return try decide(.assign(nil), on: targets)
        case .known(let handle): return try decide(.assign(handle), on: targets)
        case .new(let handle, let name):
            let actions = try decide(.assign(handle), on: targets)
            message = Message("\(name) is in this workspace now, with the handle \(handle).".harmless, .good)
            return [.person(handle, name: name, was: nil)] + actions
        }
    }
}

extension PromptPanel {
    /// Moves through the suggestions, or through the calendar where a day is asked for: a day by arrows, a month by pages.
    fileprivate mutating func step(_ key: Key, today: Day) {
        if purpose == .due {
            let day = Day(iso: field.text.filter { !$0.isWhitespace }) ?? today
            switch key {
            case .up: field = TextField(day.advanced(by: 1).description)
            case .down: field = TextField(day.advanced(by: -1).description)
            case .pageUp: field = TextField(day.advanced(byMonths: 1).description)
            default: field = TextField(day.advanced(byMonths: -1).description)
            }
            return
        }
        guard !matching.isEmpty else { return }
        switch key {
        case .down, .pageDown: chosen = min((chosen ?? -1) + 1, matching.count - 1)
        default: chosen = (chosen ?? 0) == 0 ? nil : (chosen ?? 0) - 1
        }
    }
}
