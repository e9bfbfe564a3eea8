import Foundation
import Readiness
import SystemPackage
import Testing

@testable import Workspace

@Suite("People who share a first name, a machine or a folder do not share a journal")
struct PeopleTests {
    @Test("The second person of a first name gets a handle of more of the name, and is told so once")
    func sameFirstName() throws {
        let bench = try Bench()
        try bench.note("one", as: "Ana Ruiz")
        var second = try bench.open("acme", as: "Ana Lopez")
        #expect(second.author.handle == "ana-lopez")
        #expect(second.takeNotices() == ["Ana Ruiz goes by the handle ana here already, so yours is ana-lopez."])
        try second.note("two")
        var again = try bench.open("acme", as: "Ana Lopez")
        #expect(again.author.handle == "ana-lopez" && again.takeNotices() == [])
        #expect(try bench.open("acme", as: "Ana Ruiz").author.handle == "ana")
        #expect(bench.names("journal").count == 2)
    }

    @Test("Two people of one first name who began in two clones both keep what they wrote, and part from then on")
    func sameFirstNameApart() throws {
        let bench = try Bench()
        try bench.shell("cp -r acme clone")
        try bench.note("from Ruiz", as: "Ana Ruiz")
        try bench.note("from Lopez", in: "clone", as: "Ana Lopez")
        try bench.shell("cp clone/journal/* acme/journal/")
        let handles = try ["Ana Ruiz", "Ana Lopez"].map { try bench.open("acme", as: $0).author.handle }
        #expect(Set(handles).count == 2)
        let store = try bench.open()
        #expect(Set(store.notes) == ["from Ruiz", "from Lopez"] && store.damage == [])
        #expect(Set(store.entries.map(\.by)) == ["Ana Ruiz", "Ana Lopez"])
    }

    @Test("One person on two machines writes two journals under one handle")
    func twoMachines() throws {
        let bench = try Bench()
        try bench.note("one")
        try bench.shell("mkdir laptop && cp -r acme/tickmark.json acme/journal laptop/")
        try bench.note("on the laptop", in: "laptop")
        try bench.shell("cp laptop/journal/* acme/journal/")
        var store = try bench.note("at the desk")
        #expect(store.takeNotices() == [])
        #expect(bench.names("journal").count == 2 && store.heads.allSatisfy { $0.writer.handle == "ana" })
        #expect(store.notes == ["one", "on the laptop", "at the desk"])
    }

    @Test("Each user of a machine has a record of journals of their own, by number")
    func users() throws {
        let bench = try Bench()
        try bench.note("one")
        #expect(bench.names(".tickmark").contains("writers-\(geteuid()).json"))
        #expect(OwnJournals.path(in: bench.folder, user: 1001).lastComponent?.string == "writers-1001.json")
    }

    @Test("A lock that another user made can be taken by all who may read it", .enabled(if: geteuid() != 0))
    func foreignLock() throws {
        let bench = try Bench()
        try bench.note("one")
        try bench.shell("chmod 444 acme/.tickmark/lock")
        #expect(try bench.note("two").notes == ["one", "two"])
    }
}
