import Readiness
import TerminalUI

/// Makes the next state of the screens. Pure: what has to be done outside comes back as effects.
public func update(_ state: inout State, _ event: Event) -> [Effect] {
    defer { state.scrollIntoSight() }
    return take(event, in: &state) + state.askForSides() + state.askForDraft()
}

private func take(_ event: Event, in state: inout State) -> [Effect] {
    switch event {
    case .terminal(let event): return state.handle(event)
    case .workspace(let workspace, let isLaidOutAnew): state.take(workspace, isLaidOutAnew: isLaidOutAnew)
    case .staged: if !state.saving.isFailure { state.saving = .pending }
    case .saved:
        state.saving = .saved
        return state.settleDrafts(areSaved: true)
    case .notSaved(let reason):
        state.saving = .failed(reason)
        state.message = Message("Not saved: \(reason)", .refused)
        return state.settleDrafts(areSaved: false)
    case .refused(let reason): state.message = Message(reason, .refused)
    case .notice(let text): state.message = Message(text)
    case .changedByOthers(let text): state.message = Message(text)
    case .asksToReverse(let reversal, let consequences): state.askToReverse(reversal, consequences)
    case .entries(let entries): state.takeSides(entries)
    case .sharing(let sharing): state.sharing = sharing
    case .shared(let text): state.message = Message(text, .good)
    case .notShared(let reason, let yes, let effect): state.explain(reason, yes, effect)
    case .asksToRaise(let lines, let effect):
        state.saving = .saved
        state.ask(Question(title: "Colleagues need this version", lines: lines, yes: "write it", effect: .raise(effect)))
    case .history(let entries): state.history.take(entries, in: state.workspace)
    case .past(let past):
        state.past = past
        state.tab = .overview
        state.layOutAgain()
        state.message = Message(
            "This is how it was on \(past.at.day.words) at \(past.at.clockTime); esc comes back to today.")
    case .exportPreview(let format, let lines, let path, let remark):
        state.panel = .export(ExportPanel(format: format, lines: lines, path: path, remark: remark, replacing: state.panel))
    case .exportTarget(let path, let remark): state.takeExport(remark: remark, on: path)
    case .exportExists(let path): state.askToReplace(path)
    case .exportRefused(let reason): state.refuseExport(reason)
    case .exported(let path):
        state.panel = nil
        state.message = Message("Exported to \(path).", .good)
    case .draft(let draft, let when): state.take(draft, of: when)
    case .edited(let text): state.takeEdited(text)
    case .readOnly(let reason): state.readOnlyReason = reason
    case .incomplete(let reason): state.incompleteReason = reason
    case .person(let person): state.person = person
    case .today(let day):
        state.today = day
        state.workspace?.update(today: day)
        state.layOutAgain()
    }
    return []
}

extension State {
    mutating func handle(_ event: TerminalEvent) -> [Effect] {
        switch event {
        case .resize(let size):
            self.size = size
            layOutOverview()
            return []
        case .key(let key):
            message = nil
            return handle(key)
        case .paste(let text):
            return paste(text)
        case .cutPaste(let limit):
            message = Message("What was pasted is longer than \(limit / 1024) KiB; the rest was left out.", .refused)
            return []
        case .brokenPaste:
            message = Message("A paste began and did not end, so nothing of it was taken. Paste it again.", .refused)
            return []
        case .mouse(let mouse):
            return handle(mouse)
        }
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
        if panel != nil { return handleInPanel(key) }
        if welcome != nil { return handleInWelcome(key) }
        if tab == .items, items.isFinding, let effects = handleInFind(key) { return effects }
        if tab == .history, history.isFinding, handleInHistoryFind(key) { return [] }
        // Moving is what keys do most; no screen gives these keys another meaning, and a test holds them to that.
        let movements = tab == .history ? Binding.listMovements : Binding.movements
        if let movement = movements.first(where: { $0.keys.contains(key) }) { return perform(movement.command) }
        guard let binding = bindings.first(where: { $0.keys.contains(key) }) else { return explain(key) }
        return perform(binding.command)
    }

