/// How much a file that comes in may hold. What is beyond is refused as soon as it is met, so that a file of any size
/// costs little.
public struct ImportLimits: Hashable, Sendable {
    /// Bytes of the file, and of each part that is unpacked from it.
    public var bytes: Int
    /// Rows, blank ones among them.
    public var rows: Int
    /// Cells of a row.
    public var columns: Int
    /// Cells of all rows together, empty ones among them. 100,000 items of our own export are 3,500,000.
    public var cells: Int
    /// Bytes of one cell as UTF-8. Our own texts are shorter; a workbook's cell holds 32,767 characters.
    public var cellBytes: Int

    /// Sets limits; the defaults are those of the program.
    public init(
        bytes: Int = 64 << 20, rows: Int = 1_100_000, columns: Int = 2000, cells: Int = 5_000_000, cellBytes: Int = 1 << 18
    ) {
        self.bytes = bytes
        self.rows = rows
        self.columns = columns
        self.cells = cells
        self.cellBytes = cellBytes
    }
}
