import Digests
import Files
import Platform
import Readiness
import StrictJSON
import SystemPackage

/// Texts that somebody began to type and has not saved: a file each in `.tickmark/drafts-UID/`, which nobody else may
/// read.
///
/// A draft belongs to a person and to what it is about. It outlasts the window, a crash and a save that failed.
public struct Drafts: Sendable {
    /// A text that was kept.
    public struct Kept: Hashable, Sendable {
        /// What was typed.
        public var text: String
        /// When it was kept last.
        public var at: Timestamp
    }

    private let workspace: FilePath
    private let person: Handle
    /// The longest file that is read, in bytes.
    private static let limit = 1 << 20

    /// The drafts of a person in a workspace.
    public init(of person: Handle, in workspace: FilePath) {
        self.person = person
        self.workspace = workspace
    }

    private func name(for purpose: String) -> String { "\(Digest.sha256(Array("\(person)\n\(purpose)".utf8)).prefix(32)).json" }

    private func folder(makes: Bool = false) throws(FileFailure) -> PrivateFolder {
        try PrivateFolder("drafts-\(geteuid())", in: workspace, makes: makes)
    }

    /// Keeps a text; an empty one is forgotten.
    ///
    /// - Parameter purpose: What it is about, in any words that are the same each time.
    /// - Throws: ``FileFailure`` where it cannot be kept.
    public func keep(_ text: String, for purpose: String, at time: Timestamp) throws(FileFailure) {
        guard !text.isEmpty else { return forget(purpose) }
        let draft: JSONValue = [
            "at": .string(time.description), "by": .string(person.text), "for": .string(purpose), "text": .string(text),
        ]
        try folder(makes: true).write(name(for: purpose), draft.encoded(.pages))
    }

    /// The text that was kept, or nil where there is none, or none that can be read. What an editor had when its window
    /// ended without taking it is kept from now on.
    public func kept(for purpose: String) -> Kept? {
        if let left = EditorFile.left(by: person, for: purpose, in: workspace) { try? keep(left.text, for: purpose, at: left.at) }
        guard let bytes = try? folder().read(name(for: purpose), upTo: Self.limit), let root = try? JSONDocument(bytes).root,
            let by = try? root.required("by").string(), by == person.text,
            let about = try? root.required("for").string(), about == purpose,
            let text = try? root.required("text").string(), let at = try? root.required("at").string(),
            let time = Timestamp(iso: at)
        else { return nil }
        return Kept(text: text, at: time)
    }

    /// Forgets a text.
    public func forget(_ purpose: String) { try? folder().remove(name(for: purpose)) }
}

/// A file of one window alone, in a folder of its own, for a text that goes on in an editor.
public struct EditorFile: Sendable {
    /// Why what came back is not taken.
    public enum Failure: Error, Hashable, Sendable {
        /// The editor left no file that can be read.
        case unreadable(FileFailure)
        /// It is longer than is read, in bytes.
        case tooLong(limit: Int)
        /// It is not UTF-8.
        case noText
    }

    private static let name = "note.md"
    private static let about = "about"
    /// The longest file that is read, in bytes: far more than a note may have.
    public static let limit = 256 * 1024
    private let folder: PrivateFolder

    /// Where the file is.
    public var path: FilePath { folder.path.joining(Self.name) }

    /// Writes a text into a new file.
    public init(_ text: String, by person: Handle, for purpose: String, in workspace: FilePath) throws(FileFailure) {
        folder = try PrivateFolder("\(Self.prefix)\(getpid())-\(UInt32.random(in: 0 ... .max))", in: workspace)
        try folder.write(Self.about, Array("\(person)\n\(purpose)".utf8))
        try folder.write(Self.name, Array(text.utf8))
    }

    private init(in folder: PrivateFolder) { self.folder = folder }

    /// What the editor left there.
    public func text() throws(Failure) -> String {
        let bytes: [UInt8]?
        do throws(FileFailure) {
            bytes = try folder.read(Self.name, upTo: Self.limit)
        } catch {
            throw error.cause == .tooLarge ? .tooLong(limit: Self.limit) : .unreadable(error)
        }
        guard let bytes else { throw .unreadable(FileFailure(.read, path, .noSuchFileOrDirectory)) }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .noText }
        return text
    }

    /// Takes it away, and what the editor left beside it.
    public func remove() { folder.removeAll() }

    // MARK: What was left

    private static var prefix: String { "edit-\(geteuid())-" }

    /// The text of an editor whose window has ended without taking it; it is taken away here.
    fileprivate static func left(by person: Handle, for purpose: String, in workspace: FilePath) -> Drafts.Kept? {
        let names = (try? POSIXFileCalls().names(in: WorkspaceLayout(workspace).machine)) ?? []
        for name in names where name.hasPrefix(prefix) {
            let process = name.dropFirst(prefix.count).prefix { $0 != "-" }
            // A window that is still there, here or (who knows) in another container, has it in use.
            guard let process = Int32(process), kill(process, 0) != 0, errno == ESRCH,
                let folder = try? PrivateFolder(name, in: workspace, makes: false),
                let about = try? folder.read(Self.about, upTo: limit), about == Array("\(person)\n\(purpose)".utf8)
            else { continue }
            let at = folder.time(of: Self.name)
            let file = EditorFile(in: folder)
            guard let text = try? file.text(), let at, !text.allSatisfy(\.isWhitespace) else { continue }
            file.remove()
            return Drafts.Kept(text: text, at: at)
        }
        return nil
    }
}
