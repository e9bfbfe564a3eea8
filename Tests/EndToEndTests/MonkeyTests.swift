import Foundation
import RealTerminals
import Soaking
import Testing

@Suite("Any bytes at all, for hours: the program neither ends nor hangs, and its journals hold", .serialized)
struct MonkeyTests {
    @Test("Keys, answers of terminals, cut ones, pastes, bytes that are no text, other sizes")
    func monkey() throws {
        var random = Soak.random(for: "the monkey at the terminal")
        let folder = try ScratchFolder.demo()
        // Leaving is no failure: it begins anew, also where a ctrl-C or ctrl-\\ came while nobody had the terminal yet.
        // Anything else ends the loop.
        let run = "\(tickmarkPath) --workspace demo; s=$?; [ $s = 0 -o $s = 130 -o $s = 131 ]"
        let terminal = try RealTerminal(
            "trap : INT QUIT; echo $$ > pid; while \(run); do :; done; echo ended with $s; read wait", in: folder.url,
            environment: ["VISUAL": "true", "TERM": "xterm-256color"])
        try terminal.wait(for: "What to do next")
        let events = Soak.cases(short: 2_000, full: 200_000)
        var done = 0
        var batches = 0
        while done < events {
            var bytes: [UInt8] = []
            for _ in 0..<(1 + random.below(40)) {
                bytes += event(&random)
                done += 1
            }
            try terminal.press(bytes: bytes)
            batches += 1
            if batches.isMultiple(of: 25) || done >= events { try seeThatItLives(terminal, in: folder, &random) }
        }
        try terminal.resize(width: 120, height: 40)
        let verified = try tickmark("--workspace", "demo", "verify", in: folder.url)
        #expect(verified.status == 0, "seed \(random.seed): \(verified.output)\(verified.errors)")
    }

    /// Makes the window too small for anything but a sentence, which shows whatever lies open, and then some other
    /// size.
    private func seeThatItLives(_ terminal: RealTerminal, in folder: ScratchFolder, _ random: inout SeededRandom) throws {
        let seed = random.seed
        try terminal.resize(width: 40, height: 10)
        try terminal.wait("a frame, seed \(seed)", atMost: 60) { screen in
            wake(in: folder)
            return screen.contains("Tickmark needs") || screen.contains("ended with")
        }
        #expect(try !terminal.screen().contains("ended with"), "seed \(seed)")
        try terminal.resize(width: 60 + random.below(120), height: 16 + random.below(40))
    }

    /// Lets the program go on where the monkey chose to suspend it.
    private func wake(in folder: ScratchFolder) {
        guard let shell = try? String(contentsOf: folder.url.appendingPathComponent("pid"), encoding: .utf8).filter(\.isNumber),
            let children = try? String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
        else { return }
        for child in children.split(separator: " ") { if let id = pid_t(child) { kill(id, SIGCONT) } }
    }

    private func event(_ random: inout SeededRandom) -> [UInt8] {
        switch random.below(20) {
        case 0..<8: return [UInt8(0x20 + random.below(0x5F))]
        case 8..<12:
            let keys = [
                "\u{1B}[A", "\u{1B}[B", "\u{1B}OC", "\u{1B}[D", "\u{1B}[5~", "\u{1B}[6~", "\r", "\t", "\u{1B}[Z", "\u{7F}",
            ]
            return Array(keys[random.below(keys.count)].utf8)
        // ctrl-z stops the program, and nobody but a shell wakes it.
        case 12: return [UInt8(1 + random.below(25))]
        case 13: return [0x1B]
        case 14: return TerminalReplies.all[random.below(TerminalReplies.all.count)].bytes
        case 15:
            let reply = TerminalReplies.all[random.below(TerminalReplies.all.count)].bytes
            return Array(reply.prefix(random.below(reply.count + 1)))
        case 16:
            let text = (0..<random.below(300)).map { _ in UInt8(0x20 + random.below(0x5F)) }
            return Array("\u{1B}[200~".utf8) + text + (random.below(10) == 0 ? [] : Array("\u{1B}[201~".utf8))
        case 17: return Array("\u{1B}[<\([0, 64, 65][random.below(3)]);\(1 + random.below(120));\(1 + random.below(40))M".utf8)
        default: return (0..<random.below(6)).map { _ in UInt8.random(in: 0x80...0xFF, using: &random) }
        }
    }
}
