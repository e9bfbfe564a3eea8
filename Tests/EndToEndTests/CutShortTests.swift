import Foundation
import RealTerminals
import Soaking
import Testing

/// A git first on the `PATH` that counts how often Tickmark calls it, and does something at one of the calls.
struct MortalGit {
    /// What happens at a call.
    enum Deed: String, CaseIterable, Sendable {
        /// Tickmark is killed before git does anything.
        case before
        /// Tickmark is killed when git has done it.
        case after
        /// git is killed before it does anything.
        case dies
        /// git is killed when it has done it.
        case died
    }

    let team: GitTeam

    /// Puts it in place.
    init(in team: GitTeam) throws {
        self.team = team
        try team.script(
            """
            echo "$*" >> "$CALLS"
            if [ $(wc -l < "$CALLS") = "$AT" ]; then
              case $DEED in
                before) kill -9 $PPID; exit 1 ;;
                after) /usr/bin/git "$@"; kill -9 $PPID; exit 1 ;;
                dies) kill -9 $$ ;;
                died) /usr/bin/git "$@"; kill -9 $$ ;;
              esac
            fi
            exec /usr/bin/git "$@"
            """, at: "mortal/git")
    }

    /// Syncs as Ana in a folder that was copied, and says what git was called with.
    func sync(_ clone: String, at call: Int = 0, _ deed: Deed = .before) throws -> (answer: Answer, calls: [String]) {
        let calls = team.root("calls-\(UUID().uuidString)")
        let answer = try team.tickmark(
            clone, "sync",
            environment: [
                "PATH": "\(team.root("mortal").path):/usr/bin:/bin", "CALLS": calls.path, "AT": "\(call)", "DEED": deed.rawValue,
                "TICKMARK_USER": "Ana Ruiz",
            ])
        let text = try String(contentsOf: calls, encoding: .utf8)
        return (answer, text.split(separator: "\n").map(String.init))
    }
}

@Suite("A sync that is cut short takes nothing away, whoever uses git next")
struct CutShortTests {
    /// What there is to share.
    enum Situation: CaseIterable, Sendable {
        /// A new journal and one that has grown; others have nothing new.
        case own
        /// The same, and others have pushed, so that the branch goes on to theirs first.
        case theirs
        /// The same, and a commit that was never pushed, and something staged that is nobody's business.
        case both
    }

    private func prepare(_ situation: Situation) throws -> GitTeam {
        let team = try GitTeam()
        try team.git("ana", "remote", "set-url", "origin", "../hub.git")
        if situation != .own {
            try team.clone("ben")
            _ = try team.tickmark("ben", "tick", "CC7.1-01", "CC7.1-02")
            try team.write("theirs\n", to: "src/main.c", in: "ben")
            try team.git("ben", "commit", "--quiet", "-am", "Theirs")
            let answer = try team.tickmark("ben", "sync", "--all-commits")
            #expect(answer.status == 0, "\(answer.errors)")
        }
        if situation == .both {
            _ = try team.tickmark("ana", "tick", "CC6.1-02")
            try team.git("ana", "add", GitTeam.place)
            try team.git("ana", "commit", "--quiet", "-m", "by hand")
            try team.write("staged\n", to: "src/new.c", in: "ana")
            try team.git("ana", "add", "src/new.c")
        }
        _ = try team.tickmark("ana", "tick", "CC6.1-01")
        _ = try team.tickmark("ana", "note", "CC1.1-01", "hi", environment: ["TICKMARK_USER": "Dan Ode"])
        return team
    }

    /// The journals of a commit, or of a folder.
    private func journals(_ team: GitTeam, _ clone: String, in commit: String) throws -> [String: String] {
        let list = try team.git(clone, "ls-tree", "-r", "--name-only", commit, "--", "\(GitTeam.place)/journal")
        var journals: [String: String] = [:]
        for path in list.split(separator: "\n").map(String.init) {
            journals[path] = try team.git(clone, "show", "\(commit):\(path)")
        }
        return journals
    }

    private func expect(
        _ later: [String: String], goesOnFrom earlier: [String: String], _ what: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for (path, text) in earlier {
            #expect(later[path]?.hasPrefix(text) ?? false, "\(what): \(path) lost lines", sourceLocation: sourceLocation)
        }
    }

