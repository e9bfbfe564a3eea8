import Foundation
import RealTerminals
import Testing

@Suite(
    "A disk that is really full",
    .enabled(if: SmallDisk.isAllowed, "a small disk is mounted for it, which needs root and the right to mount"))
struct FullDiskTests {
    @Test("On the command line: the reason, exit status 1, nothing written; with room again, the same command works")
    func commandLine() throws {
        let disk = try SmallDisk()
        try begin(in: disk)
        let before = try tickmark("history", "--json", in: disk.folder).output
        try disk.fill()
        // The last page of the journal has room for a few entries more; then there is none.
        var answer = Answer(status: 0, output: "", errors: "")
        var notes = 0
        while answer.status == 0, notes < 200 {
            notes += 1
            answer = try tickmark("note", "CC6.1-01", "note \(notes) \(String(repeating: "x", count: 500))", in: disk.folder)
        }
        #expect(answer.status == 1)
        #expect(
            answer.errors.contains("No space left on device") && answer.errors.contains("Free some space"), "\(answer.errors)")
        #expect(!answer.output.contains("noted"), "\(answer.output)")
        let during = try tickmark("history", "--json", in: disk.folder).output
        #expect(during.contains("note \(notes - 1) ") || notes == 1)
        #expect(!during.contains("note \(notes) "))
        #expect(during.count >= before.count)
        try disk.empty()
        let again = try tickmark("note", "CC6.1-01", "note \(notes) again", in: disk.folder)
        #expect(again.status == 0, "\(again.errors)")
        let after = try tickmark("history", "--json", in: disk.folder).output
        for note in 1..<notes { #expect(after.components(separatedBy: "note \(note) x").count == 2, "note \(note)") }
    }

    @Test("Making a workspace where there is no room leaves one that can be begun again")
    func beginning() throws {
        let disk = try SmallDisk()
        try disk.fill()
        let answer = try begin(in: disk, isExpected: 1)
        #expect(answer.errors.contains("No space left on device"), "\(answer.errors)")
        try disk.empty()
        try begin(in: disk)
    }

    @Test(
        "An export that has no room leaves nothing of itself, neither under its name nor under another, and says why",
        arguments: ["package", "oscal", "xlsx", "json"])
    func export(format: String) throws {
        let workspace = try ScratchFolder()
        let begun = try tickmark(
            "init", "--report", "soc2", "--type", "1", "--as-of", "2027-06-30", "--organization", "Acme", in: workspace.url)
        #expect(begun.status == 0, "\(begun.errors)")
        let disk = try SmallDisk()
        let kept = disk.folder.appendingPathComponent("kept")
        try Data("kept".utf8).write(to: kept)
        try disk.fill(leaving: 200_000)
        for arguments in [[], ["--force"]] {
            let answer = try run(
                tickmarkPath,
                ["export", "--format", format, "--output", disk.folder.appendingPathComponent("out").path] + arguments,
                in: workspace.url)
            #expect(answer.status == 1 && answer.errors.contains("No space left on device"), "\(answer)")
            let names = try FileManager.default.contentsOfDirectory(atPath: disk.folder.path).sorted()
            #expect(names == ["filler", "kept"], "\(names)")
        }
        #expect(try String(contentsOf: kept, encoding: .utf8) == "kept")
    }

    @Test("In the screen: NOT SAVED, the tick stays, quitting asks, ctrl-r saves when there is room")
    func screen() throws {
        let disk = try SmallDisk()
        try begin(in: disk)
        // So that what follows needs a page of its own.
        try disk.fillJournals()
        try disk.fill()
        let terminal = try RealTerminal("\(tickmarkPath); echo left with $?; read wait", in: disk.folder)
        try terminal.wait(for: "Overview")
        try terminal.press("2")
        try terminal.wait(for: "CC1")
        try terminal.press("Space")
        try terminal.wait(for: "NOT SAVED")
        #expect(try terminal.screen().contains("No space left on device"))
        try terminal.press("q")
        try terminal.wait(for: "Not everything is saved")
        try terminal.press("Escape")
        // What comes at once behind an escape is Alt with a key, and no key.
        try terminal.wait("the question's end") { !$0.contains("Not everything is saved") }
        try disk.empty()
        try terminal.press("C-r")
        try terminal.wait("saved") { !$0.contains("NOT SAVED") && $0.contains("saved") }
        try terminal.press("q")
        try terminal.wait(for: "left with 0")
        #expect(try tickmark("history", "--json", in: disk.folder).output.contains("ticked"))
    }

    @discardableResult
    private func begin(in disk: SmallDisk, isExpected status: Int32 = 0) throws -> Answer {
        let answer = try tickmark(
            "init", "--report", "soc2", "--type", "1", "--as-of", "2027-06-30", "--organization", "Acme", in: disk.folder)
        #expect(answer.status == status, "\(answer.errors)")
        return answer
    }
}

/// A file system of half a megabyte, in memory.
private final class SmallDisk {
    static let isAllowed = geteuid() == 0 && ((try? SmallDisk()) != nil)

    let folder: URL
    private var filler: URL { folder.appendingPathComponent("filler") }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("tickmark-disk-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let answer = try run("/usr/bin/env", ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", folder.path])
        guard answer.status == 0 else {
            try? FileManager.default.removeItem(at: folder)
            throw RealTerminal.Failure(description: answer.errors)
        }
    }

    deinit {
        _ = try? run("/usr/bin/env", ["umount", "-l", folder.path])
        try? FileManager.default.removeItem(at: folder)
    }

    /// Takes all the room that there is, but for so many bytes.
    func fill(leaving rest: Int = 0) throws {
        let file = open(filler.path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw RealTerminal.Failure(description: "no filler") }
        defer { close(file) }
        let page = [UInt8](repeating: 0, count: 4096)
        var size = 0
        while write(file, page, page.count) > 0 { size += page.count }
        if rest > 0 { ftruncate(file, size - rest) }
    }

    /// Gives it back, also where a program that another test is just starting still holds the file.
    func empty() throws {
        truncate(filler.path, 0)
        try FileManager.default.removeItem(at: filler)
    }

    /// Fills the last page of each journal but for a few bytes, by notes of the right length.
    func fillJournals() throws {
        let journals = folder.appendingPathComponent("journal")
        for name in try FileManager.default.contentsOfDirectory(atPath: journals.path) {
            let path = journals.appendingPathComponent(name).path
            func room() throws -> Int {
                4096 - ((try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0) % 4096
            }
            let before = try room()
            _ = try tickmark("note", "CC6.1-01", "x", in: folder)
            let overhead = before - (try room()) - 1
            let rest = (try room()) - overhead - 8
            if rest > 0 { _ = try tickmark("note", "CC6.1-01", String(repeating: "y", count: rest), in: folder) }
        }
    }
}
