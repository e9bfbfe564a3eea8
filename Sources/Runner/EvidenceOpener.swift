import Files
import Platform
import Store
import SystemPackage

/// The program that files and addresses of evidence are given to, without a shell: what `TICKMARK_OPENER` names, else
/// the one that the system has for it.
public struct EvidenceOpener: Sendable {
    /// As it was named.
    public let name: String
    /// Where it is; nil where there is no such program.
    public let program: FilePath?

    /// Looks for it.
    public init() {
        let named = getenv("TICKMARK_OPENER").map { String(cString: $0) } ?? ""
        name = named.isEmpty ? Self.usual : named
        program = name.contains("/") ? FilePath(name) : Child.find(name)
    }

    private static var usual: String {
        #if os(macOS)
            "open"
        #else
            "xdg-open"
        #endif
    }
}

extension OpenableEvidence {
    /// The word that the program is given, as bytes: an address as it is, since a path would lose one of its slashes.
    /// It cannot be taken for an option, because it begins with a slash, or with http. Nil for words, which no program
    /// opens.
    public var argument: [UInt8]? {
        switch self {
        case .file(let path): path.withPlatformString { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
        case .address(let address): Array(address.utf8)
        case .text: nil
        }
    }
}
