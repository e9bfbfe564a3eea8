import HashTreeCollections
import Readiness
import Soaking

/// Makes histories as several people make them who see each other's work only now and then: each acts on what has
/// reached them, by the rules or, now and then, against them, as an edited journal or another version might.
struct HistoryGenerator {
    private struct Writer {
        let id: WriterID
        /// The entries that have reached this writer, by their places in all.
        var seen: Set<Int> = []
        var view = FoldedHistory()
        var sequence = 0
    }

    private var writers: [Writer]
    private(set) var entries: [Entry] = []
    private var random: SeededRandom

    private init(_ random: SeededRandom) {
        self.random = random
        // Some people have two writers: two machines, or a copied folder.
        let all = [Acme.ana, Acme.ben, Acme.cho, WriterID("ana", tag: 0x77), WriterID("ben", tag: 0x0000_0001)]
        writers = all.prefix(Int.random(in: 1...5, using: &self.random)).map { Writer(id: $0) }
    }

    /// A history of at most some length, from a seed.
    static func history(seed: UInt64, upTo length: Int) -> [Entry] {
        var generator = HistoryGenerator(SeededRandom(seed: seed))
        let count = Int.random(in: 1...length, using: &generator.random)
        while generator.entries.count < count { generator.step() }
        return generator.entries
    }

    private mutating func step() {
        let index = Int.random(in: writers.indices, using: &random)
        if Int.random(in: 0..<3, using: &random) == 0 { synchronize(index) }
        let (actions, reversal) = actions(of: index)
        let batch = writers[index].sequence + 1
        for action in actions { write(action, by: index, batch: batch, reversal: reversal) }
    }

    /// Another writer's work reaches this one: all that the other has seen.
    private mutating func synchronize(_ index: Int) {
        let other = Int.random(in: writers.indices, using: &random)
        let news = writers[other].seen.subtracting(writers[index].seen)
        writers[index].seen.formUnion(news)
        writers[index].view.insert(news.sorted().map { entries[$0] })
    }

    private mutating func write(_ action: Action, by index: Int, batch: Int, reversal: Reversal?) {
        var writer = writers[index]
        writer.sequence += 1
        // Mostly one more than the highest that was seen; a clock may be ahead, and never goes back.
        let ahead = Int.random(in: 0..<12, using: &random) == 0 ? Int.random(in: 1...5, using: &random) : 1
        let stamp = Stamp(
            clock: (writer.view.record.last?.clock ?? 0) + ahead, entry: EntryID(writer.id, writer.sequence))
        let entry = Entry(
            stamp: stamp, at: Timestamp(seconds: Int.random(in: 0..<4_000_000_000, using: &random)), by: writer.id.handle.text,
            action: action, batch: batch, reversal: reversal, words: words(of: action))
        writer.seen.insert(entries.count)
        entries.append(entry)
        writer.view.insert([entry])
        writers[index] = writer
    }

    /// The words that an entry records, of some versions of a catalog; now and then none, as in format 1.
    private mutating func words(of action: Action) -> SignedWords? {
        switch action {
        case .status, .keep:
            let version = Int.random(in: 0..<4, using: &random)
            return version == 0 ? nil : SignedWords(title: "Words \(version / 2)", digest: "\(version)")
        default: return nil
        }
    }

    // MARK: What people do

    private mutating func actions(of index: Int) -> ([Action], Reversal?) {
        let record = writers[index].view.record
        guard record.engagement("soc2") != nil, Int.random(in: 0..<40, using: &random) != 0 else {
            return ([.engage(Acme.setup(type: anyType, areas: Bool.random(using: &random) ? ["A"] : []))], nil)
        }
        if Int.random(in: 0..<6, using: &random) == 0, let reversed = reversal(of: index, record) { return reversed }
        let count = Int.random(in: 0..<6, using: &random) == 0 ? 3 : 1
        return ((0..<count).map { _ in action(record) }, nil)
    }

