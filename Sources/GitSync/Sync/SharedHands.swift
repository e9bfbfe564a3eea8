import Files
import HashTreeCollections
import Journal
import Readiness
import Store
import SystemPackage

/// A person who ticked and one who reviewed, who may be one.
public struct SharedHandsPair: Hashable, Sendable {
    /// What git or the folder knows.
    public enum Evidence: Hashable, Sendable {
        /// Both write in this folder on this machine.
        case oneMachine
        /// git has the work of both from one e-mail address.
        case oneAddress(String)
    }

    /// Who ticked.
    public var ticker: Handle
    /// Who reviewed.
    public var reviewer: Handle
    /// An item of which that is so; there may be more.
    public var item: ItemAddress
    /// What speaks for it.
    public var evidence: Evidence
}

/// Reviews that may be by the person who ticked: reviewer and ticker write on one machine, or their journals were
/// committed under one e-mail address. Names are what people say, and this is what git and the folder know beside them.
/// It proves nothing, so nothing is refused.
public enum SharedHands {
    /// The most pairs of people that are looked at in one sync.
    private static let limit = 6
    /// The most commits of a person that are looked at.
    private static let depth = 20

    /// Looks at the items that new entries are about.
    ///
    /// - Parameter news: The entries that came in, or went out.
    /// - Returns: Each pair of people, in the order of their handles.
    public static func pairs(about news: [Entry], in store: WorkspaceStore) -> [SharedHandsPair] {
        var pairs: [Pair: ItemAddress] = [:]
        for item in Set(news.compactMap(\.action.item)).sorted() {
            guard let work = store.state.record.engagements.first(where: { $0.id == item.engagement })?.work[item.item],
                let tick = work.tick, let review = work.review, tick.by != review.by
            else { continue }
            let pair = Pair(ticker: tick.by, reviewer: review.by)
            if pairs[pair] == nil, pairs.count < limit { pairs[pair] = item }
        }
        guard !pairs.isEmpty else { return [] }
        let here = handles(writtenHereIn: store)
        let git = GitProgram(in: store.folder, limits: GitLimits(local: .seconds(5)))
        var known: [Handle: Set<String>] = [:]
        return pairs.sorted { $0.key < $1.key }.compactMap { pair, item in
            let found = { SharedHandsPair(ticker: pair.ticker, reviewer: pair.reviewer, item: item, evidence: $0) }
            if here.contains(pair.ticker), here.contains(pair.reviewer) {
                return found(.oneMachine)
            }
            for handle in [pair.ticker, pair.reviewer] where known[handle] == nil {
                known[handle] = addresses(of: handle, in: store, git)
            }
            let both = (known[pair.ticker] ?? []).intersection(known[pair.reviewer] ?? [])
            return both.min().map { found(.oneAddress($0)) }
        }
    }

    private struct Pair: Hashable, Comparable {
        var ticker: Handle
        var reviewer: Handle

        static func < (left: Pair, right: Pair) -> Bool { (left.ticker, left.reviewer) < (right.ticker, right.reviewer) }
    }

    /// Under which handles this machine has written here, whoever was logged in.
    private static func handles(writtenHereIn store: WorkspaceStore) -> Set<Handle> {
        let machine = WorkspaceLayout(store.folder).machine
        let names = ((try? store.files.names(in: machine)) ?? []).filter { WorkspaceLayout.isWriters($0) }
        let records = names.compactMap { try? JournalOwnership(at: machine.joining($0), place: store.place, store.files) }
        return Set(records.flatMap(\.journals).map(\.writer.handle))
    }

    /// The addresses of those who committed a person's journals last.
    private static func addresses(of handle: Handle, in store: WorkspaceStore, _ git: GitProgram) -> Set<String> {
        let journals = store.heads.map(\.writer).filter { $0.handle == handle }.suffix(8).map { $0.journalLabel }
        guard !journals.isEmpty else { return [] }
        let arguments = ["log", "-z", "-n", "\(depth)", "--no-merges", "--no-show-signature", "--format=%ae", "--"] + journals
        let answer = try? git.look(arguments)
        return Set(answer?.fields.map { $0.lowercased() }.filter { !$0.isEmpty } ?? [])
    }
}
