import Foundation
import RealTerminals
import Testing

@Suite("What cannot be printed is said, and never taken for printed")
struct LostOutputTests {
    private func workspace() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        let answer = try tickmark(
            "init", "--report", "soc2", "--type", "1", "--as-of", "2027-03-31", "--organization", "Acme", in: folder.url)
        #expect(answer.status == 0, "\(answer.errors)")
        return folder
    }

    private static let begunOnce = Result { try KeptFolder(of: LostOutputTests().workspace()) }

    /// A workspace that is only looked at, the same for each way of looking.
    private func looked() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        try Self.begunOnce.get().write(to: folder.url)
        return folder
    }

    /// Runs `tickmark` by a shell, which redirects.
    private func shell(_ line: String, in folder: URL) throws -> Answer {
        try run("/bin/bash", ["-c", line.replacingOccurrences(of: "tickmark", with: "\"$0\""), tickmarkPath], in: folder)
    }

    private static let asking = [
        "export", "export --format csv", "export --format json", "items", "items --json", "status", "status --json", "history",
        "history --json", "scope", "verify", "doctor", "compare", "advise", "person", "engagement", "--help", "--version",
        "help tick", "--generate-completion-script bash",
    ]

    @Test("On a full device: a message, and exit status 74", arguments: asking)
    func full(command: String) throws {
        let folder = try looked()
        let answer = try shell("tickmark \(command) > /dev/full", in: folder.url)
        #expect(answer.status == 74, "\(answer.errors)")
        #expect(answer.errors.contains("could not be written: No space left on device"))
    }

    @Test("With a closed stream, too", arguments: asking)
    func closed(command: String) throws {
        let folder = try looked()
        let answer = try shell("tickmark \(command) >&-", in: folder.url)
        #expect(answer.status == 74, "\(answer.errors)")
        #expect(answer.errors.contains("could not be written: Bad file descriptor"))
    }

    @Test(
        "A reader that went away is no failure: it ends the program as it ends every program, and says nothing", arguments: asking
    )
    func pipe(command: String) throws {
        let folder = try looked()
        let answer = try shell("{ sleep 0.2; tickmark \(command); echo $? > status; } | true; cat status", in: folder.url)
        #expect(answer.errors == "")
        // What fits into a pipe before its reader goes is written.
        #expect(["0\n", "141\n"].contains(answer.output))
        let gone = try shell("exec 3> >(true); wait $!; tickmark \(command) >&3; echo $?", in: folder.url)
        #expect(gone.errors == "" && gone.output == "141\n", "\(gone)")
    }

    @Test("What a command does is done though its words are lost")
    func done() throws {
        let folder = try workspace()
        #expect(try shell("tickmark tick CC6.1-01 > /dev/full", in: folder.url).status == 74)
        #expect(try shell("exec 3> >(true); wait $!; tickmark tick CC6.1-02 >&3", in: folder.url).status == 141)
        let items = try tickmark("items", "--status", "ready", in: folder.url).output
        #expect(items.contains("CC6.1-01") && items.contains("CC6.1-02"))
    }

    @Test("Errors that cannot be said change no exit status to 0")
    func errors() throws {
        let folder = try workspace()
        #expect(try shell("tickmark tick NO-01 2>&-", in: folder.url).status == 1)
        #expect(try shell("tickmark tick NO-01 2> /dev/full", in: folder.url).status == 1)
        #expect(try shell("tickmark nonsense >&- 2>&-", in: folder.url).status == 64)
    }

    @Test(
        "With every standard stream closed, nothing that is printed lands in a file of the workspace",
        arguments: ["", "<&-", ">&-", "2>&-", "<&- >&-", ">&- 2>&-", "<&- >&- 2>&-"])
    func streams(closed: String) throws {
        let folder = try workspace()
        let answer = try shell("tickmark note CC6.1-01 seen \(closed); tickmark start CC6.1-02 \(closed)", in: folder.url)
        #expect(answer.status == (closed.contains(">&- ") || closed.hasSuffix(" >&-") || closed == ">&-" ? 74 : 0))
        let journals = try FileManager.default.contentsOfDirectory(atPath: folder.url.appendingPathComponent("journal").path)
        let journal = try String(
            contentsOf: folder.url.appendingPathComponent("journal").appendingPathComponent(try #require(journals.first)),
            encoding: .utf8)
        #expect(journal.split(separator: "\n").allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
        #expect(try tickmark("verify", in: folder.url).status == 0)
        #expect(try tickmark("doctor", in: folder.url).status == 0)
    }

    @Test("A pipe that somebody set not to wait is waited for")
    func nonblocking() throws {
        let folder = try workspace()
        let answer = try shell(
            """
            python3 -c 'import os, subprocess, sys, time
            r, w = os.pipe()
            os.set_blocking(w, False)
            p = subprocess.Popen([sys.argv[1], "items", "--all", "--json"], stdout=w)
            os.close(w)
            time.sleep(0.3)
            got = b""
            while True:
                some = os.read(r, 4096)
                if not some: break
                got += some
            print(p.wait(), len(got))' "$0"
            """, in: folder.url)
        let whole = try tickmark("items", "--all", "--json", in: folder.url).output
        #expect(answer.output == "0 \(whole.utf8.count)\n", "\(answer.errors)")
        #expect(whole.utf8.count > 65_536, "it does not fit into a pipe")
    }
}
