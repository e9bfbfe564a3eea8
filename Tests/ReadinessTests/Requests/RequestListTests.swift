import Readiness
import Soaking
import Testing

@Suite("An auditor's list is taken over, and a later one updates it by number")
struct RequestListTests {
    private func list(_ office: Office, _ header: [String], _ rows: [[String]], map: [(String, RequestField)] = []) throws
        -> RequestList
    {
        RequestList(
            columns: try RequestColumns(header: header, map: map.map { ($0.0, $0.1) }),
            rows: rows.enumerated().map { ($0.offset + 2, $0.element) }, for: office.state.engagements[0],
            controls: ["access-review"], people: PersonLookup(in: office.state.record, me: "ana", named: "Ana"), today: Acme.today
        )
    }

    @Test(
        "Columns are found by many names, and the more telling name wins",
        arguments: [
            (
                ["Request ID", "PBC Item", "Description", "TSC Ref", "Owner", "Due Date", "Internal Status", "Auditor Status"],
                "number 0, text 1, description 2, criteria 3, owner 4, due 5, verdict 7"
            ),
            (
                ["#", "Artifact Description", "Owner", "System/Tool", "Due Date", "Delivered?", "Notes"],
                "number 0, text 1, owner 2, due 4, reason 6"
            ),
            (
                [
                    "uniqueId", "title", "description", "requestType", "frameworkCodes", "dueDate", "evidenceCaptureDate",
                    "ownerAssignment",
                    "approvalStatus",
                ],
                "number 0, text 1, description 2, kind 3, criteria 4, owner 7, due 5, capture 6, verdict 8"
            ),
            (["Request #", "Request", "Status", "Auditor Status"], "number 0, text 1, verdict 3"),
            (["No.", "Description"], "number 0, text 1"),
        ])
    func columns(header: [String], expected: String) throws {
        let columns = try RequestColumns(header: header)
        let found = RequestField.allCases.compactMap { field in columns.places[field].map { "\(field) \($0)" } }
        #expect(found.joined(separator: ", ") == expected)
    }

