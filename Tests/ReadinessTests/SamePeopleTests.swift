import Readiness
import Soaking
import Testing

@Suite("One person with two handles")
struct SamePeopleTests {
    private let anaR = WriterID("ana-r", tag: 0x0077_0007)

    private func office() -> Office {
        var office = Office()
        office.write([.person("ana", name: "Ana Ruiz", was: nil)], by: Acme.ana)
        office.write([.person("ana-r", name: "Ana R.", was: nil)], by: anaR)
        office.write([.person("ben", name: "Ben Okafor", was: nil)], by: Acme.ben)
        return office
    }

    private func same(_ other: Handle, _ main: Handle, to: Bool = true) -> Action { .same(other, as: main, to: to, was: !to) }

    @Test("A review of one's own tick under another handle counts until that is said, and not from then on, also backwards")
    func reviewsBackwards() throws {
        var office = office()
        try office.act(.tick, on: "CC6.1-01", by: Acme.ana)
        try office.act(.review, on: "CC6.1-01", by: anaR)
        #expect(office.work("CC6.1-01").status == .reviewed && office.state.engagements[0].tally.reviewed == 1)
        #expect(office.state.reviewsLost(joining: "ana", "ana-r") == 1)
        #expect(office.state.reviewsLost(joining: "ana", "ben") == 0)
        office.write([try office.state.decideSame("ana-r", as: "ana")], by: Acme.ben)
        let work = office.work("CC6.1-01")
        #expect(work.status == .ready && work.review == nil && work.ownReview?.by == "ana-r")
        #expect(office.state.engagements[0].tally.reviewed == 0 && office.state.engagements[0].tally.ticked == 1)
        // Under either handle it is refused from now on, and somebody else may still review it.
        for writer in [Acme.ana, anaR] {
            #expect(throws: Refusal.self) { try office.act(.review, on: "CC6.1-01", by: writer) }
        }
        try office.act(.review, on: "CC6.1-01", by: Acme.ben)
        #expect(office.work("CC6.1-01").status == .reviewed)
        try office.undo(by: Acme.ben)
        #expect(office.work("CC6.1-01").status == .ready)
        try office.redo(by: Acme.ben)
        #expect(office.work("CC6.1-01").review?.by == "ben")
    }

    @Test("A history tells a review by the same person as void, and tells it as done again when it turns out that they are two")
    func told() throws {
        var office = office()
        try office.act(.tick, on: "CC6.1-01", by: Acme.ana)
        try office.act(.review, on: "CC6.1-01", by: anaR)
        let review = try #require(office.journal.last)
        func sentence() -> String {
            VoidEntries(of: office.journal, in: office.state.record).sentence(of: review, in: office.state)
        }
        #expect(sentence() == "reviewed CC6.1-01 Item CC6.1-01 is há done")
        var follower = VoidEntries(of: office.journal, in: office.state.record)
        office.write([same("ana-r", "ana")], by: Acme.ben)
        #expect(sentence().hasPrefix("(void: a review by the same person does not count) reviewed CC6.1-01"))
        follower.follow(office.journal, in: office.state.record)
        #expect(follower.reason(of: review, in: office.state) != nil, "also where it goes on from what it went through before")
        try office.undo(by: Acme.ben)
        #expect(sentence() == "reviewed CC6.1-01 Item CC6.1-01 is há done")
        #expect(office.work("CC6.1-01").status == .reviewed)
        // What nobody ticked is no review either.
        office.write([.status(Acme.item("CC6.1-02"), to: .reviewed, was: .todo, reason: "")], by: Acme.ben)
        let empty = try #require(office.journal.last)
        #expect(VoidEntries(of: office.journal, in: office.state.record).reason(of: empty, in: office.state) != nil)
    }

    @Test("Owners, filters and groups take both for one, and an entry keeps the handle that it was written with")
    func owners() throws {
        var office = office()
        try office.act(.assign("ana"), on: "CC6.1-01", by: Acme.ben)
        try office.act(.assign("ana-r"), on: "CC6.1-02", by: Acme.ben)
        office.write([same("ana-r", "ana")], by: Acme.ben)
        let engagement = office.state.engagements[0]
        var filter = ItemFilter()
        filter.owner = .person("ana")
        #expect(engagement.items.filter { filter.passes($0, in: engagement) }.map(\.id) == ["CC6.1-01", "CC6.1-02"])
        let groups = engagement.rows(filter, by: .owner).compactMap { row in
            if case .header(let id, _, let count) = row { "\(id) \(count)" } else { nil }
        }
        #expect(groups == ["ana 2"])
        #expect(office.work("CC6.1-02").owner.value == "ana-r" && office.work("CC6.1-02").ownerPerson == "ana")
        #expect(office.state.record.name(of: "ana-r") == "Ana Ruiz")
        #expect(throws: Refusal.self) { try office.act(.assign("ana"), on: "CC6.1-02", by: Acme.ben) }
        // What is written next overrides what was recorded, not what is shown: nobody is told of two people where there
        // were none.
        try office.act(.assign("ben"), on: "CC6.1-02", by: Acme.ben)
        #expect(!office.work("CC6.1-02").isContested && office.work("CC6.1-02").ownerPerson == "ben")
        try office.act(.assign("ana-r"), on: "CC6.1-02", by: Acme.ben)
        office.write([same("ana-r", "ana", to: false)], by: Acme.ben)
        #expect(office.work("CC6.1-02").ownerPerson == "ana-r")
    }

