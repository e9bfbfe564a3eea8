import Readiness

/// The evidence of the made-up company: what it attached when, what a second person said of it, and what is still
/// missing.
struct DemoEvidence {
    let calendar: DemoCalendar

    private var tables: DemoTables { DemoTables(calendar: calendar) }
    private var begin: Day { calendar.period.lowerBound }
    private var firstTwo: ClosedRange<Day> { begin...calendar.month(1).upperBound }
    /// What holds for the whole period is dated to its first day, and runs to its end.
    private var period: ClosedRange<Day> { calendar.period }

    /// Everything, in no order.
    var deeds: [DemoDeed] { documents + settings + months + quarters + events + sentBack }

    /// The day on which somebody gets round to it.
    private func day(_ count: Int, after other: Day) -> Day { calendar.workingDay(count, after: other) }

    private func attach(_ name: String, _ piece: DemoPiece, by person: DemoDeed.Person) -> DemoDeed {
        DemoDeed(piece.setup.collected, person, .attach(name, piece))
    }

    private func accept(_ name: String, by person: DemoDeed.Person, _ count: Int, after day: Day) -> DemoDeed {
        DemoDeed(self.day(count, after: day), person, .judge(name, .accept))
    }

    // MARK: What is there once

    private var documents: [DemoDeed] {
        let taken = day(4, after: begin)
        return [
            attach(
                "policy",
                DemoPiece(
                    "Information security policy 3.1, approved", .document, file: "information-security-policy-3.1.md",
                    [
                        "# Information security policy", "", "Version 3.1, approved by the CEO on \(begin).", "",
                        "Everybody who works for Northwind Ledger keeps to it. It is looked at each year.",
                    ].lines, covers: period, performed: begin, collected: taken, of: ["policies"], source: "Policies folder"),
                by: .ana),
            accept("policy", by: .ben, 2, after: taken),
            attach(
                "risks",
                DemoPiece(
                    "Risk assessment with ratings and treatments", .document, file: "risk-assessment.csv",
                    [
                        "risk,likelihood,impact,rating,treatment,owner",
                        "Stolen credentials of an administrator,3,5,15,reduce,Ben Okafor",
                        "Outage of the hosting region,2,4,8,reduce,Ben Okafor",
                        "Wrong invoices after a price change,3,4,12,reduce,Cho Minseo",
                        "Loss of a key engineer,2,3,6,accept,Ana Ruiz",
                    ].lines, covers: period, performed: day(6, after: begin), collected: day(8, after: begin),
                    of: ["risk-assessment"], source: "Risk register"), by: .ana),
            attach(
                "training",
                DemoPiece(
                    "Security training: 41 of 41 completed", file: "training-completion.csv",
                    ["team,people,completed", "Engineering,17,17", "Support,9,9", "Finance,6,6", "Other,9,9"].lines,
                    covers: period, performed: day(15, after: begin), collected: day(16, after: begin),
                    of: ["security-training"], source: "Training platform", method: "Report: completion by team"), by: .cho),
            accept("training", by: .ana, 1, after: day(16, after: begin)),
            attach(
                "pentest",
                DemoPiece(
                    "Penetration test by an outside firm: letter of attestation", .document,
                    link: "https://files.example.com/northwind/pentest-letter.pdf", covers: period,
                    performed: day(20, after: begin), collected: day(24, after: begin), of: ["penetration-test"],
                    source: "Outside testers"), by: .ben),
            attach(
                "insurance",
                DemoPiece(
                    "Cyber and professional liability policies in force", .document,
                    link: "https://files.example.com/northwind/insurance-schedule.pdf", covers: period, performed: begin,
                    collected: taken, of: ["insurance"], source: "Broker"), by: .cho),
        ]
    }

    // MARK: What stays so

