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
                Finding(.index, path.string.harmless, .indexBehind)
            case .lock(let path):
                Finding(.leftover, path.string.harmless, .syncLock)
            case .foreignLock(let path):
                Finding(.leftover, path.string.harmless, .foreignLock)
            case .file(let path): Finding(.leftover, path.string.harmless, .syncFile)
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