    @Test(
        "At each call of git, killed or with a git that is killed, and plain git commands behind it",
        arguments: Situation.allCases)
    func everyCall(_ situation: Situation) throws {
        let team = try prepare(situation)
        let git = try MortalGit(in: team)
        let fresh = team.root("fresh")
        func copy(_ name: String) throws {
            // Both sides of what is shared are tried anew each time.
            let made = try run(
                "/bin/sh", ["-c", "rm -rf ana hub.git && cp -a fresh/ana fresh/hub.git ."], in: team.scratch.url)
            #expect(made.status == 0, "\(made.errors)")
        }
        try FileManager.default.createDirectory(at: fresh, withIntermediateDirectories: true)
        let kept = try run("/bin/sh", ["-c", "cp -a ana hub.git fresh"], in: team.scratch.url)
        #expect(kept.status == 0)
        let whole = try git.sync("ana")
        #expect(whole.answer.status == 0, "\(whole.answer.errors)")
        let all = try journals(team, "hub.git", in: "main")
        #expect(all.count == (situation == .own ? 2 : 3))
        let looks = ["rev-parse", "config", "symbolic-ref", "diff", "remote", "version", "ls-files", "var", "log", "merge-base"]
        for (index, words) in whole.calls.enumerated() {
            let isLook = looks.contains { words.hasPrefix($0 + " ") }
            guard Soak.isFull || !isLook || index % 6 == 0 else { continue }
            let deeds = Soak.isFull ? MortalGit.Deed.allCases : [MortalGit.Deed.allCases[(index + (isLook ? 0 : index / 4)) % 4]]
            for deed in deeds { try cut(situation, team, git, index + 1, deed, words, all, copy) }
        }
    }

    private func cut(
        _ situation: Situation, _ team: GitTeam, _ git: MortalGit, _ call: Int, _ deed: MortalGit.Deed, _ words: String,
        _ all: [String: String], _ copy: (String) throws -> Void
    ) throws {
        let what = "\(situation), \(deed) at call \(call): git \(words)"
        try copy("ana")
        let before = try journals(team, "ana", in: "HEAD")
        let first = try git.sync("ana", at: call, deed).answer
        #expect(deed == .before || deed == .after ? first.status == 137 : first.status < 2, "\(what): \(first)")
        // Somebody who knows nothing of Tickmark.
        var head = try journals(team, "ana", in: "HEAD")
        expect(head, goesOnFrom: before, what)
        for arguments in [["add", "README"], ["commit", "--quiet", "-m", "unrelated"]] {
            try team.write("\(call)\n", to: "README", in: "ana")
            let answer = try run("/usr/bin/git", arguments, in: team.root("ana"), environment: team.environment)
            #expect(answer.status == 0, "\(what): git \(arguments): \(answer.errors)")
        }
        var now = try journals(team, "ana", in: "HEAD")
        expect(now, goesOnFrom: head, "\(what), git commit")
        head = now
        try team.write("more\n", to: "README", in: "ana")
        let answer = try run(
            "/usr/bin/git", ["commit", "--quiet", "-am", "more"], in: team.root("ana"), environment: team.environment)
        #expect(answer.status == 0, "\(what): \(answer.errors)")
        now = try journals(team, "ana", in: "HEAD")
        expect(now, goesOnFrom: head, "\(what), git commit -a")
        // The next sync brings everything to where it belongs.
        let next = try team.tickmark("ana", "sync", "--all-commits")
        #expect(next.status == 0, "\(what): \(next.errors)")
        let shared = try journals(team, "hub.git", in: "main")
        #expect(shared == all, "\(what): everything is shared")
        #expect(try team.git("ana", "status", "--porcelain").isEmpty, "\(what)")
        #expect(try team.standing("ana").last?.isEmpty ?? false, "\(what)")
        let doctor = try team.tickmark("ana", "doctor")
        #expect(doctor.status == 0 && doctor.output.contains("Everything is as it should be"), "\(what): \(doctor.output)")
    }

    @Test("A sync that is killed while a hook takes its time leaves everything as it was")
    func hook() throws {
        let team = try GitTeam()
        #expect(try team.tickmark("ana", "note", "CC1.1-01", "hi", environment: ["TICKMARK_USER": "Ben Ode"]).status == 0)
        try team.script("touch \"$HOME/begun\"; while [ ! -e \"$HOME/go\" ]; do sleep 0.1; done", at: "ana/.git/hooks/pre-commit")
        let home = team.root("home")
        let before = try Array(team.standing("ana").dropLast())
        let killed = try run(
            "/bin/sh",
            [
                "-c",
                "\"$0\" sync & while [ ! -e \"$HOME/begun\" ]; do sleep 0.05; done; kill -9 $!; wait $!; echo $?; touch \"$HOME/go\"",
                tickmarkPath,
            ], in: team.workspace("ana"), environment: team.environment)
        #expect(killed.output == "137\n")
        #expect(try Array(team.standing("ana").dropLast()) == before)
        try team.script("exit 0", at: "ana/.git/hooks/pre-commit")
        try team.write("x\n", to: "README", in: "ana")
        try team.git("ana", "add", "README")
        try team.git("ana", "commit", "--quiet", "-m", "unrelated")
        #expect(try team.git("ana", "show", "--name-only", "--format=", "HEAD") == "README\n")
        let next = try team.tickmark("ana", "sync", "--all-commits")
        #expect(next.status == 0, "\(next.errors)")
        #expect(try team.git("ana", "status", "--porcelain").isEmpty)
        _ = home
    }

