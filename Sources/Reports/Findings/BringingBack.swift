import Checking
import GitSync
import SystemPackage

/// Where the files are that have to come back, so that advice names a commit that holds what is missed, and not one
/// that lacks it as well.
public struct BringingBack: Sendable {
    /// The places, by the files' names from the workspace's folder.
    private let places: [String: CommittedVersions.Place]

    /// Knows nothing.
    public init() { places = [:] }

    /// Asks git, of as many files as are told of one by one.
    public init(of examination: Examination) {
        var places: [String: CommittedVersions.Place] = [:]
        if let versions = CommittedVersions(around: examination.folder) {
            for finding in examination.findings where finding.isBroughtBack {
                let file = examination.fileToBringBack(for: finding)
                guard places[file] == nil, places.count < Finding.listLimit else { continue }
                places[file] = versions.best(of: file) { examination.entries(thatPutRight: finding, in: $0) }
            }
        }
        self.places = places
    }

    /// How a file comes back out of the repository around it.
    func advice(on file: String, in folder: FilePath) -> String {
        let git = "git -C \(folder.string.quotedForShell)"
        let (name, changes) = (file.quotedForShell, "`git log -p -- \(file.quotedForShell)` there shows who changed what")
        switch places[file] ?? .unknown {
        case .head: return "Bring it back from git: `\(git) checkout HEAD -- \(name)`; \(changes)."
        case .commit(let commit):
            return
                "The last commit does not hold all of it. Bring it back from commit \(commit), the newest that holds most of it: "
                + "`\(git) checkout \(commit) -- \(name)`; \(changes)."
        case .nowhere:
            return
                "No commit that git knows of here holds it whole. Bring it back from a backup (`tickmark restore FILE DIR`) or "
                + "from a colleague's copy; \(changes)."
        case .unknown:
            return "Bring it back from git (`\(git) checkout COMMIT -- \(name)`, of a commit that holds it), from a backup "
                + "(`tickmark restore FILE DIR`) or from a colleague's copy; \(changes)."
        }
    }
}

extension Finding {
    /// Whether the advice on it is to bring a file back.
    fileprivate var isBroughtBack: Bool {
        guard !file.isRepaired else { return false }
        return switch kind {
        case .newerFormat, .unknown, .catalog, .obstructed, .index, .leftover, .empty, .stray, .copy, .gitLines, .unpinned: false
        case .aside: true
        default: kind.isSerious
        }
    }
}
