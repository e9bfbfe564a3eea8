import Journal
import Reports
import Store

extension WorkspaceStore {
    /// What whoever reads the figures has to know: what is damaged, and what is missing.
    public var defects: [Defect] {
        damage.map { Defect(.damaged, file: $0.file, line: $0.line, text: $0.description) }
            + losses.map { Defect(.missing, file: $0.file, line: $0.left, text: $0.description) }
    }
}
