@testable import Checking
@testable import Files
import Foundation
@testable import GitSync
@testable import Journal
import Readiness
import RealTerminals
import Reports
import Soaking
@testable import Store
import SystemPackage
import Testing

@Suite("Two damages at once, through the program")
struct PairBinaryTests {
    /// Printed with each failure; the pairs are the same in each run.
    private static let seed: UInt64 = 20_270_114

    private static let pairs: [DamagedPair] = {
        var chance = SeededRandom(seed: seed)
        return Array(DamagedPair.all.shuffled(using: &chance).prefix(60))
    }()

    @Test(
        "doctor, --mend and verify: done is what was said, no byte is lost, nothing is called whole that is not", arguments: 0..<6
    )
    func pairs(tenth: Int) throws {
        print("pairs of damages through the program: seed \(Self.seed), pairs \(10 * tenth) to \(10 * tenth + 9)")
        for pair in Self.pairs[(10 * tenth)..<(10 * tenth + 10)] {
            let name: Comment = "seed \(Self.seed): \(pair)"
            let workspace = try pair.stored()
            let folder = URL(filePath: workspace.path.string)
            let before = try workspace.files()
            let told = try tickmark("doctor", in: folder)
            let mended = try tickmark("doctor", "--mend", in: folder)
            #expect([0, 1].contains(told.status) && [0, 1].contains(mended.status), name)
            #expect(plan(in: told.output) == plan(in: mended.output), name)
            let after = try workspace.files()
            let kept = Set(after.values)
            for (file, bytes) in before where file != ".tickmark/lock" { #expect(kept.contains(bytes), "\(name): \(file)") }
            let journals = after.filter { $0.key.hasPrefix("journal/") && $0.key.hasSuffix(".jsonl") }
            if mended.status == 0 || mended.output.contains("Everything is as it should be") {
                let had = entries(of: before).intersection(entries(of: House.files))
                #expect(had.isSubset(of: entries(of: journals)), name)
            }
            let doctor = try tickmark("doctor", in: folder)
            #expect(doctor.status == mended.status, name)
            let heads = House.heads.flatMap { ["--head", $0.printed] }
            let verified = try run(tickmarkPath, ["verify"] + heads, in: folder)
            #expect([0, 1].contains(verified.status), name)
            if verified.status == 0 {
                for journal in [House.anasJournal, House.bensJournal] {
                    #expect((after[journal] ?? []).starts(with: House.files[journal] ?? []), "\(name): \(journal)")
                }
            }
        }
    }

    /// What is to be done, as it is printed.
    private func plan(in output: String) -> [Substring] {
        let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
        guard let heading = lines.firstIndex(where: { $0.hasSuffix("after keeping every file as it is in .tickmark/:") }) else {
            return []
        }
        return Array(lines[(heading + 1)...].prefix { $0.hasPrefix("  ") })
    }

    private func entries(of files: [String: [UInt8]]) -> Set<String> {
        files.reduce(into: []) { entries, file in
            guard file.key.contains("ana-") || file.key.contains("ben-") else { return }
            entries.formUnion(JournalLines(file.value, of: House.ana).lines.lazy.filter { $0.place != nil }.map(\.digest))
        }
    }
}

@Suite("Somebody without rights")
struct WithoutRightsTests {
    /// Why the program cannot be run as somebody else; nil where it can.
    private static let hindrance: String? = {
        if geteuid() != 0 { return "only root can run the program as somebody else" }
        let can = try? run(
            "/usr/bin/env", ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "test", "-x", tickmarkPath])
        return can?.status == 0 ? nil : "setpriv(1) is missing, or somebody else may not run \(tickmarkPath)"
    }()

    private static let isPossible: Bool = {
        if let hindrance { print("not tried without rights: \(hindrance)") }
        return hindrance == nil
    }()

    private func asNobody(_ arguments: String..., in folder: URL) throws -> Answer {
        try run(
            "/usr/bin/env",
            ["timeout", "60", "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", tickmarkPath] + arguments, in: folder
        )
    }

    private func own(_ workspace: StoredWorkspace) throws {
        #expect(try run("/usr/bin/env", ["chown", "-R", "65534:65534", workspace.beside.string]).status == 0)
    }

