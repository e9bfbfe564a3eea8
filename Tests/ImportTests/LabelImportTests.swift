import Import
import Readiness
import Testing

@Suite("Labels of tickets say where a row belongs")
struct LabelImportTests {
    @Test(
        "Jira has a column for each label: the one that is a criterion counts, however it is spelled, and the others are passed over"
    )
    func jira() throws {
        var shop = Workshop()
        let plan = try shop.plan(
            """
            Summary,Issue key,Issue id,Status,Labels,Labels,Labels,Components,Components
            Badges are counted,SEC-1,10001,Done,backend,SOC2-CC6.1,,,
            Laptops are wiped,SEC-2,10002,To Do,soc2:cc6.2,v2,q3-2027,Platform,
            Load is watched,SEC-3,10003,In Progress,,,,Platform,A1.1
            """)
        #expect(plan.verdicts.map(\.outcome) == [.added, .added, .added], "\(plan.verdicts)")
        #expect(plan.verdicts.map(\.target) == ["soc2/CC6.1", "soc2/CC6.2", "soc2/A1.1"])
        #expect(plan.verdicts.flatMap(\.reasons).isEmpty, "what is no id needs no word")
        #expect(plan.unknownColumns.isEmpty)
        let told = plan.columns[0].fields.filter { $0.field == .labels }.map(\.column)
        #expect(told == ["Labels", "Components"], "columns of one name are told once")
        shop.carryOut(plan)
        let item = try #require(shop.state.engagements[0].items.first { $0.title == "Badges are counted" })
        #expect(shop.work(item.id).status == .ready)
    }

    @Test("Tags stand in one cell elsewhere", arguments: ["Tags", "Label", "Component/s"])
    func oneCell(column: String) throws {
        let plan = try Workshop().plan("Name,Status,\(column)\nBadges are counted,Done,\"q3, CC6.1 Logical access; infra\"\n")
        #expect(plan.verdicts[0].target == "soc2/CC6.1" && plan.verdicts[0].outcome == .added, "\(plan.verdicts)")
    }

    @Test("A label that is an item's id is that item, whatever criteria stand beside it")
    func item() throws {
        let plan = try Workshop().plan("Summary,Status,Labels,Labels\nMake the list,Done,CC6.1,CC6.1-01\n")
        #expect(plan.verdicts[0].target == "soc2/CC6.1-01" && plan.verdicts[0].outcome == .set)
        #expect(plan.verdicts[0].reasons.isEmpty, "its own criterion is nothing else")
    }

    @Test("Of several, the first is where the row goes, and the others are said")
    func several() throws {
        var shop = Workshop()
        let file = "Summary,Status,Labels,Labels,Labels\nBadges are counted,Done,CC6.2,infra,\"A1.1, CC6.2\"\n"
        let plan = try shop.plan(file)
        #expect(plan.verdicts[0].target == "soc2/CC6.2" && plan.verdicts[0].outcome == .added)
        #expect(plan.verdicts[0].reasons == [.otherLabels(["A1.1"])])
        #expect(plan.verdicts[0].reasons[0].description == "A row goes to one place; its labels name A1.1, too.")
        shop.carryOut(plan)
        // The labels come in another order: the item that the row became is still that row.
        let again = try shop.plan("Summary,Status,Labels,Labels\nBadges are counted,Done,A1.1,CC6.2\n")
        #expect(again.verdicts[0].outcome == .unchanged && again.additions.isEmpty, "\(again.verdicts)")
        let items = try shop.plan("Status,Labels\nDone,\"CC6.1-02, CC6.1-01\"\n")
        #expect(items.verdicts[0].target == "soc2/CC6.1-02" && items.verdicts[0].reasons == [.otherLabels(["CC6.1-01"])])
    }

    @Test(
        "A column of criteria goes before labels, unless it is blank or holds no id",
        arguments: [
            ("CC6.2", "soc2/CC6.2", RowVerdict.Outcome.added), ("", "soc2/CC6.1", .added), ("Security", "soc2/CC6.1", .added),
        ])
    func column(cell: String, target: String, outcome: RowVerdict.Outcome) throws {
        let plan = try Workshop().plan("criterion,title,status,labels\n\(cell),Badges are counted,done,CC6.1\n")
        #expect(plan.verdicts[0].target == target && plan.verdicts[0].outcome == outcome, "\(plan.verdicts)")
    }

    @Test("An id in the column of criteria that there is none of stays a mistake")
    func mistake() throws {
        let plan = try Workshop().plan("criterion,status,labels\nCC6.9,done,CC6.1-01\n")
        #expect(plan.verdicts[0].outcome == .refused, "\(plan.verdicts)")
    }

    @Test(
        "A criterion only says where: the title that an item has, and an item that the title names, go before it",
        arguments: [
            ("Leavers lose access", "CC6.1", "soc2/CC6.2-01"), ("CC6.1-03: rotate the keys", "CC6.1", "soc2/CC6.1-03"),
            ("The policy is approved", "A1.1,CC6.1", "soc2/CC6.1-02"),
        ])
    func title(title: String, labels: String, target: String) throws {
        let plan = try Workshop().plan("summary,status,tags\n\(title),done,\"\(labels)\"\n")
        #expect(plan.verdicts[0].target == target && plan.verdicts[0].outcome == .set, "\(plan.verdicts)")
    }

    @Test("A label that is an area's id says as much as a column of areas, where nothing says more")
    func area() throws {
        let plan = try Workshop().plan(
            "Summary,Status,Labels\nBadges are counted,Done,\"q3, CC6\"\nDoors are locked,Done,\"CC6, CC6.2\"\n")
        #expect(plan.verdicts.map(\.target) == ["soc2/CC6.1", "soc2/CC6.2"])
        #expect(plan.verdicts[0].reasons == [.onlyArea(area: "CC6", criterion: "CC6.1")])
        #expect(plan.verdicts[1].reasons.isEmpty)
    }

    @Test("Labels of no id leave a row as it would be without them")
    func none() throws {
        let shop = Workshop()
        let plan = try shop.plan(
            "section,task,done,labels,labels\nAccess,Doors are locked,yes,v2,CC9.9\n,Windows are shut,yes,v2,\n")
        #expect(plan.verdicts[0].reasons == [.onlyArea(area: "CC6", criterion: "CC6.1")])
        #expect(plan.verdicts[1].reasons == [.namesNothing])
    }

    @Test("All columns of a name are passed over, or read as labels, by one word about it")
    func mapped() throws {
        let file = "Summary,Status,Labels,Labels,Sprint goal,Sprint goal\nBadges are counted,Done,x,CC6.1,y,CC6.2\n"
        let without = try Workshop().plan(file) { $0.mappings = [.init(column: "Labels", field: nil)] }
        #expect(without.verdicts[0].outcome == .refused)
        let with = try Workshop().plan(file) {
            $0.mappings = [.init(column: "Labels", field: nil), .init(column: "Sprint goal", field: .labels)]
        }
        #expect(with.verdicts[0].target == "soc2/CC6.2")
    }
}
