import Readiness
import TerminalUI

/// A line of help.
enum HelpLine: Hashable, Sendable {
    case heading(String)
    case text(String)
    case keys(String, String)
    case blank
}

extension State {
    /// What help says about the screen that is shown.
    var helpLines: [HelpLine] {
        var lines: [HelpLine] = [.text(tab.explanation), .blank, .heading(tab.title)]
        lines += screenBindings.filter { !Binding.movements.contains($0) }.map { .keys($0.keyTitles, $0.explanation) }
        if tab == .items {
            lines += [.blank, .heading("Marks")]
            lines += Marks.all(in: glyphs).map { .keys($0.mark, $0.meaning) }
        }
        lines += [.blank, .heading("Everywhere")]
        lines += (savingBindings + shellBindings).map { .keys($0.keyTitles, $0.explanation) }
        lines.append(
            .keys("mouse", "A click goes to a tab, a row or a key of the footer; on an item's mark it ticks; twice it opens"))
        lines += [.blank, .heading("Moving")]
        lines += screenBindings.filter(Binding.movements.contains).map { .keys($0.keyTitles, $0.explanation) }
        lines += [.blank, .heading("Where you type")]
        lines += TypingKeys.all.map { .keys($0.keys, $0.meaning) }
        lines += [.blank, .heading("Where you are asked")]
        lines += AnsweringKeys.all.map { .keys($0.keys, $0.meaning) }
        lines += [.blank, .heading("Words")]
        lines += Glossary.words.map { .keys($0.word, $0.meaning) }
        return lines
    }
}

extension Tab {
    /// What the screen is for, in two sentences.
    var explanation: String {
        switch self {
        case .overview:
            """
            Where you stand, and what to do next. Ticked and reviewed are counted apart, over the items in scope that are not Not \
            applicable. Press enter on anything to go there.
            """
        case .items:
            """
            What has to be true before the auditor comes. Space ticks an item; everything is saved as it happens. The list can be \
            narrowed by typing after / and by filters.
            """
        case .scope:
            """
            What the report covers: every control area, in or out, and why. You see what an area adds before you commit to it.
            """
        case .history:
            """
            Who did what, and when: the journal, which is only ever added to. Press enter to go to the item of an entry, or t to see \
            the workspace as it was then.
            """
        }
    }
}

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

/// The keys of every field that one types into.
enum TypingKeys {
    static let all: [(keys: String, meaning: String)] = [
        ("enter", "Save what is typed, or go on"),
        ("esc", "Leave it as it was; what you typed is offered when you come back"),
        ("ctrl-a ctrl-e", "Go to the beginning, to the end; home and end do, too"),
        ("ctrl-w", "Delete the word before the caret"),
        ("ctrl-u ctrl-k", "Delete all before the caret, all behind it"),
        ("ctrl-n", "Begin a new line in a note"),
        ("ctrl-o", "Go on with a note in your editor: VISUAL, EDITOR or vi"),
        ("tab", "Take the first suggestion, or go to the next field"),
        ("↑ ↓", "Choose a suggestion, move a date by days, or move between the rows of a long text"),
        ("page keys", "Move a date by months"),
    ]
}

/// The keys of every question.
enum AnsweringKeys {
    static let all: [(keys: String, meaning: String)] = [
        ("y", "Yes"),
        ("n esc", "No; it is chosen when you are asked"),
        ("← → tab", "Choose between the two"),
        ("enter", "Answer with the one that is chosen"),
    ]
}

/// The words that the screens use.
enum Glossary {
    static let words: [(word: String, meaning: String)] = [
        ("Workspace", "The folder that holds all of this, as files that git can share"),
        ("Engagement", "One report that is being prepared: SOC 1 or SOC 2, Type 1 or Type 2"),
        ("Type 1", "The design of controls, as of one date"),
        ("Type 2", "Design and operation of controls, over a period"),
        ("Area", "A part of what a report covers, in scope or out of it as a whole"),
        ("Criterion", "SOC 2: what the Trust Services Criteria ask for"),
        ("Objective", "SOC 1: a control objective that the service organization sets itself"),
        ("Item", "Something to do, to have or to be able to show"),
        ("Ready", "Ticked: somebody says that it is true"),
        ("Reviewed", "A second person has checked the tick"),
        ("Blocked", "Waits for something; a flag with a reason"),
        ("Journal", "The record of everything done, which is only ever added to"),
        ("Evidence", "What shows an auditor that an item is met"),
        ("Readiness", "The team's own view; the opinion is a CPA's"),
    ]
}