    @Test(
        "A journal that one may not read is not missing, and what is left of a copy does not take its place",
        .enabled(if: WithoutRightsTests.isPossible, "needs root and setpriv(1)"))
    func unreadable() throws {
        var files = House.files
        let ana = files[House.anasJournal] ?? []
        files["journal/ana-4f1c90ab (1).jsonl"] = Array(ana.prefix((ana.firstIndex(of: 0x0A) ?? 0) + 1))
        let workspace = try StoredWorkspace(files)
        try own(workspace)
        let journal = workspace.path.appending(House.anasJournal).string
        #expect(chmod(journal, 0) == 0)
        let folder = URL(filePath: workspace.path.string)
        for arguments in [["doctor"], ["doctor", "--mend"], ["doctor"]] {
            let answer = try run(
                "/usr/bin/env",
                ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", tickmarkPath] + arguments, in: folder)
            #expect(answer.status == 1 && answer.output.contains("Permission denied"), "\(answer.output)\(answer.errors)")
            #expect(!answer.output.contains("which is missing") && !answer.output.contains("as it should be:"))
        }
        #expect(chmod(journal, 0o644) == 0)
        #expect(try workspace.files()[House.anasJournal] == ana)
    }

    @Test(
        "A pipe that may only be read in the lock's place is said, and nobody waits for its other end",
        .enabled(if: WithoutRightsTests.isPossible, "needs root and setpriv(1)"))
    func pipe() throws {
        let workspace = try StoredWorkspace(House.files)
        try own(workspace)
        let machine = workspace.path.appending(".tickmark").string
        #expect(mkdir(machine, 0o755) == 0 && mkfifo(machine + "/lock", 0o444) == 0)
        let folder = URL(filePath: workspace.path.string)
        for arguments in [["note", "HC1-01", "hello"], ["doctor", "--mend"]] {
            let answer = try run(
                "/usr/bin/env",
                ["timeout", "60", "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", tickmarkPath] + arguments,
                in: folder)
            #expect(answer.status == 1, "\(answer.status) \(answer.output)\(answer.errors)")
            if arguments[0] == "note" { #expect(answer.errors.contains("not a regular file"), "\(answer.errors)") }
        }
    }

    @Test(
        "A lock that another user made can be taken by all who may read it, through the program",
        .enabled(if: WithoutRightsTests.isPossible, "needs root and setpriv(1)"))
    func foreignLock() throws {
        let workspace = try StoredWorkspace(House.files)
        let machine = workspace.path.appending(".tickmark").string
        #expect(mkdir(machine, 0o755) == 0)
        try own(workspace)
        // Made behind that, it stays root's.
        let lock = open(machine + "/lock", O_WRONLY | O_CREAT | O_EXCL, 0o444)
        #expect(lock >= 0)
        close(lock)
        let folder = URL(filePath: workspace.path.string)
        let answer = try asNobody("note", "HC1-01", "hello", in: folder)
        #expect(answer.status == 0, "\(answer.status) \(answer.output)\(answer.errors)")
        #expect(try asNobody("history", "--json", in: folder).output.contains("hello"))
        #expect(try FileManager.default.attributesOfItem(atPath: machine + "/lock")[.ownerAccountID] as? Int == 0)
    }

    @Test(
        "Where a folder may be written in and not read, what is there afterwards is what is said",
        .enabled(if: WithoutRightsTests.isPossible, "needs root and setpriv(1)"))
    func writeOnly() throws {
        let workspace = try StoredWorkspace(House.files)
        try own(workspace)
        let place = workspace.beside.appending("letterbox").string
        #expect(mkdir(place, 0o700) == 0 && chmod(place, 0o1333) == 0)
        let folder = URL(filePath: workspace.path.string)
        let export = try asNobody("export", "--output", "\(place)/e.md", in: folder)
        #expect(export.errors.contains("was written to \(place)/e.md, but may not outlast a power cut"), "\(export.errors)")
        let backup = try asNobody("doctor", "--snapshot", "\(place)/b.tar", in: folder)
        #expect(
            backup.errors.contains("\(place)/b.tar is there, whole and checked, but may not outlast a power cut"),
            "\(backup.errors)")
        #expect(
            FileManager.default.fileExists(atPath: "\(place)/e.md") && FileManager.default.fileExists(atPath: "\(place)/b.tar"))
        let restored = try asNobody("restore", "\(place)/b.tar", "\(place)/again", in: folder)
        #expect(restored.errors.contains("\(place)/again is there, whole and checked, but may not"), "\(restored.errors)")
        #expect(try Verification(of: FilePath("\(place)/again"), against: House.heads).isSound)
    }
}
