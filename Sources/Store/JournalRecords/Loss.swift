import Files
import Readiness

/// Entries that were seen or written in this folder, and are not in its journals any more.
public struct Loss: Hashable, Sendable {
    /// What became of them.
    package enum Kind: Hashable, Sendable {
        /// The journal is not there.
        case gone
        /// The journal ends before them.
        case cut
        /// Another line stands where the last of them stood.
        case changed
    }

    /// The journal, from the workspace's folder.
    public let file: String
    /// How many entries of it can be read now.
    public let left: Int
    package let kind: Kind
    /// What was there.
    package let end: JournalEnd

    /// Holds what was there against what is.
    ///
    /// - Parameters:
    ///   - name: The name of the journal's file.
    ///   - left: How many entries there are; nil where there is no such journal.
    ///   - isThere: Whether the last line that was there stands where it stood.
    package init?(of name: String, _ end: JournalEnd, left: Int?, isThere: () -> Bool) {
        guard end.entries > 0 else { return nil }
        file = WorkspaceLayout.journalLabel(name)
        self.left = left ?? 0
        self.end = end
        guard let left, left > 0 else {
            kind = .gone
            return
        }
        guard left >= end.entries else {
            kind = .cut
            return
        }
        guard !isThere() else { return nil }
        kind = .changed
    }
}

extension Loss: Comparable {
    /// Compares by file, then by what was there.
    public static func < (left: Loss, right: Loss) -> Bool {
        (left.file, left.end.entries, left.end.head) < (right.file, right.end.entries, right.end.head)
    }
}
