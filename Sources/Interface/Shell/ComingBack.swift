import Readiness

extension State {
    /// Where somebody is, in a line that ``comeBack(to:)`` reads after a restart; nil where that is no place to come
    /// back to.
    public var place: String? {
        guard welcome == nil, past == nil, let engagement else { return nil }
        let line = "report=\(engagement.id) tab=\(tab.title) " + screen.place(context)
        return line.utf8.count < Self.longestPlace ? line : nil
    }

    /// The longest line that is read, in bytes.
    static let longestPlace = 900

    /// Goes where somebody was, as far as a line says so that is understood; else nothing happens.
    public mutating func comeBack(to place: String) {
        guard welcome == nil, place.utf8.count < Self.longestPlace else { return }
        let parts = place.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].hasPrefix("report="), parts[1].hasPrefix("tab=") else { return }
        let report = parts[0].dropFirst("report=".count)
        let title = parts[1].dropFirst("tab=".count)
        guard let index = workspace?.engagements.firstIndex(where: { $0.id.text == report }),
            let tab = context.tabs.first(where: { $0.title == title })
        else { return }
        if index != engagementIndex { showEngagement(index) }
        self.tab = tab
        comeBack(on: tab, to: String(parts[2]))
    }

    /// Begins at a report, and at an item of it where one is named.
    public mutating func begin(at report: EngagementID, item: ItemID?) {
        guard welcome == nil, let index = workspace?.engagements.firstIndex(where: { $0.id == report }) else { return }
        if index != engagementIndex { showEngagement(index) }
        if let item { _ = perform([.go(to: .item(item))]) }
    }

    /// Begins at a list that has a name.
    public mutating func begin(at view: NamedView) {
        guard welcome == nil, engagement != nil else { return }
        _ = perform([.go(to: .view(view))])
    }
}
