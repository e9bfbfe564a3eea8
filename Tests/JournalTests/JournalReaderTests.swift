@testable import Checking
@testable import Digests
@testable import Files
import Foundation
@testable import GitSync
@testable import Journal
import Readiness
import Reports
import Soaking
@testable import Store
import Testing
@testable import Workbench

@Suite("A journal is read line by line, and each line must follow the one before it")
struct JournalReaderTests {
    private let beginning = JournalPosition(beginningOf: Samples.ana, in: Bench.id)
    private let reader = JournalReader(writer: Samples.ana, file: "journal/ana-4f1c90ab.jsonl")

    /// The lines of a journal of notes, each with its newline.
    private func lines(_ count: Int, clock: (Int) -> Int = { $0 }) -> [[UInt8]] {
        var head = beginning.head
        return (1...count).map { number in
            let line = Samples.entry(.note(Samples.item, text: "note \(number)"), number, clock: clock(number)).line(after: head)
            head = Digest.sha256(line)
            return line + [UInt8(ascii: "\n")]
        }
    }

    private func read(_ bytes: [UInt8], highestClock: Int = 1000) -> JournalReader.Result {
        reader.read(bytes, after: beginning, highestClock: highestClock)
    }

    @Test("The first line follows the workspace's id and the writer, so that it fits no other journal")
    func beginnings() {
        #expect(
            beginning.head == Digest.sha256("tickmark journal 1 acme-acme-acme-acme ana-4f1c90ab".utf8))
        #expect(
            JournalPosition(beginningOf: Samples.ana, in: "w").head
                == "bcca9ef49e88087be516f45f5bab6096c64436cca3c033226d45560f535348df")
        let other = JournalReader(writer: WriterID("ben", tag: 1), file: "journal/ben-00000001.jsonl")
        let bytes = lines(1)[0]
        let damage = other.read(
            bytes, after: JournalPosition(beginningOf: WriterID("ben", tag: 1), in: Bench.id), highestClock: 1000
        ).damage
        #expect(damage?.reason.description == "it does not begin this writer's journal of this workspace")
    }

    @Test("What is whole is read, and where it ends is known by length, number, clock and digest")
    func whole() {
        let lines = lines(3)
        let result = read(lines.flatMap { $0 })
        #expect(result.damage == nil && result.torn == [] && result.entries.count == 3)
        #expect(
            result.position
                == JournalPosition(
                    length: lines.joined().count, sequence: 3, clock: 3, head: Digest.sha256(lines[2].dropLast())))
    }

    @Test(
        "In whatever parts the bytes come, what is read is what they say as a whole: the entries, where they end, and what is wrong"
    )
    func parts() {
        var random = Soak.random(for: "journals in parts")
        let good = lines(12).flatMap { $0 }
        var outcomes = (whole: 0, damaged: 0, torn: 0)
        for round in 0..<Soak.cases(short: 300, full: 20_000) {
            var bytes = good
            switch round % 4 {
            case 1: bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            case 2: bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
            case 3 where round % 32 == 3:
                bytes.insert(
                    contentsOf: repeatElement(
                        UInt8(ascii: " "), count: JournalReader.lineLimit + 1 - Int.random(in: 0...2, using: &random)),
                    at: Int.random(in: 0...bytes.count, using: &random))
            default: break
            }
            let whole = read(bytes)
            var scan = JournalScan(partsOf: reader.file, of: reader.writer, after: beginning, highestClock: 1000)
            var entries: [Entry] = []
            var fed = 0
            while !scan.isOver {
                if let entry = scan.readLine() {
                    entries.append(entry)
                } else if !scan.isOver {
                    let end = min(bytes.count, fed + Int.random(in: bytes.count > 9999 ? 0...99_999 : 0...400, using: &random))
                    scan.take(Array(bytes[fed..<end]), isLast: end == bytes.count)
                    fed = end
                }
            }
            #expect(entries == whole.entries && scan.position == whole.position, "seed \(random.seed), round \(round)")
            #expect(scan.damage == whole.damage && scan.torn == whole.torn, "seed \(random.seed), round \(round)")
            if whole.damage != nil {
                outcomes.damaged += 1
            } else if whole.torn.isEmpty {
                outcomes.whole += 1
            } else {
                outcomes.torn += 1
            }
        }
        #expect(outcomes.whole > 30 && outcomes.damaged > 30 && outcomes.torn > 30, "\(outcomes)")
    }

    @Test("Each kind of damage is named by file, line and reason, and what stands before it is read")
    func damage() {
        let good = lines(4)
        func text(_ line: [UInt8], _ old: String, _ new: String) -> [UInt8] {
            Array(String(decoding: line, as: UTF8.self).replacing(old, with: new).utf8)
        }
        let cases: [(String, [[UInt8]], Int, String)] = [
            (
                "edited", [good[0], text(good[1], "note 2", "n0te 2"), good[2]], 3,
                "the line before it is not the one that was written there; a line was changed, added or removed"
            ),
            ("removed", [good[0], good[2]], 2, "number 3 stands where 2 should; entries are missing or out of order"),
            ("doubled", [good[0], good[1], good[1]], 3, "number 2 is there a second time"),
            ("swapped", [good[0], good[2], good[1]], 2, "number 3 stands where 2 should; entries are missing or out of order"),
            (
                "renumbered", [good[0], text(good[2], "\"seq\":3", "\"seq\":2")], 2,
                "the line before it is not the one that was written there; a line was changed, added or removed"
            ),
            ("no JSON", [good[0], Array("hello\n".utf8)], 2, "it cannot be read (column 1: no JSON value begins with 'h')"),
            (
                "empty line", [good[0], Array("\n".utf8)], 2,
                "it cannot be read (column 1: the text ends where a value should begin)"
            ),
            (
                "conflict", [good[0], Array("<<<<<<< HEAD\n".utf8)], 2,
                "it cannot be read (column 1: no JSON value begins with '<')"
            ),
            (
                "deep", [good[0], Array((String(repeating: "[", count: 9) + "\n").utf8)], 2,
                "it cannot be read (column 9: nested deeper than 8 levels)"
            ),
        ]
        for (name, lines, line, reason) in cases {
            let result = read(lines.flatMap { $0 })
            #expect(result.damage?.line == line, "\(name)")
            #expect(result.damage?.reason.description == reason, "\(name)")
            #expect(result.entries.count == line - 1, "\(name)")
        }
        let carriage = read(good[0].dropLast() + Array("\r\n".utf8) + good[1])
        #expect(carriage.damage?.line == 2, "git changed the ends of lines")
    }

    @Test("A clock that goes back or stands still is refused; one far ahead is honest up to a bound that no honest one reaches")
    func clocks() {
        #expect(read(lines(3) { [1, 5, 5][$0 - 1] }.flatMap { $0 }).damage?.reason.description == "its clock goes back")
        #expect(read(lines(2) { [1, 999][$0 - 1] }.flatMap { $0 }).damage == nil)
        let hostile = read(lines(2) { [1, 1001][$0 - 1] }.flatMap { $0 })
        #expect(hostile.damage?.reason.description == "its clock, 1001, is further ahead than any honest one can be")
        #expect(read(lines(1) { _ in Int.max }.flatMap { $0 }).damage != nil)
    }

    @Test("A line may be 256 KiB long and no longer, finished or not")
    func long() {
        let text = String(repeating: "x", count: JournalReader.lineLimit)
        let line = Samples.entry(.note(Samples.item, text: text), 1, clock: 1).line(after: beginning.head)
        let reason = "the line is longer than 256 KiB"
        #expect(read(line + [UInt8(ascii: "\n")]).damage?.reason.description == reason)
        #expect(read(line).damage?.reason.description == reason)
        let room = JournalReader.lineLimit - (line.count - text.count)
        let longest = Samples.entry(.note(Samples.item, text: String(text.prefix(room))), 1, clock: 1).line(after: beginning.head)
        #expect(longest.count == JournalReader.lineLimit && read(longest + [UInt8(ascii: "\n")]).entries.count == 1)
    }

    @Test("An unfinished last line is torn, wherever it ends, and the rest is whole")
    func torn() {
        let lines = lines(2)
        for length in 1..<lines[1].count {
            let result = read(lines[0] + lines[1].prefix(length))
            #expect(result.entries.count == 1 && result.damage == nil && result.torn.count == length)
        }
    }

    @Test("Whatever bytes it is given, it reads what fits and stops at what does not")
    func anything() {
        let good = lines(3).flatMap { $0 }
        var random = Soak.random(for: "a journal of any bytes")
        for _ in 0..<Soak.cases(short: 500, full: 100_000) {
            var bytes = good
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            let result = read(bytes)
            let first = zip(bytes, good).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? good.count
            // A change shows at the latest in the line after it; one in the last line may be a change of its words.
            let whole = good[..<first].count { $0 == UInt8(ascii: "\n") }
            #expect(result.entries.count >= whole && result.entries.count <= min(3, whole + 1), "seed \(random.seed)")
        }
    }
}
