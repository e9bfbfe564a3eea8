@testable import Checking
@testable import Files
import Foundation
@testable import GitSync
import HashTreeCollections
@testable import Journal
import Readiness
import Reports
@testable import Store
import SystemPackage
import Testing
@testable import Workbench

@Suite("People who share a first name, a machine or a folder do not share a journal")
struct PeopleTests {
    @Test("The second person of a first name gets a handle of more of the name, and is told so once")
    func sameFirstName() throws {
        let bench = try Bench()
        try bench.note("one", as: "Ana Ruiz")
        var second = try bench.open("acme", as: "Ana Lopez")
        #expect(second.author.handle == "ana-lopez")
        #expect(second.takeNoticeSentences() == ["Ana Ruiz goes by the handle ana here already, so yours is ana-lopez."])
        try second.note("two")
        var again = try bench.open("acme", as: "Ana Lopez")
        #expect(again.author.handle == "ana-lopez" && again.takeNoticeSentences() == [])
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
        #expect(store.takeNoticeSentences() == [])
        #expect(bench.names("journal").count == 2 && store.heads.allSatisfy { $0.writer.handle == "ana" })
        #expect(store.notes == ["one", "on the laptop", "at the desk"])
    }

    @Test("A login that is the handle of somebody here is that person, and so is a name in other letters or spaces")
    func sameUnderAnotherName() throws {
        let bench = try Bench()
        try bench.note("one")
        for name in ["ana", "ANA RUIZ", "Ana   Ruiz"] {
            let store = try bench.note("as \(name)", as: name)
            #expect(store.author.handle == "ana" && store.author.name == "Ana Ruiz")
        }
        let store = try bench.open()
        #expect(store.state.record.people.map(\.handle) == ["ana"] && Set(store.entries.map(\.by)) == ["Ana Ruiz"])
    }

    @Test("Who was given work under a handle alone brings the name at the first entry")
    func nameIsLearnt() throws {
        let bench = try Bench()
        var store = try bench.note("one")
        try store.write([.person("dan", name: "dan", was: nil), .owner(Bench.item, to: "dan", was: nil)])
        let dan = try bench.note("two", as: "Dan Brown")
        #expect(dan.author.handle == "dan" && dan.state.record.name(of: "dan") == "Dan Brown")
        #expect(try bench.open().state.record.person("dan")?.name.clashes == [])
    }

    @Test("A handle that was chosen for a name is that person's, in any script; else a new one can be typed")
    func otherScripts() throws {
        let bench = try Bench()
        var store = try bench.note("one")
        try store.write([.person("sato", name: "佐藤 花子", was: nil)])
        #expect(try bench.open("acme", as: "佐藤 花子").author.handle == "sato")
        #expect(try bench.open("acme", as: "sato").author.name == "佐藤 花子")
        var suzuki = try bench.open("acme", as: "鈴木 一郎")
        #expect(suzuki.author.handle == "person-2")
        #expect(suzuki.takeNoticeSentences().contains { $0.contains("person-2") && $0.contains("tickmark person add") })
        try suzuki.note("from Suzuki")
        var yamada = try bench.open("acme", as: "山田 太郎")
        #expect(yamada.author.handle == "person-3" && yamada.takeNoticeSentences().count == 1)
        #expect(bench.names("journal").allSatisfy { !$0.contains("--") && !$0.hasPrefix("someone") })
    }

    @Test("What is staged is shown under the handle that it will be written under")
    func stagedHandle() throws {
        let bench = try Bench()
        try bench.note("one", as: "Ana Ruiz")
        var store = try bench.open("acme", as: "Ana Lopez")
        store.stage([.status(Bench.item, to: .ready, was: .todo, reason: "")])
        #expect(store.state.record.engagements[0].work[Bench.item.item]?.tick?.by == "ana-lopez")
    }

    @Test("Two handles that are one person stay so in the kept state, and what they signed follows it there")
    func sameInState() throws {
        let bench = try Bench()
        try bench.note("one")
        var other = try bench.note("two", as: "Ana R.")
        #expect(other.author.handle == "ana-r")
        try other.write([.status(Bench.item, to: .ready, was: .todo, reason: "")])
        var ana = try bench.open()
        try ana.write([.status(Bench.item, to: .reviewed, was: .ready, reason: "")])
        func status(_ store: WorkspaceStore) -> Status? { store.state.record.engagements[0].work[Bench.item.item]?.status }
        #expect(status(ana) == .reviewed)
        try ana.write([.same("ana-r", as: "ana", to: true, was: false)])
        #expect(status(ana) == .ready)
        ana.keepState(ifNewEntries: 1)
        let with = try bench.open()
        #expect(with.earlier != nil && status(with) == .ready)
        try FileManager.default.removeItem(atPath: bench.path(".tickmark/state.json").string)
        let without = try bench.open()
        #expect(with.state.record == without.state.record)
    }

    @Test("Each user of a machine has a record of journals of their own, by number")
    func users() throws {
        let bench = try Bench()
        try bench.note("one")
        #expect(bench.names(".tickmark").contains("writers-\(geteuid()).json"))
        #expect(JournalOwnership.path(in: bench.folder, user: 1001).lastComponent?.string == "writers-1001.json")
    }

    @Test(
        "A lock that another user made can be taken by all who may read it",
        .enabled(if: geteuid() != 0, "root may write whatever it may read; WithoutRightsTests tries this as root"))
    func foreignLock() throws {
        let bench = try Bench()
        try bench.note("one")
        try bench.shell("chmod 444 acme/.tickmark/lock")
        #expect(try bench.note("two").notes == ["one", "two"])
    }
}
