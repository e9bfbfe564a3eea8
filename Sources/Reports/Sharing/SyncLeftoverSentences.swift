import Checking
import GitSync
import HarmlessText
import SystemPackage

extension SyncLeftovers {
    /// What there is, as `doctor` has it.
    public var findings: [Finding] {
        found.map { leftover in
            switch leftover {
            case .index(let path):
                Finding(.index, path.string.harmless, "git's index lacks lines of it that are committed")
            case .lock(let path):
                Finding(.leftover, path.string.harmless, "a sync that was killed left this lock behind, and git waits for it")
            case .foreignLock(let path):
                Finding(
                    .leftover, path.string.harmless,
                    "a git is at work in this repository, or one was stopped and left this behind")
            case .file(let path): Finding(.leftover, path.string.harmless, "a sync that was killed left this file behind")
            }
        }
    }

    /// What is done about it, in sentences without their points.
    public var planSentences: [String] {
        plan.map { step in
            switch step {
            case .indexFollows(let path): "git's index has \(path.string.harmless) again as it is committed"
            case .removal(let path): "\(path.string.harmless) is removed"
            }
        }
    }
}

extension Examination {
    /// Takes what a sync has left in the repository for a part of what was found.
    public mutating func add(_ leftovers: SyncLeftovers?) {
        if let leftovers { add(leftovers.findings) }
    }
}
