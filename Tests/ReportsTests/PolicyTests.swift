import Readiness
import Reports
import StrictJSON
import Testing

@Suite("A workspace is held against rules")
struct PolicyTests {
    private func outcome(_ policy: Policy, isSound: Bool? = nil) -> PolicyOutcome {
        let state = Northwind.story.state
        return PolicyOutcome(of: state, state.engagements, against: policy, isSound: isSound)
    }

    private func policy(_ text: String) throws -> Policy { try Policy(Array(text.utf8)) }

    @Test("A share holds when it is reached, and fails below")
    func shares() throws {
        #expect(outcome(try policy("{\"format\":1,\"minTicked\":0}")).holds)
        let failed = outcome(try policy("{\"format\":1,\"minTicked\":100}"))
        #expect(!failed.holds)
        #expect(failed.findings.first?.text == "33% of 6 items ticked, at least 100% wanted.")
    }

    @Test("What is late is named")
    func late() throws {
        let finding = try #require(outcome(try policy("{\"format\":1,\"noLate\":true}")).findings.first)
        #expect(finding.report == "soc2" && finding.items == ["CC6.1-03"] && !finding.holds)
        #expect(finding.text == "1 item late: CC6.1-03.")
    }

    @Test("A rule that is false does not hold anybody; verify asks who looked")
    func others() throws {
        #expect(try policy("{\"format\":1,\"noLate\":false,\"verify\":true}").rules == [.verify])
        #expect(outcome(try policy("{\"format\":1,\"verify\":true}"), isSound: true).holds)
        #expect(!outcome(try policy("{\"format\":1,\"verify\":true}"), isSound: false).holds)
    }

    @Test(
        "A policy that is wrong says where",
        arguments: [
            "{}", "{\"format\":2}", "{\"format\":1,\"noLated\":true}", "{\"format\":1,\"minTicked\":101}",
            "{\"format\":1,\"minTicked\":\"80\"}",
            "{\"format\":1,\"noLate\":1}", "[]", "",
        ])
    func wrong(text: String) { #expect(throws: JSONError.self) { try policy(text) } }

    @Test("Each form looks as it did when somebody last looked at it", arguments: CheckFormat.allCases)
    func forms(format: CheckFormat) throws {
        let rules = try policy(
            "{\"format\":1,\"minTicked\":20,\"noLate\":true,\"noReturned\":true,\"noReworded\":true,\"verify\":true}")
        let bytes = outcome(rules, isSound: true).rendered(as: format, version: "1.2.3")
        try Golden.expect(bytes, isLike: "check.\(format.rawValue)")
        if format == .json || format == .sarif { #expect(throws: Never.self) { try JSONDocument(bytes) } }
    }
}
