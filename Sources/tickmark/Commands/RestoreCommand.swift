import ArgumentParser
import Checking
import Reports
import Runner
import SystemPackage

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Bring a workspace back from a backup.",
        discussion:
            "The backup is one that `tickmark doctor --snapshot FILE` wrote. Every digest and every chain is checked before the folder is there."
    )
    @Argument(help: "The backup.", completion: .file()) var file: String
    @Argument(help: "A folder that is not there yet, or is empty.", completion: .directory) var directory: String

    func run() async throws {
        StopSignals.begin()
        Waiting.on("Bringing it back")
        do {
            let restored = try SnapshotArchive.restore(
                Environment.absolute(file), to: Environment.absolute(directory), stop: StopSignals.stop)
            Output.say("Restored \(restored.name) to \(directory): \(restored.summary). Every digest and every chain is right.")
            Output.say(
                "Your next entry there begins a new journal of yours, so that nothing is written twice where the original still exists."
            )
        } catch {
            try StopSignals.endIfAsked("It was stopped, and nothing of it is left.")
            throw Failure(error)
        }
    }
}
