@testable import Checking
@testable import Files
import Foundation
@testable import GitSync
@testable import Journal
import Readiness
import Reports
import Soaking
@testable import Store
import SystemPackage
import Testing
@testable import Workbench

@Suite("Every call of a run fails in turn, and nothing is lost, doubled or called saved that is not")
struct FaultTests {
    static let errors: [Errno] = [.noSpace, .ioError, .interrupted, .diskQuotaExceeded, .readOnlyFileSystem, .noLocks]

    /// What happens between a failure and the next attempt.
    enum Meanwhile: CaseIterable, Sendable {
        /// Nothing.
        case nothing
        /// The same person writes from another window, and another person writes, too.
        case othersWrite
        /// The program is killed; a new one begins.
        case restart
    }

    @Test(
        "Open, status, read, write, flush, cut, lock, rename, make and list: each fails once, in each way",
        arguments: Meanwhile.allCases)
    func everyCall(meanwhile: Meanwhile) throws {
        let calls = try calls(of: nil, meanwhile: .nothing).log
        #expect(calls.count > 80)
        var names: Set<String> = []
        var runs = 0
        for (index, name) in calls.enumerated() {
            let faults = faults(at: index + 1)
            // In the short form, what is written, flushed and cut in a journal is tried in most ways; of the rest, each
            // call in one.
            let isCritical = name.hasSuffix(".jsonl") && ["write", "flush", "truncate"].contains { name.hasPrefix($0) }
            let isTurn = index % Meanwhile.allCases.count == Meanwhile.allCases.firstIndex(of: meanwhile)
            let chosen =
                Soak.isFull
                ? faults
                : isCritical ? faults.filter { $0.error == .ioError } : isTurn ? [faults[index * 7 % faults.count]] : []
            for fault in chosen {
                runs += 1
                if let hit = try self.calls(of: fault, meanwhile: meanwhile).hit {
                    names.insert(String(hit.prefix { $0 != " " }))
                }
            }
        }
        let all: Set = ["open", "read", "write", "flush", "truncate", "lock", "rename", "make", "list"]
        #expect(Soak.isFull ? names == all : names.isSubset(of: all) && names.isSuperset(of: ["write", "flush", "truncate"]))
        print("faults, \(meanwhile): \(runs) runs of \(calls.count) calls")
    }

    private func faults(at call: Int) -> [Fault] {
        Fault.Manner.allCases.flatMap { manner in
            (manner == .short ? [.noSpace] : Self.errors).flatMap { error in
                [false, true].map { Fault(call: call, manner: manner, error: error, isStuck: $0) }
            }
        }
    }

    /// Runs the errand with a fault, and checks after each failure and at the end.
    private func calls(of fault: Fault?, meanwhile: Meanwhile) throws -> FaultyCalls {
        let scratch = try Scratch()
        let calls = FaultyCalls(fault)
        var errand = Errand(in: scratch.path.appending("acme"), through: calls)
        for step in Errand.Step.allCases {
            try errand.prepare(step)
            do {
                try errand.make(step)
            } catch {
                let comment: Comment = "\(fault?.description ?? "no fault") (\(calls.hit ?? "")) in \(step), \(meanwhile)"
                try afterFailure(error, of: step, &errand, comment)
                calls.mend()
                try between(meanwhile, step, &errand)
                // A retry succeeds, and only a second beginning is refused, because the first one was made.
                do {
                    try errand.make(step)
                } catch WorkspaceError.exists where step == .create {
                } catch {
                    Issue.record("the retry failed: \(error); \(comment)")
                }
            }
        }
        let comment: Comment = "\(fault?.description ?? "no fault") (\(calls.hit ?? "")), \(meanwhile)"
        try errand.notebook.expect(errand.acknowledged, tried: errand.tried, comment)
        try errand.notebook.expectWholeChains(comment)
        calls.mend()
        _ = try errand.store?.refresh()
        #expect(errand.store?.hasStaged == false, comment)
        #expect(errand.store?.noteTexts == (try errand.notebook.texts(comment)), comment)
        #expect(errand.store?.shownTexts == errand.store?.noteTexts, comment)
        return calls
    }

    /// What a failure must leave behind: words that help, what was staged, and all that was acknowledged.
    private func afterFailure(_ error: any Error, of step: Errand.Step, _ errand: inout Errand, _ comment: Comment) throws {
        let text = "\(error)"
        #expect(text.contains("Tickmark cannot "), "\(text); \(comment)")
        #expect(text.contains(" again") || text.contains("writable"), "what to do next; \(text); \(comment)")
        #expect(!text.lowercased().contains("saved"), "\(text); \(comment)")
        if [.begin, .note, .batch, .torn].contains(step) {
            #expect(errand.store?.hasStaged == true, comment)
            let shown = Set(errand.store?.shownTexts ?? [])
            #expect(shown.isSuperset(of: errand.tried.subtracting(["from ben"])), comment)
            #expect(errand.store?.shownTexts.count == shown.count, comment)
            // Looking again while it is not written shows it once, wherever it stands.
            if var looking = errand.store {
                _ = try? looking.refresh()
                #expect(looking.shownTexts.duplicates == [], comment)
            }
        }
        if step != .create, step != .open {
            try errand.notebook.expect(errand.acknowledged, tried: errand.tried, comment)
        }
    }

    private func between(_ meanwhile: Meanwhile, _ step: Errand.Step, _ errand: inout Errand) throws {
        guard step != .create, step != .open else { return }
        switch meanwhile {
        // A note on an engagement that nobody has begun says nothing.
        case .othersWrite where step == .begin: break
        case .nothing: break
        case .othersWrite:
            for name in ["Ana Ruiz", "Ben Okafor"] {
                let text = "\(name) during \(step)"
                errand.tried.insert(text)
                var other = try errand.notebook.open(as: name)
                try other.write([.note(text)])
                errand.acknowledged.insert(text)
            }
        case .restart:
            // What was not acknowledged may be there or not; a person looks and does again only what is not.
            let there = Set(try errand.notebook.texts())
            errand.store = try errand.notebook.open(through: errand.calls)
            let missing = errand.tried.subtracting(there).subtracting(errand.acknowledged).sorted()
            for text in missing { errand.store?.stage([.note(text)]) }
            if step == .begin, errand.store?.state.record.engagements.isEmpty ?? true {
                errand.store?.stage([Notebook.engagement])
            }
            try errand.store?.commit()
            errand.acknowledged.formUnion(errand.tried)
            // The step is made again with nothing to do: its texts are there.
            errand.finished = step
        }
    }
}
