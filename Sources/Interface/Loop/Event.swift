import Readiness
import TerminalUI

/// Something that happened: in the terminal, in the folder, or to an effect that the screens asked for.
public enum Event: Sendable {
    /// A key, a paste, the mouse, or another size.
    case terminal(TerminalEvent)
    /// The workspace is another one now. `isLaidOutAnew` says whether there are other items, areas or engagements than
    /// before.
    case workspace(WorkspaceState, isLaidOutAnew: Bool)
    /// Something is shown that is not on disk yet.
    case staged
    /// All that was shown is on disk.
    case saved
    /// Something could not be written; it is kept and can be tried again.
    case notSaved(reason: String)
    /// Something was not done, and nothing was changed.
    case refused(String)
    /// Something worth saying happened.
    case notice(String)
    /// Others changed something: the sentence to show.
    case changedByOthers(String)
    /// An undo, or a redo, was not done yet, because of what it would take back.
    case asksToReverse(Reversal, Consequences)
    /// The entries of the workspace, oldest first.
    case history([Entry])
    /// Entries that were asked for by their ids, as many as there are.
    case entries([Entry])
    /// The workspace as it was after an entry, or at the end of a day.
    case past(Past)
    /// What is shared, and what is not yet.
    case sharing(SharingStatus)
    /// The workspace was shared: what was sent, and what came in.
    case shared(String)
    /// The workspace was not shared: why, and what a yes would do.
    case notShared(reason: String, yes: String, effect: Effect)
    /// Something is to be written that raises the workspace's format: what that means, and what was to be done.
    case asksToRaise([String], Effect)
    /// What an export would say.
    case exportPreview(draft: ExportDraft, lines: [String], path: String, remark: String?)
    /// What there is to know of a file before an export is written to it.
    case exportTarget(path: String, remark: String?)
    /// How many bytes of how many were read of what an export is written from; 0 of 0 where that is not known yet.
    case packing(done: Int, total: Int)
    /// An export was not written, and why.
    case exportRefused(String)
    /// An export was not written, because there is a file of that name.
    case exportExists(path: String)
    /// An export was written; what else there is to say, in sentences.
    case exported(path: String, more: String)
    /// The workspace can be read, not written, and why; nil where it can be written.
    case readOnly(String?)
    /// Entries that were in the workspace are gone, and which; nil where nothing is missing.
    case incomplete(String?)
    /// What is at a path that is typed.
    case pathSeen(PathSight)
    /// How many bytes of how many were copied of what is being attached.
    case attaching(done: Int, size: Int)
    /// Evidence was attached: what to say.
    case attached(String)
    /// Evidence was not attached, and why.
    case attachRefused(String)
    /// What would become of a file that is to be brought in.
    case importPreview(ImportPreview)
    /// A file cannot be brought in, and why.
    case importRefused(String)
    /// A file was brought in: what to say.
    case broughtIn(String)
    /// A text that was kept when somebody typed it before, and when that was.
    case draft(Draft, of: String)
    /// A text came back from the person's editor.
    case edited(String)
    /// What an undo would take back now, and what a redo would do again, as it was done.
    case reversible(undo: [Action], redo: [Action])
    /// The controls that items belong to were read.
    case controls([Control])
    /// Somebody else sits here than was thought.
    case person(CurrentPerson)
    /// It is another day.
    case today(Day)
}

/// Something to be done outside: what ``update(_:_:)`` asks of the runner.
public indirect enum Effect: Sendable, Hashable {
    /// Write actions in one go: show them at once, say saved when they are.
    case write([Action])
    /// Write the opposite of this person's last go.
    case undo
    /// Write again what the last undo took back.
    case redo
    /// Write an undo or a redo whose consequences somebody has agreed to.
    case reverse(Reversal)
    /// Try again to write what could not be written.
    case retry
    /// Give up what could not be written.
    case discard
    /// Make a workspace in the folder where there is none, and begin engagements in it.
    case begin(name: String, [EngagementSetup])
    /// Do something that raises the workspace's format: somebody has agreed to that.
    case raise(Effect)
    /// Read the whole history.
    case loadHistory
    /// Read the library of controls.
    case loadControls
    /// Find some entries.
    case loadEntries(Set<EntryID>)
    /// Share the workspace through git.
    case share(setsUpstream: Bool, includesOtherCommits: Bool)
    /// Fold the history up to an entry.
    case showPast(Stamp)
    /// Fold the history up to the end of a day.
    case showDay(Day)
    /// Make an export without writing it.
    case previewExport(ExportDraft)
    /// Look at a file that an export may be written to.
    case checkExport(path: String)
    /// Write an export.
    case export(ExportDraft, path: String, replaces: Bool)
    /// Write no export after all, while it is being written.
    case cancelExport
    /// Look at what is at a path that somebody types.
    case lookAtPath(String)
    /// Attach evidence.
    case attach(AttachDraft)
    /// Attach no evidence after all, while it is being copied.
    case cancelAttaching
    /// Read a file and say what would become of its rows.
    case previewImport(ImportDraft)
    /// Bring in what the rows of a file say.
    case bringIn(ImportDraft)
    /// Open a piece of evidence in the program that is made for it.
    case openEvidence(EntryID)
    /// Find what was typed before for the same purpose, and was not saved.
    case takeUpDraft(String)
    /// Keep a text that was not saved; forget it where it is empty.
    case keepDraft(Draft)
    /// Let the person go on with a text in an editor.
    case edit(String)
    /// Use another theme.
    case theme(String)
    /// Stop, as ctrl-z does.
    case suspend
    /// Draw everything anew.
    case redraw
    /// Leave for the list of the workspaces that were opened lately on this machine.
    case elsewhere
    /// End the program; where something is being shared, when that is done, and at once when it is asked for again.
    case quit
    /// Do not end the program when what is being shared is shared.
    case stay
}
