import ArgumentParser
import Catalogs
import Readiness
import Runner
import SystemPackage
import Workspace

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

/// What an engagement begins with, as options.
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
            "A category (SOC 2: Availability, Privacy, …) or area to bring into scope; may be repeated.", valueName: "name"))
    var categories: [String] = []

    @Option(
        help: ArgumentHelp(
            "SOC 1: the areas of a kind of service organization: payroll, claims, funds, payments, billing, hosting.",
            valueName: "name"))
    var preset: String?

    @Option(help: ArgumentHelp("The engagement's id, for ever; else one is made.", valueName: "id"))
    var id: String?

    @Option(
        name: .customLong("catalog"),
        help: ArgumentHelp("A catalog of your own, in catalogs/ of the workspace; else the built-in one.", valueName: "id"))
    var ownCatalog: String?

    /// The setup.
    func setup(in state: WorkspaceState?) throws -> EngagementSetup {
        let catalog = try catalog(in: state)
        let record = state?.record
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
    private func catalog(in state: WorkspaceState?) throws -> Catalog {
        guard let ownCatalog else { return try BuiltInCatalogs.catalog(for: report) }
        guard let state else {
            throw ValidationError(
                "A workspace that is being made has no catalogs yet: begin it, then use `tickmark engagement add`.")
        }
        guard let catalog = state.catalogs[ownCatalog] else {
            let ids = state.catalogs.keys.sorted()
            throw Failure("There is no catalog \(ownCatalog) in catalogs/; there are \(ids.joined(separator: ", ")).")
        }
        guard catalog.report == report else {
            throw Failure("The catalog \(ownCatalog) is for \(catalog.report.title), not for \(report.title).")
        }
        return catalog
    }

    /// The optional areas that a name stands for: an area's id or title, or a category.
    private static func areas(named name: String, in catalog: Catalog) throws -> [String] {
        let wanted = name.lowercased()
        let found = catalog.areas.filter { [$0.id, $0.title, $0.category].contains { $0.lowercased() == wanted } }
        guard !found.isEmpty else {
            let names = catalog.areas.filter { !$0.isRequired }.flatMap { [$0.id, $0.title] }
            throw Failure(Refusal.unknownArea(name, nearest: Nearest.texts(to: name, among: names)))
        }
        return found.filter { !$0.isRequired }.map(\.id)
    }
}

struct Initialize: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make a workspace and begin an engagement in it.",
        usage: """
            tickmark init [DIR] --report soc1|soc2 --type 1 --as-of DATE --organization NAME
            tickmark init [DIR] --report soc1|soc2 --type 2 --from DATE --to DATE --organization NAME
            """)

    @Argument(help: "The folder; else the current one.", completion: .directory)
    var directory: String = "."

    @OptionGroup var setup: SetupOptions

    func run() async throws {
        let folder = Surroundings.resolved(directory)
        let setup = try setup.setup(in: nil)
        let calendar = try Surroundings.calendar()
        let catalogs = try BuiltInCatalogs.load()
        let empty = WorkspaceState(name: "", record: WorkspaceRecord(), catalogs: catalogs, today: calendar.today)
        do {
            // Decided before anything is written, so that a refusal leaves no half of a workspace.
            let action = try empty.decideToBegin(setup)
            let inquiry = AuthorInquiry(environment: Surroundings.variable, folder: folder)
            let author: Author
            switch inquiry.ask()() {
            case .known(let person): author = person
            case .unknown(let reason): throw WorkspaceError.authorUnknown(reason)
            }
            try Self.create(at: folder, name: setup.organization)
            inquiry.remember(author)
            var store = try WorkspaceStore(
                opening: folder, author: author, catalogs: catalogs, today: calendar.today, now: { calendar.now })
            guard store.state.record.engagements.isEmpty else { throw WorkspaceError.exists(folder) }
            try store.write([action])
            let engagement = store.state.engagements[0]
            Output.say("You \(action.sentence(in: store.state)).")
            Output.say("\(engagement.tally.total) items are in scope in \(folder). `tickmark` opens them.")
        } catch {
            throw Failure(error)
        }
    }
}

extension Initialize {
    /// Makes the workspace, or goes on with one that is there: where nothing has been begun in it, an earlier attempt failed half-way.
    private static func create(at folder: FilePath, name: String) throws(WorkspaceError) {
        do throws(WorkspaceError) {
            try WorkspaceFolder.create(at: folder, name: name)
        } catch {
            guard case .exists = error else { throw error }
        }
    }
}

