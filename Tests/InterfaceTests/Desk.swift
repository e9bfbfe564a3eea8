import Foundation
import HarmlessText
import Readiness
import TerminalUI
import Testing

@testable import Interface

/// Somebody at a terminal: presses keys, and what the screens ask for is done in memory, as the program does it on
/// disk.
struct Desk {
    private(set) var state: State
    private(set) var journal: [Entry] = []
    /// The effects that were asked for, but for those that only show things.
    private(set) var asked: [Effect] = []
    /// Texts that were typed and not saved, by what they are about.
    var drafts: [String: String] = [:]
    /// Files that exist where an export would go.
    var files: Set<String> = []
    /// Whether nothing can be written: the disk is full.
    var diskIsFull = false
    private var workspace: WorkspaceState?
    private var today = Northwind.today
    /// Files that can be attached, by their paths: how large each is, and when it was changed.
    var attachable: [String: (size: Int, changed: String)] = [:]
    private var folded = FoldedHistory()
    private var sequences: [WriterID: Int] = [:]

    static let ana = WriterID("ana", tag: 0x4f1c_0001)
    static let ben = WriterID("ben", tag: 0x90ab_0002)
    static let taro = WriterID("taro", tag: 0x1234_0003)
    private static let names: [Handle: String] = ["ana": "Ana Ruiz", "ben": "Ben Okafor", "taro": "山田 太郎"]

    /// A desk in an empty folder, or one at the workspace that ``story`` tells.
    init(
        isEmpty: Bool = false, size: Size = Size(width: 120, height: 40), glyphs: GlyphSet = .unicode,
        catalogs: [Catalog] = Northwind.catalogs, readOnlyReason: String? = nil,
        story: (inout Desk) throws -> Void = { try $0.tell() }
    ) rethrows {
        let themes = ThemeChoice(
            all: [("night", "Night, for dark terminals"), ("day", "Day, for light terminals")], current: "night")
        func begin(with workspace: WorkspaceState?) -> State {
            State(
                workspace: workspace, person: CurrentPerson(handle: "ana", name: "Ana Ruiz"), catalogs: catalogs,
                today: Northwind.today,
                folder: "~/northwind", size: size, glyphs: glyphs, themes: themes, readOnlyReason: readOnlyReason)
        }
        state = begin(with: nil)
        guard !isEmpty else { return }
        let byID = Dictionary(uniqueKeysWithValues: catalogs.map { ($0.id, $0) })
        workspace = WorkspaceState(
            name: "Northwind", record: WorkspaceRecord(), catalogs: byID, library: OnDemand(Northwind.controls),
            today: Northwind.today)
        try story(&self)
        state = begin(with: workspace)
        asked = []
    }

    // MARK: What happens

    /// Presses keys, one after the other.
    mutating func press(_ keys: Key...) { for key in keys { send(.terminal(.key(key))) } }

    /// Types a text, a key for each character.
    mutating func type(_ text: String) { for character in text { send(.terminal(.key(.character(character)))) } }

    /// Clicks somewhere, once or twice.
    mutating func click(_ x: Int, _ y: Int, twice: Bool = false) {
        send(.terminal(.mouse(Mouse(.press, at: Point(x: x, y: y)))))
        if twice { send(.terminal(.mouse(Mouse(.doublePress, at: Point(x: x, y: y))))) }
    }

    /// Clicks on a text that the frame shows.
    mutating func click(on text: String, twice: Bool = false) throws {
        let lines = frame.description.split(separator: "\n", omittingEmptySubsequences: false)
        let y = try #require(lines.firstIndex { $0.contains(text) }, "\(text) is not on the screen")
        let end = try #require(lines[y].range(of: text)?.upperBound)
        click(lines[y][..<end].reduce(0) { $0 + $1.columns } - 1, y, twice: twice)
    }

    /// Says that what was pressed so far came together, and that the frame after it has been seen.
    mutating func endBatch() { state.endBatch() }

    /// Lets the screens take an event, and does what they ask for.
    mutating func send(_ event: Event) {
        for effect in update(&state, event) { perform(effect) }
    }

