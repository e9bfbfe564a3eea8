import ArgumentParser
import Checking
import Files
import HarmlessText
import Journal
import Readiness
import Reports
import Runner
import Store
import SystemPackage

extension ExportFormat: ExpressibleByArgument {}
extension Audience: ExpressibleByArgument {}

extension TableSeparator: ExpressibleByArgument {
    /// A separator by its sign or its name.
    public init?(argument: String) { self.init(argument) }
}

/// `export`: what the workspace knows, in a form for somebody else.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Export the progress summary, tables, OSCAL documents or a package for the auditor.",
        discussion: """
            Whom it is for decides what is inside: team (everything), management, customer (figures and scope; no names), auditor (who \
            signed what, in which words). Filters are those of `items`: they decide which items lists and tables hold; the figures are \
            always of all.
            """)
    @OptionGroup var workspace: WorkspaceOptions
    @Option(
        help: ArgumentHelp(
            """
            markdown, html, csv, xlsx (a workbook), json, matrix (criteria by controls, in Markdown), oscal (a folder of documents), ciso (an \
            audit sheet for CISO Assistant), or package (a ZIP file for the auditor).
            """, valueName: "format")) var format: ExportFormat = .markdown
    @Option(
        help:
            "team, management, customer or auditor; else team, and auditor for a package. Not every format is made for all of them."
    )
    var audience: Audience?
    @Flag(help: "Begin a table with a byte order mark, by which Excel knows UTF-8.") var excel = false
    @Option(help: "What stands between the cells of a table: comma, semicolon or tab, or the sign itself.")
    var separator: TableSeparator = .comma
    @Option(
        help: ArgumentHelp("The file, or for oscal the folder; else it is printed.", valueName: "file"), completion: .file())
    var output: String?
    @OptionGroup var filters: FilterOptions
    @Flag(help: "Only those in scope: a table without a filter holds the others, too.") var inScope = false
    @OptionGroup var at: AtOption
    @Flag(help: "Put codes in the place of people and of the names of files, and leave the journals out of a package.")
    var redact = false
    @Flag(help: "Sign the package with the ssh key that git signs with: FILE.sig beside it.") var sign = false
    @Flag(help: "Write the request for a time stamp of the package (RFC 3161): FILE.tsq beside it.") var timestampQuery = false
    @Flag(help: "Replace a file that exists.") var force = false

    func validate() throws {
        guard !sign && !timestampQuery || format == .package && output != nil else {
            throw ValidationError("--sign and --timestamp-query are of --format package --output FILE.")
        }
        guard !redact || filters.find == nil else {
            throw ValidationError("--find looks into what --redact takes out; use one of them.")
        }
        if let audience, !format.audiences.contains(audience) {
            let others = ExportFormat.allCases.filter { $0.audiences.contains(audience) }.map(\.rawValue)
            throw ValidationError(
                """
                \(format.rawValue) is made for \(format.audiences.map(\.rawValue).joined(separator: " and ")), not for \(audience.rawValue); \
                take \(others.joined(separator: ", ")).
                """)
        }
        guard format == .csv || format == .ciso || !excel && separator == .comma else {
            throw ValidationError("--excel and --separator are of --format csv and ciso.")
        }
        guard filters.isEmpty && !inScope || format.takesFilter else {
            throw ValidationError("\(format.rawValue) is made of everything, and cannot be filtered; --report names one report.")
        }
        guard format != .oscal || output != nil else {
            throw ValidationError("OSCAL is several documents: name a folder with --output.")
        }
        guard format.isText || output != nil || !Environment.isOutputTerminal else {
            throw ValidationError("That is no text: name a file with --output.")
        }
    }

    func run() async throws {
        // What leaves the house rests on nothing but the journals.
        var store = try await workspace.open(foldsAnew: true, readsAtOnce: true)
        let order = try order(&store)
        guard let output else {
            try show(order)
            return try store.endAnswer()
        }
        try await write(order, to: output)
        try store.endAnswer()
    }

    private func write(_ order: ExportOrder, to output: String) async throws {
        let path = Environment.absolute(output)
        let (signature, query) = (path.ending(in: ".sig"), path.ending(in: ".tsq"))
        let signing: PackageSigning?
        do {
            // What cannot be signed is not packed: somebody would send it.
            signing = sign ? try PackageSigning(in: order.workspace) : nil
            for (isWanted, beside) in [(sign, signature), (timestampQuery, query)] where isWanted && !force {
                if ExportFile.exists(beside) { throw ExportFile.Failure.exists(beside) }
            }
        } catch {
            throw Failure(error)
        }
        try pack(order, to: path)
        Output.say("Exported to \(output).")
        do {
            if let signing {
                try ExportFile.write(signing.sign(path), to: signature, replaces: force)
                Output.say("Signed: \(output).sig. Whoever has the workspace's allowed_signers can tell by whom.")
            }
            if timestampQuery {
                try ExportFile.write(TimestampRequest.bytes(for: path), to: query, replaces: force)
                Output.say(
                    """
                    The request for a time stamp is \(output).tsq. Send it yourself, and keep the answer as \(output).tsr: \
                    curl -H 'Content-Type: application/timestamp-query' --data-binary @\(output).tsq https://AUTHORITY > \(output).tsr
                    """)
            }
        } catch {
            throw Failure("\(output) is written, and is not signed or stamped as asked. \(error)")
        }
    }

    private func pack(_ order: ExportOrder, to path: FilePath) throws {
        StopSignals.begin()
        Waiting.on(format == .package ? "Packing" : "Writing")
        let leftOut: [String]
        do throws(ExportFile.Failure) {
            leftOut = try ExportFile.write(order, to: path, replaces: force, progress: Waiting.tell)
        } catch {
            guard !StopSignals.stop.isAsked else { throw ExitCode(128 + StopSignals.last) }
            throw Failure(error)
        }
        for label in leftOut { Output.warn("\(label) is not a regular file, or attached to nothing, and is not in the package.") }
    }

    /// Gathers what the export says.
    private func order(_ store: inout WorkspaceStore) throws -> ExportOrder {
        let state = try at.state(of: &store)
        // What was just read is whole: of its entries only the last are told, but where a table has them all.
        let void = store.isWhole ? VoidEntries(knownTo: state.record) : nil
        let latest =
            at.day == nil && format != .xlsx && !redact ? void.flatMap { _ in store.latestEntries(Summary.recentLimit) } : nil
        let history = try latest ?? store.checkedEntries().filter { entry in at.day.map { entry.at.day <= $0 } ?? true }
        let engagements: [Engagement]
        var filter = ItemFilter()
        do {
            engagements = try filters.engagements(in: state)
            if !filters.isEmpty { filter = try filters.filter(for: engagements, in: store) }
            // Every status is a filter that each item in scope passes, and nothing else.
            if inScope, filter.isEmpty { filter.statuses = Status.allCases }
        } catch {
            throw Failure(error)
        }
        var wish = ExportWish(ExportChoice(format, for: audience))
        wish.reports = filters.report == nil ? nil : engagements.map(\.id)
        wish.filter = filter
        wish.isRedacted = redact
        wish.style.hasMark = excel
        wish.style.separator = separator
        return ExportOrder(wish, of: state, history: history, void: void, in: store)
    }

    private func show(_ order: ExportOrder) throws {
        guard format == .package else { return Output.write(render(order.summary, as: format, style: order.style)) }
        do throws(FileFailure) {
            let (package, leftOut) = try order.package()
            try package.write { (bytes) throws(FileFailure) in Output.write(bytes) }
            for label in leftOut { Output.warn("\(label) is not a regular file, and is not in the package.") }
        } catch {
            throw Failure("The package was not made: Tickmark \(error)")
        }
    }
}
