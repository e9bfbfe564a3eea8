/// A place on the screen, in columns and rows from the top left corner.
public struct Point: Hashable, Sendable {
    /// Columns from the left edge.
    public var x: Int
    /// Rows from the top edge.
    public var y: Int

    /// Makes a point.
    public init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }
}

/// An extent in columns and rows; never negative.
public struct Size: Hashable, Sendable {
    /// Columns.
    public var width: Int
    /// Rows.
    public var height: Int

    /// Makes a size; negative extents become zero.
    public init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
    }
}

/// A rectangle of cells.
public struct Rect: Hashable, Sendable {
    /// The left edge, in columns.
    public var x: Int
    /// The top edge, in rows.
    public var y: Int
    /// Columns, never negative.
    public var width: Int
    /// Rows, never negative.
    public var height: Int

    /// Makes a rectangle; negative extents become zero.
    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    /// A rectangle at the origin.
    public init(_ size: Size) { self.init(x: 0, y: 0, width: size.width, height: size.height) }

    /// The first column right of it.
    public var maxX: Int { x + width }
    /// The first row below it.
    public var maxY: Int { y + height }
    /// Whether it holds no cell.
    public var isEmpty: Bool { width == 0 || height == 0 }
    /// Its extent.
    public var size: Size { Size(width: width, height: height) }

    /// Whether a point lies in it.
    public func contains(_ point: Point) -> Bool {
        (x..<maxX).contains(point.x) && (y..<maxY).contains(point.y)
    }

    /// The rectangle without some columns and rows at its edges.
    public func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rect {
        Rect(x: x + left, y: y + top, width: width - left - right, height: height - top - bottom)
    }

    /// The part that lies in another rectangle.
    public func intersection(_ other: Rect) -> Rect {
        let (left, top) = (max(x, other.x), max(y, other.y))
        return Rect(x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
    }

    /// The left columns, and what remains.
    public func split(left width: Int) -> (left: Rect, rest: Rect) {
        let width = min(max(0, width), self.width)
        return (Rect(x: x, y: y, width: width, height: height), inset(left: width))
    }

    /// The right columns, and what remains.
    public func split(right width: Int) -> (rest: Rect, right: Rect) {
        let parts = split(left: self.width - min(max(0, width), self.width))
        return (parts.left, parts.rest)
    }

    /// The top rows, and what remains.
    public func split(top height: Int) -> (top: Rect, rest: Rect) {
        let height = min(max(0, height), self.height)
        return (Rect(x: x, y: y, width: width, height: height), inset(top: height))
    }

    /// The bottom rows, and what remains.
    public func split(bottom height: Int) -> (rest: Rect, bottom: Rect) {
        let parts = split(top: self.height - min(max(0, height), self.height))
        return (parts.top, parts.rest)
    }

    /// A rectangle of a size in the middle of this one, no larger than it.
    public func centered(_ size: Size) -> Rect {
        let (width, height) = (min(size.width, self.width), min(size.height, self.height))
        return Rect(x: x + (self.width - width) / 2, y: y + (self.height - height) / 2, width: width, height: height)
    }
}
