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

@Suite("git: branches, resets and clones never make two versions of one journal")
struct GitIdentityTests {
    private func repository() throws -> Bench {
        let bench = try Bench()
        try bench.shell("cd acme && git init -qb main && git add -A && git commit -qm begin")
        return bench
    }

    private func commit(_ bench: Bench, in name: String = "acme") throws {
        try bench.shell("cd \(name) && git add -A && git commit -qm work")
    }

    @Test("A fresh clone writes as another writer, and both sides merge without a conflict")
    func clone() throws {
        let bench = try repository()
        try bench.note("one")
        try commit(bench)
        try bench.shell("git clone -q acme clone")
        try bench.note("in the clone", in: "clone")
        try commit(bench, in: "clone")
        try bench.note("in the first")
        try commit(bench)
        try bench.shell("cd clone && git pull -q --no-rebase --no-edit")
        try bench.shell("cd acme && git pull -q --no-rebase --no-edit ../clone main")
        let (first, clone) = (try bench.open(), try bench.open("clone"))
        #expect(first.damage == [] && first.state.record == clone.state.record)
        #expect(Set(first.notes) == ["one", "in the clone", "in the first"])
        try bench.note("again")
        #expect(bench.names("journal").count == 2)
    }

    @Test("Another branch and back: each branch goes on with the journal that it has, and the merge has all of it")
    func branches() throws {
        let bench = try repository()
        try bench.note("one")
        try commit(bench)
        try bench.shell("cd acme && git checkout -qb other")
        try bench.note("on other")
        try commit(bench)
        try bench.shell("cd acme && git checkout -q main")
        var store = try bench.note("on main")
        #expect(store.takeNoticeSentences().contains { $0.contains("is not in this folder as you left it") })
        try commit(bench)
        #expect(store.notes == ["one", "on main"])
        try bench.shell("cd acme && git checkout -q other")
        try bench.note("on other again")
        #expect(bench.names("journal").count == 1, "the journal of this branch goes on")
        try commit(bench)
        try bench.shell("cd acme && git checkout -q main && git merge -q --no-edit other")
        let merged = try bench.open()
        #expect(merged.damage == [])
        #expect(Set(merged.notes) == ["one", "on main", "on other", "on other again"])
    }

    @Test("A reset, new work and a pull: what was reset comes back beside what was new")
    func reset() throws {
        for isKilledAfterTheWrite in [false, true] {
            let bench = try repository()
            try bench.note("one")
            try commit(bench)
            if isKilledAfterTheWrite {
                // A crash behind the write leaves the record of what was intended.
                let calls = RecordedCalls()
                var store = try bench.open("acme", as: "Ana Ruiz", calls)
                calls.before("flush entries") { calls.fail("rename own", .ioError) }
                try store.note("two")
                #expect(
                    try bench.text(".tickmark/\(bench.names(".tickmark").first { $0.hasPrefix("writers") } ?? "")").contains(
                        "intended"))
            } else {
                try bench.note("two")
            }
            try commit(bench)
            try bench.shell("git clone -q acme remote && cd acme && git reset -q --hard HEAD~1")
            #expect(try bench.open().notes == ["one"])
            try bench.note("other two")
            try commit(bench)
            try bench.shell("cd acme && git pull -q --no-rebase --no-edit ../remote main")
            let pulled = try bench.open()
            #expect(pulled.damage == [] && Set(pulled.notes) == ["one", "two", "other two"])
            #expect(bench.names("journal").count == 2)
        }
    }

    @Test("A reset of the first entry of all, killed right behind its write, does not bring two first entries")
    func resetOfTheFirst() throws {
        let bench = try repository()
        let calls = RecordedCalls()
        var store = try bench.open("acme", as: "Ana Ruiz", calls)
        calls.before("flush entries") { calls.fail("rename own", .ioError) }
        try store.write([.engage(Bench.setup)])
        try commit(bench)
        try bench.shell("git clone -q acme remote && cd acme && git reset -q --hard HEAD~1")
        try bench.note("after")
        try commit(bench)
        try bench.shell("cd acme && git pull -q --no-rebase --no-edit ../remote main")
        #expect(try bench.open().damage == [])
        #expect(bench.names("journal").count == 2)
    }

    @Test(
        "Lines never change on their way through git, and two versions of a journal go together, inside a larger repository too"
    )
    func attributes() throws {
        let bench = try Bench(isEmpty: true)
        try bench.shell(
            """
            mkdir -p big/audit && cd big && git init -qb main
            printf '* text=auto eol=crlf\\n*.jsonl merge=binary\\n' >.gitattributes
            printf '*.log\\n' >audit/.gitignore && printf '*.png binary' >audit/.gitattributes
            """)
        let folder = FilePath(bench.root.path).appending("big").appending("audit")
        try WorkspaceFolder.create(at: folder, name: "Acme", id: Bench.id)
        try bench.note("one", in: "big/audit")
        let name = try bench.journal(of: "ana", in: "big/audit")
        #expect(
            try bench.shell("cd big && git check-attr text merge -- audit/\(name)")
                == "audit/\(name): text: unset\naudit/\(name): merge: union\n")
        #expect(try bench.shell("cd big && git check-attr text -- audit/tickmark.json").hasSuffix("text: unset\n"))
        let status = try bench.shell("cd big && git status --short -uall")
        #expect(status.contains(name) && !status.contains(".tickmark"))
        #expect(try bench.text(".gitignore", in: "big/audit") == "*.log\n.tickmark/\n")
        #expect(try bench.text(".gitattributes", in: "big/audit").hasPrefix("*.png binary\njournal/*.jsonl -text"))
        try bench.shell("cd big && git add -A && git commit -qm all && rm -r audit/journal && git checkout -q -- audit")
        #expect(try bench.open("big/audit").damage == [])
    }
}
