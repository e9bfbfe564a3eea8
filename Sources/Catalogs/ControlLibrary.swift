import Readiness
import StrictJSON

/// The controls that come with Tickmark, over all items of the built-in catalogs.
///
/// They are read when somebody asks for them, so that a start costs nothing.
public struct ControlLibrary: Sendable {
    /// A group of controls: one file of the library.
    public struct Theme: Hashable, Sendable {
        /// Its id (`access`), the same as its file's name.
        public let id: String
        /// Its title.
        public let title: String
        /// Its controls in ``ControlLibrary/controls``.
        public let controls: Range<Int>
    }

    /// The largest file that is read, in bytes.
    static let sizeLimit = 4 * 1024 * 1024

    /// The themes, in order.
    public let themes: [Theme]
    /// The controls of all themes, in order.
    public let controls: [Control]
    /// Where each control stands, by its key, and by its items.
    private let positions: [String: Int]
    private let owners: [String: Int]

    /// The library that is in the binary, read when somebody first asks for it, and once in a process: it is the same
    /// in every workspace.
    ///
    /// - Throws: ``ControlError``, which the tests rule out.
    public static func builtIn() throws(ControlError) -> ControlLibrary { try known.get() }

    private static let known = Result { () throws(ControlError) in try ControlLibrary(files: files) }

    /// Reads a library.
    ///
    /// - Parameter files: One file a theme, in order.
    /// - Throws: ``ControlError`` with the file, the line and the reason.
    init(files: [(file: String, bytes: [UInt8])]) throws(ControlError) {
        var builder = ControlBuilder()
        for (file, bytes) in files {
            do throws(JSONError) {
                let limits = JSONLimits(bytes: Self.sizeLimit, depth: CatalogReader.depthLimit)
                try builder.add(theme: try JSONDocument(bytes, limits: limits).root, named: file)
            } catch {
                throw ControlError(error, in: file)
            }
        }
        themes = builder.themes
        controls = builder.controls
        positions = builder.positions
        owners = builder.owners
    }

    /// The control of a key, whatever the case of letters.
    public func control(_ key: String) -> Control? { positions[key.lowercased()].map { controls[$0] } }

    /// The control that an item belongs to, or nil where the library knows no such item.
    public func control(of item: CatalogReference) -> Control? { owners[item.description].map { controls[$0] } }

    /// The keys of controls that a catalog's items name and that neither the catalog nor the library has, each once.
    public func unknownKeys(of catalog: Catalog) -> [String] {
        let own = catalog.details.controls().map(\.key)
        let named = Set(catalog.items.map(\.control)).subtracting(own)
        return named.filter { !$0.isEmpty && control($0) == nil }.sorted()
    }

    /// The files of the themes, in the order in which they are shown.
    static var files: [(file: String, bytes: [UInt8])] { CatalogTexts.controls }
}
