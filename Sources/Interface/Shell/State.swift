import Readiness
import TerminalUI

/// All that the screens know: a value. ``update(_:_:)`` makes the next one of it, ``view(_:into:)`` draws it.
///
/// The top only routes: it knows which screens and panels there are, and nothing of what is inside them. They read the
/// ``Context`` and nothing else, and ask for what they cannot do by requests.
public struct State: Sendable {
    /// What every screen and panel may read.
    var context: Context
    /// The screens, in the order of their tabs.
    var screens: [any TabScreen] = Self.tabs.map { $0.init() }
    /// Welcome, while somebody begins an engagement.
    var welcome: WelcomeScreen?
    /// The panel above the screen, if one is open.
    var panel: (any Panel)? { didSet { context.hasPanel = panel != nil } }

    /// Whether what the screen shows is on disk.
    public internal(set) var saving = Saving.saved
    /// What is shared through git, and what is not yet.
    public internal(set) var sharing = SharingStatus.unknown
    /// What was in the workspace and is gone, or nil.
    public internal(set) var incompleteReason: String?
    /// How far an export is that is being written; nil where none is.
    var packing: String?
    /// The themes that there are, by id and title, and the one in use.
    public internal(set) var themes: ThemeChoice
    /// What an undo and a redo would do now.
    var reversible = Reversible()
    /// What was written from prompts and is not saved yet: its drafts are settled when it is.
    var submitted: [Draft] = []
    /// Whether an item or an objective of the team's own was added that the workspace does not show yet: the cursor
    /// goes to it.
    var awaitsOwn = false
    /// The report that is shown as soon as it is there.
    var awaitedReport: EngagementID?

    /// Begins: with a workspace at its overview, without one at Welcome.
    public init(
        workspace: WorkspaceState?, person: CurrentPerson, catalogs: [Catalog], today: Day, folder: String, size: Size,
        glyphs: GlyphSet, themes: ThemeChoice = ThemeChoice(), readOnlyReason: String? = nil
    ) {
        context = Context(
            workspace: workspace, person: person, catalogs: catalogs, calendarDay: today, folder: folder, size: size,
            glyphs: glyphs, readOnlyReason: readOnlyReason, tabs: Tab.allCases, tab: .overview)
        self.themes = themes
        if workspace?.engagements.isEmpty ?? true {
            welcome = WelcomeScreen(today: today, organization: workspace?.name ?? "")
        }
        layOutAgain()
    }
}

extension State {
    /// What people have done, with what is being written; nil where the folder has no workspace yet.
    public internal(set) var workspace: WorkspaceState? {
        get { context.workspace }
        set { context.workspace = newValue }
    }

    /// The workspace as it was after an earlier entry, while somebody looks at that.
    public internal(set) var past: Past? {
        get { context.past }
        set { context.past = newValue }
    }

    /// Who sits here.
    public internal(set) var person: CurrentPerson {
        get { context.person }
        set { context.person = newValue }
    }

    /// The catalogs that an engagement can begin with.
    public var catalogs: [Catalog] { context.catalogs }

    /// The day that it is.
    public var today: Day { context.calendarDay }

    /// The terminal's size.
    public var size: Size { context.size }

    /// The signs that frames are drawn with.
    public var glyphs: GlyphSet { context.glyphs }

    /// The tab that is shown.
    public internal(set) var tab: Tab {
        get { context.tab }
        set { context.tab = newValue }
    }

    /// The engagement that is shown, by its place among those of the workspace.
    public internal(set) var engagementIndex: Int {
        get { context.engagementIndex }
        set { context.engagementIndex = newValue }
    }

    /// Why nothing can be changed, or nil.
    public var readOnlyReason: String? { context.readOnlyReason }

    /// What the footer says, until the next key.
    public internal(set) var message: Message? {
        get { context.message }
        set { context.message = newValue }
    }

    /// Whether a panel is open.
    public var hasPanel: Bool { panel != nil }

    /// What is being typed, where it is to be kept.
    public var draft: Draft? { panel?.draft(context) }

    /// The engagement that is looked at.
    var engagement: Engagement? { context.engagement }
}