    /// What is on the screen.
    var frame: Canvas {
        var canvas = Canvas(state.size, glyphs: state.glyphs)
        view(state, into: &canvas)
        return canvas
    }

    /// What is on the screen, as text.
    var screen: String { frame.description }

    /// The last line of the screen.
    var footer: String { frame.text(ofRow: state.size.height - 1) }

    /// The work on an item of the engagement that is shown.
    func work(_ item: ItemID) -> ItemWork { state.engagement?.work(on: item) ?? ItemWork() }

    /// The item under the cursor of the Items screen.
    var item: ItemID? { state.engagement.flatMap { state.items.item(in: $0)?.id } }

    /// The engagements that there are.
    var engagements: [Engagement] { workspace?.engagements ?? [] }

    /// Lets days go by.
    mutating func wait(until iso: String) {
        today = Northwind.day(iso)
        workspace?.update(today: today)
        if let workspace { send(.workspace(workspace, isLaidOutAnew: true)) }
        send(.today(today))
    }

    // MARK: Effects

    private mutating func perform(_ effect: Effect) {
        switch effect {
        case .write(let actions): write(actions)
        case .undo, .redo, .reverse: reverse(effect)
        case .retry:
            send(diskIsFull ? .notSaved(reason: "The disk is full.") : .saved)
            asked.append(effect)
        case .discard: send(.saved)
        case .begin(let name, let setups):
            let catalogs = Dictionary(uniqueKeysWithValues: state.catalogs.map { ($0.id, $0) })
            workspace = WorkspaceState(
                name: name, record: WorkspaceRecord(), catalogs: catalogs, library: OnDemand(Northwind.controls),
                today: today)
            write(setups.map { .engage($0) })
            asked.append(effect)
        case .loadHistory: send(.history(journal))
        case .loadControls: send(.controls(Northwind.library))
        case .loadEntries(let ids): send(.entries(journal.filter { ids.contains($0.id) }))
        case .showDay(let day):
            let entries = journal.filter { $0.at.day <= day }
            guard let workspace, !entries.isEmpty else { return send(.refused("Nothing had been done by then.")) }
            let past = WorkspaceState(
                name: workspace.name, record: FoldedHistory(folding: entries).record, catalogs: workspace.catalogs,
                library: workspace.library, today: day)
            send(.past(Past(workspace: past, at: nil)))
        case .showPast(let stamp):
            guard let workspace, let last = journal.last(where: { $0.stamp <= stamp }) else { return }
            let record = FoldedHistory(folding: journal.filter { $0.stamp <= stamp }).record
            let past = WorkspaceState(
                name: workspace.name, record: record, catalogs: workspace.catalogs, library: workspace.library, today: last.at.day
            )
            send(.past(Past(workspace: past, at: last.at)))
        case .previewExport(let draft):
            let choice = draft.choice
            let path = "~/northwind/\(choice.fileName(on: Northwind.day("2026-11-23")))"
            let lines =
                ["# Readiness of Northwind", "", "As \(choice.format.name) for the \(choice.audience.rawValue)."]
                + (1...60).map { "Line \($0)" }
            send(.exportPreview(draft: draft, lines: lines, path: path, remark: nil))
        case .checkExport(let path): send(.exportTarget(path: path, remark: files.contains(path) ? "It is there." : nil))
        case .export(_, let path, let replaces):
            asked.append(effect)
            if files.contains(path), !replaces {
                send(.exportExists(path: path))
            } else {
                files.insert(path)
                send(.exported(path: path, more: ""))
            }
        case .takeUpDraft(let purpose):
            if let text = drafts[purpose] { send(.draft(Draft(purpose: purpose, text: text), of: "10:32")) }
        case .keepDraft(let draft): drafts[draft.purpose] = draft.text.isEmpty ? nil : draft.text
        case .edit(let text):
            asked.append(effect)
            send(.edited(text + "\nwritten in the editor\n"))
        case .lookAtPath(let typed): send(.pathSeen(sight(of: typed)))
        case .attach(let draft): attach(draft)
        case .cancelAttaching:
            asked.append(effect)
            send(.attachRefused("Nothing was attached."))
        case .theme, .openEvidence, .cancelExport, .elsewhere, .suspend, .redraw, .quit, .stay, .share, .raise, .previewImport,
            .bringIn:
            asked.append(effect)
        }
    }

