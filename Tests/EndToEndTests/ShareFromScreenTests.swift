import Foundation
import RealTerminals
import Testing

@Suite("Sharing from the screen", .serialized)
struct ShareFromScreenTests {
    @Test("What is not shared is counted, S shares it after a yes, and what others did is told")
    func shares() throws {
        let team = try GitTeam()
        try team.clone("ben")
        #expect(try team.tickmark("ben", "tick", "CC7.1-01").status == 0)
        #expect(try team.tickmark("ben", "sync").status == 0)
        let terminal = try RealTerminal(
            "\(tickmarkPath); read wait", width: 160, in: team.workspace("ana"), environment: team.environment)
        try terminal.wait(for: "What to do next")
        try terminal.press("2", "Space")
        try terminal.wait(for: "1 not shared")
        try terminal.press("S")
        try terminal.wait(for: "1 entry is not shared yet.")
        #expect(try team.git("ana", "log", "--oneline").split(separator: "\n").count == 2, "nothing leaves before the yes")
        try terminal.press("y")
        let screen = try terminal.wait(for: "Shared with origin/main: 1 entry sent; 1 person, 2 entries")
        #expect(screen.contains("Ben Okafor ticked CC7.1-01") && !screen.contains("not shared"), "\(screen)")
        #expect(try team.git("hub.git", "log", "-1", "--format=%s", "main") == "ana: 1 ticked\n")
    }

    @Test("What stands in the way is explained, with what would help as a yes; without a repository, too")
    func stops() throws {
        let team = try GitTeam()
        try team.git("ana", "switch", "--quiet", "-c", "topic")
        let terminal = try RealTerminal(
            "\(tickmarkPath); read wait", width: 120, in: team.workspace("ana"), environment: team.environment)
        try terminal.wait(for: "What to do next")
        try terminal.press("S")
        try terminal.wait("the question or the reason") { $0.contains("Share through git") || $0.contains("Not shared") }
        if try terminal.screen().contains("Share through git") { try terminal.press("y") }
        try terminal.wait(for: "push topic to origin")
        try terminal.press("y")
        try terminal.wait(for: "Shared with origin/topic")
        let alone = try ScratchFolder()
        #expect(
            try tickmark(
                "init", "--report", "soc2", "--type", "1", "--as-of", "2027-03-31", "--organization", "Acme", in: alone.url
            ).status == 0)
        let other = try RealTerminal("\(tickmarkPath); read wait", in: alone.url)
        try other.wait(for: "What to do next")
        #expect(try !other.screen().contains("not shared"))
        try other.press("S")
        try other.wait(for: "git init")
        try other.press("n")
        try other.wait(for: "What to do next")
    }

    /// A team of which Ana sits at the screen with something to share, and a hook that waits for a file.
    private func begin(_ team: GitTeam) throws -> RealTerminal {
        #expect(try team.tickmark("ana", "note", "CC1.1-01", "hi", environment: ["TICKMARK_USER": "Ben Ode"]).status == 0)
        try team.script(
            "touch \"$HOME/begun\"; while [ ! -e \"$HOME/go\" ]; do sleep 0.05; done; touch \"$HOME/gone\"",
            at: "ana/.git/hooks/pre-commit")
        let terminal = try RealTerminal(
            "\(tickmarkPath); echo left with $?; read wait", width: 160, in: team.workspace("ana"), environment: team.environment)
        try terminal.wait(for: "not shared")
        try terminal.press("S")
        try terminal.wait(for: "Share through git")
        try terminal.press("y")
        try terminal.wait("the hook to begin") { _ in FileManager.default.fileExists(atPath: team.root("home/begun").path) }
        return terminal
    }

    @Test("Quitting meanwhile waits for the sync and says so; esc stays, and at the end everything is shared and in order")
    func quitting() throws {
        let team = try GitTeam()
        let terminal = try begin(team)
        try terminal.press("q")
        try terminal.wait(for: "Finishing the sync, then Tickmark ends.")
        try terminal.press("Escape")
        try terminal.wait("the message to go") { !$0.contains("Finishing the sync") && $0.contains("sharing") }
        try terminal.press("q")
        try terminal.wait(for: "q stops it and leaves")
        try team.write("", to: "go", in: "home")
        try terminal.wait(for: "left with 0")
        #expect(try team.git("hub.git", "log", "-1", "--format=%s", "main").contains("ben: 1 note"))
        #expect(try team.git("ana", "status", "--porcelain").isEmpty)
        #expect(try team.standing("ana").last?.isEmpty ?? false)
    }

    @Test("Quitting twice, and a signal, give the sync up: the hook ends, nothing is committed, and nothing is left behind")
    func givenUp() throws {
        for isSignal in [false, true] {
            let team = try GitTeam()
            let head = try team.git("ana", "rev-parse", "HEAD")
            let terminal = try begin(team)
            let before = try Array(team.standing("ana").dropLast())
            if isSignal {
                let killed = try run("/usr/bin/pkill", ["-TERM", "-f", "-x", tickmarkPath, "-P", try parent(of: terminal)])
                #expect(killed.status == 0)
                try terminal.wait(for: "left with 143")
            } else {
                try terminal.press("q")
                try terminal.wait(for: "q stops it and leaves")
                try terminal.press("q")
                try terminal.wait(for: "left with 0")
            }
            #expect(try team.git("ana", "rev-parse", "HEAD") == head)
            #expect(try Array(team.standing("ana").dropLast()) == before)
            #expect(try team.standing("ana").last?.isEmpty ?? false)
            try team.write("", to: "go", in: "home")
            #expect(!FileManager.default.fileExists(atPath: team.root("home/gone").path), "the hook was ended")
            let next = try team.tickmark("ana", "sync")
            #expect(next.status == 0, "\(next)")
        }
    }

    /// The shell in which the screen was started.
    private func parent(of terminal: RealTerminal) throws -> String { try terminal.state("pane_pid")[0] }
}
