/// A report of one of many workspaces, or why nothing can be told of a workspace.
public struct PortfolioRow: Sendable {
    /// The folder, as it was named.
    public let folder: String
    /// The client: the organization that the report is about, else the workspace's name; empty where it could not be
    /// read.
    public let client: String
    /// What is known of a report; nil where the workspace has none, or cannot be read.
    public let report: Report?
    /// Why nothing can be told, or why what is told may be wrong; nil where nothing is the matter.
    public let problem: String?
    /// Whether the workspace is whole and has no report yet.
    public let isEmpty: Bool

    /// A report, in figures.
    public struct Report: Sendable {
        /// Its id.
        public let id: EngagementID
        /// SOC 1 or SOC 2.
        public let kind: ReportKind
        /// "SOC 2 Type 2".
        public let title: String
        /// Its figures.
        public let tally: Tally
        /// How many of its controls are covered, of how many; nil where the workspace has no evidence at all.
        public let coverage: Share?
        /// Where it stands.
        public let verdict: Verdict
        /// When it will be ready at its team's pace.
        public let forecast: Forecast
        /// When it was worked on last, and by whom; nil where nothing is known of that.
        public let last: (day: Day, name: String)?
        /// What to do next in it, the most urgent first.
        public let tasks: [PortfolioTask]
    }

    /// Rows of a workspace that was read.
    ///
    /// - Parameters:
    ///   - last: What was done last in it, newest first.
    ///   - problem: Why its figures may be wrong.
    public static func rows(of state: WorkspaceState, in folder: String, last: [Entry], problem: String?) -> [PortfolioRow] {
        guard !state.engagements.isEmpty else {
            return [
                PortfolioRow(
                    folder: folder, client: state.name, report: nil, problem: problem ?? "no report has begun",
                    isEmpty: problem == nil)
            ]
        }
        return state.engagements.map { engagement in
            let entry = last.first { $0.action.engagement == engagement.id } ?? last.first
            let report = Report(
                id: engagement.id, kind: engagement.report, title: engagement.title, tally: engagement.tally,
                coverage: state.record.evidence.isEmpty ? nil : state.coverage(of: engagement).share,
                verdict: Verdict(of: engagement, on: state.today), forecast: state.forecast(of: engagement),
                last: entry.map { ($0.at.day, state.record.writer(of: $0)) },
                tasks: PortfolioTask.all(in: engagement, record: state.record))
            return PortfolioRow(
                folder: folder, client: engagement.record.organization.value, report: report, problem: problem, isEmpty: false)
        }
    }

    /// A row that only says why there is nothing to tell.
    public static func unreadable(_ folder: String, because problem: String) -> PortfolioRow {
        PortfolioRow(folder: folder, client: "", report: nil, problem: problem, isEmpty: false)
    }

    /// What it is called: the client, or the folder where that is not known.
    public var name: String { client.isEmpty ? folder : client }
}

/// Something to do next for one of many clients.
public struct PortfolioTask: Hashable, Sendable {
    /// The report.
    public let report: EngagementID
    /// The item.
    public let item: ItemID
    /// What must be true.
    public let title: String
    /// Why it is pressing.
    public let reason: Attention
    /// Whose it is, by name; empty where it is nobody's.
    public let owner: String
    /// The day by which it is needed: the item's own, or the one that counts for the report where the item has none.
    public let day: Day

    /// How many of one reason are told of a report.
    public static let limit = 10
    /// What is pressing over many clients.
    public static let reasons: [Attention] = [.late, .returned, .blocked, .dueSoon]

    /// What to do next in a report, the most urgent first; an item stands once, for the first of its reasons.
    public static func all(in engagement: Engagement, record: WorkspaceRecord) -> [PortfolioTask] {
        var seen: Set<Int> = []
        var tasks: [PortfolioTask] = []
        for (reason, positions) in zip(reasons, engagement.itemsToLookAt(for: reasons)) {
            for position in positions.prefix(limit) where seen.insert(position).inserted {
                let item = engagement.items[position]
                let work = engagement.work(on: item.id)
                tasks.append(
                    PortfolioTask(
                        report: engagement.id, item: item.id, title: item.title, reason: reason,
                        owner: work.ownerPerson.map { record.name(of: $0) } ?? "",
                        day: work.due.value ?? engagement.record.type.value.dayThatCounts))
            }
        }
        return tasks.sorted { ($0.day, $0.item) < ($1.day, $1.item) }
    }
}
