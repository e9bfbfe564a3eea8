import HarmlessText
import Readiness
import TerminalUI

/// The Evidence screen: which days of a report the evidence of each control covers, and which it does not.
struct EvidenceScreen: Sendable {
    /// What covers the report; nil until the screen is looked at.
    private(set) var coverage: ReportCoverage?
    /// Whether something changed since.
    private var isStale = true
    /// The controls that pass the filter, by their places in the coverage. They stay while evidence is attached, so
    /// that what was just mended does not jump away under a filter.
    private(set) var rows: [Int] = []
    /// What the rows are narrowed to.
    var filter = EvidenceFilter()
    /// Where the list stands.
    var window = ListWindow()
    /// Which occurrence of the control under the cursor is looked at.
    var chosen = 0
    /// Whether the columns are weeks.
    var isByWeek = false
    /// What is typed after `/`.
    var find = TextField()
    /// Whether it is being typed.
    var isFinding = false
    /// The first line of the text below that is shown.
    var detailTop = 0
    /// Entries of what two people decided at once.
    var sides = ContestedSides()

    init() {}

    /// The control under the cursor.
    var control: CoveredControl? {
        guard let coverage, rows.indices.contains(window.cursor), coverage.controls.indices.contains(rows[window.cursor])
        else { return nil }
        return coverage.controls[rows[window.cursor]]
    }

    /// What is expected of the control under the cursor.
    var occurrences: [ControlOccurrence] { control?.coverage.merged ?? [] }

    /// The occurrence that is looked at.
    var occurrence: ControlOccurrence? {
        let occurrences = occurrences
        return occurrences.indices.contains(chosen) ? occurrences[chosen] : nil
    }

    /// What the keys for evidence act on: the pieces of the occurrence that is looked at; where it has none, those that
    /// count for no day.
    var atHand: [EntryID] {
        let listed = occurrence?.listed ?? []
        return listed.isEmpty ? control?.uncounted ?? [] : listed
    }

    /// The columns of the report.
    func columns(_ coverage: ReportCoverage) -> EvidenceColumns {
        EvidenceColumns(of: coverage.dates.days, byWeek: isByWeek)
    }

    // MARK: Keeping up

    /// Takes over what covers the report now, where something changed.
    mutating func refresh(_ context: Context) {
        guard isStale, let workspace = context.shown, let engagement = context.engagement else { return }
        isStale = false
        let key = control?.key
        var shown: Set<String> = []
        if let known = self.coverage {
            for place in rows where known.controls.indices.contains(place) { shown.insert(known.controls[place].key) }
        }
        let isFirst = self.coverage == nil
        let coverage = workspace.coverage(of: engagement)
        self.coverage = coverage
        rows = coverage.controls.indices.filter { place in
            let control = coverage.controls[place]
            guard control.isListed(in: engagement) else { return false }
            return shown.contains(control.key) || filter.passes(control, in: engagement, of: workspace.record)
        }
        if let key, let row = rows.firstIndex(where: { coverage.controls[$0].key == key }) {
            window.cursor = row
            chosen = min(chosen, max(0, occurrences.count - 1))
        } else {
            window.cursor = min(window.cursor, max(0, rows.count - 1))
            chooseFirst()
        }
        if isFirst { chooseFirst() }
    }

    /// Makes the rows anew, by the filter.
    mutating func narrow(_ context: Context) {
        let key = control?.key
        rows = []
        isStale = true
        refresh(context)
        if let key, let coverage, let row = rows.firstIndex(where: { coverage.controls[$0].key == key }) { window.cursor = row }
        chooseFirst()
    }

    /// Looks at the first thing of the control that somebody has to do something about, else at the last that is met.
    mutating func chooseFirst() {
        let occurrences = occurrences
        chosen =
            occurrences.firstIndex { $0.state.isGap } ?? occurrences.firstIndex { $0.state == .notDue }
            ?? max(0, occurrences.count - 1)
        detailTop = 0
    }

    /// Says that something changed.
    mutating func growStale() { isStale = true }

    // MARK: Moving

