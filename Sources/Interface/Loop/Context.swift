import Readiness
import TerminalUI

/// What every screen and every panel may read: the workspace, the person, the day, the terminal. The top makes it;
/// nobody below can change it, and no screen's own state is in it.
struct Context: Sendable {
    /// What people have done, with what is being written; nil where the folder has no workspace yet.
    var workspace: WorkspaceState?
    /// The workspace as it was after an earlier entry, while somebody looks at that; everything is read-only meanwhile.
    var past: Past?
    /// The engagement that is shown, by its place among those of the workspace.
    var engagementIndex = 0
    /// Who sits here.
    var person: CurrentPerson
    /// The catalogs that an engagement can begin with.
    let catalogs: [Catalog]
    /// The day that it is in the world.
    var calendarDay: Day
    /// The folder, as a person would write it.
    let folder: String
    /// The terminal's size.
    var size: Size
    /// The signs that frames are drawn with.
    let glyphs: GlyphSet
    /// Why nothing can be changed, or nil.
    var readOnlyReason: String?
    /// The tabs, in their order.
    let tabs: [Tab]
    /// The tab that is shown.
    var tab: Tab
    /// What the footer says, until the next key.
    var message: Message?
    /// Whether a panel lies above the screen and has the keys.
    var hasPanel = false
    /// Which of the batches of input that come together is being handled; nil where nobody says when one ends.
    var batch: Int?
    /// The controls that items belong to, as soon as they are read.
    var definedControls = DefinedControls()
    /// The library of controls; empty until it was read.
    var library: [Control] = []
    /// The keys that work on the screen below a panel; nil for the screens, which make it.
    var below: KeyTable?
}

extension Context {
    /// The key that goes to a tab.
    func key(of tab: Tab) -> Key { .character(Character(String((tabs.firstIndex(of: tab) ?? 0) + 1))) }

    /// The catalog that an engagement of a kind can begin with, or nil.
    func catalog(for kind: ReportKind) -> Catalog? { catalogs.first { $0.report == kind } }

    /// The day that everything is seen from: today, or the day that somebody looks back to.
    var today: Day { past?.workspace.today ?? calendarDay }

    /// The workspace that is looked at: today's, or an earlier one.
    var shown: WorkspaceState? { past?.workspace ?? workspace }

    /// The engagement that is looked at.
    var engagement: Engagement? {
        guard let engagements = shown?.engagements, !engagements.isEmpty else { return nil }
        return engagements[min(engagementIndex, engagements.count - 1)]
    }

    /// Who sits here, by the handle that the person goes by.
    var me: Handle { shown?.record.canonical(person.handle) ?? person.handle }

    /// Finds people by what somebody types.
    var lookup: PersonLookup {
        PersonLookup(in: workspace?.record ?? WorkspaceRecord(), me: person.handle, named: person.name)
    }

    /// Whether actions can be written now.
    var canWrite: Bool { past == nil && readOnlyReason == nil && workspace != nil }

    /// Says why nothing can be changed.
    var refusalToWrite: [Request] {
        if past != nil {
            return .refuse("This is the past, which nobody can change; esc comes back to today.")
        }
        return readOnlyReason.map { .refuse($0) } ?? []
    }
}

/// Who sits at the terminal.
public struct CurrentPerson: Sendable, Hashable {
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

/// The workspace as it was after an entry, or at the end of a day.
public struct Past: Sendable {
    /// What it was.
    public let workspace: WorkspaceState
    /// When the entry was written behind which it is; nil for the end of the day that the workspace is seen from.
    public let at: Timestamp?

    /// Makes a past.
    ///
    /// - Parameter at: When the last entry of it was written; nil for all that was done up to the end of the day that
    ///   it is seen from.
    public init(workspace: WorkspaceState, at: Timestamp?) {
        self.workspace = workspace
        self.at = at
    }

    /// The day that it is seen from.
    public var day: Day { workspace.today }

    /// When it was: "on 2 Nov 2026 at 09:22 UTC".
    var words: String { at.map { "on \(day.words) at \($0.clockTime)" } ?? "at the end of \(day.words)" }

    /// Whether an entry belongs to it.
    func holds(_ entry: Entry) -> Bool { at.map { entry.at <= $0 } ?? (entry.at.day <= day) }
}
