/// Which catalog something was made from: what an export prints, and `tickmark verify` holds against what is there.
public struct CatalogMark: Hashable, Sendable {
    /// The catalog's id.
    public let id: String
    /// Its version; empty where it is not known.
    public let version: String
    /// Whether it comes with Tickmark; else it is a file of the team's own.
    public let isBuiltIn: Bool
    /// The SHA-256 of the team's file, or one over all that the items of a built-in catalog say; nil where it is not
    /// known.
    public let digest: String?

    /// Makes a mark.
    public init(id: String, version: String, isBuiltIn: Bool, digest: String?) {
        self.id = id
        self.version = version
        self.isBuiltIn = isBuiltIn
        self.digest = digest
    }
}
