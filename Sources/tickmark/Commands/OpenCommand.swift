import ArgumentParser
import Readiness
import Runner
import Store
import SystemPackage

/// The full-screen program.
struct OpenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Open the full-screen program (what `tickmark` alone does).", shouldDisplay: false)

    @OptionGroup var workspace: WorkspaceOptions

    @Flag(help: "Show nothing but ASCII.")
    var ascii = false

    @Flag(help: "Show no colors; the variable NO_COLOR does the same.")
    var noColor = false

    @Option(help: "The theme: night, day, contrast or amber.", completion: Completions.themes)
    var theme: String?

    @Option(
        help: ArgumentHelp("The list to begin at: \(Launch.views.joined(separator: ", ")).", valueName: "view"),
        completion: Completions.views)
    var view: String?

    @Option(
        name: .customLong("at"),
        help: ArgumentHelp(
            "Every screen as it was at the end of this day, read-only; esc in it comes back to today.", valueName: "date"),
        transform: pastDayArgument)
    var day: Day?

    func validate() throws {
        if let day, try day > Environment.clock().today { throw ValidationError("\(day.words) has not been yet.") }
        guard let view, !Launch.views.contains(view) else { return }
        throw ValidationError("There is no view \(view); there are \(Launch.views.joined(separator: ", ")).")
    }

    func run() async throws {
        let screen = FullScreen(
            folder: workspace.folder, isASCII: ascii, isColorless: noColor, theme: theme, view: view, day: day)
        // This is the main thread: the loop waits for people, and must not hold one of the few threads that background
        // work runs on.
        try screen.run()
    }
}

/// The full-screen program as the command line starts it.
struct FullScreen {
    /// The folder that was named, or the current one.
    var folder = Environment.currentFolder
    /// Whether nothing but ASCII was asked for.
    var isASCII = false
    /// Whether no colors were asked for.
    var isColorless = false
    /// The theme that was asked for.
    var theme: String?
    /// The name of the list to begin at.
    var view: String?
    /// The day to begin at, as it was at its end.
    var day: Day?

    /// Runs until somebody quits.
    ///
    /// - Throws: ``Failure`` where it cannot begin, `ExitCode` where it did not end well.
    func run() throws {
        let found = WorkspaceFolder.find(from: folder)
        let inquiry = AuthorResolver(environment: Environment.variable, folder: found)
        let status: Int32
        do {
            status = try Program.run(
                Launch(
                    folder: folder, workspace: found, inquiry: inquiry, clock: try Environment.clock(),
                    isASCII: isASCII ? true : nil,
                    isColorless: isColorless || !(Environment.variable("NO_COLOR") ?? "").isEmpty,
                    theme: theme, view: view, day: day, elsewhere: Environment.elsewhere, version: Version.text))
        } catch let error as ValidationError {
            throw error
        } catch {
            throw Failure(error)
        }
        if status != 0 { throw ExitCode(status) }
    }
}
