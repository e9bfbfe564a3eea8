import Foundation
import RealTerminals
import Testing

/// Something that git cannot go on from, and what sync says of it.
struct Stop: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let arguments: [String]
    /// Whether what was done is committed here all the same.
    let isCommitted: Bool
    let says: [String]
    let prepare: @Sendable (GitTeam) throws -> [String: String]

    init(
        _ name: String, _ arguments: [String] = [], says: [String], isCommitted: Bool = false,
        prepare: @escaping @Sendable (GitTeam) throws -> [String: String]
    ) {
        testDescription = name
        self.arguments = arguments
        self.isCommitted = isCommitted
        self.says = says
        self.prepare = prepare
    }

    /// Others changed a file outside of the workspace, and so did we.
    private static func diverge(_ team: GitTeam, commits: Bool) throws {
        try team.clone("ben")
        try team.write("theirs\n", to: "src/main.c", in: "ben")
        try team.git("ben", "commit", "--quiet", "-am", "Theirs")
        try team.git("ben", "push", "--quiet")
        try team.write("ours\n", to: "src/main.c", in: "ana")
        if commits { try team.git("ana", "commit", "--quiet", "-m", "Ours", "src") }
    }

    static let all: [Stop] = [
        Stop("there is no git", says: ["git is not installed"]) { team in
            try FileManager.default.createDirectory(at: team.root("nothing"), withIntermediateDirectories: true)
            return ["PATH": team.root("nothing").path]
        },
        Stop("there is no remote", says: ["git remote add origin URL"]) { team in
            try team.git("ana", "remote", "remove", "origin")
            return [:]
        },
        Stop("the branch is not on the remote", says: ["topic is not on origin yet", "--set-upstream"]) { team in
            try team.git("ana", "switch", "--quiet", "-c", "topic")
            return [:]
        },
        Stop("several remotes", says: ["there are several", "git push -u REMOTE topic"]) { team in
            try team.git("ana", "remote", "rename", "origin", "one")
            try team.git("ana", "remote", "add", "two", "../hub.git")
            try team.git("ana", "switch", "--quiet", "-c", "topic")
            return [:]
        },
        Stop("a detached HEAD", says: ["No branch is checked out", "git switch"]) { team in
            try team.git("ana", "checkout", "--quiet", "--detach")
            return [:]
        },
        Stop("a merge that waits", says: ["A merge is not finished", "git merge --abort"]) { team in
            try diverge(team, commits: true)
            try team.git("ana", "pull", "--quiet", "--no-rebase", fails: true)
            return [:]
        },
        Stop("a rebase that waits", says: ["A rebase is not finished", "git rebase --abort"]) { team in
            try diverge(team, commits: true)
            try team.git("ana", "-c", "rebase.autoStash=true", "pull", "--quiet", "--rebase", fails: true)
            return [:]
        },
        Stop("commits that are not the workspace's", says: ["One commit of main would be published", "Ours", "--all-commits"]) {
            team in
            try team.write("ours\n", to: "src/main.c", in: "ana")
            try team.git("ana", "commit", "--quiet", "-m", "Ours", "src")
            return [:]
        },
        Stop(
            "outside files that both sides changed", ["--all-commits"], says: ["src/main.c", "Journals are never the matter"],
            isCommitted: true
        ) { team in
            try diverge(team, commits: true)
            return [:]
        },
        Stop("an outside file that is changed and not committed", says: ["src/main.c", "Commit or stash it"], isCommitted: true) {
            team in
            try diverge(team, commits: false)
            return [:]
        },
        Stop("a person without a name", says: ["git does not know who you are", "user.email"]) { team in
            [
                "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.useConfigOnly",
                "GIT_CONFIG_VALUE_0": "true",
            ]
        },
        Stop("a hook that refuses the commit", says: ["A hook of this repository refused the commit", "not ␛[31mtoday"]) { team in
            try team.script("printf 'not \\033[31mtoday\\n' >&2; exit 1", at: "ana/.git/hooks/pre-commit")
            return [:]
        },
        Stop("a hook that refuses the push", says: ["refused the push", "not before noon"], isCommitted: true) { team in
            try team.script("echo not before noon >&2; exit 1", at: "ana/.git/hooks/pre-push")
            return [:]
        },
        Stop("a remote that takes nothing", says: ["origin does not take this", "locked for the audit"], isCommitted: true) {
            team in
            try team.script("echo locked for the audit >&2; exit 1", at: "hub.git/hooks/pre-receive")
            return [:]
        },
        Stop("no credentials", says: ["wants to know who you are", "git fetch origin"], isCommitted: true) { team in
            try team.git("ana", "remote", "set-url", "origin", "ssh://git@example.com/acme.git")
            try team.script("echo 'git@example.com: Permission denied (publickey).' >&2; exit 255", at: "bin/ssh")
            return ["GIT_SSH_COMMAND": team.root("bin/ssh").path]
        },
        Stop("a remote that cannot be reached", says: ["origin cannot be reached"], isCommitted: true) { team in
            try team.git("ana", "remote", "set-url", "origin", "../gone.git")
            return [:]
        },
        Stop(
            "a network that never answers", ["--time-limit", "1"], says: ["more than 1 seconds", "--time-limit"],
            isCommitted: true
        ) {
            team in
            try team.git("ana", "remote", "set-url", "origin", "ssh://git@example.com/acme.git")
            try team.script("exec sleep 600", at: "bin/ssh")
            return ["GIT_SSH_COMMAND": team.root("bin/ssh").path]
        },
        Stop("a journal that is gone", says: ["journals only ever grow"]) { team in
            // What is left is whole in itself; git knows better.
            let journal = team.workspace("ana").appendingPathComponent("journal")
            for name in try FileManager.default.contentsOfDirectory(atPath: journal.path) {
                try FileManager.default.removeItem(at: journal.appendingPathComponent(name))
            }
            return [:]
        },
        Stop("journals that git ignores", says: ["git ignores journal/ben-", "git check-ignore -v"]) { team in
            try team.write("*.jsonl\n", to: ".gitignore", in: "ana")
            _ = try team.tickmark("ana", "note", "CC6.1-01", "hidden", environment: ["TICKMARK_USER": "Ben Okafor"])
            return [:]
        },
        Stop("another git at work", says: ["Another git is at work"]) { team in
            try team.write("", to: ".git/refs/heads/main.lock", in: "ana")
            return [:]
        },
    ]
}

