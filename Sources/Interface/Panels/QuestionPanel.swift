import HarmlessText
import Readiness
import TerminalUI

/// A question with a yes and a no, of which no is chosen. Whatever asks before it does something asks with this panel.
struct Question: Sendable {
    /// What a yes does.
    enum Outcome: Sendable {
        /// Asks for effects.
        case effects([Effect])
        /// Writes actions in one go, and says so in the footer where there is something to say.
        case write([Action], said: Message?)
        /// Does what a key would do.
        case perform(Command)
        /// Writes what begins a report, and shows it.
        case begin(EngagementID, [Action])
    }

    /// What it is about.
    var title: String
    /// The question with its numbers, in sentences.
    var lines: [String]
    /// What yes means, in a word or two.
    var yes: String
    /// What no means, in a word or two.
    var no: String
    /// What yes does.
    var outcome: Outcome
    /// Whether enter would answer yes. Never so before somebody moves there.
    var isYesChosen = false
    /// The panel that asks, to which both answers go back where it has not closed by then.
    var asker: (any Panel)?
    /// The input that came together when it was asked: nothing of it can have been an answer.
    private var batch: Int?

    /// Makes a question.
    init(title: String, lines: [String], yes: String, no: String = "stay", outcome: Outcome) {
        self.title = title
        self.lines = lines
        self.yes = yes
        self.no = no
        self.outcome = outcome
    }

    /// Makes a question of which a yes asks for an effect.
    init(title: String, lines: [String], yes: String, no: String = "stay", effect: Effect) {
        self.init(title: title, lines: lines, yes: yes, no: no, outcome: .effects([effect]))
    }
}

extension Question: Panel {
    mutating func update(_ event: PanelEvent, _ context: Context) -> [Request] {
        switch event {
        case .opened: batch = context.batch
        case .key(let key): return isUnseen(context) ? [] : handle(key, context)
        case .leave: return isUnseen(context) ? [] : answer(isYes: false, context)
        case .press(let point): return isUnseen(context) ? [] : click(point, context)
        // Arrows choose an answer; turning the wheel is no choice.
        case .wheel, .paste, .told, .aboutToDraw: break
        }
        return []
    }

    func draft(_ context: Context) -> Draft? { asker?.draft(context) }

    /// Whether it is too young for what just came to be an answer. What was typed before the question could be seen is
    /// not taken for its answer: see ``State/endBatch()``.
    private func isUnseen(_ context: Context) -> Bool { batch != nil && batch == context.batch }

    private mutating func handle(_ key: Key, _ context: Context) -> [Request] {
        switch key {
        case .character("y"), .character("Y"): return answer(isYes: true, context)
        case .character("n"), .character("N"), .character("q"), .escape: return answer(isYes: false, context)
        case .enter: return answer(isYes: isYesChosen, context)
        case .left, .right, .up, .down, .tab, .backTab, .character("h"), .character("l"): isYesChosen.toggle()
        default: break
        }
        return []
    }

    /// Takes a click: on an answer it is one, beside the panel it is no.
    private func click(_ point: Point, _ context: Context) -> [Request] {
        let layout = QuestionLayout(self, glyphs: context.glyphs, on: context.size)
        if layout.yes.contains(point) { return answer(isYes: true, context) }
        if layout.no.contains(point) || !layout.panel.frame.contains(point) { return answer(isYes: false, context) }
        return []
    }

    private func answer(isYes: Bool, _ context: Context) -> [Request] {
        let back: [Request] = [asker.map { .open($0) } ?? .close]
        guard isYes else { return back }
        switch outcome {
        case .effects(let effects): return back + effects.map { .effect($0) }
        case .perform(let command): return back + [.perform(command)]
        case .begin(let report, let actions):
            guard context.canWrite else { return back + context.refusalToWrite }
            return back + [.expectReport(report), .writeUnasked(actions, asker: asker)]
        case .write(let actions, let said):
            guard context.canWrite else { return back + context.refusalToWrite }
            return back + [.say(said), .writeUnasked(actions, asker: asker)]
        }
    }

    func view(_ context: Context, into canvas: inout Canvas) {
        asker?.view(context, into: &canvas)
        let glyphs = context.glyphs
        let layout = QuestionLayout(self, glyphs: glyphs, on: canvas.size)
        canvas.open(layout.panel, title, footnote: "← → choose, enter answers")
        for (row, line) in layout.lines.prefix(layout.text.height).enumerated() {
            canvas.write(line, at: Point(x: layout.text.x, y: layout.text.y + row), Style(.text, on: .panel), in: layout.text)
        }
        func button(_ key: String, _ title: String, in button: Rect, isChosen: Bool) {
            let surface: Surface = isChosen ? .cursor : .panel
            canvas.fill(button, Style(.text, on: surface))
            canvas.cursorSign(in: button, on: surface)
            let x = canvas.write(key, at: Point(x: button.x + 1, y: button.y), Style(.key, on: surface, .bold), in: button)
            canvas.write(
                title.fitted(to: button.maxX - x - 2, in: glyphs), at: Point(x: x + 1, y: button.y),
                Style(.text, on: surface, isChosen ? .bold : []), in: button)
        }
        button("y", yes, in: layout.yes, isChosen: isYesChosen)
        button("n", no, in: layout.no, isChosen: !isYesChosen)
    }
}

/// Where the parts of a question stand: one answer for drawing and clicking.
struct QuestionLayout {
    let panel: PanelLayout
    /// The question, a line a row.
    let lines: [String]
    /// Where it stands.
    let text: Rect
    /// Where yes stands, in the last row.
    let yes: Rect
    /// Where no stands, beside it.
    let no: Rect

    init(_ question: Question, glyphs: GlyphSet, on screen: Size) {
        let width = PanelLayout.textWidth(70, on: screen)
        lines = question.lines.flatMap { $0.wrapped(to: width - 4, in: glyphs) }
        panel = PanelLayout(Size(width: width, height: lines.count + 4), on: screen)
        let (above, row) = panel.inside.split(bottom: 1)
        text = above.inset(bottom: 1)
        // A blank at either edge, the key, a blank, and what it means.
        let room = max(0, row.width - question.no.columns - 5)
        let (yes, rest) = row.split(left: min(question.yes.columns + 4, room))
        self.yes = yes
        no = rest.inset(left: 1).split(left: question.no.columns + 4).left
    }
}
