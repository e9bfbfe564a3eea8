import Readiness
import TerminalUI

extension State {
    /// A click chooses a tab, a pane, a row or a key of the footer; a second one opens what is there. The wheel scrolls
    /// what lies under it.
    mutating func handle(_ mouse: Mouse) -> [Effect] {
        switch mouse.action {
        case .wheelUp, .wheelDown: return wheel(mouse.action == .wheelUp ? .up : .down, at: mouse.point)
        case .press, .doublePress: break
        }
        let isDouble = mouse.action == .doublePress
        if panel != nil { return tellPanel(.press(mouse.point)) }
        if welcome != nil { return tellWelcome(.press(mouse.point, isDouble: isDouble)) }
        if let binding = footerBinding(at: mouse.point) { return perform(binding.command) }
        message = nil
        if let tab = tab(at: mouse.point) { return show(tab) }
        follow(.leftTyping)
        return tell(tab, .press(mouse.point, isDouble: isDouble))
    }

    /// How many rows a notch of the wheel moves.
    private static let notch = 3

    private mutating func wheel(_ movement: Movement, at point: Point) -> [Effect] {
        if panel == nil, welcome != nil { return tellWelcome(.wheel(movement, at: point)) }
        var effects: [Effect] = []
        let hasPanel = hasPanel
        for _ in 0..<Self.notch {
            effects += hasPanel ? tellPanel(.wheel(movement)) : tell(tab, .wheel(movement, at: point))
        }
        return effects
    }
}
