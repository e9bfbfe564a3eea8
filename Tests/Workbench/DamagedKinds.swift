@testable import Checking
@testable import Digests
@testable import Files
@testable import GitSync
@testable import Journal
import Readiness
import Reports
@testable import Store
import Testing

/// What can happen to a workspace, one thing each.
struct DamagedKind: Sendable, CustomTestStringConvertible {
    /// The folder's name below `Damaged/`.
    let name: String
    /// Whether somebody changed the past, and nothing but a good copy undoes it.
    var isTampered = false
    /// Whether it is made when the tests run, because git cannot keep it or should not have to.
    var isMadeAtRunTime = false
    /// Symbolic links, and what they lead to: made when the tests run.
    var links: [String: String] = [:]
    /// Does it.
    let happen: @Sendable (inout [String: [UInt8]]) -> Void

    var testDescription: String { name }

    /// The files, after it has happened.
    var files: [String: [UInt8]] {
        var files = House.files
        happen(&files)
        return files
    }

    static let all: [DamagedKind] =
        [DamagedKind(name: "nothing") { _ in }] + tails + middles + rewritings + wholeFiles + besides

    // MARK: Ends

    private static let tails = [
        DamagedKind(name: "torn-end") { $0.ana { $0 = Array($0.dropLast(40)) } },
        DamagedKind(name: "torn-end-without-newline") { $0.ana { $0 = Array($0.dropLast()) } },
        DamagedKind(name: "torn-end-of-zeros") { $0.ana { $0 += [UInt8](repeating: 0, count: 512) } },
        DamagedKind(name: "torn-end-line-then-zeros") { files in
            files.ana { $0 = $0.dropLast(100) + [UInt8](repeating: 0, count: 100) }
        },
        DamagedKind(name: "garbage-end") { $0.ana { $0 += "out of memory\n".utf8 } },
        DamagedKind(name: "broken-last-line", isTampered: true) { $0.lines { $0[7] = Array($0[7].dropLast(30)) } },
        DamagedKind(name: "repeated-end") { $0.lines { $0 += $0.suffix(3) } },
    ]

    // MARK: Middles

    private static let middles = [
        DamagedKind(name: "bad-json", isTampered: true) { $0.lines { $0[3] = Array("{\"seq\":4,".utf8) } },
        DamagedKind(name: "bad-utf8", isTampered: true) { files in
            files.lines { lines in
                if let quote = lines[4].lastIndex(of: UInt8(ascii: "w")) { lines[4][quote] = 0xFF }
            }
        },
        DamagedKind(name: "unknown-action", isTampered: true) { $0.lines { $0[3].swap("\"owner\"", "\"dance\"") } },
        DamagedKind(name: "newer-action", isTampered: true) { files in
            files.lines { lines in
                lines[3].swap("\"owner\"", "\"dance\"")
                rechain(&lines, from: 4)
            }
        },
        DamagedKind(name: "edited", isTampered: true) { $0.lines { $0[4].swap("the wiki", "a drawer") } },
        DamagedKind(name: "edited-digest", isTampered: true) { $0.lines { $0[4].swap("\"prev\":\"", "\"prev\":\"00") } },
        DamagedKind(name: "removed-line", isTampered: true) { $0.lines { $0.remove(at: 4) } },
        DamagedKind(name: "removed-first-line", isTampered: true) { $0.lines { $0.removeFirst() } },
        DamagedKind(name: "inserted-line", isTampered: true) { files in
            files.lines { lines in
                let line = House.line(
                    House.ana, 5, .status(House.item(3), to: .ready, was: .todo, reason: ""), clock: 5,
                    after: Digest.sha256(lines[3]))
                lines.insert(line, at: 4)
            }
        },
        DamagedKind(name: "inserted-garbage") { $0.lines { $0.insert(Array("# checked by the auditor".utf8), at: 4) } },
        DamagedKind(name: "swapped-lines") { $0.lines { $0.swapAt(3, 4) } },
        DamagedKind(name: "repeated-line") { $0.lines { $0.insert($0[2], at: 5) } },
        DamagedKind(name: "long-line", isMadeAtRunTime: true) {
            $0.lines { $0.insert([UInt8](repeating: UInt8(ascii: "x"), count: 300 * 1024), at: 4) }
        },
        DamagedKind(name: "line-ends") { files in
            files.ana { bytes in bytes = bytes.flatMap { $0 == UInt8(ascii: "\n") ? [UInt8(ascii: "\r"), $0] : [$0] } }
        },
        DamagedKind(name: "conflict") { files in
            files.lines {
                $0.insert(mark("<<<<<<< HEAD"), at: 5); $0 += [mark("======="), mark(">>>>>>> theirs")]
            }
        },
        DamagedKind(name: "conflict-of-two-versions", isTampered: true) { files in
            files.lines { lines in
                let other = House.line(
                    House.ana, 8, .note(House.item(1), text: "Written in a copy"), clock: 8, after: Digest.sha256(lines[6]))
                lines.insert(mark("<<<<<<< HEAD"), at: 7)
                lines += [mark("======="), other, mark(">>>>>>> theirs")]
            }
        },
        DamagedKind(name: "clock-back", isTampered: true) { files in
            files.ana { $0 = clocked([1, 2, 3, 4, 3, 6, 7, 8]) }
        },
        DamagedKind(name: "clock-ahead", isTampered: true) { files in
            files.ana { $0 = clocked([1, 2, 3, 4, 5, 6, 7, 9_000_000_000_000]) }
        },
    ]

