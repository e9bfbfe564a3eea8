import Readiness

/// The list of a made-up auditor, and how far the company is with it.
struct DemoRequests {
    let calendar: DemoCalendar

    private var today: Day { calendar.today }

    /// Everything, in no order.
    var deeds: [DemoDeed] { [list] + answers }

    private func asked(
        _ number: String, _ text: String, _ kind: RequestKind = .document, _ reference: String, _ targets: [RequestTarget],
        _ owner: Handle?, dueIn days: Int
    ) -> (number: String, asked: AskedRequest) {
        let due = calendar.workingDay(after: today.advanced(by: days))
        return (
            number,
            AskedRequest(text: text, kind: kind, reference: reference, targets: targets, owner: owner, due: due)
        )
    }

    private var list: DemoDeed {
        let two = calendar.month(0).lowerBound...calendar.month(1).upperBound
        return DemoDeed(
            calendar.workingDay(after: today.advanced(by: -25)), .ana,
            .list([
                asked(
                    "R-001", "Information security policy with the date of its approval", .document, "CC5.3",
                    [.criterion("CC5.3"), .control("policies")], "ana", dueIn: -12),
                asked(
                    "R-002", "Second factor: the setting that enforces it, with the date of the export", .document, "CC6.1",
                    [.control("mfa")], "ben", dueIn: -12),
                asked(
                    "R-003",
                    "Population of all releases to production, \(two.monthNames)\nWith the query that made it, and how many there are.",
                    .population, "CC8.1", [.control("change-approval")], "ben", dueIn: -10),
                asked(
                    "R-004", "For the 8 releases drawn from R-003: review, approval and tests", .sample, "CC8.1",
                    [.control("change-approval"), .control("change-testing")], "ana", dueIn: -4),
                asked(
                    "R-005", "List of all employees and contractors who left, \(two.monthNames)", .population, "CC6.2, CC6.3",
                    [.control("access-removal")], "cho", dueIn: -6),
                asked(
                    "R-006", "Quarterly access review with the decisions of the systems' owners", .document, "CC6.3",
                    [.control("access-review")], "ben", dueIn: 3),
                asked(
                    "R-007", "Vendors' assurance reports, and your notes on them", .document, "CC9.2",
                    [.control("vendor-reports")], "ana", dueIn: -3),
                asked(
                    "R-008", "Penetration test: report, and what became of its findings", .document, "CC7.1",
                    [.control("penetration-test")], "ben", dueIn: 5),
                asked(
                    "R-009", "Walkthrough of change management with the Engineering lead", .meeting, "CC8.1",
                    [.criterion("CC8.1")], "ana", dueIn: 4),
                asked(
                    "R-010", "Latest restore test with its result", .document, "A1.3", [.control("restore-test")], "ben",
                    dueIn: 11),
                asked(
                    "R-011", "Risk assessment with ratings and treatments", .document, "CC3.2", [.control("risk-assessment")],
                    nil, dueIn: 13),
                asked(
                    "R-012", "Completion of security training, by person", .document, "CC1.4",
                    [.control("security-training")], "cho", dueIn: 6),
                asked(
                    "R-013", "Interview with the HR lead on hiring and screening", .meeting, "CC1.1, CC1.4",
                    [.criterion("CC1.1"), .criterion("CC1.4")], "cho", dueIn: 18),
                asked(
                    "R-014", "System description, draft for reading", .document, "DC", [.control("report-description")], "ana",
                    dueIn: 32),
            ]))
    }

    private var answers: [DemoDeed] {
        func on(_ days: Int) -> Day { calendar.workingDay(after: today.advanced(by: -days)) }
        func submit(_ number: String, _ person: DemoDeed.Person, _ pieces: [String], _ days: Int) -> [DemoDeed] {
            pieces.map { DemoDeed(on(days), person, .answer(number, by: $0)) }
                + [DemoDeed(on(days), person, .request(number, .submit))]
        }
        // Where the quarter has only just ended, its review is not there yet.
        let reviewed = calendar.workingDay(7, after: calendar.quarter().upperBound)
        var deeds: [DemoDeed] = submit("R-001", .ana, ["policy"], 22)
        deeds += submit("R-002", .ben, ["mfa"], 21)
        deeds += submit("R-003", .ben, ["releases"], 18)
        deeds += submit("R-005", .cho, ["leavers"], 16)
        deeds += submit("R-004", .ana, ["release-sample"], 9)
        deeds += submit("R-012", .cho, ["training"], 8)
        deeds += [
            DemoDeed(on(15), .ana, .request("R-001", .accept)), DemoDeed(on(15), .ana, .request("R-002", .accept)),
            DemoDeed(on(14), .ana, .request("R-003", .accept)),
            DemoDeed(
                on(8), .ana,
                .request(
                    "R-005", .sendBack(reason: "The list shows when accounts were closed, not in which time zone; please add it"))
            ),
            DemoDeed(on(12), .ana, .request("R-007", .gather)), DemoDeed(on(12), .ana, .answer("R-007", by: "vendor")),
            DemoDeed(on(7), .ben, .request("R-008", .gather)), DemoDeed(on(7), .ben, .answer("R-008", by: "pentest")),
            DemoDeed(on(6), .ben, .request("R-006", .gather)),
            DemoDeed(max(on(6), reviewed), .ben, .answer("R-006", by: "access")),
        ]
        return deeds
    }
}
