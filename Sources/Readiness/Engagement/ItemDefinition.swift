/// An item of an engagement, from the catalog or the team's own.
public struct ItemDefinition: Sendable, Hashable {
    /// Its id.
    public let id: ItemID
    /// What must be true.
    public let title: String
    /// The index of its criterion in ``Engagement/criteria``.
    public let criterion: Int
    /// How often it must be shown.
    public let cadence: Cadence
    /// Days of work for a small company; 1 for a team's own item.
    public let effort: Double
    /// The role that usually owns it; empty for a team's own item.
    public let role: String
    /// The key of the control that it belongs to; empty where it is its own control.
    public let control: String
    /// How much it matters to a first report, or nil where nothing says so.
    public let priority: Priority?
    /// Words that it is found by beside those of its title, parted by commas.
    public let also: String
    /// Where the catalog has it, or nil for a team's own item and for one that the catalog has dropped.
    public let catalogPosition: Int?
    /// Whether the catalog has dropped it: it is kept for the work on it, in the last words that were signed where any
    /// are known.
    public let isRetired: Bool

    init(_ item: CatalogItem, at position: Int, criterion: Int) {
        id = item.id
        title = item.title
        self.criterion = criterion
        cadence = item.cadence
        effort = item.effort
        role = item.role
        control = item.control
        priority = item.priority
        also = item.also
        catalogPosition = position
        isRetired = false
    }

    init(_ own: OwnItem, criterion: Int) {
        id = own.id
        title = own.title
        self.criterion = criterion
        cadence = .once
        effort = 1
        role = ""
        control = ""
        priority = nil
        also = ""
        catalogPosition = nil
        isRetired = false
    }

    init(retired id: ItemID, words: SignedWords?, criterion: Int) {
        self.id = id
        title = words?.title ?? "No longer in the catalog; kept for the work on it"
        self.criterion = criterion
        cadence = .once
        effort = 0
        role = ""
        control = ""
        priority = nil
        also = ""
        catalogPosition = nil
        isRetired = true
    }
}
