import ArgumentParser
import Readiness
import Reports
import Store

struct WorkspaceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workspace", abstract: "Show or change the workspace's name, which exports are titled with.",
        subcommands: [Show.self, Change.self], defaultSubcommand: Show.self)

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show the workspace's name and its reports.")
        @OptionGroup var workspace: WorkspaceOptions
        @Flag(help: "Answer in JSON.") var json = false

        func run() async throws {
            let store = try await workspace.open(asksWho: false)
            if json {
                Output.write(Answers.workspace(store.state))
            } else {
                Output.say(store.state.name)
                for engagement in store.state.engagements { Output.say("  \(engagement.id)  \(engagement.title)") }
            }
            try store.endAnswer()
        }
    }

    struct Change: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Give the workspace another name.",
            discussion:
                "The name is an entry of the journal, so that it reaches everybody and two clones merge; tickmark.json stays as it is."
        )
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var rehearsal: RehearsalOption
        @Option(parsing: .unconditional, help: "The name.") var name: String

        func run() async throws {
            var store = try await workspace.open()
            do {
                try store.carryOut([try store.state.decideName(name)], rehearsal)
            } catch {
                throw Failure(error)
            }
        }
    }
}
