import Foundation
import RealTerminals
import Testing

@Suite("In and out, from the command line")
struct InAndOutTests {
    private struct Verdict: Decodable {
        var file, row, verdict: String
        var target, reason: String?
        var fields: [String]
    }

    private struct Shown: Decodable {
        struct Signed: Decodable { var by: String; var comment: String? }
        var id, status: String
        var owner: String?
        var ticked: Signed?
    }

    private func shown(_ id: String, _ folder: ScratchFolder) throws -> Shown {
        let answer = try tickmark("show", id, "--json", in: folder.url)
        return try #require(try JSONDecoder().decode([Shown].self, from: Data(answer.output.utf8)).first)
    }

    @Test("A table is rehearsed, imported in one step and undone in one step, the item that it added and its status too")
    func oneStep() throws {
        let folder = try ScratchFolder.begun()
        try folder.write("Control ID;State;Owner\nSOC2-CC6.1-01;Done;Zoe Ng\nCC6.1-99;Done;\n", "a.csv")
        try folder.write("## CC6\n- [~] Doors of the vault are counted\n", "b.md")
        let before = try tickmark("history", "--json", in: folder.url).output
        let rehearsal = try tickmark("import", "a.csv", "b.md", "--dry-run", in: folder.url)
        #expect(rehearsal.status == 0 && rehearsal.output.hasSuffix("Nothing was written.\n"), "\(rehearsal)")
        #expect(try tickmark("history", "--json", in: folder.url).output == before)

        let answer = try tickmark("import", "a.csv", "b.md", "--json", in: folder.url)
        let verdicts = try JSONDecoder().decode([Verdict].self, from: Data(answer.output.utf8))
        #expect(verdicts.map(\.verdict) == ["set", "refused", "added"] && verdicts.map(\.row) == ["2", "3", "2"], "\(answer)")
        #expect(verdicts[1].reason?.contains("CC6.1-01") ?? false)
        let item = try shown("CC6.1-01", folder)
        #expect(item.status == "ready" && item.owner == "zoe" && item.ticked?.comment == "imported from a.csv")
        let own = try tickmark("items", "--find", "vault", "--status", "inProgress", in: folder.url)
        #expect(own.output.contains("Doors of the vault are counted"), "\(own)")

        #expect(try tickmark("undo", in: folder.url).status == 0)
        #expect(try shown("CC6.1-01", folder).status == "todo")
        #expect(try !tickmark("items", "--find", "vault", in: folder.url).output.contains("Doors of the vault"))
        #expect(try tickmark("redo", in: folder.url).status == 0)
        #expect(try shown("CC6.1-01", folder).ticked?.comment == "imported from a.csv", "done again, it says again where from")
    }

    @Test("An export that nobody edited changes nothing, as CSV with and without a mark and as a workbook")
    func roundTrip() throws {
        let folder = try ScratchFolder.begun()
        #expect(try tickmark("block", "CC6.1-01", "--reason", "=1+1 and '=2", in: folder.url).status == 0)
        // Lists of evidence and requests stand beside the items in a workbook, and say nothing of them.
        let list = [
            ["evidence", "add", "CC6.1-02", "--text", "Seen.", "--title", "Inventory", "--covers", "2027-01-01"],
            ["request", "add", "R-1", "Inventory", "--for", "CC6.1-02", "--owner", "me", "--due", "2027-02-01"],
        ]
        for command in list { #expect(try run(tickmarkPath, command, in: folder.url).status == 0, "\(command)") }
        for arguments in [["csv"], ["csv", "--excel"], ["xlsx"]] {
            let file = "out.\(arguments[0])"
            let made = try run(tickmarkPath, ["export", "--force", "--output", file, "--format"] + arguments, in: folder.url)
            #expect(made.status == 0, "\(made)")
            let answer = try tickmark("import", file, in: folder.url)
            #expect(
                answer.status == 0 && answer.output.contains("0 set, 0 added,") && answer.output.contains("0 refused"),
                "\(answer)")
        }
    }

