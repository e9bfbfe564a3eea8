import Foundation
import RealTerminals
import Testing

@Suite("Shells offer what the workspace has", .serialized)
struct ShellCompletionTests {
    private static func isThere(_ shell: String) -> Bool {
        (try? run("/usr/bin/env", ["which", shell]).status) == 0
    }

    /// Folder with a workspace, the program by its name, and the scripts of the shells.
    private func office() throws -> ScratchFolder {
        let folder = try ScratchFolder.begun()
        let made = try run(
            "/bin/sh",
            [
                "-c",
                """
                mkdir -p bin zsh home && ln -s '\(tickmarkPath)' bin/tickmark \
                && bin/tickmark person add ben 'Ben Okafor' \
                && bin/tickmark --generate-completion-script zsh > zsh/_tickmark \
                && bin/tickmark --generate-completion-script fish > tickmark.fish
                """,
            ], in: folder.url, environment: ["TICKMARK_USER": "Ana Ruiz"])
        #expect(made.status == 0, "\(made)")
        return folder
    }

    private func offers(_ terminal: RealTerminal) throws {
        for (line, words) in [
            ("tickmark tick CC6.1-0", ["CC6.1-01", "CC6.1-02"]),
            ("tickmark control show access-", ["access-removal", "access-review"]),
            ("tickmark items --owner ", ["nobody", "ana", "ben"]),
        ] {
            try terminal.type(line)
            try terminal.press("Tab")
            try terminal.wait("\(words) behind \(line)", atMost: 60) { screen in words.allSatisfy(screen.contains) }
            try terminal.press("C-c")
            try terminal.type("clear")
            try terminal.press("Enter")
            try terminal.wait("nothing left of it") { !$0.contains(words[0]) }
        }
    }

    @Test("zsh offers ids, controls and people", .enabled(if: isThere("zsh"), "there is no zsh"))
    func zsh() throws {
        let folder = try office()
        let settings = "PROMPT=ready%%; fpath=($PWD/zsh $fpath); autoload -Uz compinit; compinit -u -d $PWD/dump"
        try folder.write(settings, "settings.zsh")
        let terminal = try RealTerminal(
            "PATH=$PWD/bin:$PATH exec zsh -f -i", in: folder.url, environment: ["HOME": folder.url.path, "TERM": "tmux-256color"])
        try terminal.type(". ./settings.zsh")
        try terminal.press("Enter")
        try terminal.wait(for: "ready%", atMost: 60)
        try offers(terminal)
    }

    @Test("fish offers ids, controls and people", .enabled(if: isThere("fish"), "there is no fish"))
    func fish() throws {
        let folder = try office()
        try folder.write("function fish_prompt; echo -n ready%; end\nset fish_greeting\nsource tickmark.fish\n", "settings.fish")
        let terminal = try RealTerminal(
            "PATH=$PWD/bin:$PATH exec fish -N -i -C \"source settings.fish\"", in: folder.url,
            environment: ["HOME": folder.url.path, "TERM": "tmux-256color"])
        try terminal.wait(for: "ready%", atMost: 60)
        try offers(terminal)
    }
}
