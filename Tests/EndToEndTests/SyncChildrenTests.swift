import Foundation
import RealTerminals
import Testing

@Suite("Whatever the programs do that a sync starts, it goes on to a sentence and an exit status", .serialized)
struct SyncChildrenTests {
    @Test("A git that stops reading early ends nothing: 1,500 files are to be shared")
    func earlyEnd() throws {
        let team = try GitTeam()
        let evidence = team.workspace("ana").appendingPathComponent("evidence")
        try FileManager.default.createDirectory(at: evidence, withIntermediateDirectories: true)
        for number in 0..<1500 {
            let name = "a-rather-long-name-of-a-piece-of-evidence-\(number)-\(String(repeating: "x", count: 40)).txt"
            try Data("\(number)".utf8).write(to: evidence.appendingPathComponent(name))
        }
        let before = try team.standing("ana")
        try team.script("case \"$*\" in *pathspec-from-file*) exit 1 ;; esac; exec /usr/bin/git \"$@\"", at: "fake/git")
        let path = ["PATH": "\(team.root("fake").path):/usr/bin:/bin"]
        let answer = try team.tickmark("ana", "sync", environment: path)
        #expect(answer.status == 1 && answer.errors.contains("git add failed."), "\(answer)")
        #expect(try team.standing("ana") == before)
        let next = try team.tickmark("ana", "sync")
        #expect(next.status == 0 && next.output.contains("Committed: ana: 1500 evidence files"), "\(next)")
    }

    @Test(
        "Ended by TERM, HUP or the limit of time, it takes along all that git has started", arguments: ["TERM", "HUP", ""])
    func ended(signal: String) throws {
        let team = try GitTeam()
        #expect(try team.tickmark("ana", "tick", "CC6.1-01").status == 0)
        try team.git("ana", "remote", "set-url", "origin", "ssh://git@example.com/acme.git")
        try team.script("echo $$ > \"$HOME/ssh\"; exec sleep 600", at: "bin/ssh")
        let ending = signal.isEmpty ? "" : "kill -\(signal) $p;"
        let answer = try run(
            "/bin/bash",
            [
                "-c",
                """
                # Under nohup(1) everything ignores HUP, as it should.
                env --default-signal=HUP "$0" sync --time-limit \(signal.isEmpty ? 1 : 60) & p=$!
                while [ ! -s "$HOME/ssh" ]; do sleep 0.05; done; \(ending) wait $p; echo $?
                # What has ended stands in the system's table until its first process has asked how.
                case "$(ps -o stat= -p "$(cat "$HOME/ssh")")" in ""|Z*) echo gone ;; *) echo alive ;; esac
                """, tickmarkPath,
            ], in: team.workspace("ana"),
            environment: team.environment.merging(["GIT_SSH_COMMAND": team.root("bin/ssh").path, "TICKMARK_USER": "Ana Ruiz"]) {
                $1
            })
        let statuses = ["TERM": "143", "HUP": "129", "": "1"]
        #expect(answer.output == "\(statuses[signal] ?? "")\ngone\n", "\(answer)")
        #expect(answer.errors.contains(signal.isEmpty ? "more than 1 seconds" : "Sync was stopped."), "\(answer.errors)")
        #expect(try team.standing("ana").last?.isEmpty ?? false)
    }

    @Test("However few descriptors there are, and however long it may take, nothing traps and nothing is lost")
    func descriptors() throws {
        let team = try GitTeam()
        #expect(try team.tickmark("ana", "tick", "CC6.1-01").status == 0)
        for number in 6...12 {
            let answer = try run(
                "/usr/bin/prlimit", ["--nofile=\(number)", "timeout", "60", tickmarkPath, "sync"], in: team.workspace("ana"),
                environment: team.environment)
            #expect(answer.status == 0 || answer.status == 1 && !answer.errors.isEmpty, "\(number): \(answer)")
        }
        let limit = try team.tickmark("ana", "sync", "--time-limit", "9223372036854775807")
        #expect(limit.status == 0, "\(limit)")
        #expect(try team.git("ana", "status", "--porcelain").isEmpty)
        #expect(try team.git("hub.git", "rev-parse", "main") == team.git("ana", "rev-parse", "HEAD"))
    }
}
