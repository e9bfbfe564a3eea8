import Files
import Readiness
import Store
import SystemPackage

/// A catalog that an export names, held against what is here. A difference is no damage: catalogs are improved. But it
/// says that today's items are not the ones that the export tells of.
public struct ComparedCatalog: Hashable, Sendable {
    /// What the export is called.
    public let export: String
    /// The catalog as the export names it.
    public let named: CatalogMark
    /// The catalog that is here; nil where there is none.
    public let here: CatalogMark?

    package init(
        _ named: CatalogMark, of export: String, in folder: FilePath, _ builtIn: [String: Catalog], _ files: some FileCalls
    ) {
        self.export = export
        self.named = named
        if named.isBuiltIn {
            here = builtIn[named.id].map { CatalogMark(builtIn: $0) }
        } else {
            here = CatalogMark(of: named, in: folder, files)
        }
    }

    /// Whether it is known to be the same.
    public var isSame: Bool { here?.digest != nil && here?.digest == named.digest }
}

extension Entry {
    /// Whether it signs for an item and does not say in which words.
    var signsWithoutWords: Bool {
        guard case .status(_, let to, _, _) = action, to.isSigned, words == nil else { return false }
        if case .undo = reversal { return false }
        return true
    }
}