struct EngagementCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "engagement", abstract: "List, add, change or drop engagements.",
        subcommands: [List.self, Add.self, Change.self, Drop.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the engagements.")
        @OptionGroup var workspace: WorkspaceOptions

        func run() async throws {
            let store = try await workspace.open(asksWho: false)
            for engagement in store.state.engagements {
                let record = engagement.record
                Output.say("\(engagement.id)  \(engagement.title), \(record.type.value.dates), \(record.organization.value)")
            }
            try store.endAnswer()
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Begin another engagement.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var rehearsal: RehearsalOption
        @OptionGroup var setup: SetupOptions

        func run() async throws {
            var store = try await workspace.open()
            do {
                try store.carryOut([try store.state.decideToBegin(try setup.setup(in: store.state))], rehearsal)
            } catch {
                throw Failure(error)
            }
        }
    }

    struct Change: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Correct type, dates, organization or service.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var rehearsal: RehearsalOption
        @Argument(help: "The engagement.") var id: String
        @OptionGroup var type: TypeOptions
        @Option(help: "The organization.") var organization: String?
        @Option(help: "The service.") var service: String?

        func run() async throws {
            var store = try await workspace.open()
            var intents: [EngagementIntent] = []
            if type.type != nil { intents.append(.type(try type.reportType())) }
            if let organization { intents.append(.organization(organization)) }
            if let service { intents.append(.service(service)) }
            guard !intents.isEmpty else { throw ValidationError("Say what to set: --type, --organization or --service.") }
            do {
                var actions: [Action] = []
                for intent in intents { actions.append(try store.state.decide(intent, on: EngagementID(id))) }
                try store.carryOut(actions, rehearsal)
            } catch {
                throw Failure(error)
            }
        }
    }

    struct Drop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Drop an engagement. Its history stays in the journal; undo brings it back.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var rehearsal: RehearsalOption
        @Argument(help: "The engagement.") var id: String

        func run() async throws {
            var store = try await workspace.open()
            try store.act(.drop, on: EngagementID(id), rehearsal)
        }
    }
}

struct ObjectiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "objective", abstract: "SOC 1: add or reword control objectives.", subcommands: [Add.self, Reword.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add a control objective of your own to an area.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var engagement: EngagementOption
        @OptionGroup var rehearsal: RehearsalOption
        @Argument(help: "The area, like PY.") var area: String
        @Argument(help: "The objective: Controls provide reasonable assurance that …") var title: String

        func run() async throws {
            var store = try await workspace.open()
            try store.act(.addObjective(area: area, title: title), on: try engagement.engagement(in: store.state).id, rehearsal)
        }
    }

    struct Reword: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a control objective in your own words; without words, back in the catalog's.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var engagement: EngagementOption
        @OptionGroup var rehearsal: RehearsalOption
        @Argument(help: "The objective, like PY1.") var id: String
        @Argument(help: "Your words.") var words: String?

        func run() async throws {
            var store = try await workspace.open()
            try store.act(.reword(criterion: id, words), on: try engagement.engagement(in: store.state).id, rehearsal)
        }
    }
}

struct CatalogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalog", abstract: "Check a catalog of your own.", subcommands: [Check.self])

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read a catalog and say what is in it, or what is wrong with it.")
        @Argument(help: "The file.", completion: .file(extensions: ["json"])) var file: String

        func run() async throws {
            do {
                let path = Surroundings.absolute(file)
                let files = POSIXFileCalls()
                let descriptor = try files.open(path, .read)
                defer { files.close(descriptor) }
                let length = try files.status(of: descriptor, path).length
                guard length <= CatalogReader.sizeLimit else { throw Failure("\(file) is larger than a catalog may be.") }
                let catalog = try CatalogReader.read(try files.read(descriptor, path, from: 0, count: length), file: file)
                guard !BuiltInCatalogs.ids.contains(catalog.id) else {
                    throw Failure("\(file): there is a built-in catalog \(catalog.id); give yours another id.")
                }
                Output.say(
                    "\(catalog.id) \(catalog.version), \(catalog.report.title): \(catalog.areas.count) areas, \(catalog.criteria.count) "
                        + "\(catalog.report.criterionNoun.many), \(catalog.items.count) items. "
                        + "It can be used, as catalogs/\(catalog.id).json in a workspace.")
                let unknown = try ControlLibrary.builtIn().unknownKeys(of: catalog)
                if !unknown.isEmpty {
                    Output.say(
                        "Neither the catalog nor the library of controls has \(unknown.joined(separator: ", ")): items that name them "
                            + "are their own controls.")
                }
            } catch {
                throw Failure(error)
            }
        }
    }
}
