import SystemPackage

extension Examination {
    /// What can be done about a finding, and by which command.
    public func advice(on finding: Finding) -> String {
        if remedies.contains(where: { $0.file == finding.file && $0.isAutomatic }) {
            return "`tickmark doctor --mend` puts it right; see below what it does."
        }
        switch finding.kind {
        case .newerFormat: return "Get a newer Tickmark. Nothing else was looked at."
        case .unknown: return "Get a newer Tickmark. Nothing needs to be mended."
        case .catalog: return "Correct the file, or ask whoever wrote it."
        case .empty: return "Nothing needs to be done."
        case .gitLines: return "Put a regular file that can be read in its place."
        case .gone, .cut, .rewritten:
            return
                "\(bringBack(finding.file)) Where you know why (another branch, a reset of yours), `tickmark doctor --known` says so."
        case .unpinned: return "Nothing is damaged by it; ask whoever wrote it."
        case .unopenable: return "Ask whoever owns the file to let you read it, or bring it back. \(bringBack(finding.file))"
        case .manifest: return bringBack(finding.file)
        default:
            let cut = remedies.first { $0.file == finding.file && !$0.isAutomatic }
            let last =
                cut.map { " If there is no other copy: `tickmark doctor --mend --cut \(finding.file)`: \($0.sentence)." } ?? ""
            return
                "Tickmark does not mend this, because it must not make a changed history look whole. \(bringBack(finding.file))\(last)"
        }
    }

    private func bringBack(_ file: String) -> String {
        isInRepository
            ? "Bring it back from git: `git -C \(quoted(folder.string)) checkout HEAD -- \(quoted(file))`; `git log -p -- \(quoted(file))` there shows who changed what."
            : "Bring it back from a backup (`tickmark restore FILE DIR`) or from a colleague's copy."
    }

    /// A word for a shell, in quotes where it needs them.
    private func quoted(_ word: String) -> String {
        let isPlain = word.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "/._-".utf8.contains(byte)
        }
        return isPlain
            ? word : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
