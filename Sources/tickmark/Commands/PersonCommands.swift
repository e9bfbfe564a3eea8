import ArgumentParser
import HarmlessText
import Readiness
import Reports
import Store

struct PersonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "List the people of the workspace, add one, or say that two are one.",
        subcommands: [List.self, Add.self, Same.self, Apart.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List the people.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var at: AtOption
        @Flag(help: "Answer in JSON.") var json = false

        func run() async throws {
            var store = try await workspace.open(asksWho: false)
            try at.look(at: &store)
            let record = store.state.record
            if json {
                Output.write(Answers.people(of: record))
                return try store.endAnswer()
            }
            for person in record.people {
                let main = record.canonical(person.handle)
                let note = main == person.handle ? "" : " (the same person as \(main))"
                Output.say("\(person.handle)  \(person.name.value)\(note)")
            }
            try store.endAnswer()
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "add", abstract: "Add a person, or correct a name.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var rehearsal: RehearsalOption
        @Flag(help: "Answer in JSON.") var json = false
        @Argument(help: "The handle: 1 to 24 of a-z, 0-9 and -.", completion: Completions.people) var handle: String
        @Argument(help: "The full name.") var name: String

        func run() async throws {
            var store = try await workspace.open()
            do {
                let known = store.state.record.person(Handle(handle))?.name.value
                guard known != nil || Handle.canBeGiven(handle) else { throw Refusal.invalidHandle(handle) }
                let name = try WrittenText(line: name, what: .name).text
                guard name != known else { throw Refusal.unchanged("\(handle) is called \(name)") }
                let action = Action.person(Handle(handle), name: name, was: known)
                guard json, !rehearsal.isRehearsal else { return try store.carryOut([action], rehearsal) }
                try store.write([action])
                for notice in store.takeNoticeSentences() { Output.warn(notice) }
                Output.write(Answers.person(Handle(handle), in: store.state.record))
            } catch {
                throw Failure(error)
            }
        }
    }
}

extension PersonCommand {
    struct Same: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "same", abstract: "Say that two handles are one person.",
            discussion: """
                From then on, and backwards, both count as one: owners, lists, and reviews, of which one's own tick is none. \
                The person goes by the second handle. `tickmark undo` or `tickmark person apart` takes it back.
                """)
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var rehearsal: RehearsalOption
        @Argument(help: "The handle that is another name.", completion: Completions.people) var other: String
        @Argument(help: "The handle that the person goes by.", completion: Completions.people) var main: String

        func run() async throws {
            var store = try await workspace.open()
            do {
                let (other, main) = (try store.lookup.handle(other), try store.lookup.handle(main))
                let lost = store.state.reviewsLost(joining: other, main)
                let action = try store.state.decideSame(other, as: main)
                try store.carryOut([action], rehearsal)
                if lost > 0 {
                    Output.say(
                        "\(counted(lost, "review")) of their own ticks \(lost == 1 ? "does" : "do") not count any more."
                    )
                }
                guard !rehearsal.isRehearsal else { return }
                Output.say("`tickmark person apart \(other) \(main)` takes it back.")
            } catch {
                throw Failure(error)
            }
        }
    }

    struct Apart: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "apart", abstract: "Say that two handles are two people after all.")
        @OptionGroup var workspace: WorkspaceOptions
        @OptionGroup var rehearsal: RehearsalOption
        @Argument(help: "The one handle.", completion: Completions.people) var left: String
        @Argument(help: "The other.", completion: Completions.people) var right: String

        func run() async throws {
            var store = try await workspace.open()
            do {
                let actions = try store.state.decideApart(try store.lookup.handle(left), try store.lookup.handle(right))
                try store.carryOut(actions, rehearsal)
            } catch {
                throw Failure(error)
            }
        }
    }
}
