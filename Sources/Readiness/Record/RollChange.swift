/// What a report takes over from the one before it, where no other entry says so.
public enum RollChange: Hashable, Sendable {
    /// That it goes on from another report.
    case from(EngagementID)
    /// A control objective of the team's own, with the id that it has.
    case objective(id: String, area: String, title: String)
    /// An item of the team's own, with the id that it has.
    case item(ItemID, criterion: String, title: String)
}

extension EngagementRecord {
    /// Takes over what an entry says; what is there already stays, as where two people roll forward in two clones.
    mutating func apply(_ change: RollChange, by entry: Entry) {
        switch change {
        case .from(let id): if rolledFrom == nil, id != self.id { rolledFrom = id }
        case .objective(let id, let area, let title):
            if !objectives.contains(where: { $0.id == id }) {
                objectives.append(OwnObjective(entry: entry.id, id: id, area: area, title: title))
            }
        case .item(let id, let criterion, let title):
            if !items.contains(where: { $0.id == id }) {
                items.append(OwnItem(entry: entry.id, id: id, criterion: criterion, title: title, at: entry.at))
            }
        }
    }
}
