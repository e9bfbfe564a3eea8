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

extension Loss: CustomStringConvertible {
    /// "journal/ana-4f1c90ab.jsonl has lost its last 3 entries (another branch, a reset, or somebody's deletion)."
    public var description: String {
        let why = "(another branch, a reset, or somebody's deletion)"
        return switch kind {
        case .gone: "\(file) with \(counted(end.entries)) is gone \(why)."
        case .cut: "\(file) has lost its last \(counted(end.entries - left)) \(why)."
        case .changed:
            "\(file) is not as it was in this folder: its entry \(end.entries) is another now, so that line or the ones before "
                + "it were edited or replaced."
        }
    }

    /// What is wrong, in words that follow "journal/ana-4f1c90ab.jsonl:".
    package var reason: String {
        switch kind {
        case .gone: "it is gone, with the \(counted(end.entries)) that were in this folder"
        case .cut:
            "it ends here, and \(counted(end.entries - left)) that \(end.entries - left == 1 ? "was" : "were") in this folder "
                + "behind it cannot be found any more"
        case .changed:
            "its entry \(end.entries) is not the one that was in this folder; that line or the ones before it were edited or "
                + "replaced"
        }
    }

    /// Where it is: the last line that is left, or 0 for the file as a whole.
    package var line: Int { kind == .changed ? end.entries : left }

    private func counted(_ entries: Int) -> String { entries == 1 ? "1 entry" : "\(entries) entries" }
}

extension Loss: Comparable {
    /// Compares by file, then by what was there.
    public static func < (left: Loss, right: Loss) -> Bool {
        (left.file, left.end.entries, left.end.head) < (right.file, right.end.entries, right.end.head)
    }
}
