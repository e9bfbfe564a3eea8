import Readiness
import TerminalUI

/// Makes the next state of the screens. Pure: what has to be done outside comes back as effects.
public func update(_ state: inout State, _ event: Event) -> [Effect] {
    let effects = state.take(event)
    return effects + state.tell(state.tab, .aboutToDraw) + state.tellPanel(.aboutToDraw)
}

extension State {
    fileprivate mutating func take(_ event: Event) -> [Effect] {
        switch event {
        case .terminal(let event): return handle(event)
        case .workspace(let workspace, let isLaidOutAnew): return take(workspace, isLaidOutAnew: isLaidOutAnew)
        case .staged: if !saving.isFailure { saving = .pending }
        case .saved:
            saving = .saved
            return settleDrafts(areSaved: true)
        case .notSaved(let reason):
            saving = .failed(reason)
            message = Message("Not saved: \(reason)", .refused)
            return settleDrafts(areSaved: false)
        case .refused(let reason): message = Message(reason, .refused)
        case .notice(let text): message = Message(text)
        case .changedByOthers(let text): message = Message(text)
        case .asksToReverse(let reversal, let consequences): return askToReverse(reversal, consequences)
        case .history, .entries: return tellScreens(.told(event))
        case .sharing(let status): sharing = status
        case .shared(let text): message = Message(text, .good)
        case .notShared(let reason, let yes, let effect): return explain(reason, yes, effect)
        case .asksToRaise(let lines, let effect):
            saving = .saved
            return open(
                Question(title: "Colleagues need this version", lines: lines, yes: "write it", effect: .raise(effect)))
        case .past(let past):
            self.past = past
            // Whoever asked for an entry asked from the list of them; whoever asked for a day wants to see this screen.
            if past.at != nil { tab = .overview }
            layOutAgain()
            message = Message("This is how it was \(past.words); esc comes back to today.")
        case .exportPreview(let draft, let lines, let path, let remark):
            var next = ExportPanel(draft: draft, lines: lines, path: path, remark: remark, replacing: panel)
            if !(panel is ExportPanel) { next.shownItems = screens.lazy.compactMap(\.narrowedItems).first }
            return open(next)
        case .packing(let done, let total):
            packing = total > 0 ? "\(min(100, done * 100 / total))%" : "…"
            return tellPanel(.told(event))
        case .exportRefused(let reason) where !(panel is ExportPanel):
            packing = nil
            message = Message(reason, .refused)
        case .exportExists(let path) where !(panel is ExportPanel):
            packing = nil
            message = Message("There is a file \(path) already, and it was not touched.", .refused)
        case .exportRefused, .exportExists:
            packing = nil
            return tellPanel(.told(event))
        case .exportTarget, .draft, .edited: return tellPanel(.told(event))
        case .pathSeen, .attaching: return tellPanel(.told(event))
        case .attachRefused(let reason):
            guard panel is AttachPanel else {
                message = Message(reason, .refused)
                break
            }
            return tellPanel(.told(event))
        case .attached(let text):
            if panel is AttachPanel { panel = nil }
            message = Message(text, .good)
        case .importPreview: return tellPanel(.told(event))
        case .importRefused(let reason):
            guard panel is ImportPanel else {
                message = Message(reason, .refused)
                break
            }
            return tellPanel(.told(event))
        case .broughtIn(let text):
            if panel is ImportPanel { panel = nil }
            message = Message(text, .good)
        case .exported(let path, let more):
            packing = nil
            if panel is ExportPanel { panel = nil }
            message = Message("Exported to \(path).\(more.isEmpty ? "" : " \(more)")", .good)
        case .readOnly(let reason): context.readOnlyReason = reason
        case .incomplete(let reason): incompleteReason = reason
        case .reversible(let undo, let redo): reversible = Reversible(undo: undo, redo: redo)
        case .controls(let controls):
            context.definedControls = DefinedControls(controls)
            context.library = controls
            return tellScreens(.told(event))
        case .person(let person): self.person = person
        case .today(let day):
            context.calendarDay = day
            context.workspace?.update(today: day)
            layOutAgain()
        }
        return []
    }

    private mutating func handle(_ event: TerminalEvent) -> [Effect] {
        switch event {
        case .resize(let size):
            context.size = size
            follow(.lists(isAnew: false))
        case .key(let key):
            message = nil
            return handle(key)
        case .paste(let text): return paste(text)
        case .cutPaste(let limit):
            message = Message("What was pasted is longer than \(limit / 1024) KiB; the rest was left out.", .refused)
        case .brokenPaste:
            message = Message("A paste began and did not end, so nothing of it was taken. Paste it again.", .refused)
        case .mouse(let mouse): return handle(mouse)
        }
        return []
    }

    private mutating func handle(_ key: Key) -> [Effect] {
        switch key {
        case .control("z"): return [.suspend]
        case .control("l"): return [.redraw]
        default: break
        }
        if sharing.farewell != nil {
            switch key {
            case .character("q"), .control("c"): return [.quit]
            case .escape: return [.stay]
            default: return []
            }
        }
        // What cannot be seen is not acted upon.
        guard size.width >= ShellLayout.minimum.width, size.height >= ShellLayout.minimum.height else {
            let leaves = [.character("q"), .control("c")].contains(key) && !saving.isFailure
            return leaves ? [.quit] : []
        }
        if panel != nil { return tellPanel(key == .control("c") ? .leave : .key(key)) }
        if welcome != nil { return tellWelcome(.key(key)) }
        if let effects = typeOnScreen(key) { return effects }
        // Moving is what keys do most; no screen gives these keys another meaning, and a test holds them to that.
        if let movement = screen.movements.first(where: { $0.keys.contains(key) }) { return perform(movement.command) }
        guard let binding = bindings.first(where: { $0.keys.contains(key) }) else { return explain(key) }
        return perform(binding.command)
    }

    /// Says why a key does nothing here.
    private mutating func explain(_ key: Key) -> [Effect] {
        var writable = self
        writable.past = nil
        writable.context.readOnlyReason = nil
        if !context.canWrite, writable.bindings.contains(where: { $0.keys.contains(key) }) {
            return perform(context.refusalToWrite)
        }
        // Escape is pressed to be sure that nothing is open; that needs no answer.
        if key != .escape { message = Message("\(key.title) does nothing here; ? shows the keys that do.") }
        return []
    }

    private mutating func paste(_ pasted: String) -> [Effect] {
        var text = pasted
        // No text of an entry may be longer, and no field has to hold more.
        let limit = WrittenText.noteLimit
        if let end = pasted.index(pasted.startIndex, offsetBy: limit, limitedBy: pasted.endIndex), end < pasted.endIndex {
            text = String(pasted[..<end])
            message = Message("What was pasted is longer than \(limit) characters; the rest was left out.", .refused)
        }
        if panel != nil { return tellPanel(.paste(text)) }
        if welcome != nil { return tellWelcome(.paste(text)) }
        return screen.typing == nil ? [] : tell(tab, .paste(text))
    }
}
