import Readiness

/// What the results of a tool come to as evidence, by what somebody settled that its checks show.
///
/// Each control or item that a settled check shows something of gets one piece, with all of the file's checks that show
/// something of it: it failed where one of them did, and passed where one did and none failed. What is not settled
/// counts for nothing.
public struct ToolEvidence: Hashable, Sendable {
    /// What becomes of a check.
    public enum Verdict: String, CaseIterable, Hashable, Sendable {
        /// It passed, and counts.
        case pass
        /// It failed: a finding, which covers nothing.
        case fail
        /// Nothing is known of it, so it shows nothing this time.
        case skipped
        /// It was settled that it shows nothing that matters.
        case nothing
        /// Nobody settled what it shows.
        case unsettled
    }

    /// A check with what becomes of it.
    public struct Row: Hashable, Sendable {
        /// Its name.
        public let name: CheckName
        /// What the tool found.
        public let check: ToolCheck
        /// What becomes of it.
        public let verdict: Verdict
        /// What it shows something of.
        public let targets: [EvidenceTarget]
    }

    /// The checks, in the order of the file.
    public let rows: [Row]
    /// What is to be attached, in the order of what it shows, each for one control or item. Their content is still to
    /// be named: it is the file.
    public let pieces: [EvidenceSetup]

    /// Works out what results come to.
    ///
    /// - Parameters:
    ///   - day: The day on which the tool looked: the only one that a scan proves.
    ///   - record: Where it is settled what checks show.
    public init(_ results: ToolResults, on day: Day, collected: Day, by record: WorkspaceRecord) {
        var rows: [Row] = []
        var byTarget: [EvidenceTarget: [ToolCheck]] = [:]
        for check in results.checks {
            guard let name = CheckName(tool: results.tool.key, check: check.id) else { continue }
            let targets = record.targets(of: name)
            let verdict: Verdict =
                switch (targets, check.outcome) {
                case (nil, _): .unsettled
                case (let targets?, _) where targets.isEmpty: .nothing
                case (_, .passed): .pass
                case (_, .failed): .fail
                case (_, .skipped): .skipped
                }
            rows.append(Row(name: name, check: check, verdict: verdict, targets: targets ?? []))
            guard verdict == .pass || verdict == .fail else { continue }
            for target in targets ?? [] { byTarget[target, default: []].append(check) }
        }
        self.rows = rows
        pieces = byTarget.keys.sorted().map { target in
            let checks = byTarget[target] ?? []
            var setup = EvidenceSetup(
                title: Self.title(of: results, checks), kind: results.format.evidenceKind, content: .text("-"), covers: day...day,
                performed: day, collected: max(day, collected), targets: [target])
            setup.source = results.source
            setup.method = Self.method(of: checks)
            setup.tool = EvidenceTool(name: results.tool.name, version: results.tool.version)
            setup.result = checks.contains { $0.outcome == .failed } ? .fail : .pass
            return setup
        }
    }

    /// How many checks have a verdict.
    public func count(_ verdict: Verdict) -> Int { rows.count { $0.verdict == verdict } }

    /// "Prowler 5.1.0: 3 checks, 1 failed".
    private static func title(of results: ToolResults, _ checks: [ToolCheck]) -> String {
        let failed = checks.count { $0.outcome == .failed }
        let tool = results.tool.version.isEmpty ? results.tool.name : "\(results.tool.name) \(results.tool.version)"
        let how = failed == 0 ? "passed" : failed == checks.count ? "failed" : "\(failed) failed"
        return "\(tool): \(checks.count == 1 ? "1 check" : "\(checks.count) checks"), \(how)"
    }

    /// What was checked, and what failed of what: what failed first, as much of it as has room.
    private static func method(of checks: [ToolCheck]) -> String {
        let ordered = checks.filter { $0.outcome == .failed } + checks.filter { $0.outcome != .failed }
        var text = ""
        for (place, check) in ordered.enumerated() {
            var line = "\(check.id): \(check.passed) passed, \(check.failed) failed"
            if !check.failing.isEmpty {
                let shown = check.failing.prefix(3).joined(separator: ", ")
                line += " (\(shown)\(check.failed > 3 ? ", …" : ""))"
            }
            if !text.isEmpty { line = "\n" + line }
            guard text.count + line.count <= EvidenceSetup.methodLimit - 40 else {
                return text + "\n… and \(ordered.count - place) more checks"
            }
            text += line
        }
        return text
    }
}
