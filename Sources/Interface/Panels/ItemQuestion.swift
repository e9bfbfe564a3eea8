import Readiness

/// What somebody is asked about items in words of one's own, beside the reasons, owners and days of ``PromptPanel``.
enum ItemQuestion: Hashable, Sendable {
    /// Why an item goes back to whoever owns it.
    case sendBack
    /// What was looked at in a review; may be empty.
    case review
    /// When what is Not applicable is looked at again.
    case lookAgain
    /// A note of one's own in other words.
    case correctNote(EntryID)
    /// The title of an item of the team's own in other words.
    case reword

    /// Whether the text that stands there is to be edited, not replaced.
    var isEdited: Bool {
        switch self {
        case .correctNote, .reword: true
        case .sendBack, .review, .lookAgain: false
        }
    }

    /// Whether it may have several lines.
    var allowsLineBreaks: Bool {
        if case .correctNote = self { true } else { false }
    }

    /// How many rows there are to type in.
    var rows: Int {
        switch self {
        case .correctNote: 5
        case .sendBack, .reword: 3
        case .review: 2
        case .lookAgain: 1
        }
    }

    /// What a draft of the answer goes by, for items in words.
    func draftPurpose(_ items: String) -> String? {
        switch self {
        case .sendBack: "return \(items)"
        case .review, .lookAgain: nil
        case .correctNote(let note): "note \(items) \(note)"
        case .reword: "title \(items)"
        }
    }

    /// What an answer comes to.
    ///
    /// - Parameter withEvidence: Whether the same is said of the evidence beside the items.
    /// - Throws: ``Refusal`` where the rules do not allow it.
    func decision(
        _ text: String, on targets: [ItemAddress], withEvidence: Bool, _ context: Context
    ) throws(Refusal) -> Decision {
        switch self {
        case .sendBack: return try context.decide(.sendBack(reason: text), on: targets, withEvidence: withEvidence)
        case .lookAgain: return try context.decide(.again(DayPreview(of: text, today: context.today).day), on: targets)
        case .review:
            return try context.decide(
                text.allSatisfy(\.isWhitespace) ? .review : .reviewSaying(text), on: targets,
                withEvidence: withEvidence)
        case .correctNote(let note): return try context.decide(.correctNote(note, text), on: targets)
        case .reword:
            guard let item = targets.first?.item else { return Decision(actions: [], message: nil) }
            return Decision(actions: [try context.decide(.editItem(item, title: text))], message: nil)
        }
    }
}
