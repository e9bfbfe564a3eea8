import Readiness
import Soaking
import Testing

@Suite("A review is of what the reviewer saw")
struct LiftedReviewTests {
    private static let item: ItemID = "CC6.1-01"
    private static let address = Acme.item(item)
    private static let control = "access-review"

    private static let library = OnDemand([
        Control(
            key: control, title: "Access review", statement: ControlStatement(template: "It is done."), nature: .manual,
            kind: .preventive, frequency: .monthly,
            population: ControlPopulation(what: "All", system: "It", secondSource: "Another"), type1: [], type2: [],
            effort: ControlEffort(setupDays: 1, hoursEach: 1), role: "IT lead", items: [CatalogReference("mini", item.text)],
            criteria: [CatalogReference("mini", "CC6.1")])
    ])

    /// An office with a monthly control of one item, which Ana ticks.
    private static func office() throws -> Office {
        var office = Office()
        office.recordsWords = true
        office.state = WorkspaceState(
            name: "Acme", record: office.state.record, catalogs: ["mini": Acme.catalog], library: library, today: Acme.today)
        try office.act(.tick, on: item, by: Acme.ana)
        return office
    }

    @discardableResult
    private static func attach(
        to target: EvidenceTarget, _ day: String = "2027-03-31", kind: EvidenceKind = .record, replacing: EntryID? = nil,
        by writer: WriterID = Acme.ana, in office: inout Office
    ) -> EntryID {
        var setup = EvidenceSetup(
            title: "Of \(day)", kind: kind, content: .text("Done."), covers: Acme.day(day)...Acme.day(day),
            performed: Acme.day(day), collected: Acme.day(day), targets: [target])
        setup.replaces = replacing
        office.write([.attach(setup)], by: writer)
        return office.state.record.evidence.records.last?.id ?? EntryID(writer, 0)
    }

    private static func status(_ office: Office) -> Status { office.work(item).status }

