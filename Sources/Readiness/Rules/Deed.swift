import HarmlessText

/// What is done to several things at once, with its words for a number of them: what ``Consequences`` counts and tells.
enum Deed: Int, CaseIterable, Hashable, Sendable {
    case drop
    case exclude
    case tick
    case review
    case sendBack
    case include
    case start
    case stop
    case block
    case unblock
    case assign
    case unassign
    case due
    case note
    case correct
    case settle
    case leaveOut
    case bringIn
    case withdraw
    case putBack
    case attach
    case accept
    case returnEvidence
    case retire
    case correctEvidence
    case link
    case unlink
    case other

    /// The words before and behind what it is done to, and what that is: *mark* 12 *items* *Not applicable*.
    private var words: (done: String, todo: String, one: String, many: String, rest: String) {
        switch self {
        case .drop: ("dropped", "drop", "report", "reports", "")
        case .exclude: ("marked", "mark", "item", "items", " Not applicable")
        case .tick: ("ticked", "tick", "item", "items", "")
        case .review: ("reviewed", "review", "item", "items", "")
        case .sendBack: ("returned", "return", "item", "items", "")
        case .include: ("included", "include", "item", "items", " again")
        case .start: ("started", "start", "item", "items", "")
        case .stop: ("stopped", "stop", "item", "items", "")
        case .block: ("blocked", "block", "item", "items", "")
        case .unblock: ("unblocked", "unblock", "item", "items", "")
        case .assign: ("gave", "give", "item", "items", " to an owner")
        case .unassign: ("took", "take", "item", "items", " from the owner")
        case .due: ("changed the due date of", "change the due date of", "item", "items", "")
        case .note: ("wrote on", "write on", "item", "items", "")
        case .correct: ("corrected", "correct", "text", "texts", "")
        case .settle: ("settled", "settle", "item", "items", "")
        case .leaveOut: ("left", "leave", "area or objective", "areas or objectives", " out of scope")
        case .bringIn: ("brought", "bring", "area or objective", "areas or objectives", " into scope")
        case .withdraw: ("withdrew", "withdraw", "entry", "entries", "")
        case .putBack: ("put", "put", "entry", "entries", " back")
        case .attach: ("attached", "attach", "piece", "pieces", " of evidence")
        case .accept: ("accepted", "accept", "piece", "pieces", " of evidence")
        case .returnEvidence: ("returned", "return", "piece", "pieces", " of evidence")
        case .retire: ("retired", "retire", "piece", "pieces", " of evidence")
        case .correctEvidence: ("corrected", "correct", "statement", "statements", " about evidence")
        case .link: ("linked", "link", "piece", "pieces", " of evidence")
        case .unlink: ("unlinked", "unlink", "piece", "pieces", " of evidence")
        case .other: ("wrote", "write", "entry", "entries", "")
        }
    }

    /// What is done when something is said of a piece of evidence.
    init(_ change: EvidenceChange) {
        self =
            switch change {
            case .title, .covers, .performed, .collected, .source, .method: .correctEvidence
            case .shows(_, let to, _): to ? .link : .unlink
            case .opinion(.accepted, _, _): .accept
            case .opinion(.returned, _, _): .returnEvidence
            case .retired(to: true, _): .retire
            case .opinion(nil, _, _), .retired(to: false, _): .other
            }
    }

    /// "ticked 12 items".
    func done(_ count: Int) -> String { told(count, words.done) }
    /// "tick 12 items".
    func todo(_ count: Int) -> String { told(count, words.todo) }

    private func told(_ count: Int, _ verb: String) -> String {
        "\(verb) \(counted(count, words.one, words.many))\(words.rest)"
    }
}

extension Consequences {
    /// "21 ticks and 20 reviews", or nil where nothing is taken back.
    private var takenBack: String? {
        let parts = [(ticks, "tick"), (reviews, "review")].filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
        return parts.isEmpty ? nil : parts.joined(separator: " and ")
    }

    /// ", 19 of them by others", or nothing.
    private var ofOthers: String {
        switch (byOthers, ticks + reviews) {
        case (0, _): ""
        case (1, 1): ", by somebody else"
        case (let others, let all) where others == all: ", all by others"
        default: ", \(byOthers) of them by others"
        }
    }

    /// What goes with what is left out of scope: "21 items, 4 of them ticked, go with it".
    private var left: String? {
        guard leaving > 0 else { return nil }
        let ticked = leavingTicked == 0 ? "" : ", \(leavingTicked) of them ticked,"
        return "\(counted(leaving, "item"))\(ticked) \(leaving == 1 ? "goes" : "go") with it"
    }

    private func sentences(_ verb: (Deed, Int) -> String, takes: String, begins: String) -> String {
        var parts: [String] = []
        for deed in Deed.allCases {
            guard let count = counts[deed] else { continue }
            parts.append(deed == .drop ? verb(deed, count).replacingNumber(by: dropped) : verb(deed, count))
        }
        if let takenBack { parts.append("\(takes) \(takenBack)\(ofOthers)") }
        var text = begins + parts.joined(separator: "; ")
        if begins.isEmpty { text = text.prefix(1).uppercased() + text.dropFirst() }
        return [text, left].compactMap(\.self).joined(separator: ". ") + "."
    }

    /// What was done: "Took back 21 ticks and 20 reviews, 19 of them by others."
    public var told: String { sentences({ $0.done($1) }, takes: "took back", begins: "") }

    /// What would be done: "Would take back 21 ticks and 20 reviews, 19 of them by others."
    public var foretold: String { sentences({ $0.todo($1) }, takes: "take back", begins: "Would ") }

    /// The question with its numbers: "Take back 21 ticks and 20 reviews?", and what else there is to know.
    public var question: [String] {
        var parts: [String] = []
        for deed in Deed.allCases {
            guard let count = counts[deed] else { continue }
            parts.append(deed == .drop ? deed.todo(count).replacingNumber(by: dropped) : deed.todo(count))
        }
        var more: [String] = []
        if let takenBack {
            if parts.isEmpty {
                parts = ["take back \(takenBack)"]
                if byOthers > 0 {
                    more.append(
                        byOthers == ticks + reviews
                            ? othersAlone : "\(byOthers) of them \(byOthers == 1 ? "is" : "are") by others.")
                }
            } else {
                more.append("That takes back \(takenBack)\(ofOthers).")
            }
        }
        let text = parts.joined(separator: ", ")
        return ["\(text.prefix(1).uppercased())\(text.dropFirst())?"] + more
    }

    private var othersAlone: String { ticks + reviews == 1 ? "It is by somebody else." : "All of them are by others." }

    /// What a yes does, in a word or two.
    public var yes: String {
        if !dropped.isEmpty { return "drop" }
        if counts[.exclude] != nil { return "mark them" }
        if counts[.tick] != nil { return "tick them" }
        if counts[.review] != nil { return "review them" }
        return "take back"
    }
}

extension String {
    /// Names what is dropped in the place of a number: "drop SOC 2 Type 2" for "drop 1 report".
    fileprivate func replacingNumber(by names: [String]) -> String {
        guard let verb = split(separator: " ").first, !names.isEmpty else { return self }
        return "\(verb) \(names.joined(separator: " and "))"
    }
}