    @Test("What cannot be read says why, and changes nothing")
    func unreadable() throws {
        let folder = try ScratchFolder.begun()
        try folder.write("a,\"b\nc", "open.csv")
        try folder.write("%PDF-1.7", "a.csv")
        try folder.write("id,status\nCC6.1-77,Done\n", "none.csv")
        for (file, reason) in [
            ("open.csv", "line 1"), ("a.csv", "a PDF"), ("none.csv", "Every row was refused"), ("gone.csv", "gone.csv"),
        ] {
            let answer = try tickmark("import", file, in: folder.url)
            #expect(answer.status == 1 && answer.errors.contains(reason), "\(file): \(answer)")
        }
        #expect(try tickmark("import", "none.csv", "--map", "Who=owner", in: folder.url).errors.contains("no column Who"))
        // A table of which nothing is understood, and what is no table, are no success with nothing in it.
        try folder.write("Colour,Sound\nred,loud\n", "odd.csv")
        try folder.write("{\"findings\":[]}", "scan.json")
        for arguments in [[], ["--as", "controls"], ["--json"], ["--as", "requests"]] {
            let odd = try run(tickmarkPath, ["import", "odd.csv"] + arguments, in: folder.url)
            #expect(odd.status == 1 && odd.errors.contains("“Colour”, “Sound”"), "\(arguments): \(odd)")
            let scan = try run(tickmarkPath, ["import", "scan.json"] + arguments, in: folder.url)
            #expect(scan.status == 1 && scan.errors.contains("`tickmark import --as evidence`"), "\(arguments): \(scan)")
        }
        try folder.write("", "nothing.json")
        let nothing = try tickmark("import", "nothing.json", "--as", "catalog", in: folder.url)
        #expect(nothing.status == 1 && nothing.errors.contains("no control or requirement"), "\(nothing)")
        #expect(try tickmark("import", "none.csv", "--map", "id=nonsense", in: folder.url).status == 64)
    }

    @Test("Rules fail with 1 and a line each, and a policy stands in for options")
    func check() throws {
        let folder = try ScratchFolder.begun()
        #expect(try tickmark("check", in: folder.url).errors.contains("policy.json"))
        #expect(try tickmark("check", "--no-late", "--verify", in: folder.url).status == 0)
        try folder.write("{\"format\":1,\"minTicked\":50}", "policy.json")
        let failed = try tickmark("check", in: folder.url)
        #expect(failed.status == 1 && failed.output.hasPrefix("soc2 minTicked: 0% of"), "\(failed)")
        try folder.write("{\"format\":1,\"minTickd\":50}", "policy.json")
        #expect(try tickmark("check", in: folder.url).errors.contains("there is no rule minTickd"))
    }

