import Interface
import Platform
import Readiness
import Store
import SystemPackage
import TerminalUI
import Themes

/// What the full-screen program starts with.
public struct Launch: Sendable {
    /// The folder that the program was started in, or was told to use.
    public var folder: FilePath
    /// The workspace that was found there or above; nil where there is none, and Welcome offers to make one.
    public var workspace: FilePath?
    /// Finds out who sits here.
    public var inquiry: AuthorResolver
    /// The day and the time.
    public var clock: DayClock
    /// Whether only ASCII can be shown; nil finds out from the locale.
    public var isASCII: Bool?
    /// Whether there are to be no colors.
    public var isColorless: Bool
    /// The id of the theme to use; nil for the one that was used last.
    public var theme: String?
    /// The name of the list to begin at, one of ``views``; nil for where one was.
    public var view: String?
    /// The day that is shown first, as it was at its end; nil for today.
    public var day: Day?
    /// What is known of other workspaces; nil where nothing is to be known, and this one is remembered nowhere.
    public var elsewhere: Elsewhere?
    /// The program's version, for the log.
    public var version = ""

    /// Makes a launch.
    public init(
        folder: FilePath, workspace: FilePath?, inquiry: AuthorResolver, clock: DayClock,
        isASCII: Bool? = nil,
        isColorless: Bool = false,
        theme: String? = nil, view: String? = nil, day: Day? = nil, elsewhere: Elsewhere? = nil,
        version: String = ""
    ) {
        self.folder = folder
        self.workspace = workspace
        self.inquiry = inquiry
        self.clock = clock
        self.isASCII = isASCII
        self.isColorless = isColorless
        self.theme = theme
        self.view = view
        self.day = day
        self.elsewhere = elsewhere
        self.version = version
    }

    /// The theme that the program begins with: the one that was asked for, else the one that was used last.
    var startTheme: Theme {
        let chosen = theme ?? workspace.flatMap { ProfileFile.theme(in: $0).text }
        return chosen.flatMap(Themes.named) ?? Themes.standard
    }

    /// The signs that frames are drawn with.
    var glyphs: GlyphSet { isASCII ?? !Locale.isUTF8 ? .ascii : .unicode }

    /// The names of lists that the program can begin at.
    public static var views: [String] { NamedView.allCases.map(\.rawValue) }
}
