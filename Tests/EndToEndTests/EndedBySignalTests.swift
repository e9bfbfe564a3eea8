import Foundation
import RealTerminals
import Testing

@Suite("Whatever signal ends the program, the terminal is the shell's again", .serialized)
struct EndedBySignalTests {
    @Test(
        "Settings, screen, cursor and mouse are what they were, the exit status is the signal's, and the log says which",
        arguments: [SIGQUIT, SIGILL, SIGABRT, SIGSEGV, SIGUSR1, SIGALRM, 40])
    func ended(signal: Int32) throws {
        let folder = try ScratchFolder.demo()
        let terminal = try RealTerminal(
            "ulimit -c 0; stty -a > before; sh -c \"echo \\$\\$ > pid; exec \(tickmarkPath) --workspace demo\"; echo left with $?; stty -a > after; cmp before after && echo the same settings; read wait",
            in: folder.url, environment: ["TERM": "xterm-256color", "TICKMARK_LOG": "log"])
        try terminal.wait(for: "What to do next")
        let pid = try String(contentsOf: folder.url.appendingPathComponent("pid"), encoding: .utf8).filter(\.isNumber)
        #expect(kill(try #require(pid_t(pid)), signal) == 0)
        let screen = try terminal.wait(for: "the same settings")
        #expect(screen.contains("left with \(128 + signal)"))
        #expect(!screen.contains("What to do next"), "the full screen is gone")
        #expect(try terminal.state("alternate_on", "cursor_flag", "mouse_any_flag") == ["0", "1", "0"])
        let log = try String(contentsOf: folder.url.appendingPathComponent("log"), encoding: .utf8)
        #expect(log.contains("ended by signal \(signal < 10 ? "0" : "")\(signal)"))
        let version = try tickmark("--version", in: folder.url).output.filter { !$0.isNewline }
        #expect(log.contains("start \(version) TERM=xterm-256color"))
    }
}
