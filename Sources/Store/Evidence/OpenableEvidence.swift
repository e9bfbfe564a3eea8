import Files
import Readiness
import SystemPackage

/// What somebody sees who opens a piece of evidence.
public enum OpenableEvidence: Hashable, Sendable {
    /// The file in `evidence/`, by a path from the root.
    case file(FilePath)
    /// An address on the web.
    case address(String)
    /// Words.
    case text(String)

    /// Why a piece is not opened.
    public enum Refusal: Error, Hashable, Sendable {
        /// Its file is not what was attached.
        case broken(EvidenceFlaw)
        /// The system would run the file instead of showing it.
        case program(FilePath)
        /// The address is none that is opened.
        case address(String)
    }

    /// Endings of files that a system runs when they are opened. Whoever attached one may not have meant well.
    private static let programs: Set<String> = [
        "desktop", "sh", "bash", "zsh", "csh", "run", "bin", "appimage", "exe", "bat", "cmd", "com", "scr", "msi", "ps1", "vbs",
        "vbe", "js", "jse", "wsf", "wsh", "hta", "jar", "jnlp", "app", "command", "tool", "workflow", "lnk", "url", "webloc",
        "inetloc", "reg", "py", "pl", "rb", "php", "deb", "rpm", "flatpakref", "snap", "pkg", "dmg", "iso",
    ]

    /// Finds what there is to see of a piece. A file is read first: what is opened is what was attached.
    ///
    /// - Throws: ``Refusal``.
    public init(_ piece: Evidence, in workspace: FilePath, files: any FileCalls = POSIXFileCalls()) throws(Refusal) {
        switch piece.content {
        case .text(let text): self = .text(text)
        case .link(let address, _):
            guard (try? EvidenceSetup.address(address)) == address else { throw .address(address) }
            self = .address(address)
        case .file:
            let folder = EvidenceFolder(of: workspace, files: files)
            if let flaw = folder.flaws(of: [piece], reads: true)[piece] { throw .broken(flaw) }
            guard let path = folder.path(of: piece) else { throw .broken(.missing) }
            guard !Self.programs.contains(EvidenceName.ending(of: path.lastName)) else { throw .program(path) }
            self = .file(path)
        }
    }
}
