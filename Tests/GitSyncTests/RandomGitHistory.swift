import Checking
import Files
import Foundation
import GitSync
import HashTreeCollections
import Journal
import Readiness
import Reports
import Soaking
import Store
import SystemPackage
import Testing
@testable import Workbench

/// What a team might do in a day: random people who work, branch, merge, rebase, reset, copy and share, in real git
/// repositories.
final class RandomGitHistory {
    private static let people = ["Ana", "Ben", "Cho"]
    private static let engagement = EngagementID("soc2")

    private var numbers: SeededRandom
    private let scratch: URL
    private var clones: [GitClone] = []
    private var acknowledged: [EntryID: Entry] = [:]
    private var branches = 0
    /// What was done, to be read where something went wrong.
    private(set) var log: [String]

    init(seed: UInt64) throws {
        numbers = SeededRandom(seed: seed)
        log = ["TICKMARK_SEED=\(seed)"]
        scratch = FileManager.default.temporaryDirectory.appendingPathComponent("tickmark-history-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        try GitClone.git(["init", "--quiet", "--bare", "-b", "main", "hub.git"], in: scratch)
        let first = try clone()
        try WorkspaceFolder.create(at: FilePath(first.folder.path), name: "Acme")
        let day = try #require(Day(iso: "2027-03-31"))
        try write(in: first) { _ in
            [
                .engage(
                    EngagementSetup(
                        id: Self.engagement, report: .soc2, catalog: "soc2", type: .type1(asOf: day), organization: "Acme",
                        service: "",
                        areas: []))
            ]
        }
        try commit(in: first)
        try first.git("push", "--quiet", "-u", "origin", "HEAD:main", log: &log)
    }

    deinit { try? FileManager.default.removeItem(at: scratch) }

    // MARK: A day

    func live(steps: Int) async throws {
        for _ in 0..<steps {
            let clone = clones[Int.random(in: clones.indices, using: &numbers)]
            switch Int.random(in: 0..<100, using: &numbers) {
            case 0..<38: try work(in: clone)
            case 38..<44: try commit(in: clone)
            case 44..<50: try branch(in: clone)
            case 50..<56: try switchBranch(in: clone)
            case 56..<62: try merge(in: clone)
            case 62..<66: try rebase(in: clone)
            case 66..<69: try cherryPick(in: clone)
            case 69..<72: try reset(in: clone)
            case 72..<75: try stash(in: clone)
            case 75..<79: try copy(clone)
            case 79..<82: if clones.count < 5 { _ = try self.clone() }
            case 82..<86: try leaveOpen(clone)
            case 86..<93: try pull(in: clone)
            default: try await sync(in: clone)
            }
        }
    }

    private func work(in clone: GitClone) throws {
        for _ in 0..<Int.random(in: 1...3, using: &numbers) {
            let item = ItemAddress(Self.engagement, ItemID("CC6.1-0\(Int.random(in: 1...6, using: &numbers))"))
            let choice = Int.random(in: 0..<4, using: &numbers)
            let owner = Handle(Self.people.randomElement(using: &numbers)?.lowercased() ?? "ana")
            let status = Status.allCases.randomElement(using: &numbers) ?? .todo
            let text = "note \(log.count)"
            try write(in: clone) { record in
                let work = record.engagement(Self.engagement)?.work[item.item] ?? ItemWork()
                switch choice {
                case 0: return [.note(item, text: text)]
                case 1: return [.owner(item, to: owner, was: work.owner.value)]
                default: return [.status(item, to: status, was: work.recordedStatus.value, reason: text)]
                }
            }
        }
    }

    private func write(in clone: GitClone, _ make: (WorkspaceRecord) -> [Action]) throws {
        let entries = try clone.write(make)
        for entry in entries { acknowledged[entry.id] = entry }
        log.append(
            "\(clone.folder.lastPathComponent): \(clone.person) wrote \(entries.map(\.id.description).joined(separator: " "))")
    }

    /// Everything that is not committed would be lost by what follows, and by the person's own doing.
    @discardableResult
    private func commit(in clone: GitClone) throws -> Bool {
        try clone.git("add", "--all", log: &log)
        guard try GitClone.git(["diff", "--cached", "--quiet"], in: clone.folder).status != 0 else { return false }
        return try clone.git("commit", "--quiet", "-m", "work \(log.count)", log: &log)
    }

    private func otherBranch(than current: String, in clone: GitClone) throws -> String? {
        let names = try clone.ask("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes").split(
            separator: "\n")
        return names.map(String.init).filter { $0 != current && $0 != "origin" && !$0.hasSuffix("/HEAD") }.randomElement(
            using: &numbers)
    }

    private func branch(in clone: GitClone) throws {
        try commit(in: clone)
        branches += 1
        try clone.git("switch", "--quiet", "-c", "b\(branches)", log: &log)
    }

    private func switchBranch(in clone: GitClone) throws {
        try commit(in: clone)
        let names = try clone.ask("for-each-ref", "--format=%(refname:short)", "refs/heads").split(separator: "\n").map(
            String.init)
        guard let name = names.randomElement(using: &numbers) else { return }
        try clone.git("switch", "--quiet", name, log: &log)
    }

    private func merge(in clone: GitClone) throws {
        try commit(in: clone)
        guard let other = try otherBranch(than: clone.ask("branch", "--show-current"), in: clone) else { return }
        if Bool.random(using: &numbers) {
            try clone.git("merge", "--quiet", "-m", "merge \(other)", other, log: &log)
        } else if try clone.git("merge", "--quiet", "--squash", other, log: &log) {
            try commit(in: clone)
        }
    }

    private func rebase(in clone: GitClone) throws {
        try commit(in: clone)
        let current = try clone.ask("branch", "--show-current")
        guard let other = try otherBranch(than: current, in: clone) else { return }
        // What a rebase leaves behind is reachable by another name, as it would be by a colleague's clone.
        branches += 1
        try clone.git("branch", "kept\(branches)", log: &log)
        try clone.git("rebase", "--quiet", other, log: &log)
    }

    private func cherryPick(in clone: GitClone) throws {
        try commit(in: clone)
        guard let other = try otherBranch(than: clone.ask("branch", "--show-current"), in: clone) else { return }
        let commits = try clone.ask("rev-list", "--no-merges", "--reverse", "HEAD..\(other)").split(separator: "\n").prefix(3)
        for commit in commits {
            guard try clone.git("cherry-pick", "--allow-empty", "--keep-redundant-commits", String(commit), log: &log) else {
                return
            }
        }
    }

    private func reset(in clone: GitClone) throws {
        try commit(in: clone)
        branches += 1
        try clone.git("branch", "kept\(branches)", log: &log)
        let depth = try Int(clone.ask("rev-list", "--count", "--first-parent", "HEAD")) ?? 1
        guard depth > 2 else { return }
        try clone.git("reset", "--quiet", "--hard", "HEAD~\(Int.random(in: 1...min(3, depth - 2), using: &numbers))", log: &log)
    }

    private func stash(in clone: GitClone) throws {
        guard try clone.git("stash", "--quiet", log: &log) else { return }
        let isEmpty = try clone.ask("stash", "list").isEmpty
        try work(in: clone)
        if !isEmpty { try clone.git("stash", "pop", "--quiet", log: &log) }
    }

    private func clone() throws -> GitClone {
        let name = "clone\(clones.count)"
        try GitClone.git(["clone", "--quiet", "hub.git", name], in: scratch)
        let person = Self.people.randomElement(using: &numbers) ?? "Ana"
        let clone = GitClone(at: scratch.appendingPathComponent(name), person: person)
        clones.append(clone)
        log.append("\(name) is \(person)'s")
        return clone
    }

    /// The whole folder, with `.tickmark/` inside, as a backup or a sync service would copy it.
    private func copy(_ clone: GitClone) throws {
        guard clones.count < 5 else { return }
        let name = "clone\(clones.count)"
        let folder = scratch.appendingPathComponent(name)
        try FileManager.default.copyItem(at: clone.folder, to: folder)
        clones.append(GitClone(at: folder, person: clone.person))
        log.append("\(name) is a copy of \(clone.folder.lastPathComponent)")
    }

    /// Leaves the program open in a clone while git does its work there, or closes it.
    private func leaveOpen(_ clone: GitClone) throws {
        if clone.store == nil { clone.store = try clone.open() } else { clone.store = nil }
    }

    private func pull(in clone: GitClone) throws {
        try commit(in: clone)
        try clone.git("fetch", "--quiet", log: &log)
        let isOnRemote = try clone.ask("for-each-ref", "refs/remotes/origin/main") != ""
        guard isOnRemote else { return }
        if Bool.random(using: &numbers) {
            try clone.git("merge", "--quiet", "-m", "pull", "origin/main", log: &log)
        } else {
            branches += 1
            try clone.git("branch", "kept\(branches)", log: &log)
            try clone.git("rebase", "--quiet", "origin/main", log: &log)
        }
    }

    private func sync(in clone: GitClone) async throws {
        let store = try clone.read()
        for (key, value) in [("user.name", clone.person), ("user.email", "team@example.com")] {
            try GitClone.git(["config", key, value], in: clone.folder)
        }
        do {
            let report = try await Sync(of: store).run(SyncOptions(setsUpstream: true, includesOtherCommits: true))
            log.append("\(clone.folder.lastPathComponent): synced \(report)")
        } catch {
            log.append("\(clone.folder.lastPathComponent): sync stopped: \(error)")
            // After a reset, a journal is shorter than the commit that it is held against only where somebody cut it:
            // never here.
            Issue.record("\(error)\n\(log.joined(separator: "\n"))")
        }
    }

    // MARK: The end of the day

    /// Brings everything together, and holds it against what was acknowledged.
    func settle() throws {
        for clone in clones {
            let name = clone.folder.lastPathComponent
            try commit(in: clone)
            #expect(try clone.git("push", "--quiet", "--force", "origin", "refs/heads/*:refs/heads/\(name)/*", log: &log))
            try clone.git("switch", "--quiet", "--detach", log: &log)
        }
        let last = try clone()
        let names = try last.ask("for-each-ref", "--format=%(refname:short)", "refs/remotes/origin").split(separator: "\n").map(
            String.init)
        for name in names.shuffled(using: &numbers) where name != "origin" && !name.hasSuffix("/HEAD") {
            #expect(try last.git("merge", "--quiet", "-m", "merge \(name)", name, log: &log))
        }
        try last.git("push", "--quiet", "origin", "HEAD:refs/heads/end", log: &log)
        var records: Set<WorkspaceRecord> = []
        for clone in clones {
            if clone !== last {
                #expect(try clone.git("fetch", "--quiet", "origin", "end", log: &log))
                #expect(try clone.git("checkout", "--quiet", "FETCH_HEAD", log: &log))
            }
            let store = try clone.read()
            #expect(store.damage.isEmpty, "\(store.damage)\n\(log.joined(separator: "\n"))")
            records.insert(store.state.record)
            records.insert(try clone.open().state.record)
        }
        #expect(records.count == 1, "every clone folds to the same\n\(log.joined(separator: "\n"))")
        let store = try last.open()
        let kept = Dictionary(uniqueKeysWithValues: store.entries.map { ($0.id, $0) })
        let lost = acknowledged.filter { kept[$0.key] != $0.value }
        #expect(lost.isEmpty, "lost: \(lost.keys.sorted())\n\(log.joined(separator: "\n"))")
        #expect(kept.count == acknowledged.count)
        foldInEveryOrder(store.entries, to: store.state.record)
    }

    /// Journals come in any order, in pieces of any size; what comes out is the same.
    private func foldInEveryOrder(_ entries: [Entry], to record: WorkspaceRecord) {
        for _ in 0..<10 {
            #expect(FoldedHistory(folding: entries.shuffled(using: &numbers)).record == record)
            var journals = Dictionary(grouping: entries, by: \.id.writer).mapValues { $0[...] }
            var folded = FoldedHistory()
            while let writer = journals.keys.sorted().randomElement(using: &numbers), let rest = journals[writer] {
                let piece = rest.prefix(Int.random(in: 1...5, using: &numbers))
                let isPlaced = folded.insert(Array(piece))
                #expect(isPlaced)
                journals[writer] = rest.count > piece.count ? rest.dropFirst(piece.count) : nil
            }
            #expect(folded.record == record)
        }
    }
}
