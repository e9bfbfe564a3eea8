import Files
import HarmlessText
import HashTreeCollections
import Journal
import Readiness
import Store
import SystemPackage

/// Reviews that may be by the person who ticked: reviewer and ticker write on one machine, or their journals were committed under one e-mail
/// address. Names are what people say, and this is what git and the folder know beside them. It proves nothing, so nothing is refused.
public enum SharedHands {
    /// The most pairs of people that are looked at in one sync.
    private static let limit = 6
    /// The most commits of a person that are looked at.
    private static let depth = 20

    /// Looks at the items that new entries are about.
    ///
    /// - Parameter news: The entries that came in, or went out.
    /// - Returns: A sentence for each pair of people.
    public static func warnings(about news: [Entry], in store: WorkspaceStore) -> [String] {
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
            let names =
                "\(store.state.record.name(of: pair.ticker)) ticked and \(store.state.record.name(of: pair.reviewer)) reviewed"
            let what = "\(names) \(item.item) (and perhaps more)"
            if here.contains(pair.ticker), here.contains(pair.reviewer) {
                return "\(what), and both write in this folder on this machine. A review is a second person's.".harmless
            }
            for handle in [pair.ticker, pair.reviewer] where known[handle] == nil {
                known[handle] = addresses(of: handle, in: store, git)
            }
            let both = (known[pair.ticker] ?? []).intersection(known[pair.reviewer] ?? [])
            guard let address = both.min() else { return nil }
            return "\(what), and git has the work of both from \(address). A review is a second person's.".harmless
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
        let records = names.compactMap { try? OwnJournals(at: machine.appending($0), place: store.place, store.files) }
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
