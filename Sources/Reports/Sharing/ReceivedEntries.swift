import GitSync
import HarmlessText
import Readiness

/// What came in from others, in sentences.
public struct ReceivedEntries: Hashable, Sendable {
    /// The entries of other people, in the common order.
    private let entries: [Entry]
    private let record: WorkspaceRecord

    /// Takes what others did from what is new. What the reader did under another handle is nobody else's.
    public init(_ news: [Entry], for reader: Handle, in record: WorkspaceRecord) {
        self.record = record
        entries = news.filter { !record.areOne($0.stamp.handle, reader) }
    }

    /// Whether nothing came.
    public var isEmpty: Bool { entries.isEmpty }

    /// "2 people, 14 entries".
    public var figures: String {
        let people = Set(entries.map { record.canonical($0.stamp.handle) }).count
        return "\(counted(people, "person", "people")), \(CommitMessage.entries(entries.count))"
    }

    /// What each person did, the busiest first: "Ben Okafor ticked CC6.1-01 …" for few, counts by kind for many.
    ///
    /// - Parameter few: How many entries of a person are told one by one.
    public func sentences(in state: WorkspaceState, few: Int = 3) -> [String] {
        let byPerson = Dictionary(grouping: entries) { record.canonical($0.stamp.handle) }
        let people = byPerson.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        return people.flatMap { handle, entries -> [String] in
            let name = state.record.name(of: handle)
            if entries.count > few { return ["\(name): \(CommitMessage.counts(of: entries))"] }
            return entries.map { "\(name) \($0.sentence(in: state))" }
        }
    }

    /// The one sentence for a line: "2 people, 14 entries: Ben Okafor ticked CC6.1-01 … and more".
    public func line(in state: WorkspaceState) -> String {
        guard let last = entries.last else { return "nothing new from others" }
        let more = entries.count > 1 ? ", and more" : ""
        return "\(figures): \(state.record.name(of: last.stamp.handle)) \(last.sentence(in: state))\(more)"
    }
}
