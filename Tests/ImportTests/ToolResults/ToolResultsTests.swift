import Foundation
import Import
import Readiness
import Testing

/// A sample of what a tool writes: they are the seeds of the fuzzer, too.
func sample(_ name: String) throws -> [UInt8] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    return Array(try Data(contentsOf: root.appending(path: "Fuzzing/Corpus/results/\(name)")))
}

@Suite("What tools found")
struct ToolResultsTests {
    /// "id: passed/failed/skipped", for each check.
    private func told(_ results: ToolResults) -> [String] {
        results.checks.map { "\($0.id): \($0.passed)/\($0.failed)/\($0.skipped)" }
    }

    private func day(_ text: String) -> Day? { Day(iso: text) }

    @Test("Every sample is told by what is in it, and read with its tool and its day")
    func recognized() throws {
        let samples: [(name: String, format: ToolFormat, tool: String, version: String, day: String?)] = [
            ("prowler.ocsf.json", .ocsf, "prowler", "5.13.0", "2026-11-19"),
            ("compliance.ocsf.json", .ocsf, "cloud-sentry", "2", "2026-11-19"),
            ("prowler.csv", .prowlerTable, "prowler", "5.13.0", "2026-11-19"),
            ("prowler-soc2.csv", .prowlerTable, "prowler", "", "2026-11-19"),
            ("powerpipe.json", .powerpipe, "powerpipe", "", nil),
            ("scubagear.json", .scubagear, "scubagear", "1.6.0", "2026-11-19"),
            ("trivy.json", .trivy, "trivy", "0.68.1", "2026-11-19"),
            ("codeql.sarif", .sarif, "codeql", "2.20.1", "2026-11-19"),
            ("junit.xml", .junit, "junit", "", "2026-11-19"),
            ("oscal.json", .oscal, "oscal", "", "2026-11-19"),
            ("protection.json", .github, "github", "", nil),
            ("rulesets.json", .github, "github", "", nil),
            ("rules.json", .github, "github", "", nil),
        ]
        for wanted in samples {
            let results = try ToolResults.read(try sample(wanted.name))
            #expect(results.format == wanted.format, "\(wanted.name)")
            #expect(results.tool.key == wanted.tool && results.tool.version == wanted.version, "\(wanted.name): \(results.tool)")
            #expect(results.day == wanted.day.flatMap { day($0) }, "\(wanted.name)")
            #expect(try ToolResults.read(try sample(wanted.name), as: [wanted.format]) == results, "\(wanted.name)")
        }
        #expect(try ToolResults.read(try sample("prowler.csv"), as: [.ocsf, .prowlerTable]).format == .prowlerTable)
    }

