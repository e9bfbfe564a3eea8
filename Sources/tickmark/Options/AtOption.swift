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

    /// The workspace as it is, or as it was on the day that was named.
    func state(of store: inout WorkspaceStore) throws -> WorkspaceState {
        guard let day else { return store.state }
        Output.warn("As it was at the end of \(day.words); what was done later is in none of the figures.")
        return try store.state(at: day)
    }
}

/// Reads a day that lies behind us: a weekday is the last one, today included.
func pastDayArgument(_ text: String) throws -> Day {
    let today = try Environment.calendar().today
    let day = try dayArgument(text)
    // "monday" would be the next one, where days are planned.
    return day > today && day < today.advanced(by: 8) && !text.contains(where: \.isNumber) ? day.advanced(by: -7) : day
}

extension WorkspaceStore {
    /// The workspace at the end of a day: of all entries, those whose own day is not later.
    mutating func state(at day: Day) throws -> WorkspaceState {
        let entries = try checkedEntries().filter { $0.at.day <= day }
        return WorkspaceState(
            name: state.name, record: FoldedHistory(folding: entries).record, catalogs: state.catalogs, library: state.library,
            brokenEvidence: state.brokenEvidence, today: day)
    }
}
