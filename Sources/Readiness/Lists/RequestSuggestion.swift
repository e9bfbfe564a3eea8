import HarmlessText

/// Something that a request may be about, with what speaks for it. Somebody settles it by hand: nothing is pointed to
/// by words alone.
public struct RequestSuggestion: Hashable, Sendable {
    /// What it may be about.
    public let target: RequestTarget
    /// Its title.
    public let title: String
    /// What both say: ids first, then words, the rarest first.
    public let why: [String]
    /// Whether the auditor names it by its id.
    public let isNamed: Bool
    /// How much speaks for it: only for comparing suggestions of one request.
    public let score: Double
}

/// What the requests of a report may be about, found by ids and by words.
///
/// Words count by how rare they are among the candidates (their inverse document frequency), once a text, and those of
/// a title three times as much as those of a sentence. The order is the same everywhere: by score, then controls before
/// criteria, then as the report has them.
public struct RequestSuggestions: Sendable {
    private struct Candidate {
        let target: RequestTarget
        let title: String
        /// How much each word counts.
        let weights: [String: Double]
    }

    private let candidates: [Candidate]
    private let rarity: [String: Double]
    private let ids: [String: Int]

    /// Prepares to suggest.
    ///
    /// - Parameters:
    ///   - engagement: The report.
    ///   - controls: The controls in its scope; where there are none, the items of a control stand for it.
    public init(for engagement: Engagement, controls: [ControlInForce]) {
        var candidates: [Candidate] = []
        func add(_ target: RequestTarget, _ title: String, _ others: [String]) {
            var weights: [String: Double] = [:]
            for text in others { for word in Self.words(of: text) { weights[word] = 1 } }
            for word in Self.words(of: title) { weights[word] = 3 }
            candidates.append(Candidate(target: target, title: title, weights: weights))
        }
        for control in controls where control.exclusion == nil {
            add(.control(control.key), control.title, [control.statement, control.population, control.key])
        }
        if controls.isEmpty {
            for (key, items) in Self.itemsOfControls(in: engagement) {
                add(.control(key), items[0].title, items.flatMap { [$0.title, $0.also] } + [key])
            }
        }
        for criterion in engagement.criteriaInScope {
            add(.criterion(criterion.id), criterion.title, [criterion.objective])
        }
        self.candidates = candidates
        var counts: [String: Int] = [:]
        for candidate in candidates { for word in candidate.weights.keys { counts[word, default: 0] += 1 } }
        let all = Double(candidates.count)
        rarity = counts.mapValues { Self.logarithm(of: 1 + all / Double($0)) }
        var ids: [String: Int] = [:]
        for (place, candidate) in candidates.enumerated() { ids[candidate.target.id.lowercased()] = place }
        self.ids = ids
    }

    /// The items in scope that apply, by the keys of their controls, in the order of the first of each.
    private static func itemsOfControls(in engagement: Engagement) -> [(key: String, items: [ItemDefinition])] {
        var order: [String] = []
        var items: [String: [ItemDefinition]] = [:]
        for item in engagement.items
        where !item.control.isEmpty && engagement.isInScope(item) && engagement.work(on: item.id).status != .notApplicable {
            if items[item.control] == nil { order.append(item.control) }
            items[item.control, default: []].append(item)
        }
        return order.compactMap { key in items[key].map { (key, $0) } }
    }

    /// The title of something that requests can be about; nil where it is none of what is suggested.
    public func title(of target: RequestTarget) -> String? {
        guard let place = ids[target.id.lowercased()], candidates[place].target == target else { return nil }
        return candidates[place].title
    }

    /// What a request may be about, the likeliest first.
    ///
    /// - Parameter limit: At most so many beside those that are named.
    public func suggestions(for text: String, reference: String, limit: Int = 5) -> [RequestSuggestion] {
        var named: [Int] = []
        for id in Self.ids(in: reference) + Self.ids(in: text) {
            if let place = ids[id], !named.contains(place) { named.append(place) }
        }
        let words = Set(Self.words(of: text) + Self.words(of: reference))
        var scored: [(place: Int, score: Double, why: [String])] = []
        for (place, candidate) in candidates.enumerated() {
            var shared: [(word: String, worth: Double)] = []
            for word in words {
                if let weight = candidate.weights[word] { shared.append((word, weight * (rarity[word] ?? 0))) }
            }
            // One word in common says little.
            guard named.contains(place) || shared.count > 1 else { continue }
            shared.sort { ($1.worth, $0.word) < ($0.worth, $1.word) }
            let score = shared.reduce(0) { $0 + $1.worth }
            scored.append((place, score, shared.map(\.word)))
        }
        scored.sort { ($1.score, $0.place) < ($0.score, $1.place) }
        let front = named.compactMap { place in scored.first { $0.place == place } ?? (place, 0, []) }
        let rest = scored.filter { !named.contains($0.place) }.prefix(limit)
        return (front + rest).map { found in
            let candidate = candidates[found.place]
            let isNamed = named.contains(found.place)
            return RequestSuggestion(
                target: candidate.target, title: candidate.title,
                why: (isNamed ? [candidate.target.id] : []) + found.why.prefix(4), isNamed: isNamed, score: found.score)
        }
    }

    /// What a text may name: its parts between spaces and signs that no id has, without what frameworks put before ids
    /// (`SOC2_CC6.1`, `TSC CC6.1`).
    static func ids(in text: String) -> [String] {
        let parts = text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }
        return parts.flatMap { part -> [String] in
            var id = part
            while let last = id.last, last == "." || last == "-" { id = id.dropLast() }
            return [String(id)]
        }
    }

    /// The words of a text that say something, in lower case and without accents, each without the ending of its
    /// plural.
    static func words(of text: String) -> [String] {
        text.foldedForSearch.split { !$0.isLetter && !$0.isNumber }.compactMap { part in
            part.count > 2 && !common.contains(String(part)) ? part.singular : nil
        }
    }

    private static let common: Set<String> = [
        "the", "and", "for", "that", "with", "all", "any", "are", "was", "were", "from", "has", "have", "its", "this", "which",
        "who",
        "how", "not", "but", "you", "your", "our", "please", "provide", "evidence", "copy", "show", "showing", "during", "period",
        "list", "report", "including", "each", "per", "under", "within", "when", "what", "they", "their", "them", "into", "used",
        "such", "other", "than", "soc", "audit", "request", "requested", "screenshot", "document", "documentation", "control",
        "organization", "company", "also", "been", "can", "will", "where", "does", "did", "between", "after", "before",
    ]

    /// The natural logarithm, by the series of the inverse hyperbolic tangent: the same bits on every machine, without
    /// a library for it.
    static func logarithm(of value: Double) -> Double {
        var (rest, twos) = (value, 0.0)
        while rest > 2 { (rest, twos) = (rest / 2, twos + 1) }
        let ratio = (rest - 1) / (rest + 1)
        var (term, sum) = (ratio, 0.0)
        for power in stride(from: 1.0, to: 40, by: 2) {
            sum += term / power
            term *= ratio * ratio
        }
        return 2 * sum + twos * 0.693_147_180_559_945_3
    }
}
