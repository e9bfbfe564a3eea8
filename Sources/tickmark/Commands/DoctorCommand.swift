import ArgumentParser
import Catalogs
import Checking
import GitSync
import Readiness
import Reports
import Runner
import Store
import SystemPackage

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Explain what is damaged and mend it; write a backup.",
        discussion: """
            Without --mend it only says what is not as it should be, and what mending would do. Every file is kept in .tickmark/ as it was before it \
            is mended. Entries that were here and are gone are named until somebody says --known. Exit status 0 when all is as it should be, 1 when \
            something is not, or is missing.
            """)
    @OptionGroup var workspace: WorkspaceOptions
    @Flag(help: "Mend what can be mended.") var mend = false
    @Option(
        help: ArgumentHelp(
            "With --mend: keep the sound beginning of a damaged file and give up the rest; may be repeated.", valueName: "file"))
    var cut: [String] = []
    @Option(help: ArgumentHelp("Write a backup of the workspace into one file.", valueName: "file"), completion: .file())
    var snapshot: String?
    @Flag(help: "With --snapshot: replace a file that exists.") var force = false
    @Flag(help: "Say that you know of the entries that were here and are gone: they are named no more.") var known = false

    func validate() throws {
        if snapshot != nil, mend || !cut.isEmpty { throw ValidationError("Mend first, then take a --snapshot.") }
        if known, snapshot != nil || mend || !cut.isEmpty { throw ValidationError("--known goes with nothing else.") }
        if force, snapshot == nil { throw ValidationError("--force goes with --snapshot.") }
    }

    /// The workspace's name, where it can be opened by now.
    private static func name(of folder: FilePath) -> String? {
        guard let clock = try? Environment.clock() else { return nil }
        return try? WorkspaceStore(
            opening: folder, author: .nobody, catalogs: BuiltInCatalogs.all, today: clock.today, now: { clock.now }
        ).state.name
    }

    func run() async throws {
        let folder = try workspace.found()
        do {
            if let snapshot {
                let path = Environment.absolute(snapshot)
                StopSignals.begin()
                Waiting.on("Backing up")
                let written = try SnapshotArchive.write(folder, to: path, replaces: force, stop: StopSignals.stop)
                return Output.say(
                    "Wrote a backup to \(snapshot): \(written.summary). Bring it back with: tickmark restore \(snapshot) DIR")
            }
            if known { Output.write(try KnowingLosses(of: folder).lines + [""]) }
            var before = try Examination.settled(folder)
            let leftovers = SyncLeftovers(around: folder)
            before.add(leftovers)
            let unknown = before.uncuttable(among: cut)
            guard unknown.isEmpty else {
                throw Failure(
                    "There is nothing to cut in \(unknown.joined(separator: ", ")); `tickmark doctor` names the files. Nothing was changed."
                )
            }
            guard mend else {
                Output.write(before.lines(cutting: cut, bringing: BringingBack(of: before)))
                if !before.isWell { throw ExitCode(1) }
                return
            }
            // What is going to be done is said before it is done.
            Output.write(before.planLines(cutting: cut))
            let mending = try Mending(folder, cutting: cut, told: before.plan(cutting: cut))
            let plan = leftovers?.planSentences ?? []
            // Whoever may not write in git's folder can have the journals mended all the same.
            if !plan.isEmpty { try leftovers?.putRight() }
            var after = mending.after
            after.add(SyncLeftovers(around: folder))
            if !plan.isEmpty { Output.write(["In the repository:"] + plan.map { "  \($0)." } + [""]) }
            if mending.kept != nil || !plan.isEmpty, let name = Self.name(of: folder) { Output.changed(in: name) }
            let bringing = BringingBack(of: mending.after)
            Output.write(
                mending.kept == nil && !plan.isEmpty ? after.lines(bringing: bringing) : mending.lines(bringing: bringing))
            if !mending.isWell || !after.isWell { throw ExitCode(1) }
        } catch let code as ExitCode {
            throw code
        } catch {
            try StopSignals.endIfAsked("It was stopped, and nothing of it is left.")
            throw Failure(error)
        }
    }
}
