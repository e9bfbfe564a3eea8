@testable import Checking
@testable import Files
import Foundation
@testable import GitSync
@testable import Journal
import Readiness
import Reports
@testable import Store
import SystemPackage
import Testing
@testable import Workbench

@Suite("What was in a journal here and is not any more is named until somebody says that they know, or it is back")
struct GoneTests {
    private static let why = "(another branch, a reset, or somebody's deletion)"

    /// What a new start says, taking note of what it saw.
    private func start(_ bench: Bench, _ name: String = "acme") throws -> [String] {
        var store = try bench.open(name)
        let notices = store.takeNoticeSentences()
        store.keepState()
        #expect(store.isWhole == notices.isEmpty)
        return notices
    }

    /// What `doctor` finds missing.
    private func found(_ bench: Bench) throws -> [String] {
        try Examination(of: bench.folder).findings.filter { $0.kind.isSerious }.map { "\($0.kind.rawValue) \($0.line)" }
    }

    @Test("A missing journal is said by every start until it is known, no more when it is back, and again when it goes again")
    func missing() throws {
        let bench = try Bench()
        try bench.note("one", as: "Ana Ruiz")
        try bench.note("two", "three", as: "Ben Okafor")
        #expect(try start(bench) == [])
        let name = try bench.journal(of: "ben")
        try bench.shell("mv acme/\(name) kept")
        for _ in 0..<2 {
            #expect(try start(bench) == ["\(name) with 3 entries is gone \(Self.why)."])
            #expect(try found(bench) == ["gone 0"])
        }
        #expect(try bench.open().notes == ["one"])
        try bench.shell("cp kept acme/\(name)")
        #expect(try start(bench) == [] && found(bench) == [])
        #expect(try bench.open().notes == ["one", "two", "three"])
        try bench.shell("rm acme/\(name)")
        #expect(try KnowingLosses(of: bench.folder).losses.count == 1)
        #expect(try start(bench) == [] && found(bench) == [])
        try bench.shell("cp kept acme/\(name)")
        #expect(try start(bench) == [] && found(bench) == [])
        try bench.shell("rm acme/\(name)")
        #expect(try start(bench) == ["\(name) with 3 entries is gone \(Self.why)."])
    }

    @Test("What is back is missed when it goes again, though only doctor or verify looked meanwhile", arguments: [true, false])
    func backAndGone(looksByVerify: Bool) throws {
        let bench = try Bench()
        try bench.note("one", as: "Ana Ruiz")
        try bench.note("two", "three", as: "Ben Okafor")
        #expect(try start(bench) == [])
        let name = try bench.journal(of: "ben")
        try bench.shell("mv acme/\(name) kept")
        #expect(try KnowingLosses(of: bench.folder).losses.count == 1)
        #expect(try found(bench) == [])
        try bench.shell("cp kept acme/\(name)")
        if looksByVerify {
            #expect(try Verification(of: bench.folder).isSound)
        } else {
            #expect(try Examination.settled(bench.folder).isWell)
        }
        try bench.shell("rm acme/\(name)")
        #expect(try found(bench) == ["gone 0"])
        #expect(try start(bench) == ["\(name) with 3 entries is gone \(Self.why)."])
    }

    @Test("Advice names the newest commit that holds what is gone, and the last one only where that holds it")
    func commits() throws {
        let bench = try Bench()
        try bench.note("one")
        let name = try bench.journal(of: "ana")
        func advice() throws -> [String] {
            let examination = try Examination(of: bench.folder)
            return examination.lines(bringing: BringingBack(of: examination))
        }
        try bench.shell("cd acme && git init -q && git add -A && git commit -qm one")
        try bench.note("two", "three")
        let whole = try bench.shell("cd acme && git add -A && git commit -qm two && git rev-parse --short HEAD").trimmed
        try bench.shell("cd acme && git revert --no-edit HEAD")
        #expect(try found(bench) == ["cut 3"])
        #expect(try advice().contains { $0.contains("checkout \(whole) -- \(name)") && !$0.contains("checkout HEAD") })
        try bench.shell("cd acme && git checkout -q \(whole) -- \(name) && git commit -qm back && rm \(name)")
        #expect(try advice().contains { $0.contains("checkout HEAD -- \(name)") })
        try bench.shell("cd acme && rm -rf .git && git init -q && git commit -q --allow-empty -m none")
        #expect(try advice().contains { $0.contains("No commit that git knows of here holds it whole") })
    }

