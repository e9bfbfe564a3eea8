import Readiness
import TerminalUI

/// The Overview: where one stands, and what to do next.
struct OverviewScreen: Sendable {
    /// A line of *what to do next*.
    enum Row: Hashable, Sendable {
        /// What a new engagement begins with.
        case firstSteps
        /// One of these steps.
        case step(FirstStep, isDone: Bool)
        /// How much is left for the person who sits here.
        case mine(open: Int, days: Int)
        /// A reason, with how many items have it.
        case reason(OverviewReason, count: Int)
        /// An item, by its position.
        case item(Int, OverviewReason)
        /// A piece of evidence.
        case piece(EntryID, OverviewReason)
        /// A control with a gap.
        case gap(ControlGap, OverviewReason)
        /// A request of the auditor's.
        case request(RequestNumber, OverviewReason)
        /// What two people decided about at once.
        case disputed(Dispute.Subject)
        /// There are more of the reason.
        case more(OverviewReason, count: Int)
    }

    /// The panes, from left to right.
    enum Pane: Sendable {
        case areas
        case next
    }

    /// How many items of one reason are listed at least, where it has as many.
    static let listed = 4

    /// The pane that has the keys.
    var focus = Pane.next
    /// What to do next.
    private(set) var rows: [Row] = []
    /// Where that list stands.
    var window = ListWindow()
    /// The rows of the left pane: areas, and who has what.
    private(set) var sides: [OverviewSide] = []
    /// Where that pane stands.
    var sideWindow = ListWindow()
    /// What the head says; nil before anything was laid out.
    private(set) var standing: OverviewStanding?
    /// When the report will be ready at the team's pace; nil before anything was laid out.
    private(set) var forecast: Forecast?
    /// How wide the left pane is where no name in it is cut.
    private(set) var sideWidth = 40

    /// Makes the lists. Where there are rows to spare, more items of each reason are listed.
    mutating func layOut(_ engagement: Engagement, _ context: Context) {
        standing = OverviewStanding(of: engagement, in: context.shown, today: engagement.today)
        sideWidth = AreaColumns.wanted(of: engagement)
        forecast = Forecast(of: engagement, in: context.shown?.record ?? WorkspaceRecord(), knowing: forecast)
        let layout = OverviewLayout(self, context)
        sides = OverviewSide.rows(of: engagement, height: layout.sideHeight)
        rows = []
        let steps = FirstStep.steps(of: engagement, in: context.shown)
        if !steps.isEmpty { rows = [.firstSteps] + steps.map { .step($0.step, isDone: $0.isDone) } }
        var found: [(reason: OverviewReason, rows: [Row])] = []
        let proof = context.shown.map { OwnProof(of: context.person.isKnown ? context.me : nil, in: engagement, of: $0) }
        if let record = context.shown?.record, context.person.isKnown {
            let own = OwnWork(of: context.me, in: engagement, people: record)
            found = Self.own(own, proof)
            if own.hasOwners, own.open > 0 || !found.isEmpty {
                rows.append(.mine(open: own.open, days: Int(own.days.rounded(.up))))
            }
        }
        found += Self.team(in: engagement, besides: found, proof)
        let listed = Self.listed(of: found.map(\.rows.count), height: layout.next.height - 2 - rows.count)
        for (reason, all) in found {
            rows.append(.reason(reason, count: all.count))
            rows += all.prefix(listed)
            if all.count > listed { rows.append(.more(reason, count: all.count - listed)) }
        }
        window.cursor = min(window.cursor, max(0, rows.count - 1))
        skipHeadings(1)
    }

    /// What waits for the person who sits here, the most pressing first.
    private static func own(_ work: OwnWork, _ proof: OwnProof?) -> [(reason: OverviewReason, rows: [Row])] {
        OverviewReason.own.compactMap { reason in
            let rows: [Row] =
                switch reason {
                case .returnedEvidence: proof?.returned.map { .piece($0, reason) } ?? []
                case .requests: proof?.requests.map { .request($0, reason) } ?? []
                case .gaps: proof?.gaps.map { .gap($0, reason) } ?? []
                default: work.reasons.first { $0.reason == reason }?.items.map { .item($0, reason) } ?? []
                }
            return rows.isEmpty ? nil : (reason, rows)
        }
    }

