import Soaking
import Testing

@testable import TerminalUI

@Suite("What the terminal sends: keys that somebody pressed, and nothing else")
struct InputParserTests {
    /// A parser with a clock that only the test moves.
    private struct Line {
        var parser = InputParser()
        var now = 1_000
        var events: [TerminalEvent] = []

        init(keys: [[UInt8]: Key] = [:]) { parser = InputParser(keys: keys) }

        mutating func send(_ bytes: some Collection<UInt8>) { events += parser.feed(bytes, at: now) }
        mutating func send(_ text: String) { send(Array(text.utf8)) }

        /// Lets time pass without a byte.
        mutating func wait(_ milliseconds: Int) {
            now += milliseconds
            while let deadline = parser.deadline, deadline <= now { events += parser.expire(at: now) }
        }

        var keys: [Key] { events.compactMap { if case .key(let key) = $0 { key } else { nil } } }
    }

    @Test("Keys are keys, in both forms, alone and many at once")
    func keys() {
        var line = Line()
        line.send(
            "a é漢\r\t\u{7F}\u{01}\u{1B}[A\u{1B}OB\u{1B}[C\u{1B}[D\u{1B}[H\u{1B}OF\u{1B}[5~\u{1B}[6~\u{1B}[3~\u{1B}[Z\u{1B}OP\u{1B}[15~\u{1B}[24~"
        )
        #expect(
            line.keys == [
                .character("a"), .character(" "), .character("é"), .character("漢"), .enter, .tab, .backspace, .control("a"), .up,
                .down, .right, .left, .home, .end, .pageUp, .pageDown, .delete, .backTab, .function(1), .function(5),
                .function(12),
            ])
        #expect(line.events.count == line.keys.count && line.parser.deadline == nil)
    }

    @Test("A sequence that is cut at any byte is the same key, however late its rest comes, but for a lone escape")
    func cutKeys() {
        for (text, key) in [("\u{1B}[A", Key.up), ("\u{1B}[24~", .function(12)), ("\u{1B}OH", .home), ("漢", .character("漢"))] {
            let bytes = Array(text.utf8)
            for cut in 1..<bytes.count {
                var line = Line()
                line.send(bytes[..<cut])
                line.wait(InputParser.escapeDelay - 1)
                line.send(bytes[cut...])
                line.wait(100_000)
                #expect(line.events == [.key(key)], "\(text.dropFirst()) cut at \(cut)")
            }
        }
    }

    @Test("Escape is a key when nothing follows it, and the next key is itself")
    func escape() {
        var line = Line()
        line.send([0x1B])
        #expect(line.events.isEmpty)
        line.wait(InputParser.escapeDelay)
        #expect(line.keys == [.escape])
        line.wait(200)
        line.send("x")
        line.send("\u{1B}\u{1B}")
        line.wait(InputParser.escapeDelay)
        #expect(line.keys == [.escape, .character("x"), .escape, .escape])
        // A single key soon after it is one, whatever it is.
        for text in ["[", "]", "P", "X", "_", "O"] {
            var line = Line()
            line.send([0x1B])
            line.wait(InputParser.escapeDelay)
            line.send(text)
            line.wait(10_000)
            line.send("j")
            #expect(line.keys == [.escape, .character(Character(text)), .character("j")], "\(text)")
        }
    }

    @Test("What waited for a busy program came in time")
    func busy() {
        var line = Line()
        line.send([0x1B])
        // Nobody looked for a second, and then the rest was there.
        line.now += 1_000
        line.send("[A")
        #expect(line.events == [.key(.up)])
    }

    @Test("Alt with a key is neither escape nor the key", arguments: ["u", " ", "q", "é", "漢", "\r", "\u{7F}", ".", "f", "b"])
    func alt(key: String) {
        var line = Line()
        line.send("\u{1B}\(key)")
        line.wait(100_000)
        line.send("j")
        #expect(line.events == [.key(.character("j"))])
    }

    @Test("Of keys with modifiers, up and down with shift are keys")
    func shifted() {
        var line = Line()
        line.send("\u{1B}[1;2A\u{1B}[1;2B")
        #expect(line.events == [.key(.shiftUp), .key(.shiftDown)])
    }

    @Test("Other keys with modifiers do nothing", arguments: ["[1;5A", "[1;2R", "[3;5~", "[1;3H", "O5P", "[1;2P", "[7$"])
    func modified(rest: String) {
        var line = Line()
        line.send("\u{1B}\(rest)")
        line.wait(100_000)
        line.send("j")
        #expect(line.events == [.key(.character("j"))])
    }

    @Test(
        "No reply is a key, whole, in pieces of one byte, and cut at each byte with its rest in time",
        arguments: TerminalReplies.all)
    func replies(reply: TerminalReplies.Reply) {
        for cut in 0..<reply.bytes.count {
            var line = Line()
            line.send("a")
            line.send(reply.bytes[..<cut])
            line.wait(InputParser.escapeDelay - 1)
            line.send(reply.bytes[cut...])
            line.wait(100_000)
            line.send("j")
            #expect(line.events == [.key(.character("a")), .key(.character("j"))], "cut at \(cut)")
        }
        var line = Line()
        for byte in reply.bytes { line.send([byte]) }
        line.wait(100_000)
        line.send("j")
        #expect(line.events == [.key(.character("j"))], "byte by byte")
    }

    @Test("A reply that is cut is no key either when its rest comes late", arguments: TerminalReplies.all, [30, 900, 3_000])
    func lateReplies(reply: TerminalReplies.Reply, late: Int) {
        for cut in 1..<reply.bytes.count {
            var line = Line()
            line.send(reply.bytes[..<cut])
            line.wait(late)
            line.send(reply.bytes[cut...])
            line.wait(100_000)
            line.send("j")
            // Of an escape nobody can tell for so long whether it is a key; what follows it late is none all the same.
            let expected: [Key] = cut == 1 && reply.bytes[0] == 0x1B ? [.escape, .character("j")] : [.character("j")]
            #expect(line.keys == expected, "cut at \(cut), late by \(late)")
        }
    }

    @Test("A reply between keys takes none of them away", arguments: TerminalReplies.all)
    func between(reply: TerminalReplies.Reply) {
        var line = Line()
        line.send(Array("x".utf8) + reply.bytes + Array("\u{1B}[By".utf8))
        #expect(line.events == [.key(.character("x")), .key(.down), .key(.character("y"))])
    }

    @Test("A string without an end ends by time, and what somebody types then is typed")
    func unendedString() {
        var line = Line()
        line.send("\u{1B}]11;rgb:1e1e")
        line.wait(InputParser.sequenceDelay)
        line.send("j")
        line.send("k")
        #expect(line.keys == [.character("j"), .character("k")])
        // Its end is none of what was typed, when it comes at last.
        line.send("/1e1e/2e2e\u{1B}\\")
        line.send("x")
        #expect(line.keys == [.character("j"), .character("k"), .character("x")])
    }

    @Test("A long answer that stalls is no typing either, though its end is pieces away")
    func stalledString() {
        var line = Line()
        line.send("\u{1B}]52;c;")
        line.wait(InputParser.sequenceDelay * 3)
        for _ in 0..<3 { line.send(String(repeating: "uqxn", count: 1_000)) }
        line.send("q\u{1B}\\j")
        #expect(line.events == [.key(.character("j"))])
    }

    @Test("The end of a paste that comes late is no key, cut anywhere, and keys that come together afterwards are heard")
    func latePasteEnd() {
        let bytes = Array("\u{1B}[200~q x\u{1B}[201~".utf8)
        for cut in 6..<bytes.count {
            var line = Line()
            line.send(bytes[..<cut])
            line.wait(InputParser.pasteDelay)
            line.send(bytes[cut...])
            line.wait(100)
            line.send("j")
            line.send("kk")
            #expect(line.keys == [.character("j"), .character("k"), .character("k")], "cut at \(cut)")
        }
    }

    @Test("A paste is one text, whatever stands in it, cut anywhere")
    func paste() {
        let text = "q x u\n\u{1B}[200~ \u{1B}[2J \u{1B}[20 é漢 \u{1B}"
        let bytes = Array("\u{1B}[200~\(text)\u{1B}[201~".utf8)
        for cut in 1..<bytes.count {
            var line = Line()
            line.send(bytes[..<cut])
            line.wait(InputParser.escapeDelay - 1)
            line.send(bytes[cut...])
            line.send("j")
            #expect(line.events == [.paste(text), .key(.character("j"))], "cut at \(cut)")
        }
    }

    @Test("A paste of any length is taken to its end, in time that grows with its length, and presses nothing")
    func longPaste() {
        let text = String(repeating: "z", count: InputParser.pasteLimit + 100_000)
        let bytes = Array("\u{1B}[200~\(text) n\u{1B}[201~".utf8)
        var line = Line()
        for start in stride(from: 0, to: bytes.count, by: 4096) { line.send(bytes[start..<min(start + 4096, bytes.count)]) }
        line.send("j")
        #expect(line.events.count == 3 && line.events.first == .cutPaste(limit: InputParser.pasteLimit))
        #expect(line.events[1] == .paste(String(text.prefix(InputParser.pasteLimit))) && line.events[2] == .key(.character("j")))
    }

    @Test("A paste without its end mark ends by time and is not typed; nor is its rest, when that comes late")
    func unendedPaste() {
        var line = Line()
        line.send("\u{1B}[200~q x u")
        line.wait(InputParser.pasteDelay)
        #expect(line.events == [.brokenPaste])
        line.send("\n n n more of it")
        line.send("and the end q\u{1B}[201~j")
        #expect(line.events == [.brokenPaste, .key(.character("j"))])
        // Without any end, keys are keys again.
        line.send("\u{1B}[200~q")
        line.wait(InputParser.pasteDelay)
        line.send("x")
        line.send("\u{1B}[A")
        #expect(line.keys == [.character("j"), .character("x"), .up])
    }

    @Test("Mouse: both forms, double presses by time and place")
    func mouse() {
        var line = Line()
        line.send("\u{1B}[<0;3;4M\u{1B}[<0;3;4m")
        line.wait(100)
        line.send("\u{1B}[<0;3;4M")
        line.wait(10_000)
        line.send("\u{1B}[<64;6;7M\u{1B}[<65;6;8M")
        line.send([0x1B, 0x5B, 0x4D, 32, 33, 34])
        line.send("\u{1B}[<35;1;1M\u{1B}[<0;0;0M\u{1B}[<0;99999999999999999999;1M\u{1B}[<0;1M")
        #expect(
            line.events == [
                .mouse(Mouse(.press, at: Point(x: 2, y: 3))), .mouse(Mouse(.doublePress, at: Point(x: 2, y: 3))),
                .mouse(Mouse(.wheelUp, at: Point(x: 5, y: 6))), .mouse(Mouse(.wheelDown, at: Point(x: 5, y: 7))),
                .mouse(Mouse(.press, at: Point(x: 0, y: 1))),
            ])
    }

    @Test("What the terminal's database says of its keys counts before what most terminals send")
    func database() {
        var line = Line(keys: [[0x1B, 0x41]: .up, Array("\u{1B}[[E".utf8): .function(5), [0x0B]: .up])
        line.send("\u{1B}A\u{0B}\u{1B}[[A")
        #expect(line.keys == [.up, .up, .function(1)])
    }

    @Test("Any bytes at all: nothing hangs, time ends all but half a sequence, and memory has a bound")
    func anything() {
        var random = Soak.random(for: "any bytes from the terminal")
        for _ in 0..<Soak.cases(short: 300, full: 30_000) {
            var line = Line()
            for _ in 0..<random.below(30) {
                if random.below(3) == 0, let reply = TerminalReplies.all.randomElement(using: &random) {
                    line.send(reply.bytes.prefix(random.below(reply.bytes.count + 1)))
                } else {
                    line.send((0..<random.below(12)).map { _ in UInt8.random(in: 0...255, using: &random) })
                }
                if random.below(4) == 0 { line.wait(random.below(5_000)) }
            }
            line.wait(1_000_000)
            line.events = []
            // Whatever it was: two letters later keys are keys.
            line.send("j")
            line.wait(1_000_000)
            line.send("j")
            line.send("k")
            #expect(line.keys.last == .character("k"), "seed \(random.seed)")
        }
    }
}
