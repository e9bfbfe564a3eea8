import Readiness

/// Who owns which control at the made-up company, and what was decided about some.
enum DemoControls {
    static let ana = [
        "policies", "risk-assessment", "risk-register", "vendor-inventory", "vendor-reports", "vendor-onboarding", "uptime",
        "performance-check", "report-scope", "control-matrix", "board-oversight", "control-meeting", "objectives",
        "business-continuity",
    ]
    static let ben = [
        "access-review", "account-reconciliation", "mfa", "access-provisioning", "emergency-access", "change-approval",
        "change-testing", "vulnerability-management", "security-updates", "penetration-test", "backup", "backup-monitoring",
        "restore-test", "encryption-at-rest", "logging", "network-boundary", "incident-records", "incident-plan",
        "privileged-access", "asset-inventory", "alert-rules", "event-triage", "secret-scanning",
    ]
    static let cho = [
        "access-removal", "security-training", "code-of-conduct", "background-checks", "policy-acknowledgment", "insurance",
        "usage-billing", "price-agreement", "bill-run-release", "credits", "invoice-sequence", "role-changes",
        "customer-terms", "client-setup",
    ]
    /// Taken up, and nobody's yet.
    static let unowned = ["capacity", "recovery-exercise"]

    /// What is decided on a day.
    static func deeds(on day: Day) -> [DemoDeed] {
        var deeds: [DemoDeed] = [DemoDeed(day, .ana, .grace(10))]
        for (handle, keys) in [("ana", ana), ("ben", ben), ("cho", cho)] {
            deeds += keys.map { DemoDeed(day, .ana, .control($0, .assign(Handle(handle)))) }
        }
        deeds += unowned.map { DemoDeed(day, .ana, .control($0, .adopt)) }
        return deeds + [
            DemoDeed(
                day, .ana,
                .control(
                    "access-review",
                    .reword(
                        "Each quarter the owner of each key system exports its users and roles, decides for each whether it stays, and "
                            + "removes within five days what does not; the Security lead keeps the signed export."))),
            DemoDeed(
                day, .ana,
                .control("physical-access", .exclude(reason: "Nobody works in an office, and hosting is the provider's"))),
        ]
    }
}
