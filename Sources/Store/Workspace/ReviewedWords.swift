import Platform
import Readiness

extension WorkspaceRecord {
    /// From how many items on it is worth more than one thread.
    private static let many = 1024
    /// How many are done in one go.
    private static let share = 256

    /// Has the digests made of what the reviewed items say now, on all threads. Whoever joins the record with its catalogs holds every review against
    /// them, one after another, and a team's catalog has none before it is asked.
    func digestReviewedWords(in catalogs: [String: Catalog]) {
        for engagement in engagements where !engagement.isDropped.value && engagement.work.count >= Self.many {
            guard let catalog = catalogs[engagement.catalog] else { continue }
            let positions = engagement.work.compactMap { item, work in
                work.recordedStatus.value == .reviewed && work.reviews.last?.words?.digest != nil
                    ? catalog.position(of: item) : nil
            }
            guard positions.count >= Self.many else { continue }
            _ = Parallel.map(Parallel.shares(of: positions.count, each: Self.share)) { share in
                for position in positions[share] { _ = catalog.details.wordsDigest(at: position) }
            }
        }
    }
}
