import Readiness

/// Controls that the tests print: the example of the documentation, and one with what can be left out left out.
enum SampleControls {
    static let doors = Control(
        key: "door-review", title: "Door rights are reviewed by area",
        statement: ControlStatement(
            template:
                "The operations lead compares holders of badges with their duties every quarter, has rights removed within {days} days, "
                + "and signs the list.",
            parameters: [
                ControlParameter(name: "days", standard: "5", meaning: "Business days between the review and the removal.")
            ]),
        nature: .manual, kind: .detective, frequency: .quarterly,
        population: ControlPopulation(
            what: "Holders of badges by door", system: "Badge system", secondSource: "Staff list of the same day"),
        type1: ["The newest signed list beside the badge system's export"], type2: ["Signed list for each quarter of the period"],
        alternatives: [ControlAlternative(when: "No office", instead: "A signed statement of remote work")],
        effort: ControlEffort(setupDays: 0.5, hoursEach: 1), role: "Operations lead",
        items: [CatalogReference("soc2", "CC6.4-01")],
        criteria: [CatalogReference("soc2", "CC6.4"), CatalogReference("soc1", "PE1")], iso27001: ["A.7.2"], csf: ["PR.AA-06"])

    static let visitors = Control(
        key: "visitors", title: "Visitors are signed in and accompanied",
        statement: ControlStatement(template: "The host of each visitor signs the visitor in and out in the log and stays near."),
        nature: .both, kind: .preventive, frequency: .perEvent,
        population: ControlPopulation(what: "Visits in the period", system: "Visitor log", secondSource: "Meeting calendar"),
        type1: ["Visitor procedure and one page of the log"],
        type2: ["Log pages of days drawn from the period", "Comparison with the meeting calendar for days drawn from it"],
        nothingOccurred: "Visitor log without an entry, signed by the operations lead",
        note: "Ask reception before you promise badges.", effort: ControlEffort(setupDays: 1, hoursEach: 0.25),
        role: "Operations lead", items: [CatalogReference("soc2", "CC6.4-02")], criteria: [CatalogReference("soc2", "CC6.4")])
}
