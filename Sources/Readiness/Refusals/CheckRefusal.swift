/// Why something about a tool's checks is not done.
public enum CheckRefusal: Hashable, Sendable {
    case unreadable(String)
    case tooManyTargets(CheckName, limit: Int)
    case notSettled(CheckName)
}

extension CheckRefusal: CustomStringConvertible {
    /// What is the matter and what to do about it, in one or two sentences.
    public var description: String {
        switch self {
        case .unreadable(let text):
            "“\(text)” names no check: write the tool, a colon and the check's id, as in prowler:iam_root_mfa_enabled, or * for all of a tool's."
        case .tooManyTargets(let check, let limit): "\(check) can show something of \(limit) controls and items at most."
        case .notSettled(let check): "Nothing is settled about \(check). `tickmark evidence checks list` lists what is."
        }
    }
}
