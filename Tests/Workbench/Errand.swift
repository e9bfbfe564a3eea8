@testable import Checking
@testable import Files
@testable import GitSync
@testable import Journal
import Readiness
import Reports
import Runner
@testable import Store
import SystemPackage
import Testing

/// A run that touches everything that can fail: make a workspace, open it, begin, write, see what another person wrote,
/// write a go of several, meet a torn end, write again, export.
///
/// Steps run one after the other through calls that may fail. What was acknowledged is kept, and so is what was tried.
struct Errand {
    let notebook: Notebook
    let calls: any FileCalls
    var store: WorkspaceStore?
    /// Texts that a commit has returned.
    var acknowledged: Set<String> = []
    /// Texts that some commit was asked to write.
    var tried: Set<String> = []
    /// A step that somebody else has finished.
    var finished: Step?

    init(in folder: FilePath, through calls: any FileCalls, looking files: any FileCalls = POSIXFileCalls()) {
        notebook = Notebook(folder: folder, files: files)
        self.calls = calls
    }

    enum Step: Int, CaseIterable, Sendable {
        case create, open, begin, note, others, batch, torn, export
    }

    /// Makes a step. One that failed can be made again.
    mutating func make(_ step: Step) throws {
        guard step != finished else { return }
        switch step {
        case .create: try WorkspaceFolder.create(at: notebook.folder, name: "Acme", id: "proof-of-the-pudding", files: calls)
        case .open: store = try notebook.open(through: calls)
        case .begin: try commit([[Notebook.engagement]])
        case .note: try commit([[.note("one")]])
        case .others: _ = try store?.refresh()
        case .batch: try commit([[.note("two"), .note("three"), .note("four")], [.note("five")]])
        case .torn: try commit([[.note("six")]])
        case .export:
            try ExportFile.write(
                Array("a summary\n".utf8), to: notebook.folder.joining("summary.md"), replaces: true, files: calls)
        }
    }

    /// What happens around a step that no fault can touch: others write, a crash leaves a torn end.
    mutating func prepare(_ step: Step) throws {
        switch step {
        case .others:
            tried.insert("from ben")
            var other = try notebook.open(as: "Ben Okafor")
            try other.write([.note("from ben")])
            acknowledged.insert("from ben")
        case .torn:
            let journals = notebook.folder.joining("journal")
            // The one that she is writing.
            let own = try notebook.files.names(in: journals).filter { $0.hasPrefix("ana-") }.map { journals.joining($0) }
            let lengths = try own.map { try notebook.files.contents(of: $0, upTo: 1 << 20).count }
            guard let longest = lengths.max(), let index = lengths.firstIndex(of: longest) else { break }
            let path = own[index]
            let file = try notebook.files.open(path, .append)
            defer { notebook.files.close(file) }
            try notebook.files.writeAll(file, path, Array("{\"seq\":9,\"clock".utf8))
        default: break
        }
    }

    /// Stages what is not staged yet, and commits.
    private mutating func commit(_ goes: [[Action]]) throws {
        tried.formUnion(goes.joined().compactMap(\.noteText))
        if !(store?.hasStaged ?? false) {
            for go in goes { store?.stage(go) }
        }
        try store?.commit()
        acknowledged.formUnion(goes.joined().compactMap(\.noteText))
    }
}
