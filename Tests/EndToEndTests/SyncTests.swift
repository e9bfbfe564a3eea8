import Foundation
import RealTerminals
import Testing

@Suite("tickmark sync")
struct SyncTests {
    @Test("It commits the workspace's files, and leaves everything else staged or changed as it was")
    func onlyOurs() throws {
        let team = try GitTeam()
        try team.write("staged\n", to: "src/new.c", in: "ana")
        try team.git("ana", "add", "src/new.c")
        try team.write("changed\n", to: "src/main.c", in: "ana")
        try team.write("draft\n", to: "\(GitTeam.place)/notes.txt", in: "ana")
        try team.write("swap\n", to: "\(GitTeam.place)/journal/.ana.swp", in: "ana")
        try team.write("proof\n", to: "\(GitTeam.place)/evidence/ab12-policy.txt", in: "ana")
        for name in ["policy.json", "allowed_signers"] { try team.write("{}\n", to: "\(GitTeam.place)/\(name)", in: "ana") }
        #expect(try team.tickmark("ana", "tick", "CC6.1-01", "CC6.1-02").status == 0)
        #expect(try team.tickmark("ana", "note", "CC6.1-03", "Look").status == 0)
        let before = try team.git("ana", "status", "--porcelain", "--", "src")
        let answer = try team.tickmark("ana", "sync")
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(answer.output.contains("Committed: ana: 2 ticked, 1 note"))
        #expect(answer.output.contains("Sent 3 entries to origin/main."))
        #expect(try team.git("ana", "status", "--porcelain", "--", "src") == before)
        let committed = try team.git("ana", "show", "--name-only", "--format=%s", "HEAD").split(separator: "\n")
        #expect(
            committed.count == 5
                && committed.dropFirst().allSatisfy { name in
                    name.contains("/journal/ana-")
                        || ["/ab12-policy.txt", "/policy.json", "/allowed_signers"].contains(where: name.hasSuffix)
                })
        #expect(try team.git("ana", "rev-parse", "HEAD") == team.git("ana", "rev-parse", "origin/main"))
        #expect(
            try team.git("ana", "status", "--porcelain", "--", GitTeam.place).contains("notes.txt"), "strangers stay uncommitted")
    }

    @Test("A repository that git does not trust is told of as that, and one that is broken is not")
    func untrusted() throws {
        let team = try GitTeam()
        let trusted = try team.tickmark("ana", "sync", environment: ["GIT_TEST_ASSUME_DIFFERENT_OWNER": "0"])
        #expect(trusted.status == 0, "\(trusted.errors)")
        let foreign = try team.tickmark("ana", "sync", environment: ["GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"])
        #expect(foreign.status == 1 && foreign.errors.contains("git does not trust this repository"), "\(foreign.errors)")
        try team.git("ana", "config", "core.repositoryFormatVersion", "99")
        let broken = try team.tickmark("ana", "sync")
        #expect(broken.status == 1 && !broken.errors.contains("does not trust"), "\(broken.errors)")
    }

    @Test("A branch that somebody removed from the remote is pushed again")
    func branchRemoved() throws {
        let team = try GitTeam()
        #expect(try team.tickmark("ana", "tick", "CC6.1-01").status == 0)
        try team.git("ana", "switch", "--quiet", "--create", "side")
        try team.git("ana", "push", "--quiet", "--set-upstream", "origin", "side")
        try team.git("ana", "push", "--quiet", "origin", "--delete", "side")
        let answer = try team.tickmark("ana", "sync")
        #expect(answer.status == 0 && answer.output.contains("origin/side"), "\(answer.errors)")
        #expect(try team.git("ana", "ls-remote", "origin", "refs/heads/side").contains("refs/heads/side"))
    }

    @Test("What others did comes in and is told; where nobody was in between, the history stays one line")
    func bothWays() throws {
        let team = try GitTeam()
        try team.clone("ben")
        #expect(try team.tickmark("ben", "tick", "CC6.1-01", "CC6.1-02", "CC6.1-03", "CC6.1-04").status == 0)
        #expect(try team.tickmark("ben", "sync").status == 0)
        try team.clone("cho")
        #expect(try team.tickmark("cho", "review", "CC6.1-01").status == 0)
        #expect(try team.tickmark("cho", "sync").status == 0)
        #expect(try team.tickmark("ana", "tick", "CC7.1-01").status == 0)
        let answer = try team.tickmark("ana", "sync")
        #expect(answer.output.contains("2 people, 7 entries came in:"), "\(answer)")
        #expect(answer.output.contains("Ben Okafor: 4 ticked"))
        #expect(answer.output.contains("Cho Minseo reviewed CC6.1-01"))
        #expect(try team.git("ana", "log", "--merges", "--oneline").isEmpty)
        #expect(try team.tickmark("ana", "sync").output.contains("origin/main has everything."))
        #expect(try team.tickmark("ben", "sync").output.contains("2 people, 3 entries came in:"))
    }

    @Test("A rehearsal says what would be done and does nothing")
    func rehearsal() throws {
        let team = try GitTeam()
        #expect(try team.tickmark("ana", "tick", "CC6.1-01").status == 0)
        let before = try team.standing("ana")
        let answer = try team.tickmark("ana", "sync", "--dry-run")
        #expect(answer.output.contains("Would commit: ana: 1 ticked"), "\(answer)")
        #expect(answer.output.contains("send 1 entry"))
        #expect(try team.standing("ana") == before)
    }

    @Test("What a sync left behind that was killed between commit and index is put right by the next one")
    func killed() throws {
        let team = try GitTeam()
        #expect(try team.tickmark("ana", "tick", "CC6.1-01").status == 0)
        #expect(try team.tickmark("ana", "sync").status == 0)
        // The index as it was before the commit.
        try team.git("ana", "reset", "--quiet", "HEAD~1", "--", GitTeam.place)
        #expect(try !team.git("ana", "diff", "--cached", "--name-only").isEmpty)
        #expect(try team.tickmark("ana", "sync").status == 0)
        #expect(try team.git("ana", "status", "--porcelain").isEmpty)
    }

    @Test("ctrl-c gives up what waits for the network; what is committed stays")
    func interrupted() throws {
        let team = try GitTeam()
        #expect(try team.tickmark("ana", "tick", "CC6.1-01").status == 0)
        try team.git("ana", "remote", "set-url", "origin", "ssh://git@example.com/acme.git")
        try team.script("touch '\(team.root("asked").path)'; exec sleep 600", at: "bin/ssh")
        let terminal = try RealTerminal(
            "\(tickmarkPath) sync; read wait", in: team.workspace("ana"),
            environment: team.environment.merging(["GIT_SSH_COMMAND": team.root("bin/ssh").path]) { $1 })
        try terminal.wait(for: "Asking origin")
        try terminal.wait("ssh to begin") { _ in FileManager.default.fileExists(atPath: team.root("asked").path) }
        try terminal.press("C-c")
        try terminal.wait(for: "Sync was stopped.")
        #expect(try team.standing("ana").last?.isEmpty ?? false)
    }

    @Test("Where others push between our fetch and our push, it merges and tries again")
    func overtaken() throws {
        let team = try GitTeam()
        try team.clone("ben")
        #expect(try team.tickmark("ben", "tick", "CC6.1-02").status == 0)
        #expect(try team.tickmark("ana", "tick", "CC6.1-01").status == 0)
        // Ben is faster, once, at the moment that Ana pushes.
        try team.script(
            """
            [ -e once ] && exit 0
            touch once
            cd '\(team.workspace("ben").path)' && TICKMARK_USER='Ben Okafor' env -u GIT_DIR '\(tickmarkPath)' sync >/dev/null
            """, at: "ana/.git/hooks/pre-push")
        let answer = try team.tickmark("ana", "sync")
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(answer.output.contains("Sent 1 entry") && answer.output.contains("Ben Okafor ticked CC6.1-02"), "\(answer)")
        #expect(try team.tickmark("ben", "sync").output.contains("Ana Ruiz ticked CC6.1-01"))
    }

    @Test("Three people who sync at the same time, again and again, all have everything in the end")
    func crowd() async throws {
        let team = try GitTeam()
        try team.clone("ben")
        try team.clone("cho")
        for round in 1...3 {
            let statuses = try await withThrowingTaskGroup(of: (Int32, String).self) { group in
                for name in ["ana", "ben", "cho"] {
                    let (folder, environment) = (team.workspace(name), team.environment)
                    group.addTask {
                        let person = environment.merging(["TICKMARK_USER": name]) { $1 }
                        _ = try run(tickmarkPath, ["note", "CC6.1-01", "\(name) \(round)"], in: folder, environment: person)
                        let answer = try run(tickmarkPath, ["sync"], in: folder, environment: person)
                        return (answer.status, answer.errors)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            for (status, errors) in statuses { #expect(status == 0, "\(errors)") }
        }
        for name in ["ana", "ben", "cho"] { #expect(try team.tickmark(name, "sync").status == 0) }
        let histories = try ["ana", "ben", "cho"].map { try team.tickmark($0, "history", "--json").output }
        #expect(Set(histories).count == 1)
        for name in ["ana", "ben", "cho"] {
            for round in 1...3 { #expect(histories[0].contains("\(name) \(round)")) }
        }
    }
}
