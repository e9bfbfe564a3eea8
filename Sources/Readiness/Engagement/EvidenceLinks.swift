import HarmlessText

extension EvidenceRecords {
    /// What leads somewhere in a text about pieces of evidence: the addresses of those that are addresses, and the
    /// short names of these pieces.
    public func links(of ids: some Sequence<EntryID>) -> LinkedText {
        var text = LinkedText()
        for id in ids {
            guard case .link(let address, _)? = self[id]?.piece.content, let link = TerminalLink(address) else { continue }
            text.add(id.evidenceName, to: link)
            text.add(address, to: link)
        }
        return text
    }
}