    /// Says why a key does nothing here.
    private mutating func explain(_ key: Key) -> [Effect] {
        var writable = self
        writable.past = nil
        writable.readOnlyReason = nil
        if !canWrite, writable.bindings.contains(where: { $0.keys.contains(key) }) { return refuseToWrite() }
        // Escape is pressed to be sure that nothing is open; that needs no answer.
        if key != .escape { message = Message("\(key.title) does nothing here; ? shows the keys that do.") }
        return []
    }

    /// Does what a key, the palette or the mouse asks for.
    mutating func perform(_ command: Command) -> [Effect] {
        switch command {
        case .shell(let command): return perform(command)
        case .move(let movement):
            switch tab {
            case .overview: moveInOverview(movement)
            case .items: moveInItems(movement)
            case .scope: moveInScope(movement)
            case .history: moveInHistory(movement)
            }
            return []
        case .items(let command): return perform(command)
        case .overview(let command): return perform(command)
        case .scope(let command): return perform(command)
        case .history(let command): return perform(command)
        }
    }

    private mutating func paste(_ pasted: String) -> [Effect] {
        var text = pasted
        // No text of an entry may be longer, and no field has to hold more.
        let limit = WrittenText.noteLimit
        if let end = pasted.index(pasted.startIndex, offsetBy: limit, limitedBy: pasted.endIndex), end < pasted.endIndex {
            text = String(pasted[..<end])
            message = Message("What was pasted is longer than \(limit) characters; the rest was left out.", .refused)
        }
        if panel != nil {
            return pasteIntoPanel(text)
        } else if welcome != nil {
            pasteIntoWelcome(text)
        } else if tab == .items, items.isFinding {
            items.find.insert(text)
            applyFind()
        } else if tab == .history, history.isFinding {
            history.find.insert(text)
            history.narrow()
        }
        return []
    }

    /// Takes over a later workspace. Cursors stay on what they were on.
    mutating func take(_ workspace: WorkspaceState, isLaidOutAnew: Bool) {
        let wasEmpty = self.workspace?.engagements.isEmpty ?? true
        let shownID =
            self.workspace?.engagements.indices.contains(engagementIndex) ?? false
            ? self.workspace?.engagements[engagementIndex].id : nil
        let count = self.workspace?.engagements.count ?? 0
        let before = awaitsOwn ? engagement : nil
        self.workspace = workspace
        history.entries = nil
        // Who was looked for under a handle is still looked for when that turns out to be somebody's other name.
        if case .person(let handle) = items.filter.owner { items.filter.owner = .person(workspace.record.canonical(handle)) }
        if welcome != nil, !workspace.engagements.isEmpty, wasEmpty || workspace.engagements.count > count {
            let isFirst = welcome?.isFirst ?? true
            welcome = nil
            tab = .overview
            engagementIndex = isFirst ? 0 : workspace.engagements.count - 1
            forgetPlaces()
            message = Message("\(engagement?.title ?? "The engagement") has begun. Press 2 for its items.", .good)
        } else if let index = workspace.engagements.firstIndex(where: { $0.id == shownID }), index != engagementIndex {
            engagementIndex = index
        }
        guard past == nil else { return }
        if isLaidOutAnew {
            layOutAgain()
            if awaitsOwn, let before { goToOwn(since: before) }
        } else {
            layOutOverview()
        }
    }

    /// Puts the cursor on the item or the objective that was just added, and says what comes next.
    private mutating func goToOwn(since before: Engagement) {
        guard let engagement, engagement.id == before.id else { return }
        let known = Set(before.criteria.map(\.id))
        if let objective = engagement.criteria.firstIndex(where: { !known.contains($0.id) }) {
            awaitsOwn = false
            scope.moveCursor(to: objective)
            message = Message("Added \(engagement.criteria[objective].id). It has no items yet: i adds one.", .good)
        } else if let item = engagement.items.first(where: { before.position(of: $0.id) == nil }) {
            awaitsOwn = false
            if tab == .items { _ = items.moveCursor(to: item.id, in: engagement) }
            message = Message("Added \(item.id); u takes it back.", .good)
        }
    }
}
