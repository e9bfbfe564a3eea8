import Readiness

extension Northwind {
    /// A small library over the tests' own catalog: one control of each kind that the Evidence screen tells apart.
    static let controls: [Control] = [
        control("access-review", "Access rights are reviewed each quarter", .quarterly, .manual, ["CC6.2-01", "CC6.2-02"]),
        control("backups", "Backups are taken each working day", .daily, .automated, ["A1.2-01"]),
        control("code-of-conduct", "The code of conduct is signed each year", .annually, .manual, ["CC1.1-01", "CC1.1-02"]),
        control("key-rotation", "Keys are rotated each month", .monthly, .manual, ["CC6.1-03"]),
        control("log-collection", "Security logs go to one place", .continuous, .automated, ["CC7.2-01"]),
        control("new-users", "New users are approved by the owner of the system", .perEvent, .manual, ["CC6.1-02"]),
    ]

    private static func control(
        _ key: String, _ title: String, _ frequency: Frequency, _ nature: ControlNature, _ items: [String]
    ) -> Control {
        Control(
            key: key, title: title, statement: ControlStatement(template: "\(title)."), nature: nature, kind: .preventive,
            frequency: frequency, population: ControlPopulation(what: "All of it", system: "The system", secondSource: "Another"),
            type1: [], type2: [], effort: ControlEffort(setupDays: 1, hoursEach: 1), role: "IT lead",
            items: items.map { CatalogReference("soc2", $0) }, criteria: [CatalogReference("soc2", "CC6.1")])
    }
}
