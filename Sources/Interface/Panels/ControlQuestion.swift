import HarmlessText
import Readiness
import TerminalUI

/// What is asked about a control, by its key.
struct ControlQuestion: Hashable, Sendable {
    /// What the answer decides.
    enum Kind: Hashable, Sendable {
        case reword
        case owner
        case rhythm
        case parameter(String)
        case population
        case exclude
    }

    /// The control's key.
    let key: String
    /// What the answer decides.
    let kind: Kind

    /// Whether the text that stands there is to be edited, not replaced.
    var isEdited: Bool { kind == .reword || kind == .population }

    /// How many rows there are to type in.
    var rows: Int {
        switch kind {
        case .reword: 5
        case .population, .exclude: 3
        case .owner, .rhythm, .parameter: 1
        }
    }

    /// What a draft of the answer goes by; nil where a word or a day is asked for.
    var draftPurpose: String? {
        switch kind {
        case .reword: "control reword \(key)"
        case .population: "control population \(key)"
        case .exclude: "control exclude \(key)"
        case .owner, .rhythm, .parameter: nil
        }
    }

    /// What is understood of the answer while it is typed, where that is worth saying.
    func preview(_ text: String, _ context: Context) -> String? {
        guard kind == .rhythm, let control = try? context.controls?.control(key) else { return nil }
        do throws(WrittenRhythm.Unreadable) {
            return try WrittenRhythm(text, today: context.today).words(over: control.schedule)
        } catch {
            return error.reason
        }
    }

    /// Why an answer cannot be read; nil where it can.
    func reasonToRefuse(_ text: String, _ context: Context) -> String? {
        guard kind == .rhythm, (try? WrittenRhythm(text, today: context.today)) == nil else { return nil }
        return preview(text, context)
    }

    /// The actions of an answer.
    ///
    /// - Throws: ``Refusal`` where the rules do not allow it.
    func actions(_ text: String, _ context: Context) throws(Refusal) -> [Action] {
        guard let controls = context.controls else { return [] }
        let isEmpty = text.allSatisfy(\.isWhitespace)
        switch kind {
        case .reword: return try controls.decide(.reword(isEmpty ? nil : text), on: key)
        case .parameter(let name): return try controls.decide(.parameter(name, isEmpty ? nil : text), on: key)
        case .population: return try controls.decide(.population(isEmpty ? nil : text), on: key)
        case .exclude: return try controls.decide(.exclude(reason: text), on: key)
        case .owner:
            switch try context.lookup.owner(text) {
            case .nobody: return try controls.decide(.assign(nil), on: key)
            case .known(let handle): return try controls.decide(.assign(handle), on: key)
            case .new(let handle, let name):
                return [.person(handle, name: name, was: nil)] + (try controls.decide(.assign(handle), on: key))
            }
        case .rhythm:
            guard let rhythm = try? WrittenRhythm(text, today: context.today) else { return [] }
            return try controls.decide(.schedule(rhythm.frequency, anchor: rhythm.anchor, since: rhythm.since), on: key)
        }
    }
}

extension Context {
    /// The controls as the workspace that is looked at has them; nil before the library was read.
    var controls: WorkspaceControls? {
        guard let record = shown?.record, !library.isEmpty else { return nil }
        return WorkspaceControls(library: library, record: record)
    }
}
