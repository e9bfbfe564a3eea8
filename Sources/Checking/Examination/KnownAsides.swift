import Files
import Store
import SystemPackage

extension Finding {
    /// The folder below `.tickmark/` that holds what mending set aside: `before-mend-1`.
    var placeOfAside: String? {
        let parts = file.split(separator: "/")
        guard parts.count > 1, parts[0] == WorkspaceLayout.machineName, parts[1].hasPrefix(WorkspaceLayout.asidePrefix) else {
            return nil
        }
        return String(parts[1])
    }
}

extension FileCalls {
    /// Whether somebody has said that they know of what a folder `before-mend-1` holds. Nothing is added to such a
    /// folder later.
    package func isKnown(aside place: String, in folder: FilePath) -> Bool { kind(of: note(on: place, in: folder)) == .regular }

    /// Takes note that somebody knows of it.
    package func know(aside place: String, in folder: FilePath) throws(FileFailure) {
        let path = note(on: place, in: folder)
        guard try !exists(path) else { return }
        try put(path, isFlushed: true, replaces: false) { _ in [] }
        try flushFolder(of: path)
    }

    private func note(on place: String, in folder: FilePath) -> FilePath {
        WorkspaceLayout(folder).known(aside: place)
    }
}