    private var settings: [DemoDeed] {
        let taken = day(30, after: begin)
        return [
            attach(
                "mfa",
                DemoPiece(
                    "Second factor is required for everybody", .setting, file: "sign-in-policy.json",
                    [
                        "{", "  \"policy\": \"All staff\",", "  \"factor\": \"required\",",
                        "  \"methods\": [\"security key\", \"authenticator app\"],",
                        "  \"exceptions\": 0,", "  \"exported\": \"\(taken)\"", "}",
                    ].lines, covers: begin...taken, collected: taken, of: ["mfa"], source: "Identity provider",
                    method: "Export of the sign-in policy"
                ).with { $0.result = .pass }, by: .ben),
            accept("mfa", by: .ana, 2, after: taken),
            attach(
                "encryption",
                DemoPiece(
                    "Databases, disks and backups are encrypted", .setting, file: "storage-encryption.csv",
                    [
                        "resource,kind,encrypted,key", "ledger-main,database,yes,ledger-key",
                        "ledger-replica,database,yes,ledger-key", "backups,bucket,yes,backup-key",
                    ]
                    .lines, covers: begin...taken, collected: taken, of: ["encryption-at-rest"], source: "Cloud console",
                    method: "Configuration query: storage without encryption"
                ).with {
                    $0.result = .pass
                    $0.tool = EvidenceTool(name: "Prowler", version: "5.1")
                }, by: .ben),
            attach(
                "logging",
                DemoPiece(
                    "Logs are kept for 13 months and cannot be changed", .setting,
                    text:
                        "Retention 400 days, deletion locked, 34 of 34 sources arriving within five minutes on the day of the look.",
                    covers: begin...taken, collected: taken, of: ["logging"], source: "Central log store"), by: .ben),
        ]
    }

    // MARK: Month by month

    private var months: [DemoDeed] {
        var deeds: [DemoDeed] = []
        for number in 0..<3 {
            let month = calendar.month(number)
            let taken = day(2, after: month.upperBound)
            let last = calendar.lastWorkingDay(before: month.upperBound)
            // The second month was forgotten: a gap of Ana's.
            if number != 1 {
                deeds.append(
                    attach(
                        "uptime-\(number)",
                        DemoPiece(
                            "Availability in \(month.monthNames)", file: "availability-\(month.lowerBound).csv",
                            tables.availability(month, number == 0 ? "99.97" : "99.95"), covers: month, collected: taken,
                            of: ["uptime"], source: "Uptime monitor", method: "Monthly report"), by: .ana))
            }
            // Nobody scanned in the first month.
            if number > 0 {
                deeds.append(
                    attach(
                        "scan-\(number)",
                        DemoPiece(
                            "Vulnerabilities found and fixed in \(month.monthNames)",
                            file: "vulnerabilities-\(month.lowerBound).csv",
                            tables.scan(month), covers: month, performed: last, collected: taken,
                            of: ["vulnerability-management"], source: "Vulnerability scanner",
                            method: "Findings by severity, with days to fix"), by: .ben))
            }
            deeds.append(
                attach(
                    "updates-\(number)",
                    DemoPiece(
                        "Security updates in \(month.monthNames)", file: "updates-\(month.lowerBound).txt",
                        tables.updates(month, until: number == 0 ? month.lowerBound.advanced(by: 23) : month.upperBound),
                        covers: month, performed: last, collected: taken, of: ["security-updates"], source: "Device manager"),
                    by: .ben))
            deeds.append(
                attach(
                    "billing-\(number)",
                    DemoPiece(
                        "Bill run of \(month.monthNames): agreed and released", file: "bill-run-\(month.lowerBound).csv",
                        tables.billRun(month, invoices: 412 + 9 * number), covers: month, performed: last, collected: taken,
                        of: ["usage-billing", "price-agreement", "bill-run-release"], source: "Billing system"), by: .cho))
        }
        return deeds + [accept("uptime-0", by: .ben, 6, after: calendar.month(0).upperBound)]
    }

    // MARK: Quarter by quarter

