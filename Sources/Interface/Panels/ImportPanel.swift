import HarmlessText
import Readiness
import TerminalUI

/// Brings in a file: its path, what its columns hold, what would become of each row, and then all of it in one step.
struct ImportPanel: Sendable {
    /// What has the keys.
    enum Focus: Hashable, Sendable {
        case path
        case kind
        /// The day on which a tool looked.
        case day
        /// A column, by its place.
        case column(Int)
        case rows
    }

    /// What is typed as the path.
    private(set) var field = TextField()
    /// What is at that path.
    private(set) var sight: PathSight?
    /// The path that it could go on with, under the cursor.
    private(set) var candidate: Int?
    /// What its rows are.
    private(set) var kind = ImportDraft.Kind.items
    /// The report that is shown.
    let report: EngagementID?
    /// The day that is typed.
    private(set) var day = TextField()
    /// What somebody said of columns here, by their names.
    private(set) var meanings: [String: String] = [:]
    private(set) var focus = Focus.path
    /// What would become of the file; nil before it was read.
    private(set) var preview: ImportPreview?
    /// Whether it is being read or written.
    private(set) var isBusy = false
    /// Why it cannot be brought in.
    private(set) var refusal: String?
    /// What becomes of rows, as lines of the width that there is; an empty list before they were laid out.
    private(set) var lines: [ImportPreview.Row] = []
    private var laidOut: (preview: ImportPreview, width: Int)?
    /// The first column and the first line of rows that are shown.
    private(set) var top = (columns: 0, rows: 0)

    init(report: EngagementID? = nil) { self.report = report }

    var draft: ImportDraft {
        ImportDraft(
            path: field.text, kind: kind, meanings: meanings, report: kind == .requests || kind == .catalog ? report : nil,
            day: kind == .evidence ? day.text : "")
    }

    /// Whether a day belongs to what is brought in.
    var hasDay: Bool { kind == .evidence }
}

extension ImportPanel: Panel {
    mutating func update(_ event: PanelEvent, _ context: Context) -> [Request] {
        switch event {
        case .key(let key): return handle(key, context)
        case .paste(let text):
            guard !isBusy else { return [] }
            switch focus {
            case .path:
                field.insert(text)
                return typed()
            case .day: typedDay { $0.insert(text) }
            default: break
            }
        case .wheel(let movement): top.rows += movement == .up ? -1 : 1
        case .leave: return [.close]
        case .told(let event): take(event)
        case .aboutToDraw: scroll(context)
        case .opened, .press: break
        }
        return []
    }

    private mutating func take(_ event: Event) {
        switch event {
        case .pathSeen(let sight):
            guard sight.typed == field.text else { return }
            self.sight = sight
            candidate = nil
        case .importPreview(let preview):
            // What was typed since is another question.
            guard preview.draft == draft else { return }
            isBusy = false
            self.preview = preview
            if focus == .path || focus == .day { focus = .rows }
        case .importRefused(let reason):
            isBusy = false
            refusal = reason
        default: break
        }
    }

    private mutating func handle(_ key: Key, _ context: Context) -> [Request] {
        if key == .escape { return [.close] }
        guard !isBusy else { return [] }
        let wasRefused = refusal != nil
        refusal = nil
        switch key {
        case .enter: return enter(context)
        case .tab:
            if focus == .path, let path = completion {
                field = TextField(path)
                return typed()
            }
            step(1)
        case .backTab: step(-1)
        case .down: move(1)
        case .up: move(-1)
        case .pageDown: top.rows += ImportLayout(context.size, columns: preview?.columns.count ?? 0, hasDay: hasDay).rows.height
        case .pageUp: top.rows -= ImportLayout(context.size, columns: preview?.columns.count ?? 0, hasDay: hasDay).rows.height
        case .left where focus != .path && focus != .day: return turn(-1, wasRefused: wasRefused)
        case .right where focus != .path && focus != .day, .character(" ") where focus != .path && focus != .day:
            return turn(1, wasRefused: wasRefused)
        default:
            if focus == .day { typedDay { _ = $0.handle(key) } }
            guard focus == .path, field.handle(key) else { return [] }
            return typed()
        }
        return []
    }

    /// Changes the day that is typed; what was read under another one is read again.
    private mutating func typedDay(_ change: (inout TextField) -> Void) {
        let before = day.text
        change(&day)
        if day.text != before { preview = nil }
    }