    @Test("Where nothing can be written in git's folder, journals are mended all the same, and it is told")
    func gitFolderOfOthers() throws {
        let team = try GitTeam()
        #expect(try team.tickmark("ana", "note", "CC1.1-01", "hi").status == 0)
        try FileManager.default.removeItem(at: team.root("ana").appendingPathComponent(".git/tickmark"))
        // Not by its rights: those bind no administrator.
        try team.write("a file\n", to: ".git/tickmark", in: "ana")
        let sound = try team.tickmark("ana", "doctor", "--mend")
        #expect(sound.status == 0 && sound.output.contains("Everything is as it should be"), "\(sound.output)\(sound.errors)")
        let tear = "for file in journal/*.jsonl; do printf torn >> \"$file\"; done"
        #expect(try run("/bin/sh", ["-c", tear], in: team.workspace("ana")).status == 0)
        let mended = try team.tickmark("ana", "doctor", "--mend")
        #expect(mended.status == 0 && mended.output.contains("Done."), "\(mended.output)\(mended.errors)")
        #expect(mended.output.hasSuffix("In Acme.\n"), "\(mended.output)")
        #expect(try team.tickmark("ana", "verify").status == 0)
    }

    @Test(
        "What an earlier version left behind is seen and put right by doctor, and by the next sync: an index behind the branch, its own files"
    )
    func doctor() throws {
        for healer in [["doctor", "--mend"], ["sync"]] {
            let team = try GitTeam()
            #expect(try team.tickmark("ana", "note", "CC1.1-01", "hi", environment: ["TICKMARK_USER": "Ben Ode"]).status == 0)
            #expect(try team.tickmark("ana", "tick", "CC6.1-01").status == 0)
            #expect(try team.tickmark("ana", "sync").status == 0)
            // The index as it was before the commit: a new journal is not in it, a grown one is shorter.
            try team.git("ana", "reset", "--quiet", "HEAD~1", "--", GitTeam.place)
            for name in ["tickmark-123.index", "tickmark-123.index.lock", "tickmark/index"] {
                try team.write("old\n", to: ".git/\(name)", in: "ana")
            }
            let seen = try team.tickmark("ana", "doctor")
            #expect(seen.status == 1 && seen.output.contains("git's index lacks lines of it that are committed"), "\(seen)")
            #expect(seen.output.contains("tickmark-123.index") && seen.output.contains("doctor --mend"), "\(seen)")
            let healed = try run(
                tickmarkPath, healer, in: team.workspace("ana"),
                environment: team.environment.merging(["TICKMARK_USER": "Ana Ruiz"]) { $1 })
            #expect(healed.status == 0, "\(healed)")
            #expect(try team.git("ana", "status", "--porcelain").isEmpty)
            #expect(try team.standing("ana").last?.isEmpty ?? false)
            let after = try team.tickmark("ana", "doctor")
            #expect(after.status == 0 && after.output.contains("Everything is as it should be"), "\(after)")
        }
    }

    @Test("Another git's lock is named and stays; one that a sync of ours left is removed by the next")
    func locks() throws {
        let team = try GitTeam()
        #expect(try team.tickmark("ana", "tick", "CC6.1-01").status == 0)
        try team.write("", to: ".git/index.lock", in: "ana")
        let before = try team.standing("ana")
        let busy = try team.tickmark("ana", "sync")
        #expect(busy.status == 1 && busy.errors.contains("Another git is at work"), "\(busy)")
        #expect(busy.errors.contains(".git/index.lock behind: remove that file"), "\(busy.errors)")
        #expect(try team.standing("ana") == before)
        #expect(try team.tickmark("ana", "doctor").output.contains("index.lock"))
        try FileManager.default.removeItem(at: team.root("ana/.git/index.lock"))
        // A sync that died in the middle of a change says so in its own folder, and nobody holds its lock any more.
        try team.write("", to: ".git/tickmark/changing", in: "ana")
        try team.write("half\n", to: ".git/index.lock", in: "ana")
        let answer = try team.tickmark("ana", "sync")
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(try team.git("ana", "status", "--porcelain").isEmpty)
    }

    @Test(
        "A journal of somebody else's that a killed git put in place only in part is completed, and not committed as it is",
        arguments: ["half", "nothing", "whole"])
    func half(_ part: String) throws {
        let team = try GitTeam()
        try team.clone("ben")
        #expect(try team.tickmark("ben", "tick", "CC7.1-01", "CC7.1-02").status == 0)
        #expect(try team.tickmark("ben", "sync").status == 0)
        let theirs = try journals(team, "hub.git", in: "main").filter { $0.key.contains("/ben-") }
        let (path, text) = try #require(theirs.first)
        #expect(try team.tickmark("ana", "tick", "CC6.1-01").status == 0)
        try team.write(part == "half" ? String(text.dropLast(20)) : part == "nothing" ? "" : text, to: path, in: "ana")
        let answer = try team.tickmark("ana", "sync")
        #expect(answer.status == 0, "\(answer)")
        #expect(try journals(team, "hub.git", in: "main")[path] == text)
        #expect(try team.git("ana", "status", "--porcelain").isEmpty)
        #expect(try team.tickmark("ana", "verify").status == 0)
        #expect(try team.tickmark("ana", "history").output.contains("CC7.1-02"))
    }
}
