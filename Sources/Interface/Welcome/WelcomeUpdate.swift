import Readiness
import TerminalUI

extension State {
    mutating func handleInWelcome(_ key: Key) -> [Effect] {
        guard var welcome else { return [] }
        defer { if self.welcome != nil { self.welcome = welcome } }
        switch key {
        case .control("c"): return [.quit]
        case .escape:
            if welcome.goBack() { return [] }
            return leaveWelcome()
        default: break
        }
        if welcome.handleField(key, today: today) { return [] }
        switch key {
        case .character("q") where welcome.step == .choose: return leaveWelcome()
        case .character("c") where welcome.step == .choose:
            panel = .differences(TextPanel())
            return []
        case .up, .character("k"), .pageUp, .down, .character("j"), .pageDown, .home, .end, .character("g"), .character("G"):
            if scroll(&welcome, key) { return [] }
        default: break
        }
        switch key {
        case .up, .character("k"), .backTab: welcome.move(-1, rows: rowCount(of: welcome))
        case .down, .character("j"), .tab: welcome.move(1, rows: rowCount(of: welcome))
        case .pageUp: welcome.move(-10, rows: rowCount(of: welcome), wraps: false)
        case .pageDown: welcome.move(10, rows: rowCount(of: welcome), wraps: false)
        case .home, .character("g"): welcome.cursor = 0
        case .end, .character("G"): welcome.cursor = max(0, rowCount(of: welcome) - 1)
        case .character(" "):
            if welcome.isChoice { return advance(&welcome) }
            toggle(in: &welcome)
        case .left: _ = welcome.goBack()
        case .enter, .right: return advance(&welcome)
        case .character(let digit):
            if let number = digit.wholeNumberValue, number >= 1, number <= rowCount(of: welcome), welcome.isChoice {
                welcome.cursor = number - 1
                return advance(&welcome)
            }
            message = Message("\(key.title) does nothing here; enter goes on, esc goes back.")
        default: break
        }
        return []
    }

    mutating func pasteIntoWelcome(_ text: String) {
        welcome?.withField { $0.insert(text) }
    }

    /// Leaves without beginning anything: the program where the folder has no workspace, else only Welcome.
    private mutating func leaveWelcome() -> [Effect] {
        guard welcome?.isFirst ?? true else {
            welcome = nil
            return []
        }
        return [.quit]
    }

    /// How many rows or fields the step has.
    func rowCount(of welcome: WelcomeState) -> Int {
        switch welcome.step {
        case .choose: 4
        case .advise(let factor): factor.answers.count
        case .recommendation: 3
        case .organization: 2
        case .type: 2
        case .dates(let kind): welcome.drafts[kind]?.isType2 ?? true ? 2 : 1
        case .preset: (catalog(for: .soc1)?.presets.count ?? 0) + 1
        case .scope(let kind): optionalAreas(of: kind).count
        case .confirm: 1
        }
    }

    /// The areas that a report could do without: what there is to choose.
    func optionalAreas(of kind: ReportKind) -> [Area] { catalog(for: kind)?.areas.filter { !$0.isRequired } ?? [] }

    private func toggle(in welcome: inout WelcomeState) {
        guard case .scope(let kind) = welcome.step else { return }
        let areas = optionalAreas(of: kind)
        guard areas.indices.contains(welcome.cursor) else { return }
        let id = areas[welcome.cursor].id
        var chosen = welcome.drafts[kind]?.areas ?? []
        if chosen.remove(id) == nil { chosen.insert(id) }
        welcome.drafts[kind]?.areas = chosen
    }

    /// Scrolls the steps that are read, where they are longer than the screen.
    ///
    /// - Returns: False for a key that moves the cursor instead.
    private func scroll(_ welcome: inout WelcomeState, _ key: Key) -> Bool {
        guard welcome.step == .recommendation || welcome.step == .confirm else { return false }
        let layout = WelcomeLayout(self, welcome)
        let page = max(1, layout.inside.height - 1)
        switch key {
        case .pageUp: welcome.top -= page
        case .pageDown: welcome.top += page
        case .home where welcome.step == .confirm, .character("g") where welcome.step == .confirm: welcome.top = 0
        case .end where welcome.step == .confirm, .character("G") where welcome.step == .confirm: welcome.top = layout.lastTop
        case .up where welcome.step == .confirm, .character("k") where welcome.step == .confirm: welcome.top -= 1
        case .down where welcome.step == .confirm, .character("j") where welcome.step == .confirm: welcome.top += 1
        default:
            welcome.top = 0
            return false
        }
        welcome.top = min(max(0, welcome.top), layout.lastTop)
        return true
    }

