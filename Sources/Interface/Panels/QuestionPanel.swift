import HarmlessText
import Readiness
import TerminalUI

/// A question with a yes and a no, of which no is chosen. Whatever asks before it does something asks with this panel, through ``State/ask(_:)``.
public struct Question: Sendable {
    /// What a yes does.
    public enum Outcome: Sendable {
        /// Asks for effects.
        case effects([Effect])
        /// Writes actions in one go, and says so in the footer where there is something to say.
        case write([Action], said: Message?)
        /// Does what a key would do.
        case perform(Command)
    }

    /// What it is about.
    public var title: String
    /// The question with its numbers, in sentences.
    public var lines: [String]
    /// What yes means, in a word or two.
    public var yes: String
    /// What no means, in a word or two.
    public var no: String
    /// What yes does.
    public var outcome: Outcome
    /// Whether enter would answer yes. Never so before somebody moves there.
    public var isYesChosen = false
    /// The panel that asks, to which both answers go back where it has not closed by then.
    var asker: [Panel] = []
    /// The keys that came together when it was asked: none of them can have been an answer.
    fileprivate var batch: Int?

    /// Makes a question.
    public init(title: String, lines: [String], yes: String, no: String = "stay", outcome: Outcome) {
        self.title = title
        self.lines = lines
        self.yes = yes
        self.no = no
        self.outcome = outcome
    }

    /// Makes a question of which a yes asks for an effect.
    public init(title: String, lines: [String], yes: String, no: String = "stay", effect: Effect) {
        self.init(title: title, lines: lines, yes: yes, no: no, outcome: .effects([effect]))
    }
}

extension State {
    /// Asks, with no chosen. What was typed before the question could be seen is not taken for its answer: see ``endBatch()``.
    mutating func ask(_ question: Question) {
        var question = question
        question.batch = batch
        panel = .question(question)
    }

    /// Says that everything that came together was handled and the frame that shows what came of it is on the screen. What comes from now on may
    /// answer a question that was asked before. Where this is never called, everything may.
    public mutating func endBatch() { batch = (batch ?? 0) + 1 }

    /// Whether a question is too young for what just came to be an answer.
    private func isUnseen(_ question: Question) -> Bool { question.batch != nil && question.batch == batch }

    mutating func handle(_ key: Key, in question: Question) -> [Effect] {
        guard !isUnseen(question) else { return [] }
        var question = question
        switch key {
        case .character("y"), .character("Y"): return answer(question, isYes: true)
        case .character("n"), .character("N"), .character("q"), .escape, .control("c"): return answer(question, isYes: false)
        case .enter: return answer(question, isYes: question.isYesChosen)
        case .left, .right, .up, .down, .tab, .backTab, .character("h"), .character("l"): question.isYesChosen.toggle()
        default: return []
        }
        panel = .question(question)
        return []
    }

    /// Takes a click: on an answer it is one, beside the panel it is no.
    mutating func click(_ point: Point, in question: Question) -> [Effect] {
        guard !isUnseen(question) else { return [] }
        let layout = QuestionLayout(question, glyphs: glyphs, on: size)
        if layout.yes.contains(point) { return answer(question, isYes: true) }
        if layout.no.contains(point) || !layout.panel.frame.contains(point) { return answer(question, isYes: false) }
        return []
    }

    private mutating func answer(_ question: Question, isYes: Bool) -> [Effect] {
        panel = question.asker.last
        guard isYes else { return [] }
        switch question.outcome {
        case .effects(let effects):
            for effect in effects where effect.writes { saving = .pending }
            return effects
        case .perform(let command): return perform(command)
        case .write(let actions, let said):
            guard canWrite else { return refuseToWrite() }
            message = said
            if case .prompt(let prompt) = question.asker.last { return writeUnasked(actions, of: prompt) }
            return writeUnasked(actions)
        }
    }

    func draw(_ question: Question, into canvas: inout Canvas) {
        question.asker.last.map { draw($0, into: &canvas) }
        let layout = QuestionLayout(question, glyphs: glyphs, on: canvas.size)
        open(layout.panel, question.title, footnote: "← → choose, enter answers", in: &canvas)
        for (row, line) in layout.lines.prefix(layout.text.height).enumerated() {
            canvas.write(line, at: Point(x: layout.text.x, y: layout.text.y + row), Style(.text, on: .panel), in: layout.text)
        }
        draw("y", question.yes, in: layout.yes, isChosen: question.isYesChosen, of: &canvas)
        draw("n", question.no, in: layout.no, isChosen: !question.isYesChosen, of: &canvas)
    }

    private func draw(_ key: String, _ title: String, in button: Rect, isChosen: Bool, of canvas: inout Canvas) {
        let surface: Surface = isChosen ? .cursor : .panel
        canvas.fill(button, Style(.text, on: surface))
        let x = canvas.write(key, at: Point(x: button.x + 1, y: button.y), Style(.key, on: surface, .bold), in: button)
        canvas.write(
            title.fitted(to: button.maxX - x - 2, in: glyphs), at: Point(x: x + 1, y: button.y),
            Style(.text, on: surface, isChosen ? .bold : []), in: button)
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

extension Effect {
    /// Whether it writes, so that nothing may be called saved before it has.
    fileprivate var writes: Bool {
        switch self {
        case .write, .reverse: true
        default: false
        }
    }
}
