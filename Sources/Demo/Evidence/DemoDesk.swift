import Files
import Readiness
import Store
import SystemPackage

/// Decides what comes of the company's deeds by the rules that everybody's go through, and keeps the files of evidence
/// until they are written.
struct DemoDesk {
    let folder: FilePath
    let library: [Control]
    private let keys: Set<String>
    private var pieces: [String: EntryID] = [:]
    private var files: [(name: String, bytes: [UInt8])] = []

    init(folder: FilePath, library: [Control]) {
        self.folder = folder
        self.library = library
        keys = Set(library.map(\.key))
    }

    /// What names something that the company has not.
    struct UnknownName: Error { let name: String }

    /// The actions of a deed.
    ///
    /// - Throws: `Refusal` where the rules do not allow it, ``UnknownName``; the tests rule both out.
    func actions(of what: DemoDeed.What, by handle: Handle, in state: WorkspaceState) throws -> [Action] {
        switch what {
        case .control(let key, let intent):
            return try WorkspaceControls(library: library, record: state.record).decide(intent, on: key)
        case .grace(let days): return [try state.decideGrace(days)]
        case .attach(_, let piece):
            var setup = piece.setup
            if let name = piece.replaces { setup.replaces = try id(of: name) }
            for case .control(let key) in setup.targets where !keys.contains(key) && state.record.controls[key] == nil {
                throw UnknownName(name: key)
            }
            return [.attach(try setup.checked(in: state.record))]
        case .judge(let name, let intent): return try state.record.decide(intent, on: try id(of: name), by: handle)
        case .list(let rows):
            return try rows.flatMap { try state.decide(.add($0.asked), on: try number($0.number), of: "soc2") }
        case .request(let text, let intent): return try state.decide(intent, on: try number(text), of: "soc2")
        case .answer(let text, let name):
            return try state.decide(.link(try id(of: name), true), on: try number(text), of: "soc2")
        }
    }

    /// Takes up what was attached.
    mutating func remember(_ what: DemoDeed.What, _ entries: [EntryID]) {
        guard case .attach(let name, let piece) = what, let entry = entries.first else { return }
        pieces[name] = entry
        guard let bytes = piece.file, case .file(let digest, _, let original) = piece.setup.content else { return }
        files.append((EvidenceName.name(digest: digest, title: piece.setup.title, original: original), bytes))
    }

    /// Writes the files of evidence, under the names that attaching gives them.
    func writeFiles() throws {
        let layout = WorkspaceLayout(folder)
        let calls = POSIXFileCalls()
        do throws(FileFailure) {
            if !files.isEmpty { try calls.makeFolder(layout.evidence) }
            for (name, bytes) in files { try calls.replace(layout.evidenceFile(name), with: bytes) }
        } catch {
            throw WorkspaceError.unwritable(error)
        }
    }

    private func id(of name: String) throws -> EntryID {
        guard let id = pieces[name] else { throw UnknownName(name: name) }
        return id
    }

    private func number(_ text: String) throws -> RequestNumber {
        guard let number = RequestNumber(text) else { throw UnknownName(name: text) }
        return number
    }
}