    // MARK: Rewritten with digests that fit

    private static let rewritings = [
        DamagedKind(name: "rewritten", isTampered: true) { files in
            var actions = House.anasActions
            actions[4] = .note(House.item(2), text: "The list is in a drawer")
            files[House.anasJournal] = House.journal(of: House.ana, actions, clock: 0)
        },
        DamagedKind(name: "rewritten-with-one-more", isTampered: true) { files in
            var actions = House.anasActions
            actions.insert(.note(House.item(2), text: "Never said"), at: 3)
            files[House.anasJournal] = House.journal(of: House.ana, actions, clock: 0)
        },
        DamagedKind(name: "edited-last-line", isTampered: true) { $0.lines { $0[7].swap("no office", "an office") } },
        DamagedKind(name: "cut-end", isTampered: true) { $0.lines { $0.removeLast(2) } },
    ]

    // MARK: Whole files

    private static let wholeFiles = [
        DamagedKind(name: "removed-journal", isTampered: true) { $0[House.bensJournal] = nil },
        DamagedKind(name: "empty-journal", isTampered: true) { $0[House.bensJournal] = [] },
        DamagedKind(name: "journal-of-zeros", isTampered: true) { files in
            files[House.bensJournal] = [UInt8](repeating: 0, count: 700)
        },
        DamagedKind(name: "journal-of-another-writer", isTampered: true) {
            $0["journal/cho-1c2de4f5.jsonl"] = $0[House.bensJournal]
        },
        DamagedKind(name: "journal-of-another-workspace", isTampered: true) { files in
            files[House.anasJournal] = House.journal(of: House.ana, House.anasActions, clock: 0, workspace: "another-house-1")
        },
        DamagedKind(name: "copied-journal") { $0["journal/ben-90ab33d7 (1).jsonl"] = $0[House.bensJournal] },
        DamagedKind(name: "renamed-journal") { files in
            files["journal/ben-90ab33d7.jsonl.orig"] = files.removeValue(forKey: House.bensJournal)
        },
        DamagedKind(name: "stray-file") { $0["journal/notes.txt"] = Array("Buy cards\n".utf8) },
        DamagedKind(name: "stray-folder") { $0["journal/old.jsonl/readme.txt"] = Array("Nothing\n".utf8) },
        DamagedKind(name: "linked-journal-folder", isTampered: true, links: ["journal": "elsewhere"]) { files in
            for name in [House.anasJournal, House.bensJournal] {
                files["elsewhere/\(name.split(separator: "/")[1])"] = files.removeValue(forKey: name)
            }
        },
        DamagedKind(name: "linked-journal", links: ["journal/cho-1c2de4f5.jsonl": "ana-4f1c90ab.jsonl"]) { _ in },
    ]

    // MARK: Beside the journals

