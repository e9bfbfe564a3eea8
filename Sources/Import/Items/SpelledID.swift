import HarmlessText
import Readiness

/// An id without what people change about it: `SOC2-CC6.1`, `cc_6_1` and `CC 6.1` are one.
struct SpelledID: Hashable {
    /// Runs of letters, and of digits without zeros before them.
    private(set) var parts: [String]

    init(_ text: String) {
        parts = []
        var isNumber: Bool?
        for scalar in text.foldedForSearch.unicodeScalars {
            let isDigit = (0x30...0x39).contains(scalar.value)
            guard isDigit || scalar.properties.isAlphabetic else {
                isNumber = nil
                continue
            }
            if isNumber == isDigit, let last = parts.indices.last {
                parts[last].unicodeScalars.append(scalar)
            } else {
                parts.append(String(scalar))
            }
            isNumber = isDigit
        }
        parts = parts.map { part in
            guard let first = part.utf8.first, (0x30...0x39).contains(first) else { return part }
            let short = part.drop { $0 == "0" }
            return short.isEmpty ? "0" : String(short)
        }
        dropNamesOfStandards()
    }

    /// What stands before ids elsewhere: the standard that they are of.
    private mutating func dropNamesOfStandards() {
        let standards: [[String]] = [
            ["soc", "1"], ["soc", "2"], ["soc"], ["tsc"], ["tsp", "100"], ["tsp"], ["aicpa"], ["trust", "services"], ["criteria"],
        ]
        while let name = standards.first(where: { parts.starts(with: $0) && parts.count > $0.count }) {
            parts.removeFirst(name.count)
        }
    }

    /// The same without a letter behind it, as points of focus have: `CC6.1 (a)`.
    var withoutPoint: SpelledID? {
        guard parts.count > 2, let last = parts.last, last.utf8.count == 1, last.utf8.first.map({ $0 > 0x39 }) ?? false else {
            return nil
        }
        var shorter = self
        shorter.parts.removeLast()
        return shorter
    }

    /// Whether it has letters and digits, as ids do and few words.
    var looksLikeID: Bool {
        parts.count >= 2 && parts.contains { ($0.utf8.first ?? 0x39) > 0x39 }
            && parts.contains { ($0.utf8.first ?? 0x41) <= 0x39 }
    }
}

/// Finds what a report has by how people spell it.
struct SpelledIndex {
    private var items: [SpelledID: Int] = [:]
    private var criteria: [SpelledID: Int] = [:]
    private var areas: [SpelledID: Int] = [:]
    private var titles: [String: [Int]] = [:]
    private var areaTitles: [String: Int] = [:]
    /// The items of each criterion.
    private var itemsOfCriteria: [[Int]]

    /// What an id means in a report.
    enum Meaning: Hashable {
        case item(Int)
        case criterion(Int)
    }

    init(_ engagement: Engagement) {
        itemsOfCriteria = Array(repeating: [], count: engagement.criteria.count)
        for (index, item) in engagement.items.enumerated() {
            if items[SpelledID(item.id.text)] == nil { items[SpelledID(item.id.text)] = index }
            titles[Self.folded(item.title), default: []].append(index)
            itemsOfCriteria[item.criterion].append(index)
        }
        for (index, criterion) in engagement.criteria.enumerated() where criteria[SpelledID(criterion.id)] == nil {
            criteria[SpelledID(criterion.id)] = index
        }
        for (index, area) in engagement.areas.enumerated() {
            areas[SpelledID(area.id)] = index
            areaTitles[Self.folded(area.area.title)] = index
        }
    }

    static func folded(_ title: String) -> String {
        let scalars = title.foldedForSearch.unicodeScalars.map {
            $0.properties.isAlphabetic || $0.properties.numericType != nil ? $0 : " "
        }
        return String(String.UnicodeScalarView(scalars)).singleSpaced
    }

    /// What a cell that holds nothing but an id means; the first that is there, of several.
    func meaning(ofID cell: String) -> Meaning? {
        let whole = SpelledID(cell)
        for id in [whole, whole.withoutPoint].compactMap(\.self) {
            if let found = meaning(of: id) { return found }
        }
        return cell.contains(where: { ",;\n|".contains($0) }) ? meaning(in: cell) : nil
    }

    /// What the first id within a text means.
    func meaning(in text: String) -> Meaning? {
        for word in text.split(whereSeparator: { $0.isWhitespace || ",;:|()[]<>".contains($0) }).prefix(60) {
            let id = SpelledID(String(word))
            guard id.looksLikeID else { continue }
            if let found = meaning(of: id) ?? id.withoutPoint.flatMap(meaning) { return found }
        }
        return nil
    }

    /// What an id means.
    func meaning(of id: SpelledID) -> Meaning? { items[id].map { .item($0) } ?? criteria[id].map { .criterion($0) } }

    /// The items of a title.
    func items(titled title: String) -> [Int] { titles[Self.folded(title)] ?? [] }

    /// The items of a criterion.
    func items(of criterion: Int) -> [Int] { itemsOfCriteria[criterion] }

    /// The area that a text names: by id, by title, or by an id and a title.
    func area(named text: String) -> Int? {
        if let area = areas[SpelledID(text)] ?? areaTitles[Self.folded(text)] { return area }
        guard let word = text.split(whereSeparator: { $0.isWhitespace || ":–—".contains($0) }).first else { return nil }
        return SpelledID(String(word)).looksLikeID ? areas[SpelledID(String(word))] : nil
    }
}
