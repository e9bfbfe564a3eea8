/// All evidence of a workspace, found by what it shows.
public struct EvidenceIndex: Sendable {
    /// An item of a catalog, or of the team's own, which every report with it finds its evidence by.
    struct ItemKey: Hashable {
        let catalog: String
        let item: ItemID
    }

    private let pieces: [Evidence]
    private let weighed: [WeighedEvidence?]
    private var byControl: [String: [Int]] = [:]
    private var byItem: [ItemKey: [Int]] = [:]

    /// Sorts the evidence of a workspace.
    ///
    /// - Parameter broken: The pieces whose files are missing or were changed.
    public init(of record: WorkspaceRecord, broken: Set<EntryID>) {
        let pieces = record.evidence.pieces
        let succession = EvidenceSuccession(of: pieces)
        var catalogs: [EngagementID: String] = [:]
        for engagement in record.engagements { catalogs[engagement.id] = engagement.catalog }
        self.pieces = pieces
        weighed = pieces.map { piece in
            WeighedEvidence(piece, isBroken: broken.contains(piece.id), successor: succession.successor(of: piece.id))
        }
        for (place, piece) in pieces.enumerated() where weighed[place] != nil {
            for control in piece.controls { byControl[control, default: []].append(place) }
            for item in piece.items {
                guard let catalog = catalogs[item.engagement] else { continue }
                byItem[ItemKey(catalog: catalog, item: item.item), default: []].append(place)
            }
        }
    }

    /// Whether nothing shows anything.
    public var isEmpty: Bool { byControl.isEmpty && byItem.isEmpty }

    /// The places of the pieces that show a control.
    func pieces(of control: String) -> [Int] { byControl[control] ?? [] }

    /// The places of the pieces that show an item by itself, in whichever report it was attached.
    func pieces(of item: ItemKey) -> [Int] { byItem[item] ?? [] }

    /// Weighs the pieces at places, each once.
    ///
    /// - Parameter report: The report that is looked at, whose items tell which pieces are its own.
    func weighed(_ places: [Int], in report: EngagementID) -> [WeighedEvidence] {
        var known = Set<Int>(minimumCapacity: places.count)
        return places.compactMap { place in
            guard known.insert(place).inserted, let piece = weighed[place] else { return nil }
            return pieces[place].items.contains { $0.engagement == report } ? piece.ofReport : piece
        }
    }
}
