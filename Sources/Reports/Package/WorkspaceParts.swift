import Files
import Store
import SystemPackage

extension AuditPackage {
    /// Packs a workspace for an auditor.
    ///
    /// - Parameters:
    ///   - documents: What was made of it: see ``documents(of:as:)``.
    ///   - folder: The workspace's folder.
    /// - Returns: What was left out, because it is not a regular file: links, pipes and devices are nobody's evidence.
    ///   Of a redacted package also files that are attached to nothing, whose names nobody can tell.
    /// - Throws: ``FileFailure`` where a folder cannot be listed or a file not looked at.
    public mutating func add(_ documents: [ExportDocument], of folder: FilePath, files: any FileCalls = POSIXFileCalls())
        throws(FileFailure) -> [String]
    {
        for document in documents { add(document.name, document.bytes) }
        // The lines of a journal hold names, and are nothing without them.
        let folders = WorkspaceLayout.sharedFolders.filter { !isRedacted || $0.key != WorkspaceLayout.journalsName }
        var leftOut = isRedacted ? [] : try add(WorkspaceLayout.manifestName, in: folder, files)
        for (name, depth) in folders.sorted(by: { $0.key < $1.key }) {
            leftOut += try add(folderOf: name, in: folder, depth: depth, files)
        }
        return leftOut
    }

    private mutating func add(
        folderOf label: String, in folder: FilePath, depth: Int, _ files: any FileCalls
    ) throws(FileFailure) -> [String] {
        let path = folder.appending(label)
        guard depth > 0, try files.exists(path) else { return [] }
        var leftOut: [String] = []
        // What begins with a dot is some program's own.
        for name in try files.names(in: path).sorted() where !name.hasPrefix(".") {
            let inside = "\(label)/\(name)"
            if let descriptor = try? files.open(folder.appending(inside), .folder) {
                files.close(descriptor)
                leftOut += try add(folderOf: inside, in: folder, depth: depth - 1, files)
            } else {
                leftOut += try add(inside, in: folder, files)
            }
        }
        return leftOut
    }

    private mutating func add(_ label: String, in folder: FilePath, _ files: any FileCalls) throws(FileFailure) -> [String] {
        let path = folder.appending(label)
        let descriptor: FileDescriptor
        do throws(FileFailure) {
            descriptor = try files.open(path, .read)
        } catch {
            // A symbolic link, or a socket.
            guard error.error == .tooManySymbolicLinkLevels || error.error == .noSuchAddressOrDevice else { throw error }
            return [label]
        }
        defer { files.close(descriptor) }
        guard try files.status(of: descriptor, path).isRegular else { return [label] }
        guard isRedacted, label.hasPrefix(WorkspaceLayout.evidenceName) else {
            add(label, file: path)
            return []
        }
        // By its digest and ending: what stands between them says what it is about.
        let name = path.lastComponent?.string ?? ""
        guard let digest = EvidenceName.digest(in: name) else { return [label] }
        let ending = EvidenceName.ending(of: name)
        add(WorkspaceLayout.evidenceLabel(digest + (ending.isEmpty ? "" : ".\(ending)")), file: path)
        return []
    }
}
