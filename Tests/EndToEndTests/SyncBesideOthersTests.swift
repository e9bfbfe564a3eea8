import Foundation
import RealTerminals
import Testing

@Suite("What else is in the repository neither stops a sync nor is lost by it")
struct SyncBesideOthersTests {
    /// Ana and Ben both have commits of the workspace that the other has not.
    private func parted(_ team: GitTeam) throws {
        try team.clone("ben")
        #expect(try team.tickmark("ben", "tick", "CC7.1-01").status == 0)
        try team.write("theirs\n", to: "src/main.c", in: "ben")
        try team.git("ben", "commit", "--quiet", "-am", "Theirs")
        #expect(try team.tickmark("ben", "sync", "--all-commits").status == 0)
        #expect(try team.tickmark("ana", "tick", "CC6.1-01").status == 0)
        try team.git("ana", "add", GitTeam.place)
        try team.git("ana", "commit", "--quiet", "-m", "by hand")
    }

    @Test("Something staged, and something changed, where both sides have commits: it merges, and both stay as they are")
    func staged() throws {
        let team = try GitTeam()
        try team.write("second\n", to: "src/two.c", in: "ana")
        try team.git("ana", "add", "src/two.c")
        try team.git("ana", "commit", "--quiet", "-m", "Two")
        try team.git("ana", "push", "--quiet")
        try parted(team)
        try team.write("staged\n", to: "src/new.c", in: "ana")
        try team.git("ana", "add", "src/new.c")
        try team.write("changed\n", to: "src/two.c", in: "ana")
        let before = try team.git("ana", "status", "--porcelain")
        let answer = try team.tickmark("ana", "sync")
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(answer.output.contains("Ben Okafor ticked CC7.1-01"))
        #expect(try team.git("ana", "status", "--porcelain") == before)
        #expect(try team.git("ana", "show", ":src/new.c") == "staged\n")
        #expect(try team.git("ana", "log", "-1", "--format=%s%n%P").split(separator: " ").count == 4)
    }