    @Test("Gaps and too little evidence fail a check until evidence covers what is due")
    func checkOfCoverage() throws {
        let folder = try ScratchFolder()
        #expect(
            try tickmark(
                "init", "--report", "soc2", "--type", "2", "--from", "2020-01-01", "--to", "2020-03-31", "--organization", "Acme",
                in: folder.url
            ).status == 0)
        let gaps = try tickmark("check", "--no-gaps", "--format", "json", in: folder.url)
        #expect(gaps.status == 1 && gaps.output.contains("with a gap: "), "\(gaps)")
        let share = try tickmark("check", "--min-covered", "1", in: folder.url)
        #expect(share.status == 1 && share.output.contains("evidenced, at least 1% wanted."), "\(share)")
        #expect(try tickmark("check", "--min-covered", "0", in: folder.url).status == 0)
        // An item of the access review, and of no other control.
        #expect(gaps.output.contains("CC6.3-02"), "\(gaps.output)")
        let attached = try tickmark(
            "evidence", "add", "access-review", "--text", "All held.", "--title", "Review", "--covers", "2020-01-01..2020-03-31",
            in: folder.url)
        #expect(attached.status == 0, "\(attached)")
        let after = try tickmark("check", "--no-gaps", "--format", "json", in: folder.url)
        #expect(after.status == 1 && !after.output.contains("CC6.3-02"), "\(after.output)")
    }

    @Test("A day before the report began knows nothing of it, and today knows all")
    func at() throws {
        let folder = try ScratchFolder.begun()
        #expect(try tickmark("tick", "CC6.1-01", in: folder.url).status == 0)
        let then = try tickmark("status", "--at", "2020-01-01", in: folder.url)
        #expect(
            then.output.contains("No report has begun") && then.errors.contains("As it was at the end of 1 Jan 2020"), "\(then)")
        let difference = try tickmark("diff", "2020-01-01", in: folder.url)
        #expect(difference.status == 0 && difference.output.contains("begun in between"), "\(difference)")
        let note = try tickmark("recap", in: folder.url)
        #expect(note.status == 0 && note.output.contains("**Ticked**") && note.output.contains("CC6.1-01"), "\(note)")
        #expect(try tickmark("diff", "2027-01-01", "2026-01-01", in: folder.url).status == 64)
    }

    @Test("A portfolio has a row for each workspace of a folder, and for one that is damaged; then the status is 3")
    func portfolio() throws {
        let folder = try ScratchFolder()
        for name in ["acme", "beta"] {
            try FileManager.default.createDirectory(at: folder.url.appending(path: name), withIntermediateDirectories: true)
            let answer = try tickmark(
                "init", name, "--report", "soc2", "--type", "1", "--as-of", "2027-01-01", "--organization", name.capitalized,
                in: folder.url)
            #expect(answer.status == 0, "\(answer.errors)")
        }
        let both = try tickmark("portfolio", ".", in: folder.url)
        #expect(both.status == 0 && both.output.contains("Acme") && both.output.contains("Beta"), "\(both)")
        // Before either began there was nothing, and that is no damage.
        let then = try tickmark("portfolio", ".", "--at", "2020-01-01", "--json", in: folder.url)
        #expect(then.status == 0 && !then.output.contains("\"soc2\""), "\(then)")
        try Data("{".utf8).write(to: folder.url.appending(path: "beta/tickmark.json"))
        let damaged = try tickmark("portfolio", ".", in: folder.url)
        #expect(damaged.status == 3 && damaged.output.contains("Acme") && damaged.output.contains("./beta"), "\(damaged)")
    }

    @Test("A package is checked without Tickmark, as its page says, and is the same each time")
    func package() throws {
        let folder = try ScratchFolder.begun()
        #expect(try tickmark("tick", "CC6.1-01", in: folder.url).status == 0)
        let place = try ScratchFolder()
        let day = ["SOURCE_DATE_EPOCH": "1795867200"]
        for name in ["a.zip", "b.zip"] {
            let answer = try tickmark(
                "export", "--format", "package", "--output", place.url.appending(path: name).path, in: folder.url,
                environment: day)
            #expect(answer.status == 0, "\(answer)")
        }
        #expect(try Data(contentsOf: place.url.appending(path: "a.zip")) == Data(contentsOf: place.url.appending(path: "b.zip")))
        let steps = """
            python3 -m zipfile -e a.zip out && cd out && sha256sum --check --quiet SHA256SUMS && ls
            """
        let checked = try run("/bin/sh", ["-c", steps], in: place.url)
        #expect(checked.status == 0 && checked.output.contains("report.html") && checked.output.contains("journal"), "\(checked)")
    }

    @Test("A package is signed with git's key, and told from one that is not as it was; a request for a time stamp is one")
    func signed() throws {
        let folder = try ScratchFolder.begun()
        let place = try ScratchFolder()
        let key = place.url.appending(path: "key").path
        let made = try run("/usr/bin/env", ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key], in: place.url)
        #expect(made.status == 0, "\(made)")
        let zip = place.url.appending(path: "a.zip").path
        let none = try tickmark(
            "export", "--format", "package", "--sign", "--output", zip, in: folder.url,
            environment: ["GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"])
        #expect(none.status == 1 && none.errors.contains("gpg.format ssh"), "\(none)")
        #expect(!FileManager.default.fileExists(atPath: zip), "what cannot be signed is not packed")
        let settings = "[gpg]\n\tformat = ssh\n[user]\n\tsigningkey = \(key).pub\n"
        try Data(settings.utf8).write(to: place.url.appending(path: "gitconfig"))
        let environment = ["GIT_CONFIG_GLOBAL": place.url.appending(path: "gitconfig").path, "GIT_CONFIG_NOSYSTEM": "1"]
        let answer = try tickmark(
            "export", "--format", "package", "--sign", "--timestamp-query", "--output", zip, in: folder.url,
            environment: environment)
        #expect(answer.status == 0, "\(answer)")
        #expect(try Data(contentsOf: URL(filePath: zip + ".tsq")).count > 40)

        let stranger = try tickmark("verify", "--signature", zip, in: folder.url)
        #expect(stranger.status == 1 && stranger.output.contains("names nobody for"), "\(stranger)")
        let line = "ana@example.com namespaces=\"tickmark-package\" "
        let allowed = line + (try String(contentsOfFile: key + ".pub", encoding: .utf8))
        try Data(allowed.utf8).write(to: folder.url.appending(path: "allowed_signers"))
        let known = try tickmark("verify", "--signature", zip, in: folder.url)
        #expect(known.status == 0 && known.output.contains("is signed by ana@example.com."), "\(known)")

        var bytes = try Data(contentsOf: URL(filePath: zip))
        bytes.append(0)
        try bytes.write(to: URL(filePath: zip))
        let changed = try tickmark("verify", "--signature", zip, "--json", in: folder.url)
        #expect(changed.status == 1 && changed.output.contains("\"signature\": \"bad\""), "\(changed)")
    }

    @Test("A time stamp is read without a network, and one for another file is none")
    func stamped() throws {
        let folder = try ScratchFolder.begun()
        let place = try ScratchFolder()
        let zip = place.url.appending(path: "a.zip").path
        let made = try tickmark(
            "export", "--format", "package", "--timestamp-query", "--output", zip, in: folder.url)
        #expect(made.status == 0, "\(made)")
        // An authority of the test's own.
        let steps = """
            set -e
            printf '[tsa]\ndefault_tsa=t\n[t]\nserial=serial\ncrypto_device=builtin\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\n' > c
            printf '[e]\nextendedKeyUsage=critical,timeStamping\n[req]\ndistinguished_name=d\n[d]\n' > x
            openssl req -x509 -newkey rsa:2048 -nodes -keyout k -out ca.pem -days 2 -subj /CN=Stamps -config x -extensions e
            openssl ts -reply -config c -queryfile a.zip.tsq -signer ca.pem -inkey k -out a.zip.tsr
            """
        let stamp = try run("/bin/sh", ["-c", steps], in: place.url)
        #expect(stamp.status == 0, "\(stamp)")
        let unknown = try tickmark("verify", "--signature", zip, in: folder.url)
        #expect(unknown.status == 1 && unknown.output.contains("a.zip.tsr proves nothing"), "\(unknown)")
        try FileManager.default.copyItem(
            at: place.url.appending(path: "ca.pem"), to: folder.url.appending(path: "timestamp_authorities.pem"))
        let known = try tickmark("verify", "--signature", zip, in: folder.url)
        #expect(known.output.contains("It was there not later than"), "\(known)")
        #expect(known.status == 1 && known.output.contains("is not signed"), "a time is no signature")
    }

    @Test("A package with codes has no journals, and names nobody")
    func redacted() throws {
        let folder = try ScratchFolder.begun()
        #expect(try tickmark("person", "add", "zoe", "Zoe Zimmermann", in: folder.url).status == 0)
        #expect(try tickmark("note", "CC6.1-01", "Zoe Zimmermann asked", in: folder.url).status == 0)
        let place = try ScratchFolder()
        let zip = place.url.appending(path: "a.zip").path
        let answer = try tickmark("export", "--format", "package", "--redact", "--output", zip, in: folder.url)
        #expect(answer.status == 0, "\(answer)")
        let bytes = try Data(contentsOf: URL(filePath: zip))
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.contains("Zimmermann") && !text.contains("journal/") && text.contains("asked"))
        #expect(try tickmark("export", "--redact", "--find", "x", in: folder.url).status == 64)
    }

    @Test("Filters decide what is listed, and what cannot be filtered says so")
    func filtered() throws {
        let folder = try ScratchFolder.begun()
        let all = try tickmark("export", "--format", "csv", in: folder.url).output
        let some = try tickmark("export", "--format", "csv", "--area", "CC6", in: folder.url).output
        #expect(some.contains("CC6.1-01") && !some.contains("CC1.1-01") && all.contains("CC1.1-01"))
        let page = try tickmark("export", "--area", "CC6", in: folder.url).output
        #expect(page.contains("The lists hold only the items that were asked for"))
        for format in ["matrix", "oscal", "package"] {
            #expect(try tickmark("export", "--format", format, "--area", "CC6", "--output", "x", in: folder.url).status == 64)
        }
        let semicolons = try tickmark("export", "--format", "csv", "--separator", "semicolon", in: folder.url).output
        #expect(semicolons.hasPrefix("engagement;report;area;"))
    }

    @Test("OSCAL documents are a folder that is there as a whole, or replaced with consent")
    func oscal() throws {
        let folder = try ScratchFolder.begun()
        let arguments = ["export", "--format", "oscal", "--output", "out"]
        #expect(try run(tickmarkPath, arguments, in: folder.url).status == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: "out").path).sorted()
        #expect(names.contains("catalog-soc2.json") && names.contains("readiness.md") && names.count == 6, "\(names)")
        let again = try run(tickmarkPath, arguments, in: folder.url)
        #expect(again.status == 1 && again.errors.contains("exists already"), "\(again)")
        #expect(try run(tickmarkPath, arguments + ["--force"], in: folder.url).status == 0)
        #expect(try !FileManager.default.contentsOfDirectory(atPath: folder.url.path).contains { $0.hasSuffix(".new") })
    }

    @Test("Completions know the items, people and controls of the workspace")
    func completions() throws {
        let folder = try ScratchFolder.begun()
        let items = try run(
            tickmarkPath, ["---completion", "tick", "--", "positional@0", "2", "5", "tickmark", "tick", "cc6.1"], in: folder.url)
        #expect(items.output.split(separator: "\n").contains("CC6.1-01"), "\(items)")
        #expect(items.output.split(separator: "\n").allSatisfy { $0.hasPrefix("CC6.1") })
    }
}