@Suite("Where git cannot go on, sync stops, says what to do, and leaves nothing half done")
struct SyncStopTests {
    @Test("Each reason", arguments: Stop.all)
    func stops(_ stop: Stop) throws {
        let team = try GitTeam()
        #expect(try team.tickmark("ana", "tick", "CC6.1-01").status == 0)
        let environment = try stop.prepare(team)
        let before = try team.standing("ana")
        let arguments = ["sync"] + stop.arguments
        let answer = try run(
            tickmarkPath, arguments, in: team.workspace("ana"),
            environment: team.environment.merging(["TICKMARK_USER": "Ana Ruiz"]) { $1 }.merging(environment) { $1 })
        #expect(answer.status == 1, "\(answer)")
        for words in stop.says { #expect(answer.errors.contains(words), "\(answer.errors)") }
        #expect(!answer.errors.unicodeScalars.contains("\u{1B}"))
        let after = try team.standing("ana")
        if stop.isCommitted {
            #expect(answer.errors.contains("is committed here (\"ana: 1 ticked\")"), "\(answer.errors)")
            #expect(try team.git("ana", "show", "--name-only", "--format=", "HEAD").split(separator: "\n").count == 1)
            #expect(after.last?.isEmpty ?? false, "\(after)")
            #expect(after[1] == before[1])
            let outside = try team.git("ana", "diff", "HEAD", "--", "src")
            #expect(outside.isEmpty || before[4].contains(outside), "changes outside stay")
        } else {
            #expect(answer.errors.contains("Nothing was changed"), "\(answer.errors)")
            #expect(after == before)
        }
    }

    @Test("A folder that is in no repository says how to make one")
    func noRepository() throws {
        let folder = try ScratchFolder()
        let made = try tickmark(
            "init", "--report", "soc2", "--type", "1", "--as-of", "2027-03-31", "--organization", "Acme", in: folder.url)
        #expect(made.status == 0)
        let answer = try tickmark("sync", in: folder.url)
        #expect(answer.status == 1 && answer.errors.contains("is in no git repository. `git init` makes one"), "\(answer.errors)")
    }

    @Test("A new branch is pushed where that is asked for, and remembered")
    func setsUpstream() throws {
        let team = try GitTeam()
        try team.git("ana", "switch", "--quiet", "-c", "topic")
        #expect(try team.tickmark("ana", "tick", "CC6.1-01").status == 0)
        let answer = try team.tickmark("ana", "sync", "--set-upstream")
        #expect(answer.status == 0 && answer.output.contains("to origin/topic"), "\(answer)")
        #expect(try team.git("ana", "rev-parse", "--abbrev-ref", "topic@{upstream}").contains("origin/topic"))
        #expect(try team.tickmark("ana", "sync").status == 0)
    }

    @Test("A shallow clone works as far as it reaches, and says what is missing where it does not")
    func shallow() throws {
        let team = try GitTeam()
        let hub = team.root("hub.git").absoluteString
        let made = try run("/usr/bin/env", ["git", "clone", "--quiet", "--depth", "1", hub, "ben"], in: team.scratch.url)
        #expect(made.status == 0)
        #expect(try team.tickmark("ben", "tick", "CC6.1-01").status == 0)
        let answer = try team.tickmark("ben", "sync")
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(try team.tickmark("ana", "sync").output.contains("Ben Okafor ticked CC6.1-01"))
    }
}