    @Test("Of a journal that is damaged, the commit is named that holds the most of it whole, and not a newer, shorter one")
    func mostEntries() throws {
        let bench = try Bench()
        try bench.note("one")
        let name = try bench.journal(of: "ana")
        let short = try bench.text(name)
        try bench.shell("cd acme && git init -q && git add -A && git commit -qm one")
        try bench.note("two", "three")
        let most = try bench.shell("cd acme && git add -A && git commit -qm two && git rev-parse --short HEAD").trimmed
        try bench.put(short, name)
        try bench.shell("cd acme && git add -A && git commit -qm shorter")
        // Not a line of it can be read any more, so nothing that stands says how far it went.
        try bench.put("x" + short.dropFirst(), name)
        let examination = try Examination(of: bench.folder)
        #expect(examination.findings.contains { $0.file == name && $0.kind.isSerious })
        let advice = examination.lines(bringing: BringingBack(of: examination))
        #expect(advice.contains { $0.contains("checkout \(most) -- \(name)") }, "\(advice)")
        #expect(!advice.contains { $0.contains("checkout HEAD -- \(name)") })
    }

    @Test("A shorter journal is said by how many entries it lost; what is lost after somebody said that they know is said again")
    func shorter() throws {
        let bench = try Bench()
        var store = try bench.note("one", "two", "three")
        store.keepState(ifNewEntries: 1)
        let name = try bench.journal(of: "ana")
        let lines = try bench.text(name).split(separator: "\n", omittingEmptySubsequences: false)
        func keep(_ count: Int) throws { try bench.put(lines.prefix(count).map { $0 + "\n" }.joined(), name) }
        try keep(4)
        #expect(try start(bench) == ["\(name) has lost its last entry \(Self.why)."])
        #expect(try start(bench) == ["\(name) has lost its last entry \(Self.why)."])
        #expect(try found(bench) == ["cut 4"])
        #expect(try KnowingLosses(of: bench.folder).losses.map(\.left) == [4])
        #expect(try start(bench) == [] && found(bench) == [])
        try keep(2)
        #expect(try start(bench) == ["\(name) has lost its last 3 entries \(Self.why)."])
        try keep(5)
        #expect(try start(bench) == [] && found(bench) == [])
        try keep(4)
        #expect(try start(bench) == ["\(name) has lost its last entry \(Self.why)."])
    }

    @Test(
        "Every entry that was called saved is missed where it is gone, though no start has seen it since", arguments: [1, 2, 7])
    func acknowledged(lost: Int) throws {
        let bench = try Bench()
        var store = try bench.note("0")
        for number in 1...8 { try store.note("\(number)") }
        let name = try bench.journal(of: "ana")
        let lines = try bench.text(name).split(separator: "\n").map { $0 + "\n" }
        try bench.put(lines.dropLast(lost).joined(), name)
        #expect(try found(bench) == ["cut \(lines.count - lost)"])
        let counted = lost == 1 ? "entry" : "\(lost) entries"
        #expect(try start(bench) == ["\(name) has lost its last \(counted) \(Self.why)."])
    }

