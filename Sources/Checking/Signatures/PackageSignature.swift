import Files
import SystemPackage

/// What the signature beside a package, and the answer of a time stamp authority, say of it.
public struct PackageSignature: Hashable, Sendable {
    /// What came of a signature.
    public enum Signer: Hashable, Sendable {
        /// There is none beside the file.
        case missing
        /// It is good, and `allowed_signers` names whose it is.
        case known(String)
        /// It is good, and nobody is known to have that key; what `ssh-keygen` says of it.
        case unknown(key: String)
        /// It is of another file, or no signature.
        case bad
        /// It could not be looked at; the name of the program that is not there.
        case unchecked(String)
    }

    /// What came of a time stamp.
    public enum Time: Hashable, Sendable {
        /// There is no answer beside the file.
        case missing
        /// It is good: the file was there not later than then, in the words of `openssl`.
        case notLater(than: String)
        /// It is of another file, or of an authority that is not trusted; what `openssl` says.
        case bad([String])
        /// It could not be looked at; the name of the program that is not there.
        case unchecked(String)
    }

    /// The file, as it was named.
    public let name: String
    /// Who signed it.
    public let signer: Signer
    /// Since when it is there.
    public let time: Time

    /// Whether nothing speaks against it, and somebody whom the workspace knows signed it.
    public var isSound: Bool {
        guard case .known = signer else { return false }
        switch time {
        case .missing, .notLater, .unchecked: return true
        case .bad: return false
        }
    }

    /// The name of the file in a workspace that says who may sign (ssh-keygen(1), *ALLOWED SIGNERS*).
    public static let allowedSigners = WorkspaceLayout.allowedSignersName
    /// The name of the file in a workspace with the certificates of the time stamp authorities that it trusts.
    public static let authorities = "timestamp_authorities.pem"
    /// Where Debian keeps the certificates that the machine trusts.
    private static let systemAuthorities = FilePath("/etc/ssl/certs/ca-certificates.crt")

    /// Looks at a file.
    ///
    /// - Parameters:
    ///   - file: The file; what is looked at beside it ends in `.sig` and `.tsr`.
    ///   - name: What somebody called it.
    ///   - workspace: The workspace's folder, which says who may sign.
    /// - Throws: ``FileFailure`` where the file is not there or no regular one.
    public init(of file: FilePath, called name: String, in workspace: FilePath) throws(FileFailure) {
        let files = POSIXFileCalls()
        let descriptor = try files.open(file, .read)
        defer { files.close(descriptor) }
        guard try files.status(of: descriptor, file).isRegular else { throw FileFailure(.read, file, .notRegular) }
        self.name = name
        let (signature, reply) = (file.ending(in: ".sig"), file.ending(in: ".tsr"))
        signer = try files.exists(signature) ? Self.signer(of: file, by: signature, in: workspace) : .missing
        time = try files.exists(reply) ? Self.time(of: file, by: reply, in: workspace, files) : .missing
    }

    private static func run(_ program: FilePath, _ words: [[UInt8]], in folder: FilePath, input: FilePath? = nil) -> Child.Ending?
    {
        let child = Child(program: program, arguments: words, folder: folder, input: input, patience: .seconds(600))
        guard case .ended(let ending) = child.run() else { return nil }
        return ending
    }

    private static func signer(of file: FilePath, by signature: FilePath, in workspace: FilePath) -> Signer {
        guard let program = Child.find("ssh-keygen") else { return .unchecked("ssh-keygen") }
        let allowed = workspace.joining(allowedSigners)
        let space = ["-n", PackageSigning.namespace].map { Array($0.utf8) }
        func words(_ verb: String, _ rest: [[UInt8]]) -> [[UInt8]] { [Array("-Y".utf8), Array(verb.utf8)] + rest }
        let by = [Array("-s".utf8), signature.bytes]
        let names = run(program, words("find-principals", by + [Array("-f".utf8), allowed.bytes]), in: workspace)
        if let names, names.status == 0 {
            for name in String(decoding: names.output, as: UTF8.self).split(whereSeparator: \.isNewline) {
                let rest = [Array("-f".utf8), allowed.bytes, Array("-I".utf8), Array(name.utf8)] + space + by
                let ending = run(program, words("verify", rest), in: workspace, input: file)
                if let ending, ending.status == 0 { return .known(String(name)) }
            }
        }
        guard let ending = run(program, words("check-novalidate", space + by), in: workspace, input: file), ending.status == 0
        else { return .bad }
        return .unknown(key: String(decoding: ending.output, as: UTF8.self).split(separator: " ").last.map(trimmed) ?? "")
    }

    private static func time(of file: FilePath, by reply: FilePath, in workspace: FilePath, _ files: POSIXFileCalls) -> Time {
        guard let program = Child.find("openssl") else { return .unchecked("openssl") }
        let own = workspace.joining(authorities)
        let trusted = (try? files.exists(own)) == true ? own : systemAuthorities
        let words =
            [Array("ts".utf8), Array("-verify".utf8), Array("-data".utf8), file.bytes, Array("-in".utf8), reply.bytes]
            + [Array("-CAfile".utf8), trusted.bytes]
        guard let ending = run(program, words, in: workspace), ending.status == 0 else {
            let errors = run(program, words, in: workspace)?.errors ?? []
            return .bad(String(decoding: errors, as: UTF8.self).split(separator: "\n").map(String.init))
        }
        let told =
            run(program, ["ts", "-reply", "-text", "-in"].map { Array($0.utf8) } + [reply.bytes], in: workspace)?.output ?? []
        let line = String(decoding: told, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("Time stamp: ") }
        return .notLater(than: line.map { trimmed($0.dropFirst("Time stamp: ".count)) } ?? "")
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}

extension FilePath {
    /// The path with something behind its name, as files that belong to another are called.
    public func ending(in suffix: String) -> FilePath { FilePath(bytes: bytes + Array(suffix.utf8)) }
}