    /// What waits for whomever, without what is all of the person's who sits here: it stands above already.
    private static func team(
        in engagement: Engagement, besides own: [(reason: OverviewReason, rows: [Row])], _ proof: OwnProof?
    ) -> [(reason: OverviewReason, rows: [Row])] {
        var found: [(reason: OverviewReason, rows: [Row])] = []
        func add(_ reason: OverviewReason, _ rows: [Row]) { if !rows.isEmpty { found.append((reason, rows)) } }
        let reasons = Attention.allCases
        for (attention, items) in zip(reasons, engagement.itemsToLookAt(for: reasons)) {
            if attention == .contested, let proof { add(.disputed, proof.disputed.map { .disputed($0) }) }
            if attention == .dueSoon, let proof {
                add(.teamRequests, proof.otherRequests.map { .request($0, .teamRequests) })
                add(.teamGaps, proof.otherGaps.map { .gap($0, .teamGaps) })
            }
            if own.contains(where: { $0.reason == .mine(attention) && $0.rows.count == items.count }) { continue }
            add(.team(attention), items.map { .item($0, .team(attention)) })
        }
        return found
    }

    /// How many items of each reason can be listed so that all reasons are seen at once.
    private static func listed(of counts: [Int], height: Int) -> Int {
        let most = counts.max() ?? 0
        var listed = Self.listed
        while listed < most {
            let next = listed + 1
            let rows = counts.reduce(0) { $0 + 1 + min($1, next) + ($1 > next ? 1 : 0) }
            guard rows <= height else { break }
            listed = next
        }
        return listed
    }
}

extension Tab {
    /// Where one stands.
    public static let overview = Tab(
        title: "Overview",
        explanation: """
            Where you stand, and what to do next. What is yours comes first. Ticked and reviewed are counted apart, over the items in \
            scope that are not Not applicable. Press enter on anything to go there: on a person, for what that person has to do.
            """)
}

/// What can be done on the Overview.
enum OverviewCommand: ScreenCommand {
    case go
    case edit

    static var tab: Tab { .overview }
}

extension OverviewScreen: TabScreen {
    static var tab: Tab { .overview }

    func bindings(_ context: Context) -> [Binding] {
        var bindings = [
            Binding(
                [.enter], "go there", "Go to what is under the cursor: an item, an area, a list",
                .screen(OverviewCommand.go))
        ]
        if context.canWrite, context.engagement != nil {
            bindings.append(
                Binding([.character("e")], "edit report", ReportPanel.explanation, .screen(OverviewCommand.edit)))
        }
        return bindings + Binding.movements
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Request] {
        switch event {
        case .move(let movement): move(movement, context)
        case .command(let command):
            switch command as? OverviewCommand {
            case .go: return go(context)
            case .edit: return ReportPanel.request(context)
            case nil: break
            }
        case .press(let point, let isDouble): return click(point, isDouble: isDouble, context)
        case .wheel(let movement, let point): scroll(movement, at: point, context)
        case .shown: layOut(context)
        case .aboutToDraw: scrollIntoSight(context)
        case .key, .paste, .go, .reveal, .told: break
        }
        return []
    }

    mutating func follow(_ change: ContextChange, _ context: Context) {
        switch change {
        // The lists look at every item: where they are not shown they wait until somebody goes there.
        case .lists: if context.tab == .overview { layOut(context) }
        case .engagement: self = OverviewScreen()
        case .workspace, .written, .leftTyping: break
        }
    }

    private mutating func layOut(_ context: Context) {
        guard let engagement = context.engagement else { return }
        layOut(engagement, context)
    }

    // MARK: Going somewhere

