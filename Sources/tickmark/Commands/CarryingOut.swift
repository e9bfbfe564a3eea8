import ArgumentParser
import HarmlessText
import Readiness
import Reports
import Store

/// Whether a command that changes something only says what it would change.
struct RehearsalOption: ParsableArguments {
    @Flag(name: .customLong("dry-run"), help: "Say what would be changed, in numbers, and change nothing.")
    var isRehearsal = false
}

extension WorkspaceStore {
    /// Writes actions and says what was done: each in a sentence, and in numbers where they are several or take
    /// something back. Where it is only rehearsed, says the numbers and writes nothing. Nobody is asked: a script has
    /// nobody to answer.
    mutating func carryOut(_ actions: [Action], reversal: Reversal? = nil, _ rehearsal: RehearsalOption) throws {
        // What becomes uncovered is said first; a script has nobody to be asked, and --dry-run only says it.
        for sentence in state.coverageLoss(by: actions, of: author.handle).sentences() { Output.warn(sentence) }
        let consequences = Consequences(of: actions, in: state, by: author.handle)
        guard !rehearsal.isRehearsal else {
            if let readOnlyReason { throw Failure(readOnlyReason) }
            Output.changed(in: state.name)
            return Output.say("\(consequences.foretold) Nothing was written.")
        }
        try write(actions, reversal: reversal)
        for action in actions { Output.say(action.told(in: state, reversal: reversal).endedSentence) }
        if consequences.isWorthTelling { Output.say(consequences.told) }
        for notice in takeNoticeSentences() { Output.warn(notice) }
    }
}
