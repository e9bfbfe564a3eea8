import HarmlessText
import Readiness
import StrictJSON

/// The forms in which a check is told.
public enum CheckFormat: String, CaseIterable, Sendable {
    case text
    case json
    case junit
    case sarif
}

extension PolicyOutcome {
    /// The check in a form. The same workspace on the same day makes the same bytes.
    ///
    /// - Parameter version: Which Tickmark this is.
    public func rendered(as format: CheckFormat, version: String) -> [UInt8] {
        switch format {
        case .text: Array(lines.joined(separator: "\n").utf8) + [0x0A]
        case .json: json.encoded(.pages)
        case .junit: Array(junit.utf8)
        case .sarif: sarif(version).encoded(.pages)
        }
    }

    /// A line for each rule that fails, and one that says how it is as a whole.
    private var lines: [String] {
        let failed = findings.filter { !$0.holds }
        let ends =
            failed.isEmpty
            ? "All \(counted(findings.count, "rule")) hold." : "\(failed.count) of \(counted(findings.count, "rule")) failed."
        return failed.map { "\($0.name): \($0.text)".harmless } + [ends]
    }

    private var json: JSONValue {
        [
            "holds": .bool(holds), "workspace": .string(workspace), "day": .string(day.description),
            "rules": .array(
                findings.map {
                    [
                        "rule": .string($0.rule.rawValue), "report": .optional($0.report?.text), "holds": .bool($0.holds),
                        "text": .string($0.text), "items": .array($0.items.map { .string($0.text) }),
                    ]
                }),
        ]
    }

    /// JUnit's XML, in the form that CI services have in common: <https://github.com/testmoapp/junitxml>.
    private var junit: String {
        var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
        let counts = "tests=\"\(findings.count)\" failures=\"\(findings.count { !$0.holds })\" errors=\"0\""
        lines.append("<testsuites name=\"tickmark\" \(counts)>")
        lines.append("  <testsuite name=\"\(XMLText.escaped(workspace))\" \(counts) timestamp=\"\(day)T00:00:00\">")
        for finding in findings {
            let name = "name=\"\(XMLText.escaped(finding.name))\" classname=\"tickmark.\(finding.rule.rawValue)\""
            if finding.holds {
                lines.append("    <testcase \(name)/>")
            } else {
                let text = XMLText.escaped(finding.text)
                lines.append("    <testcase \(name)>")
                lines.append("      <failure message=\"\(text)\" type=\"\(finding.rule.rawValue)\">\(text)</failure>")
                lines.append("    </testcase>")
            }
        }
        return (lines + ["  </testsuite>", "</testsuites>"]).joined(separator: "\n") + "\n"
    }

    /// SARIF 2.1.0: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>. What holds is no result there.
    private func sarif(_ version: String) -> JSONValue {
        let rules = Policy.Rule.allCases.filter { rule in findings.contains { $0.rule == rule } }
        return [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
            "runs": [
                [
                    "tool": [
                        "driver": [
                            "name": "tickmark", "version": .string(version),
                            "rules": .array(
                                rules.map { ["id": .string($0.rawValue), "shortDescription": ["text": .string($0.title)]] }),
                        ]
                    ],
                    "results": .array(
                        findings.filter { !$0.holds }.map { finding in
                            [
                                "ruleId": .string(finding.rule.rawValue), "level": "error",
                                "message": ["text": .string("\(finding.name): \(finding.text)".harmless)],
                                "locations": [["physicalLocation": ["artifactLocation": ["uri": "tickmark.json"]]]],
                            ]
                        }),
                ]
            ],
        ]
    }
}

extension PolicyOutcome.Finding {
    /// "soc2 noLate".
    fileprivate var name: String { (report.map { "\($0.text) " } ?? "") + rule.rawValue }
}
