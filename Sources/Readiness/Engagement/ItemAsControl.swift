extension ControlInForce {
    /// An item that is its own control, as it stands in a report.
    init(_ item: ItemDefinition, in engagement: Engagement) {
        let criterion = CatalogReference(engagement.catalog.id, engagement.criteria[item.criterion].id)
        let control = OwnControl(
            key: engagement.controlKey(of: item), title: item.title, statement: item.title, nature: .manual,
            frequency: Frequency(rawValue: item.cadence.rawValue) ?? .once, role: item.role, criteria: [criterion])
        self.init(
            of: CatalogReference(engagement.catalog.id, item.id.text), as: control,
            owner: engagement.work(on: item.id).ownerPerson)
    }
}
