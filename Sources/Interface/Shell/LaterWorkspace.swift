import Readiness
import TerminalUI

extension State {
    /// Takes over a later workspace. Cursors stay on what they were on.
    mutating func take(_ workspace: WorkspaceState, isLaidOutAnew: Bool) -> [Effect] {
        let earlier = self.workspace?.engagements ?? []
        let shownID = earlier.indices.contains(engagementIndex) ? earlier[engagementIndex].id : nil
        let before = awaitsOwn ? engagement : nil
        self.workspace = workspace
        follow(.workspace)
        if welcome != nil, workspace.engagements.count > earlier.count {
            let isFirst = welcome?.isFirst ?? true
            welcome = nil
            tab = .overview
            showEngagement(isFirst ? 0 : workspace.engagements.count - 1)
            message = Message("\(engagement?.title ?? "The report") has begun. Press 2 for its items.", .good)
        } else if let awaited = awaitedReport, let index = workspace.engagements.firstIndex(where: { $0.id == awaited }) {
            awaitedReport = nil
            tab = .overview
            showEngagement(index)
            message = Message("\(engagement?.title ?? "The report") has begun; u takes it back.", .good)
        } else if let index = workspace.engagements.firstIndex(where: { $0.id == shownID }), index != engagementIndex {
            engagementIndex = index
        }
        guard past == nil else { return [] }
        follow(.lists(isAnew: isLaidOutAnew))
        return isLaidOutAnew ? before.map { goToOwn(since: $0) } ?? [] : []
    }

    /// Puts the cursor on the item or the objective that was just added, and says what comes next.
    private mutating func goToOwn(since before: Engagement) -> [Effect] {
        guard let engagement, engagement.id == before.id else { return [] }
        let known = Set(before.criteria.map(\.id))
        if let objective = engagement.criteria.firstIndex(where: { !known.contains($0.id) }) {
            awaitsOwn = false
            message = Message("Added \(engagement.criteria[objective].id). It has no items yet: i adds one.", .good)
            return tell(.scope, .reveal(.objective(objective)))
        }
        if let item = engagement.items.first(where: { before.position(of: $0.id) == nil }) {
            awaitsOwn = false
            message = Message("Added \(item.id); u takes it back.", .good)
            if tab == .items { return tell(.items, .reveal(.item(item.id))) }
        }
        return []
    }
}
