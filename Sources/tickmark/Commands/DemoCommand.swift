import ArgumentParser
import Demo
import Readiness
import Runner
import SystemPackage

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Write the workspace of a made-up company, to look around in.",
        discussion: "The same bytes each time for the same date.")
    @Argument(help: "A folder that has no workspace yet.", completion: .directory) var directory: String
    @Option(help: ArgumentHelp("The day that the history leads up to; else today.", valueName: "date"), transform: dayArgument)
    var date: Day?

    func run() async throws {
        let folder = Environment.resolved(directory)
        do {
            let count = try DemoWorkspace.write(to: folder, today: date ?? Environment.clock().today)
            Output.say("Wrote the workspace of a made-up company with \(count) entries to \(folder).")
            Output.say("Open it with: tickmark --workspace \(directory)")
        } catch {
            throw Failure(error)
        }
    }
}
