import HarmlessText
import Readiness
import TerminalUI

extension Tab {
    /// The workspaces that were opened on this machine.
    static let recent = Tab(
        title: "Recent",
        explanation: "The workspaces that were opened on this machine, the latest first. \(portfolio.explanation)")
    /// Many workspaces at once.
    static let portfolio = Tab(
        title: "Portfolio",
        explanation: """
            A row for each report of each workspace: where it stands, when it will be ready at its team's pace, and who did something last. Enter goes \
            into a workspace; quitting it comes back here. What to do next is one list over all of them, the most urgent first.
            """)
}

/// What can be done on the screen of many workspaces.
enum PortfolioCommand: ScreenCommand {
    case open
    case find
    case sort
    case list
    case clear
    case again
    case back

    static var tab: Tab { .portfolio }
}

/// By what the rows are in order.
enum PortfolioOrder: CaseIterable, Sendable {
    case named
    case client
    case forecast
    case late
    case ticked
    case activity

    /// What the screen calls it.
    var title: String {
        switch self {
        case .named: "in the order given"
        case .client: "by client"
        case .forecast: "by forecast, the latest first"
        case .late: "by what is late, most first"
        case .ticked: "by what is ticked, least first"
        case .activity: "by last activity, longest ago first"
        }
    }

    /// The one that comes after it.
    var next: PortfolioOrder {
        let all = Self.allCases
        return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
    }
}

/// Many workspaces in a list, and what to do next over all of them.
struct PortfolioScreen: Sendable {
    /// A workspace, by the name that it was given on the command line.
    struct Place: Sendable {
        let name: String
        /// Its reports; nil as long as it was not read.
        var rows: [PortfolioRow]?
    }

    /// A line of the list of reports.
    struct Line: Sendable {
        /// The workspace's place.
        let place: Int
        /// The report, or what there is to say instead; nil as long as it was not read.
        let row: PortfolioRow?

        /// What tells it from all others.
        var key: Key { Key(place: place, report: row?.report?.id) }

        /// A workspace's place and a report.
        struct Key: Hashable {
            let place: Int
            let report: EngagementID?
        }
    }

    /// A line of what to do next.
    struct Task: Sendable {
        let place: Int
        let client: String
        let task: PortfolioTask
    }

    /// What came of a command.
    enum Outcome {
        case done
        case said(String)
        case asked(PortfolioEffect)
    }

    private(set) var places: [Place]
    /// Whether they are the workspaces that were opened lately.
    let isRecent: Bool
    /// Whether the list was opened from a workspace.
    let isFromWorkspace: Bool
    /// The day at whose end everything is looked at; nil for now.
    let past: Day?
    /// The reports that are shown, in their order.
    private(set) var lines: [Line] = []
    /// What to do next, the most urgent first.
    private(set) var tasks: [Task] = []
    /// Whose they are and by when, each once: what their columns are as wide as.
    private(set) var (taskClients, taskDays): (Set<String>, Set<Day>) = ([], [])
    /// By what the reports are in order.
    private(set) var order = PortfolioOrder.named
    /// Whether what to do next is shown in place of the reports.
    private(set) var showsTasks = false
    /// What is looked for.
    private(set) var words = SearchWords("")
    /// What is being typed to look for; nil where nobody types.
    private(set) var field: TextField?
    /// Where the list of reports stands.
    private(set) var window = ListWindow()
    /// Where the list of what to do next stands.
    private(set) var taskWindow = ListWindow()

    init(places: [String], isRecent: Bool = false, isFromWorkspace: Bool = false, past: Day? = nil) {
        (self.isRecent, self.isFromWorkspace, self.past) = (isRecent, isFromWorkspace, past)
        self.places = places.map { Place(name: $0) }
        layOut()
    }

    /// How many workspaces were not read yet.
    var waiting: Int { places.count { $0.rows == nil } }
    /// Whether somebody types.
    var isTyping: Bool { field != nil }
    /// By what the reports are in order, in words.
    var orderTitle: String { isRecent && order == .named ? "by when opened, the latest first" : order.title }
    /// All reports that were read, whatever is looked for.
    var reports: [PortfolioRow.Report] { places.flatMap { $0.rows ?? [] }.compactMap(\.report) }
    /// How many workspaces could not be read, or are damaged.
    var troubled: Int { places.count { $0.rows?.contains { $0.problem != nil && !$0.isEmpty } ?? false } }

    // MARK: What comes in

