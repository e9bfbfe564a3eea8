import Import
import Readiness
import Testing

@Suite("Rows of a table become what somebody would have done by hand")
struct ItemImportTests {
    @Test("A row sets status, owner, day and note, and says so with its line")
    func set() throws {
        var shop = Workshop()
        let plan = try shop.plan("id,status,assignee,due date,comment\nCC6.1-01,Done,Ben Okoye,2027-01-31,See wiki\n")
        #expect(
            plan.verdicts == [
                RowVerdict(
                    place: SheetPlace(row: 2), outcome: .set, target: "soc2/CC6.1-01", changed: [.status, .owner, .due, .notes]
                )
                .of("list.csv")
            ])
        shop.carryOut(plan)
        let work = shop.work("CC6.1-01")
        #expect(work.status == .ready && work.owner.value == "ben" && work.due.value == Day(iso: "2027-01-31"))
        #expect(work.tick?.by == "ana" && work.tick?.comment == "imported from list.csv", "an imported tick is the importer's")
        #expect(work.notes.map(\.text) == ["See wiki"] && work.notes.map(\.by) == ["ana"])
        #expect(
            try shop.plan("id,status,assignee,due date,comment\nCC6.1-01,Done,Ben Okoye,2027-01-31,See wiki\n").verdicts[0]
                .outcome == .unchanged)
    }

    @Test("The same file again changes nothing, also where its cells hold what nobody sees")
    func again() throws {
        var shop = Workshop()
        let file =
            "id,blocked,notes,reason,status\nCC6.1-01,Waits\u{200B} for\u{202E} it,See\u{1}it,,\nCC6.1-02,,,No\u{200B}site,N/A\n"
        let plan = try shop.plan(file)
        #expect(plan.verdicts.map(\.outcome) == [.set, .set], "\(plan.verdicts)")
        shop.carryOut(plan)
        let again = try shop.plan(file)
        #expect(
            again.verdicts.map(\.outcome) == [.unchanged, .unchanged] && again.verdicts.allSatisfy(\.reasons.isEmpty),
            "\(again.verdicts)")
    }

    @Test(
        "An id is found however it is spelled",
        arguments: [
            "CC6.1-01", "cc6.1-1", "SOC2-CC6.1-01", "SOC 2: CC 6.1.01", "cc_6_1_01", "SOC2_CC6.1-01", " CC6.1-01 ",
            "tsc/CC6.1-01", "CC6.1–01",
        ])
    func spelling(id: String) throws {
        let plan = try Workshop().plan("control id;state\n\(id);x\n")
        #expect(plan.verdicts.first?.target == "soc2/CC6.1-01")
    }

    @Test("A criterion with a title that no item has becomes an item of the team's own, with its status")
    func own() throws {
        var shop = Workshop()
        let plan = try shop.plan(
            "Criteria,Name,Status\nSOC2-CC6.1 (a),Badges are counted,In Progress\nCC6.2,Leavers lose access,Done\n")
        #expect(plan.verdicts.map(\.outcome) == [.added, .set])
        #expect(plan.additions.map(\.criterion) == ["CC6.1"])
        shop.carryOut(plan)
        let item = try #require(shop.state.engagements[0].items.first { $0.title == "Badges are counted" })
        #expect(shop.work(item.id).status == .inProgress)
        #expect(shop.work("CC6.2-01").status == .ready)
    }

    @Test("A title with only an area goes to the area's first criterion, with a note that says so")
    func area() throws {
        var shop = Workshop()
        let plan = try shop.plan("section,task,done\nAccess,Doors are locked,yes\n")
        #expect(plan.verdicts[0].reasons == [.onlyArea(area: "CC6", criterion: "CC6.1")])
        shop.carryOut(plan)
        let item = try #require(shop.state.engagements[0].items.first { $0.title == "Doors are locked" })
        #expect(shop.work(item.id).notes.map(\.text) == ["Imported from list.csv, which names only the area CC6."])
        #expect(shop.work(item.id).status == .ready)
    }

    @Test("An id that nobody has is refused with the nearest, and nothing of the row is taken")
    func unknown() throws {
        let plan = try Workshop().plan("item,status,owner\nCC6.1-09,Done,Zoë New\n")
        #expect(plan.verdicts[0].outcome == .refused)
        guard case .unknownItem("CC6.1-09", let nearest)? = plan.verdicts[0].reasons.first else {
            Issue.record("\(plan.verdicts)")
            return
        }
        #expect(nearest.contains("CC6.1-01"))
        #expect(plan.firstActions.isEmpty, "nor is somebody added who only stands there")
        #expect(try Workshop().plan("item,status,owner\nCC6.1-01,Sorted,Zoë New\n").firstActions.isEmpty)
    }

    @Test("A criterion alone says not which of its items is meant, unless it has one")
    func criterionAlone() throws {
        let plan = try Workshop().plan("control,status\nCC6.1,Done\nCC6.2,Done\n")
        #expect(plan.verdicts.map(\.outcome) == [.refused, .set])
        #expect(plan.verdicts[0].reasons == [.severalItems(criterion: "CC6.1", count: 3)])
        #expect(plan.verdicts[1].target == "soc2/CC6.2-01")
    }

    @Test(
        "Status words of other programs are understood, whatever stands beside them",
        arguments: [
            ("Done", Status.ready), ("✅ Done", .ready), ("compliant", .ready), ("TRUE", .ready), ("100 %", .ready),
            ("[x]", .ready), ("☑️", .ready),
            ("IN_PROGRESS", .inProgress), ("partially_compliant", .inProgress), ("🟡 In progress", .inProgress),
            ("40%", .inProgress), ("~", .inProgress),
            ("N/A", .notApplicable), ("not_applicable", .notApplicable), ("Won’t do", .notApplicable),
        ])
    func words(cell: String, status: Status) throws {
        var shop = Workshop()
        shop.carryOut(try shop.plan("item,status\nCC6.1-01,\(cell)\n"))
        #expect(shop.work("CC6.1-01").status == status)
    }

    @Test("A word that nobody knows is refused, until somebody says what it means")
    func unknownWord() throws {
        let text = "item,status\nCC6.1-01,Sorted\n"
        #expect(try Workshop().plan(text).verdicts[0].outcome == .refused)
        let plan = try Workshop().plan(text) { $0.words.add("sorted", .status(.ready)) }
        #expect(plan.verdicts[0].outcome == .set)
    }

    @Test("Reviewed comes in as Ready and says so; what is Reviewed stays so")
    func reviewed() throws {
        var shop = Workshop()
        let plan = try shop.plan("item,status,ticked by,ticked on\nCC6.1-01,Reviewed,Zoë,3 May\n")
        #expect(plan.verdicts[0].reasons == [.reviewedAsReady])
        shop.carryOut(plan)
        #expect(shop.work("CC6.1-01").status == .ready)
        #expect(shop.work("CC6.1-01").tick?.comment == "imported from list.csv, ticked there by Zoë on 3 May")
        try shop.act(.review, on: "CC6.1-01", by: Workshop.ben)
        let again = try shop.plan("item,status\nCC6.1-01,Done\n")
        #expect(again.verdicts[0].outcome == .unchanged)
        #expect(again.verdicts[0].reasons == [.staysReviewed])
    }

    @Test("Not applicable without a reason gets one that says that there was none")
    func reasons() throws {
        var shop = Workshop()
        let plan = try shop.plan("item,status,reason\nCC6.1-01,N/A,\nCC6.1-02,N/A,No offices\n")
        #expect(plan.verdicts[0].reasons == [.reasonNotGiven])
        shop.carryOut(plan)
        #expect(shop.work("CC6.1-01").reason == "not given in list.csv, to be confirmed")
        #expect(shop.work("CC6.1-02").reason == "No offices")
    }

    @Test("What the rules forbid by hand is refused with their words")
    func rules() throws {
        var shop = Workshop()
        try shop.act(.block(reason: "Waiting for the vendor"), on: "CC6.1-01")
        let plan = try shop.plan("item,status\nCC6.1-01,Done\nA1.1-01,Done\n")
        #expect(plan.verdicts.map(\.outcome) == [.refused, .refused])
        #expect(
            plan.verdicts[0].reasons == [.refused(.blocked(ItemAddress("soc2", "CC6.1-01"), reason: "Waiting for the vendor"))])
        #expect(plan.firstActions.isEmpty)
    }

    @Test("Blank cells change nothing, and neither does a row of them")
    func blank() throws {
        var shop = Workshop()
        try shop.act(.assign("ben"), on: "CC6.1-01")
        let plan = try shop.plan("item,status,owner,due\nCC6.1-01,,,\n , , ,\nCC6.1-02,-,TBD,n/a\n")
        #expect(plan.verdicts.map(\.outcome) == [.unchanged, .unchanged])
        #expect(plan.firstActions.isEmpty)
    }

    @Test(
        "People are found by name, handle and mail, and added where they are new",
        arguments: [
            ("Ben Okoye", "ben", 0), ("ben", "ben", 0), ("@ben", "ben", 0), ("ben@acme.example", "ben", 0),
            ("Okoye, Ben", "ben", 0),
            ("Ben Okoye <b@acme.example>", "ben", 0), ("ben.okoye@acme.example", "ben", 0), ("Zoë Ng", "zoe", 1),
            ("zoe.ng@acme.example", "zoe", 1),
        ])
    func people(cell: String, handle: Handle, added: Int) throws {
        var shop = Workshop()
        let plan = try shop.plan("item,owner\nCC6.1-01,\"\(cell)\"\nCC6.1-02,\"\(cell)\"\n")
        #expect(plan.actions.count == 2 + added)
        shop.carryOut(plan)
        #expect(shop.work("CC6.1-01").owner.value == handle && shop.work("CC6.1-02").owner.value == handle)
    }

    @Test("Days are read in every usual form; what could be two days is refused unless the column tells")
    func days() throws {
        let forms = ["2027-01-31", "2027-01-31T09:00:00Z", "31.01.2027", "Jan 31, 2027", "31 January 2027", "2027-01-31 00:00"]
        for form in forms {
            var shop = Workshop()
            shop.carryOut(try shop.plan("item,due\nCC6.1-01,\"\(form)\"\n"))
            #expect(shop.work("CC6.1-01").due.value == Day(iso: "2027-01-31"), "\(form)")
        }
        let text = "item,due\nCC6.1-01,03/04/2027\n"
        #expect(try Workshop().plan(text).verdicts[0].outcome == .refused)
        var shop = Workshop()
        shop.carryOut(try shop.plan(text) { $0.order = .monthFirst })
        #expect(shop.work("CC6.1-01").due.value == Day(iso: "2027-03-04"))
        shop.carryOut(try shop.plan(text + "CC6.1-02,25/12/2027\n"))
        #expect(shop.work("CC6.1-01").due.value == Day(iso: "2027-04-03"), "another day of the column has the day first")
        #expect(try Workshop().plan("item,due\nCC6.1-01,friday\n").verdicts[0].outcome == .refused, "a file has no today")
    }

    @Test("The second row about an item, and a row with too many cells, are refused")
    func doubled() throws {
        let plan = try Workshop().plan("item,status\nCC6.1-01,Done\ncc6.1-1,To do\nCC6.1-02,Done,yes\n")
        #expect(plan.verdicts.map(\.outcome) == [.set, .refused, .refused])
        #expect(plan.verdicts[1].reasons == [.doubled(SheetPlace(row: 2))])
        #expect(plan.verdicts[2].reasons == [.tooWide(cells: 3, columns: 2)])
    }

    @Test("Of two reports with the item, a column or an option says which")
    func reports() throws {
        let shop = Workshop(reports: ["soc2", "soc2-2028"])
        #expect(try shop.plan("item,status\nCC6.1-01,Done\n").verdicts[0].reasons == [.severalReports(["soc2", "soc2-2028"])])
        #expect(try shop.plan("engagement,item,status\nsoc2-2028,CC6.1-01,Done\n").verdicts[0].target == "soc2-2028/CC6.1-01")
        let plan = try shop.plan("item,status\nCC6.1-01,Done\n") { $0.report = "soc2-2028" }
        #expect(plan.verdicts[0].target == "soc2-2028/CC6.1-01")
    }

    @Test("A checklist in Markdown: boxes, headings as areas, notes below")
    func checklist() throws {
        var shop = Workshop()
        let text = """
            # Plan
            ## Access
            - [x] **CC6.1-01** Systems are on a list
              - seen in the wiki
            - [ ] The policy is approved
            1. [~] CC6.1-03
            * [N/A] `CC6.2-01`: Leavers lose access
            - [x] Doors are [locked](https://example.com)
            ```
            - [x] CC6.1-02 in code
            ```
            """
        let plan = try shop.plan(text, named: "plan.md")
        #expect(plan.verdicts.map(\.outcome) == [.set, .unchanged, .set, .set, .added])
        #expect(plan.verdicts.map(\.place.row) == [3, 5, 6, 7, 8])
        shop.carryOut(plan)
        #expect(shop.work("CC6.1-01").status == .ready && shop.work("CC6.1-01").notes.map(\.text) == ["seen in the wiki"])
        #expect(shop.work("CC6.1-03").status == .inProgress && shop.work("CC6.2-01").status == .notApplicable)
        #expect(shop.state.engagements[0].items.contains { $0.title == "Doors are locked (https://example.com)" })
    }

    @Test("A heading may name a criterion, and where the nearest names nothing that there is, the one above it counts")
    func headings() throws {
        let text =
            "# CC6.2 Users\n## Offices\n- [x] Visitors are signed in\n# Access\n- [ ] Doors are locked\n# Elsewhere\n- [ ] Lost\n"
        let plan = try Workshop().plan(text, named: "plan.md")
        #expect(plan.additions.map(\.criterion) == ["CC6.2", "CC6.1"])
        #expect(plan.verdicts.map(\.reasons) == [[], [.onlyArea(area: "CC6", criterion: "CC6.1")], [.unknownArea("Elsewhere")]])
    }

    @Test("An area may stand where a criterion is expected")
    func areaAsCriterion() throws {
        let plan = try Workshop().plan("criterion,title\nAccess,Doors are locked\nAvailability,Power is doubled\n")
        #expect(plan.additions.map(\.criterion) == ["CC6.1", "A1.1"])
    }

    @Test(
        "A month that is a word leaves no doubt, with two figures for the year too",
        arguments: ["15/Jan/27", "15-Jan-2027", "15 jan 27", "15/Jan/27 12:00 AM", "15.January.2027"])
    func namedMonth(cell: String) throws {
        let plan = try Workshop().plan("item,due\nCC6.1-01,\(cell)\n")
        #expect(plan.firstActions == [.due(ItemAddress("soc2", "CC6.1-01"), to: Day(iso: "2027-01-15"), was: nil)])
        let refused = try Workshop().plan("item,due\nCC6.1-01,15/01/27\n")
        #expect(refused.verdicts[0].outcome == .refused, "two figures among figures could be anything")
    }

    @Test("A table in Markdown, with escaped bars")
    func table() throws {
        var shop = Workshop()
        let text =
            "text | no table\n\n| ID | Status | Notes |\n|:---|---:|---|\n| CC6.1-01 | Done | a \\| b |\n| CC6.1-02 | To do |\n"
        shop.carryOut(try shop.plan(text, named: "t.md"))
        #expect(shop.work("CC6.1-01").status == .ready && shop.work("CC6.1-01").notes.map(\.text) == ["a | b"])
    }

    @Test("A column is mapped by name, number or letter")
    func mapping() throws {
        let text = "Ticket,What,Stage\nCC6.1-01,x,Done\n"
        let plan = try Workshop().plan(text) {
            $0.mappings = [
                .init(column: "ticket", field: .item), .init(column: "C", field: .status), .init(column: "2", field: nil),
            ]
        }
        #expect(plan.verdicts.map(\.outcome) == [.set])
        #expect(try Workshop().plan(text) { $0.mappings = [.init(column: "Who", field: .owner)] }.unknownColumns == ["Who"])
    }
}

extension RowVerdict {
    fileprivate func of(_ file: String) -> RowVerdict {
        var verdict = self
        verdict.file = file
        return verdict
    }
}
