import HarmlessText
import Readiness
import TerminalUI

/// Draws the screens into a canvas. Pure: the same state always makes the same frame.
public func view(_ state: State, into canvas: inout Canvas) {
    let size = canvas.size
    guard size.width >= ShellLayout.minimum.width, size.height >= ShellLayout.minimum.height else {
        return state.drawTooSmall(into: &canvas)
    }
    if let welcome = state.welcome {
        welcome.view(state.context, into: &canvas)
    } else {
        let layout = ShellLayout(size: size)
        state.drawTop(in: layout.top, of: &canvas)
        state.drawTabs(in: layout.tabs, of: &canvas)
        if state.engagement == nil, state.tab != .history {
            state.drawEmptyWorkspace(in: layout.body, of: &canvas)
        } else {
            state.screen.view(state.context, into: &canvas)
        }
        state.drawFooter(in: layout.footer, of: &canvas)
    }
    if let panel = state.panel { panel.view(state.panelContext, into: &canvas) }
}

extension State {
    fileprivate func drawTooSmall(into canvas: inout Canvas) {
        let lines = [
            "Tickmark needs \(ShellLayout.minimum.width) x \(ShellLayout.minimum.height),",
            "and has \(canvas.size.width) x \(canvas.size.height).",
            saving.isFailure ? "Not everything is saved: make it larger." : "Make it larger, or press q.",
        ]
        for (row, line) in lines.enumerated() {
            let x = max(0, (canvas.size.width - line.columns) / 2)
            canvas.write(line, at: Point(x: x, y: max(0, canvas.size.height / 2 - 1) + row), row == 2 ? .faint : .text)
        }
    }
}
