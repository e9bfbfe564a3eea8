import Files
import GitSync
import HarmlessText
import SystemPackage

extension SyncNotice: CustomStringConvertible {
    /// What is left out, and why.
    public var description: String {
        switch self {
        case .ignoredEvidence(let count, let first):
            "git ignores \(count) of the files in evidence/ (\(first.string.harmless)); they are not shared."
        case .goneHere(let path):
            "\(path.string.harmless) is gone here. Sync never removes: `git rm` does, where it is meant."
        case .unreadable(let path, let failure): "\(path.string.harmless) is not shared: Tickmark \(failure)."
        case .repository(let path):
            "\(path.string.harmless) is a repository of its own, so it is not shared; only files are."
        case .notRegular(let path): "\(path.string.harmless) is not a regular file, so it is not shared."
        case .unfinished(let path):
            "\(path.string.harmless) ends in an unfinished line, so it is not shared yet; its writer's next entry settles that."
        }
    }
}
