import Readiness
import TerminalUI

/// Shows what an export will say before it is written.
struct ExportPanel: Sendable {
    /// The form, and whom it is for.
    let choice: ExportChoice
    /// Whom somebody wants it for, whatever the form that is shown is made for; nil where nobody has said.
    private(set) var wanted: Audience?
    /// What it will say, a line a row.
    let lines: [String]
    /// The first line that is shown.
    private(set) var top = 0
    /// Where it will be written.
    private(set) var field: TextField
    /// Whether the path is being typed.
    private(set) var isNaming = false
    /// What there is to know of that file before it is written, or nil.
    private(set) var remark: String?
    /// Why it was not written the last time.
    private(set) var refusal: String?

    init(choice: ExportChoice, lines: [String], path: String, remark: String?, replacing panel: (any Panel)?) {
        self.choice = choice
        self.lines = lines
        field = TextField(path)
        self.remark = remark
        if let earlier = panel as? ExportPanel {
            wanted = earlier.wanted
            isNaming = earlier.isNaming && earlier.choice == choice
        }
    }
}

extension ExportPanel: Panel {
    mutating func update(_ event: PanelEvent, _ context: Context) -> [Request] {
        switch event {
        case .key(let key): return handle(key, on: context.size)
        case .wheel(let movement): return handle(movement == .up ? .up : .down, on: context.size)
        case .paste(let text):
            guard isNaming else { break }
            field.insert(text)
            return .effect(.checkExport(path: field.text))
        case .leave: return [.close]
        case .told(let event): return take(event)
        case .aboutToDraw: scroll(by: 0, on: context.size)
        case .opened, .press: break
        }
        return []
    }

    private mutating func handle(_ key: Key, on screen: Size) -> [Request] {
        if isNaming {
            refusal = nil
            switch key {
            case .escape, .enter, .tab: isNaming = false
            default: if field.handle(key) { return .effect(.checkExport(path: field.text)) }
            }
            return []
        }
        let page = max(1, PanelLayout.export(on: screen).exportBody.height - 1)
        switch key {
        case .escape, .character("q"): return [.close]
        case .tab, .right, .character("f"): return .effect(.previewExport(choice.nextFormat(1, for: wanted)))
        case .left, .backTab: return .effect(.previewExport(choice.nextFormat(-1, for: wanted)))
        case .character("a") where choice.format.audiences.count > 1:
            wanted = choice.nextAudience.audience
            return .effect(.previewExport(choice.nextAudience))
        case .character("o"): isNaming = true
        case .enter, .character("w"): return .effect(.export(choice, path: field.text, replaces: false))
        case .down, .character("j"): scroll(by: 1, on: screen)
        case .up, .character("k"): scroll(by: -1, on: screen)
        case .pageDown, .control("f"), .character(" "): scroll(by: page, on: screen)
        case .pageUp, .control("b"): scroll(by: -page, on: screen)
        case .home, .character("g"): top = 0
        case .end, .character("G"): scroll(by: lines.count, on: screen)
        default: return []
        }
        refusal = nil
        return []
    }

    /// Scrolls the preview by lines, as far as there are any.
    private mutating func scroll(by lines: Int, on screen: Size) {
        let height = PanelLayout.export(on: screen).exportBody.height
        top = min(max(0, top + lines), max(0, self.lines.count - height))
    }

    /// Takes what there is to know of the file that is named. All is said in the panel itself: it covers the footer.
    private mutating func take(_ event: Event) -> [Request] {
        switch event {
        case .exportTarget(let path, let remark): if field.text == path { self.remark = remark }
        case .exportRefused(let reason): refusal = reason
        case .exportExists(let path):
            var question = Question(
                title: "Replace the file?", lines: ["There is a file \(path) already. What it holds would be gone."],
                yes: "replace it", no: "keep it", effect: .export(choice, path: path, replaces: true))
            question.asker = self
            return [.open(question)]
        default: break
        }
        return []
    }
}
