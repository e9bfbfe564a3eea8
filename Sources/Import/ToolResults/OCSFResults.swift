import Readiness
import StrictJSON

/// Findings in the form of the Open Cybersecurity Schema Framework (<https://schema.ocsf.io>): detection findings
/// (class 2004), which is what Prowler writes, and compliance findings (class 2003).
enum OCSFResults {
    private static let (compliance, detection) = (2003, 2004)

    static func recognizes(_ root: JSONNode) -> Bool {
        let first = root.kind == .array ? root.firstElement : root
        return first?.node("class_uid") != nil && (first?.node("metadata") != nil || first?.node("compliance") != nil)
    }

    static func read(_ root: JSONNode) throws(ToolResultsError) -> ToolResults {
        let findings = root.kind == .array ? root.list : [root]
        let product = findings.first?.node("metadata")?.node("product")
        var builder = ToolResultsBuilder(
            .ocsf, tool: ToolIdentity(name: product?.text("name") ?? "ocsf", version: product?.text("version") ?? ""))
        var account: String?
        for finding in findings {
            let kind = finding.number("class_uid").map { Int($0) } ?? 0
            guard kind == compliance || kind == detection else { continue }
            builder.looked(on: day(of: finding))
            if account == nil { account = finding.node("cloud")?.node("account")?.text("uid") }
            let info = finding.node("finding_info")
            let code = finding.node("metadata")?.text("event_code") ?? ""
            let control = finding.node("compliance")?.text("control") ?? ""
            try builder.add(
                check: !code.isEmpty ? code : control, title: info?.text("title") ?? "", outcome(of: finding),
                of: subject(of: finding), criteria: criteria(of: finding))
        }
        builder.source = account ?? ""
        return try builder.results()
    }

    private static func outcome(of finding: JSONNode) -> ToolOutcome {
        if finding.text("status").lowercased() == "suppressed"
            || finding.text("status_id") == "3" && finding.node("compliance") == nil
        {
            return .skipped
        }
        let said = finding.node("compliance")
        let word = [finding.text("status_code"), said?.text("status") ?? ""].first { !$0.isEmpty }?.lowercased() ?? ""
        switch word {
        case "pass", "passed": return .passed
        // A warning says that something is not as it should be: nobody may read it as a pass.
        case "fail", "failed", "warning": return .failed
        default: break
        }
        switch said?.text("status_id") {
        case "1": return .passed
        case "2", "3": return .failed
        default: return .skipped
        }
    }

    private static func subject(of finding: JSONNode) -> String {
        let resource = finding.node("resources")?.firstElement
        let uid = resource?.text("uid") ?? ""
        return uid.isEmpty ? resource?.text("name") ?? "" : uid
    }

    private static func day(of finding: JSONNode) -> Day? {
        if let time = finding.number("time"), time.isFinite, time > 0, time < 1e16 {
            // The schema has milliseconds; Prowler writes seconds.
            let seconds = time > 1e11 ? time / 1000 : time
            return Day(ordinal: Int(seconds) / 86_400)
        }
        return Day(iso: finding.text("time_dt").prefix(10))
    }

    private static func criteria(of finding: JSONNode) -> [String] {
        var criteria: [String] = []
        for (framework, requirements) in finding.node("unmapped")?.node("compliance")?.members ?? []
        where framework.uppercased().hasPrefix("SOC2") {
            criteria += requirements.list.compactMap { SpelledCriterion.id(in: $0.plainText) }
        }
        if let said = finding.node("compliance"),
            said.list("standards").contains(where: { $0.plainText.uppercased().filter(\.isLetter).hasPrefix("SOC") })
        {
            criteria += said.list("requirements").compactMap { SpelledCriterion.id(in: $0.plainText) }
        }
        return criteria
    }
}
