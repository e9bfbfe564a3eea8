import Readiness

extension ForeignCatalog {
    /// What stands where a text is to be written, and says how.
    private static let guidance =
        "Say why this is needed, and then what somebody does about it on Monday: two to four sentences. Replace this one."
    private static let evidence =
        "Write what can be handed over: the record, the system that it comes from, its date, who looked at it"

    /// A start for a catalog of a team's own, made of the items that it added to its reports; where it added none, of
    /// one that shows how.
    ///
    /// - Parameters:
    ///   - title: The catalog's title.
    ///   - only: The report to take items from; nil for all.
    public init(ownItemsOf state: WorkspaceState, title: String, only: EngagementID? = nil) {
        self.init(title: title, version: "1")
        var places: [String: (area: Int, criteria: [String: Int])] = [:]
        var seen: Set<String> = []
        for engagement in state.engagements where only == nil || engagement.id == only {
            for own in engagement.record.items where !own.isWithdrawn.value {
                guard let criterion = engagement.criteria.first(where: { $0.id == own.criterion }),
                    engagement.areas.indices.contains(criterion.area),
                    // Rolling a report forward keeps its items: they are one.
                    seen.insert("\(own.criterion)/\(own.title)").inserted
                else { continue }
                let area = engagement.areas[criterion.area]
                if places[area.id] == nil {
                    places[area.id] = (areas.count, [:])
                    areas.append(Area(id: area.id, title: area.area.title, summary: area.area.summary))
                }
                guard let known = places[area.id] else { continue }
                let place = known.criteria[criterion.id] ?? areas[known.area].criteria.count
                if known.criteria[criterion.id] == nil {
                    places[area.id]?.criteria[criterion.id] = place
                    areas[known.area].criteria.append(Criterion(id: criterion.id, title: criterion.title))
                }
                areas[known.area].criteria[place].items.append(
                    Item(title: own.title, guidance: Self.guidance, evidence: [Self.evidence]))
            }
        }
        guard areas.isEmpty else { return }
        let item = Item(
            title: "Say here what must be true, in up to 70 columns", guidance: Self.guidance, evidence: [Self.evidence])
        let criterion = Criterion(id: "A1-1", title: "What the items below are about", items: [item])
        areas = [
            Area(id: "A1", title: "The first area", summary: "One sentence on what the area is about.", criteria: [criterion])
        ]
    }
}
