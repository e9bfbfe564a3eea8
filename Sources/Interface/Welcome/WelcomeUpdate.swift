import Readiness
import TerminalUI

extension WelcomeScreen {
    mutating func handle(_ key: Key, _ context: Context) -> [Request] {
        switch key {
        case .control("c"): return .effect(.quit)
        case .escape: return goBack() ? [] : leave
        default: break
        }
        if handleField(key, today: context.today) { return [] }
        switch key {
        case .character("q") where step == .choose: return leave
        case .character("W") where step == .choose: return [.effect(.elsewhere)]
        case .character("c") where step == .choose: return [.open(DifferencesPanel())]
        case .character("?"), .function(1): return [.open(GlossaryPanel())]
        case .up, .character("k"), .pageUp, .down, .character("j"), .pageDown, .home, .end, .character("g"), .character("G"):
            if scroll(key, context) { return [] }
        default: break
        }
        let rows = rowCount(context)
        switch key {
        case .up, .character("k"), .backTab: move(-1, rows: rows)
        case .down, .character("j"), .tab: move(1, rows: rows)
        case .pageUp: move(-10, rows: rows, wraps: false)
        case .pageDown: move(10, rows: rows, wraps: false)
        case .home, .character("g"): cursor = 0
        case .end, .character("G"): cursor = max(0, rows - 1)
        case .character(" "):
            if isChoice { return advance(context) }
            toggle(context)
        case .left: _ = goBack()
        case .enter, .right: return advance(context)
        case .character(let digit):
            if let number = digit.wholeNumberValue, number >= 1, number <= rows, isChoice {
                cursor = number - 1
                return advance(context)
            }
            return [.say(Message("\(key.title) does nothing here; enter goes on, esc goes back."))]
        default: break
        }
        return []
    }

    /// Leaves without beginning anything: the program where the folder has no workspace, else only Welcome.
    private var leave: [Request] { isFirst ? .effect(.quit) : [.leaveWelcome] }

    /// How many rows or fields the step has.
    private func rowCount(_ context: Context) -> Int {
        switch step {
        case .choose: 4 + context.ownCatalogs.count
        case .advise(let factor): factor.answers.count
        case .recommendation: 3
        case .organization: 2
        case .type: 2
        case .dates(let kind): answers[kind]?.isType2 ?? true ? 2 : 1
        case .preset: (catalog(for: .soc1, context)?.presets.count ?? 0) + 1
        case .scope(let kind): optionalAreas(of: kind, context).count
        case .confirm: 1
        }
    }

    private mutating func toggle(_ context: Context) {
        guard case .scope(let kind) = step else { return }
        let areas = optionalAreas(of: kind, context)
        guard areas.indices.contains(cursor) else { return }
        let id = areas[cursor].id
        var chosen = answers[kind]?.areas ?? []
        if chosen.remove(id) == nil { chosen.insert(id) }
        answers[kind]?.areas = chosen
    }

    /// Scrolls the steps that are read, where they are longer than the screen.
    ///
    /// - Returns: False for a key that moves the cursor instead.
    private mutating func scroll(_ key: Key, _ context: Context) -> Bool {
        guard step == .recommendation || step == .confirm else { return false }
        let layout = WelcomeLayout(self, context)
        let page = max(1, layout.inside.height - 1)
        switch key {
        case .pageUp: top -= page
        case .pageDown: top += page
        case .home where step == .confirm, .character("g") where step == .confirm: top = 0
        case .end where step == .confirm, .character("G") where step == .confirm: top = layout.lastTop
        case .up where step == .confirm, .character("k") where step == .confirm: top -= 1
        case .down where step == .confirm, .character("j") where step == .confirm: top += 1
        default:
            top = 0
            return false
        }
        top = min(max(0, top), layout.lastTop)
        return true
    }

    /// Chooses what was clicked: a row or a field, and what goes on with it.
    mutating func click(_ point: Point, _ context: Context) -> [Request] {
        let layout = WelcomeLayout(self, context)
        let row = point.y - layout.inside.y
        guard layout.inside.contains(point), layout.shown.indices.contains(layout.shown.lowerBound + row),
            let option = layout.lines[layout.shown.lowerBound + row].option
        else { return [] }
        cursor = option
        selectField()
        if isChoice { return handle(.enter, context) }
        if case .scope = step { return handle(.character(" "), context) }
        return []
    }

