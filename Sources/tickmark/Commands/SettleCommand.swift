import ArgumentParser
import HashTreeCollections
import Readiness
import Store

struct SettleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settle", abstract: "Show what two people changed at once, and keep or take a side.",
        discussion: """
            Without --keep or --take it shows what each of them wrote, and changes nothing.
            `tickmark items --contested` lists the items that wait for somebody to look.
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
            let addresses = try store.addresses(of: items)
            let found = try addresses.map { ($0, try store.contests(of: $0)) }
            guard keep || take else {
                found.forEach { show($0.1, of: $0.0, in: store.state) }
                return try store.endAnswer()
            }
            let actions = try found.flatMap { address, contests in
                try contests.flatMap { contest in
                    guard let side = keep ? contest.stands ?? contest.sides.last : try other(in: contest, of: store) else {
                        return [Action]()
                    }
                    return try store.state.settle(contest, taking: side, on: address, by: store.author.handle)
                }
            }
            try store.carryOut(actions, items.rehearsal)
        } catch let code as ExitCode {
            throw code
        } catch {
            throw Failure(error)
        }
    }

    /// The side to take: the one that was named, or the last that does not stand. A field that the person did not change stays as it is.
    private func other(in contest: Contest, of store: WorkspaceStore) throws(Refusal) -> Entry? {
        guard let handle else { return contest.others.last }
        let wanted = try store.lookup.person(handle)
        return contest.sides.last { store.state.record.areOne($0.stamp.handle, wanted) } ?? contest.stands
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
        Output.say("`tickmark settle \(address.item) --keep` keeps what stands, `--take` takes the other.")
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
}