    @Test("A last line that was edited where it stands is missed, on its writer's machine and on one that has seen it")
    func lastLineEdited() throws {
        for sees in [false, true] {
            let bench = try Bench()
            try bench.note("one", "two")
            if sees { #expect(try start(bench) == []) }
            // Whoever has seen it need not have written it.
            if sees { try bench.shell("rm acme/.tickmark/writers-*") }
            let name = try bench.journal(of: "ana")
            let good = try bench.text(name)
            for edited in [good.replacing("\"two\"", with: "\"tw0\""), good.replacing("\"two\"", with: "\"other\"")] {
                try bench.put(edited, name)
                #expect(try start(bench).map { $0.hasPrefix("\(name) is not as it was in this folder: its entry 4") } == [true])
                #expect(try found(bench) == ["rewritten 4"])
            }
            _ = try KnowingLosses(of: bench.folder)
            #expect(try start(bench) == [] && found(bench) == [])
            try bench.put(good, name)
            #expect(try start(bench) == [] && found(bench) == [])
        }
    }

    @Test("A journal that became a link is damaged, and gone when the link was set aside")
    func linked() throws {
        let bench = try Bench()
        try bench.note("one", "two")
        let name = try bench.journal(of: "ana")
        try bench.shell("mv acme/\(name) kept && ln -s ../../kept acme/\(name)")
        #expect(try bench.open().isReadOnly)
        let mending = try Mending(bench.folder)
        #expect(!mending.after.isSound)
        #expect(try found(bench) == ["gone 0"] && start(bench) == ["\(name) with 4 entries is gone \(Self.why)."])
        _ = try KnowingLosses(of: bench.folder)
        #expect(try found(bench) == [] && start(bench) == [])
    }

    @Test("A program that runs says it once, shows what is left, and is quiet when it is back")
    func running() throws {
        let bench = try Bench()
        var store = try bench.note("one")
        try bench.note("two", as: "Ben Okafor")
        _ = try store.refresh()
        #expect(store.notes == ["one", "two"])
        let name = try bench.journal(of: "ben")
        try bench.shell("mv acme/\(name) kept")
        #expect(try store.refresh() == [])
        #expect(store.takeNoticeSentences() == ["\(name) with 2 entries is gone \(Self.why)."])
        #expect(store.notes == ["one"] && store.losses.count == 1)
        #expect(try store.refresh() == [])
        #expect(store.takeNoticeSentences() == [])
        try bench.shell("mv kept acme/\(name)")
        #expect(try store.refresh() == [], "what was read before is no news")
        #expect(store.takeNoticeSentences() == [] && store.notes == ["one", "two"] && store.losses == [])
        store.keepState()
        #expect(try start(bench) == [])
    }

    @Test("A program that runs knows at the next look what somebody said that they know elsewhere")
    func knownElsewhere() throws {
        let bench = try Bench()
        var store = try bench.note("one", "two")
        let name = try bench.journal(of: "ana")
        let lines = try bench.text(name).split(separator: "\n").map { $0 + "\n" }
        try bench.put(lines.dropLast().joined(), name)
        _ = try store.refresh()
        #expect(store.losses.count == 1)
        _ = try KnowingLosses(of: bench.folder)
        _ = try store.refresh()
        #expect(store.losses == [])
    }

    @Test("A journal that cannot be read to its end is damaged, and not gone")
    func damaged() throws {
        let bench = try Bench()
        var store = try bench.note("one", "two")
        store.keepState(ifNewEntries: 1)
        let name = try bench.journal(of: "ana")
        try bench.put(try bench.text(name).replacing("\"one\"", with: "\"0ne\"").replacing("\"two\"", with: "\"tw0\""), name)
        var opened = try bench.open()
        #expect(!opened.takeNoticeSentences().contains { $0.contains("lost") })
        #expect(opened.damage.map(\.line) == [4] && opened.losses == [])
    }

    @Test("What was never called saved is not missed: an append that was cut short, and one that failed and was taken back")
    func neverAcknowledged() throws {
        let bench = try Bench()
        let calls = RecordedCalls()
        var store = try bench.open("acme", as: "Ana Ruiz", calls)
        try store.note("one")
        let name = try bench.journal(of: "ana")
        let before = try bench.text(name)
        // Killed between the flush and the note that it is done: the record says what was intended.
        calls.before("write own") { calls.before("write own") { calls.fail("write own", .ioError) } }
        try store.note("two")
        try bench.put(before, name)
        #expect(try start(bench) == [] && found(bench) == [])
    }

    @Test("A copy of the folder misses nothing: what was seen elsewhere was not seen there")
    func copied() throws {
        let bench = try Bench()
        var store = try bench.note("one", "two")
        store.keepState(ifNewEntries: 1)
        try bench.shell("cp -a acme copy")
        let name = try bench.journal(of: "ana")
        let lines = try bench.text(name).split(separator: "\n").map { $0 + "\n" }
        try bench.put(lines.dropLast().joined(), name, in: "copy")
        #expect(try start(bench, "copy") == [])
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
