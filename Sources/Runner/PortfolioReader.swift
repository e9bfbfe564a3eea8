import Catalogs
import Files
import Platform
import Readiness
import Reports
import Synchronization
import SystemPackage

/// Reads many workspaces in the background, on as many threads as there are processors, and hands over what each came
/// to.
final class PortfolioReader: Sendable {
    /// A workspace: its folder, and the name that it goes by.
    struct Place: Sendable {
        let folder: FilePath
        let name: String
    }

    private struct Queue {
        /// The places that are to be read, the first of them last.
        var next: [Int] = []
        /// What was read, and nobody has taken yet.
        var done: [(place: Int, rows: [PortfolioRow])] = []
        /// How many threads read.
        var hands = 0
        /// Raised when everything is read again: what was begun before counts for nothing.
        var round = 0
    }

    private let queue = Mutex(Queue())
    private let pipe = Pipe.waking()
    private let places: [Place]
    private let catalogs: [String: Catalog]
    private let clock: DayClock
    private let past: Day?

    /// Makes a reader.
    ///
    /// - Parameter past: The day at whose end the workspaces are looked at; nil for now.
    init(_ places: [Place], catalogs: [String: Catalog], clock: DayClock, at past: Day? = nil) {
        self.past = past
        self.places = places
        self.catalogs = catalogs
        self.clock = clock
    }

    deinit {
        var pipe = pipe
        pipe.close()
    }

    /// What to wait on.
    var descriptor: Int32 { pipe.read }

    /// Reads all of them, from the first on.
    func readAll() {
        queue.withLock { queue in
            queue.round += 1
            queue.next = places.indices.reversed()
            queue.done = []
        }
        hire()
    }

    /// Reads one of them, before all others.
    func read(_ place: Int) {
        queue.withLock { $0.next.append(place) }
        hire()
    }

    /// Reads none that nobody has begun to read.
    func stop() { queue.withLock { $0.next = [] } }

    /// What was read since it was asked last.
    func take() -> [(place: Int, rows: [PortfolioRow])] {
        _ = pipe.takeSigns()
        return queue.withLock { queue in
            defer { queue.done = [] }
            return queue.done
        }
    }

    private func hire() {
        let most = min(8, max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
        let missing = queue.withLock { queue in
            let missing = max(0, min(most, queue.next.count) - queue.hands)
            queue.hands += missing
            return missing
        }
        for _ in 0..<missing { Worker.start { [self] in work() } }
    }

    private func work() {
        while true {
            let next: (place: Int, round: Int)? = queue.withLock { queue in
                guard let place = queue.next.popLast() else {
                    queue.hands -= 1
                    return nil
                }
                return (place, queue.round)
            }
            guard let (place, round) = next else { return }
            let rows = PortfolioRow.read(
                places[place].folder, called: places[place].name, catalogs: catalogs, today: clock.today,
                at: past, now: { [clock] in clock.now })
            queue.withLock { if $0.round == round { $0.done.append((place, rows)) } }
            pipe.wake()
        }
    }
}
