@testable import Checking
@testable import Files
@testable import GitSync
@testable import Journal
import Readiness
import Reports
import Soaking
@testable import Store
import Testing
@testable import Workbench

@Suite("Random damage")
struct RandomDamageTests {
    @Test("Whatever is done to a journal: heads show it, mending hides nothing of it, and the bytes from before are kept")
    func anything() throws {
        var chance = Soak.random(for: "random damage")
        let original = House.files[House.anasJournal] ?? []
        for round in 0..<Soak.cases(short: 150, full: 20_000) {
            let name: Comment = "TICKMARK_SEED=\(chance.seed), round \(round)"
            var journal = original
            for _ in 0..<Int.random(in: 1...3, using: &chance) { change(&journal, &chance) }
            var files = House.files
            files[House.anasJournal] = journal
            let workspace = try StoredWorkspace(files)
            let before = try Verification(of: workspace.path, against: House.heads)
            // More at the end, with a chain that is whole, is what an honest writer does, too.
            if before.isSound { #expect(journal.starts(with: original), name) }
            if journal == original { #expect(before.isSound, name) }
            let mending = try Mending(workspace.path)
            let now = try workspace.files()
            let after = try Verification(of: workspace.path, against: House.heads)
            if after.isSound { #expect(now[House.anasJournal]?.starts(with: original) ?? false, name) }
            if now[House.anasJournal] != journal {
                #expect(mending.kept.flatMap { now["\($0)/\(House.anasJournal)"] } == journal, name)
                #expect(mending.after.entries >= before.entries, name)
                #expect(!mending.after.findings.contains { $0.file == House.anasJournal && $0.kind.isSerious }, name)
            }
            // Cutting always ends in a workspace that can be written in.
            let cut = try Mending(workspace.path, cutting: [House.anasJournal]).after
            #expect(cut.isSound, "\(name): \(cut.findings), of \(String(decoding: journal, as: UTF8.self).debugDescription)")
        }
    }

    @Test("A journal with the line ends of another system that was cut off within the last of them is mended at once")
    func cutWithinLineEnd() throws {
        let original = House.files[House.anasJournal] ?? []
        for cuts in 1...2 {
            var files = House.files
            let foreign = original.flatMap { $0 == UInt8(ascii: "\n") ? Array("\r\r\n".utf8) : [$0] }
            files[House.anasJournal] = foreign.dropLast(cuts)
            let workspace = try StoredWorkspace(files)
            let mending = try Mending(workspace.path)
            #expect(try workspace.files()[House.anasJournal] == original)
            #expect(mending.after.findings.isEmpty, "\(mending.after.findings)")
        }
    }

    private func change(_ bytes: inout [UInt8], _ chance: inout SeededRandom) {
        func place(_ bytes: [UInt8]) -> Int { bytes.isEmpty ? 0 : Int.random(in: bytes.indices, using: &chance) }
        func lines(_ bytes: [UInt8]) -> [[UInt8]] { bytes.split(separator: UInt8(ascii: "\n")).map { $0 + [UInt8(ascii: "\n")] } }
        switch Int.random(in: 0..<10, using: &chance) {
        case 0: bytes = Array(bytes.prefix(place(bytes)))
        case 1 where !bytes.isEmpty: bytes[place(bytes)] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
        case 2: bytes.insert(UInt8.random(in: 0...255, using: &chance), at: place(bytes))
        case 3 where !bytes.isEmpty: bytes.remove(at: place(bytes))
        case 4: bytes = lines(bytes).shuffled(using: &chance).flatMap { $0 }
        case 5: bytes += bytes.suffix(place(bytes))
        case 6: bytes += [UInt8](repeating: 0, count: place(bytes))
        case 7: bytes = bytes.flatMap { $0 == UInt8(ascii: "\n") ? [UInt8(ascii: "\r"), $0] : [$0] }
        case 8:
            var parts = lines(bytes)
            if !parts.isEmpty { parts.remove(at: Int.random(in: parts.indices, using: &chance)) }
            bytes = parts.flatMap { $0 }
        default:
            var parts = lines(bytes)
            if let line = parts.randomElement(using: &chance) {
                parts.insert(line, at: Int.random(in: 0...parts.count, using: &chance))
            }
            bytes = parts.flatMap { $0 }
        }
    }
}
