import Foundation
import RealTerminals
import Testing

@Suite("What is typed on the command line")
struct ArgumentTests {
    private func workspace() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        let answer = try tickmark(
            "init", "--report", "soc2", "--type", "1", "--as-of", "2027-03-31", "--organization", "Acme", in: folder.url)
        #expect(answer.status == 0, "\(answer.errors)")
        return folder
    }

    @Test("The workspace may be named before the command, in both spellings, and before a command of a command")
    func before() throws {
        let folder = try workspace()
        let path = folder.url.path
        for options in [["--workspace", path], ["--workspace=\(path)"]] {
            for command in [
                ["status"], ["scope"], ["engagement"], ["engagement", "list"], ["person", "list"], ["items", "--all"],
            ] {
                let answer = try run(tickmarkPath, options + command)
                #expect(answer.status == 0 && !answer.output.isEmpty, "\(options + command): \(answer.errors)")
            }
            let drop = try run(tickmarkPath, options + ["engagement", "drop", "soc2", "--dry-run"])
            #expect(drop.output == "Would drop SOC 2 Type 1. Nothing was written.\nIn Acme.\n", "\(drop.errors)")
            let screen = try run(tickmarkPath, options)
            #expect(screen.status == 1 && screen.errors.contains("terminal"), "it goes on to the screen")
        }
    }

    @Test("A command that there is none of names the nearest ones")
    func unknown() throws {
        let answer = try run(tickmarkPath, ["statuss"])
        #expect(answer.status == 64)
        #expect(answer.errors.contains("There is no command “statuss”. Did you mean status?"))
        #expect(try run(tickmarkPath, ["--workspace=.", "untik", "CC6.1-01"]).errors.contains("untick"))
        #expect(try run(tickmarkPath, ["frobnicate", "controls.csv"]).errors.contains("There is no command “frobnicate”."))
    }

    @Test("--version says the number of the version, and the commit where whoever built it said that")
    func version() throws {
        let answer = try run(tickmarkPath, ["--version"])
        let version = try #require(
            answer.output.wholeMatch(of: /(\d+\.\d+\.\d+(?:-dev)?) \((?:[0-9a-f]{12}(?:\+changes)?|commit not known)\)\n/),
            "\(answer.output)")
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let source = try String(
            contentsOf: root.appendingPathComponent("Sources/tickmark/Options/Version.swift"), encoding: .utf8)
        #expect(source.contains("static let number = \"\(version.1)\""))
        let changes = try String(contentsOf: root.appendingPathComponent("CHANGELOG.md"), encoding: .utf8)
        #expect(changes.contains(version.1.hasSuffix("-dev") ? "\n## Unreleased\n" : "\n## \(version.1)"))
    }

    @Test("Help tells of the options of the screen and of every command")
    func help() throws {
        let help = try run(tickmarkPath, ["--help"]).output
        for option in ["--workspace", "--theme", "--ascii", "--no-color"] { #expect(help.contains(option), "\(option)") }
    }

    @Test(
        "A text that begins with a dash is a text; what looks like an option is none",
        arguments: ["-5 days late", "- a bullet", "-- two dashes", "—", "-", "-5", "- [ ] to do\n- [x] done"])
    func dashes(text: String) throws {
        let folder = try workspace()
        let answer = try tickmark("note", "CC6.1-01", text, in: folder.url)
        #expect(answer.status == 0, "\(answer.errors)")
        let export = try tickmark("export", "--format", "json", in: folder.url).output
        #expect(try #require(export.range(of: text.components(separatedBy: "\n")[0])).isEmpty == false)
        for option in ["--dryrun", "-x", "--text=1"] {
            #expect(try tickmark("note", "CC6.1-01", "seen", option, in: folder.url).status == 64)
        }
    }

    @Test("A reason that begins with a dash is a reason")
    func reasons() throws {
        let folder = try workspace()
        #expect(try tickmark("exclude", "CC6.1-01", "--reason", "- none of ours", in: folder.url).status == 0)
        #expect(try tickmark("block", "CC6.1-02", "--reason", "-5 people short", in: folder.url).status == 0)
    }

    @Test("What is not UTF-8 is refused, and makes nothing")
    func bytes() throws {
        let folder = try workspace()
        for command in [
            "init $'\\xff' --report soc2 --type 1 --as-of 2027-03-31 --organization Acme", "note CC6.1-01 $'caf\\xe9'",
        ] {
            let answer = try run("/bin/bash", ["-c", "\"$0\" \(command)", tickmarkPath], in: folder.url)
            #expect(answer.status == 64 && answer.errors.contains("is not UTF-8"), "\(answer.errors)")
        }
        #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("\u{FFFD}").path))
        let inside = try run(
            "/bin/bash",
            [
                "-c",
                "mkdir $'d\\xff' && cd $'d\\xff' && \"$0\" init --report soc2 --type 1 --as-of 2027-03-31 --organization Acme"
                    + " && \"$0\" tick CC6.1-01 && ls && cd .. && ls -d d*",
                tickmarkPath,
            ], in: folder.url)
        #expect(inside.output.contains("tickmark.json") && !inside.output.contains("d\u{FFFD}\nd"), "\(inside)")
    }

    @Test("~ is the home folder also where no shell says so")
    func home() throws {
        let folder = try workspace()
        let home = try ScratchFolder()
        let answer = try run(
            tickmarkPath, ["export", "--output", "~/summary.md"], in: folder.url, environment: ["HOME": home.url.path])
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(FileManager.default.fileExists(atPath: home.url.appendingPathComponent("summary.md").path))
        #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("~").path))
    }

    @Test("What destroys says its numbers; a rehearsal says only them, and writes nothing")
    func rehearsals() throws {
        let folder = try workspace()
        let ids = ["CC6.1-01", "CC6.1-02", "CC6.1-03"]
        #expect(try run(tickmarkPath, ["tick"] + ids, in: folder.url).output.hasSuffix("Ticked 3 items.\nIn Acme.\n"))
        let ben = ["TICKMARK_USER": "Ben Okafor"]
        #expect(try run(tickmarkPath, ["review", ids[0], ids[1]], in: folder.url, environment: ben).status == 0)
        let before = try journals(in: folder)
        for (arguments, told) in [
            (["untick"] + ids, "Would take back 3 ticks and 2 reviews, 2 of them by others."),
            (["tick", "CC6.1-04"], "Would tick 1 item."),
            (["start", "CC6.1-04"], "Would start 1 item."),
            (
                ["exclude", ids[0], "--reason", "x"],
                "Would mark 1 item Not applicable; take back 1 tick and 1 review, 1 of them by others."
            ),
            (["assign", "ben", ids[0]], "Would give 1 item to Ben Okafor."),
            (["assign", "cho", ids[0], ids[1]], "Would give 2 items to cho."),
            (["due", "2027-01-31", ids[0]], "Would change the due date of 1 item."),
            (["block", "CC6.1-04", "--reason", "x"], "Would block 1 item."),
            (["note", ids[0], "seen"], "Would write on 1 item."),
            (["undo"], "Would take back 3 ticks and 2 reviews"),
            (["engagement", "drop", "soc2"], "Would drop SOC 2 Type 1; take back 3 ticks and 2 reviews, 2 of them by others."),
            (["scope", "add", "A"], "Would bring 1 area or objective into scope."),
        ] {
            let answer = try run(tickmarkPath, arguments + ["--dry-run"], in: folder.url)
            if arguments == ["undo"] {
                #expect(answer.status == 1, "Ben reviewed them since")
            } else {
                #expect(
                    answer.status == 0 && answer.output == "\(told) Nothing was written.\nIn Acme.\n", "\(arguments): \(answer)")
            }
        }
        #expect(try journals(in: folder) == before)
        let untick = try run(tickmarkPath, ["untick"] + ids, in: folder.url)
        #expect(untick.output.hasSuffix("Took back 3 ticks and 2 reviews, 2 of them by others.\nIn Acme.\n"))
    }

    private func journals(in folder: ScratchFolder) throws -> [String: Data] {
        let journal = folder.url.appendingPathComponent("journal")
        let names = try FileManager.default.contentsOfDirectory(atPath: journal.path)
        return try Dictionary(uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: journal.appendingPathComponent($0))) })
    }
}
