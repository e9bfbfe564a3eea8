import ArgumentParser
import Catalogs
import Files
import HarmlessText
import Journal
import Readiness
import Reports
import Runner
import Store
import SystemPackage

extension WorkspaceStore {
    /// Does something to an engagement as a whole.
    mutating func act(_ intent: EngagementIntent, on id: EngagementID, _ rehearsal: RehearsalOption) throws {
        do {
            try carryOut([try state.decide(intent, on: id)], rehearsal)
        } catch {
            throw Failure(error)
        }
    }
}

/// What a report begins with, as options.
struct SetupOptions: ParsableArguments {
    @Option(help: "soc1 or soc2.")
    var report: ReportKind

    @OptionGroup var type: TypeOptions

    @Option(help: ArgumentHelp("The organization that the report is about.", valueName: "name"))
    var organization: String

    @Option(help: ArgumentHelp("The service or system that it describes.", valueName: "name"))
    var service: String?

    @Option(
        name: [.customLong("category"), .customLong("area")],
        help: ArgumentHelp(
            "A category (SOC 2: Availability, Privacy, …) or area to bring into scope; may be repeated.", valueName: "name"),
        completion: Completions.everyArea)
    var categories: [String] = []

    @Option(
        help: ArgumentHelp(
            """
            SOC 1: the areas of a kind of service organization: payroll, claims, funds, loans, payments, retirement, billing, \
            outsourcing, hosting.
            """,
            valueName: "name"), completion: Completions.presets)
    var preset: String?

    @Option(help: ArgumentHelp("The report's id, for ever; else one is made.", valueName: "id"))
    var id: String?

    @Option(
        name: .customLong("catalog"),
        help: ArgumentHelp(
            "A catalog of your own: its id, in catalogs/ of the workspace, or a file; else the built-in one.",
            valueName: "id|file"))
    var ownCatalog: String?

    /// The setup in a workspace, or in one that is being made.
    func setup(in state: WorkspaceState) throws -> EngagementSetup {
        let catalog = try catalog(in: state)
        let record = state.record
        let type = try type.reportType()
        var areas: Set<String> = []
        if let preset {
            guard let known = catalog.presets.first(where: { $0.id == preset.lowercased() }) else {
                let names = catalog.presets.map(\.id)
                throw Failure(
                    names.isEmpty
                        ? "\(report.title) has no presets; use --category."
                        : "There is no preset \(preset); there are \(names.joined(separator: ", ")).")
            }
            areas.formUnion(known.areas)
        }
        for name in categories { areas.formUnion(try SetupOptions.areas(named: name, in: catalog)) }
        return EngagementSetup(
            id: id.map { EngagementID($0) } ?? EngagementSetup.freshID(for: report, type: type, in: record), report: report,
            catalog: catalog.id, type: type, organization: organization, service: service ?? "", areas: areas.sorted())
    }

    /// The catalog that was named, or the built-in one of the report.
    private func catalog(in state: WorkspaceState) throws -> Catalog {
        guard let ownCatalog else { return try BuiltInCatalogs.catalog(for: report) }
        let id = CatalogFile.id(of: ownCatalog)
        guard let catalog = state.catalogs[id] else {
            let ids = state.catalogs.keys.sorted()
            throw Failure("There is no catalog \(ownCatalog) in catalogs/; there are \(ids.joined(separator: ", ")).")
        }
        guard catalog.report == report else {
            throw Failure("The catalog \(id) is for \(catalog.report.title), not for \(report.title).")
        }
        return catalog
    }

    /// The optional areas that a name stands for: an area's id, title or slug, or a category.
    private static func areas(named name: String, in catalog: Catalog) throws -> [String] {
        let wanted = name.slug
        let found = catalog.areas.filter { [$0.id, $0.title, $0.category].contains { $0.slug == wanted } }
        guard !found.isEmpty else {
            let names = catalog.areas.filter { !$0.isRequired }.flatMap { [$0.id, $0.title] }
            throw Failure(Refusal.unknownArea(name, nearest: Nearest.texts(to: name, among: names)))
        }
        return found.filter { !$0.isRequired }.map(\.id)
    }
}

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make a workspace and begin a report in it.",
        usage: """
            tickmark init [DIR] --report soc1|soc2 --type 1 --as-of DATE --organization NAME
            tickmark init [DIR] --report soc1|soc2 --type 2 --from DATE --to DATE --organization NAME
            """)

    @Argument(help: "The folder; else the current one.", completion: .directory)
    var directory: String = "."

    @OptionGroup var setup: SetupOptions

    @Flag(help: "Answer in JSON: the report's id, type, dates, organization, service and catalog.") var json = false

    func run() async throws {
        let folder = Environment.resolved(directory)
        let clock = try Environment.clock()
        let catalogs = BuiltInCatalogs.all
        let own = try self.setup.ownCatalog.map { try CatalogFile($0, in: folder) }
        var known = catalogs
        if let own { known[own.catalog.id] = own.catalog }
        let empty = WorkspaceState(name: "", record: WorkspaceRecord(), catalogs: known, today: clock.today)
        let setup = try self.setup.setup(in: empty)
        do {
            // Decided before anything is written, so that a refusal leaves no half of a workspace.
            let action = try empty.decideToBegin(setup)
            let inquiry = AuthorResolver(environment: Environment.variable, folder: folder)
            let author: Author
            switch inquiry.ask()() {
            case .known(let person): author = person
            case .unknown(let reason): throw WorkspaceError.authorUnknown(reason)
            }
            try Self.create(at: folder, name: setup.organization)
            try own?.put(into: folder)
            inquiry.remember(author)
            var store = try WorkspaceStore(
                opening: folder, author: author, catalogs: catalogs, today: clock.today, now: { clock.now })
            guard store.state.record.engagements.isEmpty else { throw WorkspaceError.exists(folder) }
            try store.write([action])
            let engagement = store.state.engagements[0]
            guard !json else { return Output.write(Answers.report(engagement)) }
            Output.say(action.told(in: store.state, reversal: nil).endedSentence)
            Output.say("\(counted(engagement.tally.total, "item is", "items are")) in scope in \(folder). `tickmark` opens them.")
        } catch {
            throw Failure(error)
        }
    }
}

extension InitCommand {
    /// Makes the workspace, or goes on with one that is there: where nothing has been begun in it, an earlier attempt
    /// failed half-way.
    private static func create(at folder: FilePath, name: String) throws(WorkspaceError) {
        do throws(WorkspaceError) {
            try WorkspaceFolder.create(at: folder, name: name)
        } catch {
            guard case .exists = error else { throw error }
        }
    }
}
