/// Where the bytes of a long catalog are kept as they were read, instead of in memory: out of everybody's reach, for as
/// long as somebody holds this.
///
/// Whoever signs an item signs the words that they saw, so these have to be there when the catalog's file has changed
/// meanwhile.
public protocol CatalogCopy: Sendable {
    /// Keeps some of the bytes. Several may be kept at once.
    ///
    /// - Parameters:
    ///   - bytes: The bytes.
    ///   - offset: Where they stand in the catalog's file.
    /// - Returns: Whether all of them are kept.
    func keep(_ bytes: [UInt8], at offset: Int) -> Bool

    /// Reads bytes that were kept.
    ///
    /// - Parameter place: Where they stand in the catalog's file.
    /// - Returns: The bytes; nil where they cannot be read.
    func bytes(at place: Range<Int>) -> [UInt8]?
}
