import Runner
import ArgumentParser
import Readiness
import Runner

/// `confirm`: the second signature on what is Not applicable.
struct ConfirmCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: "Agree, as a second person, that items are Not applicable.",
        discussion: """
            The second signature is optional: --ask asks somebody else for it, as rolling a report forward does, and --withdraw takes back what \
            was asked or signed. `tickmark items --look-again` lists what waits for it.
            """)
    @Flag(help: "Ask for a second signature in the place of giving it.") var ask = false
    @Flag(help: "Take back what was asked or signed.") var withdraw = false
    @OptionGroup var items: ItemArguments

    func validate() throws {
        if ask, withdraw { throw ValidationError("Ask or withdraw; not both.") }
    }

    func run() async throws {
        try await items.act(ask ? .wantConfirmation(true) : withdraw ? .wantConfirmation(false) : .confirm)
    }
}

/// `look-again`: the day on which what is Not applicable is looked at again.
struct LookAgainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "look-again",
        abstract: "Set the day on which items that are Not applicable are looked at again; `none` clears it.",
        discussion: "From that day on they are listed by `tickmark items --look-again`, and under what to do next.")
    @Argument(help: "The day, like +6m, end of march or 2027-01-15; or none.") var date: String
    @OptionGroup var items: ItemArguments

    func run() async throws {
        let day = date.lowercased() == "none" ? nil : try dayArgument(date)
        day?.tell(as: "To be looked at again on", writtenAs: date, today: try Environment.clock().today)
        try await items.act(.again(day))
    }
}
