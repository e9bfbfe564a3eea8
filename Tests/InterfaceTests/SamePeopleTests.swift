import Readiness
import TerminalUI
import Testing

@testable import Interface

@Suite("Saying on the screen that two people are one")
struct SamePeopleTests {
    static let anaR = WriterID("ana-r", tag: 0x0077_0007)

    /// A desk at which Ana reviewed her own tick under another handle, and owns something under it.
    static func desk(size: Size = Size(width: 120, height: 40)) throws -> Desk {
        try Desk(size: size) { desk in
            try desk.tell()
            desk.record([.person("ana-r", name: "Ana R.", was: nil)], by: anaR, at: Northwind.today)
            try desk.act(.review, "CC6.1-01", by: anaR, on: "2026-11-20")
            try desk.act(.assign("ana-r"), "CC6.1-04", by: Desk.ben, on: "2026-11-20")
        }
    }

    private func say(_ desk: inout Desk) {
        desk.press(":")
        desk.type("two people are one")
        desk.press(.enter)
        #expect(desk.screen.contains("which is the other name?"))
        while !desk.screen.contains("is the same person as") {
            // The last of the list is the one that came last.
            desk.press(.end, .enter)
        }
        desk.press(.home, .enter)
    }

    @Test("From the palette, with the names and the reviews that it costs; u takes it back")
    func said() throws {
        var desk = try Self.desk()
        #expect(desk.work("CC6.1-01").status == .reviewed)
        say(&desk)
        #expect(desk.screen.contains("Ana R. (ana-r) and Ana Ruiz (ana) are one person?"))
        #expect(desk.screen.contains("of their own ticks will not count any more."))
        desk.press("y")
        #expect(desk.work("CC6.1-01").status == .ready)
        desk.press("u")
        #expect(desk.work("CC6.1-01").status == .reviewed)
    }

    @Test("No means no, and nothing is written")
    func refused() throws {
        var desk = try Self.desk()
        let before = desk.journal.count
        say(&desk)
        desk.press(.escape)
        #expect(desk.journal.count == before && desk.work("CC6.1-01").status == .reviewed)
    }

    @Test("Lists, filters, the header and who has what know one person from then on")
    func everywhere() throws {
        var desk = try Self.desk()
        #expect(desk.screen.contains("Ana R."))
        say(&desk)
        desk.press("y")
        #expect(!desk.screen.contains("Ana R.  "), "who has what: \n\(desk.screen)")
        desk.press("2", "f")
        #expect(!desk.screen.contains("Ana R."))
        desk.press(.escape)
        #expect(desk.work("CC6.1-04").ownerPerson == "ana")
        // The detail says why the review does not count.
        while desk.item != "CC6.1-01" { desk.press(.down) }
        #expect(desk.screen.contains("does not count"), "\(desk.screen)")
        desk.press("r")
        #expect(desk.footer.contains("a review needs a second person"))
        desk.press("5")
        #expect(desk.screen.contains("(void: a review by the same person does not count)"))
    }

    @Test("The same way takes it back")
    func apart() throws {
        var desk = try Self.desk()
        say(&desk)
        desk.press("y")
        desk.press("=")
        desk.press(.end, .enter, .home, .enter)
        #expect(desk.screen.contains("are two people after all?"))
        desk.press("y")
        #expect(desk.work("CC6.1-01").status == .reviewed)
    }
}
