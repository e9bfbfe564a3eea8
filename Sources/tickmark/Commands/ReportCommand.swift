import ArgumentParser
import Catalogs
import Readiness
import Reports
import Runner
import SystemPackage
import Store

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "List, add, change, roll forward or drop reports.",
        subcommands: [List.self, Add.self, Change.self, Roll.self, Bridge.self, Drop.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List the reports.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var at: AtOption
        @Flag(help: "Answer in JSON.") var json = false

        func run() async throws {
            var store = try await workspace.open(asksWho: false, readsAtOnce: true)
            try at.look(at: &store)
            if json {
                Output.write(Answers.reports(of: store.state))
                return try store.endAnswer()
            }
            for engagement in store.state.engagements {
                let record = engagement.record
                Output.say("\(engagement.id)  \(engagement.title), \(record.type.value.dates), \(record.organization.value)")
            }
            try store.endAnswer()
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "add", abstract: "Begin another report.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var rehearsal: RehearsalOption
        @OptionGroup var setup: SetupOptions
        @Flag(help: "Answer in JSON: the report's id, type, dates, organization, service and catalog.") var json = false

        func run() async throws {
            var store = try await workspace.open()
            do {
                var state = store.state
                if let name = setup.ownCatalog, state.catalogs[CatalogFile.id(of: name)] == nil, CatalogFile.isPath(name) {
                    let own = try CatalogFile(name, in: store.folder)
                    state = state.joined(with: own.catalog)
                    let action = try state.decideToBegin(try setup.setup(in: state))
                    guard !rehearsal.isRehearsal else { return try store.carryOut([action], rehearsal) }
                    try own.put(into: store.folder)
                    store = try await workspace.open()
                    return try add(action, to: &store)
                }
                try add(try state.decideToBegin(try setup.setup(in: state)), to: &store)
            } catch {
                throw Failure(error)
            }
        }

        private func add(_ action: Action, to store: inout WorkspaceStore) throws {
            guard json, !rehearsal.isRehearsal else { return try store.carryOut([action], rehearsal) }
            try store.write([action])
            for notice in store.takeNoticeSentences() { Output.warn(notice) }
            if let id = action.engagement, let engagement = store.state.engagement(id) {
                Output.write(Answers.report(engagement))
            }
        }
    }

    struct Change: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Correct type, dates, organization or service; each alone, or together.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var rehearsal: RehearsalOption
        @Argument(help: "The report: its id, or soc1 or soc2 where only one is of that kind.", completion: Completions.reports)
        var id: String
        @OptionGroup var type: TypeOptions
        @Option(parsing: .unconditional, help: "The organization.") var organization: String?
        @Option(parsing: .unconditional, help: "The service.") var service: String?

        func run() async throws {
            var store = try await workspace.open()
            do {
                let engagement = try store.state.report(named: id)
                var intents: [EngagementIntent] = []
                if let type = try type.reportType(changing: engagement.record.type.value) { intents.append(.type(type)) }
                if let organization { intents.append(.organization(organization)) }
                if let service { intents.append(.service(service)) }
                guard !intents.isEmpty else {
                    throw ValidationError("Say what to set: --type, --from, --to, --as-of, --organization or --service.")
                }
                var actions: [Action] = []
                for intent in intents { actions.append(try store.state.decide(intent, on: engagement.id)) }
                try store.carryOut(actions, rehearsal)
            } catch let error as ValidationError {
                throw error
            } catch {
                throw Failure(error)
            }
        }
    }

    struct Drop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "drop", abstract: "Drop a report. Its history stays in the journal; undo brings it back.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var rehearsal: RehearsalOption
        @Argument(help: "The report: its id, or soc1 or soc2 where only one is of that kind.", completion: Completions.reports)
        var id: String

        func run() async throws {
            var store = try await workspace.open()
            let named: EngagementID
            do throws(Refusal) { named = try store.state.report(named: id).id } catch { throw Failure(error) }
            try store.act(.drop, on: named, rehearsal)
        }
    }
}
