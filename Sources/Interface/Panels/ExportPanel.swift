import Readiness
import TerminalUI

/// Shows what an export will say before it is written: for whom, of which report, items and day, and where to.
struct ExportPanel: Sendable {
    /// What is typed in it.
    enum Typing: Hashable, Sendable {
        case path
        case day
    }

    /// How far it is being written.
    struct Packing: Hashable, Sendable {
        var done: Int
        var total: Int
    }

    /// What somebody wants.
    let draft: ExportDraft
    /// Whom somebody wants it for, whatever the form that is shown is made for; nil where nobody has said.
    private(set) var wanted: Audience?
    /// What it will say, a line a row.
    let lines: [String]
    /// The first line that is shown.
    private(set) var top = 0
    /// Where it will be written.
    private(set) var field: TextField
    /// The day that is being typed.
    private(set) var dayField = TextField()
    /// What is being typed, if anything is.
    private(set) var typing: Typing?
    /// What there is to know of that file before it is written, or nil.
    private(set) var remark: String?
    /// Why it was not written the last time.
    private(set) var refusal: String?
    /// How far it is, while it is being written.
    private(set) var packing: Packing?
    /// What the Items screen shows, where that is not everything.
    var shownItems: ItemFilter?

    /// Whether the path is being typed.
    var isNaming: Bool { typing == .path }

    init(draft: ExportDraft, lines: [String], path: String, remark: String?, replacing panel: (any Panel)?) {
        self.draft = draft
        self.lines = lines
        field = TextField(path)
        self.remark = remark
        guard let earlier = panel as? ExportPanel else { return }
        (wanted, shownItems, packing) = (earlier.wanted, earlier.shownItems, earlier.packing)
        let isSameFile = earlier.draft.choice == draft.choice && earlier.draft.day == draft.day
        typing = isSameFile ? earlier.typing : nil
        // A name that somebody typed stays where it goes on being about the same file.
        if isSameFile { (field, self.remark) = (earlier.field, earlier.remark) }
    }
}

extension ExportPanel: Panel {
    mutating func update(_ event: PanelEvent, _ context: Context) -> [Request] {
        switch event {
        case .key(let key):
            if packing != nil { return wait(key) }
            if let typing { return type(key, typing, context) }
            return handle(key, context)
        case .wheel(let movement): scroll(by: movement == .up ? -1 : 1, on: context.size)
        case .paste(let text):
            switch typing {
            case .path:
                field.insert(text)
                return .effect(.checkExport(path: field.text))
            case .day: dayField.insert(text)
            case nil: break
            }
        case .leave: return packing == nil ? [.close] : .effect(.cancelExport)
        case .told(let event): return take(event)
        case .aboutToDraw: scroll(by: 0, on: context.size)
        case .opened, .press: break
        }
        return []
    }

    /// Takes a key while it is being written.
    private func wait(_ key: Key) -> [Request] {
        switch key {
        case .escape: .effect(.cancelExport)
        case .enter, .character("b"):
            [.close, .say(Message("It goes on being written; you are told when it is done. E shows how far it is."))]
        default: []
        }
    }

    private mutating func type(_ key: Key, _ what: Typing, _ context: Context) -> [Request] {
        refusal = nil
        switch (key, what) {
        case (.escape, _): typing = nil
        case (.enter, .path), (.tab, .path): typing = nil
        case (_, .path): if field.handle(key) { return .effect(.checkExport(path: field.text)) }
        case (.enter, .day): return takeDay(context)
        case (.up, .day), (.down, .day), (.pageUp, .day), (.pageDown, .day):
            let step: (Day) -> Day =
                switch key {
                case .up: { $0.advanced(by: 1) }
                case .down: { $0.advanced(by: -1) }
                case .pageUp: { $0.advanced(byMonths: 1) }
                default: { $0.advanced(byMonths: -1) }
                }
            dayField.move(to: step, today: context.calendarDay)
        case (_, .day): _ = dayField.handle(key)
        }
        return []
    }

    /// Takes the day that is typed; nothing is now.
    private mutating func takeDay(_ context: Context) -> [Request] {
        var draft = draft
        if dayField.isEmpty {
            draft.day = nil
        } else {
            let preview = DayPreview(ofPast: dayField.text, today: context.calendarDay)
            guard let day = preview.day else {
                refusal = preview.words
                return []
            }
            draft.day = day
        }
        typing = nil
        return .effect(.previewExport(draft))
    }

