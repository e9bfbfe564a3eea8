import Files
import Readiness

extension WriterID {
    /// The name of this writer's journal: `ana-4f1c90ab.jsonl`.
    package var journalName: String { WorkspaceLayout.journalName(ofWriter: description) }

    /// The same from the workspace's folder: `journal/ana-4f1c90ab.jsonl`.
    package var journalLabel: String { WorkspaceLayout.journalLabel(journalName) }

    /// Whose journal a file is by its name, or nil where it is none.
    package init?(ofJournal name: some StringProtocol) {
        guard let writer = WorkspaceLayout.writerName(ofJournal: name).flatMap({ WriterID($0) }) else { return nil }
        self = writer
    }
}
