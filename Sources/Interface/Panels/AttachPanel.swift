import HarmlessText
import Readiness
import TerminalUI

/// Asks for evidence: a file, an address or a text, and the days that it is about. What is guessed is shown before it
/// counts.
struct AttachPanel: Sendable {
    /// A line of the panel.
    enum Line: Int, CaseIterable, Sendable {
        case what
        case covers
        case performed
        case title
        case kind
        case count
        case method

        /// What it is called.
        var label: String {
            switch self {
            case .what: "Evidence"
            case .covers: "Covers"
            case .performed: "Performed"
            case .title: "Title"
            case .kind: "Kind"
            case .count: "How many"
            case .method: "Made by"
            }
        }
    }

    /// What it is attached to.
    let targets: [EvidenceTarget]
    /// The requests that it answers.
    let answers: [NamedRequest]
    /// What that is called.
    let subject: String
    /// The days that nothing covers yet, where somebody stands on them.
    let gap: ClosedRange<Day>?
    private let today: Day
    /// What is typed, by line.
    private(set) var fields: [Line: TextField]
    /// The line that has the keys.
    private(set) var line = Line.what
    /// What it shows.
    private(set) var kind: EvidenceKind
    /// What is at the path that is typed.
    private(set) var sight: PathSight?
    /// The path that it could go on with, under the cursor.
    private(set) var candidate: Int?
    /// What the days were guessed from; nil once somebody has typed any.
    private(set) var guess: GuessedDays.Source?
    /// Why it was not attached the last time.
    private(set) var refusal: String?
    /// How many bytes of how many are copied, while it is being attached.
    private(set) var progress: (done: Int, size: Int)?
    private var titleIsTyped = false

    init(
        to targets: [EvidenceTarget], answering answers: [NamedRequest] = [], title: String, gap: ClosedRange<Day>?,
        kind: EvidenceKind, today: Day
    ) {
        self.targets = targets
        self.answers = answers
        subject = title
        self.gap = gap
        self.kind = kind
        self.today = today
        fields = [:]
        for line in Line.allCases { fields[line] = TextField() }
        takeGuess(name: "", changed: nil)
    }

    /// What is typed in a line.
    func field(_ line: Line) -> TextField { fields[line] ?? TextField() }

    /// Takes over what the days probably are, as long as nobody has typed any.
    private mutating func takeGuess(name: String, changed: Day?) {
        guard guess != nil || field(.covers).isEmpty else { return }
        let guessed = GuessedDays(name: name, changed: changed, gap: gap, today: today)
        guess = guessed.source
        let covers = guessed.covers
        fields[.covers] = TextField(
            covers.lowerBound == covers.upperBound ? "\(covers.lowerBound)" : "\(covers.lowerBound)..\(covers.upperBound)",
            isSelected: true)
        fields[.performed] = TextField("\(guessed.performed)", isSelected: true)
    }

    /// What somebody wants to attach, by what is typed.
    enum Typed: Hashable {
        case nothing
        case file
        case link
        case text
    }

    /// What is typed: an address where it begins like one, a file where there is one or it looks like a path, else a
    /// text.
    var typed: Typed {
        let text = field(.what).text.trimmed
        if text.isEmpty { return .nothing }
        let lower = text.lowercased()
        if lower.hasPrefix("https://") || lower.hasPrefix("http://") { return .link }
        if sight?.name != nil || ["/", "~", "./", "../", "'/", "\"/"].contains(where: text.hasPrefix) { return .file }
        return sight?.candidates.isEmpty == false ? .file : .text
    }
}

extension AttachPanel: Panel {
    mutating func update(_ event: PanelEvent, _ context: Context) -> [Request] {
        switch event {
        case .key(let key): return handle(key)
        case .paste(let text):
            edit { $0.insert(text) }
            return changed()
        case .wheel(let movement): step(movement == .up ? -1 : 1)
        case .leave: return leave
        case .told(.pathSeen(let sight)):
            guard sight.typed == field(.what).text else { return [] }
            self.sight = sight
            candidate = nil
            if let name = sight.name {
                takeGuess(name: name, changed: sight.changed)
                if !titleIsTyped { fields[.title] = TextField(Self.title(of: name), isSelected: true) }
            }
        case .told(.attaching(let done, let size)): progress = (done, size)
        case .told(.attachRefused(let reason)):
            progress = nil
            refusal = reason
        case .opened, .press, .told, .aboutToDraw: break
        }
        return []
    }

    private var leave: [Request] { progress == nil ? [.close] : [.effect(.cancelAttaching)] }