    /// Takes what workspaces came to.
    mutating func take(_ news: [(place: Int, rows: [PortfolioRow])]) {
        for (place, rows) in news where places.indices.contains(place) { places[place].rows = rows }
        layOut()
    }

    /// What a workspace is called: its client, as far as that is known.
    func name(of place: Int) -> String {
        guard places.indices.contains(place) else { return "" }
        return places[place].rows?.first?.name ?? places[place].name
    }

    /// The report of a task, in words.
    func title(of task: Task) -> String {
        guard places.indices.contains(task.place) else { return "" }
        return (places[task.place].rows ?? []).compactMap(\.report).first { $0.id == task.task.report }?.title ?? ""
    }

    /// Forgets all that was read.
    mutating func forgetAll() {
        for place in places.indices { places[place].rows = nil }
        layOut()
    }

    /// Makes the lists. The cursor stays on what it was on.
    private mutating func layOut() {
        let (key, task) = (current?.key, currentTask)
        var all: [Line] = []
        for (index, place) in places.enumerated() {
            if let rows = place.rows {
                all += rows.map { Line(place: index, row: $0) }
            } else {
                all.append(Line(place: index, row: nil))
            }
        }
        lines = all.filter { line in
            words.isEmpty || words.match([line.row?.client ?? "", line.row?.report?.title ?? "", places[line.place].name])
        }
        if order != .named { lines = Self.sorted(lines, by: order, of: places) }
        // While many are read one after the other nobody looks for the most urgent of them.
        guard showsTasks || waiting == 0 else { return placeCursor(on: key, task) }
        tasks = lines.flatMap { line in
            (line.row?.report?.tasks ?? []).map { Task(place: line.place, client: line.row?.name ?? "", task: $0) }
        }
        .sorted { ($0.task.day, $0.place, $0.task.item) < ($1.task.day, $1.place, $1.task.item) }
        (taskClients, taskDays) = (Set(tasks.map(\.client)), Set(tasks.map(\.task.day)))
        placeCursor(on: key, task)
    }

    /// Puts the cursors where they were, as far as that is still there.
    private mutating func placeCursor(on key: Line.Key?, _ task: Task?) {
        let same = key.flatMap { key in lines.firstIndex { $0.key == key } ?? lines.firstIndex { $0.place == key.place } }
        window.cursor = same ?? min(window.cursor, max(0, lines.count - 1))
        let sameTask = task.flatMap { task in tasks.firstIndex { $0.place == task.place && $0.task == task.task } }
        taskWindow.cursor = sameTask ?? min(taskWindow.cursor, max(0, tasks.count - 1))
    }

    /// What was not read yet, and what has no report, stands behind all others.
    private static func sorted(_ lines: [Line], by order: PortfolioOrder, of places: [Place]) -> [Line] {
        func rank(_ line: Line) -> (Int, Double, String) {
            let name = (line.row?.name ?? places[line.place].name).lowercased()
            guard let report = line.row?.report else { return (line.row == nil ? 2 : 1, 0, name) }
            let tally = report.tally
            switch order {
            case .named, .client: return (0, 0, name)
            case .forecast: return (0, -report.forecast.pressure, name)
            case .late: return (0, -Double(tally.late), name)
            case .ticked: return (0, Share(tally.ticked, of: tally.total).fraction, name)
            case .activity: return (0, Double(report.last?.day.ordinal ?? 0), name)
            }
        }
        return lines.enumerated().map { (rank($0.element), $0.offset, $0.element) }
            .sorted { ($0.0.0, $0.0.1, $0.0.2, $0.1) < ($1.0.0, $1.0.1, $1.0.2, $1.1) }.map(\.2)
    }

    // MARK: What somebody does

    /// The report under the cursor.
    var current: Line? { lines.indices.contains(window.cursor) ? lines[window.cursor] : nil }
    /// The task under the cursor.
    var currentTask: Task? { tasks.indices.contains(taskWindow.cursor) ? tasks[taskWindow.cursor] : nil }

    mutating func move(_ movement: Movement, _ context: Context) {
        let page = PortfolioLayout(context).inside.height
        if showsTasks {
            _ = taskWindow.move(movement, count: tasks.count, page: page)
        } else {
            _ = window.move(movement, count: lines.count, page: page)
        }
    }