    private static let besides = [
        DamagedKind(name: "manifest-bad-json") { $0["tickmark.json"]?.removeLast(3) },
        DamagedKind(name: "manifest-without-name") {
            $0["tickmark.json"] = Array("{\"format\": 1, \"id\": \"\(House.id)\"}\n".utf8)
        },
        DamagedKind(name: "manifest-without-id", isTampered: true) { files in
            files["tickmark.json"] = Array("{\"format\": 1, \"name\": \"House\"}\n".utf8)
        },
        DamagedKind(name: "manifest-conflict") { files in
            let text = """
                {
                  "format": 1,
                  "id": "\(House.id)",
                <<<<<<< HEAD
                  "name": "House"
                =======
                  "name": "Home"
                >>>>>>> theirs
                }

                """
            files["tickmark.json"] = Array(text.utf8)
        },
        DamagedKind(name: "manifest-of-format-3", isTampered: true) { files in
            files["tickmark.json"] = Array("{\"format\": 3, \"id\": \"\(House.id)\", \"name\": \"House\", \"new\": true}\n".utf8)
        },
        DamagedKind(name: "writers-broken") {
            $0[".tickmark/writers-0.json"] = Array("{\"format\": 1, \"journals\": [{]}\n".utf8)
        },
        DamagedKind(name: "state-broken") { $0[".tickmark/state.json"] = Array("{\"format\": 1, \"journ".utf8) },
        DamagedKind(name: "draft-left") { $0[".tickmark.json.123456.new"] = Array("{\"format\"".utf8) },
        DamagedKind(name: "git-lines-missing") { files in
            files[".gitignore"] = Array("*.swp".utf8)
            files[".gitattributes"] = nil
        },
        // As `init` wrote it before journals were merged line by line, with lines of the team's own around it.
        DamagedKind(name: "git-lines-older") { files in
            files[".gitattributes"] = Array("*.png binary\njournal/*.jsonl -text\ntickmark.json -text\n*.pdf binary".utf8)
            files[".gitignore"] = Array("*.swp\n/.tickmark\n".utf8)
        },
        DamagedKind(name: "catalog-refused") { $0["catalogs/house.json"]?.swap("\"effort\": 1,", "\"effort\": 999,") },
    ]

    /// Gives lines the digests that fit, from one on.
    private static func rechain(_ lines: inout DamagedLines, from first: Int) {
        for index in first..<max(first, lines.count) {
            guard let key = lines[index].firstRange(of: Array("\"prev\":\"".utf8)), key.upperBound + 64 <= lines[index].count
            else {
                continue
            }
            lines[index].replaceSubrange(key.upperBound..<key.upperBound + 64, with: Digest.sha256(lines[index - 1]).utf8)
        }
    }

    private static func mark(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// Ana's journal with other clocks, and digests that fit.
    private static func clocked(_ clocks: [Int]) -> [UInt8] {
        var head = JournalPosition(beginningOf: House.ana, in: House.id).head
        var bytes: [UInt8] = []
        for (index, clock) in clocks.enumerated() {
            let line = House.line(House.ana, index + 1, House.anasActions[index], clock: clock, after: head)
            head = Digest.sha256(line)
            bytes += line + [UInt8(ascii: "\n")]
        }
        return bytes
    }
}

extension [String: [UInt8]] {
    fileprivate mutating func ana(_ change: (inout [UInt8]) -> Void) { change(&self[House.anasJournal, default: []]) }

    /// Changes the lines of Ana's journal, without their ends.
    fileprivate mutating func lines(_ change: (inout DamagedLines) -> Void) {
        ana { bytes in
            var lines = DamagedLines(lines: bytes.split(separator: UInt8(ascii: "\n")).map(Array.init))
            change(&lines)
            bytes = lines.lines.flatMap { $0 + [UInt8(ascii: "\n")] }
        }
    }
}

/// The lines of a journal to which something may have happened before: what is not there any more cannot be damaged
/// again.
private struct DamagedLines {
    var lines: [[UInt8]]

    subscript(index: Int) -> [UInt8] {
        get { lines.indices.contains(index) ? lines[index] : [] }
        set { if lines.indices.contains(index) { lines[index] = newValue } }
    }

    var count: Int { lines.count }
    mutating func remove(at index: Int) { if lines.indices.contains(index) { lines.remove(at: index) } }
    mutating func removeFirst() { lines = Array(lines.dropFirst()) }
    mutating func removeLast(_ count: Int) { lines = Array(lines.dropLast(count)) }
    mutating func insert(_ line: [UInt8], at index: Int) { lines.insert(line, at: Swift.min(index, lines.count)) }
    mutating func swapAt(_ one: Int, _ other: Int) { (self[one], self[other]) = (self[other], self[one]) }
    func suffix(_ count: Int) -> [[UInt8]] { Array(lines.suffix(count)) }
    static func += (lines: inout DamagedLines, more: [[UInt8]]) { lines.lines += more }
}

extension [UInt8] {
    /// Replaces the first place of a text.
    fileprivate mutating func swap(_ text: String, _ other: String) {
        if let range = firstRange(of: Array(text.utf8)) { replaceSubrange(range, with: other.utf8) }
    }
}
