import SystemPackage
import Testing

@testable import Files

@Suite("A program that runs while other things are done")
struct ChildTests {
    private func shell(_ script: String, patience: Duration) throws -> Child.Running {
        try Child(program: "/bin/sh", arguments: [Array("-c".utf8), Array(script.utf8)], folder: "/", patience: patience)
            .start().get()
    }

    @Test("What it said counts, however long after its time somebody asks for it")
    func fetchedLate() throws {
        let patience = Duration.milliseconds(1)
        let started = SuspendingClock.now
        let running = try shell("echo Ana", patience: patience)
        while !running.hasEnded || SuspendingClock.now < started.advanced(by: patience) {}
        guard case .ended(let ending) = running.wait() else {
            Issue.record("it was called late")
            return
        }
        #expect(ending.status == 0 && ending.output == Array("Ana\n".utf8))
    }

    @Test("One that is still at it after its time is ended")
    func late() throws {
        guard case .late = try shell("exec sleep 600", patience: .milliseconds(1)).wait() else {
            Issue.record("it was waited for")
            return
        }
    }
}
