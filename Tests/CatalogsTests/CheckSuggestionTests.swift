import Catalogs
import Readiness
import Testing

@Suite("What the checks of tools may show")
struct CheckSuggestionTests {
    private func suggestions(_ record: WorkspaceRecord = WorkspaceRecord()) throws -> CheckSuggestions {
        CheckSuggestions(among: WorkspaceControls(library: try ControlLibrary.builtIn().controls, record: record), of: [])
    }

    @Test("Checks that tools really have are proposed the control that they are about")
    func real() throws {
        let suggestions = try suggestions()
        // Ids and titles of Prowler, Powerpipe, ScubaGear and Trivy, and the criteria that they name.
        let checks: [(id: String, title: String, criteria: [String], control: String)] = [
            ("iam_root_mfa_enabled", "Ensure MFA is enabled for the root account", ["CC6.1", "CC6.6"], "mfa"),
            ("s3_bucket_default_encryption", "S3 buckets are encrypted by default", ["CC6.1", "C1.1"], "encryption-at-rest"),
            ("cloudtrail_multi_region_enabled", "CloudTrail is on in all regions", ["CC7.2"], "logging"),
            (
                "aws_compliance.control.rds_db_instance_backup_enabled", "RDS DB instance backup should be enabled", ["A1.2"],
                "backup"
            ),
            ("MS.AAD.3.1v1", "Phishing-resistant MFA SHALL be enforced for all users", [], "mfa"),
            ("vulnerabilities", "No package has a vulnerability that was to be found", [], "vulnerability-management"),
            ("review", "Changes need an approving review by another person before they are merged", [], "change-approval"),
        ]
        for check in checks {
            let found = suggestions.suggestions(for: check.id, title: check.title, criteria: check.criteria)
            #expect(found.first?.target == .control(check.control), "\(check.id): \(found.map(\.target))")
            #expect(found.count <= 3 && found.allSatisfy { !$0.why.isEmpty })
        }
    }

    @Test("Where little speaks for anything, nothing is proposed")
    func nothing() throws {
        let suggestions = try suggestions()
        for (id, title) in [
            ("js/xss", "Cross-site scripting"), ("alone", ""), ("AVD-DS-0026", "No HEALTHCHECK defined"), ("", ""),
        ] {
            #expect(suggestions.suggestions(for: id, title: title, criteria: []).isEmpty, "\(id)")
        }
    }

    @Test("A control that was set aside is not proposed")
    func setAside() throws {
        var record = WorkspaceRecord()
        record.apply(
            Entry(
                stamp: Stamp(clock: 1, entry: EntryID(WriterID("ana", tag: 1), 1)), at: Timestamp(seconds: 0), by: "Ana",
                action: .control("mfa", .excluded(to: "No sign-in", was: nil)), batch: 1))
        let found = try suggestions(record).suggestions(for: "iam_root_mfa_enabled", title: "MFA", criteria: ["CC6.1"])
        #expect(!found.isEmpty && found.allSatisfy { $0.target != .control("mfa") })
    }
}
