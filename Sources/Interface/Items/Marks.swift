import Readiness
import TerminalUI

/// What stands before and behind an item in the list.
enum Marks {
    /// Behind the figure of an area with late items.
    static let late: Character = "!"

    static func all(in glyphs: GlyphSet) -> [(mark: String, meaning: String)] {
        Status.allCases.map { ("\(glyphs.mark($0)) \($0.title)", meaning(of: $0)) } + [
            ("\(glyphs.blocked) blocked", "Waits for something, and cannot be ticked meanwhile"),
            ("\(glyphs.contested) settle", "Two people changed it without seeing each other"),
            ("\(glyphs.returned) returned", "Sent back to its owner for a reason, and not ticked since"),
            ("\(glyphs.ready) 1 Dec", "The day that it was ticked"),
            ("\(glyphs.reviewed) 1 Dec", "The day that it was reviewed"),
            ("due, by 1 Dec", "The day that it is due; late says by how many days it is past"),
            ("\(glyphs.note)", "There are notes on it"),
            ("\(glyphs.selected)", "Selected, to be changed together with others"),
            ("86%", "How much of an area is ticked"),
            ("86%\(Marks.late)", "The same, and some of it is late"),
        ]
    }

    private static func meaning(of status: Status) -> String {
        switch status {
        case .todo: "Nobody has begun"
        case .inProgress: "Somebody is working on it"
        case .ready: "Ticked: somebody says that it is true"
        case .reviewed: "A second person has checked the tick"
        case .notApplicable: "Does not count, for a reason that the report shows"
        }
    }
}
