import ArgumentParser
import Catalogs
import Files
import HarmlessText
import Platform
import Readiness
import Reports
import Runner
import Store
import SystemPackage

/// `portfolio`: many workspaces at once.
struct PortfolioCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "portfolio", abstract: "Show where the reports of many workspaces stand, a line a report.",
        discussion: """
            Without a folder it is about the workspaces that were opened on this machine lately, the last one first.

            A folder that is no workspace is looked through for workspaces, one level deep. One that is damaged, of a newer version or gone is a \
            line that says so, and the exit status is 3.

            On a terminal it opens a screen, which fills while they are read: sort, find, what to do next over all of them; enter goes into a \
            workspace, and quitting it comes back. With --json or --plain, and where the answer goes elsewhere, it prints them. \
            With --at the screen shows them, and the workspaces that one goes into, as they were at the end of that day.
            """)
    @Flag(help: "Answer in JSON.") var json = false
    @Flag(help: "Print the rows, on a terminal, too.") var plain = false
    @OptionGroup var at: AtOption
    @Flag(help: "Show nothing but ASCII on the screen.") var ascii = false
    @Flag(help: "Show no colors on the screen; the variable NO_COLOR does the same.") var noColor = false
    @Option(help: "The theme of the screen: night, day, contrast or amber.", completion: Completions.themes) var theme: String?
    @Argument(help: "Workspaces, or folders that hold them.", completion: .directory) var folders: [String] = []

    func run() async throws {
        let clock = try Environment.clock()
        let found =
            folders.isEmpty
            ? Environment.elsewhere.places
            : folders.flatMap { PortfolioRow.workspaces(in: Environment.resolved($0), named: $0) }
        guard !found.isEmpty else {
            throw Failure(
                "No workspace was opened on this machine lately: name the folders of workspaces, or one that holds them.")
        }
        guard json || plain || !Environment.isTerminal else { return try show(found, clock) }
        if let day = at.day { Output.warn("As it was at the end of \(day.words).") }
        Waiting.on("Reading \(counted(found.count, "workspace")),")
        let rows = Parallel.map(found) { place in
            PortfolioRow.read(
                place.folder, called: place.name, catalogs: BuiltInCatalogs.all, today: clock.today, at: at.day,
                now: { clock.now })
        }.flatMap(\.self)
        guard !rows.isEmpty else { throw Failure("There is no workspace in \(folders.joined(separator: ", ")).") }
        if json {
            Output.write(Answers.portfolio(rows))
        } else {
            Output.write(Tables.portfolio(rows, width: Environment.isOutputTerminal ? Environment.outputWidth : 200))
        }
        if rows.contains(where: { $0.problem != nil && !$0.isEmpty }) { throw ExitCode.answeredFromDamage }
    }

    /// Opens the screen. This is the main thread: the loop waits for people.
    private func show(_ found: [(folder: FilePath, name: String)], _ clock: DayClock) throws {
        Waiting.end()
        let status: Int32
        do {
            status = try PortfolioProgram.run(
                Launch(
                    folder: Environment.currentFolder, workspace: nil,
                    inquiry: AuthorResolver(environment: Environment.variable, folder: nil), clock: clock,
                    isASCII: ascii ? true : nil,
                    isColorless: noColor || !(Environment.variable("NO_COLOR") ?? "").isEmpty, theme: theme,
                    day: at.day, elsewhere: Environment.elsewhere, version: Version.text),
                places: found, isRecent: folders.isEmpty,
                inquiry: { AuthorResolver(environment: Environment.variable, folder: $0) })
        } catch {
            throw Failure(error)
        }
        if status != 0 { throw ExitCode(status) }
    }
}