    @Test("Every change of a piece that was there lifts the review and says who did what; what takes it back brings it back")
    func changes() throws {
        let day = Acme.day("2027-03-30")
        let changes: [(EvidenceChange, String)] = [
            (.title(to: "Other", was: "Of 2027-03-31"), "corrected"),
            (.covers(to: day...day, was: Acme.day("2027-03-31")...Acme.day("2027-03-31")), "corrected"),
            (.performed(to: day, was: Acme.day("2027-03-31")), "corrected"),
            (.collected(to: day, was: Acme.day("2027-03-31")), "corrected"), (.source(to: "Okta", was: ""), "corrected"),
            (.method(to: "All users", was: ""), "corrected"), (.result(to: .pass, was: nil), "corrected"),
            (.retired(to: true, was: false), "retired"), (.shows(.control(Self.control), to: false, was: true), "unlinked"),
        ]
        for (change, word) in changes {
            var office = try Self.office()
            let piece = Self.attach(to: .control(Self.control), in: &office)
            try office.act(.review, on: Self.item, by: Acme.ben)
            #expect(Self.status(office) == .reviewed && office.state.engagements[0].tally.reviewed == 1)
            office.write([.evidence(piece, change)], by: Acme.cho)
            let lift = try #require(office.work(Self.item).lift, "\(change)")
            #expect((lift.word, lift.by, lift.evidence) == (word, "cho", piece))
            #expect(
                lift.sentence(in: office.state.record)
                    == "evidence \(piece.evidenceName) was \(word) by cho on \(Acme.today.words)")
            #expect(Self.status(office) == .ready && office.work(Self.item).review == nil)
            #expect(office.work(Self.item).liftedReview?.by == "ben")
            let tally = office.state.engagements[0].tally
            #expect((tally.reviewed, tally.waitingForReview, tally.ticked) == (0, 1, 1))
            // Undo brings it back; so does whoever makes it what it was by hand.
            try office.undo(by: Acme.cho)
            #expect(Self.status(office) == .reviewed && office.work(Self.item).lift == nil)
            try office.redo(by: Acme.cho)
            #expect(Self.status(office) == .ready)
            office.write([.evidence(piece, change.reversed)], by: Acme.ana)
            #expect(Self.status(office) == .reviewed && office.state.engagements[0].tally.reviewed == 1)
            // A second person looks again.
            office.write([.evidence(piece, change)], by: Acme.ana)
            #expect(throws: Refusal.self) { try office.act(.review, on: Self.item, by: Acme.ana) }
            try office.act(.review, on: Self.item, by: Acme.cho)
            #expect(Self.status(office) == .reviewed && office.work(Self.item).review?.by == "cho")
            try office.undo(by: Acme.cho)
            #expect(Self.status(office) == .ready && office.work(Self.item).liftedReview?.by == "ben")
        }
    }

    @Test("A new piece lifts the review where it is attached to the item itself, and not where it is its control's")
    func news() throws {
        var office = try Self.office()
        try office.act(.review, on: Self.item, by: Acme.ben)
        let monthly = Self.attach(to: .control(Self.control), in: &office)
        #expect(Self.status(office) == .reviewed, "evidence of a control comes month for month")
        Self.attach(to: .item(Acme.item("CC6.1-02")), in: &office)
        #expect(Self.status(office) == .reviewed, "it is another item's")
        let own = Self.attach(to: .item(Self.address), by: Acme.cho, in: &office)
        #expect(office.work(Self.item).lift?.change == .attached(own) && office.work(Self.item).lift?.by == "cho")
        try office.undo(by: Acme.cho)
        #expect(Self.status(office) == .reviewed)
        office.write([.evidence(monthly, .shows(.item(Self.address), to: true, was: false))], by: Acme.ana)
        #expect(office.work(Self.item).lift?.change == .linked(monthly))
        office.write([.evidence(monthly, .shows(.item(Self.address), to: false, was: true))], by: Acme.ana)
        #expect(Self.status(office) == .reviewed)
        // What a second person says of a piece is no change of it.
        office.write([.evidence(monthly, .opinion(to: .accepted, was: nil, seen: monthly))], by: Acme.ben)
        #expect(Self.status(office) == .reviewed)
    }

    @Test("Another piece in the place of one that was there lifts the review, and a file that is not what it was")
    func replaced() throws {
        var office = try Self.office()
        let piece = Self.attach(to: .control(Self.control), in: &office)
        try office.act(.review, on: Self.item, by: Acme.ben)
        let other = Self.attach(to: .control(Self.control), "2027-04-30", replacing: piece, in: &office)
        #expect(office.work(Self.item).lift?.change == .replaced(piece))
        office.write([.evidence(other, .retired(to: true, was: false))], by: Acme.ana)
        #expect(Self.status(office) == .reviewed)
        office.state.update(brokenEvidence: [piece])
        #expect(office.work(Self.item).lift == ReviewLift(.file(piece)) && office.state.engagements[0].tally.reviewed == 0)
        office.state.update(brokenEvidence: [])
        #expect(Self.status(office) == .reviewed && office.state.engagements[0].tally.reviewed == 1)
    }

    @Test("What lies outside of the report's dates was not before the reviewer; a document may be older")
    func outside() throws {
        var office = try Self.office()
        let (old, policy) = (
            Self.attach(to: .control(Self.control), "2026-10-31", in: &office),
            Self.attach(to: .control(Self.control), "2026-10-30", kind: .document, in: &office)
        )
        try office.act(.review, on: Self.item, by: Acme.ben)
        office.write([.evidence(old, .retired(to: true, was: false))], by: Acme.ana)
        #expect(Self.status(office) == .reviewed)
        office.write([.evidence(policy, .title(to: "Another policy", was: "Of 2026-10-30"))], by: Acme.ana)
        #expect(office.work(Self.item).lift?.change == .corrected(policy))
    }

    @Test("Other words of an item of the team's own lift its review, and the words of before bring it back")
    func ownWords() throws {
        var office = try Self.office()
        try office.act(.addItem(criterion: "CC6.1", title: "Badges are counted"), by: Acme.ana)
        let own = try #require(office.state.engagements[0].record.items.first)
        try office.act(.tick, on: own.id, by: Acme.ana)
        try office.act(.review, on: own.id, by: Acme.ben)
        office.write([.correct("soc2", own.entry, to: "Badges are counted twice", was: "Badges are counted")], by: Acme.cho)
        let lift = try #require(office.work(own.id).lift)
        #expect(lift.change == .words && office.work(own.id).status == .ready)
        #expect(lift.sentence(in: office.state.record) == "its words were changed by cho on \(Acme.today.words)")
        try office.undo(by: Acme.cho)
        #expect(office.work(own.id).status == .reviewed)
        try office.redo(by: Acme.cho)
        // Whoever ticked cannot keep the review of somebody else.
        var other = office
        try office.act(.keep, on: own.id, by: Acme.ana)
        #expect(office.work(own.id).status == .ready)
        try other.act(.keep, on: own.id, by: Acme.ben)
        #expect(other.work(own.id).status == .reviewed)
    }

    @Test("With items changed one at a time, what is lifted and the figures are as after reading everything")
    func incremental() throws {
        var office = try Self.office()
        let piece = Self.attach(to: .control(Self.control), in: &office)
        try office.act(.review, on: Self.item, by: Acme.ben)
        office.write([.evidence(piece, .retired(to: true, was: false))], by: Acme.ana)
        var state = office.state
        let record = office.state.record
        for touched in [[Self.address], [Acme.item("CC6.1-02")], []] {
            state.update(to: record, touched: Set(touched))
            #expect(state.engagements[0].work(on: Self.item).lift?.change == .retired(piece))
            #expect(state.engagements[0].tally == office.state.engagements[0].tally)
        }
        var next = office
        try next.act(.review, on: Self.item, by: Acme.cho)
        state.update(to: next.state.record, touched: [Self.address])
        #expect(state.engagements[0].work(on: Self.item).status == .reviewed)
        #expect(state.engagements[0].tally == next.state.engagements[0].tally)
    }

    @Test(
        "In random histories a review stands exactly where nothing that was seen is otherwise: a second, slow way says the same")
    func slowly() throws {
        var random = Soak.random(for: "lifted reviews")
        var (standing, lifted) = (0, 0)
        for _ in 0..<Soak.cases(short: 60, full: 6_000) {
            var office = try Self.office()
            for _ in 0..<Int.random(in: 2..<14, using: &random) {
                let writer = [Acme.ana, Acme.ben, Acme.cho].randomElement(using: &random) ?? Acme.ana
                try Self.step(by: writer, in: &office, &random)
            }
            // Who undoes again and again takes back the report, too.
            guard !office.state.engagements.isEmpty else { continue }
            let (status, expected) = (Self.status(office), Self.slowStatus(of: office))
            #expect(status == expected, "\(office.journal.map { $0.sentence(in: office.state) })")
            if office.work(Self.item).recordedStatus.value == .reviewed {
                if status == .reviewed { standing += 1 } else { lifted += 1 }
            }
        }
        #expect(standing > 3 && lifted > 3, "\(standing) stand and \(lifted) are lifted")
    }

    private static func step(by writer: WriterID, in office: inout Office, _ random: inout SeededRandom) throws {
        let record = office.state.record
        let targets: [EvidenceTarget] = [.control(control), .item(address), .item(Acme.item("CC6.2-01"))]
        guard let target = targets.randomElement(using: &random) else { return }
        let days = ["2026-05-01", "2027-02-28", "2027-05-31", "2028-01-01"]
        let day = days.randomElement(using: &random) ?? days[1]
        let known = record.evidence.records.randomElement(using: &random)
        switch Int.random(in: 0..<10, using: &random) {
        case 0, 1: attach(to: target, day, replacing: Bool.random(using: &random) ? nil : known?.id, by: writer, in: &office)
        case 2:
            if let known {
                office.write([.evidence(known.id, .retired(to: !known.piece.isRetired, was: known.piece.isRetired))], by: writer)
            }
        case 3:
            if let known {
                office.write(
                    [.evidence(known.id, .shows(target, to: !known.piece.shows(target), was: known.piece.shows(target)))],
                    by: writer)
            }
        case 4:
            let titles = ["A", "B"]
            if let known {
                office.write(
                    [.evidence(known.id, .title(to: titles.randomElement(using: &random) ?? "A", was: known.piece.title))],
                    by: writer)
            }
        case 5:
            if let known {
                let to = Acme.day(day)...Acme.day(day)
                office.write([.evidence(known.id, .covers(to: to, was: known.piece.covers))], by: writer)
            }
        case 6, 7: try? office.act(.review, on: item, by: writer)
        case 8: try? office.undo(by: writer)
        default:
            try? office.act(.untick, on: item, by: writer)
            try? office.act(.tick, on: item, by: writer)
        }
    }

    /// What the item counts as, by looking at all of the history once more: what the reviewer saw is what the record
    /// was when the review was written.
    private static func slowStatus(of office: Office) -> Status {
        let work = office.work(item)
        guard work.recordedStatus.value == .reviewed, let review = work.reviews.last, let tick = work.ticks.last,
            tick.person != review.person, let stamp = review.stamp
        else {
            return work.recordedStatus.value == .reviewed
                ? (work.ticks.isEmpty ? .inProgress : .ready) : work.recordedStatus.value
        }
        var then = WorkspaceRecord()
        then.apply(office.journal.filter { $0.stamp <= stamp })
        let period = Acme.day("2027-01-01")...Acme.day("2027-06-30")
        func counts(_ piece: Evidence) -> Bool {
            !piece.isRetired && (piece.controls.contains(control) || piece.items.contains(address))
                && piece.covers.overlaps(period)
        }
        let now = office.state.record.evidence
        for seen in then.evidence.pieces where counts(seen) {
            guard let piece = now[seen.id]?.piece, !piece.isRetired, piece.words == seen.words,
                piece.controls.contains(control) || piece.items.contains(address),
                !now.pieces.contains(where: { $0.replaces == seen.id && !$0.isRetired && then.evidence[$0.id] == nil })
            else { return .ready }
        }
        for piece in now.pieces where counts(piece) && piece.items.contains(address) {
            if !(then.evidence[piece.id].map { counts($0.piece) } ?? false) { return .ready }
        }
        return .reviewed
    }
}