    @Test("One undoes what one did under either handle")
    func undo() throws {
        var office = office()
        office.write([same("ana-r", "ana")], by: Acme.ben)
        try office.act(.tick, on: "CC6.1-01", by: anaR)
        let (actions, _) = try Undoing(office.journal, of: "ana", in: office.state.record).undo(in: office.state)
        #expect(actions == [.status(Acme.item("CC6.1-01"), to: .todo, was: .ready, reason: "")])
    }

    @Test("It can be taken back by undo or by saying so, and only where it was said itself")
    func apart() throws {
        var office = office()
        office.write([same("ana-r", "ana")], by: Acme.ben)
        #expect(throws: Refusal.self) { try office.state.decideSame("ana", as: "ana-r") }
        #expect(throws: Refusal.self) { try office.state.decideSame("ana", as: "ana") }
        #expect(throws: Refusal.self) { try office.state.decideApart("ana", "ben") }
        office.write([same("ben", "ana-r")], by: Acme.cho)
        #expect(office.state.record.areOne("ben", "ana"))
        let refusal = #expect(throws: Refusal.self) { try office.state.decideApart("ben", "ana") }
        #expect(refusal?.description.contains("person apart ben ana-r") ?? false)
        office.write(try office.state.decideApart("ana-r", "ben"), by: Acme.ben)
        #expect(!office.state.record.areOne("ben", "ana") && office.state.record.areOne("ana", "ana-r"))
        try office.undo(by: Acme.ben)
        #expect(office.state.record.areOne("ben", "ana"))
    }

    @Test("Chains, circles, repetitions and either order come to the same, and nobody is another than themselves")
    func union() {
        var random = Soak.random(for: "who is who")
        let handles: [Handle] = ["ana", "ana-r", "ben", "cho", "dee", "eve"]
        for _ in 0..<Soak.cases(short: 300, full: 20_000) {
            let said = (0..<Int.random(in: 1...8, using: &random)).map { _ in
                (handles.randomElement(using: &random) ?? "ana", handles.randomElement(using: &random) ?? "ana")
            }
            func people(_ said: [(Handle, Handle)]) -> WorkspaceRecord {
                var office = Office()
                for (other, main) in said { office.write([.same(other, as: main, to: true, was: false)], by: Acme.ben) }
                return office.state.record
            }
            let (one, two) = (people(said), people(said.reversed() + said))
            for handle in handles {
                #expect(one.canonical(handle) == two.canonical(handle), "seed \(random.seed): \(said)")
                #expect(one.canonical(one.canonical(handle)) == one.canonical(handle), "seed \(random.seed): \(said)")
            }
            for (other, main) in said { #expect(one.areOne(other, main), "seed \(random.seed): \(said)") }
            // By hand: what can be reached along what was said.
            var reached: Set<Handle> = ["ana"]
            for _ in said { for (a, b) in said where reached.contains(a) || reached.contains(b) { reached.formUnion([a, b]) } }
            for handle in handles {
                #expect(one.areOne("ana", handle) == reached.contains(handle), "seed \(random.seed): \(said)")
            }
        }
    }

    @Test("A long chain of handles is joined in time that grows with its length")
    func chain() {
        var record = WorkspaceRecord()
        let count = 20_000
        let entries = (1...count).map { number in
            Entry(
                stamp: Stamp(clock: number, entry: EntryID(Acme.ana, number)), at: Timestamp(startOf: Acme.today), by: "Ana",
                action: .same(Handle("p\(number)"), as: Handle("p\(number - 1)"), to: true, was: false), batch: number)
        }
        let (_, seconds) = timed {
            record.apply(entries)
            #expect(record.canonical(Handle("p\(count)")) == "p0" && record.areOne("p7", "p19999"))
        }
        // Quadratic time would take minutes here.
        #expect(seconds < 20)
    }

    // MARK: Who signed

    @Test("An entry that names somebody else than its writer is told as the writer's, with what was signed")
    func signedByAnother() throws {
        var office = office()
        func entry(by name: String, in writer: WriterID) -> Entry {
            Entry(
                stamp: Stamp(clock: 99, entry: EntryID(writer, 99)), at: Timestamp(startOf: Acme.today), by: name,
                action: .note(Acme.item("CC6.1-01"), text: "x"), batch: 99)
        }
        let record = office.state.record
        #expect(record.writer(of: entry(by: "Ben Okafor", in: Acme.ana)) == "Ana Ruiz (signed “Ben Okafor”)")
        for own in ["Ana Ruiz", "ana ruiz", "ana"] { #expect(record.writer(of: entry(by: own, in: Acme.ana)) == own) }
        // A name that the person had, and one of another handle of the same person, are the person's.
        office.write([.person("ana", name: "Ana Lopez", was: "Ana Ruiz")], by: Acme.ana)
        office.write([same("ana-r", "ana")], by: Acme.ana)
        for own in ["Ana Ruiz", "Ana Lopez", "Ana R.", "ana-r"] {
            #expect(office.state.record.foreignSignature(of: entry(by: own, in: Acme.ana)) == nil, "\(own)")
        }
        #expect(office.state.record.foreignSignature(of: entry(by: "Ben Okafor", in: Acme.ana)) == "Ben Okafor")
    }
}
