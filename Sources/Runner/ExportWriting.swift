import Files
import Readiness
import Reports
import Store
import SystemPackage

/// What an export is made of and how, beside what it says.
public struct ExportOrder: Sendable {
    /// What it says.
    public var summary: Summary
    /// Its form.
    public var format: ExportFormat
    /// The workspace's folder, for what a package holds of it.
    public var workspace: FilePath
    /// How tables are written.
    public var style = TableStyle()
    /// Whether codes stand for people and files in what it says, so that a package holds no journals.
    public var isRedacted = false

    /// Orders an export.
    public init(_ summary: Summary, as format: ExportFormat, of workspace: FilePath) {
        self.summary = summary
        self.format = format
        self.workspace = workspace
    }

    /// The package of a workspace, and what was left out of it because it is not a regular file.
    public func package() throws(FileFailure) -> (package: AuditPackage, leftOut: [String]) {
        var package = AuditPackage(isRedacted: isRedacted)
        let leftOut = try package.add(documents(of: summary, as: format), of: workspace)
        return (package, leftOut)
    }
}

extension ExportFile {
    /// Writes an export, of whichever form, as a whole or not at all.
    ///
    /// - Parameters:
    ///   - replaces: Whether what is there may be replaced.
    ///   - progress: Is told how far a package is.
    /// - Returns: What was left out of a package, because it is not a regular file.
    /// - Throws: ``Failure``; what was there is then as it was, but where ``Failure/unflushed(_:_:)`` says that it is
    ///   not.
    public static func write(
        _ order: ExportOrder, to path: FilePath, replaces: Bool,
        progress: (AuditPackage.Progress) throws(FileFailure) -> Void = { _ in }
    ) throws(Failure) -> [String] {
        switch order.format {
        case .package: return try writePackage(order, to: path, replaces: replaces, progress)
        case .oscal: try writeFolder(order.summary, to: path, replaces: replaces)
        default: try write(render(order.summary, as: order.format, style: order.style), to: path, replaces: replaces)
        }
        return []
    }

    private static func writePackage(
        _ order: ExportOrder, to path: FilePath, replaces: Bool, _ progress: (AuditPackage.Progress) throws(FileFailure) -> Void
    ) throws(Failure) -> [String] {
        let files = POSIXFileCalls()
        do throws(WriteTarget.Refusal) {
            try WriteTarget(path).check(replaces: replaces)
        } catch {
            throw Failure(error)
        }
        var leftOut: [String] = []
        do throws(FileFailure) {
            let (package, others) = try order.package()
            leftOut = others
            try files.put(path, replaces: replaces) { (write) throws(FileFailure) in
                try package.write(progress: progress, to: write)
            }
        } catch {
            throw error.error == .fileExists && !replaces ? .exists(path) : .unwritable(error)
        }
        do throws(FileFailure) {
            try files.flushFolder(of: path)
        } catch {
            throw .unflushed(path, error)
        }
        return leftOut
    }

    // MARK: A folder of documents

    private static func writeFolder(_ summary: Summary, to path: FilePath, replaces: Bool) throws(Failure) {
        let documents = documents(of: summary, as: .oscal)
        guard !documents.isEmpty else { throw .nothing(ExportPreview.nothing) }
        let files = POSIXFileCalls()
        if isFolder(path, files) {
            let names = documents.map(\.name)
            for name in names {
                do throws(WriteTarget.Refusal) {
                    try WriteTarget(path.appending(name)).check(replaces: replaces)
                } catch {
                    throw Failure(error)
                }
            }
            for document in documents { try write(document.bytes, to: path.appending(document.name), replaces: replaces) }
            // What an earlier export had and this one has not would be taken for a part of it.
            guard replaces else { return }
            for name in oscalNames(of: summary) where !names.contains(name) { try? files.remove(path.appending(name)) }
        } else {
            do throws(WriteTarget.Refusal) {
                try WriteTarget(path).check(replaces: false)
            } catch {
                throw Failure(error)
            }
            try writeNew(documents, to: path, files)
        }
    }

    private static func isFolder(_ path: FilePath, _ files: POSIXFileCalls) -> Bool {
        guard let folder = try? files.open(path, .folder) else { return false }
        files.close(folder)
        return true
    }

    /// Makes a folder of documents, which has its name only when it is whole.
    private static func writeNew(_ documents: [ExportDocument], to path: FilePath, _ files: POSIXFileCalls) throws(Failure) {
        let draft = path.draft
        do throws(FileFailure) {
            try files.makeFolder(draft)
            for document in documents {
                let place = draft.appending(document.name)
                try files.put(place, isFlushed: true, replaces: false) { _ in document.bytes }
            }
            try files.flushFolder(of: draft.appending("."))
            try files.rename(draft, to: path)
        } catch {
            files.removeTree(draft)
            throw .unwritable(error)
        }
        do throws(FileFailure) {
            try files.flushFolder(of: path)
        } catch {
            throw .unflushed(path, error)
        }
    }
}
