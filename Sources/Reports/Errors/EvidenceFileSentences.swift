import HarmlessText
import Files
import Store
import SystemPackage

extension EvidenceFileError: CustomStringConvertible {
    /// What happened, and what to do next.
    public var description: String {
        switch self {
        case .failed(let failure): "Tickmark \(failure). Nothing was attached.\(failure.advice)"
        case .link(let path): "\(path) is a symbolic link. Name the file that it leads to; nothing was attached."
        case .notRegular(let path): "\(path) is not a regular file, and only those are attached."
        case .empty(let name): "\(name) is empty, and shows nothing. Nothing was attached."
        case .tooLarge(let name, let size):
            "\(name) has \(ByteCount.words(size)), more than the \(ByteCount.words(ArrivingFile.sizeLimit)) that are copied into a repository. "
                + "Keep it where it is and attach its address: `--link URL` with the file named beside it records its SHA-256."
        case .changed(let path): "\(path) was changed while it was copied. Nothing was attached; try again when it is whole."
        case .obstructed(let path): "\(path) is no folder, so nothing can be attached. Move it away."
        case .cancelled: "Nothing was attached."
        }
    }
}

extension ArrivingFile {
    /// What whoever attaches it should know, a sentence each.
    public var warnings: [String] {
        var warnings: [String] = []
        if isLarge {
            warnings.append(
                "\(name) has \(ByteCount.words(size)): everybody who clones the repository gets it, for ever. `--link` keeps it outside."
            )
        }
        if let secret {
            warnings.append(
                "\(name) \(secret.words). Whoever has the workspace can read it, and git's history keeps it also when it is retired."
            )
        }
        return warnings
    }
}

extension SecretHint {
    fileprivate var words: String {
        switch self {
        case .privateKey: "looks like it holds a private key"
        case .accessKey: "looks like it holds an access key"
        case .password: "looks like it holds a password or a token"
        case .name: "is called like a file that holds secrets"
        }
    }
}

extension EvidenceFlaw {
    /// What is wrong, in words that follow the name of a piece.
    public var words: String {
        switch self {
        case .missing: "its file is not there"
        case .changed(let name): "\(WorkspaceLayout.evidenceLabel(name)) is not what was attached"
        case .unreadable(let failure): "its file cannot be read: Tickmark \(failure)"
        }
    }

    /// The word for it in answers.
    public var word: String {
        switch self {
        case .missing: "missing"
        case .changed: "changed"
        case .unreadable: "unreadable"
        }
    }
}

extension OpenableEvidence.Refusal: CustomStringConvertible {
    /// Why it is not opened, and what can be done.
    public var description: String {
        switch self {
        case .broken(let flaw): "It is not opened: \(flaw.words). `tickmark doctor` says what can be done."
        case .program(let path):
            "\(path) is a file that a system may run instead of showing it, so it is not opened. Look at it with a program of your choice."
        case .address(let text): "\(text) is no address that is opened."
        }
    }
}