    /// Moves through controls and through the occurrences of one.
    mutating func move(_ movement: Movement, _ context: Context) {
        refresh(context)
        detailTop = 0
        switch movement {
        case .left: chosen = max(0, chosen - 1)
        case .right: chosen = min(max(0, occurrences.count - 1), chosen + 1)
        default:
            let days = occurrence?.days
            let page = EvidenceLayout(size: context.size).rows.height
            guard window.move(movement, count: rows.count, page: page) else { return }
            // The eye stays in its column.
            let occurrences = occurrences
            chosen = days.flatMap { days in occurrences.firstIndex { $0.days.overlaps(days) } } ?? 0
        }
    }

    /// Goes to the next gap, or the one before, over all rows and round from the end to the beginning.
    ///
    /// - Returns: Whether there is any.
    mutating func jump(_ step: Int, _ context: Context) -> Bool {
        refresh(context)
        guard let coverage, !rows.isEmpty else { return false }
        var row = window.cursor
        var from = chosen + step
        for _ in 0...rows.count {
            let occurrences = coverage.controls[rows[row]].coverage.merged
            let places = step > 0 ? Array(occurrences.indices) : Array(occurrences.indices.reversed())
            let isAhead: (Int) -> Bool = { step > 0 ? $0 >= from : $0 <= from }
            if let found = places.first(where: { isAhead($0) && occurrences[$0].state.isGap }) {
                (window.cursor, chosen, detailTop) = (row, found, 0)
                return true
            }
            row = (row + step + rows.count) % rows.count
            from = step > 0 ? 0 : .max
        }
        return false
    }
}

extension Tab {
    /// What evidence covers.
    public static let evidence = Tab(
        title: "Evidence",
        explanation: """
            Which days of the report the evidence of each control covers, and which it does not. What has to be shown stands in its \
            month; a attaches a file, an address or a text there.
            """)
}

extension EvidenceScreen: TabScreen {
    static var tab: Tab { .evidence }

    var typing: TypedLine? {
        guard isFinding else { return nil }
        return TypedLine(field: find, hint: "\(counted(rows.count, "control")), enter keeps, esc clears")
    }

    func marks(_ context: Context) -> [(mark: String, meaning: String)] {
        let glyphs = context.glyphs
        return CoverageState.allCases.map { (String($0.mark(in: glyphs)), $0.meaning) } + [
            ("\(glyphs.ready) \(EvidenceView.gapMark) \(glyphs.todo)", "before a control: covered, with a gap, neither yet"),
            ("+", "below the weeks: gaps of more controls than one figure can say"),
        ]
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Request] {
        switch event {
        case .key(let key): return type(key, context)
        case .paste(let text):
            find.insert(text)
            applyFind(context)
        case .move(let movement): move(movement, context)
        case .wheel(let movement, let point): scroll(movement, at: point, context)
        case .press(let point, let isDouble): return click(point, isDouble: isDouble, context)
        case .command(let command): return (command as? EvidenceCommand).map { perform($0, context) } ?? []
        case .shown: refresh(context)
        case .aboutToDraw:
            refresh(context)
            _ = window.rows(of: rows.count, height: EvidenceLayout(size: context.size).rows.height)
            return context.hasPanel ? [] : sides.ask(for: disputes(context))
        case .go(let place): go(to: place, context)
        case .told(.entries(let entries)): sides.take(entries)
        case .reveal, .told: break
        }
        return []
    }

    mutating func follow(_ change: ContextChange, _ context: Context) {
        switch change {
        case .workspace, .lists: growStale()
        case .engagement: self = EvidenceScreen()
        case .leftTyping: isFinding = false
        case .written: break
        }
    }

    func view(_ context: Context, into canvas: inout Canvas) {
        guard let engagement = context.engagement, let coverage else { return }
        EvidenceView(screen: self, context: context, engagement: engagement, coverage: coverage).draw(into: &canvas)
    }
}

extension CoverageState {
    /// What the mark says, for help.
    fileprivate var meaning: String {
        switch self {
        case .met: "shown by evidence"
        case .missing: "missing: its days are over and nothing shows it"
        case .notDue: "not due yet"
        case .returned: "returned: what should show it was sent back"
        case .failed: "failed: evidence says that it did not work"
        case .broken: "broken: the file is missing or was changed"
        }
    }
}
