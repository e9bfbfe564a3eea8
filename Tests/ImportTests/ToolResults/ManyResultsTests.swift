import Import
import Readiness
import Soaking
import Testing

@Suite("Many results", .serialized)
struct ManyResultsTests {
    private static func ocsf(_ count: Int) -> String {
        let findings = (0..<count).map { number in
            #"{"class_uid":2004,"metadata":{"event_code":"check_\#(number % 300)"},"status_code":"\#(number % 7 == 0 ? "FAIL" : "PASS")","resources":[{"uid":"arn:\#(number)"}],"time":1795082400}"#
        }
        return "[\(findings.joined(separator: ",\n"))]"
    }

    private static func junit(_ count: Int) -> String {
        let cases = (0..<count).map { "<testcase classname=\"a\" name=\"n\($0)\"/>" }
        return "<testsuite timestamp=\"2026-11-19T10:00:00\">\(cases.joined(separator: "\n"))</testsuite>"
    }

    private static func table(_ count: Int) -> String {
        let rows = (0..<count).map { "2026-11-19 10:00:00;check_\($0 % 300);PASS;arn:\($0)" }
        return "TIMESTAMP;CHECK_ID;STATUS;RESOURCE_UID\n" + rows.joined(separator: "\n")
    }

    /// The processor time of reading a text, the least of three.
    private func cost(_ text: String, results count: Int) throws -> Double {
        let bytes = Array(text.utf8)
        var least = Double.infinity
        for _ in 0..<3 {
            let (results, seconds) = try timed { try ToolResults.read(bytes) }
            least = min(least, seconds)
            #expect(results.count == count)
        }
        return least
    }

    @Test("Four times as many results cost about four times as much, and not sixteen")
    func linear() throws {
        let few = Soak.cases(short: 1500, full: 12_500)
        for (name, text) in [("ocsf", Self.ocsf), ("junit", Self.junit), ("table", Self.table)] {
            let one = try cost(text(few), results: few)
            let four = try cost(text(few * 4), results: few * 4)
            #expect(four < one * 9, "\(name): \(one) and \(four)")
        }
    }

    @Test("What is kept of results grows with the checks and not with the results")
    func kept() throws {
        let results = try ToolResults.read(Array(Self.ocsf(3000).utf8))
        #expect(results.checks.count == 300 && results.count == 3000)
        let failing = try ToolResults.read(
            Array(
                "[\((0..<100).map { #"{"class_uid":2003,"compliance":{"control":"a","status":"Fail"},"resources":[{"uid":"\#($0)"}]}"# }.joined(separator: ","))]"
                    .utf8))
        #expect(failing.checks[0].failed == 100 && failing.checks[0].failing.count == 20)
    }
}
