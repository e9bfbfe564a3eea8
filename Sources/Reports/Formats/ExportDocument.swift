/// A document of an export that is more than one file.
public struct ExportDocument: Hashable, Sendable {
    /// Its name, with slashes where it lies in a folder.
    public let name: String
    /// What it holds.
    public let bytes: [UInt8]

    /// Makes a document.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
