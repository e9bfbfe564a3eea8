import CMemory

/// What was allocated and freed again.
public enum FreedMemory {
    /// Gives it to the system, for whoever has just worked with large pieces of memory and will not soon again. The C
    /// library keeps it otherwise: of pieces of some megabytes with small ones between them, as much as they took. This
    /// takes about a millisecond for every ten megabytes.
    public static func giveBack() { give_back_freed_memory() }
}
