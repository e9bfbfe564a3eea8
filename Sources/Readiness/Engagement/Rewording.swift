import HashTreeCollections

// Whether what people signed is still what the catalog says, and what an entry has to say of it.

extension Signature {
    /// The words that this signature is about: those that were signed, or that the same person looked at later and kept
    /// it for.
    public var standingWords: SignedWords? {
        words.map { words in keeps.last { !$0.isWithdrawn.value && $0.person == person }?.words ?? words }
    }

    /// Whether an item says something else now than what was signed, and nobody has looked at that yet. What was signed
    /// before words were recorded is not known to differ.
    public func isReworded(from now: SignedWords) -> Bool {
        guard let words, !words.agree(with: now) else { return false }
        return !keeps.contains { !$0.isWithdrawn.value && $0.words.agree(with: now) }
    }
}

extension ItemWork {
    /// What stands signed: the tick, the tick and the review, or the exclusion.
    public var standingSignatures: [Signature] {
        switch recordedStatus.value {
        case .ready: [ticks.last].compactMap(\.self)
        case .reviewed: [ticks.last, reviews.last].compactMap(\.self)
        case .notApplicable: [exclusions.last].compactMap(\.self)
        case .todo, .inProgress: []
        }
    }

    /// The signature that made the status what it is.
    public var standingSignature: Signature? { standingSignatures.last }

    /// What stands signed about other words than those of now, of which nobody has looked at the difference.
    public func rewordedSignatures(now: SignedWords) -> [Signature] {
        standingSignatures.filter { $0.isReworded(from: now) }
    }

    /// The words that stand signed here, else the last ones that anybody signed: what is known of an item that its
    /// catalog has dropped.
    var lastSignedWords: SignedWords? {
        let last = standingSignatures.reversed() + [ticks.last, reviews.last, exclusions.last].compactMap(\.self)
        return last.lazy.compactMap(\.standingWords).first
    }

    /// Adds to what stands signed that somebody looked at what the item says now, and kept it.
    mutating func keep(_ words: SignedWords, by entry: Entry) {
        let keep = Keep(entry: entry.id, words: words, at: entry.at)
        func add(to signatures: inout [Signature]) {
            guard !signatures.isEmpty else { return }
            signatures[signatures.count - 1].keeps.append(keep)
        }
        switch recordedStatus.value {
        case .ready: add(to: &parts[0].ticks)
        case .reviewed:
            add(to: &parts[0].ticks)
            add(to: &parts[0].reviews)
        case .notApplicable: add(to: &parts[0].exclusions)
        case .todo, .inProgress: break
        }
    }

    /// Takes back that somebody kept what was signed.
    ///
    /// - Returns: Whether that was said here.
    @discardableResult
    mutating func withdrawKeep(_ id: EntryID, to: Bool, was: Bool, by entry: Entry) -> Bool {
        var isFound = false
        func withdraw(from signatures: inout [Signature]) {
            for signature in signatures.indices {
                for keep in signatures[signature].keeps.indices where signatures[signature].keeps[keep].entry == id {
                    signatures[signature].keeps[keep].isWithdrawn.record(to, was: was, by: entry)
                    isFound = true
                }
            }
        }
        withdraw(from: &parts[0].ticks)
        withdraw(from: &parts[0].reviews)
        withdraw(from: &parts[0].exclusions)
        return isFound
    }

    /// Whether an entry kept something here.
    func keeps(by entry: EntryID) -> Bool {
        (ticks + reviews + exclusions).contains { $0.keeps.contains { $0.entry == entry } }
    }
}

extension Engagement {
    /// The words of an item as the catalog has them now; nil for one that the catalog has dropped.
    public func words(of item: ItemDefinition) -> SignedWords? {
        if let position = item.catalogPosition {
            return SignedWords(title: item.title, digest: catalog.details.wordsDigest(at: position))
        }
        return item.isRetired ? nil : SignedWords(title: item.title)
    }

    /// Whether somebody signed other words than the item has now, and nobody has looked at the difference.
    public func isReworded(_ item: ItemDefinition) -> Bool { !rewordedSignatures(of: item).isEmpty }

    /// What stands signed on an item about other words than those of now, of which nobody has looked at the difference.
    public func rewordedSignatures(of item: ItemDefinition) -> [Signature] {
        guard let work = record.work[item.id] else { return [] }
        // Digests are asked for only where there is something to hold against them.
        guard work.standingSignatures.contains(where: { $0.words != nil }), let now = words(of: item) else { return [] }
        return work.rewordedSignatures(now: now)
    }
}

extension WorkspaceState {
    /// The words that an entry records: of a tick, a review, an exclusion and a keep those that the item has now; of
    /// what takes one of these back those that were signed; of an undo that brings one back those of that one.
    ///
    /// - Parameter record: What was done before the entry.
    public func words(of action: Action, reversal: Reversal?, after record: WorkspaceRecord) -> SignedWords? {
        guard let address = action.item, let engagement = engagement(address.engagement),
            let position = engagement.position(of: address.item)
        else { return nil }
        let now = engagement.words(of: engagement.items[position])
        let work = record.engagement(address.engagement)?.work[address.item] ?? ItemWork()
        switch action {
        case .keep, .confirm(_, .given, _): return now
        case .status(_, let to, let was, _):
            if case .undo = reversal { return work.taken(from: was, to: to) ?? work.signature(of: to)?.standingWords }
            return to.isSigned ? now : work.taken(from: was, to: to)
        case .returned(_, let to, let was, _):
            return to.isSigned ? work.signature(of: to)?.standingWords : work.taken(from: was, to: to)
        default: return nil
        }
    }
}

extension ItemWork {
    /// The words of what is taken back where the status goes from one to another.
    fileprivate func taken(from was: Status, to: Status) -> SignedWords? {
        was == to ? nil : signature(of: was)?.standingWords
    }

    /// The last signature of a kind.
    fileprivate func signature(of status: Status) -> Signature? {
        switch status {
        case .ready: ticks.last
        case .reviewed: reviews.last
        case .notApplicable: exclusions.last
        case .todo, .inProgress: nil
        }
    }
}

extension Status {
    /// Whether somebody signs for it.
    public var isSigned: Bool { isTicked || self == .notApplicable }
}
