import Foundation
import Readiness
import SystemPackage
import Testing

@testable import Workspace

@Suite("A journal that was here and is not is missed: once, by name and by how much, and no more when it is back")
struct GoneTests {
    private static let why = "(another branch, a reset, or somebody's deletion)"

    /// What a new start says, keeping what it said.
    private func start(_ bench: Bench) throws -> [String] {
        var store = try bench.open()
        let notices = store.takeNotices()
        store.keepState()
        return notices
    }

    @Test("A missing journal is said by the start after, not again by the next ones, and again when it goes a second time")
    func missing() throws {
        let bench = try Bench()
        try bench.note("one", as: "Ana Ruiz")
        try bench.note("two", "three", as: "Ben Okafor")
        #expect(try start(bench) == [])
        let name = try bench.journal(of: "ben")
        try bench.shell("mv acme/\(name) kept")
        #expect(try start(bench) == ["\(name) with 3 entries is gone \(Self.why)."])
        #expect(try start(bench) == [])
        #expect(try bench.open().notes == ["one"])
        try bench.shell("cp kept acme/\(name)")
        #expect(try start(bench) == [])
        #expect(try bench.open().notes == ["one", "two", "three"])
        try bench.shell("rm acme/\(name)")
        #expect(try start(bench) == ["\(name) with 3 entries is gone \(Self.why)."])
    }

    @Test("A shorter journal is said by how many entries it lost, and again when it loses more")
    func shorter() throws {
        let bench = try Bench()
        var store = try bench.note("one", "two", "three")
        store.keepState(ifNewEntries: 1)
        let name = try bench.journal(of: "ana")
        let lines = try bench.text(name).split(separator: "\n", omittingEmptySubsequences: false)
        func keep(_ count: Int) throws { try bench.put(lines.prefix(count).map { $0 + "\n" }.joined(), name) }
        try keep(4)
        #expect(try start(bench) == ["\(name) has lost its last 1 entry \(Self.why)."])
        #expect(try start(bench) == [])
        try keep(2)
        #expect(try start(bench) == ["\(name) has lost its last 3 entries \(Self.why)."])
        try keep(3)
        #expect(try start(bench) == [], "some of it came back")
        try keep(5)
        #expect(try start(bench) == [])
        try keep(4)
        #expect(try start(bench) == ["\(name) has lost its last 1 entry \(Self.why)."])
    }

    @Test("A program that runs says it once, too, and shows what is left")
    func running() throws {
        let bench = try Bench()
        var store = try bench.note("one")
        try bench.note("two", as: "Ben Okafor")
        _ = try store.refresh()
        #expect(store.notes == ["one", "two"])
        let name = try bench.journal(of: "ben")
        try bench.shell("mv acme/\(name) kept")
        #expect(try store.refresh() == [])
        #expect(store.takeNotices() == ["\(name) with 2 entries is gone \(Self.why)."])
        #expect(store.notes == ["one"])
        #expect(try store.refresh() == [])
        #expect(store.takeNotices() == [])
        try bench.shell("mv kept acme/\(name)")
        #expect(try store.refresh().count == 2, "they are told as new, because they are in this folder")
        #expect(store.takeNotices() == [] && store.notes == ["one", "two"])
        store.keepState()
        #expect(try start(bench) == [])
    }

    @Test("A journal that cannot be read to its end is damaged, and not gone")
    func damaged() throws {
        let bench = try Bench()
        var store = try bench.note("one", "two")
        store.keepState(ifNewEntries: 1)
        let name = try bench.journal(of: "ana")
        try bench.put(try bench.text(name).replacing("\"one\"", with: "\"0ne\"").replacing("\"two\"", with: "\"tw0\""), name)
        var opened = try bench.open()
        #expect(!opened.takeNotices().contains { $0.contains("lost") })
        #expect(opened.damage.map(\.line) == [4])
    }
}
