import Files
import SystemPackage

/// A question to git that is answered in a line, asked in a process of its own and without a shell.
///
/// It stands in the way of the first frame: git is started at once, and nobody waits for it before its answer is
/// needed.
struct GitConfigReader: Sendable {
    /// What came of it.
    package enum Answer: Hashable, Sendable {
        /// git said this.
        case said(String)
        /// git said that there is nothing of the kind.
        case nothing
        /// There is no git that could be asked.
        case absent
        /// git had not answered in time.
        case late
        /// git could not be started, failed, or said too much.
        case failed
    }

    /// The program that was started; or why there is none.
    private enum Asked: Sendable {
        case program(Child.Running)
        case never(Answer)
    }

    private let asked: Asked
    /// The longest answer, in bytes.
    private static let limit = 4096

    /// Asks.
    ///
    /// - Parameter patience: How long git may take in all: a configuration can include a pipe that nobody writes.
    init(asking arguments: [String], in folder: FilePath?, patience: Duration = .seconds(5)) {
        switch Child.search(for: "git") {
        case .found(let git):
            let child = Child(
                program: git, arguments: arguments.map { Array($0.utf8) }, folder: folder ?? ".", limit: Self.limit,
                patience: patience)
            if case .success(let running) = child.start() { asked = .program(running) } else { asked = .never(.failed) }
        case .none: asked = .never(.absent)
        case .unclear: asked = .never(.failed)
        }
    }

    /// Waits for what git says, and ends it where it takes too long. To be called once.
    func answer() -> Answer {
        let running: Child.Running
        switch asked {
        case .program(let program): running = program
        case .never(let answer): return answer
        }
        switch running.wait() {
        case .ended(let ending):
            switch ending.status {
            case 0: return .said(String(decoding: ending.output, as: UTF8.self))
            // What git answers where the key is not set (git-config(1)). With words beside it, it is something else.
            case 1: return ending.output.isEmpty ? .nothing : .failed
            default: return .failed
            }
        case .late: return .late
        case .notStarted, .stopped, .tooMuch: return .failed
        }
    }
}
