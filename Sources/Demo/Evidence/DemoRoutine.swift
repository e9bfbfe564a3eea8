import Readiness

/// What the made-up company shows without much ado, control by control: a line each.
struct DemoRoutine {
    /// How a control is shown.
    private enum Form {
        /// A document of the period, by its address.
        case document
        /// A setting, by what was seen of it.
        case setting(String)
        /// The quarter that is over, by a note in the minutes.
        case quarter(String)
        /// A list of so many events, all of which were looked at.
        case events(Int, String)
        /// A query that shows that nothing happened.
        case nothing(String)
    }

    private struct Line {
        let key: String
        let person: DemoDeed.Person
        let title: String
        let source: String
        let form: Form

        init(_ key: String, _ person: DemoDeed.Person, _ title: String, _ source: String, _ form: Form) {
            (self.key, self.person, self.title, self.source, self.form) = (key, person, title, source, form)
        }
    }

    let calendar: DemoCalendar

    private static let lines = [
        // What is written once a year.
        Line("board-charter", .ana, "Charter of the board with its outside member", "Board folder", .document),
        Line("org-structure", .cho, "Organization chart with security duties", "HR system", .document),
        Line("authority-limits", .ana, "Table of authority, signed by the CEO", "Policies folder", .document),
        Line("policy-acknowledgment", .cho, "Policies acknowledged: 41 of 41", "HR system", .document),
        Line("code-of-conduct", .cho, "Code of conduct signed: 41 of 41", "HR system", .document),
        Line("procedures", .ana, "Procedures of the recurring controls", "Wiki", .document),
        Line("speak-up", .cho, "Speak-up channel, with its test message", "Counsel", .document),
        Line("incident-plan", .ben, "Incident response plan 2.4, approved", "Wiki", .document),
        Line("incident-exercise", .ben, "Exercise: stolen laptop of an administrator", "Minutes", .document),
        Line("objectives", .ana, "Objectives and legal duties, yearly update", "Wiki", .document),
        Line("fraud-risk", .ana, "Fraud risks rated with finance", "Risk register", .document),
        Line("control-matrix", .ana, "Control matrix, criteria to controls", "This workspace", .document),
        Line("data-flows", .ben, "Data flow and network diagram, confirmed", "Architecture folder", .document),
        Line("role-matrix", .ben, "Roles and groups by least privilege", "Identity provider", .document),
        Line("hardening", .ben, "Baseline of the server image", "Infrastructure repository", .document),
        Line("business-continuity", .ana, "Business impact analysis and continuity plan", "Wiki", .document),
        Line("control-ownership", .ana, "Control owners who accepted: 38 of 38", "Control list", .document),
        Line("hosting-physical", .ana, "Hosting provider: physical security in its report", "Trust portal", .document),
        Line("backup", .ben, "Backup plan: intervals, retention, targets", "Cloud console", .document),
        // What stays as it is.
        Line(
            "sso-passwords", .ben, "Sign-in standard is enforced in 14 of 14 systems", "Identity provider",
            .setting(
                "Single sign-on is required in 14 of 14 systems; local passwords are off in all but the break-glass account.")),
        Line(
            "tenant-isolation", .ben, "Tests that keep customers apart pass", "Build server",
            .setting(
                "212 of 212 isolation tests pass on the main branch; no route without one.")),
        Line(
            "separate-environments", .ben, "Production has an account of its own", "Cloud console",
            .setting(
                "Three accounts; no role of development or test can be assumed in production.")),
        Line(
            "drift-detection", .ben, "Settings that drift raise an alert", "Configuration monitor",
            .setting(
                "61 rules, all on; the test deviation raised its alert after four minutes.")),
        Line(
            "on-call", .ben, "Rota of the on-call engineers", "Paging service",
            .setting(
                "Two people at any hour; the test page was answered after three minutes.")),
        Line(
            "encryption-in-transit", .ben, "Public names take TLS 1.2 and later only", "Outside scan",
            .setting(
                "9 of 9 public names: TLS 1.2 and 1.3, certificates valid for 60 days or more.")),
        Line(
            "public-endpoints", .ben, "Rate limits and filter before the public API", "Gateway",
            .setting(
                "Limit of 600 calls a minute and key; the filter blocks, and does not only count.")),
        Line(
            "email-security", .ben, "Mail is filtered, and our domains are authenticated", "Mail service",
            .setting(
                "SPF, DKIM and DMARC (reject) on 3 of 3 domains.")),
        Line(
            "backup-protection", .ben, "Backups are out of reach of production", "Backup account",
            .setting(
                "Object lock for 35 days; no production role may delete.")),
        Line(
            "capacity-alerts", .ben, "Alerts come before a resource runs out", "Monitoring",
            .setting(
                "Disk, memory, connections and queue depth alert at 75 percent.")),
        // What somebody does each quarter.
        Line(
            "board-oversight", .ana, "The board hears about security", "Minutes",
            .quarter(
                "Page on incidents, audit findings and errors; two questions, both answered.")),
        Line(
            "control-meeting", .ana, "Leaders meet on security and controls", "Minutes",
            .quarter(
                "Late items, two vendors, the failed restore test. Next: the new billing engine.")),
        Line(
            "privileged-access", .ben, "Administrators compared with the approved list", "Identity provider",
            .quarter(
                "Six administrators, six approved. One asked to give the right back.")),
        Line(
            "asset-inventory", .ben, "Inventory confirmed by its owners", "Asset inventory",
            .quarter(
                "54 systems and stores; two added, one retired.")),
        Line(
            "service-accounts", .ben, "Accounts of programs have owners", "Cloud accounts",
            .quarter(
                "31 accounts, each with an owner; no sign-in by a person.")),
        Line(
            "alert-rules", .ben, "Alert rules tried out", "Central log store",
            .quarter(
                "Eight rules tried, eight alerts raised.")),
        // What happens when it happens.
        Line(
            "access-provisioning", .ben, "Accounts created and rights added", "Identity provider",
            .events(
                6, "created or role added")),
        Line("background-checks", .cho, "Joiners, each screened before access", "HR system", .events(3, "start date")),
        Line(
            "confidentiality-agreements", .cho, "Joiners, each with confidentiality terms signed", "HR system",
            .events(3, "start date")),
        Line(
            "customer-terms", .cho, "Customers activated, each with terms accepted", "Production system", .events(5, "activated")),
        Line("event-triage", .ben, "Alerts triaged by severity", "Ticket tool", .events(17, "label = alert")),
        Line(
            "infrastructure-changes", .ben, "Infrastructure changes, each through review", "Infrastructure repository",
            .events(
                12, "merged")),
        Line("vendor-onboarding", .ana, "Vendors added, each vetted", "Vendor register", .events(2, "added")),
        Line("credits", .cho, "Credits and refunds, each approved", "Billing system", .events(9, "type = credit")),
        Line(
            "client-setup", .cho, "Clients set up, each checked against the order form", "Production system",
            .events(5, "activated")),
        Line("journal-entries", .cho, "Manual journal entries, each with support", "Ledger", .events(14, "entry type = manual")),
        Line(
            "emergency-access", .ben, "Emergency access was not used", "Log of the access tool",
            .nothing(
                "role = emergency and action = assume")),
        Line("incident-records", .ben, "No incident was recorded", "Incident register", .nothing("severity <= 3 and opened")),
        Line("role-changes", .cho, "Nobody changed jobs", "HR system", .nothing("change of position")),
        Line("vendor-exit", .ana, "No vendor was ended", "Vendor register", .nothing("status = ended")),
        Line(
            "emergency-changes", .ben, "No emergency change was made", "Code repository", .nothing("label = emergency and merged")
        ),
        Line("vulnerability-disclosure", .ben, "Nobody outside reported a weakness", "Security mailbox", .nothing("received")),
        Line("secret-scanning", .ben, "No secret was found in a repository", "Secret scanner", .nothing("alert opened")),
    ]

