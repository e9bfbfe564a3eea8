import Foundation
import RealTerminals
import Testing

@Suite("Short of descriptors, processes, memory or /proc, a command does its work or says why not")
struct ShortOfEverythingTests {
    private static let commands = [
        "status", "items --json", "history", "verify", "doctor", "tick CC6.1-02", "note CC6.1-01 seen",
    ]

    private func workspace() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        let answer = try tickmark(
            "init", "--report", "soc2", "--type", "1", "--as-of", "2027-03-31", "--organization", "Acme", in: folder.url)
        #expect(answer.status == 0, "\(answer.errors)")
        return folder
    }

    /// Runs a command behind another one that limits it, for at most half a minute.
    private func limited(_ limit: String, _ command: String, in folder: ScratchFolder) throws -> Answer {
        try run("/bin/sh", ["-c", "timeout -k 5 30 \(limit) \"$0\" \(command)", tickmarkPath], in: folder.url)
    }

    /// Expects an answer with nothing amiss, or a sentence and exit status 1.
    private func expectSentence(_ answer: Answer, _ what: String) {
        #expect([0, 1].contains(answer.status), "\(what): \(answer.status) \(answer.errors)")
        if answer.status == 1 {
            #expect(answer.errors.hasPrefix("Error: ") && answer.errors.hasSuffix(".\n"), "\(what): \(answer.errors)")
        }
        if answer.status == 0 { #expect(!answer.output.isEmpty, "\(what)") }
    }

    @Test("Few descriptors", arguments: [4, 5, 6, 7, 8, 10], commands)
    func descriptors(count: Int, command: String) throws {
        let folder = try workspace()
        expectSentence(try limited("prlimit --nofile=\(count)", command, in: folder), "\(count) \(command)")
        #expect(try tickmark("verify", in: folder.url).status == 0)
    }

    @Test("Few descriptors and a terminal: the screen says that it is those, and blames no database", arguments: [4, 5, 6, 7])
    func screenWithFewDescriptors(count: Int) throws {
        let folder = try workspace()
        let command =
            "TERM=xterm-256color timeout 20 script -qec 'prlimit --nofile=\(count) \(tickmarkPath)' /dev/null </dev/null"
        let answer = try run("/bin/sh", ["-c", command], in: folder.url)
        #expect(answer.output.contains("too many files are open"), "\(answer.output) \(answer.errors)")
        #expect(!answer.output.contains("terminal database"), "\(answer.output)")
    }

    /// Whether the program can be run as a user without other processes: as root, where that user may go to it.
    private static let canBeNobody =
        geteuid() == 0
        && (try? run(
            "/usr/bin/env", ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", tickmarkPath, "--version"]
        ).status) == 0

    @Test(
        "No further process or thread, for a user who is bound by that",
        .enabled(if: canBeNobody, "needs root and setpriv(1), and a folder where somebody else may run the program"),
        arguments: [0, 1], commands)
    func processes(count: Int, command: String) throws {
        let folder = try workspace()
        #expect(try run("/bin/chmod", ["-R", "a+rwX", folder.url.path]).status == 0)
        let limit = "setpriv --reuid=65534 --regid=65534 --clear-groups prlimit --nproc=\(count)"
        expectSentence(try limited(limit, command, in: folder), "\(count) \(command)")
    }

    @Test("Little memory: nothing hangs", arguments: [30, 40, 50, 60, 100])
    func memory(megabytes: Int) throws {
        let folder = try workspace()
        for command in Self.commands {
            let answer = try limited("prlimit --as=\(megabytes << 20)", command, in: folder)
            // Where there is not even room to load the program, the system says so.
            #expect(![124, 137].contains(answer.status), "\(megabytes) \(command)")
            if answer.status == 0 { #expect(!answer.output.isEmpty) } else { #expect(!answer.errors.isEmpty) }
        }
    }

    @Test(
        "Files that may not grow: nothing is half written, and it is no signal that ends the program",
        arguments: [0, 100, 500, 700, 1000])
    func fileSize(bytes: Int) throws {
        let folder = try workspace()
        // What is printed goes through a pipe: a file for it would be limited, too.
        func told(_ command: String) throws -> (status: Int32, text: String) {
            let script =
                "text=$(timeout -k 5 30 prlimit --fsize=\(bytes) \"$0\" \(command) 2>&1); end=$?; echo \"$text\"; exit $end"
            let answer = try run("/bin/sh", ["-c", script, tickmarkPath], in: folder.url)
            return (answer.status, answer.output)
        }
        for command in Self.commands {
            let answer = try told(command)
            #expect([0, 1].contains(answer.status) && answer.text.count > 1, "\(bytes) \(command): \(answer)")
            if answer.status == 1 {
                #expect(answer.text.contains("Error: ") && answer.text.hasSuffix(".\n"), "\(command): \(answer)")
            }
        }
        let answer = try told("note CC6.1-01 \(String(repeating: "a", count: 1000))")
        #expect(answer.status == 1 && answer.text.contains("ulimit -f"), "\(answer)")
        let verification = try tickmark("verify", in: folder.url)
        #expect(verification.status == 0 && !verification.output.contains("unfinished"), "\(verification.output)")
        #expect(try tickmark("note", "CC6.1-01", "x", in: folder.url).status == 0)
    }

    /// Whether a namespace can be made in which /proc is hidden.
    private static let canHide =
        (try? run("/usr/bin/unshare", ["-rm", "/bin/sh", "-c", "mount -t tmpfs none /proc"]).status) == 0

    @Test(
        "Without /proc the arguments are there, and the work is done",
        .enabled(if: canHide, "needs namespaces of one's own, by unshare(1)"))
    func withoutProc() throws {
        let folder = try workspace()
        func hidden(_ command: String) throws -> Answer {
            try run(
                "/usr/bin/unshare",
                ["-rm", "/bin/sh", "-c", "mount -t tmpfs none /proc && exec \"$0\" \(command)", tickmarkPath],
                in: folder.url)
        }
        #expect(try hidden("--version").output == tickmark("--version", in: folder.url).output)
        for command in Self.commands { expectSentence(try hidden(command), command) }
        #expect(try hidden("tick CC6.1-03").status == 0)
        #expect(try tickmark("items", "--status", "ready", in: folder.url).output.contains("CC6.1-03"))
    }
}
