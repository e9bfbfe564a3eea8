import Readiness
import TerminalUI

/// Shows what an export will say before it is written.
public struct ExportPanel: Sendable {
    /// The form.
    public var format: ExportFormat
    /// What it will say, a line a row.
    public var lines: [String]
    /// The first line that is shown.
    public var top = 0
    /// Where it will be written.
    public var field: TextField
    /// Whether the path is being typed.
    public var isNaming = false
    /// What there is to know of that file before it is written, or nil.
    public var remark: String?
    /// Why it was not written the last time.
    public var refusal: String?

    init(format: ExportFormat, lines: [String], path: String, remark: String?, replacing panel: Panel?) {
        self.format = format
        self.lines = lines
        field = TextField(path)
        self.remark = remark
        if case .export(let earlier) = panel {
            isNaming = earlier.isNaming && earlier.format == format
        }
    }
}

extension ExportPanel {
    /// Scrolls the preview by lines, as far as there are any.
    mutating func scroll(by lines: Int, on screen: Size) {
        let height = PanelLayout.export(on: screen).exportBody.height
        top = min(max(0, top + lines), max(0, self.lines.count - height))
    }
}

extension State {
    mutating func openExport() -> [Effect] {
        guard workspace != nil, past == nil else {
            message = Message("An export shows today; press esc to leave the past first.", .refused)
            return []
        }
        return [.previewExport(.markdown)]
    }

    mutating func handle(_ key: Key, in export: ExportPanel) -> [Effect] {
        var export = export
        export.refusal = nil
        if export.isNaming {
            switch key {
            case .escape, .enter, .tab: export.isNaming = false
            default:
                guard export.field.handle(key) else { break }
                panel = .export(export)
                return [.checkExport(path: export.field.text)]
            }
            panel = .export(export)
            return []
        }
        let page = max(1, PanelLayout.export(on: size).exportBody.height - 1)
        switch key {
        case .escape, .character("q"):
            panel = nil
            return []
        case .tab, .right, .character("f"):
            let all = ExportFormat.allCases
            let next = all[((all.firstIndex(of: export.format) ?? 0) + 1) % all.count]
            return [.previewExport(next)]
        case .left, .backTab:
            let all = ExportFormat.allCases
            return [.previewExport(all[((all.firstIndex(of: export.format) ?? 0) + all.count - 1) % all.count])]
        case .character("o"): export.isNaming = true
        case .enter, .character("w"):
            return [.export(export.format, path: export.field.text, replaces: false)]
        case .down, .character("j"): export.scroll(by: 1, on: size)
        case .up, .character("k"): export.scroll(by: -1, on: size)
        case .pageDown, .control("f"), .character(" "): export.scroll(by: page, on: size)
        case .pageUp, .control("b"): export.scroll(by: -page, on: size)
        case .home, .character("g"): export.top = 0
        case .end, .character("G"): export.scroll(by: export.lines.count, on: size)
        default: return []
        }
        panel = .export(export)
        return []
    }
}

extension State {
    /// Takes what there is to know of the file that is named.
    mutating func takeExport(remark: String?, on path: String) {
        guard case .export(var export) = panel, export.field.text == path else { return }
        export.remark = remark
        panel = .export(export)
    }

    /// Says in the panel itself why an export was not written: it covers the footer.
    mutating func refuseExport(_ reason: String) {
        guard case .export(var export) = panel else {
            message = Message(reason, .refused)
            return
        }
        export.refusal = reason
        panel = .export(export)
    }

    /// Asks before a file that is there is replaced.
    mutating func askToReplace(_ path: String) {
        guard case .export(let export) = panel else { return }
        var question = Question(
            title: "Replace the file?", lines: ["There is a file \(path) already. What it holds would be gone."],
            yes: "replace it", no: "keep it", effect: .export(export.format, path: path, replaces: true))
        question.asker = [.export(export)]
        ask(question)
    }
}
