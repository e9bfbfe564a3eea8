import Digests
import Files
import Journal
import Readiness
import Store
import SystemPackage

/// What this machine has seen or written of the journals of a folder, whichever of its users it was.
///
/// It is to be read before the journals are, because somebody may be writing: what is noted is on disk already.
package struct ExpectedJournals: Sendable {
    /// What was seen.
    var seen = SeenJournals()
    /// Where journals ended when their writers wrote them here last, by the names of their files.
    var ownEnds: [String: JournalEnd] = [:]

    /// Reads what is noted; nothing where the folder is not known, or was copied.
    init(in folder: FilePath, workspace: String?, _ files: some FileCalls) {
        let machine = WorkspaceLayout(folder).machine
        guard let workspace, let place = try? files.place(of: folder), (try? files.refuseLink(machine)) != nil else { return }
        seen = SeenJournals.read(in: folder, place: place, workspace: workspace, files)
        for name in (try? files.names(in: machine)) ?? [] where WorkspaceLayout.isWriters(name) {
            guard let own = try? JournalOwnership(at: machine.joining(name), place: place, files) else { continue }
            ownEnds.merge(own.acknowledged) { $0.entries >= $1.entries ? $0 : $1 }
        }
    }

    /// Whether something is there that somebody knew to be gone.
    func hasReturned(among journals: [JournalStanding]) -> Bool {
        journals.contains { journal in
            seen.hasReturned(of: journal.writer.journalName, left: journal.entries) { journal.holds($0) }
        }
    }

    /// What is missing of journals that were looked at line by line, and nobody has said that they know.
    ///
    /// - Parameter isUnreadable: Whether something is in a file's place that cannot be read to its end. Then nothing
    ///   can be said of what is missing.
    func losses(among journals: [JournalStanding], except isUnreadable: (String) -> Bool) -> [Loss] {
        var losses: [Loss] = []
        for name in Set(seen.journals.keys).union(ownEnds.keys) where !isUnreadable(WorkspaceLayout.journalLabel(name)) {
            let journal = journals.first { $0.file == WorkspaceLayout.journalLabel(name) }
            losses += seen.losses(of: name, own: ownEnds[name], left: journal?.entries) { end in
                journal?.holds(end) ?? false
            }
        }
        return losses.sorted()
    }
}
