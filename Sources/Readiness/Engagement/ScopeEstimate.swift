import HarmlessText

/// What an area brings with it, to be known before somebody commits to it.
public struct ScopeEstimate: Hashable, Sendable {
    /// How many items it adds.
    public let items: Int
    /// Days of work for a small company, by the catalog's estimates.
    public let days: Double

    /// Estimates areas of a catalog for a type of report.
    public init(of areas: some Sequence<Area>, in catalog: Catalog, type: ReportTypes) {
        var count = 0
        var days = 0.0
        for area in areas {
            for item in catalog.items[area.items] where !item.types.isDisjoint(with: type) {
                count += 1
                days += item.effort
            }
        }
        items = count
        self.days = days
    }

    /// "18 items, about 9 days".
    public var text: String {
        "\(counted(items, "item")), about \(counted(Int(days.rounded()), "day"))"
    }
}
