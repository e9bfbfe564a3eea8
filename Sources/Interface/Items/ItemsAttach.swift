import Readiness
import TerminalUI

extension ItemsScreen {
    /// Asks for evidence of items, with the days of the first gap of the first of them.
    func attach(to targets: [ItemAddress], _ context: Context) -> [Request] {
        guard let engagement = context.engagement, let first = targets.first,
            let position = engagement.position(of: first.item)
        else { return [] }
        let coverage = context.shown?.coverage(of: engagement)
        let control = coverage?.controls.first { $0.items.contains(position) }
        let occurrences = control?.coverage.merged ?? []
        let gap =
            occurrences.first { $0.state.isGap } ?? occurrences.first { $0.state == .notDue && $0.days.contains(context.today) }
        let isEvents = coverage.flatMap { coverage in control?.frequency(on: coverage.dates) } == .perEvent
        let title = targets.count == 1 ? "\(first.item) \(engagement.items[position].title)" : "\(targets.count) items"
        return [
            .open(
                AttachPanel(
                    to: targets.map { .item($0) }, title: title, gap: gap?.days, kind: isEvents ? .population : .record,
                    today: context.today))
        ]
    }
}
