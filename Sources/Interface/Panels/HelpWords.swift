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
        ("dates", "Write them as you say them: fri, next friday, tomorrow, +2w, 15 jan, end of march, 2027-01-15"),
    ]
}

/// The keys of every menu.
enum ChoosingKeys {
    static let all: [(keys: String, meaning: String)] = [
        ("letters", "Narrow the menu to what holds them; backspace takes one back, esc all of them"),
        ("↑ ↓ tab", "Move"),
        ("enter", "Choose what the cursor is on"),
        ("space", "Turn it on or off, where several can be on"),
        ("esc", "Close the menu"),
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
        (
            "Report",
            "What an auditor gives at the end; here, all that is being prepared for one: SOC 1 or SOC 2, Type 1 or Type 2"
        ),
        ("Type 1", "The design of controls, as of one date"),
        ("Type 2", "Design and operation of controls, over a period"),
        ("Area", "A part of what a report covers, in scope or out of it as a whole"),
        ("Criterion", "SOC 2: what the Trust Services Criteria ask for"),
        ("Objective", "SOC 1: a control objective that the service organization sets itself"),
        ("Item", "Something to do, to have or to be able to show"),
        ("Ready", "Ticked: somebody says that it is true"),
        ("Reviewed", "A second person has checked the tick"),
        ("Returned", "Sent back to its owner by somebody who looked at it, with a reason"),
        ("Blocked", "Waits for something; a flag with a reason"),
        ("Not applicable", "In scope, but does not apply, for a reason; n/a in short"),
        ("Control", "What the organization does so that criteria or objectives hold; what an auditor tests"),
        ("Population", "The complete list from which an auditor samples"),
        ("Journal", "The record of everything done, which is only ever added to"),
        ("Evidence", "What shows an auditor that a control operated, or that an item is true"),
        ("Readiness", "The team's own view; the opinion is a CPA's"),
        ("Pace", "Person-days of work that the team ticks in a week; the forecast rests on it"),
        ("At risk", "The day that counts lies within the range of the forecast"),
        ("Stalled", "Nothing was ticked for weeks, so no pace can be told"),
        ("Portfolio", "Many workspaces on one screen; Recent are those that were opened on this machine, the latest first"),
        ("Not whole", "Of a workspace: something in it is damaged, missing or cannot be read; `tickmark doctor` says what"),
    ]
}
