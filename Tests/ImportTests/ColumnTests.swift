import Import
import Testing

@Suite("Columns are found by what people call them")
struct ColumnTests {
    enum Field: Hashable { case id, title, due, owner }

    static let names = ColumnNames<Field>([
        (.id, ["request id", "number", "id", "#"]), (.title, ["request", "title", "description"]), (.due, ["due date", "due"]),
        (.owner, ["owner", "assigned to"]),
    ])

    @Test(
        "Case, accents and marks do not count",
        arguments: ["Due Date", "due_date", "DUE-DATE:", " due date ", "Dué Date (*)", "due\ndate"])
    func spelling(name: String) { #expect(Self.names.field(of: name) == .due) }

    @Test("A name of nothing but marks is a name")
    func marks() {
        #expect(Self.names.field(of: "#") == .id)
        #expect(Self.names.field(of: "%") == nil)
        #expect(Self.names.field(of: "") == nil)
    }

    @Test("Of two columns for one field the better name wins, and the other is named")
    func doubled() {
        let map = ColumnMap(["Description", "ID", "Request", "Color", ""], names: Self.names)
        #expect(map.columns == [.title: 2, .id: 1])
        #expect(map.doubled == [0])
        #expect(map.unused == [3])
    }

    @Test("A name that stands there twice is taken once")
    func twice() {
        let map = ColumnMap(["id", "id", "owner"], names: Self.names)
        #expect(map[.id] == 0)
        #expect(map.doubled == [1])
    }

    @Test("A field may be gathered from columns of the same name and of others, and what is said of a name holds for all of it")
    func gathered() {
        let names = Self.names.gathering(.owner)
        let header = ["id", "owner", "title", "Owner", "assigned to", "owner"]
        let map = ColumnMap(header, names: names)
        #expect(map.columns(of: .owner) == [1, 3, 4, 5])
        #expect(map[.owner] == 1 && map.doubled.isEmpty && map.columns(of: .due).isEmpty)
        let without = ColumnMap(header, names: names, mappings: [.init(column: "owner", field: nil)])
        #expect(without.columns(of: .owner) == [3, 4], "a name is that name, and spelled otherwise another")
        let said = ColumnMap(header, names: names, mappings: [.init(column: "owner", field: .title)])
        #expect(said[.title] == 1 && said.columns(of: .owner) == [3, 4, 5], "one column has the title")
        let only = ColumnMap(["a", "x", "x"], names: names, mappings: [.init(column: "x", field: .owner)])
        #expect(only.columns(of: .owner) == [1, 2])
    }

    @Test("A mapping goes before names: by name, number or letters; one that is not there is said")
    func mappings() {
        let map = ColumnMap(
            ["id", "what", "when", "title"], names: Self.names,
            mappings: [
                .init(column: "WHAT", field: .title), .init(column: "3", field: .due), .init(column: "D", field: nil),
                .init(column: "who", field: .owner),
            ])
        #expect(map.columns == [.id: 0, .title: 1, .due: 2])
        #expect(map.unused.isEmpty)
        #expect(map.unknown == ["who"])
    }

    @Test("The row of names is found below a title and lines of text")
    func header() throws {
        let text = "Request list for Acme\nprepared by Example LLP,,\n\nNo.,Request,Due date\n1,A list of users,2027-01-31\n"
        let sheet = try CSVReader.read(Array(text.utf8)).sheets[0]
        let names = ColumnNames<Field>([(.id, ["no"]), (.title, ["request"]), (.due, ["due date"])])
        let table = try #require(HeadedSheet(sheet, names: names))
        #expect(table.headerRow == 4)
        #expect(table.rows.map { table.value(.title, of: $0) } == ["A list of users"])
        #expect(table.value(.owner, of: table.rows[0]) == "")
        #expect(table.place(of: table.rows[0]).description == "5")
        #expect(SheetPlace(sheet: "Controls", row: 12).description == "Controls!12")
    }

    @Test("Rows that are too wide or too short are named")
    func ragged() throws {
        let sheet = try CSVReader.read(Array("id,title\n1,a\n2,b,c\n3,d,,\n4\n".utf8)).sheets[0]
        let table = try #require(HeadedSheet(sheet, names: Self.names))
        #expect(table.rows.filter(table.isTooWide).map(\.number) == [3])
        #expect(table.shortRows.map(\.number) == [5])
    }
}
