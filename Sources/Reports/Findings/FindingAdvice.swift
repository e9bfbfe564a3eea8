import Checking
import Files
import Store
import SystemPackage

/// What can be done about findings, and by which command.
///
/// Made once for all of them: there may be a finding and a remedy for each of very many files.
struct FindingAdvice {
    private let automatic: Set<String>
    private let cuts: [String: Remedy]
    private let folder: FilePath
    private let isInRepository: Bool
    private let examination: Examination
    private let bringing: BringingBack

    init(_ examination: Examination, _ bringing: BringingBack) {
        (self.examination, self.bringing) = (examination, bringing)
        automatic = Set(examination.remedies.lazy.filter(\.isAutomatic).map(\.file))
        cuts = Dictionary(
            examination.remedies.lazy.filter { !$0.isAutomatic }.map { ($0.file, $0) }, uniquingKeysWith: { first, _ in first })
        folder = examination.folder
        isInRepository = examination.isInRepository
    }

    /// What can be done about a finding.
    func on(_ finding: Finding) -> String {
        if automatic.contains(finding.file) {
            return "`tickmark doctor --mend` puts it right; see below what it does."
        }
        switch finding.kind {
        case .newerFormat: return "Get a newer Tickmark. Nothing else was looked at."
        case .unknown: return "Get a newer Tickmark. Nothing needs to be mended."
        case .catalog: return "Correct the file, or ask whoever wrote it."
        case .obstructed: return "Remove it, or move it away. Tickmark makes its own when it writes the next time."
        case .index: return "`tickmark doctor --mend` puts it right, and so does the next `tickmark sync`."
        case .leftover:
            return
                "The next `tickmark sync` removes what is its own, and so does `tickmark doctor --mend`. A lock that stays is another git's: "
                + "where none runs any more, remove the file."
        case .evidenceMissing, .evidenceChanged:
            return
                "\(bringBack(for: finding)) Where the right file is somewhere else, attach it again: the same bytes take this place."
        case .empty, .stray, .copy, .evidenceRetired, .evidenceForeign: return "Nothing needs to be done."
        case .name where finding.file.isRepaired: return "Rename it, or take it out of the folder."
        case .evidenceStray: return "Once every journal can be read, it is known whether an entry speaks of it."
        case .aside:
            return
                "\(bringBack(for: finding)) It is said until then, or until you remove that file or say that you know (`tickmark doctor --known`)."
        case .gitLines: return "Put a regular file that can be read in its place."
        case .gone, .cut, .rewritten:
            return
                "\(bringBack(for: finding)) Where you know why (another branch, a reset of yours), `tickmark doctor --known` says so."
        case .unpinned: return "Nothing is damaged by it; ask whoever wrote it."
        case .unopenable: return "Ask whoever owns the file to let you read it, or bring it back. \(bringBack(for: finding))"
        case .manifest: return bringBack(for: finding)
        default:
            let cut = cuts[finding.file]
            let last =
                cut.map {
                    " If there is no other copy: `tickmark doctor --mend --cut \(finding.file.quotedForShell)`: \($0.sentence)."
                } ?? ""
            return
                "Tickmark does not mend this, because it must not make a changed history look whole. \(bringBack(for: finding))\(last)"
        }
    }

    private func bringBack(for finding: Finding) -> String {
        isInRepository
            ? bringing.advice(on: examination.fileToBringBack(for: finding), in: folder)
            : "Bring it back from a backup (`tickmark restore FILE DIR`) or from a colleague's copy."
    }
}

extension String {
    /// This as one word for a shell, in quotes where it needs them.
    var quotedForShell: String {
        let isPlain = utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "/._-".utf8.contains(byte)
        }
        return isPlain
            ? self : "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
