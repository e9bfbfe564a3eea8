import Files
import SystemPackage

extension WorkspaceStore {
    /// Whether the next entry raises the workspace to this version's format, which earlier versions of Tickmark refuse:
    /// whoever writes is told, or asked, before.
    public var isOfEarlierFormat: Bool { manifest.format < Manifest.format }

    /// Raises the workspace to this version's format, before the first line of it. The lock is held, so nobody else
    /// does it meanwhile.
    mutating func raiseFormat() throws(WorkspaceError) {
        guard isOfEarlierFormat else { return }
        let path = WorkspaceLayout(folder).manifest
        let bytes = try files.contents(of: path, upTo: Manifest.sizeLimit)
        // Somebody may have raised it since it was read.
        var current = try Manifest(bytes, of: path)
        guard current.id == manifest.id else { throw .anotherWorkspace(file: path) }
        if current.format < Manifest.format {
            let raised = try Manifest.raised(bytes, of: path)
            do throws(FileFailure) {
                try files.replace(path, with: raised)
            } catch {
                throw .unwritable(error)
            }
            tellOfRaising(.raised(from: current.format, to: Manifest.format))
            current.format = Manifest.format
        }
        manifest = current
    }

    private mutating func tellOfRaising(_ notice: Notice) {
        if let saysRaised { saysRaised(notice) } else { notices.append(notice) }
    }
}
