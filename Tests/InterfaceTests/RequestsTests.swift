import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("On the Requests screen")
struct RequestsTests {
    private static func number(_ text: String) -> RequestNumber {
        guard let number = RequestNumber(text) else { preconditionFailure("\(text) is no number of a request") }
        return number
    }

    /// A desk at the list of a made-up auditor.
    private func desk(size: Size = Size(width: 120, height: 40), isEmpty: Bool = false) throws -> Desk {
        var desk = try Desk(size: size) { desk in
            try desk.tell()
            guard !isEmpty else { return }
            func asked(
                _ number: String, _ text: String, _ kind: RequestKind, _ reference: String, days: Int,
                _ targets: [RequestTarget] = []
            ) {
                desk.record(
                    [
                        .request(
                            "soc2", Self.number(number),
                            .added(
                                AskedRequest(
                                    text: text, kind: kind, reference: reference, targets: targets,
                                    due: Northwind.today.advanced(by: days))))
                    ], by: Desk.ben, at: Northwind.today)
            }
            asked("R-002", "Policy on access, as approved", .document, "CC6.1", days: -3, [.criterion("CC6.1")])
            asked("R-001", "Population of all user accounts\nWith the query that made it.", .population, "", days: 12)
            asked("R-010", "Walkthrough of logical access", .meeting, "Security", days: 40)
            desk.record(
                [.request("soc2", Self.number("R-002"), .state(to: .submitted, was: .open))], by: Desk.ben, at: Northwind.today)
        }
        desk.press(.to(.requests))
        return desk
    }

    private func request(_ desk: Desk, _ text: String) -> AuditRequest {
        desk.state.engagement?.request(Self.number(text)) ?? AuditRequest()
    }

    @Test(
        "The list stands by numbers, with both states, owners and days; the text about one stands beside it",
        arguments: [Size(width: 120, height: 40), Size(width: 80, height: 24)])
    func list(size: Size) throws {
        let desk = try desk(size: size)
        #expect(desk.state.requests.rows.map(\.text) == ["R-001", "R-002", "R-010"])
        try FrameFiles.expect(desk.frame, isLike: "requests-\(size.width)x\(size.height)")
        #expect(desk.screen.contains("With the query that made it."))
    }

    @Test(
        "Where the auditor has asked for nothing, it says how a list comes in",
        arguments: [Size(width: 120, height: 40), Size(width: 80, height: 24)])
    func none(size: Size) throws {
        let desk = try desk(size: size, isEmpty: true)
        try FrameFiles.expect(desk.frame, isLike: "requests-none-\(size.width)x\(size.height)")
        #expect(desk.screen.contains("tickmark request import"))
        let words = desk.screen.split { "│\n ".contains($0) }.joined(separator: " ")
        #expect(words.contains("an owner, a day, and the evidence that answers it; space says that the auditor has it."))
    }

    @Test("Space goes on from open to gathering to submitted; then y and r say what the auditor says; u takes it back")
    func states() throws {
        var desk = try desk()
        desk.press("y")
        #expect(desk.footer.contains("#R-001 was not submitted"))
        desk.press(" ")
        #expect(request(desk, "R-001").state.value == .gathering)
        desk.press(" ")
        #expect(request(desk, "R-001").state.value == .submitted)
        desk.press(" ")
        #expect(desk.footer.contains("has not decided"))
        desk.press("r")
        desk.type("It lacks contractors")
        desk.press(.enter)
        #expect(request(desk, "R-001").verdict.value == .returned(reason: "It lacks contractors"))
        #expect(request(desk, "R-001").state.value == .gathering && desk.screen.contains("It lacks contractors"))
        desk.press("u")
        #expect(request(desk, "R-001").state.value == .submitted && request(desk, "R-001").verdict.value == .none)
        desk.press("y")
        #expect(request(desk, "R-001").isDone && desk.screen.contains("1 accepted"))
    }

    @Test("Selected requests are changed together: an owner and a day")
    func together() throws {
        var desk = try desk()
        desk.press("X", "o")
        desk.type("ben")
        desk.press(.enter)
        #expect(["R-001", "R-002", "R-010"].allSatisfy { request(desk, $0).owner.value == "ben" })
        desk.press("x", "d")
        desk.press(.control("u"))
        desk.type("2027-02-01")
        desk.press(.enter)
        #expect(request(desk, "R-001").due.value == Day(iso: "2027-02-01") && desk.state.requests.selection.isEmpty)
    }

    @Test("The list is narrowed by typing and by the filters, and esc shows everything again")
    func narrowed() throws {
        var desk = try desk()
        desk.press("/")
        desk.type("walkthrough")
        desk.press(.enter)
        #expect(desk.state.requests.rows.map(\.text) == ["R-010"])
        desk.press(.escape)
        #expect(desk.state.requests.rows.count == 3)
        desk.press("f")
        #expect(desk.screen.contains("The auditor's"))
        try desk.click(on: "Submitted")
        desk.press(.enter)
        #expect(desk.state.requests.rows.map(\.text) == ["R-002"] && desk.screen.contains("submitted"))
    }

    @Test("What a request may be about is settled by hand, in a menu that stays open")
    func about() throws {
        var desk = try desk()
        desk.press(.end, "t")
        #expect(desk.screen.contains("It may be about"))
        desk.press(" ")
        #expect(request(desk, "R-010").targets.count == 1)
        desk.press(.escape)
        #expect(desk.state.panel == nil)
        desk.press("i")
        #expect(desk.state.tab == .items)
    }

    @Test("Looking at the past, nobody changes what stands")
    func readOnly() throws {
        var desk = try desk()
        desk.press(.to(.history), "t", .to(.requests), " ")
        #expect(desk.footer.contains("This is the past"))
    }
}
