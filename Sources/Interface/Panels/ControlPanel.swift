import HarmlessText
import Readiness
import TerminalUI

/// Asks for a control of the team's own.
struct ControlPanel: Sendable {
    private enum Line: Int {
        case title
        case statement
        case rhythm
        case nature
        case serves
        case role
        case population
    }

    private var form: Form

    /// Begins, with a criterion or objective that it is to serve.
    init(serving criterion: String) {
        form = Form(lines: [
            Form.Line("Title", hint: "A few words. Its key is made from them, for ever."),
            Form.Line("Statement", hint: "Who does what, to what, how often, leaving which record."),
            Form.Line("How often", .text, "quarterly", hint: WrittenRhythm.help),
            Form.Line(
                "Nature", .choice(ControlNature.allCases.map(\.title)),
                hint: "Manual: people perform it. Automated: a program does."),
            Form.Line("Serves", .text, criterion, hint: "Criteria or objectives by id, such as CC6.1 CC6.2 or soc1/LA1."),
            Form.Line("Role", hint: "The role that usually owns it; may be empty."),
            Form.Line("Population", hint: "The list from which an auditor samples, and the system that gives it; may be empty."),
        ])
    }

    private func text(_ line: Line) -> String { form[line.rawValue] }
}

extension ControlPanel: Panel {
    mutating func update(_ event: PanelEvent, _ context: Context) -> [Request] {
        switch form.take(event, context) {
        case .close: return [.close]
        case .submit: return submit(context)
        case .stay: return []
        }
    }

    func view(_ context: Context, into canvas: inout Canvas) {
        canvas.draw(
            form, "A control of your own", keys: "enter adds it, tab next line, esc cancels", today: context.today)
    }

    private mutating func submit(_ context: Context) -> [Request] {
        guard let controls = context.controls, let workspace = context.workspace else { return [.close] }
        // What is empty is gone to first: enter there is no mistake, but not the end either.
        for line in [Line.title, .statement] where text(line).allSatisfy(\.isWhitespace) {
            let wasThere = form.current == line.rawValue
            form.current = line.rawValue
            if wasThere { form.refusal = line == .title ? "Give it a title." : "Say what it does, in a sentence." }
            return []
        }
        let rhythm: WrittenRhythm
        do throws(WrittenRhythm.Unreadable) {
            rhythm = try WrittenRhythm(text(.rhythm), today: context.today)
        } catch {
            form.current = Line.rhythm.rawValue
            form.refusal = error.reason
            return []
        }
        do throws(Refusal) {
            form.current = Line.serves.rawValue
            let criteria = try criteria(context)
            form.current = Line.title.rawValue
            let key = Self.key(of: text(.title)) { key in controls.known(key) == nil }
            let control = OwnControl(
                key: key, title: text(.title), statement: text(.statement),
                nature: ControlNature.allCases[form.lines[Line.nature.rawValue].chosen],
                frequency: rhythm.frequency ?? .perEvent, population: text(.population), role: text(.role), criteria: criteria)
            var actions = [try controls.decideToAdd(control) { workspace.knows($0) }]
            if rhythm.anchor != nil || rhythm.since != nil {
                let schedule = ControlSchedule(control.frequency).setting(
                    ControlSchedule.Rhythm(control.frequency, anchor: rhythm.anchor, since: rhythm.since))
                guard rhythm.anchor?.fits(control.frequency) ?? true else {
                    throw .unfitAnchor(rhythm.anchor?.text ?? "", control.frequency)
                }
                actions.append(.control(key, .schedule(to: schedule, was: nil)))
            }
            return [
                .say(Message("Added the control \(key); u takes it back.", .good)), .write(actions, asker: nil), .close,
            ]
        } catch {
            form.refusal = error.description
            return []
        }
    }

    /// The criteria that are named, those of the report that is shown by their ids alone.
    private func criteria(_ context: Context) throws(Refusal) -> [CatalogReference] {
        var references: [CatalogReference] = []
        for word in text(.serves).split(whereSeparator: { $0 == "," || $0 == ";" || $0.isWhitespace }) {
            if let reference = CatalogReference(word) {
                references.append(reference)
            } else if let engagement = context.engagement {
                references.append(CatalogReference(engagement.catalog.id, try engagement.criterion(named: String(word)).id))
            }
        }
        return references
    }

    /// A key made from a title: its words with dashes, as many as fit, with a number where the key is taken.
    static func key(of title: String, isFree: (String) -> Bool) -> String {
        let ascii = title.foldedForSearch.map { character in
            character.isASCII && (character.isLetter || character.isNumber) ? character : "-"
        }
        var key = ""
        for word in String(ascii).split(separator: "-") where key.utf8.count + word.utf8.count < 36 {
            key += (key.isEmpty ? "" : "-") + word
        }
        if key.first.map({ !$0.isLetter }) ?? true { key = key.isEmpty ? "control" : "control-" + key }
        guard !isFree(key) else { return key }
        return (2...99).lazy.map { "\(key)-\($0)" }.first(where: isFree) ?? key
    }
}

extension WorkspaceState {
    /// Whether there is a criterion or control objective of that reference.
    fileprivate func knows(_ reference: CatalogReference) -> Bool {
        catalogs[reference.catalog]?.criteria.contains { $0.id == reference.id } ?? false
            || engagements.contains { engagement in
                engagement.catalog.id == reference.catalog && engagement.criteria.contains { $0.id == reference.id }
            }
    }
}
