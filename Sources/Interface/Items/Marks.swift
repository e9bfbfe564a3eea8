import Readiness
import TerminalUI

/// What stands before and behind an item in the list.
enum Marks {
    static func all(in glyphs: GlyphSet) -> [(mark: String, meaning: String)] {
        Status.allCases.map { ("\(glyphs.mark($0)) \($0.title)", meaning(of: $0)) } + [
            ("\(glyphs.blocked) blocked", "Waits for something, and cannot be ticked meanwhile"),
            ("\(glyphs.contested) settle", "Two people changed it without seeing each other"),
            ("\(glyphs.selected)", "Selected, to be changed together with others"),
        ]
    }

    private static func meaning(of status: Status) -> String {
        switch status {
        case .todo: "Nobody has begun"
        case .inProgress: "Somebody is at it"
        case .ready: "Ticked: somebody says that it is true"
        case .reviewed: "A second person has checked the tick"
        case .notApplicable: "Does not count, for a reason that the report shows"
        }
    }
}
