import HarmlessText
import Readiness
import TerminalUI

/// The Requests screen: what the auditor asked for, and what came of it.
struct RequestsScreen: Sendable {
    /// What the list is narrowed to.
    var filter = RequestFilter()
    /// The requests that are shown. They stay as they are while requests change, so that what one has just submitted
    /// does not jump away under a filter.
    private(set) var rows: [RequestNumber] = []
    /// Where the list stands.
    var window = ListWindow()
    /// Requests that were selected to be changed together.
    var selection: Set<RequestNumber> = []
    /// What is typed after `/`.
    var find = TextField()
    /// Whether it is being typed.
    var isFinding = false
    /// Whether the keys go to the text about the request, to scroll it.
    var isReading = false
    /// The first line of that text that is shown.
    var detailTop = 0
    /// Entries of what two people said at once.
    var sides = ContestedSides()
    /// What requests may be about; made when the screen is first shown.
    private(set) var suggestions: RequestSuggestions?

    /// "1 request", "12 requests".
    var countInWords: String { counted(rows.count, "request") }

    /// The number under the cursor.
    var number: RequestNumber? { rows.indices.contains(window.cursor) ? rows[window.cursor] : nil }

    /// The request under the cursor.
    func request(in engagement: Engagement) -> AuditRequest? { number.flatMap { engagement.request($0) } }

    /// Makes the rows; the cursor stays on its request where that is still there.
    mutating func layOut(_ context: Context) {
        guard let engagement = context.engagement, let record = context.shown?.record else { return }
        let current = number
        rows = engagement.requests(filter, in: record).map(\.number)
        window.cursor = current.flatMap(rows.firstIndex(of:)) ?? min(window.cursor, max(0, rows.count - 1))
        selection.formIntersection(rows)
    }

    /// The title of what a request points to; empty where there is none.
    func title(of target: RequestTarget, in engagement: Engagement) -> String {
        if let title = suggestions?.title(of: target) { return title }
        return switch target {
        case .criterion(let id): engagement.criteria.first { $0.id == id }?.title ?? ""
        case .item(let id): engagement.position(of: id).map { engagement.items[$0].title } ?? ""
        case .control: ""
        }
    }

    fileprivate mutating func prepareSuggestions(_ context: Context) {
        guard suggestions == nil, !rows.isEmpty, let workspace = context.shown, let engagement = context.engagement else {
            return
        }
        suggestions = RequestSuggestions(for: engagement, controls: workspace.controls.inScope(of: engagement))
    }
}

extension Tab {
    /// What the auditor asked for.
    public static let requests = Tab(
        title: "Requests",
        explanation: """
            What the auditor asked for, by the auditor's numbers. What you say of a request (open, gathering, submitted) and what the \
            auditor says (accepted, returned) are two things.
            """)
}

extension RequestsScreen: TabScreen {
    static var tab: Tab { .requests }

    var typing: TypedLine? {
        isFinding ? TypedLine(field: find, hint: "\(countInWords), enter keeps, esc clears") : nil
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Request] {
        switch event {
        case .key(let key): return type(key, context)
        case .paste(let text):
            find.insert(text)
            applyFind(context)
        case .move(let movement): move(movement, context)
        case .wheel(let movement, let point): scroll(movement, at: point, context)
        case .press(let point, let isDouble): click(point, isDouble: isDouble, context)
        case .command(let command): return (command as? RequestsCommand).map { perform($0, context) } ?? []
        case .aboutToDraw:
            prepareSuggestions(context)
            _ = window.rows(of: rows.count, height: RequestsLayout(size: context.size, rows: rows.count).list.height - 2)
            return context.hasPanel ? [] : sides.ask(for: disputeText(context).disputes)
        case .go(let place): go(to: place, context)
        case .told(.entries(let entries)): sides.take(entries)
        case .shown, .reveal, .told: break
        }
        return []
    }

    /// Shows what another screen asks for.
    private mutating func go(to place: Place, _ context: Context) {
        switch place {
        case .requests(let filter): narrow(to: filter, context)
        case .request(let number):
            if !rows.contains(number) { narrow(to: RequestFilter(), context) }
            if let row = rows.firstIndex(of: number) { (window.cursor, detailTop) = (row, 0) }
        case .item, .area, .attention, .view, .person, .items, .objective, .gaps, .control, .piece, .disputes: break
        }
    }

    private mutating func narrow(to filter: RequestFilter, _ context: Context) {
        self.filter = filter
        (find, isFinding, isReading) = (TextField(), false, false)
        layOut(context)
        (window.cursor, detailTop) = (0, 0)
    }

    mutating func follow(_ change: ContextChange, _ context: Context) {
        switch change {
        case .workspace:
            if case .person(let handle) = filter.owner, let record = context.workspace?.record {
                filter.owner = .person(record.canonical(handle))
            }
            suggestions = nil
        case .lists: layOut(context)
        case .engagement: self = RequestsScreen()
        case .written: selection = []
        case .leftTyping: isFinding = false
        }
    }

    func view(_ context: Context, into canvas: inout Canvas) {
        guard let engagement = context.engagement else { return }
        RequestsView(requests: self, context: context, engagement: engagement).draw(into: &canvas)
    }

    // MARK: Moving

    mutating func move(_ movement: Movement, _ context: Context) {
        switch movement {
        case .left: isReading = false
        case .right: isReading = true
        case _ where isReading: scrollDetail(movement, context)
        default:
            if window.move(
                movement, count: rows.count, page: RequestsLayout(size: context.size, rows: rows.count).list.height - 2)
            {
                detailTop = 0
            }
        }
    }

    private mutating func scrollDetail(_ movement: Movement, _ context: Context) {
        guard let engagement = context.engagement else { return }
        let detail = RequestsLayout(size: context.size, rows: rows.count).detail
        let lines = RequestText(requests: self, context: context, engagement: engagement).lines(width: detail.width - 4).count
        var window = ListWindow(cursor: detailTop)
        _ = window.move(movement, count: max(1, lines - detail.height + 3), page: detail.height - 2)
        detailTop = window.cursor
    }

    private mutating func scroll(_ movement: Movement, at point: Point, _ context: Context) {
        let before = isReading
        isReading = RequestsLayout(size: context.size, rows: rows.count).detail.contains(point)
        move(movement, context)
        isReading = before
    }

    private mutating func click(_ point: Point, isDouble: Bool, _ context: Context) {
        guard window.click(point, in: RequestsLayout(size: context.size, rows: rows.count).list, count: rows.count) else {
            return
        }
        isReading = isDouble
        detailTop = 0
    }

    // MARK: Typing

    private mutating func type(_ key: Key, _ context: Context) -> [Request] {
        switch key {
        case .escape:
            isFinding = false
            find = TextField()
            applyFind(context)
        case .enter: isFinding = false
        case .up: move(.up, context)
        case .down: move(.down, context)
        case .pageUp: move(.pageUp, context)
        case .pageDown: move(.pageDown, context)
        case .control("c"):
            isFinding = false
            return [.passOn]
        case .backspace where find.isEmpty: isFinding = false
        default: if find.handle(key) { applyFind(context) }
        }
        return []
    }

    private mutating func applyFind(_ context: Context) {
        filter.text = SearchWords(find.text)
        layOut(context)
    }
}
