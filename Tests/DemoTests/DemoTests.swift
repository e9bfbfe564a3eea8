import Checking
@testable import Demo
import Files
import Foundation
import GitSync
import Journal
import Readiness
import Reports
import Store
import Testing

@Suite("The workspace of a made-up company")
struct DemoTests {
    /// An ordinary day, the first of a year, a leap day, and the day after one.
    private static let days = ["2026-11-24", "2027-01-01", "2028-02-29", "2028-03-01"].compactMap {
        Day(iso: $0)
    }

    @Test("On the same date it has the same bytes, and on another one others", arguments: days)
    func sameBytes(today: Day) async throws {
        let files = try await Demonstration.copy(on: today).files
        #expect(try Demonstration(on: today).files == files)
        let shared = files.keys.filter { !$0.hasPrefix("evidence/") }
        #expect(shared.count == 6, "manifest, git's two files and three journals: \(shared.sorted())")
        #expect(try Demonstration(on: today.advanced(by: 1)).files != files)
    }

    @Test("Nothing is wrong with it: every chain is whole, and doctor finds nothing", arguments: days)
    func whole(today: Day) throws {
        let demo = try Demonstration(on: today)
        let verification = try Verification(of: demo.folder)
        #expect(verification.isSound && verification.entries == demo.count)
        #expect(try Examination(of: demo.folder).findings == [])
        var store = try demo.open()
        #expect(store.takeNoticeSentences() == [])
        #expect(store.entries.count == demo.count && !store.isReadOnly)
    }

    @Test("Three people have written it, each in a journal of their own and under their own name")
    func writers() async throws {
        let store = try await Demonstration.copy(on: Self.days[0]).open()
        let names = Dictionary(grouping: store.entries) { $0.id.writer }.mapValues { Set($0.map(\.by)) }
        #expect(Set(names.values) == [["Ana Ruiz"], ["Ben Okafor"], ["Cho Minseo"]])
        #expect(names.keys.map(\.handle).sorted { $0.text < $1.text } == ["ana", "ben", "cho"])
        #expect(store.state.record.people.map(\.name.value).sorted() == ["Ana Ruiz", "Ben Okafor", "Cho Minseo"])
        for entries in Dictionary(grouping: store.entries, by: { $0.id.writer }).values { #expect(entries.count > 30) }
    }

    @Test("It tells of a SOC 2 Type 2 in its period and of a SOC 1 as of a date ahead, of one company", arguments: days)
    func engagements(today: Day) async throws {
        let state = try await Demonstration.copy(on: today).open().state
        try #require(state.engagements.map(\.id) == ["soc2", "soc1"])
        #expect(state.engagements.map(\.record.report) == [.soc2, .soc1])
        for engagement in state.engagements { #expect(engagement.record.organization.value == "Northwind Ledger") }
        guard case .type2(let period) = state.engagements[0].record.type.value else {
            Issue.record("not a Type 2")
            return
        }
        #expect(period.contains(today) && period.lowerBound.components.day == 1)
        #expect((88...124).contains(period.lowerBound.distance(to: today)), "three months are over")
        #expect(period.upperBound.advanced(by: 1).components.day == 1)
        guard case .type1(let asOf) = state.engagements[1].record.type.value else {
            Issue.record("not a Type 1")
            return
        }
        #expect((28...62).contains(today.distance(to: asOf)))
    }

    @Test("It took four months of working days, up to yesterday, in working hours, and time never went back", arguments: days)
    func time(today: Day) async throws {
        let entries = try await Demonstration.copy(on: today).open().entries
        let days = Set(entries.map(\.at.day))
        let (first, last) = try (#require(days.min()), #require(days.max()))
        #expect((114...122).contains(today.ordinal - first.ordinal))
        #expect(last < today && last.ordinal >= today.ordinal - 4)
        #expect(days.count > 60)
        for day in days { #expect(!["Saturday", "Sunday"].contains(day.weekday), "\(day)") }
        for (earlier, later) in zip(entries, entries.dropFirst()) { #expect(earlier.at <= later.at) }
        for entry in entries { #expect((8...19).contains(entry.at.seconds % 86_400 / 3600), "\(entry.at)") }
    }

    @Test(
        "There is something of everything to look at: ticked, reviewed, late, blocked, unowned, not applicable", arguments: days)
    func everything(today: Day) async throws {
        let tallies = try await Demonstration.copy(on: today).open().state.engagements.map(\.tally)
        for tally in tallies {
            #expect(tally.ticked > tally.total / 10 && tally.ticked < tally.total, "work is going on")
            #expect(tally.reviewed > 0 && tally.waitingForReview > 0 && tally.unowned > 0)
            #expect(tally.late < tally.total / 10, "behind, and not hopeless")
        }
        func sum(_ figure: (Tally) -> Int) -> Int { tallies.reduce(0) { $0 + figure($1) } }
        #expect(sum(\.late) > 0 && sum(\.blocked) > 0 && sum(\.notApplicable) > 0)
    }

    @Test("It keeps the rules that it demonstrates: nobody reviews what they ticked, and what does not apply has a reason")
    func rules() async throws {
        let entries = try await Demonstration.copy(on: Self.days[0]).open().entries
        var ticks: [ItemAddress: Handle] = [:]
        var (reviews, exclusions) = (0, 0)
        for entry in entries {
            guard case .status(let item, let to, _, let reason) = entry.action else { continue }
            switch to {
            case .ready: ticks[item] = entry.stamp.handle
            case .reviewed:
                reviews += 1
                #expect(ticks[item] != nil && ticks[item] != entry.stamp.handle, "\(item)")
            case .notApplicable:
                exclusions += 1
                #expect(!reason.isEmpty, "\(item)")
            case .todo, .inProgress: break
            }
        }
        #expect(reviews > 0 && exclusions > 0)
    }

    @Test("Notes, a change of scope with its reason and blocked items with theirs stand in its history")
    func history() async throws {
        let actions = try await Demonstration.copy(on: Self.days[0]).open().entries.map(\.action)
        #expect(actions.contains { if case .note(_, let text) = $0 { !text.isEmpty } else { false } })
        #expect(actions.contains { if case .scope(_, _, false, _, let reason) = $0 { !reason.isEmpty } else { false } })
        #expect(actions.contains { if case .blocked(_, let reason?, _) = $0 { !reason.isEmpty } else { false } })
    }

    @Test("It is not written over a workspace that is there")
    func twice() async throws {
        let demo = try await Demonstration.copy(on: Self.days[0])
        let files = try demo.files
        #expect(throws: WorkspaceError.exists(demo.folder)) {
            try DemoWorkspace.write(to: demo.folder, today: Self.days[1])
        }
        #expect(try demo.files == files)
    }
}
