extension WorkspaceControls {
    /// The controls that a report has in its scope, in order: those of which an item is in scope and applies, and the
    /// team's own that serve a criterion in scope.
    public func inScope(of engagement: Engagement) -> [ControlInForce] {
        var wanted: Set<Int> = []
        for item in engagement.items where engagement.isInScope(item) && engagement.work(on: item.id).status != .notApplicable {
            if let place = place(ofItem: item, in: engagement) { wanted.insert(place) }
        }
        let criteria = Set(engagement.criteriaInScope.map { CatalogReference(engagement.catalog.id, $0.id) })
        for (place, control) in all.enumerated() where control.library == nil {
            if control.criteria.contains(where: criteria.contains) { wanted.insert(place) }
        }
        return wanted.sorted().map { all[$0] }
    }

    /// The items of reports that are in scope, apply, and are their own controls, each once.
    public func itemsAlone(of engagements: [Engagement]) -> [ControlInForce] {
        var seen: Set<String> = []
        return engagements.flatMap { engagement in
            engagement.items.filter { item in
                engagement.isInScope(item) && engagement.work(on: item.id).status != .notApplicable
                    && place(ofItem: item, in: engagement) == nil && seen.insert(engagement.controlKey(of: item)).inserted
            }.map { engagement.controlAlone($0) }
        }
    }
}

extension Engagement {
    /// An item that is its own control.
    fileprivate func controlAlone(_ item: ItemDefinition) -> ControlInForce {
        let control = OwnControl(
            key: controlKey(of: item), title: item.title, statement: item.title, nature: .manual,
            frequency: Frequency(rawValue: item.cadence.rawValue) ?? .once, role: item.role,
            criteria: [CatalogReference(catalog.id, criteria[item.criterion].id)])
        return ControlInForce(
            control, ofItem: CatalogReference(catalog.id, item.id.text), owner: work(on: item.id).ownerPerson)
    }

    /// The criteria or control objectives in scope, in order.
    public var criteriaInScope: [CriterionStanding] { criteria.filter { $0.isInScope && areas[$0.area].isInScope } }
}
