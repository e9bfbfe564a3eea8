import ArgumentParser

/// The command line: every action of the screens as a command, for scripts.
///
/// Every command says its name itself: making them from the names of the types would cost each start more than reading
/// the arguments.
struct Tickmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tickmark",
        abstract: "Track readiness for a SOC 1 or SOC 2 report, in the terminal, in a folder that your team shares through git.",
        discussion: """
            Without a command it opens the full-screen program: in a folder without a workspace at Welcome, else at the Overview.

            Every command takes --workspace DIR, also before its name; without it the workspace is looked for here and upward. The full-screen program \
            takes --view LIST, --at DAY, --theme NAME (night, day, contrast or amber), --ascii and --no-color, too. What changes something takes --dry-run: it says what would \
            be changed, in numbers, and changes nothing. Nothing ever asks; nothing but `evidence add -` reads standard input.

            What changes items takes their ids, or the filters of `items` instead: tickmark assign ana --area CC6 --open. Dates are written as you \
            would say them: fri, next friday, +2w, 15 jan, end of march, 2027-01-15.

            Exit status: 0 when done, 1 when refused or failed (nothing is changed then), 3 when answered, but from a damaged or incomplete \
            workspace, 64 for wrong usage, 74 when what was done could not be printed.

            Readiness is a team's own view; the opinion is a CPA's.
            """,
        version: Version.text,
        subcommands: [OpenCommand.self],
        groupedSubcommands: [
            CommandGroup(
                name: "Begin", subcommands: [InitCommand.self, DemoCommand.self, AdviseCommand.self, CompareCommand.self]),
            CommandGroup(
                name: "Look",
                subcommands: [
                    StatusCommand.self, ItemsCommand.self, ShowCommand.self, ScopeCommand.self, ControlCommand.self,
                    EvidenceCommand.self,
                    PopulationCommand.self, MatrixCommand.self, CoverageCommand.self, UpcomingCommand.self,
                    HistoryCommand.self, DiffCommand.self, RecapCommand.self, ForecastCommand.self, PortfolioCommand.self,
                    ExportCommand.self,
                ]),
            CommandGroup(
                name: "Work on items",
                subcommands: [
                    TickCommand.self, UntickCommand.self, StartCommand.self, StopCommand.self, ReviewCommand.self,
                    ReturnCommand.self, ExcludeCommand.self, IncludeCommand.self,
                    BlockCommand.self,
                    UnblockCommand.self,
                    AssignCommand.self, DueCommand.self, NoteCommand.self, SettleCommand.self, KeepCommand.self,
                    AddItemCommand.self, EditItemCommand.self,
                    DropItemCommand.self, ConfirmCommand.self, LookAgainCommand.self, UndoCommand.self, RedoCommand.self,
                ]),
            CommandGroup(
                name: "Work on the workspace",
                subcommands: [
                    ReportCommand.self, RequestCommand.self, SampleCommand.self, WorkspaceCommand.self, ObjectiveCommand.self,
                    PersonCommand.self, CatalogCommand.self,
                ]),
            CommandGroup(name: "Share", subcommands: [SyncCommand.self, ImportCommand.self]),
            CommandGroup(
                name: "Trust", subcommands: [VerifyCommand.self, CheckCommand.self, DoctorCommand.self, RestoreCommand.self]),
        ],
        defaultSubcommand: OpenCommand.self)

    /// Runs the command that the arguments name.
    static func main() async {
        do {
            var command = try parseAsRoot(try CommandLineText.arguments())
            if !(command is OpenCommand) { Waiting.begin() }
            if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
        } catch {
            end(with: error)
        }
    }

    /// Says what there is to say, and ends the process.
    static func end(with error: any Error) -> Never {
        let status = exitCode(for: error)
        // Help and completion scripts are texts of ours. Errors quote what was typed, and scripts type what others
        // wrote.
        if status.isSuccess {
            Output.write(Array("\(fullMessage(for: error))\n".utf8))
        } else if !(error is ExitCode) {
            Output.complain(fullMessage(for: error))
        }
        EntryPoint.end(status.rawValue)
    }
}
