import Checking
import Files
import Foundation
import GitSync
import Journal
import RealTerminals
import Reports
import Runner
import Store
import SystemPackage
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Where somebody wants something written, it is looked at what is there, and not at what it is called")
struct WriteTargetTests {
    /// A workspace in `w`, in a scratch folder.
    private func house() throws -> Scratch {
        let scratch = try Scratch()
        try HostileWorkspace.write("Acme", to: scratch.path.appending("w"))
        for name in ["w/evidence/2027", "w/.git/hooks", "outside"] {
            try FileManager.default.createDirectory(at: scratch.at(name), withIntermediateDirectories: true)
        }
        return scratch
    }

    /// Every way into a folder of the workspace that a path can have.
    private func ways(into place: String, _ scratch: Scratch) throws -> [FilePath] {
        try? FileManager.default.removeItem(at: scratch.at("l"))
        try? FileManager.default.removeItem(at: scratch.at("outside/back"))
        try FileManager.default.createSymbolicLink(atPath: scratch.at("l").path, withDestinationPath: "w/\(place)")
        try FileManager.default.createSymbolicLink(atPath: scratch.at("outside/back").path, withDestinationPath: "../l")
        let there = scratch.path.appending("w").appending(FilePath(place).components)
        return [
            there, scratch.path.appending("l"), scratch.path.appending("outside").appending("back"),
            scratch.path.appending("outside").appending("..").appending("w").appending(FilePath(place).components),
        ]
    }