    private mutating func handle(_ key: Key, _ context: Context) -> [Request] {
        let page = max(1, PanelLayout.export(on: context.size).exportBody.height - 1)
        refusal = nil
        switch key {
        case .escape, .character("q"): return [.close]
        case .tab, .right, .character("f"): return preview { [wanted] in $0.choice = $0.choice.nextFormat(1, for: wanted) }
        case .left, .backTab: return preview { [wanted] in $0.choice = $0.choice.nextFormat(-1, for: wanted) }
        case .character("a") where draft.choice.format.audiences.count > 1:
            wanted = draft.choice.nextAudience.audience
            return preview { $0.choice = $0.choice.nextAudience }
        case .character("r"): return turnReport(context)
        case .character("i"): return turnItems(1, context)
        case .character("I"): return turnItems(-1, context)
        case .character("d"): (typing, dayField) = (.day, TextField(draft.day?.description ?? "", isSelected: true))
        case .character("x"): return preview { $0.isRedacted.toggle() }
        case .character("s"):
            guard draft.canBeSigned else {
                refusal = "Only a package is signed: tab goes to it."
                return []
            }
            return preview { $0.isSigned.toggle() }
        case .character("o"): typing = .path
        case .enter, .character("w"): return .effect(.export(draft, path: field.text, replaces: false))
        case .down, .character("j"): scroll(by: 1, on: context.size)
        case .up, .character("k"): scroll(by: -1, on: context.size)
        case .pageDown, .control("f"), .character(" "): scroll(by: page, on: context.size)
        case .pageUp, .control("b"): scroll(by: -page, on: context.size)
        case .home, .character("g"): top = 0
        case .end, .character("G"): scroll(by: lines.count, on: context.size)
        default: break
        }
        return []
    }

    /// Asks for a preview of what is wanted now.
    private mutating func preview(_ change: (inout ExportDraft) -> Void) -> [Request] {
        var changed = draft
        change(&changed)
        if let obstacle = changed.obstacle {
            refusal = obstacle
            return []
        }
        return .effect(.previewExport(changed))
    }

    /// Goes to the next report, behind the last one to all of them.
    private mutating func turnReport(_ context: Context) -> [Request] {
        let reports: [EngagementID?] = [nil] + (context.workspace?.engagements ?? []).map(\.id)
        guard reports.count > 2 else {
            refusal = "There is one report here, and it is about that."
            return []
        }
        let next = reports[((reports.firstIndex(of: draft.report) ?? 0) + 1) % reports.count]
        return preview { draft in
            draft.report = next
            // Another report has other areas.
            if case .area = draft.items { draft.items = .all }
        }
    }

    /// Goes through what lists and tables can hold: everything, what Items shows, an area.
    private mutating func turnItems(_ step: Int, _ context: Context) -> [Request] {
        guard draft.choice.format.takesFilter else {
            refusal = "\(draft.choice.format.name) is made of everything; r takes one report."
            return []
        }
        let engagements = (context.workspace?.engagements ?? []).filter { draft.report == nil || $0.id == draft.report }
        var seen: Set<String> = []
        let areas = engagements.flatMap { engagement in
            let inScope = Set(engagement.items.filter(engagement.isInScope).map { engagement.criteria[$0.criterion].area })
            return engagement.areas.indices.filter(inScope.contains).map { engagement.areas[$0].id }
        }
        let all =
            [ExportDraft.Items.all] + (shownItems.map { [.shown($0)] } ?? [])
            + areas.filter { seen.insert($0).inserted }.map { .area($0) }
        let next = all[((all.firstIndex(of: draft.items) ?? 0) + all.count + step) % all.count]
        return preview { $0.items = next }
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
        case .packing(let done, let total): packing = Packing(done: done, total: total)
        case .exportRefused(let reason): (refusal, packing) = (reason, nil)
        case .exportExists(let path):
            packing = nil
            var question = Question(
                title: "Replace the file?", lines: ["There is a file \(path) already. What it holds would be gone."],
                yes: "replace it", no: "keep it", effect: .export(draft, path: path, replaces: true))
            question.asker = self
            return [.open(question)]
        default: break
        }
        return []
    }
}