    private mutating func handle(_ key: Key) -> [Request] {
        // While it is copied, only giving up makes sense.
        guard progress == nil else { return key == .escape ? leave : [] }
        refusal = nil
        switch key {
        case .escape: return leave
        case .enter: return submit()
        case .tab:
            if line == .what, let path = completion {
                fields[.what] = TextField(path)
                return changed()
            }
            step(1)
        case .backTab: step(-1)
        case .down, .up:
            let way = key == .down ? 1 : -1
            let count = sight?.candidates.count ?? 0
            if line == .what, count > 0, sight?.name == nil, !(way < 0 && (candidate ?? 0) == 0) || candidate != nil && way < 0 {
                candidate = way > 0 ? min((candidate ?? -1) + 1, count - 1) : (candidate ?? 0) == 0 ? nil : (candidate ?? 0) - 1
            } else {
                step(way)
            }
        case .left where line == .kind: turn(-1)
        case .right where line == .kind, .character(" ") where line == .kind: turn(1)
        default:
            guard line != .kind else { return [] }
            var isChanged = false
            edit { isChanged = $0.handle(key) }
            return isChanged ? changed() : []
        }
        return []
    }

    private mutating func edit(_ change: (inout TextField) -> Void) {
        guard line != .kind else { return }
        var field = self.field(line)
        change(&field)
        fields[line] = field
    }

    /// What follows from something having been typed.
    private mutating func changed() -> [Request] {
        refusal = nil
        switch line {
        case .what:
            sight = nil
            candidate = nil
            return .effect(.lookAtPath(field(.what).text))
        case .covers:
            guess = nil
            if let covers = days { fields[.performed] = TextField("\(covers.upperBound)", isSelected: true) }
        case .performed: guess = nil
        case .title: titleIsTyped = true
        case .kind, .count, .method: break
        }
        return []
    }

    private mutating func step(_ way: Int) {
        let all = Line.allCases
        line = all[(line.rawValue + all.count + way) % all.count]
    }

    private mutating func turn(_ way: Int) {
        let all = EvidenceKind.allCases
        kind = all[((all.firstIndex(of: kind) ?? 0) + all.count + way) % all.count]
    }

    /// What tab makes of the path: the candidate under the cursor, the only one, or as far as all of them agree.
    private var completion: String? {
        guard let candidates = sight?.candidates, let first = candidates.first else { return nil }
        if let candidate, candidates.indices.contains(candidate) { return candidates[candidate].path }
        var common = first.path
        for other in candidates.dropFirst() {
            common = String(zip(common, other.path).prefix { $0 == $1 }.map(\.0))
        }
        return common.count > field(.what).text.count ? common : nil
    }

    /// The days that are typed, or nil where they are none.
    var days: ClosedRange<Day>? {
        let text = field(.covers).text.filter { !$0.isWhitespace }
        let parts = text.split(separator: ".", omittingEmptySubsequences: true)
        guard let first = parts.first.flatMap({ Day(iso: $0) }), parts.count <= 2 else { return nil }
        guard parts.count == 2 else { return first...first }
        guard let last = Day(iso: parts[1]), first <= last else { return nil }
        return first...last
    }

    private mutating func submit() -> [Request] {
        if line == .what, let candidate, let candidates = sight?.candidates, candidates.indices.contains(candidate) {
            fields[.what] = TextField(candidates[candidate].path)
            return changed()
        }
        guard typed != .nothing else {
            refusal = "Type a path, an address or a text first."
            return []
        }
        guard let covers = days else {
            refusal = "Covers is a day like \(today), or two of them with .. between."
            line = .covers
            return []
        }
        guard let performed = Day(iso: field(.performed).text.filter { !$0.isWhitespace }) else {
            refusal = "Performed is a day like \(today)."
            line = .performed
            return []
        }
        let counted = field(.count).text.filter { !$0.isWhitespace }
        guard counted.isEmpty || Int(counted) != nil else {
            refusal = "How many is a number, or empty."
            line = .count
            return []
        }
        guard kind != .population || !counted.isEmpty else {
            refusal = "How many does the population hold? 0 where nothing occurred."
            line = .count
            return []
        }
        let text = field(.what).text.trimmed
        let title = field(.title).text.trimmed
        if title.isEmpty, typed == .text {
            refusal = "A text needs a title."
            line = .title
            return []
        }
        let source: AttachDraft.Source =
            switch typed {
            case .link: .link(text)
            case .text: .text(text)
            case .file, .nothing: .file(field(.what).text)
            }
        progress = (0, 0)
        return .effect(
            .attach(
                AttachDraft(
                    source: source, title: title.isEmpty && typed == .link ? text : title, kind: kind, covers: covers,
                    performed: performed, count: Int(counted), method: field(.method).text.trimmed, targets: targets,
                    answers: answers)))
    }

    /// A file's name as a title: without its ending, with spaces for underscores.
    private static func title(of name: String) -> String {
        let stem = name.lastIndex(of: ".").flatMap { $0 > name.startIndex ? String(name[..<$0]) : nil } ?? name
        return stem.map { $0 == "_" ? " " : String($0) }.joined()
    }
}
