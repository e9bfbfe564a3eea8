import Checking
import HarmlessText
import StrictJSON

extension PackageSigning.Failure: CustomStringConvertible {
    /// What happened, and what to do next.
    public var description: String {
        switch self {
        case .noProgram(let name): "There is no \(name) on this machine. Install it, then try again."
        case .noKey:
            "git has no ssh key to sign with. `git config gpg.format ssh` and `git config user.signingkey FILE` name one."
        case .failed(let name, let words):
            "\(name) could not do it\(words.isEmpty ? "." : ": \(words.suffix(3).map(\.harmless).joined(separator: "; ")).") "
                + "A key that asks for a passphrase must be in the agent: `ssh-add FILE`."
        case .file(let failure): "Tickmark \(failure).\(failure.advice)"
        }
    }
}

extension PackageSignature {
    /// What `verify` says of it, a sentence a line.
    public var lines: [String] {
        let file = name.harmless
        let signed =
            switch signer {
            case .missing: "\(file) is not signed: there is no \(file).sig beside it."
            case .known(let name): "\(file) is signed by \(name.harmless)."
            case .unknown(let key):
                "\(file) is signed with the key \(key.harmless), which \(Self.allowedSigners) in the workspace names nobody for."
            case .bad: "\(file).sig is no signature of \(file): one of them is not as it was."
            case .unchecked(let program): "Who signed \(file) cannot be told without \(program)."
            }
        switch time {
        case .missing: return [signed]
        case .notLater(let time): return [signed, "It was there not later than \(time.harmless), as \(file).tsr proves."]
        case .bad(let words):
            return [signed, "\(file).tsr proves nothing\(words.last.map { ": \($0.harmless)" } ?? ".")"]
                + ["The certificates of authorities that are trusted belong into \(Self.authorities) in the workspace."]
        case .unchecked(let program): return [signed, "Since when \(file) is there cannot be told without \(program)."]
        }
    }

    /// What `verify --json` says of it.
    public var answer: JSONValue {
        let (word, who): (String, String?) =
            switch signer {
            case .missing: ("missing", nil)
            case .known(let name): ("known", name)
            case .unknown(let key): ("unknown", key)
            case .bad: ("bad", nil)
            case .unchecked: ("unchecked", nil)
            }
        let (stamp, since): (String, String?) =
            switch time {
            case .missing: ("missing", nil)
            case .notLater(let time): ("good", time)
            case .bad: ("bad", nil)
            case .unchecked: ("unchecked", nil)
            }
        return [
            "file": .string(name), "sound": .bool(isSound), "signature": .string(word), "signer": .optional(who),
            "timestamp": .string(stamp), "notLaterThan": .optional(since),
        ]
    }
}
