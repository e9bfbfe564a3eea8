import Foundation
import RealTerminals
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("A program that was stopped while it writes", .enabled(if: StoppedWriter.isPossible, "needs /proc"))
struct HeldLockTests {
    private func workspace() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        let made = try tickmark(
            "init", "--report", "soc2", "--type", "1", "--as-of", "2027-06-30", "--organization", "Acme", in: folder.url)
        #expect(made.status == 0, "\(made.errors)")
        return folder
    }

    @Test("On the command line: what is the matter, exit status 1, nothing written; when it goes on, the same command works")
    func commandLine() throws {
        let folder = try workspace()
        let writer = try StoppedWriter(in: folder.url)
        let answer = try tickmark("note", "CC6.1-01", "the only one", in: folder.url)
        #expect(answer.status == 1)
        #expect(answer.errors.contains("\(folder.url.path)/.tickmark/lock: another program holds it"), "\(answer.errors)")
        #expect(answer.errors.contains("Nothing was written"), "\(answer.errors)")
        #expect(answer.output == "")
        let looked = try tickmark("history", "--json", in: folder.url)
        #expect(looked.status == 0 && !looked.output.contains("the only one"), "looking needs no lock")
        writer.goOn()
        let again = try tickmark("note", "CC6.1-01", "the only one", in: folder.url)
        #expect(again.status == 0, "\(again.errors)")
        let history = try tickmark("history", "--json", in: folder.url).output
        #expect(history.components(separatedBy: "the only one").count == 2)
        #expect(history.components(separatedBy: StoppedWriter.note).count == 2)
        #expect(try tickmark("verify", in: folder.url).status == 0)
    }

    @Test("In the screen: NOT SAVED, every key still works, the tick stays, quitting asks, ctrl-r saves when it goes on")
    func screen() throws {
        let folder = try workspace()
        let terminal = try RealTerminal("\(tickmarkPath); echo left with $?; read wait", in: folder.url)
        try terminal.wait(for: "What to do next")
        try terminal.press("2")
        try terminal.wait(for: "Why and how")
        let writer = try StoppedWriter(in: folder.url)
        try terminal.press("Space")
        let screen = try terminal.wait(for: "NOT SAVED")
        #expect(screen.contains("cannot lock .tickmark/lock: another program holds it"), "\(screen)")
        try terminal.press("1")
        try terminal.wait(for: "What to do next")
        try terminal.press("q")
        try terminal.wait(for: "Not everything is saved")
        try terminal.press("Escape")
        #expect(!(try tickmark("history", "--json", in: folder.url).output.contains("ticked")))
        writer.goOn()
        try terminal.wait(for: "Holder Of noted on")
        try terminal.press("C-r")
        try terminal.wait("saved") { !$0.contains("NOT SAVED") && $0.contains("saved") }
        try terminal.press("q")
        try terminal.wait(for: "left with 0")
        #expect(try tickmark("history", "--json", in: folder.url).output.components(separatedBy: "ticked").count == 2)
    }
}

/// A program that has a workspace's lock, and was stopped with it.
private final class StoppedWriter {
    static let isPossible = FileManager.default.fileExists(atPath: "/proc/self/status")
    /// The first of what it writes when it goes on.
    static let note = "held-1-1"

    private let id: pid_t

    init(in folder: URL) throws {
        let answer = try run(
            "/bin/sh",
            [
                "-ec",
                "\"$0\" \"$1\" 'Holder Of' held 1 lock >/dev/null & until grep -q '^State:.[TZ]' /proc/$!/status; do :; done; grep -q '^State:.T' /proc/$!/status; echo $!",
                builtProgram("hammer"), folder.path,
            ])
        id = try #require(pid_t(answer.output.filter(\.isNumber)), "\(answer.errors)")
    }

    deinit { kill(id, SIGKILL) }

    func goOn() { kill(id, SIGCONT) }
}
