import Catalogs
import Demo
import Files
import Interface
import Readiness
import Store
import SystemPackage
import TerminalUI
import Themes

/// Draws the frames that the documentation shows: real screens of the demo workspace, on a fixed day.
@main
enum Pictures {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 2 else { throw Usage() }
        let folder = FilePath(arguments[1])
        let day = Day(year: 2026, month: 11, day: 23) ?? Day(ordinal: 0)
        let scratch = FilePath("/tmp/tickmark-pictures-\(UInt32.random(in: 0 ... .max))")
        _ = try DemoWorkspace.write(to: scratch, today: day)
        let catalogs = BuiltInCatalogs.all
        let store = try WorkspaceStore(
            opening: scratch, author: Author(name: "Ana Ruiz"), catalogs: catalogs, today: day, now: { Timestamp(startOf: day) })
        let files = POSIXFileCalls()
        try files.makeFolder(folder)
        for picture in all {
            var state = State(
                workspace: picture.isWelcome ? nil : store.state, person: CurrentPerson(handle: "ana", name: "Ana Ruiz"),
                catalogs: Array(catalogs.values), today: day,
                folder: "~/northwind",
                size: picture.size, glyphs: .unicode)
            for event in picture.events {
                for effect in update(&state, event) where effect == .loadHistory { _ = update(&state, .history(store.entries)) }
            }
            var canvas = Canvas(picture.size)
            view(state, into: &canvas)
            let theme = Themes.named(picture.theme) ?? Themes.all()[0]
            let svg = canvas.svg(theme: theme, title: picture.title)
            try files.replace(folder.appending("\(picture.name).svg"), with: Array(svg.utf8))
            print("\(picture.name).svg")
        }
    }

    private struct Usage: Error, CustomStringConvertible {
        let description = "usage: pictures FOLDER"
    }

    /// A picture: a screen, and the keys that lead to it.
    private struct Picture {
        var name: String
        var title: String
        var keys: [Key]
        var size = Size(width: 120, height: 36)
        var theme = "night"
        var isWelcome = false

        var events: [Event] { keys.map { .terminal(.key($0)) } }
    }

    private static let all = [
        Picture(
            name: "items", title: "Items: areas, list and detail",
            // Where work is going on, with some rows above and below the cursor.
            keys: [.character("2"), .character(":")] + "CC7.2-01".map { .character($0) } + [.enter]
                + Array(repeating: .down, count: 8) + Array(repeating: .up, count: 6),
            size: Size(width: 120, height: 40)),
        Picture(name: "overview", title: "Overview: where we stand, and what to do next", keys: [.character("1")]),
        Picture(
            name: "scope", title: "Scope: what the report covers, and what an area would add",
            keys: [.character("5"), .end, .up, .up]),
        Picture(name: "history", title: "History: who did what", keys: [.character("6")]),
        Picture(name: "welcome", title: "Welcome", keys: [], size: Size(width: 100, height: 24), isWelcome: true),
        Picture(
            name: "items-day", title: "Items in 80 columns, in the day theme", keys: [.character("2"), .down, .down],
            size: Size(width: 80, height: 24),
            theme: "day"),
    ]
}
