import Dispatch
import Synchronization

/// Runs what commands do on the main thread, in the order in which it comes.
///
/// No thread is made for a command that waits for nothing: where the system has none to give, as under a limit of
/// processes or memory, the pool that tasks run on by themselves would be waited for without an end and without a word.
final class MainThread: TaskExecutor {
    private let jobs = Mutex<[UnownedJob]>([])
    private let arrivals = DispatchSemaphore(value: 0)

    /// Puts a job behind those that wait.
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.append(job) }
        arrivals.signal()
    }

    /// Runs jobs until one of them ends the process.
    func run() -> Never {
        while true {
            arrivals.wait()
            guard let job = jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { continue }
            job.runSynchronously(on: asUnownedTaskExecutor())
        }
    }
}
