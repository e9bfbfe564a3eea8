extension Engagement {
    /// All that an item can be found by: its id and title, its criterion, guidance, lines of evidence, ids of other
    /// frameworks, owner and notes.
    ///
    /// - Parameter names: What people are called, by their handles.
    public func searchedTexts(of item: ItemDefinition, names: [Handle: String] = [:]) -> [String] {
        let (detail, work) = (detail(of: item), work(on: item.id))
        let criterion = criteria[item.criterion]
        var texts = [item.id.text, item.title, criterion.id, criterion.title, criterion.objective, detail.guidance]
        texts += detail.evidence + detail.iso27001 + detail.csf + work.notes.map(\.text)
        if let owner = work.ownerPerson { texts += [owner.text, names[owner] ?? ""] }
        return texts
    }
}

extension ItemFilter {
    /// Whether the words are found when everything that is known of an item is looked at. Its texts are read for that,
    /// which takes its time in a large catalog, so it is asked last.
    func isFoundElsewhere(_ item: ItemDefinition, in engagement: Engagement) -> Bool {
        searchesEverything && text.match(engagement.searchedTexts(of: item, names: names))
    }

    /// Looks for words in everything that is known of an item.
    public mutating func search(_ words: String, in record: WorkspaceRecord) {
        text = SearchWords(words)
        searchesEverything = true
        names = Dictionary(record.people.map { ($0.handle, $0.name.value) }) { $1 }
    }
}
