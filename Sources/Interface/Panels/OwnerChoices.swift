import Readiness

/// The rows of a filter menu that say whose things are shown, and their words: the same on every screen.
struct OwnerChoices {
    let context: Context

    /// Everybody who can be chosen, with the words of the row: oneself, nobody, then the others by name.
    var rows: [(title: String, owner: ItemFilter.Owner)] {
        let others = (context.shown?.record.individuals ?? []).filter { $0.handle != context.me }
        return [("Mine", .person(context.me)), ("Without an owner", .nobody)]
            + others.map { ($0.name.value.isEmpty ? $0.handle.text : $0.name.value, .person($0.handle)) }
    }

    /// What a list is narrowed to, in a word or two; nothing for anyone's.
    func words(for owner: ItemFilter.Owner) -> [String] {
        switch owner {
        case .anyone: []
        case .nobody: ["without an owner"]
        case .person(let handle): [handle == context.me ? "mine" : "of \(handle)"]
        }
    }
}
