import Catalogs
import Readiness
import Store
import SystemPackage

/// The workspace of a made-up company: a SOC 2 Type 2 in the middle of its period and a SOC 1 Type 1, three people,
/// four months of work, evidence with gaps, and the list of an auditor.
///
/// It is written by the rules and the store that everybody's work goes through, with a fixed seed, so that the same
/// date gives the same bytes.
public enum DemoWorkspace {
    /// Writes it.
    ///
    /// - Parameters:
    ///   - folder: Where; there must be no workspace yet.
    ///   - today: The day that the history leads up to.
    /// - Returns: How many entries were written.
    /// - Throws: `WorkspaceError` where the folder cannot be written, `CatalogError` never in a tested build.
    public static func write(to folder: FilePath, today: Day) throws -> Int {
        try WorkspaceFolder.create(at: folder, name: "Northwind Ledger", id: "demo-northwind-ledger")
        var story = try DemoStory(folder: folder, today: today)
        try story.tell()
        return story.count
    }
}
