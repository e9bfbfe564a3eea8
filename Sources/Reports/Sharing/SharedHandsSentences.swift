import GitSync
import HarmlessText
import Readiness
import Store

extension SharedHands {
    /// A sentence for each pair of people who may be one.
    ///
    /// - Parameter news: The entries that came in, or went out.
    public static func warnings(about news: [Entry], in store: WorkspaceStore) -> [String] {
        let record = store.state.record
        return pairs(about: news, in: store).map { pair in
            let names = "\(record.name(of: pair.ticker)) ticked and \(record.name(of: pair.reviewer)) reviewed"
            let why =
                switch pair.evidence {
                case .oneMachine: "both write in this folder on this machine"
                case .oneAddress(let address): "git has the work of both from \(address)"
                }
            return "\(names) \(pair.item.item) (and perhaps more), and \(why). A review is a second person's.".harmless
        }
    }
}
