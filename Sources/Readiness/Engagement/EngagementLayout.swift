import HashTreeCollections

/// The lists of an engagement, made from the catalog and the record.
final class EngagementLayout: Sendable {
    /// The catalog's areas, with the decisions on them, before anything is counted.
    let areas: [AreaStanding]
    /// The criteria or control objectives, the catalog's and the team's own, by area.
    let criteria: [CriterionStanding]
    /// The items that belong to this type of report, in or out of scope, in the order of areas and criteria.
    let items: [ItemDefinition]
    /// Which criteria are in scope with their areas, so that their items count; by the places of the criteria.
    let isCounted: [Bool]
    /// Where the catalog's items stand in ``items``, by their positions in the catalog; -1 for those that this type of
    /// report does not have.
    private let placesOfCatalog: [Int]
    /// Where all others do.
    private let placesOfOthers: [ItemID: Int]

    /// Lays an engagement out.
    init(of record: EngagementRecord, _ catalog: Catalog) {
        let areas = catalog.areas.map { area in
            let decision = record.scope[area.id]
            let isIn = area.isRequired || decision?.isIn.value ?? record.areas.contains(area.id)
            return AreaStanding(area: area, isInScope: isIn, decision: decision, tally: Tally())
        }
        let rows = Rows(of: record, catalog)
        (criteria, items) = (rows.criteria, rows.items)
        isCounted = rows.criteria.map { $0.isInScope && areas[$0.area].isInScope }
        self.areas = areas
        var placesOfCatalog = Array(repeating: -1, count: catalog.items.count)
        var placesOfOthers: [ItemID: Int] = [:]
        for (place, item) in items.enumerated() {
            if let position = item.catalogPosition {
                placesOfCatalog[position] = place
            } else if placesOfOthers[item.id] == nil {
                placesOfOthers[item.id] = place
            }
        }
        (self.placesOfCatalog, self.placesOfOthers) = (placesOfCatalog, placesOfOthers)
    }

    /// Where an item stands in ``items``, or nil where this engagement has none of that id.
    func position(of item: ItemID, in catalog: Catalog) -> Int? {
        guard let inCatalog = catalog.position(of: item), placesOfCatalog[inCatalog] >= 0 else {
            return placesOfOthers[item]
        }
        return placesOfCatalog[inCatalog]
    }

    /// Whether an item counts: its area and its criterion are in scope.
    func isInScope(_ item: ItemDefinition) -> Bool { isCounted[item.criterion] }
}

/// The rows of an engagement, while they are made.
private struct Rows {
    private(set) var criteria: [CriterionStanding] = []
    private(set) var items: [ItemDefinition] = []

    init(of record: EngagementRecord, _ catalog: Catalog) {
        let type = record.type.value.set
        let retired = record.retiredItems(in: catalog)
        let own = Dictionary(grouping: record.items.lazy.filter { !$0.isWithdrawn.value }, by: \.criterion)
        let objectives = Dictionary(grouping: record.objectives.lazy.filter { !$0.isWithdrawn.value }, by: \.area)
        let (catalogCriteria, catalogItems) = (catalog.criteria, catalog.items)
        items.reserveCapacity(catalogItems.count)
        for (area, definition) in catalog.areas.enumerated() {
            for index in definition.criteria {
                let criterion = catalogCriteria[index]
                // What an entry says against a requirement on the report itself is void: see ``VoidEntries``.
                let wording = definition.isAboutReport ? nil : record.wordings[criterion.id]?.value
                let isInScope = definition.isAboutReport || record.scope[criterion.id]?.isIn.value ?? true
                criteria.append(
                    CriterionStanding(
                        id: criterion.id, title: criterion.title, objective: wording ?? criterion.objective, area: area,
                        isInScope: isInScope, origin: .catalog(reworded: wording != nil)))
                for position in criterion.items where !catalogItems[position].types.isDisjoint(with: type) {
                    items.append(ItemDefinition(catalogItems[position], at: position, criterion: criteria.count - 1))
                }
                add(own[criterion.id] ?? [])
                for item in retired[criterion.id] ?? [] {
                    let words = record.work[item]?.lastSignedWords
                    items.append(ItemDefinition(retired: item, words: words, criterion: criteria.count - 1))
                }
            }
            for objective in objectives[definition.id] ?? [] {
                criteria.append(
                    CriterionStanding(
                        id: objective.id, title: objective.title,
                        objective: record.wordings[objective.id]?.value ?? objective.title, area: area,
                        isInScope: record.scope[objective.id]?.isIn.value ?? true, origin: .team(objective.entry)))
                add(own[objective.id] ?? [])
            }
        }
    }

    private mutating func add(_ own: [OwnItem]) {
        items += own.map { ItemDefinition($0, criterion: criteria.count - 1) }
    }
}

extension EngagementRecord {
    /// Items with work on them that today's catalog does not have, by the criterion that their ids begin with.
    fileprivate func retiredItems(in catalog: Catalog) -> [String: [ItemID]] {
        let unknown = work.items.filter { catalog.position(of: $0) == nil }
        // Hardly ever there are any.
        guard !unknown.isEmpty else { return [:] }
        let own = Set(items.map(\.id))
        var retired: [String: [ItemID]] = [:]
        for item in unknown where !own.contains(item) {
            guard let dash = item.text.lastIndex(of: "-") else { continue }
            retired[String(item.text[..<dash]), default: []].append(item)
        }
        return retired.mapValues { $0.sorted() }
    }
}