    /// Everything, in no order.
    var deeds: [DemoDeed] { Self.lines.enumerated().flatMap { deeds($0.element, place: $0.offset) } }

    private func deeds(_ line: Line, place: Int) -> [DemoDeed] {
        let period = calendar.period
        // Not all on one day.
        let taken = calendar.workingDay(6 + place % 24, after: period.lowerBound)
        func attach(_ name: String, _ piece: DemoPiece) -> DemoDeed {
            DemoDeed(piece.setup.collected, line.person, .attach(name, piece))
        }
        switch line.form {
        case .document:
            return [
                attach(
                    line.key,
                    DemoPiece(
                        line.title, .document, link: "https://files.example.com/northwind/\(line.key)", covers: period,
                        performed: calendar.lastWorkingDay(before: taken.advanced(by: -1)), collected: taken, of: [line.key],
                        source: line.source))
            ]
        case .setting(let text):
            return [
                attach(
                    line.key,
                    DemoPiece(
                        line.title, .setting, text: text, covers: period.lowerBound...taken, collected: taken, of: [line.key],
                        source: line.source
                    ).with { $0.result = .pass })
            ]
        case .quarter(let text):
            let quarter = calendar.quarter()
            let day = calendar.workingDay(2 + place % 4, after: quarter.upperBound)
            return [
                attach(
                    line.key,
                    DemoPiece(
                        "\(line.title), \(quarter.monthNames)", text: text, covers: quarter,
                        performed: calendar.lastWorkingDay(before: quarter.upperBound), collected: day, of: [line.key],
                        source: line.source))
            ]
        case .events(let count, let query):
            return collected(line, attach) { piece, days, part in
                piece.setup.method = "\(query) from \(days.dates)"
                piece.setup.count = part == 0 ? count : (count + 1) / 2
                let size = part == 0 ? count : (count + 1) / 2
                piece.setup.sample = EvidenceSample(size: size, how: "all of them", exceptions: 0)
            }
        case .nothing(let query):
            return collected(line, attach) { piece, days, _ in
                piece.setup.method = "\(query) from \(days.dates)"
                piece.setup.count = 0
            }
        }
    }

    /// The list of the first two months, and the one since then.
    private func collected(
        _ line: Line, _ attach: (String, DemoPiece) -> DemoDeed, _ change: (inout DemoPiece, ClosedRange<Day>, Int) -> Void
    ) -> [DemoDeed] {
        let parts = [calendar.month(0).lowerBound...calendar.month(1).upperBound, calendar.sinceThen]
        return parts.enumerated().map { part, days in
            let isNone = if case .nothing = line.form { true } else { false }
            var piece = DemoPiece(
                "\(line.title), \(days.words)", .population,
                text: isNone ? "The query returned no rows." : "The list stands in the system, and each of it was looked at.",
                covers: days, collected: calendar.workingDay(1, after: days.upperBound), of: [line.key], source: line.source)
            change(&piece, days, part)
            return attach("\(line.key)-\(part)", piece)
        }
    }
}
