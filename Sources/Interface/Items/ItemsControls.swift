import HarmlessText
import Readiness

/// The items of a control that can be ticked, in the report that is shown and in the others.
struct ControlTicks: Sendable {
    /// The control's key.
    let key: String
    /// In the report that is shown.
    let here: [ItemAddress]
    /// In the other reports of the workspace.
    let elsewhere: [ItemAddress]

    /// Finds what of a control's items in scope can be ticked by somebody.
    init(of key: String, _ context: Context) {
        self.key = key
        func items(of engagement: Engagement) -> [ItemAddress] {
            engagement.items.filter { $0.control == key && engagement.isInScope($0) }.map { ItemAddress(engagement.id, $0.id) }
                .filter { address in
                    context.workspace?.refusalBeforeText(of: .tick, on: address, by: context.person.handle) == nil
                }
        }
        here = context.engagement.map(items) ?? []
        elsewhere = (context.workspace?.engagements ?? []).filter { $0.id != context.engagement?.id }.flatMap(items)
    }
}

extension ItemsScreen {
    /// Offers to tick all items of the control that an item belongs to, here or in every report, with the numbers.
    func controlMenu(_ targets: [ItemAddress], _ context: Context) -> [Request] {
        guard let engagement = context.engagement, let target = targets.first,
            let position = engagement.position(of: target.item)
        else { return [] }
        let key = engagement.items[position].control
        guard !key.isEmpty else {
            return .refuse("\(target.item) belongs to no control of the library, so there is nothing to tick with it.")
        }
        let ticks = ControlTicks(of: key, context)
        let title = context.definedControls.control(key, in: context.shown?.record)?.title ?? key
        guard !ticks.here.isEmpty || !ticks.elsewhere.isEmpty else {
            return .refuse("Every item of \(title) that can be ticked is ticked.".harmless)
        }
        var rows: [MenuPanel.Row] = []
        func add(_ text: String, _ items: [ItemAddress]) {
            rows.append(MenuPanel.Row(text, choice: .screen(ItemsCommand.tickAll(items))))
        }
        func named(_ items: [ItemAddress]) -> String {
            let ids = items.prefix(4).map(\.item.text).joined(separator: ", ")
            return items.count > 4 ? "\(ids) and \(items.count - 4) more" : ids
        }
        if !ticks.here.isEmpty {
            add("Tick \(counted(ticks.here.count, "item")) in \(engagement.title): \(named(ticks.here))", ticks.here)
        }
        if !ticks.elsewhere.isEmpty {
            add(
                "Tick \(counted(ticks.here.count + ticks.elsewhere.count, "item")) in every report: with \(named(ticks.elsewhere))",
                ticks.here + ticks.elsewhere)
        }
        return [.open(MenuPanel(title: title.harmless, hint: "enter ticks them in one go, esc closes", rows: rows))]
    }

    /// Ticks items of several reports in one go.
    mutating func tickAll(_ items: [ItemAddress], _ context: Context) -> [Request] {
        guard context.canWrite else { return context.refusalToWrite }
        held.formUnion(items.filter { $0.engagement == context.engagement?.id }.map(\.item))
        return act(.tick, on: items, context)
    }
}
