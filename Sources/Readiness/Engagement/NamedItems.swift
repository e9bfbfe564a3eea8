extension WorkspaceState {
    /// The item that a text names: an address, or an item's id alone where only one report has it, or only one has it
    /// open and in scope; the case of letters does not matter.
    ///
    /// - Throws: ``Refusal`` with the nearest items where there is none, or with the addresses where there are several.
    public func item(named text: String) throws(Refusal) -> ItemAddress {
        if let address = ItemAddress(text), let engagement = engagement(address.engagement) {
            if engagement.position(of: address.item) != nil { return address }
            if let id = engagement.item(spelled: address.item.text) { return ItemAddress(engagement.id, id) }
        }
        let matches = engagements.compactMap { engagement in
            engagement.item(spelled: text).map { ItemAddress(engagement.id, $0) }
        }
        if matches.isEmpty { throw .unknownItem(text, nearest: nearestItems(to: text)) }
        if matches.count == 1 { return matches[0] }
        // Last year's report has the same items, all of them done.
        let open = matches.filter { address in
            guard let engagement = engagement(address.engagement), let position = engagement.position(of: address.item) else {
                return false
            }
            let status = engagement.work(on: address.item).status
            return engagement.isInScope(engagement.items[position]) && (status == .todo || status == .inProgress)
        }
        guard open.count == 1 else { throw .ambiguousItem(text, candidates: matches) }
        return open[0]
    }

    /// The report that a text names: its id, or its kind (`soc2`) where only one report is of that kind.
    ///
    /// - Throws: ``Refusal`` where there is none, or there are several.
    public func report(named text: String) throws(Refusal) -> Engagement {
        let wanted = text.lowercased()
        if let engagement = engagement(EngagementID(text)) ?? engagement(EngagementID(wanted)) { return engagement }
        let ofKind = engagements.filter { $0.report.rawValue == wanted }
        if ofKind.count == 1 { return ofKind[0] }
        throw .unknownEngagement(text, known: engagements.map(\.id.text))
    }

    /// The ids nearest to a text, with their engagement where the text names one.
    func nearestItems(to text: String) -> [String] {
        let all = engagements.flatMap { engagement in
            engagement.items.map { text.contains("/") ? "\(engagement.id)/\($0.id)" : $0.id.text }
        }
        return Nearest.texts(to: text, among: all)
    }
}

extension Engagement {
    fileprivate func item(spelled text: String) -> ItemID? {
        if position(of: ItemID(text)) != nil { return ItemID(text) }
        let wanted = text.lowercased()
        return items.first { $0.id.text.lowercased() == wanted }?.id
    }
}
