import TerminalUI

extension Form {
    /// What an event asks of the panel that the form stands in.
    enum Outcome {
        case close
        case submit
        /// The form took it, or it means nothing here.
        case stay
    }

    /// Takes what happens while the form is open: keys, pasted text and the mouse. What is typed answers a refusal.
    mutating func take(_ event: PanelEvent, _ context: Context) -> Outcome {
        switch event {
        case .key(.escape), .leave: return .close
        case .key(.enter): return .submit
        case .key(let key):
            refusal = nil
            _ = handle(key, today: context.today)
        case .paste(let text):
            refusal = nil
            insert(text)
        case .press(let point):
            let layout = FormLayout(self, on: context.size)
            guard layout.panel.frame.contains(point) else { return .close }
            if let line = layout.line(at: point, of: self), line != current { goAgain(to: line) }
        case .wheel(let movement): _ = handle(movement == .up ? .up : .down, today: context.today)
        case .opened, .told, .aboutToDraw: break
        }
        return .stay
    }
}