    @Test("Where others changed what is staged here, the message names it, and it stays staged")
    func named() throws {
        let team = try GitTeam()
        try parted(team)
        try team.write("ours\n", to: "src/main.c", in: "ana")
        try team.git("ana", "add", "src/main.c")
        let before = try team.git("ana", "status", "--porcelain")
        let answer = try team.tickmark("ana", "sync")
        #expect(
            answer.status == 1 && answer.errors.contains("Others changed src/main.c, which you changed here, too"), "\(answer)")
        #expect(try team.git("ana", "status", "--porcelain") == before)
        #expect(try team.git("ana", "show", ":src/main.c") == "ours\n")
    }

    @Test("A message of git is the one that git gave: where it cannot write its index, no hook is blamed")
    func words() throws {
        let team = try GitTeam()
        #expect(try team.tickmark("ana", "tick", "CC6.1-01").status == 0)
        for (name, verb) in [
            ("update-index", "update-index"), ("merge", "merge"), ("write-tree", "write-tree"), ("diff", "diff"),
        ] {
            if name == "merge" {
                try team.clone("ben")
                #expect(try team.tickmark("ben", "tick", "CC7.1-01").status == 0)
                #expect(try team.tickmark("ben", "sync").status == 0)
            }
            try team.script(
                """
                case " $* " in *" \(name) "*) echo "error: unable to write index file" >&2; exit 128 ;; esac
                exec /usr/bin/git "$@"
                """, at: "fake/git")
            let answer = try team.tickmark("ana", "sync", environment: ["PATH": "\(team.root("fake").path):/usr/bin:/bin"])
            #expect(answer.status == 1, "\(answer)")
            #expect(
                answer.errors.contains("git \(verb) failed. git says: \"error: unable to write index file\"")
                    && !answer.errors.contains("hook"), "\(answer.errors)")
        }
        #expect(try team.tickmark("ana", "sync").status == 0)
    }

    @Test(
        "Hooks of a commit and of a merge are run: they may look, change the message, and refuse; also with a git that cannot run them itself"
    )
    func hooks() throws {
        let team = try GitTeam()
        for version in ["", "2.30.2"] {
            if !version.isEmpty {
                try team.script(
                    """
                    case "$1" in version) echo git version \(version); exit 0 ;; hook) exit 1 ;; esac
                    exec /usr/bin/git "$@"
                    """, at: "fake/git")
            }
            let path = version.isEmpty ? [:] : ["PATH": "\(team.root("fake").path):/usr/bin:/bin"]
            try team.script("git diff --cached --name-only >> \"$HOME/seen\"", at: "ana/.git/hooks/pre-commit")
            try team.script(
                "printf 'T-1 %s' \"$(cat \"$1\")\" > \"$1\"; echo \"$2\" >> \"$HOME/kinds\"",
                at: "ana/.git/hooks/prepare-commit-msg")
            try team.script("exit 1", at: "ana/.git/hooks/commit-msg")
            try team.script("echo told >> \"$HOME/kinds\"", at: "ana/.git/hooks/post-commit")
            #expect(try team.tickmark("ana", "tick", version.isEmpty ? "CC6.1-01" : "CC6.1-02").status == 0)
            let before = try team.standing("ana")
            let refused = try team.tickmark("ana", "sync", environment: path)
            #expect(refused.status == 1 && refused.errors.contains("A hook of this repository refused the commit"), "\(refused)")
            #expect(try team.standing("ana") == before)
            try team.script("exit 0", at: "ana/.git/hooks/commit-msg")
            let answer = try team.tickmark("ana", "sync", environment: path)
            #expect(answer.status == 0, "\(answer.errors)")
            #expect(try team.git("ana", "log", "-1", "--format=%s") == "T-1 ana: 1 ticked\n")
            let home = team.root("home")
            let seen = try String(contentsOf: home.appendingPathComponent("seen"), encoding: .utf8)
            #expect(seen.split(separator: "\n").allSatisfy { $0.hasPrefix(GitTeam.place) } && !seen.isEmpty)
            #expect(try String(contentsOf: home.appendingPathComponent("kinds"), encoding: .utf8) == "message\nmessage\ntold\n")
            for name in ["seen", "kinds"] { try FileManager.default.removeItem(at: home.appendingPathComponent(name)) }
        }
    }

    @Test("A file whose name is no text is shared; what cannot be is named")
    func names() throws {
        let team = try GitTeam()
        let evidence = team.workspace("ana").appendingPathComponent("evidence").path
        let made = try run(
            "/bin/bash",
            [
                "-c",
                "mkdir -p \"$0\" && cd \"$0\" && echo proof > $'caf\\xe9.txt' && ln -s /etc/hostname link.txt && git init -q inner && echo x > inner/x",
                evidence,
            ])
        #expect(made.status == 0, "\(made.errors)")
        let answer = try team.tickmark("ana", "sync")
        #expect(answer.status == 0 && answer.output.contains("Committed: ana: 1 evidence file"), "\(answer)")
        #expect(answer.errors.contains("evidence/link.txt is not a regular file, so it is not shared"), "\(answer.errors)")
        #expect(
            answer.errors.contains("evidence/inner") && answer.errors.contains("is a repository of its own"), "\(answer.errors)")
        #expect(try team.git("ana", "ls-files", "--", GitTeam.place).contains("caf\\351.txt"))
    }

    @Test("A damaged workspace still takes in what others did; it commits and sends nothing, and says so")
    func damaged() throws {
        let team = try GitTeam()
        #expect(try team.tickmark("ana", "tick", "CC6.1-01").status == 0)
        try team.clone("ben")
        #expect(try team.tickmark("ben", "tick", "CC7.1-01").status == 0)
        #expect(try team.tickmark("ben", "sync").status == 0)
        let folder = team.workspace("ana").appendingPathComponent("journal")
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder.path).first { $0.hasPrefix("ana-") })
        let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        try (text + "<<<<<<< HEAD\n").write(to: folder.appendingPathComponent(name), atomically: false, encoding: .utf8)
        let answer = try team.tickmark("ana", "sync")
        #expect(answer.status == 1, "\(answer)")
        #expect(answer.output.contains("Ben Okafor ticked CC7.1-01"), "\(answer)")
        #expect(answer.errors.contains("What is damaged is not passed on."), "\(answer.errors)")
        #expect(answer.errors.contains("What others shared was taken in. Nothing was committed or sent"), "\(answer.errors)")
        #expect(try team.git("ana", "rev-parse", "HEAD") == team.git("hub.git", "rev-parse", "main"))
        try text.write(to: folder.appendingPathComponent(name), atomically: false, encoding: .utf8)
        let next = try team.tickmark("ana", "sync")
        #expect(next.status == 0 && next.output.contains("Sent 1 entry"), "\(next)")
    }

    @Test("In a linked worktree and in a submodule it works as anywhere else")
    func elsewhere() throws {
        let team = try GitTeam()
        try team.git("ana", "worktree", "add", "--quiet", "-b", "side", "../side")
        #expect(try team.tickmark("side", "tick", "CC6.1-01").status == 0)
        let answer = try team.tickmark("side", "sync", "--set-upstream")
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(try team.git("side", "status", "--porcelain").isEmpty)
        let made = try run(
            "/bin/sh",
            [
                "-c",
                "git init -q around && cd around && git -c protocol.file.allow=always submodule --quiet add ../hub.git inside && cd inside && git switch -q main",
            ], in: team.scratch.url, environment: team.environment)
        #expect(made.status == 0, "\(made.errors)")
        #expect(try team.tickmark("around/inside", "tick", "CC6.1-02").status == 0)
        let inside = try team.tickmark("around/inside", "sync")
        #expect(inside.status == 0, "\(inside.errors)")
        #expect(try team.git("around/inside", "status", "--porcelain").isEmpty)
    }

    @Test("Where reviewer and ticker share an address or a machine, sync says so once, and goes on")
    func hands() throws {
        let team = try GitTeam()
        try team.clone("ben")
        for (clone, address) in [("ana", "ana@acme.example"), ("ben", "ben@acme.example")] {
            try team.git(clone, "config", "user.email", address)
        }
        #expect(try team.tickmark("ana", "tick", "CC6.1-01", "CC6.1-02").status == 0)
        #expect(try team.tickmark("ana", "sync").status == 0)
        #expect(try team.tickmark("ben", "sync").status == 0)
        #expect(try team.tickmark("ben", "review", "CC6.1-01").status == 0)
        let apart = try team.tickmark("ben", "sync")
        #expect(apart.status == 0 && !apart.errors.contains("second person"), "\(apart.errors)")
        // Cho works in a clone of her own, and commits under Ana's address.
        try team.clone("cho")
        try team.git("cho", "config", "user.email", "Ana@acme.example")
        #expect(try team.tickmark("cho", "review", "CC6.1-02").status == 0)
        let shared = try team.tickmark("cho", "sync")
        #expect(shared.status == 0, "\(shared.errors)")
        #expect(
            shared.errors.contains("Ana Ruiz ticked and Cho Minseo reviewed CC6.1-02")
                && shared.errors.contains("ana@acme.example"),
            "\(shared.errors)")
        // Dan reviews in Ana's own folder.
        #expect(try team.tickmark("ana", "sync").errors.contains("Cho Minseo reviewed CC6.1-02"))
        #expect(try team.tickmark("ana", "tick", "CC6.1-03").status == 0)
        #expect(try team.tickmark("ana", "review", "CC6.1-03", environment: ["TICKMARK_USER": "Dan Ode"]).status == 0)
        let here = try team.tickmark("ana", "sync")
        #expect(here.status == 0 && here.errors.contains("both write in this folder on this machine"), "\(here.errors)")
        #expect(try !team.tickmark("ana", "sync").errors.contains("second person"), "said once")
    }
}
