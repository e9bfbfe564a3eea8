import Catalogs
import Checking
@testable import Demo
import Files
import Foundation
import GitSync
import Import
import Readiness
import Reports
import Store
import SystemPackage
import Testing

@Suite("What the made-up company has to show, and what its auditor asked for")
struct DemoEvidenceTests {
    /// Ordinary days, the first and the last of a year and of a quarter, a leap day and the day after one, the ends of
    /// long and short months.
    private static let days = ["2026-11-24", "2027-01-01", "2028-02-29", "2028-03-01"].compactMap { Day(iso: $0) }

    @Test("All that there is to look at is there, and by the rules", arguments: days)
    func all(today: Day) async throws {
        let demo = try await Demonstration.copy(on: today)
        let state = try demo.open().state
        try coverage(state)
        everyPieceIsShown(state)
        try stretches(state)
        owners(state)
        try files(demo, state)
        requests(state)
    }

    private func coverages(_ state: WorkspaceState) -> [(Engagement, ReportCoverage)] {
        state.engagements.map { ($0, state.coverage(of: $0)) }
    }

    /// Whatever is attached to a control is somewhere beside it: where it counts, outside the report's dates, or among
    /// what counts for no day.
    private func everyPieceIsShown(_ state: WorkspaceState) {
        let replaced = Set(state.record.evidence.pieces.compactMap(\.replaces))
        for (_, coverage) in coverages(state) {
            for control in coverage.controls where !control.isItem {
                let shown = control.coverage.occurrences.flatMap(\.listed) + control.coverage.outside + control.uncounted
                let attached = state.record.evidence.pieces.filter {
                    !$0.isRetired && $0.controls.contains(control.key) && !replaced.contains($0.id)
                }
                let missing = attached.map(\.id).filter { !shown.contains($0) }
                #expect(missing.isEmpty, "\(control.key): \(missing)")
                #expect(Set(control.uncounted).isDisjoint(with: control.coverage.occurrences.flatMap(\.listed)))
            }
        }
    }

    /// Each state of coverage is there but broken: the files of the demo are as they were attached.
    private func coverage(_ state: WorkspaceState) throws {
        let all = coverages(state)
        let states = Set(all.flatMap { $0.1.controls.flatMap { $0.coverage.occurrences.map(\.state) } })
        #expect(states == [.met, .missing, .notDue, .returned, .failed])
        #expect(state.brokenEvidence.isEmpty)
        for (engagement, coverage) in all {
            #expect(coverage.covered > 0 && coverage.covered < coverage.controls.count, "\(engagement.id)")
            #expect(engagement.tally.evidenced > 0 && engagement.tally.evidenced < engagement.tally.ticked, "\(engagement.id)")
        }
        #expect(all[0].1.controls.contains { !$0.coverage.outside.isEmpty }, "evidence from before the period")
    }

    /// Past stretches are covered whole where somebody kept at it, and have a gap where somebody did not.
    private func stretches(_ state: WorkspaceState) throws {
        let coverage = state.coverage(of: state.engagements[0])
        func states(_ key: String) throws -> [CoverageState] {
            try #require(coverage.control(key), "\(key)").coverage.occurrences.filter(\.isDue).map(\.state)
        }
        #expect(try states("security-updates").first == .returned)
        #expect(try states("uptime").prefix(2) == [.met, .missing])
        #expect(try states("vulnerability-management").prefix(2) == [.missing, .met])
        let emergency = try #require(coverage.control("emergency-access")).coverage.occurrences
        #expect(emergency.first?.state == .met && emergency.first?.grounds == .emptyPopulation)
        let releases = try #require(coverage.control("change-approval")).coverage.occurrences
        #expect(releases.first?.state == .met && releases.first?.grounds == .sampledPopulation)
        #expect(try #require(coverage.control("mfa")).isCovered)
        let restore = try #require(coverage.control("restore-test")).coverage.occurrences
        #expect(restore.contains { $0.state == .failed })
    }

    /// Each of the three who work there has a control with a gap or a piece that came back, and so has nobody.
    private func owners(_ state: WorkspaceState) {
        let coverage = state.coverage(of: state.engagements[0])
        let gaps = coverage.controls.filter { $0.hasGap }
        let owners = Set(gaps.flatMap { $0.owners(in: state.engagements[0]) })
        #expect(owners == ["ana", "ben", "cho"])
        let controls = state.controls.all
        #expect(controls.count { $0.owner != nil } > 30)
        #expect(controls.contains { $0.isAdopted && $0.owner == nil && $0.exclusion == nil })
        #expect(controls.contains { $0.exclusion != nil })
        let returned = state.record.evidence.records.filter { record in
            if case .returned = record.piece.verdict { !record.piece.isRetired } else { false }
        }
        #expect(Set(returned.map(\.piece.by)).isSuperset(of: ["ana", "ben"]), "something came back to whoever opens the demo")
        #expect(state.record.evidence.records.contains { if case .accepted = $0.piece.verdict { true } else { false } })
    }

