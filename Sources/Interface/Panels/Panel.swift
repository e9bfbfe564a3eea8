import Readiness
import TerminalUI

/// What can lie above a screen and has the keys while it does.
public enum Panel: Sendable {
    case help(TextPanel)
    case palette(PalettePanel)
    case prompt(PromptPanel)
    case menu(MenuPanel)
    case question(Question)
    case export(ExportPanel)
    case differences(TextPanel)
}

extension State {
    mutating func handleInPanel(_ key: Key) -> [Effect] {
        if key == .control("c") { return closePanel() }
        switch panel {
        case .help(var help):
            panel = help.handle(key, of: helpText) ? .help(help) : nil
            return []
        case .palette(let palette): return handle(key, in: palette)
        case .prompt(let prompt): return handle(key, in: prompt)
        case .menu(let menu): return handle(key, in: menu)
        case .question(let question): return handle(key, in: question)
        case .export(let export): return handle(key, in: export)
        case .differences(var text):
            panel = text.handle(key, of: differencesText) ? .differences(text) : nil
            return []
        case nil: return []
        }
    }

    mutating func pasteIntoPanel(_ text: String) -> [Effect] {
        switch panel {
        case .palette(var palette):
            palette.field.insert(text)
            palette.window = ListWindow()
            panel = .palette(palette)
        case .prompt(var prompt):
            prompt.field.insert(text)
            prompt.chosen = nil
            prompt.refusal = nil
            panel = .prompt(prompt)
        case .export(var export) where export.isNaming:
            export.field.insert(text)
            panel = .export(export)
            return [.checkExport(path: export.field.text)]
        default: break
        }
        return []
    }

    private mutating func closePanel() -> [Effect] {
        if case .question(let question) = panel { return handle(.control("c"), in: question) }
        defer { panel = nil }
        if case .prompt(let prompt) = panel { return keepDraft(of: prompt) }
        if case .menu(let menu) = panel, let original = menu.original { return [.theme(original)] }
        return []
    }
}
