import Files
import SystemPackage

/// Signs a package with the key that git signs with, through `ssh-keygen -Y` (OpenSSH 8.2 and later): people have that
/// key, agents and hardware keys work, and nobody needs a network.
public struct PackageSigning: Sendable {
    /// Why nothing can be signed, or asked of a time stamp authority.
    public enum Failure: Error, Hashable, Sendable {
        /// There is no such program.
        case noProgram(String)
        /// git does not sign with keys of ssh, or with none.
        case noKey
        /// The program could not do it; its words.
        case failed(String, words: [String])
        /// A file could not be written or read.
        case file(FileFailure)
    }

    /// What signatures are for, so that one for something else is none for a package.
    public static let namespace = "tickmark-package"

    private static let patience = Duration.seconds(600)

    private let program: FilePath
    private let key: [UInt8]
    private let folder: FilePath

    /// Looks for the key.
    ///
    /// - Parameter folder: The workspace's folder, whose repository may have a key of its own.
    /// - Throws: ``Failure``.
    public init(in folder: FilePath) throws(Failure) {
        guard let git = Child.find("git") else { throw .noProgram("git") }
        guard let program = Child.find("ssh-keygen") else { throw .noProgram("ssh-keygen") }
        func setting(_ arguments: [String]) -> [UInt8] {
            let child = Child(
                program: git,
                arguments: (["-c", "safe.bareRepository=explicit", "config", "--get"] + arguments).map { Array($0.utf8) },
                folder: folder,
                patience: .seconds(30))
            guard case .ended(let ending) = child.run(), ending.status == 0 else { return [] }
            return ending.output.last == UInt8(ascii: "\n") ? ending.output.dropLast() : ending.output
        }
        guard setting(["gpg.format"]) == Array("ssh".utf8) else { throw .noKey }
        key = setting(["--type=path", "user.signingkey"])
        guard !key.isEmpty else { throw .noKey }
        self.program = program
        self.folder = folder
    }

    /// The key itself, where the setting holds it instead of naming a file.
    private var literal: [UInt8]? {
        let prefix = Array("key::".utf8)
        if key.starts(with: prefix) { return Array(key.dropFirst(prefix.count)) }
        return key.starts(with: Array("ssh-".utf8)) ? key : nil
    }

    /// Signs a file.
    ///
    /// - Returns: The signature, as lines of text.
    /// - Throws: ``Failure``; a key that asks for a passphrase must be in the agent, because nobody is asked.
    public func sign(_ file: FilePath) throws(Failure) -> [UInt8] {
        guard let literal else { return try sign(file, by: key, flags: []) }
        // ssh-keygen takes a key only from a file; the private one is in the agent.
        let place = file.draft
        let files = POSIXFileCalls()
        do throws(FileFailure) {
            try files.put(place, isFlushed: false) { _ in literal + [UInt8(ascii: "\n")] }
        } catch {
            throw .file(error)
        }
        defer { try? files.remove(place) }
        return try sign(file, by: place.bytes, flags: ["-U"])
    }

    private func sign(_ file: FilePath, by key: [UInt8], flags: [String]) throws(Failure) -> [UInt8] {
        let before = ["-Y", "sign"] + flags + ["-n", Self.namespace, "-f"]
        let child = Child(
            program: program, arguments: before.map { Array($0.utf8) } + [key], folder: folder, input: file,
            patience: Self.patience)
        return try answer(of: child, "ssh-keygen")
    }
}

/// What a program answered, or why it did not.
func answer(of child: Child, _ name: String) throws(PackageSigning.Failure) -> [UInt8] {
    guard case .ended(let ending) = child.run() else { throw .failed(name, words: []) }
    guard ending.status == 0 else {
        let words = String(decoding: ending.errors, as: UTF8.self).split(separator: "\n").map(String.init)
        throw .failed(name, words: words)
    }
    return ending.output
}

/// Asks for time stamps (RFC 3161), which prove that a file was there not later than a moment. `openssl ts` makes the
/// request; sending it is the user's doing.
public enum TimestampRequest {
    /// The request for a file.
    ///
    /// - Throws: ``PackageSigning/Failure``.
    public static func bytes(for file: FilePath) throws(PackageSigning.Failure) -> [UInt8] {
        guard let program = Child.find("openssl") else { throw .noProgram("openssl") }
        let before = ["ts", "-query", "-sha256", "-cert", "-no_nonce", "-data"].map { Array($0.utf8) }
        let child = Child(
            program: program, arguments: before + [file.bytes], folder: file.parent, patience: .seconds(600))
        return try answer(of: child, "openssl")
    }
}