    /// Evidence is files, links, words and nothing that occurred; every file is there, small and plain text.
    private func files(_ demo: Demonstration, _ state: WorkspaceState) throws {
        let pieces = state.record.evidence.records.map(\.piece)
        #expect(pieces.contains { if case .link = $0.content { true } else { false } })
        #expect(pieces.contains { if case .text = $0.content { true } else { false } })
        #expect(pieces.contains { $0.kind == .population && $0.count == 0 && !$0.method.isEmpty })
        let kinds = Set(pieces.map(\.kind))
        #expect(kinds.isSuperset(of: Set(EvidenceKind.allCases).subtracting([.statement])), "minutes come with the quarter")
        let folder = EvidenceFolder(of: demo.folder)
        #expect(folder.unattached(beside: pieces) == [])
        var count = 0
        for piece in pieces {
            guard case .file(let digest, let size, _) = piece.content else { continue }
            count += 1
            let path = try #require(folder.path(of: piece), "\(piece.title)")
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path.string))
            #expect(bytes.count == size && size < 8_000 && (path.lastComponent?.string ?? "").hasPrefix(digest))
            #expect(
                String(data: bytes, encoding: .utf8)?.unicodeScalars.allSatisfy {
                    $0 == "\n" || $0.properties.generalCategory != .control
                } ?? false)
        }
        #expect(count > 10)
        for piece in pieces {
            let warnings = piece.setup.warnings(in: WorkspaceRecord(), today: demo.today)
            let isAhead = warnings.allSatisfy { if case .ahead = $0 { true } else { false } }
            #expect(isAhead, "\(piece.title): \(warnings)")
            #expect(piece.collected <= demo.today)
        }
    }

    /// The auditor's list has requests in each state, one that is late, and one that nobody owns.
    private func requests(_ state: WorkspaceState) {
        let tally = state.engagements[0].requestTally
        #expect(tally.total == 14)
        for figure in [tally.open, tally.gathering, tally.submitted, tally.accepted, tally.returned, tally.late] {
            #expect(figure > 0, "\(tally)")
        }
        let requests = state.engagements[0].listedRequests.map(\.request)
        #expect(Set(requests.map(\.kind.value)) == Set(RequestKind.allCases))
        #expect(requests.contains { $0.owner.value == nil })
        for person: Handle in ["ana", "ben", "cho"] { #expect(requests.contains { $0.owner.value == person && !$0.isDone }) }
        let mine = requests.filter { $0.owner.value == "ana" && !$0.isDone }
        #expect(mine.contains { $0.isLate(on: state.today) })
        for request in requests { for piece in request.evidence { #expect(state.record.evidence[piece] != nil) } }
    }

    @Test("The sample is the one that its seed draws from the population, row for row, and what came of it is all there")
    func sample() async throws {
        let demo = try await Demonstration.copy(on: Self.days[0])
        let pieces = try demo.open().state.record.evidence.records.map(\.piece)
        func table(_ title: String) throws -> (name: String, digest: String, rows: [[String]]) {
            let piece = try #require(pieces.first { $0.title.hasPrefix(title) })
            let path = try #require(EvidenceFolder(of: demo.folder).path(of: piece))
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path.string)))
            guard case .file(let digest, _, let name) = piece.content else { throw CocoaError(.fileReadUnknown) }
            return (name, digest, try CSVReader.read(bytes).sheets[0].rows.map(\.cells))
        }
        let releases = try table("Releases to production")
        let population = Population(name: releases.name, digest: releases.digest, table: releases.rows)
        let checked = try CheckedSample(table: try table("Sample of releases").rows, of: population)
        #expect(checked.isComplete && checked.failed.isEmpty)
        #expect(checked.passed.count == DemoTables.sampleSize)
        let piece = try #require(pieces.first { $0.kind == .sample })
        #expect(piece.sample?.how == checked.sample.how)
        #expect(pieces.first { $0.kind == .population && $0.title.hasPrefix("Releases") }?.count == population.rows.count)
    }
}