    @Test(
        "An export is not written among a workspace's own files, whatever leads there",
        arguments: ["journal", "catalogs", "evidence", "evidence/2027", ".tickmark", ".git", ".git/hooks"])
    func exports(place: String) throws {
        let scratch = try house()
        try FileManager.default.createDirectory(at: scratch.at("w/\(place)"), withIntermediateDirectories: true)
        let before = try FileManager.default.subpathsOfDirectory(atPath: scratch.at("w").path).sorted()
        for way in try ways(into: place, scratch) {
            for replaces in [false, true] {
                let path = way.appending("readiness.md")
                #expect(throws: ExportFile.Failure.misplaced(path), "\(path)") {
                    try ExportFile.write([1], to: path, replaces: replaces)
                }
            }
        }
        #expect(try FileManager.default.subpathsOfDirectory(atPath: scratch.at("w").path).sorted() == before)
    }

    @Test(
        "An export takes no place of a workspace's own file, and may stand beside them",
        arguments: ["tickmark.json", ".gitignore", ".gitattributes", "journal", "evidence", "TICKMARK.JSON"])
    func ownNames(name: String) throws {
        let scratch = try house()
        let before = try Data(contentsOf: scratch.at("w/tickmark.json"))
        for way in try ways(into: ".", scratch) {
            #expect(throws: ExportFile.Failure.self) { try ExportFile.write([1], to: way.appending(name), replaces: true) }
        }
        #expect(try Data(contentsOf: scratch.at("w/tickmark.json")) == before)
        try ExportFile.write([1], to: scratch.path.appending("w").appending("readiness.md"), replaces: false)
        #expect(try Data(contentsOf: scratch.at("w/readiness.md")) == Data([1]))
    }

    @Test("A backup is not written anywhere in the workspace that it is of, whatever leads there, also with --force")
    func backups() throws {
        let scratch = try house()
        let folder = scratch.path.appending("w")
        let before = try FileManager.default.subpathsOfDirectory(atPath: scratch.at("w").path).sorted()
        let manifest = try Data(contentsOf: scratch.at("w/tickmark.json"))
        for place in [".", "journal", "evidence/2027", ".tickmark", ".git"] {
            try FileManager.default.createDirectory(at: scratch.at("w/\(place)"), withIntermediateDirectories: true)
            for way in try ways(into: place, scratch) {
                for name in ["backup.tar", "tickmark.json"] {
                    let path = way.appending(name)
                    for opened in [folder, scratch.path.appending("outside").appending("..").appending("w")] {
                        #expect(throws: ArchiveError.misplaced(path), "\(path)") {
                            try SnapshotArchive.write(opened, to: path, replaces: true)
                        }
                    }
                }
            }
        }
        #expect(try Data(contentsOf: scratch.at("w/tickmark.json")) == manifest)
        let after = try FileManager.default.subpathsOfDirectory(atPath: scratch.at("w").path).sorted()
        #expect(after.filter { !$0.hasPrefix(".tickmark") } == before.filter { !$0.hasPrefix(".tickmark") })
        let backup = scratch.path.appending("outside").appending("backup.tar")
        _ = try SnapshotArchive.write(folder, to: backup)
        for way in try ways(into: "evidence", scratch) {
            let target = way.appending("again")
            #expect(throws: ArchiveError.within(target)) { try SnapshotArchive.restore(backup, to: target) }
        }
    }

    @Test("A backup replaces nothing but a regular file, also with --force", arguments: Impostor.allCases, [false, true])
    func impostors(impostor: Impostor, replaces: Bool) throws {
        let scratch = try house()
        try scratch.write("before", to: "elsewhere")
        let url = scratch.at("backup.tar")
        try impostor.put(at: url, leadingTo: scratch.at("elsewhere"))
        let kind = try FileManager.default.attributesOfItem(atPath: url.path)[.type] as? FileAttributeType
        let path = FilePath(url.path)
        #expect(throws: ArchiveError.noFile(path)) {
            try SnapshotArchive.write(scratch.path.appending("w"), to: path, replaces: replaces)
        }
        #expect(try FileManager.default.attributesOfItem(atPath: url.path)[.type] as? FileAttributeType == kind)
        #expect(try String(contentsOf: scratch.at("elsewhere"), encoding: .utf8) == "before")
    }

    @Test("A name that is no UTF-8 is not written under another one; one as long as a name may be is written")
    func names() throws {
        let scratch = try house()
        let repaired = scratch.path.appending("caf\u{FFFD}.md")
        #expect(throws: ExportFile.Failure.noText(repaired)) { try ExportFile.write([1], to: repaired, replaces: false) }
        for name in [String(repeating: "a", count: 255), String(repeating: "é", count: 127)] {
            let path = scratch.path.appending(name)
            try ExportFile.write([1], to: path, replaces: false)
            try ExportFile.write([2], to: path, replaces: true)
            #expect(try Data(contentsOf: URL(filePath: path.string)) == Data([2]))
            _ = try SnapshotArchive.write(scratch.path.appending("w"), to: path, replaces: true)
            _ = try SnapshotArchive.restore(path, to: scratch.path.appending("outside").appending(name))
        }
    }

    @Test("Two that are written at once under one name: one of them is, and the other is told so")
    func race() throws {
        let scratch = try house()
        let path = scratch.path.appending("readiness.md")
        let files = POSIXFileCalls()
        try files.put(path, isFlushed: false, replaces: false) { _ in [1] }
        #expect { try files.put(path, isFlushed: false, replaces: false) { _ in [2] } } throws: {
            ($0 as? FileFailure)?.error == .fileExists
        }
        #expect(try Data(contentsOf: scratch.at("readiness.md")) == Data([1]))
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).filter { $0.hasSuffix(".new") } == [])
    }

    @Test("A pipe, a socket or a folder where a file is expected is said by every command, and nobody waits for it")
    func everywhere() throws {
        for place in [
            ".tickmark/lock", ".tickmark/state.json", "journal/cho-00000001.jsonl", "catalogs/own.json", ".gitignore",
            "evidence/scan.pdf",
        ] {
            let scratch = try house()
            try FileManager.default.createDirectory(
                at: scratch.at("w/\(place)").deletingLastPathComponent(), withIntermediateDirectories: true)
            for impostor in [Impostor.pipe, .socket, .folder] {
                try impostor.put(at: scratch.at("w/\(place)"), leadingTo: scratch.at("outside"))
                for arguments in [["doctor"], ["verify"], ["status"], ["doctor", "--snapshot", "../b.tar", "--force"]] {
                    let answer = try run("/usr/bin/env", ["timeout", "60", tickmarkPath] + arguments, in: scratch.at("w"))
                    #expect([0, 1, 3].contains(answer.status), "\(place) \(impostor) \(arguments): \(answer.status)")
                }
            }
        }
    }
}
