import SystemPackage

/// Where everything of a workspace lies in its folder. No other file names a path of it.
///
/// Paths come in two kinds: a `FilePath`, to be opened, and a *label*, the same from the workspace's folder with
/// slashes, for messages and for what is kept or shared: `journal/ana-4f1c90ab.jsonl`.
public struct WorkspaceLayout: Hashable, Sendable {
    /// The workspace's folder.
    public let folder: FilePath

    /// Names the folder.
    public init(_ folder: FilePath) { self.folder = folder }

    // MARK: What is shared

    /// What says that a folder is a workspace: `tickmark.json`.
    public static let manifestName = "tickmark.json"
    /// The folder of the journals.
    public static let journalsName = "journal"
    /// The folder of the team's own catalogs.
    public static let catalogsName = "catalogs"
    /// The folder of attached files.
    public static let evidenceName = "evidence"
    /// What git is told to leave alone.
    public static let gitIgnoreName = ".gitignore"
    /// What git is told of the files that it keeps.
    public static let gitAttributesName = ".gitattributes"
    /// The rules that `tickmark check` holds a workspace to.
    public static let policyName = "policy.json"
    /// Who may sign packages (ssh-keygen(1), *ALLOWED SIGNERS*).
    public static let allowedSignersName = "allowed_signers"
    /// What the name of a journal's file ends in.
    public static let journalSuffix = ".jsonl"
    /// What the name of a catalog's file ends in.
    public static let catalogSuffix = ".json"

    /// The files that stand beside the folders, sorted.
    public static let topFiles = [gitAttributesName, gitIgnoreName, allowedSignersName, policyName, manifestName]
    /// The folders that are shared and backed up, and how deep files may lie in them.
    public static let sharedFolders = [catalogsName: 1, evidenceName: 8, journalsName: 1]
    /// Everything that is shared, as git is asked for it.
    public static let sharedRoots = [
        manifestName, journalsName, catalogsName, evidenceName, gitIgnoreName, gitAttributesName, policyName, allowedSignersName,
    ]

    /// The manifest.
    public var manifest: FilePath { folder.joining(Self.manifestName) }
    /// The folder of the journals.
    public var journals: FilePath { folder.joining(Self.journalsName) }
    /// The folder of the team's own catalogs.
    public var catalogs: FilePath { folder.joining(Self.catalogsName) }
    /// The folder of attached files.
    public var evidence: FilePath { folder.joining(Self.evidenceName) }
    /// An attached file, by its name.
    public func evidenceFile(_ name: String) -> FilePath { file(Self.evidenceLabel(name)) }
    /// The file of a journal.
    public func journal(_ name: String) -> FilePath { file(Self.journalLabel(name)) }
    /// The file of a catalog, by the catalog's id.
    public func catalog(_ id: String) -> FilePath { file(Self.catalogLabel(Self.catalogName(id))) }
    /// A file, by its label.
    public func file(_ label: String) -> FilePath { folder.joining(label) }

    /// The label of a journal: `journal/ana-4f1c90ab.jsonl`.
    public static func journalLabel(_ name: String) -> String { "\(journalsName)/\(name)" }
    /// The label of an attached file.
    public static func evidenceLabel(_ name: String) -> String { "\(evidenceName)/\(name)" }
    /// The label of a file in the folder of catalogs.
    public static func catalogLabel(_ name: String) -> String { "\(catalogsName)/\(name)" }
    /// The name of a catalog's file.
    public static func catalogName(_ id: String) -> String { id + catalogSuffix }
    /// The id of the catalog whose file has a name, or nil where it is no catalog's. Hidden files are none.
    public static func catalogID(ofFile name: String) -> String? {
        name.hasSuffix(catalogSuffix) && !name.hasPrefix(".") ? String(name.dropLast(catalogSuffix.utf8.count)) : nil
    }
    /// The name of a writer's journal: `ana-4f1c90ab.jsonl`.
    public static func journalName(ofWriter writer: String) -> String { writer + journalSuffix }
    /// What a name says before a journal's suffix, or nil where it has none.
    public static func writerName(ofJournal name: some StringProtocol) -> String? {
        name.hasSuffix(journalSuffix) ? String(name.dropLast(journalSuffix.utf8.count)) : nil
    }
    /// Whether a name would be taken for a journal's by somebody, however it is written.
    public static func looksLikeJournal(_ name: String) -> Bool { name.lowercased().hasSuffix(journalSuffix) }
    /// The parts of a label, empty ones among them.
    public static func parts(of label: String) -> [Substring] {
        label.split(separator: "/", omittingEmptySubsequences: false)
    }

    // MARK: What is this machine's own

    /// The folder that is this machine's own, and safe to delete: `.tickmark`.
    public static let machineName = ".tickmark"
    /// The folded state.
    public static let stateName = "state.json"
    /// What the folders of files are called that mending has set aside, before their numbers.
    public static let asidePrefix = "before-mend-"

    /// The folder that is this machine's own.
    public var machine: FilePath { folder.joining(Self.machineName) }
    /// What whoever writes in the workspace locks.
    public var lock: FilePath { own("lock") }
    /// The folded state.
    public var state: FilePath { own(Self.stateName) }
    /// What was seen of each journal.
    public var seen: FilePath { own("seen.json") }
    /// Which files of evidence were found changed.
    public var evidenceMemory: FilePath { own("evidence.json") }
    /// The record of one's own journals, by the number of a user.
    public func writers(ofUser user: UInt32) -> FilePath { own("writers-\(user).json") }
    /// Who sits here, by the number of a user.
    public func person(ofUser user: UInt32) -> FilePath { own("person-\(user)") }
    /// The frame that the next start begins with.
    public var firstFrame: FilePath { own("frame.json") }
    /// The theme that was chosen last.
    public var theme: FilePath { own("theme") }
    /// What takes note that somebody knows of what mending has set aside.
    public func known(aside place: String) -> FilePath { own("\(place)/known") }

    private func own(_ name: String) -> FilePath { file(Self.machineLabel(name)) }

    /// The label of a file of this machine's own.
    public static func machineLabel(_ name: String) -> String { "\(machineName)/\(name)" }
    /// Whether a name is that of a record of somebody's own journals.
    public static func isWriters(_ name: String) -> Bool { name.hasPrefix("writers-") && name.hasSuffix(".json") }
}
