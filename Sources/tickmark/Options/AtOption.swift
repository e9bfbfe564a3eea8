import ArgumentParser
import Readiness
import Reports
import Runner
import Store

/// Which day a command that looks sees the workspace from.
struct AtOption: ParsableArguments {
    @Option(
        name: .customLong("at"),
        help: ArgumentHelp(
            "As it was at the end of this day: what was done later does not count, and late is seen from then.", valueName: "date"
        ),
        transform: pastDayArgument)
    var day: Day?

    /// Has the workspace be what it was on the day that was named, where one was.
    func look(at store: inout WorkspaceStore) throws {
        guard let day else { return }
        _ = try state(of: &store)
        store.lookBack(toEndOf: day)
    }

    /// The workspace as it is, or as it was on the day that was named.
    func state(of store: inout WorkspaceStore) throws -> WorkspaceState {
        guard let day else { return store.state }
        Output.warn("As it was at the end of \(day.words); what was done later is in none of the figures.")
        return try store.state(at: day)
    }
}

/// Reads a day that lies behind us: a weekday is the last one, today included.
func pastDayArgument(_ text: String) throws -> Day {
    let today = try Environment.clock().today
    do throws(UnreadableDay) {
        return try WrittenDay.readPast(text, today: today)
    } catch {
        throw ValidationError(error.ofPast)
    }
}

extension WorkspaceStore {
    /// The workspace at the end of a day: of all entries, those whose own day is not later.
    mutating func state(at day: Day) throws -> WorkspaceState {
        _ = try checkedEntries()
        return state(atEndOf: day)
    }
}
