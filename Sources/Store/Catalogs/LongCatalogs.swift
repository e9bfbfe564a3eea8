import Catalogs
import Files
import Platform
import Readiness
import SystemPackage

/// Reads the long ones of a workspace's own catalogs, whose files nobody is to hold while the program runs.
///
/// Who signs an item signs the words that they saw, and a file in `catalogs/` may be edited in place, or be gone, when
/// somebody looks at an item or signs it. So the bytes are copied as they are read, into one file for all catalogs,
/// which has no name: nobody else can change it, and nothing is left of it however the program ends. It is read and not
/// mapped into memory, because a disk that fails would end the program then.
struct LongCatalogs {
    private let layout: WorkspaceLayout
    private let calls: any FileCalls
    /// What the bytes are copied into, and how far it is given away: made with the first catalog, nil where there can
    /// be none.
    private lazy var copy: NamelessFile? = makeCopy()
    private var end = 0

    init(_ layout: WorkspaceLayout, _ calls: any FileCalls) {
        self.layout = layout
        self.calls = calls
    }

    /// Reads a catalog's file. Where it cannot be copied its bytes are held, and what is wrong with a catalog is said
    /// of all of them.
    mutating func read(_ name: String) -> TeamCatalogs.Outcome {
        let path = layout.catalogs.joining(name)
        do throws(FileFailure) {
            if let copy, let outcome = try copied(path, to: copy) { return outcome }
            return TeamCatalogs.Outcome(
                of: try calls.withCatalogFile(path) { (file, path, status) throws(FileFailure) in
                    try HeldCatalogFile(name, file, path, status, calls)
                })
        } catch {
            return .refused(.catalogUnusable(.unreadable(error)))
        }
    }

    /// Says that there are no more. What each area took in turn need not stay for the next one.
    func finish() {
        if end > 0 { FreedMemory.giveBack() }
    }

    /// Copies a catalog's file while it is read; nil where that is not possible, or anything is wrong with the catalog.
    private mutating func copied(_ path: FilePath, to copy: NamelessFile) throws(FileFailure) -> TeamCatalogs.Outcome? {
        let start = end
        let outcome = try calls.withCatalogFile(path) {
            [calls] (file, path, status) throws(FileFailure) -> (end: Int, made: TeamCatalogs.Outcome?) in
            let catalog = CatalogReader.read(length: status.length, keepingIn: Part(of: copy, from: start)) { place in
                try? calls.read(file, path, from: place.lowerBound, count: place.count)
            }
            // It was read twice, here and there at different times.
            let version = FileVersion(status)
            let isSame = FileVersion(try calls.status(of: file, path)) == version
            return (start + status.length, isSame ? catalog.map { .catalog($0, version) } : nil)
        }
        end = outcome.end
        return outcome.made
    }

    /// The part of the copy that is one catalog's.
    private struct Part: CatalogCopy {
        private let copy: NamelessFile
        private let start: Int

        init(of copy: NamelessFile, from start: Int) {
            self.copy = copy
            self.start = start
        }

        func keep(_ bytes: [UInt8], at offset: Int) -> Bool { (try? copy.write(bytes, at: start + offset)) != nil }

        func bytes(at place: Range<Int>) -> [UInt8]? {
            copy.bytes(at: (start + place.lowerBound)..<(start + place.upperBound))
        }
    }

    private func makeCopy() -> NamelessFile? {
        guard (try? calls.makeFolder(layout.machine)) != nil else { return nil }
        return try? NamelessFile(in: layout.machine, calls)
    }
}
