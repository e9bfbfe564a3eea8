import HarmlessText
import Readiness

extension SpelledIndex {
    /// Where the labels of a row lead.
    struct Labelled {
        /// The item or criterion that the row goes to.
        let place: Meaning
        /// The ids that other labels name, as the report has them.
        let others: [String]
    }

    /// Where labels lead; nil where none of them is an id of the report.
    ///
    /// An item goes before criteria. Criteria only say where a row belongs, so what its title says goes before them:
    /// the item whose title it is, and the item or criterion of theirs that it names. Else the first label counts.
    ///
    /// - Parameters:
    ///   - title: The row's title, as it stands there.
    ///   - titled: The items whose title it is.
    func place(ofLabels labels: [String], title: String, titled: [Int], in engagement: Engagement) -> Labelled? {
        let named = meanings(ofLabels: labels)
        guard let first = named.first else { return nil }
        func criterion(of place: Meaning) -> Int {
            switch place {
            case .item(let item): engagement.items[item].criterion
            case .criterion(let criterion): criterion
            }
        }
        let place: Meaning
        let within = titled.filter { named.contains(.criterion(engagement.items[$0].criterion)) }
        if let item = named.first(where: { if case .item = $0 { true } else { false } }) {
            place = item
        } else if let told = meaning(in: title), named.contains(.criterion(criterion(of: told))) {
            place = told
        } else if let item = within.first ?? (titled.count == 1 ? titled[0] : nil) {
            place = .item(item)
        } else {
            place = first
        }
        let others = named.filter { $0 != place && $0 != .criterion(criterion(of: place)) }
        return Labelled(
            place: place,
            others: others.map { other in
                switch other {
                case .item(let item): engagement.items[item].id.text
                case .criterion(let criterion): engagement.criteria[criterion].id
                }
            })
    }

    /// What labels name, each once and in their order. A label is an id, or has ids among its words; most are neither.
    private func meanings(ofLabels labels: [String]) -> [Meaning] {
        var found: [Meaning] = []
        for label in Self.single(labels) {
            let isID = meaning(of: SpelledID(String(label))) != nil
            for word in isID ? [label] : label.split(whereSeparator: \.isWhitespace).prefix(60) {
                let id = SpelledID(String(word))
                guard id.looksLikeID, let one = meaning(of: id) ?? id.withoutPoint.flatMap(meaning), !found.contains(one) else {
                    continue
                }
                found.append(one)
            }
        }
        return found
    }

    /// The area whose id a label is, the first of several; nil where none is.
    func area(ofLabels labels: [String]) -> Int? {
        Self.single(labels).lazy.map(String.init).filter { SpelledID($0).looksLikeID }.compactMap { self.area(named: $0) }.first
    }

    /// The labels of all cells, one by one.
    private static func single(_ cells: [String]) -> [Substring] {
        Array(cells.lazy.flatMap { $0.split(whereSeparator: { ",;|\n".contains($0) }) }.prefix(100))
    }
}
