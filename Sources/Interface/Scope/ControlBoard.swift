import HarmlessText
import Readiness
import TerminalUI

/// The ways to look at what a report covers.
enum ScopeView: CaseIterable, Hashable, Sendable {
    /// Area by area, in or out.
    case areas
    /// Criterion by criterion, or objective by objective, with the controls that serve it.
    case criteria
    /// Control by control, with the criteria that it serves.
    case controls

    /// What it is called, for a kind of report.
    func title(for report: ReportKind) -> String {
        switch self {
        case .areas: "Areas, in scope or out of it"
        case .criteria: "\(report == .soc1 ? "Control objectives" : "Criteria"), with the controls that serve each"
        case .controls: "Controls, with what each serves"
        }
    }
}

/// The control matrix as a list, one way round or the other.
struct ControlBoard: Sendable {
    /// A row of it.
    enum Row: Hashable, Sendable {
        case heading(String)
        /// A criterion or control objective, by its place in the matrix.
        case criterion(Int)
        /// A control of the matrix, by its place; under a criterion, or by itself.
        case control(String, under: Int?)
    }

    /// The matrix; nil before the library was read.
    private(set) var matrix: ControlMatrix?
    /// The rows.
    private(set) var rows: [Row] = []
    /// Where the list stands.
    var window = ListWindow()
    /// The controls, by their keys.
    private var byKey: [String: ControlInForce] = [:]

    /// The row under the cursor.
    var row: Row? { rows.indices.contains(window.cursor) ? rows[window.cursor] : nil }

    /// A control, by its key.
    func control(_ key: String) -> ControlInForce? { byKey[key] }

    /// The control under the cursor.
    var chosen: ControlInForce? {
        if case .control(let key, _) = row { byKey[key] } else { nil }
    }

    /// Makes the rows. The cursor stays on its row where that is still there.
    mutating func layOut(_ controls: WorkspaceControls, over engagement: Engagement, as view: ScopeView) {
        let current = row
        let matrix = ControlMatrix(controls, over: engagement)
        self.matrix = matrix
        byKey = Dictionary(controls.all.map { ($0.key, $0) }) { first, _ in first }
        rows = view == .criteria ? Self.byCriterion(matrix) : Self.byControl(matrix)
        let place = current.flatMap { row in rows.firstIndex(of: row) ?? rows.firstIndex { $0.key != nil && $0.key == row.key } }
        window.cursor = place ?? min(window.cursor, max(0, rows.count - 1))
        skipHeadings(1)
    }

    private static func byCriterion(_ matrix: ControlMatrix) -> [Row] {
        var rows: [Row] = []
        let noun = matrix.engagement.report.criterionNoun
        let holes = matrix.rows.indices.filter { matrix.rows[$0].controls.isEmpty }
        if !holes.isEmpty {
            rows.append(.heading("\(counted(holes.count, noun.one, noun.many)) without a control"))
            rows += holes.map { .criterion($0) }
        }
        var area = -1
        for (place, row) in matrix.rows.enumerated() where !row.controls.isEmpty {
            if row.criterion.area != area {
                area = row.criterion.area
                let standing = matrix.engagement.areas[area]
                rows.append(.heading("\(standing.id) \(standing.area.title)"))
            }
            rows.append(.criterion(place))
            rows += row.controls.map { .control(matrix.controls[$0].key, under: place) }
        }
        return rows + rest(matrix)
    }

    private static func byControl(_ matrix: ControlMatrix) -> [Row] {
        let idle = Set(matrix.idle.map(\.key))
        let serving = matrix.controls.filter { !idle.contains($0.key) }
        return [.heading("\(counted(serving.count, "control")) in place or to be set up")]
            + serving.map { .control($0.key, under: nil) } + rest(matrix)
    }

    /// What serves nothing, and what was set aside.
    private static func rest(_ matrix: ControlMatrix) -> [Row] {
        var rows: [Row] = []
        if !matrix.idle.isEmpty {
            rows.append(
                .heading(
                    "\(counted(matrix.idle.count, "control")) that \(matrix.idle.count == 1 ? "serves" : "serve") nothing in scope"
                ))
            rows += matrix.idle.map { .control($0.key, under: nil) }
        }
        if !matrix.setAside.isEmpty {
            rows.append(.heading("\(counted(matrix.setAside.count, "control")) set aside"))
            rows += matrix.setAside.map { .control($0.key, under: nil) }
        }
        return rows
    }

    /// Moves the cursor off a heading.
    mutating func skipHeadings(_ step: Int) {
        for step in [step, -step] {
            var cursor = window.cursor
            while rows.indices.contains(cursor), case .heading = rows[cursor] { cursor += step }
            if rows.indices.contains(cursor) { return window.cursor = cursor }
        }
    }

    /// Moves the cursor to a control.
    mutating func moveCursor(to key: String) {
        if let row = rows.firstIndex(where: { $0.key == key }) { window.cursor = row }
    }
}

extension ControlBoard.Row {
    /// The control's key, where it is one.
    var key: String? { if case .control(let key, _) = self { key } else { nil } }
}
