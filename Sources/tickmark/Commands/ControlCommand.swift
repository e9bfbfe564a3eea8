import ArgumentParser
import Catalogs
import Readiness
import Reports

/// `control`: looks into the library of controls.
struct ControlCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "control", abstract: "Look at the controls that auditors test.", subcommands: [List.self, Show.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the controls of the library.",
            discussion: "Each with its key, title, frequency, nature and the number of criteria and objectives that it serves.")
        @Flag(help: "Answer in JSON.") var json = false

        func run() async throws {
            let library = try ControlCommand.library()
            if json { return Output.write(Answers.controls(library.controls)) }
            let themes = library.themes.map { (title: $0.title, controls: Array(library.controls[$0.controls])) }
            Output.write(Tables.controls(themes, width: Surroundings.outputWidth))
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show all that the library says of a control.")
        @Argument(help: ArgumentHelp("The control's key, such as access-review.", valueName: "key")) var key: String
        @Flag(help: "Answer in JSON.") var json = false

        func run() async throws {
            let library = try ControlCommand.library()
            guard let control = library.control(key) else {
                let nearest = Nearest.texts(to: key, among: library.controls.map(\.key))
                let hint =
                    nearest.isEmpty
                    ? "`tickmark control list` lists them." : "Did you mean \(nearest.joined(separator: " or "))?"
                throw Failure("There is no control \(key) in the library. \(hint)")
            }
            if json { return Output.write(Answers.control(control)) }
            let titles = ControlCommand.titles(of: control.items)
            Output.write(Tables.control(control, width: Surroundings.outputWidth) { titles[$0.description] })
        }
    }

    /// The library in the binary.
    private static func library() throws -> ControlLibrary {
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
