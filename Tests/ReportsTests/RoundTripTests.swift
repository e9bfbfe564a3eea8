import Import
import Readiness
import Reports
import Soaking
import Testing

@Suite("Our own export comes back exactly")
struct RoundTripTests {
    /// The workspace's CSV as rows.
    private static func exported(_ office: Northwind) throws -> Spreadsheet {
        try Import.CSVReader.read(render(office.summary(), as: .csv))
    }

    private static func plan(_ file: Spreadsheet, into office: Northwind) -> ItemImportPlan {
        office.state.planImport([(file, ItemImportOptions(file: "items.csv"))], by: "ana", named: "Ana Ruiz")
    }

    /// A workspace in which something happened to every item, with texts that spreadsheets would run.
    private static func random(_ random: inout SeededRandom) -> Northwind {
        var office = begun()
        let texts = ["=1+1", "'=1", " -2", "plain", "two, \"marks\"", "a;=b", "|x", "''@sum", "Zoë 🙂"]
        for engagement in office.state.engagements {
            for item in engagement.items where engagement.isInScope(item) {
                let address = ItemAddress(engagement.id, item.id)
                for _ in 0..<Int.random(in: 0...4, using: &random) {
                    let text = texts.randomElement(using: &random) ?? ""
                    let intents: [ItemIntent] = [
                        .tick, .start, .untick, .exclude(reason: text), .block(reason: text), .assign("ben"), .assign("ana"),
                        .review,
                        .due(Day(ordinal: 20_800 + Int.random(in: 0...300, using: &random))), .note("\(text)\nsecond line"),
                    ]
                    let writer = Bool.random(using: &random) ? Northwind.ana : Northwind.ben
                    if let intent = intents.randomElement(using: &random),
                        let action = try? office.state.decide(intent, on: address, by: writer.handle)
                    {
                        office.write(action, by: writer)
                    }
                }
            }
        }
        return office
    }

    private static func begun() -> Northwind {
        var office = Northwind()
        office.write(.person("ana", name: "Ana Ruiz", was: nil))
        office.write(.person("ben", name: "=Ben", was: nil), by: Northwind.ben)
        office.write(.engage(Northwind.setup("soc2", .soc2, areas: ["A"])))
        office.write(.engage(Northwind.setup("soc1", .soc1, areas: ["PY"])))
        return office
    }

    @Test("Imported where it came from, it changes nothing")
    func unchanged() throws {
        var random = Soak.random(for: "round trip")
        for _ in 0..<Soak.cases(short: 40, full: 4000) {
            let office = Self.random(&random)
            let plan = Self.plan(try Self.exported(office), into: office)
            let others = plan.verdicts.filter { $0.outcome != .unchanged }
            #expect(others.isEmpty && plan.firstActions.isEmpty, "\(others)")
        }
    }

    @Test("So does the workbook, of whose sheets only the items are a list")
    func workbook() throws {
        var random = Soak.random(for: "round trip of workbooks")
        for _ in 0..<Soak.cases(short: 10, full: 1000) {
            let office = Self.random(&random)
            let plan = Self.plan(try WorkbookReader.read(render(office.summary(), as: .xlsx)), into: office)
            let others = plan.verdicts.filter { $0.outcome != .unchanged }
            #expect(plan.verdicts.count > 3 && others.isEmpty && plan.firstActions.isEmpty, "\(others)")
            #expect(plan.columns.map(\.sheet) == ["Items"])
        }
    }

    @Test("Imported into the workspace as it began, it brings everything back: Reviewed as Ready, in the importer's name")
    func restored() throws {
        var random = Soak.random(for: "restoring")
        for _ in 0..<Soak.cases(short: 40, full: 4000) {
            let office = Self.random(&random)
            var fresh = Self.begun()
            for action in Self.plan(try Self.exported(office), into: fresh).firstActions { fresh.write(action) }
            for (before, after) in zip(office.state.engagements, fresh.state.engagements) {
                for item in before.items {
                    let (old, new) = (before.work(on: item.id), after.work(on: item.id))
                    #expect(new.status == (old.status == .reviewed ? .ready : old.status), "\(item.id)")
                    #expect(new.owner.value == old.owner.value && new.due.value == old.due.value, "\(item.id)")
                    #expect(new.blocked.value == old.blocked.value && new.reason == old.reason, "\(item.id)")
                    #expect(new.notes.allSatisfy { $0.by == "ana" }, "nothing is said in another's name")
                    #expect(old.notes.allSatisfy { note in new.notes.contains { $0.text.contains(note.text) } }, "\(item.id)")
                }
            }
            let again = Self.plan(try Self.exported(fresh), into: fresh)
            #expect(again.firstActions.isEmpty)
        }
    }

    @Test("An item of the team's own comes back by its criterion and title")
    func own() throws {
        let plan = Self.plan(try Self.exported(.story), into: Self.begun())
        #expect(plan.additions.map(\.title) == ["Badges are counted each quarter"])
        #expect(plan.additions.map(\.criterion) == ["CC6.2"])
    }
}
