import ArgumentParser
import Catalogs
import HarmlessText
import Platform
import Readiness
import Reports
import Runner
import Store
import SystemPackage

/// Which workspace.
struct WorkspaceOptions: ParsableArguments {
    @Option(
        name: .customLong("workspace"),
        help: ArgumentHelp("The workspace's folder; else it is looked for here and upward.", valueName: "dir"),
        completion: .directory)
    var path: String?

    /// The folder that was named, or the one that the program was started in.
    var folder: FilePath {
        guard let path else { return Environment.currentFolder }
        return Environment.resolved(path)
    }

    /// Opens the workspace, and says what there is to say of it.
    ///
    /// - Parameters:
    ///   - asksWho: Whether it matters who sits here. Who only looks waits for nobody to say so.
    ///   - foldsAnew: Whether the answer leaves the house, and is to rest on nothing but the journals.
    ///   - readsAtOnce: Whether everything is looked at. Who says or changes something of a few items needs not wait
    ///     for the others.
    /// - Throws: ``Failure`` that says what to do.
    func open(asksWho: Bool = true, foldsAnew: Bool = false, readsAtOnce: Bool = false) async throws -> WorkspaceStore {
        guard let found = WorkspaceFolder.find(from: folder) else { throw Failure(WorkspaceError.notFound(folder)) }
        let clock = try Environment.clock()
        do {
            // git answers while the workspace is read.
            // An export reads the long texts of all items.
            let heldCatalogBytes = foldsAnew ? Int.max : Program.heldCatalogBytes
            let answer = asksWho ? AuthorResolver(environment: Environment.variable, folder: found).ask() : nil
            var store = try WorkspaceStore(
                opening: found, author: .nobody, catalogs: BuiltInCatalogs.all, today: clock.today,
                now: { clock.now }, foldsAnew: foldsAnew, heldCatalogBytes: heldCatalogBytes, readsAtOnce: readsAtOnce)
            store.saysRaised = { Output.warn("\($0)") }
            store.saysWritten = { Output.changed(in: $0.name) }
            if let answer { store.setAuthor(answer()) }
            for notice in store.takeNoticeSentences() { Output.warn(notice) }
            if !store.losses.isEmpty { Output.warn(Self.howToKnow) }
            if let reason = store.readOnlyReason { Output.warn(reason) }
            store.keepState()
            return store
        } catch {
            throw Failure(error)
        }
    }
}

extension WorkspaceOptions {
    private static let howToKnow =
        "The figures are without them. `tickmark doctor` says what can be done; `tickmark doctor --known` says that you know."
}

extension WorkspaceStore {
    /// Finds people by what somebody typed.
    var lookup: PersonLookup { PersonLookup(in: state.record, me: author.handle, named: author.name) }

    /// The whole history, its chains checked; says so where one is broken.
    mutating func checkedEntries() throws -> [Entry] {
        let wasReadOnly = isReadOnly
        do throws(WorkspaceError) {
            try loadHistory()
        } catch {
            throw Failure(error)
        }
        if !wasReadOnly, let reason = readOnlyReason { Output.warn(reason) }
        return entries
    }
}

/// What the program finds around it: the only things of the environment that change what it does.
enum Environment {
    /// A variable of the environment, or nil where it is not set. Looked at are `TICKMARK_USER`, `TICKMARK_OPENER`,
    /// `LOGNAME`, `USER`, `HOME`, `XDG_STATE_HOME`, `SOURCE_DATE_EPOCH` and `NO_COLOR`; for ``showsLinks``,
    /// `TICKMARK_LINKS` and what terminals say of themselves.
    @Sendable static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    static var currentFolder: FilePath {
        guard let path = getcwd(nil, 0) else { return FilePath(".") }
        defer { free(path) }
        // Not by way of a String: a path may be no UTF-8.
        return FilePath(platformString: path)
    }

    /// A folder that somebody named: a symbolic link to it is followed, because its owner chose it; links within are
    /// not.
    static func resolved(_ path: String) -> FilePath {
        let named = absolute(path)
        guard let real = named.withPlatformString({ realpath($0, nil) }) else { return named }
        defer { free(real) }
        return FilePath(platformString: real)
    }

    static func absolute(_ path: String) -> FilePath {
        let path = FilePath(HomePath.expanded(path, home: variable("HOME")))
        return path.isAbsolute ? path.lexicallyNormalized() : currentFolder.appending(path.components).lexicallyNormalized()
    }

    static func clock() throws -> DayClock {
        guard let clock = DayClock(environment: variable) else {
            throw ValidationError("SOURCE_DATE_EPOCH is set, and is not a number of seconds since 1970.")
        }
        return clock
    }

    /// What this user opened lately, and who sits there.
    static var elsewhere: Elsewhere {
        Elsewhere(
            recent: RecentWorkspaces(environment: variable), home: variable("HOME"),
            inquiry: { AuthorResolver(environment: variable, folder: $0) })
    }

    /// Whether people look at the output, and not a program behind a pipe.
    static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Whether links are shown: on a terminal that is known to have them.
    static var showsLinks: Bool { isOutputTerminal && LinkSupport.isKnown(by: variable) }

    /// Whether somebody sits at both ends: keys come from a terminal, and a screen can be shown on one.
    static var isTerminal: Bool { isOutputTerminal && isatty(STDIN_FILENO) == 1 }

    /// Columns of the terminal that output goes to; nil where it goes elsewhere, and nothing is to be cut.
    static var terminalWidth: Int? { isOutputTerminal ? outputWidth : nil }

    /// Columns of the terminal that output goes to; 100 where it goes elsewhere, so that scripts see the same
    /// everywhere.
    static var outputWidth: Int {
        var size = winsize()
        guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
        return min(max(Int(size.ws_col), 40), 200)
    }

    /// Whether the locale shows nothing but ASCII.
    static var isASCII: Bool { !Locale.isUTF8 }
}
