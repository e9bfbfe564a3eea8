import Readiness
import TerminalUI

/// A stretch of the list that grows and shrinks with the cursor.
struct SelectedRange: Sendable {
    /// Where it begins.
    let anchor: Int
    /// What was selected before.
    let before: Set<ItemID>
    /// Whether every movement stretches it, until a key ends it; else only those with shift do.
    let isSticky: Bool
}

extension ItemsScreen {
    /// Selects what is under the cursor and moves on: an item, or all of a heading; what is selected already is taken
    /// out.
    mutating func selectUnderCursor(_ context: Context) {
        guard let engagement = context.engagement else { return }
        range = nil
        if let item = item(in: engagement) {
            if selection.remove(item.id) == nil { selection.insert(item.id) }
            return move(.down, context)
        }
        let group = itemsUnderHeading(in: engagement)
        selection = selection.isSuperset(of: group) ? selection.subtracting(group) : selection.union(group)
    }

    /// The items below the heading under the cursor; none where an item is under it.
    func itemsUnderHeading(in engagement: Engagement) -> [ItemID] {
        guard rows.indices.contains(window.cursor), case .header = rows[window.cursor] else { return [] }
        return rows[(window.cursor + 1)...].prefix { if case .item = $0 { true } else { false } }.compactMap { row in
            guard case .item(let position) = row, engagement.items.indices.contains(position) else { return nil }
            return engagement.items[position].id
        }
    }

    /// Selects every item that the list shows, or none where all of them are selected.
    mutating func selectAll(_ context: Context) {
        guard let engagement = context.engagement else { return }
        range = nil
        let shown = items(in: rows.indices, of: engagement)
        selection = selection.isSuperset(of: shown) ? [] : selection.union(shown)
    }

    /// Begins a range at the cursor, or ends the one that there is and keeps what is selected.
    mutating func toggleRange(_ context: Context) {
        guard range == nil else { return range = nil }
        range = SelectedRange(anchor: window.cursor, before: selection, isSticky: true)
        stretch(context)
    }

    /// Moves by a row and takes it into the range, which begins where there is none.
    mutating func stretch(by movement: Movement, _ context: Context) {
        guard focus == .list else { return }
        if range == nil { range = SelectedRange(anchor: window.cursor, before: selection, isSticky: false) }
        step(movement, context)
        stretch(context)
    }

    /// Selects from where the range began to the cursor.
    mutating func stretch(_ context: Context) {
        guard let range, let engagement = context.engagement, rows.indices.contains(range.anchor),
            rows.indices.contains(window.cursor)
        else { return }
        let stretch = min(range.anchor, window.cursor)...max(range.anchor, window.cursor)
        selection = range.before.union(items(in: stretch, of: engagement))
    }

    private func items(in range: some Sequence<Int>, of engagement: Engagement) -> [ItemID] {
        range.compactMap { index in
            guard case .item(let position) = rows[index], engagement.items.indices.contains(position) else { return nil }
            return engagement.items[position].id
        }
    }

    /// Goes to the next heading of the list, or to the one before.
    mutating func goToHeading(_ step: Int, _ context: Context) {
        focus = .list
        let place = step > 0 ? headers.first { $0 > window.cursor } : headers.last { $0 < window.cursor }
        guard let place else { return }
        window.cursor = place
        detailTop = 0
        stretch(context)
    }

    /// "3 selected", with how many of them the list does not show.
    func selectedInWords(in engagement: Engagement) -> String {
        let shown = Set(items(in: rows.indices, of: engagement))
        let hidden = selection.count { !shown.contains($0) }
        return "\(selection.count) selected" + (hidden == 0 ? "" : ", \(hidden) of them not shown")
    }
}
