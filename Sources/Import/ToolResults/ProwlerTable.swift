import HarmlessText
import Readiness

/// Prowler's tables with semicolons: of findings (`CHECK_ID`, `STATUS`, `COMPLIANCE`), and of what a framework requires
/// (`REQUIREMENTS_ID`, `CHECKID`). Columns differ by provider and framework, so they are found by name.
enum ProwlerTable {
    private enum Column: Hashable, Sendable {
        case check, title, status, muted, resource, account, compliance, requirement, framework, time, version
    }

    private static let names = ColumnNames<Column>([
        (.check, ["CHECK_ID", "CHECKID"]), (.title, ["CHECK_TITLE"]), (.status, ["STATUS"]), (.muted, ["MUTED"]),
        (.resource, ["RESOURCE_UID", "RESOURCEID", "RESOURCE_NAME", "RESOURCENAME"]),
        (.account, ["ACCOUNT_UID", "ACCOUNTID", "SUBSCRIPTIONID", "PROJECTID", "TENANTID", "CONTEXT"]),
        (.compliance, ["COMPLIANCE"]), (.requirement, ["REQUIREMENTS_ID"]), (.framework, ["FRAMEWORK"]),
        (.time, ["TIMESTAMP", "ASSESSMENTDATE"]), (.version, ["PROWLER_VERSION"]),
    ])

    static func read(_ bytes: [UInt8], _ limits: ImportLimits) throws(ToolResultsError) -> ToolResults {
        let sheet: Sheet
        do throws(ImportError) {
            guard let first = try CSVReader.read(bytes, limits: limits).sheets.first else { throw ImportError(.empty) }
            sheet = first
        } catch {
            throw .file(error)
        }
        guard let table = HeadedSheet(sheet, names: names), table.map[.check] != nil, table.map[.status] != nil else {
            throw .unknown
        }
        var builder = ToolResultsBuilder(.prowlerTable, tool: ToolIdentity(name: "Prowler"))
        for row in table.rows {
            if builder.source.isEmpty { builder.source = table.value(.account, of: row) }
            if builder.tool.version.isEmpty {
                builder.tool = ToolIdentity(name: "Prowler", version: table.value(.version, of: row))
            }
            builder.looked(at: table.value(.time, of: row))
            try builder.add(
                check: table.value(.check, of: row), title: table.value(.title, of: row),
                outcome(table.value(.status, of: row), isMuted: table.value(.muted, of: row)),
                of: table.value(.resource, of: row),
                criteria: criteria(of: row, in: table))
        }
        return try builder.results()
    }

    private static func outcome(_ status: String, isMuted: String) -> ToolOutcome {
        guard isMuted.lowercased() != "true" else { return .skipped }
        switch status.uppercased() {
        case "PASS": return .passed
        case "FAIL": return .failed
        default: return .skipped
        }
    }

    /// What the row says of SOC 2: `CIS-1.4: 1.20 | SOC2: cc_6_1, cc_7_2`, or the requirement that it is about.
    private static func criteria(of row: SheetRow, in table: HeadedSheet<Column>) -> [String] {
        var criteria: [String] = []
        if table.value(.framework, of: row).uppercased().filter({ $0.isLetter || $0.isNumber }).hasPrefix("SOC2"),
            let id = SpelledCriterion.id(in: table.value(.requirement, of: row))
        {
            criteria.append(id)
        }
        for framework in table.value(.compliance, of: row).split(separator: "|") {
            let parts = framework.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].uppercased().filter({ $0.isLetter || $0.isNumber }).hasPrefix("SOC2") else {
                continue
            }
            criteria += parts[1].split(separator: ",").compactMap { SpelledCriterion.id(in: $0) }
        }
        return criteria
    }
}
