import HarmlessText
import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("On the Evidence screen")
struct EvidenceTests {
    /// A desk at the Evidence screen in the middle of May, in a period from January to June.
    private func desk(size: Size = Size(width: 120, height: 40), glyphs: GlyphSet = .unicode) throws -> Desk {
        var desk = try Desk(size: size, glyphs: glyphs)
        desk.wait(until: "2027-05-20")
        desk.press("3")
        return desk
    }

    private func attach(
        _ title: String, _ covers: ClosedRange<String>, to target: String, kind: EvidenceKind = .record, fails: Bool = false,
        in desk: inout Desk
    ) throws {
        let days = Northwind.day(covers.lowerBound)...Northwind.day(covers.upperBound)
        var setup = EvidenceSetup(
            title: title, kind: kind, content: .text(title), covers: days, performed: days.upperBound, collected: days.upperBound,
            targets: [try #require(EvidenceTarget(target))])
        if fails { setup.result = .fail }
        desk.record([.attach(setup)], by: Desk.ben, at: days.upperBound)
    }

    /// A desk with something of each state.
    private func full(size: Size = Size(width: 120, height: 40), glyphs: GlyphSet = .unicode) throws -> Desk {
        var desk = try Desk(size: size, glyphs: glyphs)
        try attach("Access review, first quarter", "2027-03-30"..."2027-03-30", to: "access-review", in: &desk)
        for month in ["2027-01-31", "2027-02-28"] { try attach("Rotation", month...month, to: "key-rotation", in: &desk) }
        try attach("Backup log", "2027-01-01"..."2027-05-19", to: "backups", in: &desk)
        try attach("Log forwarding", "2027-02-10"..."2027-02-10", to: "log-collection", kind: .setting, fails: true, in: &desk)
        desk.wait(until: "2027-05-20")
        desk.press("3")
        return desk
    }

    @Test("What counts for no day is shown, found and taken back as what counts is")
    func uncounted() throws {
        var desk = try Desk(size: Size(width: 120, height: 40))
        // A record of events, without the population that they are of.
        try attach("Tickets of March", "2027-03-01"..."2027-03-31", to: "new-users", in: &desk)
        desk.wait(until: "2027-05-20")
        desk.press("3")
        desk.type("/New users")
        desk.press(.enter)
        #expect(desk.screen.contains("Attached, and counts for no day yet:") && desk.screen.contains("Tickets of March"))
        #expect(desk.footer.contains("O open") && desk.footer.contains("r accept"))
        desk.press("D")
        #expect(desk.screen.contains("Retire E-"))
        desk.press("y")
        #expect(!desk.screen.contains("counts for no day") && desk.screen.contains("Retired"), "\(desk.screen)")
    }

    @Test("The name and the address of a piece lead where the address says, and those of a file or a text nowhere")
    func links() throws {
        let address = "https://files.example.com/northwind/access-review-of-the-first-quarter.pdf"
        var desk = try Desk(size: Size(width: 120, height: 40))
        try attach("A log", "2027-01-01"..."2027-01-31", to: "access-review", in: &desk)
        let days = Northwind.day("2027-02-01")...Northwind.day("2027-03-31")
        desk.record(
            [
                .attach(
                    EvidenceSetup(
                        title: "Access review", kind: .record, content: .link(address, digest: nil), covers: days,
                        performed: days.upperBound, collected: days.upperBound,
                        targets: [try #require(EvidenceTarget("access-review"))]))
            ], by: Desk.ben, at: days.upperBound)
        desk.wait(until: "2027-05-20")
        desk.press("3")
        desk.type("/access-review")
        desk.press(.enter, "h")
        for press in [false, true] {
            // On the Evidence tab, then on the page of the item.
            if press { desk.press(.enter) }
            let frame = desk.frame
            var linked = ""
            for y in 0..<frame.size.height {
                for x in 0..<frame.size.width {
                    guard let link = frame.link(x: x, y: y) else { continue }
                    #expect(link.address == address)
                    linked.append(frame[x, y].character)
                }
            }
            let names = try #require(desk.screen.firstMatch(of: /(E-[a-z0-9]+) Access review/))
            #expect(linked == (press ? "\(names.1)" : "\(names.1)\(address)"))
        }
    }

    @Test("Who reviews an item sees on the same page what shows it: the pieces that count, what failed, and what is missing")
    func besideTheItem() throws {
        var desk = try full(size: Size(width: 120, height: 60))
        desk.press(.enter)
        #expect(desk.screen.contains("Evidence covers it"))
        #expect(desk.screen.contains("Access review, first quarter, 30 Mar 2027, by Ben Okafor"))
        desk.press("3")
        desk.type("/log-coll")
        desk.press(.enter, .enter)
        #expect(desk.screen.contains("Log forwarding, 10 Feb 2027, by Ben Okafor; it failed"))
        #expect(!desk.screen.contains("Evidence covers it"))
        var empty = try self.desk(size: Size(width: 120, height: 60))
        empty.press(.enter)
        #expect(!empty.screen.contains("missing: no evidence"), "before the first piece the page is about the item alone")
        var partly = try full(size: Size(width: 120, height: 60))
        partly.type("/key-rot")
        partly.press(.enter, .enter)
        #expect(partly.screen.contains("Rotation, 28 Feb 2027, by Ben Okafor"))
        #expect(partly.screen.contains("missing: no evidence"))
    }

    @Test("Somebody attaches a file to a gap and sees it close")
    func closeAGap() throws {
        var desk = try desk()
        desk.attachable["/tmp/review-2027-03-31.csv"] = (2048, "2027-04-02")
        #expect(desk.state.evidence.control?.key == "access-review")
        #expect(desk.screen.contains("1 Jan to 31 Mar 2027: missing: no evidence covers these days"))
        desk.press("a")
        #expect(desk.screen.contains("Attach evidence"))
        desk.type("/tmp/review-2027-03-31.csv")
        #expect(desk.screen.contains("Covers 31 Mar 2027: by the file's name."), "the days are shown before they count")
        desk.press(.enter)
        #expect(desk.state.panel == nil)
        #expect(
            desk.screen.contains("met by “review-2027-03-31”, because it is of 31 Mar 2027, which lies in these days"))
        #expect(desk.footer.contains("Attached"))
        desk.press("u")
        #expect(desk.screen.contains("1 Jan to 31 Mar 2027: missing: no evidence covers these days"), "an undo takes it back")
    }

    @Test("The days are those of the gap where the name says nothing, and can be typed")
    func days() throws {
        var desk = try desk()
        desk.press("a")
        desk.type("https://wiki.example.com/review")
        #expect(desk.screen.contains("Covers 1 Jan to 31 Mar 2027: the days that you stand on."))
        desk.press(.down)
        desk.press(.control("u"))
        desk.type("2027-02-30")
        desk.press(.enter)
        #expect(desk.state.panel != nil)
        #expect(desk.screen.contains("Covers is a day like 2027-05-20"))
        desk.press(.control("u"))
        desk.type("2027-02-01..2027-02-15")
        desk.press(.enter)
        guard case .attach(let draft)? = desk.asked.last else {
            Issue.record("nothing was attached")
            return
        }
        #expect(draft.source == .link("https://wiki.example.com/review"))
        #expect(draft.covers == Northwind.day("2027-02-01")...Northwind.day("2027-02-15"))
        #expect(draft.performed == Northwind.day("2027-02-15"))
        #expect(draft.targets == [.control("access-review")])
    }

    @Test("Tab completes a path, and a name that several begin with as far as they agree")
    func completion() throws {
        var desk = try desk()
        desk.attachable["/tmp/alpha-1.txt"] = (10, "2027-03-01")
        desk.attachable["/tmp/alpha-2.txt"] = (10, "2027-03-01")
        desk.press("a")
        desk.type("/tmp/al")
        desk.press(.tab)
        #expect(desk.screen.contains("/tmp/alpha-"))
        desk.press(.down, .down, .tab)
        #expect(desk.screen.contains("File, 10 bytes"))
        desk.press(.enter)
        #expect(
            desk.asked.contains { if case .attach(let draft) = $0 { draft.source == .file("/tmp/alpha-2.txt") } else { false } })
    }

    @Test("A path without a file is refused and everything typed stays; esc cancels")
    func refused() throws {
        var desk = try desk()
        desk.press("a")
        desk.type("/tmp/nothing.pdf")
        #expect(desk.screen.contains("There is no such file."))
        desk.press(.enter)
        #expect(desk.screen.contains("There is no file /tmp/nothing.pdf."))
        desk.press(.escape)
        #expect(desk.state.panel == nil)
    }

    @Test("While a large file is copied one sees how far it is, and esc gives it up")
    func progress() throws {
        var desk = try desk()
        var panel = AttachPanel(
            to: [.control("access-review")], title: "Access", gap: nil, kind: .record, today: Northwind.today)
        _ = panel.update(.told(.attaching(done: 30_000_000, size: 60_000_000)), desk.state.context)
        var canvas = Canvas(Size(width: 80, height: 24), glyphs: .unicode)
        panel.view(desk.state.context, into: &canvas)
        #expect(canvas.description.contains("Copying: 28.6 MiB of 57.2 MiB"))
        let requests = panel.update(.key(.escape), desk.state.context)
        #expect(requests.contains { if case .effect(.cancelAttaching) = $0 { true } else { false } })
        desk.press("3")
    }

    @Test("n goes from gap to gap over the rows and round, p back")
    func jump() throws {
        var desk = try full()
        var seen: [String] = []
        for _ in 0..<8 {
            desk.press("n")
            let evidence = desk.state.evidence
            #expect(evidence.occurrence?.state.isGap == true)
            seen.append("\(evidence.control?.key ?? "") \(evidence.occurrence?.days.lowerBound.description ?? "")")
        }
        #expect(Set(seen).contains("key-rotation 2027-03-01"))
        #expect(Set(seen).contains("key-rotation 2027-04-01"))
        #expect(seen.contains("log-collection 2027-01-01"), "\(seen)")
        let last = seen[7]
        desk.press("p", "n")
        let evidence = desk.state.evidence
        #expect("\(evidence.control?.key ?? "") \(evidence.occurrence?.days.lowerBound.description ?? "")" == last)
    }

    @Test("The filter knows owners, gaps, what is due soon and what was returned")
    func filters() throws {
        var desk = try full()
        let all = desk.state.evidence.rows.count
        desk.press("f")
        try desk.click(on: "With a gap")
        desk.press(.escape)
        let gaps = desk.state.evidence.rows.count
        #expect(gaps < all && gaps > 0)
        #expect(desk.screen.contains("with a gap"))
        desk.press(.escape)
        #expect(desk.state.evidence.rows.count == all)
        desk.press("/")
        desk.type("keys are")
        #expect(desk.state.evidence.rows.count == 1)
        desk.press(.escape)
        #expect(desk.state.evidence.rows.count == all)
    }

    @Test("An item that is its own control stands here once somebody owns it")
    func ownControls() throws {
        let desk = try desk()
        let keys = desk.state.evidence.rows.compactMap { desk.state.evidence.coverage?.controls[$0].key }
        #expect(keys.contains("soc2:CC6.1-01"), "ana owns it")
        #expect(!keys.contains("soc2:CC6.1-04"), "nobody does")
    }

    @Test("Enter shows the control's items, O asks for the evidence to be opened")
    func enterAndOpen() throws {
        var desk = try full()
        desk.press(.left, .left, "O")
        guard case .openEvidence? = desk.asked.last else {
            Issue.record("nothing was opened")
            return
        }
        desk.press(.enter)
        #expect(desk.state.tab == .items && desk.item == "CC6.2-01")
    }

    @Test("a on an item attaches to that item alone")
    func onAnItem() throws {
        var desk = try desk()
        desk.press("2", "/")
        desk.type("CC6.2-01")
        desk.press(.enter, "a")
        #expect(desk.screen.contains("Attach evidence"))
        desk.type("https://wiki.example.com/users")
        desk.press(.enter)
        guard case .attach(let draft)? = desk.asked.last else {
            Issue.record("nothing was attached")
            return
        }
        #expect(draft.targets == [.item(ItemAddress("soc2", "CC6.2-01"))])
        #expect(draft.covers == Northwind.day("2027-01-01")...Northwind.day("2027-03-31"), "its control's first gap")
    }

    @Test("Figures count what is ticked and covered")
    func figures() throws {
        var desk = try full()
        #expect(desk.state.engagement?.tally.evidenced == 1, "CC6.2-01 is ticked, and the access review is covered")
        desk.press("2")
        var other = desk
        try attach("Rotation", "2027-03-31"..."2027-03-31", to: "key-rotation", in: &other)
        try attach("Rotation", "2027-04-30"..."2027-04-30", to: "key-rotation", in: &other)
        #expect(other.engagements.first?.covered.contains("CC6.1-03") == true)
        #expect(other.engagements.first?.tally.evidenced == 1, "nobody has ticked the rotation of keys")
    }

    @Test("It looks as it did", arguments: [(80, 24), (120, 40), (200, 60)])
    func frames(width: Int, height: Int) throws {
        var desk = try full(size: Size(width: width, height: height))
        try FrameFiles.expect(desk.frame, isLike: "evidence-full-\(width)x\(height)")
        desk.press("n", "n")
        try FrameFiles.expect(desk.frame, isLike: "evidence-gap-\(width)x\(height)")
        desk.press("z")
        try FrameFiles.expect(desk.frame, isLike: "evidence-full-weeks-\(width)x\(height)")
    }

    @Test("In ASCII, too, where each state has a mark of its own")
    func ascii() throws {
        let desk = try full(size: Size(width: 80, height: 24), glyphs: .ascii)
        let isPlain = desk.frame.description.unicodeScalars.allSatisfy(\.isASCII)
        #expect(isPlain)
        try FrameFiles.expect(desk.frame, isLike: "evidence-full-ascii-80x24")
        #expect(Set(CoverageState.allCases.map { $0.mark(in: .ascii) }).count == CoverageState.allCases.count)
        #expect(Set(CoverageState.allCases.map { $0.mark(in: .unicode) }).count == CoverageState.allCases.count)
    }

    @Test("The mark of a gap before a control is none that means shown in a cell, and help says what each mark before a row is")
    func rowMarks() throws {
        for glyphs in [GlyphSet.unicode, .ascii] {
            let desk = try full(glyphs: glyphs)
            let shown = String(CoverageState.met.mark(in: glyphs))
            let row = try #require(desk.screen.split(separator: "\n").first { $0.contains("Key") || $0.contains("key") })
            #expect(!row.prefix(4).contains(shown), "\(row)")
            let meanings = desk.state.keyTable.marks.map(\.meaning)
            #expect(
                meanings.contains { $0.hasPrefix("before a control:") } && meanings.contains { $0.hasPrefix("below the weeks:") })
        }
    }

    @Test("The footer offers no verdict on one's own piece, and no weeks of one day")
    func footer() throws {
        var desk = try full()
        desk.type("/access-review")
        desk.press(.enter, .left, .left)
        #expect(desk.footer.contains("r accept") && desk.footer.contains("R return") && desk.footer.contains("z weeks"))
        let days = Northwind.day("2027-02-28")...Northwind.day("2027-02-28")
        desk.press(.escape)
        desk.record(
            [
                .attach(
                    EvidenceSetup(
                        title: "Logs", content: .text("Logs"), covers: days, performed: days.upperBound,
                        collected: days.upperBound,
                        targets: [.control("log-collection")]))
            ], by: Desk.ana, at: days.upperBound)
        desk.wait(until: "2027-05-21")
        desk.type("/log-collection")
        desk.press(.enter)
        for _ in 0..<6 where desk.state.evidence.occurrence?.listed.isEmpty ?? true { desk.press(.left) }
        desk.press("]")
        desk.press(.to(.evidence))
        #expect(!desk.footer.contains("z weeks"), "\(desk.footer)")
    }
}
