import Readiness
import StrictJSON

/// What GitHub's API says of how branches are protected: `GET /repos/O/R/branches/B/protection`, one ruleset or a list
/// of them (`GET /repos/O/R/rulesets/ID`), and the rules of a branch (`GET /repos/O/R/rules/branches/B`). Nothing in
/// them says when they were asked for.
enum GitHubProtection {
    /// What can be asked of a branch, with the rule of a ruleset that answers it.
    private static let checks: [(id: String, title: String, rule: String)] = [
        ("pull-request", "Changes come by pull request", "pull_request"),
        ("review", "Changes need an approving review by another person before they are merged", "pull_request"),
        ("code-owner-review", "Owners of code review its changes", "pull_request"),
        ("dismiss-stale-reviews", "A change after its approval needs a new one", "pull_request"),
        ("status-checks", "Tests and status checks pass before a change is merged", "required_status_checks"),
        ("signed-commits", "Commits of changes are signed", "required_signatures"),
        ("no-force-push", "Nobody can force a change past its review", "non_fast_forward"),
        ("no-deletion", "Nobody can delete the branch", "deletion"),
        ("linear-history", "History is linear", "required_linear_history"),
        ("no-bypass", "Nobody merges changes past the rules, administrators too", ""),
    ]

    static func recognizes(_ root: JSONNode) -> Bool {
        let first = root.kind == .array ? root.firstElement : root
        guard let first, first.kind == .object else { return false }
        return isProtection(first) || isRuleset(first) || first.node("type") != nil && first.node("ruleset_id") != nil
    }

    private static func isProtection(_ node: JSONNode) -> Bool {
        node.node("enforce_admins")?.kind == .object || node.text("url").hasSuffix("/protection")
    }

    private static func isRuleset(_ node: JSONNode) -> Bool {
        node.node("enforcement") != nil && node.node("rules")?.kind == .array
    }

    static func read(_ root: JSONNode) throws(ToolResultsError) -> ToolResults {
        var builder = ToolResultsBuilder(.github, tool: ToolIdentity(name: "GitHub"))
        let parts = root.kind == .array ? root.list : [root]
        let rules = parts.filter { $0.node("type") != nil && $0.node("rules") == nil }
        if !rules.isEmpty {
            builder.source = rules.first?.text("ruleset_source") ?? ""
            try read(rules: rules, of: "branch", isActive: true, bypass: nil, into: &builder)
        }
        for part in parts {
            if isProtection(part) {
                try read(protection: part, into: &builder)
            } else if isRuleset(part) {
                // One about tags says nothing of branches.
                guard ["branch", ""].contains(part.text("target")) else { continue }
                if builder.source.isEmpty { builder.source = part.text("source") }
                try read(
                    rules: part.list("rules"), of: part.text("name"), isActive: part.text("enforcement") == "active",
                    bypass: part.node("bypass_actors")?.list, into: &builder)
            }
        }
        return try builder.results()
    }

    /// Branch protection says of everything whether it is so.
    private static func read(protection: JSONNode, into builder: inout ToolResultsBuilder) throws(ToolResultsError) {
        let address = protection.text("url")
        // https://api.github.com/repos/acme/pay/branches/main/protection
        let parts = address.split(separator: "/")
        if builder.source.isEmpty, let repos = parts.firstIndex(of: "repos"), parts.count > repos + 2 {
            builder.source = "\(parts[repos + 1])/\(parts[repos + 2])"
        }
        let branch = parts.count >= 2 && parts.last == "protection" ? String(parts[parts.count - 2]) : "branch"
        let reviews = protection.node("required_pull_request_reviews")
        let admins = protection.node("enforce_admins")?.isTrue("enabled") ?? false
        let bypasses = reviews?.node("bypass_pull_request_allowances")?.members.contains { !$0.value.list.isEmpty } ?? false
        let answers: [String: Bool] = [
            "pull-request": reviews != nil,
            "review": (reviews?.number("required_approving_review_count") ?? 0) >= 1,
            "code-owner-review": reviews?.isTrue("require_code_owner_reviews") ?? false,
            "dismiss-stale-reviews": reviews?.isTrue("dismiss_stale_reviews") ?? false,
            "status-checks": hasChecks(protection.node("required_status_checks")),
            "signed-commits": protection.node("required_signatures")?.isTrue("enabled") ?? false,
            "no-force-push": !(protection.node("allow_force_pushes")?.isTrue("enabled") ?? false),
            "no-deletion": !(protection.node("allow_deletions")?.isTrue("enabled") ?? false),
            "linear-history": protection.node("required_linear_history")?.isTrue("enabled") ?? false,
            "no-bypass": admins && !bypasses,
        ]
        for check in checks {
            try builder.add(check: check.id, title: check.title, answers[check.id] ?? false ? .passed : .failed, of: branch)
        }
    }

    private static func hasChecks(_ node: JSONNode?) -> Bool {
        !(node?.list("contexts").isEmpty ?? true) || !(node?.list("checks").isEmpty ?? true)
            || !(node?.list("required_status_checks").isEmpty ?? true)
    }

    /// A ruleset says only of what it has a rule for: others may stand beside it. One that is not enforced shows that
    /// nothing of it holds.
    private static func read(
        rules: [JSONNode], of name: String, isActive: Bool, bypass: [JSONNode]?, into builder: inout ToolResultsBuilder
    ) throws(ToolResultsError) {
        for check in checks where !check.rule.isEmpty {
            guard let rule = rules.first(where: { $0.text("type") == check.rule }) else { continue }
            let parameters = rule.node("parameters")
            let isSo =
                switch check.id {
                case "review": (parameters?.number("required_approving_review_count") ?? 0) >= 1
                case "code-owner-review": parameters?.isTrue("require_code_owner_review") ?? false
                case "dismiss-stale-reviews": parameters?.isTrue("dismiss_stale_reviews_on_push") ?? false
                case "status-checks": hasChecks(parameters)
                default: true
                }
            try builder.add(check: check.id, title: check.title, isActive && isSo ? .passed : .failed, of: name)
        }
        if let bypass, let check = checks.last {
            try builder.add(check: check.id, title: check.title, isActive && bypass.isEmpty ? .passed : .failed, of: name)
        }
    }
}