    /// Takes what was chosen or typed and goes to the next step.
    private mutating func advance(_ context: Context) -> [Request] {
        do throws(Refusal) {
            switch step {
            case .choose:
                ownCatalog = nil
                switch cursor {
                case 0: reports = [.soc1]
                case 1: reports = [.soc2]
                case 2: reports = [.soc1, .soc2]
                case 3:
                    go(to: .advise(.services))
                    return []
                default:
                    guard context.ownCatalogs.indices.contains(cursor - 4) else { return [] }
                    let own = context.ownCatalogs[cursor - 4]
                    ownCatalog = own
                    reports = [own.report]
                }
            case .advise(let factor):
                advisor.answer(factor, factor.answers[min(cursor, factor.answers.count - 1)])
            case .recommendation: reports = [[.soc1], [.soc2], [.soc1, .soc2]][min(cursor, 2)]
            case .organization:
                _ = try WrittenText(line: organization.text, what: .organization)
                guard cursor == 1 || !service.isEmpty else {
                    cursor = 1
                    selectField()
                    return []
                }
            case .type(let kind): answers[kind]?.isType2 = cursor == 1
            case .dates(let kind):
                if cursor == 0, answers[kind]?.isType2 ?? true {
                    cursor = 1
                    selectField()
                    return []
                }
                switch dates(of: kind, today: context.today) {
                case .failure(let wrong):
                    // The caret goes where the mistake is.
                    cursor = wrong.field
                    selectField()
                    refusal = wrong.reason
                    return []
                case .success(let type): suggest(type, after: kind)
                }
            case .preset:
                let presets = catalog(for: .soc1, context)?.presets ?? []
                let preset = presets.indices.contains(cursor) ? presets[cursor] : nil
                answers[.soc1]?.preset = preset?.id
                answers[.soc1]?.areas = Set(preset?.areas ?? [])
            case .scope: break
            case .confirm: return try begin(context)
            }
            let next = step(after: step)
            go(to: next, cursor: firstRow(of: next))
        } catch {
            refusal = error.description
        }
        return []
    }

    /// Suggests what was said of a report for the ones that come next.
    private mutating func suggest(_ type: ReportType, after kind: ReportKind) {
        guard let place = reports.firstIndex(of: kind) else { return }
        for next in reports[(place + 1)...] where !trailHolds(.dates(next)) { answers[next]?.take(type) }
    }

    private func begin(_ context: Context) throws(Refusal) -> [Request] {
        let workspace = context.workspace
        let setups = try setups(in: workspace, today: context.today)
        let empty = WorkspaceState(name: "", record: WorkspaceRecord(), catalogs: [:], today: context.today)
        for setup in setups { _ = try (workspace ?? empty).decideToBegin(setup) }
        if workspace != nil { return .effect(.write(setups.map { .engage($0) })) }
        return .effect(.begin(name: setups.first?.organization ?? context.folder, setups))
    }
}

extension Context {
    /// The team's own catalogs, which a report can begin with once there is a workspace.
    var ownCatalogs: [Catalog] {
        let builtIn = Set(catalogs.map(\.id))
        return (workspace?.catalogs.values ?? [:].values).filter { !builtIn.contains($0.id) }.sorted { $0.id < $1.id }
    }
}

extension WelcomeScreen {
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
        selectField()
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
        case .type(let kind): answers[kind]?.isType2 ?? true ? 1 : 0
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
            withField { $0.move(to: { $0.advanced(byMonths: months) }, today: today) }
            return true
        default: break
        }
        var isTaken = false
        withField { isTaken = $0.handle(key) }
        if isTaken { refusal = nil }
        return isTaken
    }

    /// Selects what stands in the field that one comes to: what is typed replaces it, as it did the first time.
    mutating func selectField() { withField { $0 = TextField($0.text, isSelected: true) } }

    /// Changes the field that has the keys, if the step has any.
    mutating func withField(_ change: (inout TextField) -> Void) {
        switch step {
        case .organization:
            if cursor == 0 { change(&organization) } else { change(&service) }
        case .dates(let kind):
            guard var draft = answers[kind] else { return }
            if !draft.isType2 { change(&draft.asOf) } else if cursor == 0 { change(&draft.from) } else { change(&draft.to) }
            answers[kind] = draft
        default: break
        }
    }
}