    /// Chooses what was clicked: a row or a field, and what goes on with it.
    mutating func clickInWelcome(_ point: Point) -> [Effect] {
        guard var welcome else { return [] }
        let layout = WelcomeLayout(self, welcome)
        let row = point.y - layout.inside.y
        guard layout.inside.contains(point), layout.shown.indices.contains(layout.shown.lowerBound + row),
            let option = layout.lines[layout.shown.lowerBound + row].option
        else { return [] }
        welcome.cursor = option
        self.welcome = welcome
        if welcome.isChoice { return handleInWelcome(.enter) }
        if case .scope = welcome.step { return handleInWelcome(.character(" ")) }
        return []
    }

    /// Takes what was chosen or typed and goes to the next step.
    private mutating func advance(_ welcome: inout WelcomeState) -> [Effect] {
        do throws(Refusal) {
            switch welcome.step {
            case .choose:
                switch welcome.cursor {
                case 0: welcome.reports = [.soc1]
                case 1: welcome.reports = [.soc2]
                case 2: welcome.reports = [.soc1, .soc2]
                default:
                    welcome.go(to: .advise(.services))
                    return []
                }
            case .advise(let factor):
                welcome.advisor.answer(factor, factor.answers[min(welcome.cursor, factor.answers.count - 1)])
            case .recommendation: welcome.reports = [[.soc1], [.soc2], [.soc1, .soc2]][min(welcome.cursor, 2)]
            case .organization:
                guard welcome.cursor == 1 || !welcome.service.isEmpty else {
                    _ = try WrittenText(line: welcome.organization.text, what: "The organization's name")
                    welcome.cursor = 1
                    return []
                }
                _ = try WrittenText(line: welcome.organization.text, what: "The organization's name")
            case .type(let kind): welcome.drafts[kind]?.isType2 = welcome.cursor == 1
            case .dates(let kind):
                if welcome.cursor == 0, welcome.drafts[kind]?.isType2 ?? true {
                    welcome.cursor = 1
                    return []
                }
                _ = try welcome.type(of: kind)
            case .preset:
                let presets = catalog(for: .soc1)?.presets ?? []
                let preset = presets.indices.contains(welcome.cursor) ? presets[welcome.cursor] : nil
                welcome.drafts[.soc1]?.preset = preset?.id
                welcome.drafts[.soc1]?.areas = Set(preset?.areas ?? [])
            case .scope: break
            case .confirm: return try begin(welcome)
            }
            let next = welcome.step(after: welcome.step)
            welcome.go(to: next, cursor: welcome.firstRow(of: next))
        } catch {
            welcome.refusal = error.description
        }
        return []
    }

    private mutating func begin(_ welcome: WelcomeState) throws(Refusal) -> [Effect] {
        let setups = try welcome.setups(in: workspace)
        let empty = WorkspaceState(name: "", record: WorkspaceRecord(), catalogs: [:], today: today)
        for setup in setups { _ = try (workspace ?? empty).decideToBegin(setup) }
        saving = .pending
        if workspace != nil { return [.write(setups.map { .engage($0) })] }
        return [.begin(name: setups.first?.organization ?? folder, setups)]
    }
}

extension WelcomeState {
    /// Whether the step is a list of which one thing is chosen, so that digits choose, too.
    var isChoice: Bool {
        switch step {
        case .choose, .advise, .recommendation, .type, .preset: true
        case .organization, .dates, .scope, .confirm: false
        }
    }

    mutating func move(_ step: Int, rows: Int, wraps: Bool = true) {
        guard rows > 0 else { return }
        cursor = wraps ? (cursor + step + rows) % rows : min(max(cursor + step, 0), rows - 1)
    }

    /// The row to begin at: what the recommendation says, or Type 2.
    func firstRow(of step: Step) -> Int {
        switch step {
        case .recommendation:
            switch advisor.recommendation.choice {
            case .soc1: 0
            case .soc2, .undecided: 1
            case .both: 2
            }
        case .type(let kind): drafts[kind]?.isType2 ?? true ? 1 : 0
        default: 0
        }
    }

    /// Types into the field that has the keys.
    ///
    /// - Returns: Whether the key was meant for it.
    mutating func handleField(_ key: Key, today: Day) -> Bool {
        switch key {
        case .up, .down, .enter, .tab, .backTab: return false
        case .pageUp, .pageDown:
            guard case .dates = step else { return false }
            let months = key == .pageUp ? 1 : -1
            withField { field in
                let day = Day(iso: field.text) ?? today
                field = TextField(day.advanced(byMonths: months).description)
            }
            return true
        default: break
        }
        var isTaken = false
        withField { isTaken = $0.handle(key) }
        if isTaken { refusal = nil }
        return isTaken
    }

    /// Changes the field that has the keys, if the step has any.
    mutating func withField(_ change: (inout TextField) -> Void) {
        switch step {
        case .organization:
            if cursor == 0 { change(&organization) } else { change(&service) }
        case .dates(let kind):
            guard var draft = drafts[kind] else { return }
            if !draft.isType2 { change(&draft.asOf) } else if cursor == 0 { change(&draft.from) } else { change(&draft.to) }
            drafts[kind] = draft
        default: break
        }
    }
}