    private func go(_ context: Context) -> [Request] {
        guard let engagement = context.engagement else { return [] }
        if focus == .areas {
            guard sides.indices.contains(sideWindow.cursor) else { return [] }
            switch sides[sideWindow.cursor] {
            case .area(let index): return [.go(to: .area(engagement.areas[index].id))]
            case .person(let load):
                return [.go(to: load.owner.map { .items(.open(of: $0)) } ?? .attention(.unowned))]
            case .heading, .blank: return []
            }
        }
        guard rows.indices.contains(window.cursor) else { return [.show(.items)] }
        switch rows[window.cursor] {
        case .firstSteps: return [.show(.items)]
        case .step(let step, _): return [step.request]
        case .mine: return [.go(to: .items(.open(of: context.me)))]
        case .reason(let reason, _), .more(let reason, _): return [.go(to: reason.place(context))]
        case .piece(let id, _): return [.go(to: .piece(id))]
        case .gap(let gap, let reason): return [.go(to: reason.place(context)), .go(to: .control(gap.key))]
        case .request(let number, _): return [.go(to: .request(number))]
        case .disputed(.control(let key)): return [.go(to: .control(key))]
        case .disputed(.evidence(let id)): return [.go(to: .piece(id))]
        case .disputed(.request(_, let number)): return [.go(to: .request(number))]
        case .item(let position, let reason):
            guard engagement.items.indices.contains(position) else { return [.go(to: reason.place(context))] }
            return [.go(to: reason.place(context)), .go(to: .item(engagement.items[position].id))]
        }
    }

    // MARK: Moving

    private mutating func move(_ movement: Movement, _ context: Context) {
        let layout = OverviewLayout(self, context)
        switch (movement, focus) {
        case (.left, _): focus = .areas
        case (.right, _): focus = .next
        case (_, .areas):
            _ = sideWindow.move(movement, count: sides.count, page: layout.areas.height - 2)
            skipHeadings(movement == .up || movement == .pageUp || movement == .last ? -1 : 1)
        case (_, .next): _ = window.move(movement, count: rows.count, page: layout.next.height - 2)
        }
    }

    /// Moves the cursor of the left pane off what is no choice: on, and back where nothing comes.
    private mutating func skipHeadings(_ step: Int) {
        for step in [step, -step] {
            var cursor = min(max(0, sideWindow.cursor), max(0, sides.count - 1))
            while sides.indices.contains(cursor), !sides[cursor].isChoice { cursor += step }
            if sides.indices.contains(cursor) { return sideWindow.cursor = cursor }
        }
    }

    private mutating func scroll(_ movement: Movement, at point: Point, _ context: Context) {
        let layout = OverviewLayout(self, context)
        let before = focus
        if layout.areas.contains(point) { focus = .areas }
        if layout.next.contains(point) { focus = .next }
        move(movement, context)
        focus = before
    }

    private mutating func click(_ point: Point, isDouble: Bool, _ context: Context) -> [Request] {
        let layout = OverviewLayout(self, context)
        var isRow = false
        if layout.areas.contains(point) {
            focus = .areas
            isRow = sideWindow.click(point, in: layout.areas, count: sides.count)
            if isRow, !sides[sideWindow.cursor].isChoice {
                isRow = false
                skipHeadings(1)
            }
        } else if layout.next.contains(point) {
            focus = .next
            isRow = window.click(point, in: layout.next, count: rows.count)
        }
        return isDouble && isRow ? go(context) : []
    }

    private mutating func scrollIntoSight(_ context: Context) {
        let layout = OverviewLayout(self, context)
        _ = window.rows(of: rows.count, height: layout.next.height - 2)
        _ = sideWindow.rows(of: sides.count, height: layout.areas.height - 2)
    }

    func marks(_ context: Context) -> [(mark: String, meaning: String)] {
        [
            ("3/12", "In the areas: three of twelve items are ticked"), ("!", "In the areas: something there is late"),
            ("days", "Person-days of work left, by the catalog's estimates for a small company"),
        ]
    }

    func view(_ context: Context, into canvas: inout Canvas) {
        guard let engagement = context.engagement else { return }
        OverviewView(overview: self, context: context, engagement: engagement).draw(into: &canvas)
    }
}