    @Test("What a column's name does not say can be said, and what nobody can know is asked for")
    func mapped() throws {
        #expect(throws: Refusal.missingColumn("number", known: ["A", "B"])) { _ = try RequestColumns(header: ["A", "B"]) }
        #expect(throws: Refusal.missingColumn("text", known: ["A", "B"])) {
            _ = try RequestColumns(header: ["A", "B"], map: [("a", .number)])
        }
        #expect(throws: Refusal.unknownColumn("C", known: ["A", "B"])) {
            _ = try RequestColumns(header: ["A", "B"], map: [("C", .number)])
        }
        let columns = try RequestColumns(header: ["A", "B"], map: [("a", .number), ("B", .text)])
        #expect(columns.value(.text, of: ["1", " two "]) == "two" && columns.value(.text, of: ["1"]).isEmpty)
    }

    private let header = ["Request ID", "Request", "TSC Ref", "Owner", "Due Date", "Type", "Auditor Status", "Auditor Comments"]

    @Test("A row that is refused has its number all the same, so that the same list again changes nothing")
    func refusedFirst() throws {
        let office = Office()
        let rows = [["R-001", "", "", "Ana", "", "", "", ""], ["r-001", "Population of users", "", "", "", "", "", ""]]
        let first = try list(office, header, rows)
        #expect(first.rows.map(\.outcome.word) == ["refused", "refused"] && first.actions.isEmpty)
        #expect(first.rows[1].outcome == .refused("#r-001 stands in line 2, too; that one counts"))
    }

    @Test("A list of very many requests is taken over, and again, in time that grows with their number")
    func many() throws {
        var office = Office()
        let rows = (0..<5000).map { ["R-\($0)", "Request \($0)", "", "", "", "", "", ""] }
        office.write(try list(office, header, rows).actions, by: Acme.ana)
        let (again, seconds) = try timed { try list(office, header, rows.map { ["r" + $0[0].dropFirst()] + $0.dropFirst() }) }
        // Each was first held against all that there are, several times.
        #expect(seconds < 20)
        #expect(again.rows.allSatisfy { $0.outcome == .same } && again.absent.isEmpty && again.actions.isEmpty)
    }

    @Test("A list is taken over in one go: ids in it are settled, words are not, and what cannot be read is said")
    func first() throws {
        var office = Office()
        office.write([.person("ben", name: "Ben Okafor", was: nil)], by: Acme.ana)
        let list = try list(
            office, header,
            [
                ["R-001", "Population of users", "SOC2_CC6.1, access-review", "Ben Okafor", "2027-02-01", "", "", ""],
                ["R-002", "Walkthrough of onboarding", "Users", "Somebody Else", "25/02/2027", "", "Open", ""],
                ["R-003", "Access policy", "CC6.1-02", "", "03/02/2027", "Document", "Rejected", "No\ndate"],
                ["", "No number", "", "", "", "", "", ""],
                ["r-001", "Again", "", "", "", "", "", ""],
                ["", "", "", "", "", "", "", " "],
                ["R-004", "", "", "", "", "", "", ""],
            ])
        #expect(list.rows.map(\.outcome.word) == ["added", "added", "added", "refused", "refused", "refused"])
        #expect(list.rows[1].warnings == ["nobody here is called Somebody Else"])
        #expect(list.rows[4].outcome == .refused("#r-001 stands in line 2, too; that one counts"))
        office.write(list.actions, by: Acme.ana)
        let one = office.request(Acme.request("R-001"))
        #expect(one.kind.value == .population && one.owner.value == "ben" && one.reference.value == "SOC2_CC6.1, access-review")
        #expect(one.targets == [.control("access-review"), .criterion("CC6.1")])
        let two = office.request(Acme.request("R-002"))
        #expect(two.kind.value == .meeting && two.targets.isEmpty && two.due.value == Acme.day("2027-02-25"))
        let three = office.request(Acme.request("R-003"))
        #expect(three.due.value == Acme.day("2027-02-03"), "the 25th in the row above tells that days come first")
        #expect(three.verdict.value == .returned(reason: "No date") && three.targets == [.item("CC6.1-02")])
        try office.undo(by: Acme.ana)
        #expect(office.state.engagements[0].listedRequests.isEmpty, "a list is one step")
    }

    @Test("What stands beyond the last column is said: a separator may stand in a text without quotation marks")
    func beyond() throws {
        let read = try list(
            Office(), ["No", "Request"],
            [["1", "Lists of users", " roles", "", "keys"], ["2", "Badges", "", " "], ["3", "Doors"]])
        #expect(read.rows.map(\.outcome) == [.added, .added, .added])
        #expect(read.rows.map(\.warnings) == [["what stands beyond the last column: “roles keys”"], [], []])
    }

    @Test("A day that can be read two ways is left, where nothing in the list tells which")
    func twoWays() throws {
        let list = try list(Office(), header, [["R-1", "Text", "", "", "03/02/2027", "", "", ""]])
        #expect(list.rows[0].outcome == .added && list.rows[0].warnings.count == 1)
        guard case .request(_, _, .added(let asked))? = list.actions.first else { return #expect(Bool(false)) }
        #expect(asked.due == nil)
    }

    @Test("A second list changes what it says otherwise; an empty cell says nothing, and what the team says stays")
    func second() throws {
        var office = Office()
        office.write(
            try list(
                office, header,
                [
                    ["R-001", "Users", "CC6.1", "", "2027-02-01", "", "", ""],
                    ["R-002", "Policy", "", "", "2027-02-01", "", "", ""],
                    ["R-003", "Tickets", "", "", "", "", "", ""],
                ]
            ).actions, by: Acme.ana)
        try office.request(.submit, Acme.request("R-001"), by: Acme.ana)
        try office.request(.assign("cho"), Acme.request("R-001"), by: Acme.ana)
        try office.request(.point(.criterion("CC6.1"), false), Acme.request("R-001"), by: Acme.ana)
        let later = try list(
            office, header,
            [
                ["r-001", "Users, with contractors", "CC6.1", "Ana", "", "", "Approved", ""],
                ["R-002", "Policy", "", "", "2027-02-01", "", "", ""], ["R-010", "New", "", "", "", "", "", ""],
            ])
        #expect(later.rows.map(\.outcome.word) == ["changed", "same", "added"] && later.absent == [Acme.request("R-003")])
        #expect(
            later.rows[0].changes == [
                .text(to: "Users, with contractors", was: "Users"), .verdict(to: .accepted, was: .none),
            ])
        office.write(later.actions, by: Acme.ben)
        let one = office.request(Acme.request("R-001"))
        #expect(
            one.owner.value == "cho" && one.state.value == .submitted && one.isDone && one.due.value == Acme.day("2027-02-01"))
        #expect(one.targets.isEmpty, "what somebody settled by hand stays settled")
        #expect(
            try list(office, header, [["R-001", "Users, with contractors", "CC6.1", "", "", "", "Approved", ""]]).actions.isEmpty)
    }

    @Test("What a request may be about is ranked: what it names by id first, then by rare words; nothing is settled by itself")
    func suggestions() {
        let office = Office()
        let suggestions = RequestSuggestions(for: office.state.engagements[0], controls: [])
        let named = suggestions.suggestions(for: "Please show the capacity plan", reference: "TSC CC6.2.")
        #expect(named.first?.target == .criterion("CC6.2") && named.first?.isNamed == true && named.first?.why == ["CC6.2"])
        let words = suggestions.suggestions(for: "List of logical access", reference: "")
        #expect(words.map(\.target) == [.criterion("CC6.1")] && words.first?.why == ["access", "logical"])
        #expect(suggestions.suggestions(for: "Something else entirely", reference: "").isEmpty)
    }
}
