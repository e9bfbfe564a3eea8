import ArgumentParser
import CStart
import Platform

/// Where the process begins, and where it ends. What comes before is in CStart.
///
/// `tickmark` alone goes straight to the screen: with nothing to parse, neither the table of all commands is made nor
/// the task that asynchronous commands run in, which together take longer than the rest of the start.
@main
enum EntryPoint {
    static func main() {
        start_is_over()
        // A reader that goes away is an error of the write, and not the end of the program. What this program starts
        // begins with none of these.
        signal(SIGPIPE, SIG_IGN)
        // A file that may not grow any more is an error of the write, too.
        signal(SIGXFSZ, SIG_IGN)
        // Whoever started this program may have it that nobody is told how children end.
        signal(SIGCHLD, SIG_DFL)
        guard CommandLine.argc > 1 else {
            do {
                try FullScreen().run()
                end(EXIT_SUCCESS)
            } catch {
                Tickmark.end(with: error)
            }
        }
        runCommand()
    }

    /// Ends the process; what could not be printed counts.
    static func end(_ status: Int32) -> Never { exit(Output.finish(status)) }

    /// Apart, because the compiler makes what a task needs at the beginning of the function that it stands in.
    @inline(never)
    private static func runCommand() -> Never {
        let thread = MainThread()
        Task(executorPreference: thread) {
            await Tickmark.main()
            end(EXIT_SUCCESS)
        }
        thread.run()
    }
}
