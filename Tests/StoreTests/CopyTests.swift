@testable import Checking
@testable import Files
import Foundation
@testable import GitSync
@testable import Journal
import Readiness
import Reports
@testable import Store
import SystemPackage
import Testing
@testable import Workbench

@Suite("Two copies never write the same journal differently")
struct CopyTests {
    /// The entries that each line of a journal's file is, by file: in all copies a file's lines must begin alike.
    private func expectOneHistory(_ bench: Bench, _ copies: [String], sourceLocation: SourceLocation = #_sourceLocation) throws {
        for name in Set(copies.flatMap { bench.names("journal", in: $0) }) {
            let texts = try copies.filter { bench.names("journal", in: $0).contains(name) }
                .map { try bench.text("journal/\(name)", in: $0) }
                .sorted { $0.utf8.count < $1.utf8.count }
            for (shorter, longer) in zip(texts, texts.dropFirst()) {
                #expect(longer.hasPrefix(shorter), "\(name)", sourceLocation: sourceLocation)
            }
        }
    }

    @Test(
        "A folder copied with .tickmark inside it begins a journal of its own, and the first one goes on with its own",
        arguments: [
            "cp -a acme copy", "cp -r acme copy", "cp -al acme copy", "mkdir copy && tar -C acme -cf - . | tar -C copy -xpf -",
            "mkdir copy && cp -a acme/. copy", "mv acme old && cp -a old acme && mv acme copy && mv old acme",
        ])
    func copied(command: String) throws {
        let bench = try Bench()
        try bench.note("one")
        try bench.shell(command)
        try bench.note("in the first")
        try bench.note("in the copy", in: "copy")
        try bench.note("in the copy again", in: "copy")
        try bench.note("in the first again")
        try expectOneHistory(bench, ["acme", "copy"])
        #expect(bench.names("journal").count { $0.hasPrefix("ana-") } == 1)
        #expect(Set(bench.names("journal", in: "copy")).subtracting(bench.names("journal")).count == 1)
        // Put together, all of it is there.
        try bench.shell("cp -n copy/journal/* acme/journal/ || true")
        #expect(Set(try bench.open().notes) == ["one", "in the first", "in the copy", "in the copy again", "in the first again"])
    }

    @Test("A folder that is moved or renamed keeps its writer")
    func moved() throws {
        let bench = try Bench()
        try bench.note("one")
        try bench.shell("mkdir elsewhere && mv acme elsewhere/moved")
        try bench.note("two", in: "elsewhere/moved")
        #expect(bench.names("journal", in: "elsewhere/moved").count == 1)
        try bench.shell("mv elsewhere/moved acme")
        try bench.note("three")
        #expect(bench.names("journal").count == 1)
    }

    @Test("A copy that is copied back over the first folder begins anew: whose end it would go on from is not known")
    func copiedBack() throws {
        let bench = try Bench()
        try bench.note("one")
        try bench.shell("cp -a acme copy")
        try bench.note("in the copy", in: "copy")
        try bench.note("in the first, and elsewhere by now")
        try bench.shell("cp -a acme elsewhere && rm -r acme && cp -a copy acme")
        try bench.note("after")
        try expectOneHistory(bench, ["acme", "copy", "elsewhere"])
    }

    @Test(
        "An older backup put back over the folder, or in its place, begins a journal of its own",
        arguments: [
            "tar -C acme -xf backup.tar", "cp -a backup/. acme/", "cp -r backup/. acme/",
            "rm -r acme/journal acme/.tickmark && cp -a backup/journal backup/.tickmark acme/",
            "rm -r acme && mv backup acme",
        ])
    func backup(command: String) throws {
        let bench = try Bench()
        try bench.note("one")
        try bench.shell("cp -a acme backup && tar -C acme -cf backup.tar .")
        try bench.note("two, shared with others")
        try bench.shell("cp -a acme theirs")
        try bench.shell(command)
        #expect(try bench.open().notes == ["one"])
        try bench.note("two, after the backup")
        try expectOneHistory(bench, ["acme", "theirs"])
        try bench.shell("cp theirs/journal/* acme/journal/")
        #expect(Set(try bench.open().notes) == ["one", "two, shared with others", "two, after the backup"])
    }

    @Test("A backup of nothing but the journals is no end that this machine left")
    func journalsOnly() throws {
        let bench = try Bench()
        try bench.note("one")
        try bench.shell("cp -a acme/journal backup")
        try bench.note("two")
        try bench.shell("cp -a acme theirs && cp backup/* acme/journal/")
        var store = try bench.note("other two")
        #expect(store.takeNoticeSentences().contains { $0.contains("is not in this folder as you left it") })
        try expectOneHistory(bench, ["acme", "theirs"])
    }

    @Test("Without .tickmark a new journal is begun, and the old one stays")
    func machineFolderDeleted() throws {
        let bench = try Bench()
        try bench.note("one")
        try bench.shell("rm -r acme/.tickmark")
        var store = try bench.note("two")
        #expect(store.takeNoticeSentences() == [])
        #expect(store.notes == ["one", "two"])
        #expect(bench.names("journal").count == 2)
    }

    @Test(
        "A record of one's journals that is broken begins a new journal and says so",
        arguments: ["", "{}", "[1", "{\"place\": 3}"])
    func brokenRecord(text: String) throws {
        let bench = try Bench()
        try bench.note("one")
        let own = try #require(bench.names(".tickmark").first { $0.hasPrefix("writers-") })
        try bench.put(text, ".tickmark/\(own)")
        var store = try bench.note("two")
        #expect(store.takeNoticeSentences().contains { $0.contains("cannot be read") })
        #expect(bench.names("journal").count == 2 && store.notes == ["one", "two"])
        try bench.note("three")
        #expect(bench.names("journal").count == 2)
    }
}
