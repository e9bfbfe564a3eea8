import Files
import Readiness
import StrictJSON
import SystemPackage

/// Which files of evidence were found changed when they were read last, kept in `.tickmark/evidence.json`: so that
/// whoever only glances at them knows, too, for as long as they stay as they were found.
///
/// It counts only in the folder and the very file that it was written in, as ``SeenJournals`` does. It can only make a
/// file count for less: what git or a copying program brings here makes none whole.
package struct EvidenceMemory: Hashable, Sendable {
    /// The version that each file had, by its name in `evidence/`.
    package var changed: [String: String] = [:]

    package init(changed: [String: String] = [:]) { self.changed = changed }

    private static let sizeLimit = 16 << 20
    private static let format = 1

    /// Reads what was kept; nothing where there is no file that can be used.
    package init(in folder: FilePath, workspace: String, _ files: some FileCalls) {
        guard let place = try? files.place(of: folder),
            let file = MachineFile(at: WorkspaceLayout(folder).evidenceMemory, upTo: Self.sizeLimit, files)
        else { return }
        self = (try? EvidenceMemory(file, place: place, workspace: workspace)) ?? EvidenceMemory()
    }

    private init(_ file: MachineFile, place: String, workspace: String) throws(JSONError) {
        let root = try JSONDocument(file.bytes, limits: JSONLimits(bytes: Self.sizeLimit, depth: 4)).root
        guard try root.required("format").integer() == Self.format else { throw root.error("another version wrote it") }
        guard try root.required("workspace").string() == workspace, try root.required("place").string() == place,
            try root.required("file").string() == file.identity
        else { throw root.error("it was not written here") }
        for node in try root.required("changed").elements() {
            changed[try node.required("name").string()] = try node.required("version").string()
        }
    }

    /// Keeps what was found, where it is not what is known. It is not worth a failure: what was found is said.
    package func keep(in folder: FilePath, workspace: String, _ files: some FileCalls) {
        let path = WorkspaceLayout(folder).evidenceMemory
        guard self != EvidenceMemory(in: folder, workspace: workspace, files),
            files.kind(of: WorkspaceLayout(folder).machine) == .folder, let place = try? files.place(of: folder)
        else { return }
        try? files.replace(path, isFlushed: false) { file in
            let root: JSONValue = [
                "format": .integer(Self.format), "workspace": .string(workspace), "place": .string(place),
                "file": .string(file),
                "changed": .array(
                    changed.sorted { $0.key < $1.key }.map { ["name": .string($0.key), "version": .string($0.value)] }),
            ]
            return root.encoded(.pages)
        }
    }
}

extension EvidenceFlaws {
    /// What is to be remembered of them.
    package var memory: EvidenceMemory { EvidenceMemory(changed: changed) }
}
