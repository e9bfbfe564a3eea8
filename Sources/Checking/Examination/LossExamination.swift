import Digests
import Files
import Journal
import Readiness
import Store

extension Examination {
    /// Holds the journals against what this machine has seen of them.
    package mutating func lookForLosses(_ expected: ExpectedJournals) {
        // Of a file that is damaged nobody can say what is missing; that it is damaged has been said.
        let unreadable = Set(findings.filter(\.kind.isSerious).map(\.file))
        guard !unreadable.contains(WorkspaceLayout.journalsName) else { return }
        hasReturned = expected.hasReturned(among: journals)
        losses = expected.losses(among: journals) { unreadable.contains($0) }
        findings += losses.map { Finding($0.findingKind, $0.file, line: $0.line, $0.reason) }
    }
}

extension Examination {
    /// Takes note of what is back, so that it is named when it goes again. Call it behind the lock. Where the note
    /// cannot be kept, the next look takes it.
    func takeNoteOfReturns(_ files: some FileCalls) {
        guard hasReturned, let id, let place = try? files.place(of: folder) else { return }
        var seen = SeenJournals.read(in: folder, place: place, workspace: id, files)
        for journal in journals {
            let name = journal.writer.journalName
            seen.takeBack(of: name, left: journal.entries) { journal.holds($0) }
        }
        try? seen.keep(in: folder, place: place, workspace: id, files)
    }
}

extension JournalStanding {
    /// Whether the line that ended the journal once stands where it stood.
    func holds(_ end: JournalEnd) -> Bool {
        end.entries > 0 && end.entries <= entries && digests[end.entries - 1] == DigestValue(hexadecimal: end.head.utf8)
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

    /// What is wrong.
    fileprivate var reason: FindingReason {
        switch kind {
        case .gone: .gone(entries: end.entries)
        case .cut: .cut(entries: end.entries - left)
        case .changed: .changedSince(entry: end.entries)
        }
    }

    /// Where it is: the last line that is left, or 0 for the file as a whole.
    fileprivate var line: Int { kind == .changed ? end.entries : left }
}