    private func sight(of typed: String) -> PathSight {
        if let file = attachable[typed] {
            return PathSight(
                typed: typed, name: typed.split(separator: "/").last.map(String.init), facts: "\(file.size) bytes",
                changed: Northwind.day(file.changed))
        }
        let candidates = attachable.keys.filter { $0.hasPrefix(typed) && !typed.isEmpty }.sorted()
        return PathSight(typed: typed, candidates: candidates.map { PathSight.Candidate(path: $0, facts: "1 KB") })
    }

    private mutating func attach(_ draft: AttachDraft) {
        asked.append(.attach(draft))
        let content: EvidenceContent
        switch draft.source {
        case .file(let path):
            guard let file = attachable[path] else { return send(.attachRefused("There is no file \(path).")) }
            content = .file(digest: String(repeating: "a", count: 64), size: file.size, name: path)
        case .link(let address): content = .link(address, digest: nil)
        case .text(let text): content = .text(text)
        }
        var setup = EvidenceSetup(
            title: draft.title, kind: draft.kind, content: content, covers: draft.covers, performed: draft.performed,
            collected: today, targets: draft.targets)
        setup.count = draft.count
        setup.method = draft.method
        // As the store does, which knows what the entry will be called.
        let next = EntryID(Self.ana, (sequences[Self.ana] ?? 0) + 1)
        write(
            [.attach(setup)]
                + draft.answers.map { .request($0.report, $0.number, .evidence(next, to: true, was: false)) })
        send(.attached("Attached “\(draft.title)”."))
    }

    private mutating func write(_ actions: [Action], reversal: Reversal? = nil) {
        record(actions, by: Self.ana, at: today, reversal: reversal)
        guard let workspace else { return }
        let isLaidOutAnew = actions.contains { $0.item == nil }
        send(.workspace(workspace, isLaidOutAnew: isLaidOutAnew))
        // As the program does, which takes in then what others wrote.
        if !diskIsFull { send(.workspace(workspace, isLaidOutAnew: true)) }
        send(diskIsFull ? .notSaved(reason: "The disk is full.") : .saved)
        let undoing = Undoing(journal, of: state.person.handle)
        send(.reversible(undo: undoing.actions(.undo), redo: undoing.actions(.redo)))
        if state.tab == .history { send(.history(journal)) }
    }

    private mutating func reverse(_ effect: Effect) {
        guard let workspace else { return }
        let undoing = Undoing(journal, of: state.person.handle)
        do throws(Refusal) {
            var isUndo = effect == .undo
            if case .reverse(.undo) = effect { isUndo = true }
            let (actions, reversal) = isUndo ? try undoing.undo(in: workspace) : try undoing.redo(in: workspace)
            let consequences = Consequences(of: actions, in: workspace, by: state.person.handle)
            if consequences.destroys, effect != .reverse(reversal) {
                send(.saved)
                return send(.asksToReverse(reversal, consequences))
            }
            write(actions, reversal: reversal)
        } catch {
            send(.saved)
            send(.refused(error.description))
        }
    }

    /// Writes entries into the journal.
    mutating func record(_ actions: [Action], by writer: WriterID, at day: Day, reversal: Reversal? = nil) {
        let batch = sequences[writer, default: 0] + 1
        var before = folded.record
        for action in actions {
            sequences[writer, default: 0] += 1
            let stamp = Stamp(clock: journal.count + 1, entry: EntryID(writer, sequences[writer] ?? 1))
            journal.append(
                Entry(
                    stamp: stamp, at: Timestamp(seconds: Timestamp(startOf: day).seconds + 32_400 + journal.count * 60),
                    by: Self.names[writer.handle] ?? writer.handle.text, action: action, batch: batch, reversal: reversal,
                    words: workspace?.words(of: action, reversal: reversal, after: before)))
            if let entry = journal.last { before.apply(entry) }
        }
        folded.insert(journal.suffix(actions.count))
        let items = actions.compactMap(\.item)
        workspace?.update(to: folded.record, touched: items.count == actions.count ? Set(items) : nil)
    }

