import Readiness
import Reports
import StrictJSON
import Testing

@Suite("What changed between two days")
struct DifferenceTests {
    /// Two items ticked before the story's day, as the story has it, and a day later one unticked and one owned.
    private func difference() -> WorkspaceDifference {
        let before = Northwind.story
        var after = before
        after.write(.status(Northwind.item("CC6.1-02"), to: .todo, was: .ready, reason: ""))
        after.write(.owner(Northwind.item("CC6.2-01"), to: "ben", was: nil), by: Northwind.ben)
        after.write(.status(Northwind.item("CC6.1-03"), to: .ready, was: .inProgress, reason: ""), by: Northwind.ben)
        return WorkspaceDifference(
            from: before.state(on: Northwind.day("2026-11-20")), to: after.state(on: Northwind.day("2026-11-23")),
            entries: Array(after.journal.dropFirst(before.journal.count)))
    }

    @Test("Items, areas and people that something happened to are there, and no others")
    func contents() throws {
        let difference = difference()
        let report = try #require(difference.reports.first)
        #expect(report.items.map(\.item.id) == ["CC6.1-02", "CC6.1-03", "CC6.2-01"])
        #expect(report.areas.isEmpty, "one tick went and one came")
        #expect(difference.people.map(\.handle) == ["ben", "ana"])
        #expect(difference.people.first?.ticks == 1 && difference.people.first?.entries == 2)
        #expect(difference.reports.last?.items.isEmpty ?? false)
    }

    @Test("A report that began in between says so")
    func begun() throws {
        let difference = WorkspaceDifference(from: Northwind().state, to: Northwind.story.state, entries: Northwind.story.journal)
        #expect(difference.reports.allSatisfy { $0.before == nil })
        #expect(Tables.difference(difference, width: 100).contains("  begun in between"))
    }

    @Test("Each form looks as it did when somebody last looked at it")
    func forms() throws {
        try Golden.expect(Tables.difference(difference(), width: 80), isLike: "diff.txt")
        try Golden.expect(Answers.difference(difference()).encoded(.pages), isLike: "diff.json")
        try Golden.expect(Array(Recap(difference()).markdown.utf8), isLike: "recap.md")
    }

    @Test("A recap is harmless whatever people wrote", arguments: Hostile.texts)
    func hostile(text: String) throws {
        let office = Hostile.office(text)
        let difference = WorkspaceDifference(from: Northwind().state, to: office.state, entries: office.journal)
        let note = Recap(difference).markdown
        // Joined emoji keep their joiners.
        let isHarmless = note.unicodeScalars.allSatisfy { scalar in
            scalar == "\n" || scalar == "\u{200D}"
                || scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .format
        }
        #expect(isHarmless)
        #expect(!note.contains("<script") && !note.contains("[x](http"))
    }
}

@Suite("Many workspaces at once")
struct PortfolioTests {
    @Test("A row for each report, with who did something last; one that cannot be read says why")
    func rows() throws {
        let office = Northwind.story
        let rows =
            PortfolioRow.rows(of: office.state, in: "clients/northwind", last: office.journal.reversed(), problem: nil)
            + [.unreadable("clients/gone", because: "There is no workspace.")]
            + PortfolioRow.rows(of: Northwind().state, in: "clients/new", last: [], problem: nil)
        #expect(rows.count == 4)
        try Golden.expect(Tables.portfolio(rows, width: 120), isLike: "portfolio.txt")
        try Golden.expect(Answers.portfolio(rows).encoded(.pages), isLike: "portfolio.json")
    }
}