    /// Whether there is a row at that point, on which the cursor is then.
    mutating func click(_ point: Point, _ context: Context) -> Bool {
        let inside = PortfolioLayout(context).inside
        if showsTasks {
            guard let row = taskWindow.row(at: point, in: inside, count: tasks.count) else { return false }
            taskWindow.cursor = row
        } else {
            guard let row = window.row(at: point, in: inside, count: lines.count) else { return false }
            window.cursor = row
        }
        return true
    }

    mutating func scrollIntoSight(_ context: Context) {
        let height = PortfolioLayout(context).inside.height
        _ = window.rows(of: lines.count, height: height)
        _ = taskWindow.rows(of: tasks.count, height: height)
    }

    mutating func paste(_ text: String) {
        guard field != nil else { return }
        field?.insert(String(text.prefix(200)))
        look()
    }

    /// Takes a key while somebody types.
    ///
    /// - Returns: False for a key that does what it always does.
    mutating func type(_ key: Key) -> Bool {
        switch key {
        case .enter: field = nil
        case .escape, .control("c"):
            field = nil
            words = SearchWords("")
            layOut()
        case .up, .down, .pageUp, .pageDown: return false
        default:
            guard field?.handle(key) ?? false else { return true }
            look()
        }
        return true
    }

    private mutating func look() {
        words = SearchWords(field?.text ?? "")
        layOut()
    }

    mutating func perform(_ command: PortfolioCommand) -> Outcome {
        switch command {
        case .open: return open()
        case .find: field = TextField(words.text, isSelected: true)
        case .sort:
            order = order.next
            layOut()
            return .said("Reports \(orderTitle).")
        case .list:
            showsTasks.toggle()
            layOut()
        case .clear:
            words = SearchWords("")
            layOut()
        case .again:
            forgetAll()
            return .asked(.readAgain)
        case .back: return .asked(.back)
        }
        return .done
    }

    private func open() -> Outcome {
        if showsTasks {
            guard let task = currentTask else { return .said("There is nothing to go to.") }
            return .asked(.open(place: task.place, report: task.task.report, item: task.task.item))
        }
        guard let line = current else { return .said("There is nothing to go to.") }
        guard let row = line.row else { return .said("\(places[line.place].name) was not read yet.") }
        // What is damaged can be opened, to see why; what is no workspace cannot.
        if row.report == nil, !row.isEmpty { return .said("\(row.name): \(row.problem ?? "it cannot be read")") }
        return .asked(.open(place: line.place, report: row.report?.id, item: nil))
    }

    /// The keys that work here, now.
    func bindings(_ context: Context) -> [Binding] {
        var bindings = [
            Binding(
                [.enter], "open", "Go into the workspace under the cursor; quitting it comes back", .screen(PortfolioCommand.open)
            ),
            Binding(
                [.tab, .character("n")], showsTasks ? "reports" : "what to do next",
                "Show what to do next over all workspaces, the most urgent first, or the reports again",
                .screen(PortfolioCommand.list)),
            Binding([.character("/")], "find", "Find a client, a report or a folder", .screen(PortfolioCommand.find)),
        ]
        if !showsTasks {
            bindings.append(
                Binding(
                    [.character("s")], "sort",
                    "Put the reports in another order: \(PortfolioOrder.allCases.map(\.title).joined(separator: "; "))",
                    .screen(PortfolioCommand.sort)))
        }
        if !words.isEmpty {
            bindings.append(Binding([.escape], "show all", "Look for nothing any more", .screen(PortfolioCommand.clear)))
        } else if isFromWorkspace {
            bindings.append(
                Binding(
                    [.escape, .character("W")], "go back", "Go back to where you came from",
                    .screen(PortfolioCommand.back)))
        }
        bindings.append(
            Binding(
                [.character("r")], "read again", "Read all workspaces again", .screen(PortfolioCommand.again), inFooter: false))
        return bindings + Binding.listMovements
    }

    /// The keys that work whatever is shown.
    static let shell = [
        Binding([.character("?")], "help", "Explain the keys", .shell(.help)),
        Binding([.character("q"), .control("c")], "quit", "Leave Tickmark", .shell(.quit)),
    ]
}

extension Forecast {
    /// How pressing it is beside others: what is late by most days first, then what is stalled, at risk, unknown, on
    /// time, ready.
    var pressure: Double {
        switch outlook {
        case .late: 10_000 + Double(daysLate ?? max(1, goal.distance(to: history.today)))
        case .stalled: 5000
        case .atRisk: 4000 - Double(range?.inTime ?? 0)
        case .unknown: 2000
        case .onTime: 1000
        case .ready: 0
        }
    }
}
