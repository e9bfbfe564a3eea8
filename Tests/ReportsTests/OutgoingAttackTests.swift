import HarmlessText
import Import
import Readiness
import Reports
import StrictJSON
import Testing

/// The ways out that have no tests of their own against hostile text: calendars, what `check` answers, the table for
/// CISO Assistant, the matrix, and the names in a package. Markdown, HTML, CSV, JSON, workbooks, OSCAL and what is
/// printed have theirs, with the same texts.
@Suite("A table of attacks through every way out: what is text stays text")
struct OutgoingAttackTests {
    private static func harmless(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control: ["\n", "\r", "\t"].contains(scalar)
            case .format: ["\u{200C}", "\u{200D}"].contains(scalar)
            case .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate: false
            default: true
            }
        }
    }

    @Test("A calendar has as many events as duties, and no line that a text began", arguments: Hostile.texts)
    func calendar(text: String) throws {
        let state = Hostile.office(text).state
        let duties = state.upcoming(until: Northwind.today.advanced(by: 30))
        #expect(!duties.isEmpty)
        let file = String(
            decoding: CalendarFile(duties, workspace: "northwind", name: text, today: Northwind.today).bytes, as: UTF8.self)
        // By scalars: a mark on a line's end would make one character of the two.
        var lines: [String] = []
        for line in file.unicodeScalars.split(separator: "\r\n".unicodeScalars) {
            if line.first == " " { lines[lines.count - 1] += String(line.dropFirst()) } else { lines.append(String(line)) }
        }
        let known: Set<Substring> = [
            "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "X-WR-CALNAME", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY",
            "DESCRIPTION", "TRANSP",
        ]
        let names = lines.map { $0.prefix { $0 != ":" && $0 != ";" } }
        #expect(names.allSatisfy(known.contains), "\(names.filter { !known.contains($0) })")
        #expect(lines.count { $0 == "BEGIN:VEVENT" } == duties.count && lines.count { $0 == "END:VEVENT" } == duties.count)
        #expect(Self.harmless(file))
    }

    @Test("What a check answers is the XML and the JSON that it should be, with a case a rule", arguments: Hostile.texts)
    func check(text: String) throws {
        let state = Hostile.office(text).state
        var policy = Policy()
        policy.shares = [.minTicked: 100, .minCovered: 100]
        policy.others = [.noLate, .noGaps, .noReturned, .noReworded]
        let outcome = PolicyOutcome(of: state, state.engagements, against: policy, isSound: true)
        let failed = outcome.findings.count { !$0.holds }
        #expect(failed > 0)
        // Read by the reader that takes in what other tools answer.
        let junit = try ToolResults.read(outcome.rendered(as: .junit, version: text))
        #expect(junit.checks.reduce(0) { $0 + $1.failed } == failed)
        #expect(junit.checks.reduce(0) { $0 + $1.failed + $1.passed } == outcome.findings.count)
        let sarif = try ToolResults.read(outcome.rendered(as: .sarif, version: text))
        #expect(sarif.checks.reduce(0) { $0 + $1.failed } == failed)
        for format in CheckFormat.allCases {
            let bytes = outcome.rendered(as: format, version: text)
            #expect(Self.harmless(String(decoding: bytes, as: UTF8.self)), "\(format)")
            if format == .json { #expect(throws: Never.self) { try JSONDocument(bytes) } }
        }
    }

    @Test(
        "The table for CISO Assistant has a row a requirement, and no cell that a spreadsheet would run", arguments: Hostile.texts
    )
    func ciso(text: String) throws {
        let bytes = render(Hostile.summary(text), as: .ciso)
        let rows = try Import.CSVReader.read(bytes).sheets[0].rows
        #expect(rows.count > 2 && rows.allSatisfy { $0.cells.count == rows[0].cells.count })
        for cell in rows.flatMap(\.cells) {
            let first = cell.drop { $0.isWhitespace }.unicodeScalars.first
            #expect(first.map { !"=+-@|＝＋－＠".unicodeScalars.contains($0) } ?? true, "\(cell)")
        }
        #expect(Self.harmless(String(decoding: bytes, as: UTF8.self)))
    }

    @Test(
        "The matrix is the tables that it was, whatever is written in them", arguments: Hostile.texts.filter { !$0.isEmpty })
    func matrix(text: String) throws {
        /// What a line is to GitHub: how it begins, and into how many cells it falls.
        func shapes(_ text: String) -> [String] {
            let page = String(decoding: render(Hostile.summary(text), as: .matrix), as: UTF8.self)
            let lines: [Substring.UnicodeScalarView] = page.unicodeScalars.split(
                omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" })
            return lines.map { line in
                var (cells, isEscaped) = (0, false)
                for scalar in line {
                    if scalar == "|", !isEscaped { cells += 1 }
                    isEscaped = scalar == "\\" && !isEscaped
                }
                let begins = line.prefix { "#>-*|".unicodeScalars.contains($0) }.count
                return "\(begins) \(cells)"
            }
        }
        #expect(shapes(text) == shapes("Plain words"))
        let page = String(decoding: render(Hostile.summary(text), as: .matrix), as: UTF8.self)
        #expect(Self.harmless(page) && !page.contains("<script") && !page.contains("<img"))
    }

    @Test("No name in a package leads anywhere, or means something to a system", arguments: Hostile.texts)
    func package(text: String) throws {
        var package = AuditPackage()
        for document in documents(of: Hostile.summary(text), as: .package) { package.add(document.name, document.bytes) }
        package.add("evidence/\(text)", [1])
        package.add("evidence/../../\(text)", [2])
        package.add("/\(text)/x", [3])
        var file: [UInt8] = []
        try package.write { file += $0 }
        let zip = try ZipReader(file)
        #expect(zip.faults.isEmpty, "\(zip.faults)")
        for name in zip.names {
            let parts = name.split(separator: "/", omittingEmptySubsequences: false)
            #expect(!name.isEmpty && parts.allSatisfy { !$0.hasPrefix(".") }, "\(name)")
            #expect(
                name.utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                        || "._-%/".utf8.contains(byte)
                }, "\(name)")
        }
    }
}
