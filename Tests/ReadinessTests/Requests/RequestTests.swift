import HashTreeCollections
import Readiness
import Testing

@Suite("A request has the auditor's number, and two states of which neither is taken for the other")
struct RequestTests {
    private let number = Acme.request("R-001")

    private func asked(_ text: String = "All users of all systems") -> AskedRequest {
        AskedRequest(text: text, kind: .population, due: Acme.day("2027-02-01"))
    }

    private func office() throws -> Office {
        var office = Office()
        try office.request(.add(asked()), number, by: Acme.ana)
        return office
    }

    @Test(
        "A number is read with and without its sign, and is no number where it is empty, long or broken",
        arguments: [
            ("#R-001", "R-001"), (" R-001 ", "R-001"), ("# 4.1/b", "4.1/b"), ("PBC 12", "PBC 12"), ("##1", "1"), ("# # 1", "1"),
        ])
    func numbers(written: String, expected: String) {
        #expect(RequestNumber(written)?.text == expected && RequestNumber(expected)?.text == expected)
        for text in ["", "#", "##", "# #", "  ", "a\nb", "a\u{1B}b", String(repeating: "x", count: 41)] {
            #expect(RequestNumber(text) == nil)
        }
    }

    @Test("Numbers are in the order in which people count, and the order tells all apart")
    func order() {
        let sorted = ["1", "2", "10", "R-1", "R-01", "R-2", "R-2a", "R-10", "R-10.1", "S"].map(Acme.request)
        var random = SystemRandomNumberGenerator()
        #expect(
            sorted.shuffled(using: &random).sorted() == [sorted[0], sorted[1], sorted[2]] + [sorted[4], sorted[3]] + sorted[5...])
    }

    @Test("From open to accepted: a request is submitted before the auditor can decide, and what is returned is gathered again")
    func journey() throws {
        var office = try office()
        #expect(throws: Refusal.requestNotSubmitted("#R-001")) { try office.request(.accept, number, by: Acme.ana) }
        #expect(throws: Refusal.requestNotSubmitted("#R-001")) {
            try office.request(.sendBack(reason: "No"), number, by: Acme.ana)
        }
        try office.request(.gather, number, by: Acme.ana)
        try office.request(.submit, number, by: Acme.ana)
        #expect(office.request(number).state.value == .submitted && office.request(number).verdict.value == .none)
        #expect(throws: Refusal.reasonMissing(for: .auditorsReturn)) {
            try office.request(.sendBack(reason: " "), number, by: Acme.ben)
        }
        try office.request(.sendBack(reason: "It lacks contractors"), number, by: Acme.ben)
        #expect(office.request(number).verdict.value == .returned(reason: "It lacks contractors"))
        #expect(office.request(number).state.value == .gathering)
        #expect(office.state.engagements[0].requestTally.returned == 1)
        try office.request(.submit, number, by: Acme.ana)
        #expect(office.request(number).verdict.value == .none, "the auditor has not decided about what was submitted anew")
        try office.request(.accept, number, by: Acme.ana)
        #expect(office.request(number).isDone && office.state.engagements[0].requestTally.accepted == 1)
        #expect(throws: Refusal.requestAccepted("#R-001")) { try office.request(.submit, number, by: Acme.ana) }
        let told = office.journal.compactMap { entry in
            if case .request = entry.action { entry.sentence(in: office.state) } else { nil }
        }
        #expect(told.first == "took over the request #R-001: All users of all systems")
        #expect(told.last == "noted that the auditor accepted the request #R-001")
        #expect(told.contains("noted that the auditor returned the request #R-001: It lacks contractors"))
    }

    @Test("Undo takes back what was written at once, both states together, and redo brings it back")
    func undo() throws {
        var office = try office()
        try office.request(.submit, number, by: Acme.ana)
        try office.request(.sendBack(reason: "No date"), number, by: Acme.ana)
        try office.undo(by: Acme.ana)
        #expect(office.request(number).state.value == .submitted && office.request(number).verdict.value == .none)
        try office.redo(by: Acme.ana)
        #expect(office.request(number).state.value == .gathering && office.request(number).verdict.value.reason == "No date")
        for _ in 0..<3 { try office.undo(by: Acme.ana) }
        #expect(!office.request(number).isListed && office.state.engagements[0].listedRequests.isEmpty)
        #expect(office.journal.last?.sentence(in: office.state) == "undid: took over the request #R-001")
    }

    @Test("Undo refuses where somebody else has said something of it since")
    func undoRefused() throws {
        var office = try office()
        try office.request(.due(Acme.day("2027-03-01")), number, by: Acme.ana)
        try office.request(.due(Acme.day("2027-03-08")), number, by: Acme.ben)
        #expect(throws: Refusal.changedSince(what: "the request #R-001", by: "ben")) { try office.undo(by: Acme.ana) }
    }

    @Test(
        "A number is theirs for ever: it cannot be added twice, whatever the case of its letters, and one that comes back is the same"
    )
    func forEver() throws {
        var office = try office()
        let small = Acme.request("r-001")
        #expect(throws: Refusal.requestExists("#r-001")) { try office.request(.add(asked()), small, by: Acme.ben) }
        try office.request(.link(EntryID(Acme.ana, 1), true), number, by: Acme.ana)
        try office.request(.drop, small, by: Acme.ana)
        #expect(office.state.engagements[0].listedRequests.isEmpty)
        try office.request(.add(asked("In other words")), small, by: Acme.ben)
        #expect(office.request(number).isListed && office.request(number).text.value == "In other words")
        #expect(
            office.request(number).evidence == [EntryID(Acme.ana, 1)] && office.state.record.engagements[0].requests.count == 1)
    }

    @Test("Two people who take over the same list in two clones have one list; what the later says otherwise stands")
    func twoClones() {
        var office = Office()
        office.write([.request("soc2", number, .added(asked("First")))], by: Acme.ana, clock: 10)
        office.write([.request("soc2", number, .added(asked("Second")))], by: Acme.ben, clock: 10)
        let request = office.request(number)
        #expect(request.text.value == "Second" && request.due.value == Acme.day("2027-02-01"))
        #expect(office.state.engagements[0].listedRequests.count == 1)
    }

    @Test("What is said of a request that nobody has asked for is not shown, and not lost where the asking arrives")
    func nobodyAsked() {
        var office = Office()
        office.write([.request("soc2", number, .owner(to: "ben", was: nil))], by: Acme.ana, clock: 10)
        #expect(office.state.engagements[0].listedRequests.isEmpty)
        office.write([.request("soc2", number, .added(asked()))], by: Acme.ben, clock: 20)
        #expect(office.request(number).owner.value == "ben" && office.request(number).text.value == "All users of all systems")
    }

    @Test("A request is found in the only report that has it, and named with its report where several do")
    func found() throws {
        var office = Office(setups: [Acme.setup(), Acme.setup("soc2-2028")])
        try office.request(.add(asked()), number, by: Acme.ana)
        #expect(try office.state.request(named: "#r-001").report == "soc2")
        office.write([.request("soc2-2028", number, .added(asked()))], by: Acme.ana)
        #expect(throws: Refusal.ambiguousRequest("#R-001", reports: ["soc2", "soc2-2028"])) {
            _ = try office.state.request(named: "R-001")
        }
        #expect(try office.state.request(named: "R-001", in: "soc2-2028").report == "soc2-2028")
        #expect(throws: Refusal.unknownRequest("#R-01", nearest: ["#R-001"])) {
            _ = try office.state.request(named: "R-01")
        }
    }

    @Test("A filter finds by words, owner, both states, kind and day")
    func filter() throws {
        var office = try office()
        let meeting = Acme.request("R-002")
        try office.request(
            .add(AskedRequest(text: "Walkthrough", kind: .meeting, due: Acme.day("2026-11-01"))), meeting, by: Acme.ana)
        try office.request(.assign("ben"), meeting, by: Acme.ana)
        try office.request(.point(.criterion("CC6.2"), true), meeting, by: Acme.ana)
        func found(_ change: (inout RequestFilter) -> Void) -> [RequestNumber] {
            var filter = RequestFilter()
            change(&filter)
            return office.state.engagements[0].requests(filter, in: office.state.record).map(\.number)
        }
        #expect(found { _ in } == [number, meeting])
        #expect(found { $0.text = SearchWords("walk cc6.2") } == [meeting])
        #expect(found { $0.owner = .person("ben") } == [meeting] && found { $0.owner = .nobody } == [number])
        #expect(found { $0.kinds = [.population] } == [number] && found { $0.isLate = true } == [meeting])
        try office.request(.submit, meeting, by: Acme.ben)
        #expect(found { $0.isLate = true }.isEmpty && found { $0.states = [.submitted] } == [meeting])
        try office.request(.accept, meeting, by: Acme.ben)
        #expect(found { $0.isOpen = true } == [number] && found { $0.verdicts = ["accepted"] } == [meeting])
    }
}

extension Office {
    /// Decides and writes about a request of the report `soc2`.
    mutating func request(_ intent: RequestIntent, _ number: RequestNumber, by writer: WriterID) throws {
        write(try state.decide(intent, on: number, of: "soc2"), by: writer)
    }

    /// A request of the report `soc2` as it stands.
    func request(_ number: RequestNumber) -> AuditRequest {
        state.record.engagement("soc2")?.requests[number] ?? AuditRequest()
    }
}
