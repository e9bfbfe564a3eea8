import Readiness

/// What an auditor looks at, of everything that is not ticked yet: the list of what is still to be gathered.
///
/// A Type 1 looks at one instance, or the setting on the date; a Type 2 at the period.
struct AcceptedEvidence {
    /// What shows one control, or an item that is its own.
    struct Part {
        /// The control's key, or the item's id.
        let key: String
        /// Its title.
        let title: String
        /// The items that are not ticked.
        let items: [String]
        /// What an auditor accepts.
        let lines: [String]
        /// What shows that nothing occurred; empty where it does not depend on events.
        let nothingOccurred: String
    }

    /// The parts, in the order of the report's items.
    let parts: [Part]

    init(of engagement: Engagement, controls: WorkspaceControls, where isWanted: (ItemDefinition) -> Bool = { _ in true }) {
        let isForOneDay = engagement.record.type.value.number == 1
        var order: [String] = []
        var items: [String: [ItemDefinition]] = [:]
        for item in engagement.items where engagement.isInScope(item) && isWanted(item) {
            let status = engagement.work(on: item.id).status
            guard status == .todo || status == .inProgress else { continue }
            let key = controls.known(item.control)?.key ?? item.id.text
            if items[key] == nil { order.append(key) }
            items[key, default: []].append(item)
        }
        parts = order.compactMap { key in
            guard let items = items[key], let first = items.first else { return nil }
            let ids = items.map(\.id.text)
            if let library = controls.known(first.control)?.library {
                return Part(
                    key: key, title: library.title, items: ids, lines: isForOneDay ? library.type1 : library.type2,
                    nothingOccurred: library.nothingOccurred)
            }
            let detail = engagement.detail(of: first)
            let lines = isForOneDay && !detail.type1.isEmpty ? detail.type1 : detail.evidence
            guard !lines.isEmpty else { return nil }
            return Part(key: key, title: first.title, items: ids, lines: lines, nothingOccurred: detail.nothingOccurred)
        }
    }

    /// What the list is called.
    static let heading = "What an auditor looks at"

    /// What the list is, for a type of report.
    static func meaning(of type: ReportType) -> String {
        type.number == 1
            ? "Of what is not ticked yet, for a Type 1: one instance, or the setting on the date."
            : "Of what is not ticked yet, for a Type 2: the period."
    }
}
