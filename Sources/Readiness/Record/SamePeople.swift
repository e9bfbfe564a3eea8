/// Which handles are one person, because somebody said so: a name on the laptop and another on the server.
///
/// Each pair that was ever named is a field of its own, set to true or back to false like any other. What stands is
/// joined: if `a` is `b` and `b` is `c`, all three are one. So neither the order in which it was said, nor saying it
/// twice or in a circle, makes a difference.
public struct SamePeople: Hashable, Sendable {
    /// That two handles are one person, or not any more.
    public struct Statement: Hashable, Sendable {
        /// The handle that is another name of ``main``'s person.
        public let other: Handle
        /// The handle that the person goes by.
        public let main: Handle
        /// Whether it stands.
        public internal(set) var stands: Register<Bool>

        /// Makes a statement as a snapshot recorded it.
        public init(other: Handle, main: Handle, stands: Register<Bool>) {
            self.other = other
            self.main = main
            self.stands = stands
        }
    }

    /// What was ever said, in the order in which it was said first.
    public private(set) var statements: [Statement] = []
    private var places: [Handle: [Handle: Int]] = [:]
    /// The handle that a person goes by, for each handle that has another.
    private var mains: [Handle: Handle] = [:]

    /// Begins with nobody being anybody else.
    public init() {}

    /// Makes it as a snapshot recorded it.
    public init(_ statements: [Statement]) {
        for statement in statements where places[statement.other]?[statement.main] == nil { add(statement) }
        join()
    }

    /// Whether every handle is a person of its own.
    public var isEmpty: Bool { mains.isEmpty }

    /// The handle that the person of a handle goes by.
    public func canonical(_ handle: Handle) -> Handle { mains[handle] ?? handle }

    /// Whether two handles are one person.
    public func areOne(_ left: Handle, _ right: Handle) -> Bool { canonical(left) == canonical(right) }

    /// Whether it was said of just these two, in this direction, and stands.
    public func stands(_ other: Handle, as main: Handle) -> Bool {
        places[other]?[main].map { statements[$0].stands.value } ?? false
    }

    /// The field of two handles.
    func register(_ other: Handle, as main: Handle) -> Register<Bool>? {
        places[other]?[main].map { statements[$0].stands }
    }

    /// Records what an entry says. ``join()`` is to be called before anything is asked.
    mutating func record(_ other: Handle, as main: Handle, to: Bool, was: Bool, by entry: Entry) {
        // Nobody is another than themselves, whatever a journal says.
        guard other != main else { return }
        let place =
            places[other]?[main] ?? add(Statement(other: other, main: main, stands: Register(false)))
        statements[place].stands.record(to, was: was, by: entry)
    }

    @discardableResult
    private mutating func add(_ statement: Statement) -> Int {
        statements.append(statement)
        places[statement.other, default: [:]][statement.main] = statements.count - 1
        return statements.count - 1
    }

    /// Joins what stands. In each group the person goes by a handle that is nobody's other name; where there are
    /// several, or none because they stand in a circle, by the first of the alphabet.
    mutating func join() {
        var parents: [Handle: Handle] = [:]
        func root(of handle: Handle) -> Handle {
            var (root, next) = (handle, handle)
            while let parent = parents[root], parent != root { root = parent }
            // Shortens the way, so that long chains are gone through once.
            while let parent = parents[next], parent != root {
                parents[next] = root
                next = parent
            }
            return root
        }
        var others: Set<Handle> = []
        for statement in statements where statement.stands.value {
            others.insert(statement.other)
            for handle in [statement.other, statement.main] where parents[handle] == nil { parents[handle] = handle }
            let (left, right) = (root(of: statement.other), root(of: statement.main))
            if left != right { parents[left] = right }
        }
        var best: [Handle: Handle] = [:]
        for handle in parents.keys {
            let root = root(of: handle)
            guard let known = best[root] else {
                best[root] = handle
                continue
            }
            if (others.contains(handle) ? 1 : 0, handle) < (others.contains(known) ? 1 : 0, known) { best[root] = handle }
        }
        mains = [:]
        for handle in parents.keys {
            if let main = best[root(of: handle)], main != handle { mains[handle] = main }
        }
    }
}
