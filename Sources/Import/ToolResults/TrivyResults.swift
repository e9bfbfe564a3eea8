import Readiness
import StrictJSON

/// What Trivy writes with `--format json`. Names of vulnerabilities change by the day, so that nobody could settle what
/// each shows: all of them are one check, and so are secrets and licenses. Misconfigurations are checks by their ids.
enum TrivyResults {
    static func read(_ root: JSONNode) throws(ToolResultsError) -> ToolResults {
        let version = root.node("Trivy")?.text("Version") ?? ""
        var builder = ToolResultsBuilder(.trivy, tool: ToolIdentity(name: "Trivy", version: version))
        builder.looked(at: root.text("CreatedAt"))
        builder.source = root.text("ArtifactName")
        for result in root.list("Results") { try read(result, into: &builder) }
        return try builder.results()
    }

    private static func read(_ result: JSONNode, into builder: inout ToolResultsBuilder) throws(ToolResultsError) {
        let target = result.text("Target")
        let kind = result.text("Class")
        let vulnerabilities = result.list("Vulnerabilities")
        for vulnerability in vulnerabilities {
            try builder.add(
                check: "vulnerabilities", title: vulnerabilityTitle, .failed,
                of: "\(vulnerability.text("VulnerabilityID")) in \(vulnerability.text("PkgName")) of \(target)")
        }
        if vulnerabilities.isEmpty, kind == "os-pkgs" || kind == "lang-pkgs" {
            try builder.add(check: "vulnerabilities", title: vulnerabilityTitle, .passed, of: target)
        }
        for found in result.list("Secrets") {
            try builder.add(
                check: "secrets", title: "No secret lies in files", .failed, of: "\(found.text("RuleID")) in \(target)")
        }
        for found in result.list("Licenses") {
            try builder.add(
                check: "licenses", title: "No license is one that was to be found", .failed,
                of: "\(found.text("Name")) of \(found.text("PkgName"))")
        }
        for found in result.list("Misconfigurations") {
            let outcome: ToolOutcome =
                switch found.text("Status") {
                case "PASS": .passed
                case "FAIL": .failed
                default: .skipped
                }
            let id = found.text("AVDID")
            try builder.add(check: id.isEmpty ? found.text("ID") : id, title: found.text("Title"), outcome, of: target)
        }
        if kind == "config", result.list("Misconfigurations").isEmpty, let summary = result.node("MisconfSummary") {
            // Passes are left out unless --include-non-failures is given; the summary counts them.
            let passed = summary.number("Successes") ?? 0
            if passed > 0, (summary.number("Failures") ?? 0) == 0 {
                try builder.add(check: "misconfigurations", title: "No setting is one that was to be found", .passed, of: target)
            }
        }
    }

    private static let vulnerabilityTitle = "No package has a vulnerability that was to be found"
}