    /// What follows from another path having been typed.
    private mutating func typed() -> [Request] {
        (sight, candidate, preview, refusal, meanings, day) = (nil, nil, nil, nil, [:], TextField())
        return .effect(.lookAtPath(field.text))
    }

    /// Reads the file, or brings in what was read.
    private mutating func enter(_ context: Context) -> [Request] {
        if focus == .path, let candidate, let candidates = sight?.candidates, candidates.indices.contains(candidate) {
            field = TextField(candidates[candidate].path)
            return typed()
        }
        guard let preview else {
            guard sight?.name != nil else {
                refusal = "Type the path of a file first; tab completes it."
                return []
            }
            return read()
        }
        guard preview.changesSomething else {
            refusal = "It would change nothing."
            return []
        }
        guard context.canWrite else { return [.close] + context.refusalToWrite }
        isBusy = true
        return .effect(.bringIn(draft))
    }

    private mutating func read() -> [Request] {
        isBusy = true
        return .effect(.previewImport(draft))
    }

    /// The places that the keys can go to, in order.
    private var places: [Focus] {
        [.path, .kind] + (hasDay ? [.day] : []) + (preview?.columns.indices.map { .column($0) } ?? [])
            + (preview == nil ? [] : [.rows])
    }

    private mutating func step(_ way: Int) {
        let places = places
        let now = places.firstIndex(of: focus) ?? 0
        focus = places[(now + places.count + way) % places.count]
    }

    /// Moves through the candidates of a path, the rows, or the lines.
    private mutating func move(_ way: Int) {
        let count = sight?.candidates.count ?? 0
        if focus == .path, count > 0, sight?.name == nil, way > 0 || candidate != nil {
            candidate = way > 0 ? min((candidate ?? -1) + 1, count - 1) : (candidate ?? 0) == 0 ? nil : (candidate ?? 0) - 1
        } else if focus == .rows, way > 0 || top.rows > 0 {
            top.rows += way
        } else {
            step(way)
        }
    }

    /// Changes what the rows are, or what a column holds, and reads anew.
    private mutating func turn(_ way: Int, wasRefused: Bool) -> [Request] {
        switch focus {
        case .path, .rows, .day: return []
        case .kind:
            let all = ImportDraft.Kind.allCases
            kind = all[((all.firstIndex(of: kind) ?? 0) + all.count + way) % all.count]
            meanings = [:]
            let isRead = preview != nil || wasRefused && sight?.name != nil
            preview = nil
            return isRead ? read() : []
        case .column(let place):
            guard let preview, preview.columns.indices.contains(place) else { return [] }
            let choices = ["-"] + preview.fields
            let now = choices.firstIndex(of: preview.columns[place].field ?? "-") ?? 0
            meanings[preview.columns[place].name] = choices[(now + choices.count + way) % choices.count]
            return read()
        }
    }

    /// What tab makes of the path: the candidate under the cursor, the only one, or as far as all of them agree.
    private var completion: String? {
        guard let candidates = sight?.candidates, let first = candidates.first else { return nil }
        if let candidate, candidates.indices.contains(candidate) { return candidates[candidate].path }
        var common = first.path
        for other in candidates.dropFirst() { common = String(zip(common, other.path).prefix { $0 == $1 }.map(\.0)) }
        return common.count > field.text.count ? common : nil
    }

    private mutating func scroll(_ context: Context) {
        guard let preview else { return }
        let layout = ImportLayout(context.size, columns: preview.columns.count, hasDay: hasDay)
        let width = layout.rows.width
        if laidOut?.width != width || laidOut?.preview != preview {
            laidOut = (preview, width)
            lines = preview.rows.flatMap { row in
                // What does not fit goes on below, so that no reason is cut.
                row.text.harmless.wrapped(to: max(1, width - 2), in: context.glyphs).enumerated().map { place, line in
                    ImportPreview.Row(text: place == 0 ? line : "  \(line)", isRefused: row.isRefused)
                }
            }
        }
        top.rows = max(0, min(top.rows, lines.count - layout.rows.height))
        if case .column(let place) = focus {
            top.columns = max(min(top.columns, place), place - layout.columns.height + 1)
        }
        top.columns = max(0, min(top.columns, preview.columns.count - layout.columns.height))
    }
}
