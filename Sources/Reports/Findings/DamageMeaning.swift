import Checking

extension DamageKind {
    /// What it means, for someone who has never heard of it.
    public var meaning: String {
        switch self {
        case .changed:
            "Somebody or something changed a line that was written earlier. Entries are never changed, so this is no work of Tickmark's."
        case .missing: "Entries that were written are not there any more: lines were taken out."
        case .inserted:
            "There are two lines where one was written: one was put in, or a copy of this folder was written in where the original was, too."
        case .outOfOrder: "The lines were sorted or moved; each was written to stand behind one certain other."
        case .repeated: "A part of the file was pasted or written twice."
        case .beginning:
            "The first line binds a journal to its workspace and its writer, and this one is bound to another, or lost its beginning."
        case .clock:
            "Clocks count entries. One that goes back, or is far ahead, would put work before or behind everybody else's."
        case .unreadable: "The bytes of an entry were damaged, or somebody edited the file by hand."
        case .unknown:
            "The digests say that it stands as it was written. A newer version of Tickmark, or another program, wrote it."
        case .notText: "Bytes were damaged, or a program saved the file in another encoding."
        case .tooLong: "No entry is that long; something else was written into the file."
        case .unfinished:
            "A write was cut off there by a crash or a full disk. What it held was never called saved, unless a program took the line's end away."
        case .zeros: "Some file systems leave zeros where a power cut took what was being written."
        case .lineEnds:
            "git (core.autocrlf) or an editor made every line end in CR LF. The digests are of the lines as they were written, with LF."
        case .conflict:
            "git found two versions of this file and wrote both into it, with marks between them. A journal has one writer, so one was a copy or a reset."
        case .empty: "A writer began a journal and was stopped before the first entry. It does no harm."
        case .name: "Only journals belong into journal/. A file manager, an editor or a merge tool made this one."
        case .stray: "Only journals belong into journal/. It does no harm there, and is passed over."
        case .copy:
            "A program that shares folders, or a file manager, put a copy of a journal there. All that it holds is in the journals; it is passed over."
        case .notRegular:
            "Links and special files are not followed, so that nothing from outside the folder is taken for history."
        case .unopenable: "The system does not let Tickmark read it, or it is larger than any journal can be."
        case .gone: "The file was deleted or renamed, or this is another branch or an older copy."
        case .cut: "Lines were taken off its end, or this is another branch or an older copy."
        case .rewritten:
            "The file was replaced, or written anew with digests that fit each other. Only a head from before can show that."
        case .unpinned:
            "Somebody worked without having seen what the export knows, as in a clone that was offline, and it came in later; or somebody put it in. Ask who wrote it."
        case .manifest:
            "Without it nobody can tell which workspace the journals belong to. The journals themselves are not touched by this."
        case .newerFormat: "A later version of Tickmark made this workspace."
        case .obstructed: "Nothing can be written while it is there. Nothing that was written is in doubt."
        case .writers: "This machine's note of which journals are its own. Without it, your next entry begins a new journal."
        case .state: "A copy of what the journals or a catalog say, for a faster start. It is made anew from them."
        case .draft: "Something was stopped while it wrote a file; the file itself is as it was before."
        case .gitLines:
            "Without it git may share what is this machine's own, change the ends of lines that are hashed, or take a journal and its own "
                + "continuation for a conflict. Earlier versions of Tickmark wrote less there."
        case .index:
            "A git that was stopped between its commit and its index leaves it like that. The next plain `git commit` would take the lines out of "
                + "the history again."
        case .leftover: "Nothing that was written is in doubt."
        case .aside:
            "Mending took these lines out of the way and kept them. The history is without them: what is left may be whole, and is not all there was."
        case .evidenceMissing:
            "An entry says that this file was attached, and an auditor would ask for it. What it shows is broken until it is back."
        case .evidenceChanged:
            "The entry that attached it holds the SHA-256 of its bytes. What it shows is broken until those bytes are back."
        case .evidenceStray:
            "A file is put here right before the entry that speaks of it; something stopped in between. Nothing that was written is in doubt."
        case .evidenceRetired: "Its evidence was taken back. The file may stay; git's history keeps it in any case."
        case .evidenceForeign: "Nothing reads them. Attach what is evidence with `tickmark evidence add`."
        case .catalog: "Its items cannot be shown until it is right. The work on them stays in the journals."
        }
    }
}