    /// The workspace has one more catalog.
    mutating func join(_ catalog: Catalog) { workspace = workspace?.joined(with: catalog) }

    /// Another version of the catalogs comes, as after a restart.
    mutating func adopt(_ catalogs: [Catalog]) {
        guard let record = workspace?.record else { return }
        let byID = Dictionary(uniqueKeysWithValues: catalogs.map { ($0.id, $0) })
        let workspace = WorkspaceState(
            name: "Northwind", record: record, catalogs: byID, library: OnDemand(Northwind.controls), today: today)
        self.workspace = workspace
        send(.workspace(workspace, isLaidOutAnew: true))
    }

    /// Decides and writes what somebody wants, by the rules.
    mutating func act(_ intent: ItemIntent, _ item: ItemID, by writer: WriterID, on iso: String) throws {
        let action = try #require(try workspace?.decide(intent, on: ItemAddress("soc2", item), by: writer.handle))
        record([action], by: writer, at: Northwind.day(iso))
    }

    // MARK: The story

    /// A SOC 2 Type 2 and a SOC 1 Type 1, three people, and something of everything.
    mutating func tell() throws {
        let began = Northwind.day("2026-09-01")
        for writer in [Self.ana, Self.ben, Self.taro] {
            record([.person(writer.handle, name: Self.names[writer.handle] ?? "", was: nil)], by: writer, at: began)
        }
        record(
            [
                .engage(
                    EngagementSetup(
                        id: "soc2", report: .soc2, catalog: "soc2",
                        type: .type2(Northwind.day("2027-01-01")...Northwind.day("2027-06-30")),
                        organization: "Northwind Ledger", service: "Ledger API", areas: ["A"])),
                .engage(
                    EngagementSetup(
                        id: "soc1", report: .soc1, catalog: "soc1", type: .type1(asOf: Northwind.day("2027-03-31")),
                        organization: "Northwind Ledger", service: "Payroll", areas: ["PY"])),
            ], by: Self.ana, at: began)
        for item in ["CC1.1-01", "CC1.1-02", "CC6.1-01", "CC6.1-02"] as [ItemID] {
            try act(.assign("ana"), item, by: Self.ana, on: "2026-09-02")
        }
        for item in ["CC6.1-03", "CC7.2-01", "A1.2-01"] as [ItemID] {
            try act(.assign("ben"), item, by: Self.ana, on: "2026-09-02")
        }
        try act(.assign("taro"), "CC6.2-01", by: Self.ana, on: "2026-09-02")
        try act(.due(Northwind.day("2026-11-10")), "CC6.1-03", by: Self.ana, on: "2026-09-02")
        try act(.due(Northwind.day("2026-12-01")), "CC7.2-01", by: Self.ana, on: "2026-09-02")
        try act(.due(Northwind.day("2027-02-15")), "A1.2-01", by: Self.ana, on: "2026-09-02")
        try act(.tick, "CC1.1-01", by: Self.ana, on: "2026-10-05")
        try act(.review, "CC1.1-01", by: Self.ben, on: "2026-10-06")
        try act(.tick, "CC6.1-01", by: Self.ana, on: "2026-10-12")
        try act(.tick, "CC6.2-01", by: Self.taro, on: "2026-11-02")
        try act(.start, "CC6.1-03", by: Self.ben, on: "2026-11-03")
        try act(.block(reason: "Waiting for the new key vault"), "CC6.1-03", by: Self.ben, on: "2026-11-04")
        try act(.exclude(reason: "There is no board: the founders decide"), "CC1.2-01", by: Self.ana, on: "2026-11-05")
        try act(
            .note("Draft is in the policies folder.\nComments until Friday, please."), "CC6.1-02", by: Self.taro, on: "2026-11-06"
        )
        record(
            [.item("soc2", criterion: "CC6.1", title: "🔐 金庫の鍵は二人で管理する, and two people hold it")], by: Self.taro,
            at: Northwind.day("2026-11-09"))
        record(
            [.scope("soc2", target: "C", to: false, was: false, reason: "No client asks for it yet")], by: Self.ana,
            at: Northwind.day("2026-11-10"))
    }
}
