import Readiness
import TerminalUI

/// All that the screens know: a value. ``update(_:_:)`` makes the next one of it, ``view(_:into:)`` draws it.
///
/// The top only routes. What a screen remembers is its own: ``ItemsState``, ``OverviewState``, ``ScopeState``, ``HistoryState``, and,
/// before there is a workspace, ``WelcomeState``.
public struct State: Sendable {
    /// What people have done, with what is being written; nil where the folder has no workspace yet.
    public internal(set) var workspace: WorkspaceState?
    /// The workspace as it was after an earlier entry, while somebody looks at that; everything is read-only meanwhile.
    public internal(set) var past: Past?
    /// Who sits here.
    public internal(set) var person: Signatory
    /// The catalogs that an engagement can begin with.
    public let catalogs: [Catalog]
    /// The day that it is.
    public internal(set) var today: Day
    /// The folder, as a person would write it.
    public let folder: String
    /// The terminal's size.
    public internal(set) var size: Size
    /// The signs that frames are drawn with.
    public let glyphs: GlyphSet

    /// The tab that is shown.
    public internal(set) var tab = Tab.overview
    /// The engagement that is shown, by its place among those of the workspace.
    public internal(set) var engagementIndex = 0
    /// Whether what the screen shows is on disk.
    public internal(set) var saving = Saving.saved
    /// What is shared through git, and what is not yet.
    public internal(set) var sharing = Sharing.unknown
    /// Why nothing can be changed, or nil.
    public internal(set) var readOnlyReason: String?
    /// What was in the workspace and is gone, or nil.
    public internal(set) var incompleteReason: String?
    /// What the footer says, until the next key.
    public internal(set) var message: Message?
    /// The panel above the screen, if one is open.
    public internal(set) var panel: Panel?
    /// What was written from prompts and is not saved yet: its drafts are settled when it is.
    var submitted: [Draft] = []
    /// Which of the batches that come together is being handled; nil where nobody says when one ends. See ``endBatch()``.
    var batch: Int?
    /// The themes that there are, by id and title, and the one in use.
    public internal(set) var themes: ThemeChoice

    /// Whether an item or an objective of the team's own was added that the workspace does not show yet: the cursor goes to it.
    var awaitsOwn = false
    var overview = OverviewState()
    var items = ItemsState()
    var scope = ScopeState()
    var history = HistoryState()
    var welcome: WelcomeState?

    /// The catalog that an engagement of a kind can begin with, or nil.
    func catalog(for kind: ReportKind) -> Catalog? { catalogs.first { $0.report == kind } }

    /// Begins: with a workspace at its overview, without one at Welcome.
    public init(
        workspace: WorkspaceState?, person: Signatory, catalogs: [Catalog], today: Day, folder: String, size: Size,
        glyphs: GlyphSet, themes: ThemeChoice = ThemeChoice(), readOnlyReason: String? = nil
    ) {
        self.workspace = workspace
        self.person = person
        self.catalogs = catalogs
        self.today = today
        self.folder = folder
        self.size = size
        self.glyphs = glyphs
        self.themes = themes
        self.readOnlyReason = readOnlyReason
        if workspace?.engagements.isEmpty ?? true { welcome = WelcomeState(today: today, organization: workspace?.name ?? "") }
        layOutAgain()
    }

    /// The workspace that is looked at: today's, or an earlier one.
    var shown: WorkspaceState? { past?.workspace ?? workspace }

    /// Who sits here, by the handle that the person goes by.
    var me: Handle { shown?.record.canonical(person.handle) ?? person.handle }

    /// Finds people by what somebody types.
    var lookup: PersonLookup {
        PersonLookup(in: workspace?.record ?? WorkspaceRecord(), me: person.handle, named: person.name)
    }

    /// The engagement that is looked at.
    var engagement: Engagement? {
        guard let engagements = shown?.engagements, !engagements.isEmpty else { return nil }
        return engagements[min(engagementIndex, engagements.count - 1)]
    }
}

/// Who sits at the terminal.
public struct Signatory: Sendable, Hashable {
    /// The handle that entries are written under.
    public let handle: Handle
    /// The full name.
    public let name: String

    /// Whether it is known who it is.
    var isKnown: Bool { !name.isEmpty }

    /// Makes a signatory.
    public init(handle: Handle, name: String) {
        self.handle = handle
        self.name = name
    }
}

/// The workspace as it was after an entry.
public struct Past: Sendable {
    /// What it was.
    public let workspace: WorkspaceState
    /// When the entry was written.
    public let at: Timestamp

    /// Makes a past.
    public init(workspace: WorkspaceState, at: Timestamp) {
        self.workspace = workspace
        self.at = at
    }
}

/// The screens of a workspace, in the order of their tabs.
public enum Tab: Int, CaseIterable, Sendable {
    case overview
    case items
    case scope
    case history

    /// The tab's title.
    public var title: String {
        switch self {
        case .overview: "Overview"
        case .items: "Items"
        case .scope: "Scope"
        case .history: "History"
        }
    }

    /// The key that goes there.
    var key: Key { .character(Character(String(rawValue + 1))) }
}

/// Whether what the screen shows is on disk.
public enum Saving: Sendable, Hashable {
    /// It is, and has been flushed to the device.
    case saved
    /// It is being written.
    case pending
    /// It could not be written; it is kept in memory.
    case failed(String)

    /// Whether it could not be written.
    public var isFailure: Bool {
        if case .failed = self { true } else { false }
    }
}

/// What the footer says.
public struct Message: Sendable, Hashable {
    /// Good news, or not.
    public enum Tone: Sendable, Hashable {
        case plain
        case good
        case refused
    }

    /// What it says, in a sentence.
    public var text: String
    /// How it is meant.
    public var tone: Tone

    /// Makes a message.
    public init(_ text: String, _ tone: Tone = .plain) {
        self.text = text
        self.tone = tone
    }
}

/// The themes that somebody can choose from.
public struct ThemeChoice: Sendable, Hashable {
    /// Id and title of each.
    public var all: [(id: String, title: String)]
    /// The id of the one in use.
    public var current: String

    /// Makes a choice.
    public init(all: [(id: String, title: String)] = [], current: String = "") {
        self.all = all
        self.current = current
    }

    /// Compares ids.
    public static func == (left: ThemeChoice, right: ThemeChoice) -> Bool {
        left.all.map(\.id) == right.all.map(\.id) && left.current == right.current
    }

    /// Hashes ids.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(all.map(\.id))
        hasher.combine(current)
    }
}
