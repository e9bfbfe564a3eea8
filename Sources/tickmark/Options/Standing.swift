import ArgumentParser
import Platform
import Store

extension ExitCode {
    /// Answered, but from a workspace that is damaged, or that lacks entries which were in it.
    static let answeredFromDamage = ExitCode(3)
}

extension WorkspaceStore {
    /// Ends a command that only looks, when its answer is out: what it answered from may not have been whole.
    ///
    /// - Throws: ``ArgumentParser/ExitCode/answeredFromDamage``.
    func endAnswer() throws {
        UntilExit.hold(self)
        do throws(WorkspaceError) {
            try makeSureOfKeptState()
        } catch {
            throw Failure(error)
        }
        if !isWhole { throw ExitCode.answeredFromDamage }
    }
}
