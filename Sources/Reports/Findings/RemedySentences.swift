import Checking
import HarmlessText
import Store

extension Remedy {
    /// What is done, in a sentence without its point.
    var sentence: String {
        switch purpose {
        case .manifest(let id, let name):
            "\(file) is written anew with the id \(id), which the journals prove, and the name \(name)"
        case .journalAgain(let journal): "\(file) is called \(journal) again, which it proves to be and which is missing"
        case .heldByJournal: "\(file) is set aside; a journal holds all of it then"
        case .holdsAlone(let entries): "\(file) is set aside, with \(entries.entriesThatAre) nowhere else"
        case .readByNothing: "\(file) is set aside; nothing reads it where it is"
        case .gitLines(let lines): "\(file) gets \(lines.map { "`\($0)`" }.joined(separator: " and "))"
        case .state: "\(file) is set aside; it is made anew from the journals"
        case .writers: "\(file) is set aside; your next entry begins a new journal"
        case .draft: "\(file) is set aside"
        case .journal(let repairs, let entries):
            "\(file) is written anew: \(repairs.map(\.words).joined(separator: ", ")). \(counted(entries, "entry", "entries")), and "
                + "the chain is whole"
        case .evidenceRetired: "\(file) is set aside; its evidence was retired"
        case .evidenceStray: "\(file) is set aside; it is attached to nothing"
        case .givenUp: "\(file) is set aside as a whole"
        case .cut(let kept, let lost):
            "\(file) keeps the \(counted(kept, "entry", "entries")) that follow each other from the first line, and loses "
                + (lost > 0 ? "the other \(lost)" : "the rest")
        }
    }
}

extension Remedy.Repair {
    fileprivate var words: String {
        switch self {
        case .lineEnds: "the line ends become LF again"
        case .conflictMarks: "the marks of the conflict go"
        case .repeatedLines: "lines that are there twice go once"
        case .order: "lines go back to where their digests say"
        case .lastLineEnds: "the last line gets its end"
        case .lastLineGoes: "the unfinished last line goes"
        case .zeros: "bytes of zero go"
        case .strayLines: "lines that are no entries go"
        }
    }
}

extension [Remedy] {
    /// What is done, a sentence each; of very many that are alike, the first and how many more.
    public var sentences: [String] {
        var counts: [DamageKind: Int] = [:]
        var sentences: [String] = []
        for remedy in self {
            if let kind = remedy.kind {
                counts[kind, default: 0] += 1
                if counts[kind, default: 0] > Finding.listLimit { continue }
            }
            sentences.append(remedy.sentence)
        }
        for (_, count) in counts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where count > Finding.listLimit {
            let more = count - Finding.listLimit
            sentences.append(counted(more, "more file like that is set aside", "more files like that are set aside"))
        }
        return sentences
    }
}