    private var quarters: [DemoDeed] {
        var deeds: [DemoDeed] = []
        // The review before the period is there, and lies outside of it.
        let before = calendar.quarter(before: 1)
        let reviewed = calendar.lastWorkingDay(before: before.upperBound)
        deeds.append(
            attach(
                "access-before",
                DemoPiece(
                    "Access review, \(before.monthNames)", file: "access-review-\(before.lowerBound).csv",
                    tables.access(on: reviewed, hasContractors: true), covers: before, performed: reviewed,
                    collected: day(5, after: begin), of: ["access-review"], source: "Identity provider and key systems"), by: .ben
            ))
        let quarter = calendar.quarter()
        let done = calendar.lastWorkingDay(before: quarter.upperBound)
        let taken = day(3, after: quarter.upperBound)
        deeds += [
            attach(
                "access-first",
                DemoPiece(
                    "Access review, \(quarter.monthNames)", file: "access-review-\(quarter.lowerBound).csv",
                    tables.access(on: done, hasContractors: false), covers: quarter, performed: done, collected: taken,
                    of: ["access-review"], source: "Identity provider and key systems",
                    method: "Export of users and roles of each system"), by: .ben),
            DemoDeed(
                day(1, after: taken), .ana,
                .judge("access-first", .sendBack(reason: "The contractors are missing from the export"))),
            attach(
                "access",
                DemoPiece(
                    "Access review, \(quarter.monthNames), with contractors", file: "access-review-\(quarter.lowerBound)-2.csv",
                    tables.access(on: done, hasContractors: true), covers: quarter, performed: done,
                    collected: day(3, after: taken),
                    of: ["access-review"], source: "Identity provider and key systems",
                    method: "Export of users and roles of each system, contractors included"
                ).replacing("access-first"), by: .ben),
            accept("access", by: .ana, 4, after: taken),
            attach(
                "risk-review",
                DemoPiece(
                    "Risk register looked through, \(quarter.monthNames)",
                    text: "14 risks: two closed, one raised to 15, no treatment past its day. Present: Ana Ruiz, Ben Okafor.",
                    covers: quarter, performed: done, collected: day(1, after: quarter.upperBound), of: ["risk-register"],
                    source: "Minutes"), by: .ana),
        ]
        // A test that went wrong covers nothing, and is never hidden.
        let restored = calendar.workingDay(after: begin.advanced(by: 45))
        deeds.append(
            attach(
                "restore",
                DemoPiece(
                    "Restore of the ledger database: 9 hours, target 4", file: "restore-test-\(restored).txt",
                    [
                        "Restore test, \(restored)", "", "Store      ledger-main, backup of the night before",
                        "Began      08:10", "Usable     17:20", "Contents   412 of 412 accounts agree with the snapshot",
                        "Result     failed: 9 h 10 min, and the target is 4 h",
                    ].lines, covers: restored...restored, collected: day(1, after: restored), of: ["restore-test"],
                    source: "Runbook of the test"
                ).with { $0.result = .fail }, by: .ben))
        return deeds
    }

    // MARK: Whenever something happens

    private var events: [DemoDeed] {
        let taken = day(3, after: firstTwo.upperBound)
        let count = tables.releaseCount
        return [
            attach(
                "releases",
                DemoPiece(
                    "Releases to production, \(firstTwo.monthNames)", .population, file: "releases.csv", tables.releases,
                    covers: firstTwo, collected: taken, of: ["change-approval", "change-testing"], source: "Deployment tool",
                    method: "deployments where environment = production, \(firstTwo.dates)"
                ).with { $0.count = count }, by: .ben),
            attach(
                "release-sample",
                DemoPiece(
                    "Sample of releases: review, approval and tests", .sample, file: "releases-sample.csv", tables.sample,
                    covers: firstTwo, collected: day(5, after: firstTwo.upperBound), of: ["change-approval", "change-testing"],
                    source: "Code repository"
                ).with { $0.sample = EvidenceSample(size: DemoTables.sampleSize, how: tables.how, exceptions: 0) }, by: .ana),
            accept("release-sample", by: .ben, 7, after: firstTwo.upperBound),
            attach(
                "leavers",
                DemoPiece(
                    "Employees and contractors who left, \(firstTwo.monthNames)", .population, file: "leavers.csv",
                    tables.leavers,
                    covers: firstTwo, collected: taken, of: ["access-removal"], source: "HR system and list of contractors",
                    method: "end date from \(firstTwo.dates)"
                ).with { $0.count = 3 }, by: .cho),
        ]
    }

    // MARK: What came back

    private var sentBack: [DemoDeed] {
        let taken = day(9, after: calendar.month(1).lowerBound)
        return [
            attach(
                "vendor",
                DemoPiece(
                    "SOC 2 report of the hosting provider, read and noted", .document,
                    link: "https://files.example.com/northwind/hosting-soc2.pdf", covers: period, performed: day(7, after: begin),
                    collected: taken, of: ["vendor-reports"], source: "Hosting provider's trust portal"), by: .ana),
            DemoDeed(
                day(4, after: taken), .ben,
                .judge("vendor", .sendBack(reason: "Its period ended before ours began; ask for a bridge letter"))),
            DemoDeed(
                day(6, after: calendar.month(0).upperBound), .ana,
                .judge("updates-0", .sendBack(reason: "The report ends on the 24th; the last week is missing"))),
        ]
    }
}
