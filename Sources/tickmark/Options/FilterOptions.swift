import ArgumentParser
import Readiness
import Store

/// Which items: the filters that `items` has, and that whatever changes items takes, too.
struct FilterOptions: ParsableArguments {
    @Option(
        name: .customLong("report"),
        help: ArgumentHelp("Only of this report: its id, or soc1 or soc2 where only one is of that kind.", valueName: "report"),
        completion: Completions.reports)
    var report: String?
    @Option(
        help: ArgumentHelp(
            "Only with this status: todo, inProgress, ready, reviewed or notApplicable; may be repeated.", valueName: "status"))
    var status: [Status] = []
    @Option(
        help: ArgumentHelp("Only of this owner: a name, a handle, me or nobody.", valueName: "owner"),
        completion: Completions.people) var owner: String?
    @Option(
        help: ArgumentHelp("Only of this area or category: an id, a title or its slug; may be repeated.", valueName: "area"),
        completion: Completions.areas)
    var area: [String] = []
    @Option(
        help: ArgumentHelp(
            "Only with these words: in id, title, criterion, guidance, evidence, ISO or CSF id, owner or notes.",
            valueName: "words"))
    var find: String?
    @Option(help: ArgumentHelp("Only of this priority: core, usual or stretch; may be repeated.", valueName: "priority"))
    var priority: [Priority] = []
    @Flag(help: "Only those that are neither ticked nor Not applicable.") var open = false
    @Flag(help: "Only late ones.") var late = false
    @Flag(help: "Only blocked ones.") var blocked = false
    @Flag(help: "Only those that were returned and not ticked since.") var returned = false
    @Flag(help: "Only those that wait for a second person.") var toReview = false
    @Flag(help: "Only those that two people changed at once.") var contested = false
    @Flag(help: "Only those that are Not applicable and to be confirmed or looked at again.") var lookAgain = false
    @Flag(help: "Only those that say something else now than what was signed.") var reworded = false

    /// Whether anything is filtered by; the report alone says only whose ids are meant.
    var isEmpty: Bool {
        status.isEmpty && owner == nil && area.isEmpty && find == nil && priority.isEmpty && !open && !late && !blocked
            && !returned && !toReview && !contested && !reworded && !lookAgain
    }

    /// Whether it matters who asks.
    var asksForMe: Bool { owner?.lowercased() == "me" }

    /// The reports that are looked at.
    func engagements(in state: WorkspaceState) throws(Refusal) -> [Engagement] {
        guard let report else { return state.engagements }
        return [try state.report(named: report)]
    }

    /// The filter over some reports.
    func filter(for engagements: [Engagement], in store: WorkspaceStore) throws(Refusal) -> ItemFilter {
        let people = store.lookup
        var filter = ItemFilter()
        filter.statuses = status + (open ? [.todo, .inProgress] : [])
        filter.priorities = Set(priority)
        filter.isLate = late
        filter.isBlocked = blocked
        filter.isReturned = returned
        filter.waitsForReview = toReview
        filter.isContested = contested
        filter.isReworded = reworded
        filter.isToLookAgain = lookAgain
        if let find { filter.search(find, in: store.state.record) }
        if let owner { filter.owner = owner.lowercased() == "nobody" ? .nobody : .person(try people.person(owner)) }
        for name in area {
            var refusal: Refusal?
            var ids: Set<String> = []
            for engagement in engagements {
                do throws(Refusal) {
                    ids.formUnion(try engagement.areas(named: name).map(\.id))
                } catch {
                    refusal = error
                }
            }
            if ids.isEmpty, let refusal { throw refusal }
            filter.areas.formUnion(ids)
        }
        return filter
    }
}
