import Readiness
import TerminalUI

/// What can be done on the Evidence screen.
enum EvidenceCommand: ScreenCommand {
    case attach
    case open
    case nextGap
    case previousGap
    case zoom
    case find
    case filter
    case toggle(EvidenceFilterChoice, menuRow: Int?)
    case clear
    case items
    case accept
    case sendBack
    case retire
    case judge(EvidenceDeed, EntryID)
    case settle
    case takeSide(EntryID)

    static var tab: Tab { .evidence }
}

extension EvidenceScreen {
    func bindings(_ context: Context) -> [Binding] {
        var bindings: [Binding] = []
        func add(_ keys: [Key], _ title: String, _ explanation: String, _ command: EvidenceCommand, inFooter: Bool = true) {
            bindings.append(Binding(keys, title, explanation, .screen(command), inFooter: inFooter))
        }
        if context.canWrite {
            add(
                [.character("a")], "attach", "Attach a file, an address or a text to what is looked at", .attach,
                inFooter: control != nil)
        }
        let pieces = atHand.compactMap { context.shown?.record.evidence[$0]?.piece }
        if !pieces.isEmpty {
            // Whoever attached a piece does not say of it that it shows what it should.
            let areOthers = pieces.contains { !(context.shown?.record.areOne($0.by, context.me) ?? false) }
            add([.character("O")], "open", "Open the evidence in the program that is made for it", .open)
            if context.canWrite {
                add(
                    [.character("r")], "accept", "Say that evidence which somebody else attached shows what it should", .accept,
                    inFooter: areOthers)
                add(
                    [.character("R")], "return", "Send evidence back to whoever attached it, for a reason", .sendBack,
                    inFooter: areOthers)
                add([.character("D")], "retire", "Take evidence back: it shows nothing any more", .retire, inFooter: false)
            }
        }
        if context.canWrite, !disputes(context).isEmpty {
            add([.character("s")], "settle", "See what two people decided at once, and keep or take a side", .settle)
        }
        add([.character("n")], "next gap", "Go to the next gap", .nextGap)
        add([.character("p")], "gap before", "Go to the gap before", .previousGap, inFooter: false)
        // A report as of one day has one column, however wide.
        let isOneDay = coverage.map { $0.dates.days.lowerBound == $0.dates.days.upperBound } ?? false
        add([.character("z")], isByWeek ? "months" : "weeks", "Show weeks, or months", .zoom, inFooter: !isOneDay)
        add([.character("/")], "find", "Find as you type, in keys and titles", .find)
        add([.character("f")], "filter", "Narrow the list: owner, gaps, due soon, returned", .filter)
        if !filter.isEmpty { add([.escape], "clear", "Clear what was typed, then the filters", .clear, inFooter: false) }
        add([.enter], "items", "Show the items of the control", .items, inFooter: !(control?.items.isEmpty ?? true))
        return bindings + movements
    }

    /// Left and right move through time here.
    var movements: [Binding] {
        Binding.listMovements + [
            Binding([.left, .character("h"), .backTab], "earlier", "Look at what comes before", .move(.left), inFooter: false),
            Binding([.right, .character("l"), .tab], "later", "Look at what comes next", .move(.right), inFooter: false),
        ]
    }

    mutating func perform(_ command: EvidenceCommand, _ context: Context) -> [Request] {
        refresh(context)
        switch command {
        case .zoom: isByWeek.toggle()
        case .nextGap, .previousGap:
            if !jump(command == .nextGap ? 1 : -1, context) { return [.say(Message("There is no gap.", .good))] }
        case .find:
            find = TextField(find.text, isSelected: true)
            isFinding = true
        case .filter: return [.open(filterMenu(cursor: 1, context))]
        case .toggle(let choice, let row):
            toggle(choice, today: context.today)
            narrow(context)
            if let row { return [.open(filterMenu(cursor: row, hasToggled: true, context))] }
        case .clear:
            if filter.text.isEmpty {
                filter = EvidenceFilter()
            } else {
                filter.text = SearchWords("")
                find = TextField()
            }
            narrow(context)
        case .items:
            guard let engagement = context.engagement, let position = control?.items.first else {
                return .refuse("No item in scope belongs to this control.")
            }
            return [.go(to: .item(engagement.items[position].id))]
        case .open:
            guard let piece = atHand.first else { return .refuse("Nothing is attached here.") }
            return .effect(.openEvidence(piece))
        case .attach: return attach(context)
        case .accept: return judge(.accept, context)
        case .sendBack: return judge(.sendBack, context)
        case .retire: return judge(.retire, context)
        case .judge(let deed, let id): return judge(deed, id, context)
        case .settle:
            return disputeText(context).menu(control?.title ?? "") { .screen(EvidenceCommand.takeSide($0)) }
        case .takeSide(let id): return disputeText(context).take(id)
        }
        return []
    }

    /// Asks for evidence of what is looked at.
    private func attach(_ context: Context) -> [Request] {
        guard context.canWrite else { return context.refusalToWrite }
        guard let control, let engagement = context.engagement, let coverage else { return .refuse("There is no control here.") }
        let isEvents = control.frequency(on: coverage.dates) == .perEvent
        return [
            .open(
                AttachPanel(
                    to: control.targets(in: engagement), title: control.title, gap: occurrence?.days,
                    kind: isEvents ? .population : .record, today: context.today))
        ]
    }

    // MARK: Typing

    mutating func type(_ key: Key, _ context: Context) -> [Request] {
        switch key {
        case .escape:
            isFinding = false
            find = TextField()
            applyFind(context)
        case .enter: isFinding = false
        case .up: move(.up, context)
        case .down: move(.down, context)
        case .control("c"):
            isFinding = false
            return [.passOn]
        case .backspace where find.isEmpty: isFinding = false
        default: if find.handle(key) { applyFind(context) }
        }
        return []
    }

    mutating func applyFind(_ context: Context) {
        filter.text = SearchWords(find.text)
        narrow(context)
    }

    // MARK: The mouse

    mutating func scroll(_ movement: Movement, at point: Point, _ context: Context) {
        guard EvidenceLayout(size: context.size).detail.contains(point) else { return move(movement, context) }
        detailTop = max(0, detailTop + (movement == .up ? -1 : 1))
    }

    mutating func click(_ point: Point, isDouble: Bool, _ context: Context) -> [Request] {
        refresh(context)
        let layout = EvidenceLayout(size: context.size)
        guard let coverage, let row = window.row(at: point, in: layout.rows, count: rows.count) else { return [] }
        window.cursor = row
        let columns = columns(coverage)
        let table = EvidenceTable(columns: columns, width: layout.rows.width, chosen: 0..<1)
        if let column = table.column(at: point.x - layout.rows.x) {
            let days = columns.columns[column].days
            chosen = occurrences.firstIndex { $0.days.overlaps(days) } ?? 0
        } else {
            chooseFirst()
        }
        detailTop = 0
        return isDouble ? perform(.items, context) : []
    }
}

extension CoveredControl {
    /// What evidence is attached to: the control; the item where it is its own control; the items where it is about the
    /// report's own work, which no other report shares.
    func targets(in engagement: Engagement) -> [EvidenceTarget] {
        guard isItem || isAboutReport, !items.isEmpty else { return [.control(key)] }
        return items.map { .item(ItemAddress(engagement.id, engagement.items[$0].id)) }
    }
}
