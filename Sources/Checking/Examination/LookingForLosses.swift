import Files
import Store

extension Examination {
    /// Holds the journals against what this machine has seen of them.
    package mutating func lookForLosses(_ expected: ExpectedJournals) {
        // Of a file that is damaged nobody can say what is missing; that it is damaged has been said.
        let unreadable = Set(findings.filter(\.kind.isGrave).map(\.file))
        guard !unreadable.contains(WorkspaceLayout.journalsName) else { return }
        losses = expected.losses(among: journals) { unreadable.contains($0) }
        findings += losses.map { Finding($0.findingKind, $0.file, line: $0.line, $0.reason) }
    }
}

extension Loss {
    /// The word that `verify --json` has for it.
    fileprivate var findingKind: DamageKind {
        switch kind {
        case .gone: .gone
        case .cut: .cut
        case .changed: .rewritten
        }
    }
}
