import ArgumentParser
import Runner
import SystemPackage
import Workspace

/// The full-screen program.
struct Open: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Open the full-screen program (what `tickmark` alone does).", shouldDisplay: false)

    @OptionGroup var workspace: WorkspaceOptions

    @Flag(help: "Show nothing but ASCII.")
    var ascii = false

    @Flag(help: "Show no colors; the variable NO_COLOR does the same.")
    var noColor = false

    @Option(help: "The theme: night, day, contrast or amber.")
    var theme: String?

    func run() async throws {
        let environment = Surroundings.environment
        let found = WorkspaceFolder.find(from: workspace.folder)
        let author = await Author.current(environment: environment, folder: found)
        let status: Int32
        do {
            let launch = Launch(
                folder: workspace.folder, workspace: found, author: author, calendar: try Surroundings.calendar(),
                isASCII: ascii ? true : nil, isColourless: noColor || !(environment["NO_COLOR"] ?? "").isEmpty, theme: theme)
            // On the main thread: the loop waits for people, and must not hold one of the few threads that background work runs on.
            status = try await MainActor.run { try Program.run(launch) }
        } catch let error as ValidationError {
            throw error
        } catch {
            throw Failure(error)
        }
        if status != 0 { throw ExitCode(status) }
    }
}
