import Readiness
import StrictJSON

/// The Static Analysis Results Interchange Format 2.1.0 (OASIS). The rules of a tool are its checks: one that a run had
/// and found nothing by passed.
enum SARIFResults {
    static func read(_ root: JSONNode) throws(ToolResultsError) -> ToolResults {
        let runs = root.list("runs")
        guard let driver = runs.first?.node("tool")?.node("driver") else { throw .missing("the tool of the first run") }
        let version = driver.text("semanticVersion")
        let identity = ToolIdentity(name: driver.text("name"), version: version.isEmpty ? driver.text("version") : version)
        var builder = ToolResultsBuilder(.sarif, tool: identity)
        for run in runs {
            // Another tool's rules would be taken for this one's.
            let name = run.node("tool")?.node("driver")?.text("name") ?? ""
            guard ToolIdentity(name: name).key == identity.key else { throw .severalTools }
            try read(run, into: &builder)
        }
        return try builder.results()
    }

    private static func read(_ run: JSONNode, into builder: inout ToolResultsBuilder) throws(ToolResultsError) {
        var isWhole = true
        for invocation in run.list("invocations") {
            let end = invocation.text("endTimeUtc")
            builder.looked(at: end.isEmpty ? invocation.text("startTimeUtc") : end)
            if let said = invocation.node("executionSuccessful"), (try? said.bool()) == false { isWhole = false }
        }
        if builder.source.isEmpty { builder.source = run.list("versionControlProvenance").first?.text("repositoryUri") ?? "" }
        let rules = run.node("tool")?.node("driver")?.list("rules") ?? []
        var found: Set<String> = []
        for result in run.list("results") {
            let place = result.number("ruleIndex").flatMap { Int(exactly: $0) }
            let rule = place.flatMap { rules.indices.contains($0) ? rules[$0] : nil }
            var id = result.text("ruleId")
            if id.isEmpty { id = result.node("rule")?.text("id") ?? "" }
            if id.isEmpty { id = rule?.text("id") ?? "" }
            if id.isEmpty { id = "unnamed" }
            found.insert(id)
            try builder.add(check: id, title: title(of: rule), outcome(of: result, rule), of: location(of: result))
        }
        for rule in rules where !rule.text("id").isEmpty && !found.contains(rule.text("id")) {
            try builder.add(check: rule.text("id"), title: title(of: rule), isWhole ? .passed : .skipped)
        }
        if rules.isEmpty, found.isEmpty {
            try builder.add(check: "scan", title: "The scan found nothing", isWhole ? .passed : .skipped)
        }
    }

    private static func title(of rule: JSONNode?) -> String {
        let text = rule?.node("shortDescription")?.text("text") ?? ""
        return text.isEmpty ? rule?.text("name") ?? "" : text
    }

    private static func outcome(of result: JSONNode, _ rule: JSONNode?) -> ToolOutcome {
        // What somebody suppressed, and nobody rejected that, is known and left alone.
        let suppressions = result.list("suppressions")
        if !suppressions.isEmpty, suppressions.allSatisfy({ ["", "accepted"].contains($0.text("status")) }) { return .skipped }
        switch result.text("kind") {
        case "pass": return .passed
        case "", "fail": break
        default: return .skipped
        }
        var level = result.text("level")
        if level.isEmpty { level = rule?.node("defaultConfiguration")?.text("level") ?? "" }
        // A level that nobody gives is a warning, by the standard.
        return ["", "error", "warning"].contains(level) ? .failed : .skipped
    }

    private static func location(of result: JSONNode) -> String {
        let place = result.list("locations").first?.node("physicalLocation")
        let file = place?.node("artifactLocation")?.text("uri") ?? ""
        let line = place?.node("region")?.text("startLine") ?? ""
        return line.isEmpty ? file : "\(file):\(line)"
    }
}