    private mutating func reversal(of index: Int, _ record: WorkspaceRecord) -> ([Action], Reversal?)? {
        let seen = writers[index].seen.map { entries[$0] }.sorted { $0.stamp < $1.stamp }
        let undoing = Undoing(seen, of: writers[index].id.handle)
        let state = WorkspaceState(name: "", record: record, catalogs: ["mini": Acme.catalog], today: Acme.today)
        let isUndo = Bool.random(using: &random)
        guard let (actions, reversal) = isUndo ? try? undoing.undo(in: state) : try? undoing.redo(in: state) else { return nil }
        return (actions, reversal)
    }

    private mutating func action(_ record: WorkspaceRecord) -> Action {
        guard let engagement = record.engagement("soc2") else { return .person("ana", name: "Ana", was: nil) }
        let id = Acme.catalog.items[Int.random(in: 0..<4, using: &random)].id
        let (item, work) = (Acme.item(id), engagement.work[id] ?? ItemWork())
        let number = Int.random(in: 0..<3, using: &random)
        if Int.random(in: 0..<8, using: &random) == 0 { return laterAction(engagement, item, work, number) }
        switch Int.random(in: 0..<39, using: &random) {
        case 38:
            guard let check = CheckName(tool: "prowler", check: number == 0 ? CheckName.any : "iam_root_mfa") else {
                return .note(item, text: "first")
            }
            return .check(check, to: number == 2 ? nil : [.control("access-review")], was: record.checks[check]?.value)
        case 37: return .rule(.grace(to: number, was: record.graceDays.value))
        case 31, 32: return .attach(evidence(record, number))
        case 33...36: return said(record, number)
        case 28, 29:
            let isTicked = work.recordedStatus.value.isTicked
            return .returned(
                item, to: isTicked ? .inProgress : .ready, was: work.recordedStatus.value, reason: "returned \(number)")
        case 30:
            guard let entry = anything(in: engagement) else { return .note(item, text: "first") }
            return .correct("soc2", entry, to: "words \(number)", was: "words \((number + 1) % 3)")
        case 27: return .workspace(name: number == 0 ? nil : "Acme \(number)", was: record.name.value)
        case 0: return .person(anyHandle, name: "Name \(number)", was: record.person("ana")?.name.value)
        case 20, 21: return .same(anyHandle, as: anyHandle, to: number > 0, was: Bool.random(using: &random))
        case 1: return .amend("soc2", .organization(to: "Acme \(number)", was: engagement.organization.value))
        case 2: return .amend("soc2", .service(to: "Service \(number)", was: engagement.service.value))
        case 3: return .amend("soc2", .type(to: anyType, was: engagement.type.value))
        case 4: return .drop("soc2", to: !engagement.isDropped.value, was: engagement.isDropped.value)
        case 5, 6:
            let target = ["A", "A1.1", "CC6.1"][number]
            let was = engagement.scope[target]?.isIn.value ?? true
            return .scope("soc2", target: target, to: Bool.random(using: &random), was: was, reason: "because \(number)")
        case 7: return .objective("soc2", area: ["A", "CC6"][number % 2], title: "Objective \(number)")
        case 8: return .item("soc2", criterion: ["A1.1", "CC6.1"][number % 2], title: "Item \(number)")
        case 9:
            return .reword(
                "soc2", criterion: "CC6.1", to: number == 0 ? nil : "Words \(number)", was: engagement.wordings["CC6.1"]?.value)
        case 10: return .note(item, text: "note \(number)")
        case 11, 12:
            guard let entry = anything(in: engagement) else { return .note(item, text: "first") }
            return .withdraw("soc2", entry, to: Bool.random(using: &random), was: Bool.random(using: &random))
        case 13: return .settle(item, work.clashes)
        case 22, 23: return .keep(item)
        case 24, 25: return .control(["access-review", "own-one"][number % 2], controlChange(record, number))
        case 26:
            return .define(
                OwnControl(key: "own-one", title: "Own \(number)", statement: "Ana looks.", nature: .manual, frequency: .weekly))
        case 14: return .blocked(item, to: number == 0 ? nil : "reason \(number)", was: work.blocked.value)
        case 15: return .owner(item, to: number == 0 ? nil : anyHandle, was: work.owner.value)
        case 16: return .due(item, to: number == 0 ? nil : Acme.today.advanced(by: number), was: work.due.value)
        default:
            let to = Status.allCases[Int.random(in: Status.allCases.indices, using: &random)]
            return .status(item, to: to, was: work.recordedStatus.value, reason: to == .notApplicable ? "none \(number)" : "")
        }
    }

