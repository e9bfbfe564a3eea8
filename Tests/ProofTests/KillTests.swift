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
@testable import Workbench

@Suite("A process that writes is killed, and another one finds all that was acknowledged", .serialized)
struct KillTests {
    @Test("After every call to the system in turn, and in the middle of every write")
    func everyCall() throws {
        var victims = try Victims()
        for _ in 0..<Soak.cases(short: 1, full: 20) {
            for isHalf in [false, true] {
                var call = 1
                // Two goes, the second of three notes; the last call is the last that there is.
                while try victims.next("2", "\(call)", isHalf ? "half" : "whole", check: "call \(call)\(isHalf ? ", half" : "")")
                    != 0
                {
                    call += 1
                }
                #expect(call > 60)
            }
        }
        #expect(victims.torn > 0, "no write was ever cut off")
        print(
            "killed after every call: \(victims.kills) kills, \(victims.torn) torn ends, \(victims.acknowledgedInAll) acknowledged"
        )
    }

    @Test("At random moments")
    func randomMoments() throws {
        var random = Soak.random(for: "random kills")
        var victims = try Victims()
        let count = Soak.cases(short: 120, full: 7_000)
        for number in 1...count {
            let patience = Int.random(in: 0..<30, using: &random)
            let status = try victims.next("1000000", check: "kill \(number), seed \(random.seed)") { victim in
                // From the first acknowledgement on, or from the start, any moment is as good as another.
                var lines: [String] = []
                if patience % 8 != 0 { lines += victim.lines() ?? [] }
                while victim.hasOutput(within: patience), let more = victim.lines(), lines.count < patience % 23 { lines += more }
                victim.slay()
                return lines
            }
            #expect(status == -SIGKILL)
        }
        print("killed at random: \(victims.kills) kills, \(victims.torn) torn ends, \(victims.acknowledgedInAll) acknowledged")
        #expect(victims.acknowledgedInAll > count)
    }
}

/// Hammers that are killed one after the other in one workspace, and what they said.
private struct Victims {
    private(set) var kills = 0
    private(set) var torn = 0
    private(set) var acknowledgedInAll = 0
    private var scratch: Scratch
    private var acknowledged: Set<String> = []
    private var number = 0

    init() throws { scratch = try Self.workspace() }

    private static func workspace() throws -> Scratch {
        let scratch = try Scratch()
        try WorkspaceFolder.create(at: scratch.path, name: "Acme")
        var store = try Notebook(folder: scratch.path).open()
        try store.write([Notebook.engagement])
        return scratch
    }

    /// Starts a hammer, lets it be killed, and looks from this process at what it left.
    ///
    /// - Returns: Its exit status; minus the signal where it was killed.
    mutating func next(
        _ arguments: String..., check comment: String, until end: (Spawned) -> [String] = { _ in [] }
    ) throws -> Int32 {
        number += 1
        // Workspaces stay small, so that looking at them costs little.
        if number % 25 == 0 {
            scratch = try Self.workspace()
            acknowledged = []
        }
        let prefix = "v\(number)"
        let victim = try Spawned(hammerPath, [scratch.path.string, "Ana Ruiz", prefix] + arguments)
        let lines = end(victim) + victim.rest()
        let status = victim.wait()
        kills += status < 0 ? 1 : 0
        acknowledgedInAll += lines.count
        for line in lines {
            let go = Int(line.split(separator: "-").last ?? "") ?? 0
            for note in 1...(go % 3 + 1) { acknowledged.insert("\(line)-\(note)") }
        }
        try look("\(comment): \(lines.count) acknowledged in \(scratch.path)")
        return status
    }

    private mutating func look(_ comment: Comment) throws {
        let notebook = Notebook(folder: scratch.path)
        let isTorn = try notebook.hasTornEnd
        torn += isTorn ? 1 : 0
        var store = try notebook.open()
        #expect(store.damage.isEmpty, comment)
        let texts = store.noteTexts
        #expect(Set(texts).isSuperset(of: acknowledged), comment)
        #expect(texts.duplicates == [], comment)
        let isReported = store.takeNoticeSentences().contains { $0.contains("unfinished line") }
        #expect(isReported == isTorn, comment)
        // Every other time the next hammer meets the torn end; else this process does.
        guard number.isMultiple(of: 2) else { return }
        try store.write([.note("look \(number)")])
        acknowledged.insert("look \(number)")
        let isSetAside = store.takeNoticeSentences().contains { $0.contains("was set aside as .tickmark/torn-ana-") }
        #expect(isSetAside == isTorn, comment)
        try notebook.expectWholeChains(comment)
    }
}

extension Notebook {
    /// Whether a journal ends in the middle of a line.
    fileprivate var hasTornEnd: Bool {
        get throws {
            let journals = folder.appending("journal")
            return try files.names(in: journals).contains { name in
                (try files.contents(of: journals.appending(name), upTo: 1 << 30)).last.map { $0 != UInt8(ascii: "\n") } ?? false
            }
        }
    }
}
