import ArgumentParser
import Files
import Readiness
import Reports
import Store
import SystemPackage

struct WorkspaceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "workspace", abstract: "Show or change the workspace's name, grace days and holidays.",
        subcommands: [Show.self, Change.self], defaultSubcommand: Show.self)

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show the workspace's name and its reports.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var at: AtOption
        @Flag(help: "Answer in JSON.") var json = false

        func run() async throws {
            var store = try await workspace.open(asksWho: false)
            try at.look(at: &store)
            if json {
                Output.write(Answers.workspace(store.state))
            } else {
                Output.say(store.state.name)
                for engagement in store.state.engagements { Output.say("  \(engagement.id)  \(engagement.title)") }
            }
            try store.endAnswer()
        }
    }

    /// Reads a list of holidays.
    ///
    /// - Throws: ``Failure`` that says what is wrong with the file.
    static func text(of name: String) throws -> String {
        let limit = 64 << 10
        let path = Environment.absolute(name)
        let files = POSIXFileCalls()
        do {
            let descriptor = try files.open(path, .read)
            defer { files.close(descriptor) }
            let length = try files.status(of: descriptor, path).length
            guard length <= limit else { throw Failure("\(name) is larger than a list of holidays may be; nothing was changed.") }
            return String(decoding: try files.read(descriptor, path, from: 0, count: length), as: UTF8.self)
        } catch let error as Failure {
            throw error
        } catch {
            throw Failure(error)
        }
    }

    struct Change: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set", abstract: "Give the workspace another name, grace days, or a list of holidays.",
            discussion:
                """
                Each is an entry of the journal, so that it reaches everybody and two clones merge; tickmark.json stays as it is. \
                Evidence is missing when its days and the grace days are over. The file of holidays has one day a line, like 2027-12-24; an empty file clears the list.
                """
        )
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var rehearsal: RehearsalOption
        @Option(parsing: .unconditional, help: "The name.") var name: String?
        @Option(help: ArgumentHelp("How many days after its end evidence is not missing yet.", valueName: "days")) var grace: Int?
        @Option(help: ArgumentHelp("A file of days on which nobody works.", valueName: "file"), completion: .file())
        var holidays: String?

        func validate() throws {
            guard name != nil || grace != nil || holidays != nil else {
                throw ValidationError("Say what to set: --name, --grace or --holidays.")
            }
        }

        func run() async throws {
            var store = try await workspace.open()
            do {
                var actions: [Action] = []
                if let name { actions.append(try store.state.decideName(name)) }
                if let grace { actions.append(try store.state.decideGrace(grace)) }
                if let holidays { actions.append(try store.state.decideHolidays(try WorkspaceCommand.text(of: holidays))) }
                try store.carryOut(actions, rehearsal)
            } catch {
                throw Failure(error)
            }
        }
    }
}
