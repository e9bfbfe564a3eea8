import Readiness
import TerminalUI

/// Shows what an export will say before it is written.
public struct ExportPanel: Sendable {
    /// The form.
    public var format: ExportChoice
    /// What it will say, a line a row.
    public var lines: [String]
    /// The first line that is shown.
    public var top = 0
    /// Where it will be written.
    public var field: TextField
    /// Whether the path is being typed.
    public var isNaming = false
    /// Whether a file of that path exists.
    public var exists: Bool
    /// Whether somebody was asked to replace it.
    public var asksToReplace = false

    init(format: ExportChoice, lines: [String], path: String, exists: Bool, replacing panel: Panel?) {
        self.format = format
        self.lines = lines
        field = TextField(path)
        self.exists = exists
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
        if export.asksToReplace {
            switch key {
            case .character("y"), .character("Y"): return [.export(export.format, path: export.field.text, replaces: true)]
            default: export.asksToReplace = false
            }
            panel = .export(export)
            return []
        }
        if export.isNaming {
            switch key {
            case .escape, .enter, .tab: export.isNaming = false
            default: _ = export.field.handle(key)
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
            let all = ExportChoice.allCases
            let next = all[((all.firstIndex(of: export.format) ?? 0) + 1) % all.count]
            return [.previewExport(next)]
        case .left, .backTab:
            let all = ExportChoice.allCases
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
