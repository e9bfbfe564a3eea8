import ArgumentParser
import HashTreeCollections
import HarmlessText
import Readiness
import Store

struct SettleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settle", abstract: "Show what two people changed at once, and keep or take a side.",
        discussion: """
            Of items, and of controls by their keys, evidence by its short name (E-7kq2mz) and requests by their numbers ('#R-001'). Without --keep or \
            --take it shows what each of them wrote, and changes nothing. `tickmark items --contested`, `tickmark control list --contested` and \
            `tickmark evidence list --contested` list what waits for somebody to look.
            """)
    @OptionGroup var items: ItemArguments
    @Flag(help: "Keep what stands: you have looked.") var keep = false
    @Flag(help: "Take the other side's.") var take = false
    @Option(
        name: .customLong("from"), help: ArgumentHelp("Whose to take, where there are several others.", valueName: "handle"),
        completion: Completions.people)
    var handle: String?

    func validate() throws {
        guard !(keep && take) else { throw ValidationError("--keep or --take, not both.") }
        guard handle == nil || take else { throw ValidationError("--from says whose to --take.") }
    }

    func run() async throws {
        var store = try await items.workspace.open()
        _ = try store.checkedEntries()
        do {
            var named = items
            var subjects: [(name: String, subject: Dispute.Subject)] = []
            named.ids = []
            for id in items.ids {
                if let subject = try store.subject(named: id) { subjects.append((id, subject)) } else { named.ids.append(id) }
            }
            let areItemsMeant = subjects.isEmpty || !named.ids.isEmpty
            let contests = areItemsMeant ? try store.addresses(of: named).map { ($0, try store.contests(of: $0)) } : []
            let disputes = try subjects.map { (name: $0.name, found: try store.disputes(about: $0.subject, called: $0.name)) }
            guard keep || take else {
                contests.forEach { show($0.1, of: $0.0, in: store.state) }
                disputes.forEach { show($0.found, of: $0.name, in: store) }
                return try store.endAnswer()
            }
            var actions: [Action] = []
            for (address, contests) in contests {
                for contest in contests {
                    guard let side = keep ? contest.stands ?? contest.sides.last : try other(in: contest, of: store) else {
                        continue
                    }
                    actions += try store.state.settle(contest, taking: side, on: address, by: store.author.handle)
                }
            }
            for dispute in disputes.flatMap(\.found) {
                guard let side = try side(of: dispute, store) else { continue }
                actions += try store.state.record.settle(dispute, taking: side, by: store.author.handle)
            }
            try store.carryOut(actions, items.rehearsal)
        } catch let code as ExitCode {
            throw code
        } catch {
            throw Failure(error)
        }
    }

    /// The side to take: the one that was named, or the last that does not stand. A field that the person did not
    /// change stays as it is.
    private func other(in contest: Contest, of store: WorkspaceStore) throws(Refusal) -> Entry? {
        guard let handle else { return contest.others.last }
        let wanted = try store.lookup.person(handle)
        return contest.sides.last { store.state.record.areOne($0.stamp.handle, wanted) } ?? contest.stands
    }

    /// The same of a control, a piece of evidence or a request.
    private func side(of dispute: Dispute, _ store: WorkspaceStore) throws(Refusal) -> Entry? {
        let sides = store.sides(of: dispute)
        let standing = sides.last { $0.id == dispute.standing }
        guard take else { return standing }
        guard let handle else { return sides.last { $0.id != dispute.standing } }
        let wanted = try store.lookup.person(handle)
        return sides.last { store.state.record.areOne($0.stamp.handle, wanted) } ?? standing
    }

    private func show(_ contests: [Contest], of address: ItemAddress, in state: WorkspaceState) {
        Output.say("\(address.item): two people changed this without seeing each other.")
        for contest in contests {
            Output.say("  \(contest.field.title)")
            for side in contest.sides {
                let mark = side.id == contest.standing ? "  stands " : "         "
                let name = state.record.name(of: side.stamp.handle)
                Output.say("\(mark) \(state.value(of: side)), by \(name) (\(side.stamp.handle)), \(side.at.day.words)")
            }
        }
        sayHow(address.item.text)
    }

    private func show(_ disputes: [Dispute], of name: String, in store: WorkspaceStore) {
        Output.say("\(name): two people changed this without seeing each other.")
        for dispute in disputes {
            for side in store.sides(of: dispute) {
                let mark = side.id == dispute.standing ? "  stands " : "         "
                let who = store.state.record.name(of: side.stamp.handle)
                Output.say("\(mark) \(who) (\(side.stamp.handle)) \(side.sentence(in: store.state)), \(side.at.day.words)")
            }
        }
        sayHow(name.hasPrefix("#") ? "'\(name)'" : name)
    }

    private func sayHow(_ name: String) {
        Output.say("`tickmark settle \(name) --keep` keeps what stands, `--take` takes the other.")
    }
}

extension WorkspaceStore {
    /// What is contested of an item.
    ///
    /// - Throws: ``Refusal`` where nothing is.
    fileprivate func contests(of address: ItemAddress) throws(Refusal) -> [Contest] {
        let work = state.record.engagement(address.engagement)?.work[address.item] ?? ItemWork()
        let wanted = work.contestedEntries
        guard !wanted.isEmpty else { throw .nothingToSettle(address) }
        let found = Dictionary(uniqueKeysWithValues: entries.filter { wanted.contains($0.id) }.map { ($0.id, $0) })
        return work.contests { found[$0] }
    }

    /// The control, piece of evidence or request that a text names; nil for what must be an item.
    fileprivate func subject(named text: String) throws(Refusal) -> Dispute.Subject? {
        if text.hasPrefix("#") {
            let request = try state.request(named: text)
            return .request(request.report, request.number)
        }
        if text.lowercased().hasPrefix("e-") || EntryID(text.lowercased()) != nil {
            return .evidence(try state.record.evidence(named: text).id)
        }
        return state.controls.known(text).map { .control($0.key) }
    }

    /// What is disputed about it.
    ///
    /// - Throws: ``Failure`` where nothing is.
    fileprivate func disputes(about subject: Dispute.Subject, called name: String) throws -> [Dispute] {
        let found = state.record.disputes(about: subject)
        guard !found.isEmpty else { throw Failure("\(name) is not contested: nobody changed it without seeing what was there.") }
        return found
    }

    /// The entries of both sides, the oldest first.
    fileprivate func sides(of dispute: Dispute) -> [Entry] {
        let found = Dictionary(uniqueKeysWithValues: entries.filter { dispute.sides.contains($0.id) }.map { ($0.id, $0) })
        return dispute.sides.compactMap { found[$0] }
    }
}
