import Import
import Readiness
import Testing

@Suite("A table of controls")
struct ControlImportTests {
    private func plan(_ table: String, _ workshop: Workshop = Workshop(), _ mappings: [ColumnMapping<ControlField>] = []) throws
        -> ControlImportPlan
    {
        let controls = WorkspaceControls(library: [], record: workshop.state.record)
        return workshop.state.planControls(
            try CSVReader.read(Array(table.utf8)), mappings: mappings, among: controls, by: "ana", named: "Ana Ruiz")
    }

    @Test("A row of a new key adds a control of the team's own, with its owner; one that nobody knows is added, too")
    func added() throws {
        let plan = try plan(
            """
            Control Code;Name;Description;Frequency;Control Owner;Type;Framework requirements
            DCF-12;Keys are counted;Zoe counts the keys.;every quarter;Zoe Ng;IT-dependent manual;SOC2_CC6.1, CC9.9
            """)
        let verdict = try #require(plan.verdicts.first)
        #expect(verdict.outcome == .added && verdict.key == "dcf-12" && verdict.place.row == 2)
        #expect(
            plan.actions == [
                .person("zoe", name: "Zoe Ng", was: nil),
                .define(
                    OwnControl(
                        key: "dcf-12", title: "Keys are counted", statement: "Zoe counts the keys.", nature: .both,
                        frequency: .quarterly)),
                .control("dcf-12", .owner(to: "zoe", was: nil)),
            ])
        #expect(verdict.reasons.contains { $0.contains("CC9.9") }, "\(verdict)")
    }

    @Test("The standard before a criterion's id is no criterion")
    func standard() throws {
        let plan = try plan("key,title,framework requirements\nkeys,Keys,SOC 2 CC9.9; SOC 1 LA7\n")
        #expect(plan.verdicts.first?.reasons.contains("There is no criterion CC9.9, LA7 here.") ?? false, "\(plan.verdicts)")
    }

    @Test("A row of a key that there is says something of that control, and what it says already is nothing")
    func set() throws {
        var workshop = Workshop()
        workshop.write([
            .define(OwnControl(key: "keys", title: "Keys", statement: "Ana counts.", nature: .manual, frequency: .annually))
        ])
        let table = "key,statement,owner,frequency,reason\nKEYS,Ben counts.,ben,monthly,\n"
        let plan = try plan(table, workshop)
        #expect(plan.verdicts.map(\.outcome) == [.set] && plan.verdicts[0].changed == [.statement, .owner, .frequency])
        workshop.write(plan.actions)
        #expect(try self.plan(table, workshop).verdicts.map(\.outcome) == [.unchanged])
        #expect(try self.plan(table, workshop).actions.isEmpty)
        let aside = try self.plan("key,reason\nkeys,No keys\n", workshop)
        #expect(aside.actions == [.control("keys", .excluded(to: "No keys", was: nil))])
    }

    @Test("A row is refused as a whole, for a reason that says what to do")
    func refused() throws {
        let plan = try plan(
            """
            key,title,statement,frequency
            a,A,Ana does.,sometimes
            b,B,Ben does.,weekly
            b,B,Ben does.,weekly
            ,,,weekly
            9,Nine,Nobody does.,weekly
            c,,,weekly
            """)
        #expect(plan.verdicts.map(\.outcome) == [.refused, .added, .refused, .refused, .refused, .refused], "\(plan.verdicts)")
        #expect(plan.verdicts[0].reasons[0].contains("“sometimes”") && plan.verdicts[2].reasons[0].contains("Row 3"))
        #expect(plan.verdicts[3].reasons[0].contains("names no control"))
        #expect(plan.actions.count == 1)
    }

    @Test("A row that is refused is about its control all the same, so that bringing the table in again changes nothing")
    func refusedFirst() throws {
        let table = "key,title,owner\nkeys,,ben\nkeys,Keys are counted,ana\n"
        var workshop = Workshop()
        let first = try plan(table, workshop)
        #expect(first.verdicts.map(\.outcome) == [.refused, .refused] && first.actions.isEmpty)
        #expect(first.verdicts[1].reasons == ["Row 2 is about the same control."])
        workshop.write([
            .define(OwnControl(key: "keys", title: "Keys", statement: "Ana counts.", nature: .manual, frequency: .annually))
        ])
        #expect(try plan(table, workshop).verdicts.map(\.outcome) == [.set, .refused])
    }

    @Test("A mapping says what a column holds, and one of a column that is not there is told")
    func mapped() throws {
        let table = "What,Who\nDoors are locked.,ben\n"
        let plan = try plan(
            table, Workshop(), [ColumnMapping(column: "What", field: .title), ColumnMapping(column: "Who", field: .owner)])
        #expect(plan.verdicts.map(\.key) == ["doors-are-locked"] && plan.verdicts[0].outcome == .added)
        let unknown = try self.plan(table, Workshop(), [ColumnMapping(column: "When", field: .frequency)])
        #expect(unknown.unknownColumns == ["When"])
    }
}
