import ArgumentParser
import Catalogs
import Readiness
import Reports
import Store

/// `control`: the library of controls, and what the team decides about each.
struct ControlCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "control", abstract: "Look at the controls that auditors test, and decide about them.",
        subcommands: [
            List.self, Show.self, Set.self, Adopt.self, Reword.self, Exclude.self, Include.self, Add.self, Drop.self,
        ])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the controls.",
            discussion: """
                Each with its key, title, frequency, nature and the number of criteria and objectives that it serves. In a \
                workspace they are as the team decided; elsewhere they are the library's. Into a pipe or a file nothing is cut.
                """)
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var at: AtOption
        @Option(help: ArgumentHelp("Only those in the scope of a report.", valueName: "id"), completion: Completions.reports)
        var report: String?
        @Flag(help: "Also items that are their own control: the team's own, and those of catalogs without controls.")
        var own = false
        @Flag(help: "Only what two people decided without seeing each other.") var contested = false
        @Flag(help: "Answer in JSON.") var json = false

        func run() async throws {
            let library = try ControlCommand.library()
            let store = try await workspace.openIfThere(required: report != nil || own || at.day != nil, at: at)
            let record = store?.state.record ?? WorkspaceRecord()
            let controls = store?.state.controls ?? WorkspaceControls(library: library.controls, record: record)
            var shown = controls.all
            var ownItems: [ControlInForce] = []
            do throws(Refusal) {
                if let state = store?.state {
                    let named = try report.map { text throws(Refusal) in try state.report(named: text) }
                    if let named { shown = controls.inScope(of: named) }
                    if own { ownItems = controls.itemsAlone(of: named.map { [$0] } ?? state.engagements) }
                }
            } catch {
                throw Failure(error)
            }
            if contested { shown.removeAll { $0.record.disputes(of: $0.key).isEmpty } }
            if json {
                Output.write(Answers.controls(shown + ownItems, in: record))
            } else {
                let keys = Swift.Set(shown.map(\.key))
                var themes = library.themes.map { theme in
                    let inTheme = library.controls[theme.controls].map(\.key).filter(keys.contains)
                    return (title: theme.title, controls: shown.filter { inTheme.contains($0.key) })
                }
                themes.append(
                    (
                        title: "Of your catalogs",
                        controls: shown.filter { $0.library != nil && library.control($0.key) == nil }
                    ))
                themes.append((title: "Your own", controls: shown.filter { $0.library == nil }))
                themes.append((title: "Items that are their own control", controls: ownItems))
                let lines = Tables.controls(themes.filter { !$0.controls.isEmpty }, width: Environment.terminalWidth)
                Output.write(lines.isEmpty ? [contested ? "No control is contested." : "No control is in scope."] : lines)
            }
            try store?.endAnswer()
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show all that there is to know of a control.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var at: AtOption
        @Argument(
            help: ArgumentHelp("The control's key, such as access-review.", valueName: "key"), completion: Completions.controls)
        var key: String
        @Flag(help: "Answer in JSON.") var json = false

        func run() async throws {
            let library = try ControlCommand.library()
            let store = try await workspace.openIfThere(required: at.day != nil, at: at)
            let record = store?.state.record ?? WorkspaceRecord()
            let control: ControlInForce
            do {
                control = try (store?.state.controls ?? WorkspaceControls(library: library.controls, record: record))
                    .control(key)
            } catch {
                throw Failure(error)
            }
            if json {
                Output.write(Answers.control(control, in: record))
            } else {
                let titles = ControlCommand.titles(of: control.items)
                Output.write(
                    Tables.control(control, width: Environment.outputWidth, name: { record.name(of: $0) }) {
                        titles[$0.description]
                    })
            }
            try store?.endAnswer()
        }
    }

    /// The library in the binary.
    static func library() throws -> ControlLibrary {
        do { return try ControlLibrary.builtIn() } catch { throw Failure(error) }
    }

    /// The titles of items by their references, as the built-in catalogs have them.
    private static func titles(of items: [CatalogReference]) -> [String: String] {
        var titles: [String: String] = [:]
        for report in ReportKind.allCases where items.contains(where: { $0.catalog == report.rawValue }) {
            guard let catalog = try? BuiltInCatalogs.catalog(for: report) else { continue }
            for item in items where item.catalog == catalog.id {
                titles[item.description] = catalog.position(of: ItemID(item.id)).map { catalog.items[$0].title }
            }
        }
        return titles
    }
}

extension WorkspaceOptions {
    /// The workspace, where there is one here or upward; nil where there is none and nobody named one.
    ///
    /// - Parameter required: Whether an answer without a workspace means nothing.
    func openIfThere(required: Bool, at: AtOption? = nil) async throws -> WorkspaceStore? {
        guard required || path != nil || WorkspaceFolder.find(from: folder) != nil else { return nil }
        var store = try await open(asksWho: false)
        try at?.look(at: &store)
        return store
    }
}
