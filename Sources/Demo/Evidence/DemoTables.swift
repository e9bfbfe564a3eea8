import Digests
import Readiness

/// The lists that the made-up company exports: small files that look like what its programs would write.
struct DemoTables {
    let calendar: DemoCalendar

    /// The releases of two months, oldest first.
    var releases: String {
        let days = calendar.month(0).lowerBound...calendar.month(1).upperBound
        let services = ["ledger-api", "console", "billing-worker", "ledger-api", "webhooks"]
        let engineers = ["Ben Okafor", "Iris Vale", "Tomas Lindh", "Priya Nair"]
        var rows = ["release,date,service,pull request,author,approved by,tests"]
        var (day, number) = (calendar.workingDay(after: days.lowerBound), 0)
        while day <= days.upperBound {
            let (author, reviewer) = (engineers[number % 4], engineers[(number + 1 + number % 3) % 4])
            rows.append(
                "REL-\(1041 + number),\(day),\(services[number % 5]),#\(2207 + 3 * number),\(author),\(reviewer),passed")
            number += 1
            day = calendar.workingDay(1 + number % 2, after: day)
        }
        return rows.lines
    }

    /// How many releases those are.
    var releaseCount: Int { releases.split(separator: "\n").count - 1 }

    /// The seed of the sample of releases: an auditor reads it out, and everybody draws the same rows.
    static let seed: UInt64 = 271_828_182
    /// How many releases the sample has.
    static let sampleSize = 8

    /// How the sample was drawn, in the line that `sample check` reads.
    var how: String {
        let drawn = min(Self.sampleSize, releaseCount)
        let digest = Digest.sha256(releases.utf8)
        return "way \(SampleDraw.version), seed \(Self.seed), \(drawn) of \(releaseCount), sha256 \(digest)"
    }

    /// The checklist of the sample, filled in.
    var sample: String {
        let rows = releases.split(separator: "\n").map(String.init)
        var lines = ["row,\(rows[0]),result,evidence,note,sample"]
        for row in SampleDraw.rows(Self.sampleSize, of: releaseCount, seed: Self.seed).sorted() {
            lines.append("\(row),\(rows[row]),pass,pull request,,\"\(how)\"")
        }
        return lines.lines
    }

    /// The people who left in two months.
    var leavers: String {
        let (one, two) = (calendar.month(0).lowerBound, calendar.month(1).lowerBound)
        let days = [one.advanced(by: 13), one.advanced(by: 27), two.advanced(by: 10)]
            .map { calendar.lastWorkingDay(before: $0) }
        return [
            "employee,role,last day,account closed", "Marta Quill,Support agent,\(days[0]),\(days[0]) 17:42",
            "Devin Achar,Contract engineer,\(days[1]),\(days[1]) 18:05",
            "Lena Brandt,Account manager,\(days[2]),\(days[2]) 16:58",
        ].lines
    }

    /// The users of the key systems with what their owners decided.
    func access(on day: Day, hasContractors: Bool) -> String {
        var rows = [
            "system,user,role,owner,decision,decided on", "production,ben,administrator,Ben Okafor,keep,\(day)",
            "production,iris,operator,Ben Okafor,keep,\(day)",
            "production,tomas,administrator,Ben Okafor,remove: moved team,\(day)",
            "ledger database,priya,read only,Ben Okafor,keep,\(day)", "billing,cho,administrator,Cho Minseo,keep,\(day)",
            "billing,noor,clerk,Cho Minseo,keep,\(day)", "identity provider,ana,auditor,Ben Okafor,keep,\(day)",
        ]
        if hasContractors { rows.append("production,devin (contractor),operator,Ben Okafor,keep until end of contract,\(day)") }
        return rows.lines
    }

    /// What a scanner of vulnerabilities found in a month.
    func scan(_ month: ClosedRange<Day>) -> String {
        [
            "severity,found,fixed in time,fixed late,open", "critical,1,1,0,0", "high,6,6,0,0", "medium,19,17,0,2",
            "low,34,12,0,22", "scanned \(month.dates),,,,",
        ].lines
    }

    /// The availability of a month as its monitor reports it.
    func availability(_ month: ClosedRange<Day>, _ percent: String) -> String {
        [
            "service,from,to,availability,committed,minutes down",
            "Ledger API,\(month.lowerBound),\(month.upperBound),\(percent)%,99.9%,11",
            "Console,\(month.lowerBound),\(month.upperBound),99.98%,99.9%,8",
        ].lines
    }

    /// The updates of a month.
    func updates(_ month: ClosedRange<Day>, until last: Day) -> String {
        [
            "Security updates, \(month.lowerBound) to \(last)", "", "Laptops      38 of 38 up to date within 14 days",
            "Servers      21 of 21 rebuilt from the patched image", "Exceptions   none",
        ].lines
    }

    /// The bill run of a month, checked.
    func billRun(_ month: ClosedRange<Day>, invoices: Int) -> String {
        [
            "step,by,on,result", "usage agreed with source,Cho Minseo,\(month.upperBound),\(invoices) accounts; no difference",
            "prices agreed with contracts,Cho Minseo,\(month.upperBound),25 lines looked at; no difference",
            "run released,Ana Ruiz,\(month.upperBound),\(invoices) invoices",
        ].lines
    }
}

extension [String] {
    /// The lines of a file.
    var lines: String { joined(separator: "\n") + "\n" }
}
