import Files
import HarmlessText
import Readiness
import Reports
import Store
import SystemPackage

extension AuditPackage {
    /// Packs a workspace for an auditor.
    ///
    /// - Parameters:
    ///   - summary: What the report says.
    ///   - matrices: The matrix of each report, by its id.
    ///   - folder: The workspace's folder.
    /// - Throws: ``Failure`` where a file cannot be read, or they are too many for one file.
    init(_ summary: Summary, matrices: [(id: String, bytes: [UInt8])], of folder: FilePath) throws {
        self.init()
        add("report.md", render(summary, in: .markdown))
        add("report.html", render(summary, in: .html))
        add("items.csv", render(summary, in: .csv))
        for (id, bytes) in matrices { add("matrix-\(id).md", bytes) }
        let files = POSIXFileCalls()
        try add(WorkspaceLayout.manifestName, in: folder, files)
        for (name, depth) in WorkspaceLayout.sharedFolders.sorted(by: { $0.key < $1.key }) {
            try add(folderOf: name, in: folder, depth: depth, files)
        }
    }

    private mutating func add(folderOf label: String, in folder: FilePath, depth: Int, _ files: POSIXFileCalls) throws {
        let path = folder.appending(label)
        guard depth > 0, (try? files.exists(path)) == true, let names = try? files.names(in: path) else { return }
        // What begins with a dot is some program's own.
        for name in names.sorted() where !name.hasPrefix(".") {
            let inside = "\(label)/\(name)"
            do {
                let descriptor = try files.open(folder.appending(inside), .folder)
                files.close(descriptor)
                try add(folderOf: inside, in: folder, depth: depth - 1, files)
            } catch is FileFailure {
                try add(inside, in: folder, files)
            }
        }
    }

    private mutating func add(_ label: String, in folder: FilePath, _ files: POSIXFileCalls) throws {
        let path = folder.appending(label)
        do {
            let descriptor = try files.open(path, .read)
            defer { files.close(descriptor) }
            let status = try files.status(of: descriptor, path)
            // Links, pipes and devices are nobody's evidence.
            guard status.isRegular else { return Output.warn("\(label) is no regular file, and is not in the package.") }
            guard size + status.length <= AuditPackage.limit else {
                throw Failure(
                    "The workspace has more than \(AuditPackage.limit >> 20) MiB, which is too much for a package of this version."
                )
            }
            add(label, try files.read(descriptor, path, from: 0, count: status.length))
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure("\(label) cannot be read: \(error). Nothing was packed.")
        }
    }
}
