import Readiness

// A piece of evidence that answers a request is named by the entry that attaches it, which has no name before it is
// written. Both are one go all the same: an undo of one is an undo of both.

extension [Action] {
    /// Attaches pieces, and says that they answer requests.
    public static func attaching(_ setups: [EvidenceSetup], answering requests: [NamedRequest]) -> [Action] {
        var actions = setups.map { Action.attach($0) }
        for request in requests {
            for place in setups.indices {
                actions.append(
                    .request(request.report, request.number, .evidence(.sameGo(place + 1), to: true, was: false)))
            }
        }
        return actions
    }
}

extension EntryID {
    /// Stands for the entry of another action of the same go.
    ///
    /// - Parameter place: The action's place in the go, from 1.
    fileprivate static func sameGo(_ place: Int) -> EntryID { EntryID(WriterID(Author.nobody.handle, tag: 0), place) }

    /// The place in the same go that it stands for; nil for an entry of a journal, none of which has this writer.
    fileprivate var placeInGo: Int? { writer == EntryID.sameGo(1).writer ? sequence : nil }
}

extension Action {
    /// The action with the entries of its own go called by their names.
    ///
    /// - Parameters:
    ///   - actions: What is left of the go to be written.
    ///   - first: The entry that begins the go.
    ///   - written: How many of its actions stand in the journal already.
    func naming(entriesOf actions: [Action], from first: EntryID, written: Int) -> Action {
        guard case .request(let report, let number, .evidence(let id, let to, let was)) = self, let place = id.placeInGo else {
            return self
        }
        if actions.indices.contains(place - 1 - written) {
            guard case .attach = actions[place - 1 - written] else { return self }
        }
        return .request(report, number, .evidence(EntryID(first.writer, first.sequence + place - 1), to: to, was: was))
    }
}
