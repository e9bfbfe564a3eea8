import HarmlessText
import Journal
import Readiness
import Reports
import Store
import SystemPackage

/// What somebody wants exported, whoever asks: the command line or the screen.
public struct ExportWish: Sendable {
    /// The form, and whom it is for.
    public var choice: ExportChoice
    /// The only reports that it is about; nil for all.
    public var reports: [EngagementID]?
    /// Which items lists and tables hold.
    public var filter = ItemFilter()
    /// Whether codes stand for people and the names of files.
    public var isRedacted = false
    /// How tables are written.
    public var style = TableStyle()

    /// Makes a wish.
    public init(_ choice: ExportChoice) { self.choice = choice }
}

extension ExportOrder {
    /// Gathers what an export says.
    ///
    /// - Parameters:
    ///   - state: The workspace as it is, or as it was at the end of a day.
    ///   - history: Its entries, oldest first; where only the latest are told, those.
    ///   - void: Which entries count for nothing, where that is known already.
    public init(
        _ wish: ExportWish, of state: WorkspaceState, history: [Entry], void: VoidEntries? = nil, in store: WorkspaceStore
    ) {
        // What leaves the house says that its evidence was looked at: each file is read, and what is broken counts for
        // nothing.
        let flaws = store.checkEvidence()
        var state = state
        state.update(brokenEvidence: store.brokenEvidence(flaws))
        let damage = store.defects + store.evidenceDefects(flaws)
        let made =
            wish.isRedacted
            ? Ingredients(redacting: state, history, wish.filter, damage, of: store)
            : Ingredients(state, history, wish.filter, damage, of: store)
        var summary = Summary(
            of: made.state, recent: made.history, heads: made.heads, madeBy: made.by, on: state.today, only: wish.reports,
            catalogs: store.catalogMarks, damage: made.damage, void: wish.isRedacted ? nil : void)
        summary.audience = wish.choice.audience
        summary.filter = made.filter
        self.init(summary, as: wish.choice.format, of: store.folder)
        isRedacted = wish.isRedacted
        style = wish.style
    }

    /// What an export is made of.
    private struct Ingredients {
        let state: WorkspaceState
        let history: [Entry]
        let filter: ItemFilter
        let heads: [JournalHead]
        let by: String
        let damage: [Defect]

        init(_ state: WorkspaceState, _ history: [Entry], _ filter: ItemFilter, _ damage: [Defect], of store: WorkspaceStore) {
            (self.state, self.history, self.filter, self.damage, heads) = (state, history, filter, damage, store.heads)
            by = store.author.isKnown ? store.author.name : "somebody whose name git did not say"
        }

        /// The same with codes in the place of people and files.
        init(
            redacting state: WorkspaceState, _ history: [Entry], _ filter: ItemFilter, _ damage: [Defect],
            of store: WorkspaceStore
        ) {
            let redaction = Redaction(of: history)
            let told = redaction.redacted(history)
            (self.state, self.history) = (redaction.state(of: state, folding: told), told)
            (self.filter, heads) = (redaction.filter(filter), redaction.heads(store.heads))
            by = redaction.maker(store.author.handle, isKnown: store.author.isKnown)
            self.damage = redaction.defects(damage)
        }
    }
}