    @Test("OCSF: what was suppressed or needs a person shows nothing, and a warning is no pass")
    func ocsf() throws {
        let prowler = try ToolResults.read(try sample("prowler.ocsf.json"))
        #expect(
            told(prowler) == [
                "iam_root_mfa_enabled: 0/1/1", "s3_bucket_default_encryption: 2/0/0",
                "account_maintain_current_contact_details: 0/0/1",
            ])
        #expect(prowler.checks[0].criteria == ["CC6.1", "CC6.6"] && prowler.checks[1].criteria == ["CC6.1", "C1.1"])
        #expect(prowler.checks[0].failing == ["arn:aws:iam::123456789012:root"] && prowler.source == "123456789012")
        #expect(prowler.checks[0].title == "Ensure MFA is enabled for the root account")
        let others = try ToolResults.read(try sample("compliance.ocsf.json"))
        #expect(told(others) == ["backup-plan: 1/1/0"] && others.checks[0].criteria == ["A1.2"])
    }

    @Test("Prowler's tables are read by the names of their columns, whichever they have")
    func tables() throws {
        let findings = try ToolResults.read(try sample("prowler.csv"))
        #expect(told(findings) == ["iam_root_mfa_enabled: 0/1/1", "cloudtrail_multi_region_enabled: 1/0/0"])
        #expect(findings.checks[0].criteria == ["CC6.1", "CC7.2"])
        let required = try ToolResults.read(try sample("prowler-soc2.csv"))
        #expect(told(required) == ["iam_root_mfa_enabled: 0/1/0", "autoscaling_group_multiple_az: 1/0/0"])
        #expect(required.checks[1].criteria == ["A1.1"])
    }

    @Test("Powerpipe: groups hand their criterion down, and a control whose query failed shows nothing")
    func powerpipe() throws {
        let results = try ToolResults.read(try sample("powerpipe.json"))
        #expect(
            told(results) == [
                "aws_compliance.control.iam_root_user_mfa_enabled: 1/1/0",
                "aws_compliance.control.ec2_ebs_default_encryption_enabled: 0/0/1",
                "aws_compliance.control.rds_db_instance_backup_enabled: 1/0/1",
            ])
        #expect(results.checks.map(\.criteria) == [["CC6.1"], ["CC6.1"], ["A1.2"]])
    }

    @Test("ScubaGear: a warning is no pass, and markup is left out")
    func scubagear() throws {
        let results = try ToolResults.read(try sample("scubagear.json"))
        #expect(told(results) == ["MS.AAD.1.1v1: 0/1/0", "MS.AAD.3.1v1: 1/0/0", "MS.AAD.2.2v1: 0/1/0", "MS.AAD.2.3v1: 0/0/1"])
        #expect(results.checks[0].title == "Legacy authentication SHALL be blocked")
        #expect(results.checks[0].failing == ["0 conditional access policy(s) found. View"])
        #expect(results.source == "acme.onmicrosoft.com")
    }

    @Test("Trivy: vulnerabilities are one check, whatever they are called, and misconfigurations are checks by their ids")
    func trivy() throws {
        let results = try ToolResults.read(try sample("trivy.json"))
        #expect(told(results) == ["vulnerabilities: 1/2/0", "AVD-DS-0002: 0/1/0", "AVD-DS-0026: 1/0/0", "secrets: 0/1/0"])
        #expect(results.checks[0].failing.first == "CVE-2026-1000 in openssl of acme/pay:1.4 (debian 12)")
    }

    @Test(
        "SARIF: a rule that found nothing passed, unless the run did not come to its end; notes and what was suppressed show nothing"
    )
    func sarif() throws {
        let bytes = try sample("codeql.sarif")
        let results = try ToolResults.read(bytes)
        #expect(told(results) == ["js/sql-injection: 0/1/0", "js/unused: 0/0/1", "js/eval: 0/0/1", "js/xss: 1/0/0"])
        #expect(results.checks[0].failing == ["src/db.js:12"] && results.source == "https://github.com/acme/pay")
        let broken = String(decoding: bytes, as: UTF8.self).replacing(
            "\"executionSuccessful\": true", with: "\"executionSuccessful\": false")
        #expect(told(try ToolResults.read(Array(broken.utf8))).last == "js/xss: 0/0/1")
        let empty = #"{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"Semgrep OSS"}},"results":[]}]}"#
        let scan = try ToolResults.read(Array(empty.utf8))
        #expect(told(scan) == ["scan: 1/0/0"] && scan.tool.key == "semgrep-oss" && scan.day == nil)
        let two = #"{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"a"}}},{"tool":{"driver":{"name":"b"}}}]}"#
        #expect(throws: ToolResultsError.severalTools) { try ToolResults.read(Array(two.utf8)) }
    }

    @Test("JUnit: tests are counted one by one, and no attribute is believed")
    func junit() throws {
        let results = try ToolResults.read(try sample("junit.xml"))
        #expect(
            told(results) == [
                "restore.daily.rows_equal: 1/0/0", "restore.daily.newest_row: 0/1/0", "restore.daily.keys: 0/0/1", "alone: 0/1/0",
            ])
    }

    @Test("OSCAL: a finding is as its target is; an id that spells a criterion names it")
    func oscal() throws {
        let results = try ToolResults.read(try sample("oscal.json"))
        #expect(told(results) == ["CC6.1-01_smt: 1/0/0", "ac-2_obj: 0/1/0"])
        #expect(results.checks.map(\.criteria) == [["CC6.1"], []])
    }

    @Test(
        "GitHub: branch protection answers everything; a ruleset only what it has a rule for, and one that is not enforced shows nothing good"
    )
    func github() throws {
        let protection = try ToolResults.read(try sample("protection.json"))
        #expect(protection.source == "acme/pay")
        #expect(
            protection.checks.filter { $0.passed == 1 }.map(\.id) == [
                "pull-request", "review", "dismiss-stale-reviews", "status-checks", "no-force-push", "no-bypass",
            ])
        #expect(
            protection.checks.filter { $0.failed == 1 }.map(\.id) == [
                "code-owner-review", "signed-commits", "no-deletion", "linear-history",
            ])
        #expect(protection.checks[0].failing.isEmpty && protection.checks[2].failing == ["main"])
        let rulesets = try ToolResults.read(try sample("rulesets.json"))
        #expect(
            told(rulesets) == [
                "pull-request: 1/0/0", "review: 0/1/0", "code-owner-review: 1/0/0", "dismiss-stale-reviews: 0/1/0",
                "status-checks: 1/0/0", "no-force-push: 1/0/0", "no-deletion: 1/0/0", "no-bypass: 0/1/0",
                "signed-commits: 0/1/0",
            ])
        let rules = try ToolResults.read(try sample("rules.json"))
        #expect(
            told(rules) == [
                "pull-request: 1/0/0", "review: 1/0/0", "code-owner-review: 0/1/0", "dismiss-stale-reviews: 0/1/0",
                "no-deletion: 1/0/0",
            ])
    }

    @Test("PowerShell's UTF-16 and byte order marks are read as UTF-8 is")
    func encodings() throws {
        let bytes = try sample("scubagear.json")
        let text = String(decoding: bytes, as: UTF8.self)
        let wide: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(try ToolResults.read(wide) == ToolResults.read(bytes))
        #expect(try ToolResults.read([0xEF, 0xBB, 0xBF] + bytes) == ToolResults.read(bytes))
    }

    @Test("What cannot be read says why")
    func refused() throws {
        func refusal(_ text: String, as formats: [ToolFormat]? = nil, _ limits: ImportLimits = ImportLimits()) -> String {
            do {
                _ = try ToolResults.read(Array(text.utf8), as: formats, limits: limits)
                return "read"
            } catch {
                return error.description
            }
        }
        #expect(refusal("").contains("no results") && refusal("  \n ").contains("no results"))
        #expect(refusal("name,status\na,b\n").contains("no file of results that is known"))
        #expect(refusal(#"{"a":1}"#).contains("no file of results that is known"))
        #expect(refusal(#"{"a":1"#).hasPrefix("line 1, column 7"))
        #expect(refusal(#"{"runs":[],"version":"2.1.0"}"#).contains("tool of the first run is missing"))
        #expect(refusal("<html></html>").contains("no file of results that is known"))
        #expect(refusal("<!DOCTYPE a [<!ENTITY b 'c'>]><testsuites/>").contains("document type"))
        #expect(!refusal("<!DOCTYPE a><testsuites/>").contains("spreadsheet"), "no spreadsheet saves it anew")
        #expect(refusal("PK\u{3}\u{4}\u{0}").contains("no file of results that is known"), "a workbook is none")
        #expect(refusal(String(repeating: "[", count: 100)).contains("nested deeper than 64"))
        #expect(refusal(String(repeating: "<testsuite>", count: 200)).contains("too deep"))
        #expect(refusal("{}", as: [.trivy]) == "it is no file of Trivy JSON")
        #expect(refusal("{}", as: [.junit]) == "it is no file of JUnit XML")
        #expect(refusal("<a/>", as: [.sarif]) == "it is no file of SARIF")
        #expect(refusal(String(repeating: " ", count: 2 << 20), ImportLimits(bytes: 1 << 20)).contains("more than 1 MiB"))
        let two =
            #"[{"class_uid":2003,"compliance":{"control":"a","status":"Pass"},"time":1795082400},{"class_uid":2003,"compliance":{"control":"a","status":"Pass"},"time":1795882400}]"#
        #expect(refusal(two).contains("results from 19 Nov to 28 Nov 2026"))
    }

    @Test("Ids and titles are one line of bounded length, and never what stands for all checks")
    func hostile() throws {
        let long = String(repeating: "é", count: 500)
        let text =
            #"{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"T/ool  X","rules":[{"id":"*"},{"id":"a\u0007\u001b[2Jb\u2028c","shortDescription":{"text":"x\ny"}},{"id":"\#(long)1"},{"id":"\#(long)2"}]}}}]}"#
        let results = try ToolResults.read(Array(text.utf8))
        #expect(results.tool.key == "t-ool-x" && results.tool.name == "T/ool X")
        #expect(results.checks.map(\.id).prefix(2) == ["“*”", "a [2Jb c"] && results.checks[1].title == "x y")
        #expect(results.checks.count == 3, "what is the same up to its length is one check")
        for check in results.checks {
            #expect(check.id.utf8.count <= CheckName.limit)
            #expect(CheckName(tool: results.tool.key, check: check.id) != nil, "\(check.id)")
        }
    }
}
