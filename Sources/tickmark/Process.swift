import ArgumentParser
import Dispatch

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where the process begins.
///
/// `tickmark` alone goes straight to the screen: with nothing to parse, neither the table of all commands is made nor the threads that asynchronous
/// commands run on are started, which together take longer than the rest of the start.
@main
enum Process {
    static func main() {
        guard CommandLine.argc > 1 else {
            do {
                try FullScreen().run()
                exit(EXIT_SUCCESS)
            } catch {
                Tickmark.exit(withError: error)
            }
        }
        runCommand()
    }

    /// Apart, because the compiler makes what a task needs at the beginning of the function that it stands in.
    @inline(never)
    private static func runCommand() -> Never {
        Task {
            await Tickmark.main()
            exit(EXIT_SUCCESS)
        }
        dispatchMain()
    }
}
