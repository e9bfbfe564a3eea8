import Journal
import Readiness
import StrictJSON

/// What an export says, before it has a form: everything that it needs to know, and nothing that changes by itself.
public struct Summary: Sendable {
    /// The workspace's name.
    public let name: String
    /// The engagements, in the order that they began.
    public let engagements: [Engagement]
    /// Engagements of which nothing can be told, because their catalog is not in this workspace.
    public let missingCatalogs: [(engagement: EngagementID, catalog: String)]
    /// What was done last, newest first.
    public let recent: [Entry]
    /// Everything of the history that was given, newest first.
    public let history: [Entry]
    /// What was done last by what was done at once: the last entry of each go and how many it has, newest first.
    public let recentGoes: [(entry: Entry, count: Int)]
    /// Which of it counts for nothing.
    public let void: VoidEntries
    /// How far each writer's history goes.
    public let heads: [JournalHead]
    /// The catalogs that the engagements use.
    public let catalogs: [CatalogMark]
    /// Why the figures may be wrong: what is damaged or missing.
    public let damage: [Defect]
    /// Who made the export.
    public let madeBy: String
    /// The day that it was made, and is seen from.
    public let day: Day
    /// The state that the figures come from, seen from ``day``.
    public let state: WorkspaceState
    /// Whom it is for.
    public var audience = Audience.team
    /// Which items its lists and tables hold; the figures are of all.
    public var filter = ItemFilter()

    /// How many entries of recent activity are told.
    public static let recentLimit = 20
    /// How many goes are told.
    public static let goesLimit = 10

    /// Gathers a summary.
    ///
    /// - Parameters:
    ///   - entries: The history, oldest first.
    ///   - only: The engagements to tell of; nil for all.
    ///   - catalogs: The catalogs that the engagements use.
    ///   - damage: What is damaged or missing in the workspace.
    ///   - void: Which entries count for nothing; nil where all of the history is given, which tells.
    public init(
        of state: WorkspaceState, recent entries: [Entry], heads: [JournalHead], madeBy: String, on day: Day,
        only: [EngagementID]? = nil, catalogs: [CatalogMark] = [],
        damage: [Defect] = [], void: VoidEntries? = nil
    ) {
        var state = state
        // What is late is seen from the day that the export names, on whatever day the state was made.
        if state.today != day { state.update(today: day) }
        name = state.name
        engagements = state.engagements.filter { only?.contains($0.id) ?? true }
        missingCatalogs = state.missingCatalogs.filter { only?.contains($0.engagement) ?? true }
        self.void = void ?? VoidEntries(of: entries, in: state.record)
        recent = entries.suffix(Self.recentLimit).reversed()
        history = entries.reversed()
        recentGoes = Summary.goes(of: entries)
        self.heads = heads
        let used = Set(engagements.map(\.catalog.id))
        self.catalogs = catalogs.filter { used.contains($0.id) }
        self.damage = damage
        self.madeBy = madeBy
        self.day = day
        self.state = state
    }

    /// The last goes of a history. The entries of a go stand together but for what others wrote in between.
    private static func goes(of entries: [Entry]) -> [(entry: Entry, count: Int)] {
        var goes: [(entry: Entry, count: Int)] = []
        for entry in entries.reversed() {
            if let index = goes.firstIndex(where: { $0.entry.batchID == entry.batchID }) {
                goes[index].count += 1
            } else if goes.count < goesLimit {
                goes.append((entry, 1))
            } else {
                break
            }
        }
        return goes
    }
}

extension Summary {
    /// Whether lists and tables hold an item.
    func holds(_ item: ItemDefinition, of engagement: Engagement) -> Bool {
        filter.isEmpty || filter.passes(item, in: engagement)
    }

    /// Positions of the items that have a quality, in the catalog's order; only what is in scope and was asked for.
    func positions(of engagement: Engagement, where isWanted: (ItemWork) -> Bool) -> [Int] {
        engagement.positions(where: isWanted).filter { holds(engagement.items[$0], of: engagement) }
    }

    /// How many items its lists and tables leave out, because they were not asked for.
    var leftOut: Int {
        guard !filter.isEmpty else { return 0 }
        return engagements.reduce(0) { count, engagement in count + engagement.items.count { !holds($0, of: engagement) } }
    }

    /// What a reader has to know of lists that do not hold everything; nil where they do.
    var leavingOut: String? {
        guard !filter.isEmpty else { return nil }
        // What is out of scope counts where it was asked for.
        var (all, held) = (0, 0)
        for engagement in engagements {
            for item in engagement.items where filter.includesOutOfScope || engagement.isInScope(item) {
                all += 1
                if holds(item, of: engagement) { held += 1 }
            }
        }
        return "The lists hold only the items that were asked for, \(held) of \(all); the figures are of all in scope."
    }
}

extension Engagement {
    /// Positions of the items that have a quality, in the catalog's order; only what is in scope.
    func positions(where isWanted: (ItemWork) -> Bool) -> [Int] {
        items.indices.filter { isInScope(items[$0]) && isWanted(work(on: items[$0].id)) }
    }
}
