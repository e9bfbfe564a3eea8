import HarmlessText

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

    private func sentences(_ verb: (ActionKind, Int) -> String, takes: String, begins: String) -> String {
        var parts: [String] = []
        for deed in ActionKind.allCases {
            guard let count = counts[deed] else { continue }
            parts.append(deed == .drop ? verb(deed, count).replacingNumber(by: dropped) : verb(deed, count))
        }
        if let takenBack { parts.append("\(takes) \(takenBack)\(ofOthers)") }
        var text = begins + parts.joined(separator: "; ")
        if begins.isEmpty { text = text.prefix(1).uppercased() + text.dropFirst() }
        return [text, left].compactMap(\.self).joined(separator: ". ") + "."
    }

    /// What was done: "Took back 21 ticks and 20 reviews, 19 of them by others."
    public var told: String { sentences({ $0.done($1, receiver: receiver) }, takes: "took back", begins: "") }

    /// What would be done: "Would take back 21 ticks and 20 reviews, 19 of them by others."
    public var foretold: String { sentences({ $0.todo($1, receiver: receiver) }, takes: "take back", begins: "Would ") }

    /// The question with its numbers: "Take back 21 ticks and 20 reviews?", and what else there is to know.
    public var question: [String] {
        var parts: [String] = []
        for deed in ActionKind.allCases {
            guard let count = counts[deed] else { continue }
            parts.append(
                deed == .drop ? deed.todo(count).replacingNumber(by: dropped) : deed.todo(count, receiver: receiver))
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
        if ownersReplaced > 0, !receivers.isEmpty { more.append("\(share(ownersReplaced)) another owner now.") }
        if daysReplaced > 0 { more.append("\(share(daysReplaced)) another due date now.") }
        let text = parts.joined(separator: ", ")
        return ["\(text.prefix(1).uppercased())\(text.dropFirst())?"] + more
    }

    /// Who is given all that is given away, by name; nil where these are several, or nobody.
    private var receiver: String? { receivers.count == 1 ? receivers.first : nil }

    /// "147 of them have", "All of them have": how many lose what they have.
    private func share(_ count: Int) -> String {
        let all = counts.filter { $0.key.replaces }.values.reduce(0, +)
        if count == all { return count == 1 ? "It has" : "All of them have" }
        return "\(count) of them \(count == 1 ? "has" : "have")"
    }

    private var othersAlone: String { ticks + reviews == 1 ? "It is by somebody else." : "All of them are by others." }

    /// What a yes does, in a word or two.
    public var yes: String {
        if !dropped.isEmpty { return "drop" }
        if counts[.exclude] != nil { return "mark them" }
        if counts[.tick] != nil { return "tick them" }
        if counts[.review] != nil { return "review them" }
        if ticks + reviews > 0 { return "take back" }
        if counts[.assign] != nil || counts[.assignRequest] != nil { return "give them" }
        if counts[.unassign] != nil || counts[.unassignRequest] != nil { return "take them" }
        return counts[.due] != nil || counts[.requestDue] != nil ? "change them" : "take back"
    }
}

extension String {
    /// Names what is dropped in the place of a number: "drop SOC 2 Type 2" for "drop 1 report".
    fileprivate func replacingNumber(by names: [String]) -> String {
        guard let verb = split(separator: " ").first, !names.isEmpty else { return self }
        return "\(verb) \(names.joined(separator: " and "))"
    }
}