    /// What came with requests, rolling forward and second signatures.
    private mutating func laterAction(
        _ engagement: EngagementRecord, _ item: ItemAddress, _ work: ItemWork, _ number: Int
    ) -> Action {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return .confirm(item, to: Confirmation.allCases[number], was: work.second.recorded.value)
        case 1: return .again(item, to: number == 0 ? nil : Acme.today.advanced(by: number), was: work.lookAgain.value)
        case 2:
            let changes: [RollChange] = [
                .from("soc2-2026"), .objective(id: "CC6-x1", area: "CC6", title: "Objective \(work.ticks.count)"),
                .item("CC6.1-x1", criterion: "CC6.1", title: "Item \(work.ticks.count)"),
            ]
            return .roll("soc2", changes[number])
        default:
            let name = [Acme.request("R-1"), Acme.request("R-2")][number % 2]
            return .request("soc2", name, requestChange(engagement.requests[name] ?? AuditRequest(), number))
        }
    }

    private mutating func requestChange(_ known: AuditRequest, _ number: Int) -> RequestChange {
        switch Int.random(in: 0..<11, using: &random) {
        case 0, 1:
            return .added(
                AskedRequest(
                    text: "Asked \(number)", kind: RequestKind.allCases[number], reference: number == 0 ? "" : "CC6.\(number)",
                    targets: number == 0 ? [] : [.criterion("CC6.1")], owner: number == 0 ? nil : anyHandle,
                    due: number == 0 ? nil : Acme.today.advanced(by: number)))
        case 2: return .text(to: "Words \(number)", was: known.text.value)
        case 3: return .owner(to: number == 0 ? nil : anyHandle, was: known.owner.value)
        case 4: return .due(to: number == 0 ? nil : Acme.today.advanced(by: number), was: known.due.value)
        case 5: return .state(to: RequestState.allCases[number], was: known.state.value)
        case 6: return .verdict(to: [.none, .accepted, .returned(reason: "no date")][number], was: known.verdict.value)
        case 7:
            let target = RequestTarget.criterion("CC6.\(number + 1)")
            return .target(target, to: Bool.random(using: &random), was: known.targetRegisters[target]?.value ?? false)
        case 8:
            let id = EntryID(Acme.ana, number + 1)
            return .evidence(id, to: Bool.random(using: &random), was: known.evidenceRegisters[id]?.value ?? false)
        case 9: return .kind(to: RequestKind.allCases[number], was: known.kind.value)
        default: return .dropped(to: number == 0, was: known.isDropped.value)
        }
    }

    private mutating func controlChange(_ record: WorkspaceRecord, _ number: Int) -> ControlChange {
        let known = record.controls["access-review"] ?? ControlRecord()
        switch Int.random(in: 0..<7, using: &random) {
        case 0: return .adopted(to: number > 0, was: known.isAdopted.value)
        case 1: return .statement(to: number == 0 ? nil : "Sentence \(number)", was: known.statement.value)
        case 2: return .owner(to: number == 0 ? nil : anyHandle, was: known.owner.value)
        case 3:
            let rhythm = ControlSchedule.Rhythm(
                [.weekly, .monthly, .quarterly][number],
                since: Bool.random(using: &random) ? Acme.today.advanced(by: number) : nil)
            let schedule = known.schedule.value ?? ControlSchedule(.annually)
            return .schedule(to: schedule.setting(rhythm), was: known.schedule.value)
        case 4: return .parameter("days", to: number == 0 ? nil : "\(number)", was: known.parameters["days"]?.value)
        case 5: return .excluded(to: number == 0 ? nil : "reason \(number)", was: known.exclusion.value)
        default: return .dropped(to: number > 0, was: known.isDropped.value)
        }
    }

    private mutating func evidence(_ record: WorkspaceRecord, _ number: Int) -> EvidenceSetup {
        let first = Acme.today.advanced(by: number)
        var setup = EvidenceSetup(
            title: "Piece \(number)", kind: EvidenceKind.allCases[number], content: .text("text \(number)"),
            covers: first...first.advanced(by: number), performed: first, collected: first, targets: [target(number)])
        setup.replaces = record.evidence.records.last?.id
        return setup
    }

    private func target(_ number: Int) -> EvidenceTarget {
        number == 0 ? .control("access-review") : .item(Acme.item(Acme.catalog.items[number].id))
    }

    /// What somebody says of a piece: who accepts or returns it mostly says to have seen what it says.
    private mutating func said(_ record: WorkspaceRecord, _ number: Int) -> Action {
        guard let known = record.evidence.records.randomElement(using: &random) else {
            return .attach(evidence(record, number))
        }
        let (id, piece, day) = (known.id, known.piece, Acme.today.advanced(by: number))
        switch Int.random(in: 0..<13, using: &random) {
        case 0: return .evidence(id, .title(to: "Title \(number)", was: piece.title))
        case 1: return .evidence(id, .covers(to: day...day, was: piece.covers))
        case 2: return .evidence(id, .performed(to: day, was: piece.performed))
        case 3: return .evidence(id, .collected(to: day, was: piece.collected))
        case 4: return .evidence(id, .source(to: "System \(number)", was: piece.source))
        case 5: return .evidence(id, .method(to: "Query \(number)", was: piece.method))
        case 6: return .evidence(id, .shows(target(number), to: number > 0, was: piece.shows(target(number))))
        case 7: return .evidence(id, .retired(to: !piece.isRetired, was: piece.isRetired))
        case 8: return .evidence(id, .result(to: [nil, .pass, .fail][number % 3], was: piece.result))
        default:
            let opinions: [EvidenceOpinion?] = [nil, .accepted, .returned(reason: "Reason \(number)")]
            let opinion = opinions[Int.random(in: 0..<3, using: &random)]
            return .evidence(id, .opinion(to: opinion, was: known.opinion, seen: number == 0 ? id : known.words))
        }
    }

    private mutating func anything(in engagement: EngagementRecord) -> EntryID? {
        let notes = engagement.work.all.values.flatMap { $0.allNotes.map(\.id) }
        let keeps = engagement.work.all.values.flatMap {
            ($0.ticks + $0.reviews + $0.exclusions).flatMap { $0.keeps.map(\.entry) }
        }
        let all = (notes + keeps + engagement.objectives.map(\.entry) + engagement.items.map(\.entry)).sorted()
        return all.isEmpty ? nil : all[Int.random(in: all.indices, using: &random)]
    }

    private var anyHandle: Handle {
        mutating get { (["ana", "ben", "cho"] as [Handle])[Int.random(in: 0..<3, using: &random)] }
    }

    private var anyType: ReportType {
        mutating get {
            Bool.random(using: &random)
                ? .type1(asOf: Acme.today) : .type2(Acme.today...Acme.today.advanced(by: Int.random(in: 1..<99, using: &random)))
        }
    }
}

extension [Entry] {
    /// Takes entries away for as long as what is left still fails, so that a failure is told in few.
    func shrunk(while fails: ([Entry]) -> Bool) -> [Entry] {
        var smallest = self
        var index = smallest.count - 1
        while index >= 0 {
            var smaller = smallest
            smaller.remove(at: index)
            if fails(smaller) { smallest = smaller }
            index -= 1
        }
        return smallest
    }

    /// The history, an entry a line, for whoever looks into a failure.
    var told: String {
        sorted { $0.stamp < $1.stamp }.map { "\($0.stamp.clock) \($0.id) \($0.action) \($0.reversal.map { "\($0)" } ?? "")" }
            .joined(separator: "\n")
    }
}
