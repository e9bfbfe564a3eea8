extension ControlOccurrence {
    /// Why the occurrence is in its state, in words: "met by “Access review”, because it is of 31 Mar 2027, which lies
    /// in 1 Jan to 31 Mar 2027".
    ///
    /// This is the one place where the rules are put into words. Titles and reasons stand in it as people wrote them;
    /// whoever shows it makes it harmless.
    ///
    /// - Parameter piece: Finds a piece of evidence.
    public func sentence(piece: (EntryID) -> Evidence?) -> String {
        let first = evidence.first.flatMap(piece)
        let title = Self.title(first)
        switch state {
        case .met:
            let more = evidence.count > 1 ? " and \(evidence.count - 1) more" : ""
            return "met by \(title)\(more), because \(because(first))" + exception(piece)
        case .missing: return "missing: \(lacking(piece))"
        case .notDue: return "not due until \(due.words)"
        case .returned:
            guard case .returned(let by, let reason)? = first?.verdict else { return "returned: \(title)" }
            return "returned: \(title) was returned by \(by.text): \(reason)"
        case .failed:
            return "failed: \(title) says that it failed on \(first?.performed.words ?? days.words)"
        case .broken: return "broken: the file of \(title) is missing, or differs from what was attached"
        }
    }

    private func because(_ piece: Evidence?) -> String {
        let performed = piece?.performed.words ?? ""
        switch grounds {
        case .liesIn:
            let day = piece?.covers.lowerBound.words ?? ""
            return days.lowerBound == days.upperBound
                ? "it is of that day, \(day)" : "it is of \(day), which lies in \(days.spoken)"
        case .coversAll: return "it covers all of \(days.spoken)"
        case .lastDayLiesIn:
            return "its last day within the report lies in \(days.spoken), and it covers no stretch whole"
        case .coversDay: return "it covers a day of \(days.spoken)"
        case .performances(let count): return "it holds \(count) performances, and this is one of them"
        case .coversElapsed: return "it covers what has passed of \(days.spoken)"
        case .latestResult(let day): return "no result after \(day.words) says otherwise"
        case .performedWithin(let window): return "it was performed on \(performed), which lies in \(window.spoken)"
        case .documentHolds: return "it has held since \(performed)"
        case .emptyPopulation: return "it lists none for these days"
        case .sampledPopulation: return "it is the population of these days, with a sample"
        case .recordedPopulation: return "it is the population of these days, with a record of each event"
        case .attachedToReport: return "it is attached to an item of this report"
        case .performedBy(let day): return "it was performed on \(performed), by \(day.words)"
        case .noPopulation, .unsampledPopulation, .nothing: return "it covers \(days.spoken)"
        }
    }

    private func lacking(_ piece: (EntryID) -> Evidence?) -> String {
        switch grounds {
        case .performedWithin(let window): return "nothing was performed in \(window.spoken)"
        case .attachedToReport: return "nothing is attached to an item of this report"
        case .performedBy(let day): return "nothing was performed by \(day.words)"
        case .noPopulation: return "no population covers \(days.spoken)"
        case .unsampledPopulation(let id):
            return "\(Self.title(piece(id))) has neither a sample nor a record of each event"
        default:
            return expected > 1
                ? "no evidence covers \(days.spoken), where \(expected) are expected" : "no evidence covers \(days.spoken)"
        }
    }

    private func exception(_ piece: (EntryID) -> Evidence?) -> String {
        guard let first = exceptions.first.flatMap(piece) else { return "" }
        let more = exceptions.count > 1 ? " and \(exceptions.count - 1) more" : ""
        return "; exception: \(Self.title(first))\(more) failed on \(first.performed.words)"
    }

    private static func title(_ piece: Evidence?) -> String { piece.map { "“\($0.title)”" } ?? "a piece that is not known" }
}

extension ClosedRange<Day> {
    /// `1 Jan to 30 Jun 2027`, or `30 Jun 2027` for one day.
    public var spoken: String { lowerBound == upperBound ? lowerBound.words : words }
}
