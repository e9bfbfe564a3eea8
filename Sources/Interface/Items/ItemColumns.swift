import HarmlessText
import Readiness
import TerminalUI

/// How wide the columns of the list are.
struct ItemColumns: Hashable {
    /// Columns for ids.
    let id: Int
    /// Columns for owners, as many as the longest handle takes: most teams have short ones.
    let owner: Int
    /// Columns for the day, or for what is the matter.
    let flag: Int

    /// - Parameter handles: Those who may own items.
    init(engagement: Engagement, handles: some Sequence<Handle>, width: Int) {
        // Ids of one catalog differ by a column or two; the team's own are longer and are cut, in favour of titles.
        let ids = engagement.items.lazy.prefix(400).filter { $0.catalogPosition != nil }
        id = min(max(6, ids.reduce(0) { max($0, $1.id.text.utf8.count) }), 12)
        flag = width >= 100 ? 12 : 9
        let longest = handles.reduce(3) { max($0, $1.text.utf8.count) }
        owner = width >= 44 ? min(longest, width >= 100 ? 12 : 8) : 0
    }
}

/// What stands at the end of an item's row: the most pressing thing about it.
struct ItemFlag: Hashable {
    let text: String
    let ink: Ink

    /// - Parameter width: The columns that there are, at least 8.
    init(_ work: ItemWork, isOut: Bool, isReworded: Bool = false, today: Day, glyphs: GlyphSet, width: Int) {
        if work.isContested {
            (text, ink) = ("\(glyphs.contested) settle", .warning)
        } else if isReworded {
            (text, ink) = (width < 10 ? "reworded" : "\(glyphs.contested) reworded", .warning)
        } else if isOut {
            (text, ink) = ("out", .faint)
        } else if work.returned != nil {
            (text, ink) = (width < 10 ? "returned" : "\(glyphs.returned) returned", .danger)
        } else if work.status == .notApplicable {
            (text, ink) = ("n/a", .faint)
        } else if work.liftedReview != nil {
            (text, ink) = (width < 12 ? "lifted" : "review lifted", .warning)
        } else if work.status.isTicked {
            let signature = work.review ?? work.tick
            // Days of signatures go with the mark of what was signed: a day alone would be one that it is due on.
            (text, ink) = (
                signature.map { "\(glyphs.mark(work.status)) \($0.at.day.words(in: width - 2, seenFrom: today))" } ?? "", .faint
            )
        } else if work.blocked.value != nil {
            (text, ink) = (width < 9 ? "blocked" : "\(glyphs.blocked) blocked", .danger)
        } else if let due = work.due.value {
            let days = today.distance(to: due)
            if days < 0 {
                (text, ink) = ("late \(-days)d", .danger)
            } else {
                // What is due within this year fits behind "by" in nine columns.
                (text, ink) = (
                    width < 12 ? "by \(due.words(in: 6, seenFrom: today))" : "due \(due.words(in: width - 4, seenFrom: today))",
                    days <= Attention.soon ? .warning : .faint
                )
            }
        } else {
            (text, ink) = ("", .faint)
        }
    }
}

extension Day {
    /// "24 Aug", or "24 Aug 2027" in another year; where that does not fit, "24 Aug" of the year ahead, which there is
    /// one of, else "Aug 2027", or "8/2027".
    fileprivate func words(in width: Int, seenFrom today: Day) -> String {
        let words = words(seenFrom: today)
        guard words.columns > width else { return words }
        let ahead = today.distance(to: self)
        if (0..<330).contains(ahead) { return words.split(separator: " ").prefix(2).joined(separator: " ") }
        let month = String(words.drop { $0 != " " }.dropFirst())
        return month.columns <= width ? month : "\(components.month)/\(components.year)"
    }
}

extension ItemWork {
    /// Whether there is a note on it that was not withdrawn.
    var hasNotes: Bool { allNotes.contains { !$0.isWithdrawn.value } }
}
