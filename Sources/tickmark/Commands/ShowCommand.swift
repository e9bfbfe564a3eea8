import ArgumentParser
import Readiness
import Reports
import Store

struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show all of items: what they ask for, what an auditor accepts, and what was done.")
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var report: ReportOption
    @OptionGroup var at: AtOption
    @Argument(
        help: "Items, like CC6.1-04, or soc2/CC6.1-04 where several reports have one open.", completion: Completions.items)
    var ids: [String]
    @Flag(help: "Answer in JSON.") var json = false

    func run() async throws {
        var store = try await workspace.open(asksWho: false)
        store.seeBrokenEvidence()
        let state = try at.state(of: &store)
        do {
            let report = try report.id.map { try state.report(named: $0).id }
            var found: [(Engagement, ItemDefinition)] = []
            for id in ids {
                let address = try state.item(named: report.flatMap { id.contains("/") ? nil : "\($0)/\(id)" } ?? id)
                guard let engagement = state.engagement(address.engagement),
                    let position = engagement.position(of: address.item)
                else { continue }
                found.append((engagement, engagement.items[position]))
            }
            let entries = try store.checkedEntries().filter { entry in at.day.map { entry.at.day <= $0 } ?? true }
            let void = VoidEntries(of: entries, in: state.record)
            func history(of item: ItemDefinition, in engagement: Engagement) -> [Entry] {
                entries.reversed().filter { state.isAbout(ItemAddress(engagement.id, item.id), $0.action) }
            }
            guard !json else {
                Output.write(
                    Answers.shown(found.map { ($0, $1, history(of: $1, in: $0)) }, in: state, void: void))
                return try store.endAnswer()
            }
            for (index, (engagement, item)) in found.enumerated() {
                if index > 0 { Output.say("") }
                let evidence = ItemEvidence(of: item.id, in: engagement, of: state).map { $0.pieces + $0.uncounted } ?? []
                Output.write(
                    Tables.item(
                        item, of: engagement, in: state, history: history(of: item, in: engagement), void: void,
                        width: Environment.outputWidth), linking: state.record.evidence.links(of: evidence.map(\.id)))
            }
        } catch let code as ExitCode {
            throw code
        } catch {
            throw Failure(error)
        }
        try store.endAnswer()
    }
}
