import Journal
import Readiness

extension Redaction {
    /// A workspace in which codes stand for people and files.
    ///
    /// - Parameter entries: Its history, as ``redacted(_:)`` made it.
    public func state(of state: WorkspaceState, folding entries: [Entry]) -> WorkspaceState {
        WorkspaceState(
            name: text(state.name), record: FoldedHistory(folding: entries).record, catalogs: state.catalogs,
            library: state.library,
            brokenEvidence: Set(state.brokenEvidence.map { entry($0) }), today: state.today
        ).settled()
    }

    /// Heads whose writers have codes; the digests pin the history all the same.
    public func heads(_ heads: [JournalHead]) -> [JournalHead] {
        heads.map { JournalHead(writer: writer($0.writer), entries: $0.entries, digest: $0.digest) }
    }

    /// Defects that name no file of a person.
    public func defects(_ defects: [Defect]) -> [Defect] {
        defects.map { Defect($0.kind, file: text($0.file), line: $0.line, text: text($0.text)) }
    }

    /// A filter for the redacted workspace.
    public func filter(_ filter: ItemFilter) -> ItemFilter {
        var filter = filter
        if case .person(let handle) = filter.owner { filter.owner = .person(self.handle(handle)) }
        return filter
    }

    /// What somebody who looks at the export may be told of who made it.
    public func maker(_ handle: Handle, isKnown: Bool) -> String { isKnown ? name(of: handle) : "somebody" }
}
