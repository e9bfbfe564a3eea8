import Readiness

/// The controls that items can belong to, by their keys: the library's, and those of the team's catalogs.
///
/// They are read behind the first frame, so that a start costs nothing; until then there are none.
public struct DefinedControls: Sendable {
    private var byKey: [String: Control] = [:]

    /// None.
    public init() {}

    /// Takes controls. Of two with one key the first stays.
    public init(_ controls: [Control]) {
        byKey = Dictionary(controls.map { ($0.key, $0) }) { first, _ in first }
    }

    /// A control with what the team decided about it, or nil where none has the key.
    func control(_ key: String, in record: WorkspaceRecord?) -> ControlInForce? {
        byKey[key].map { ControlInForce($0, record: record?.controls[key] ?? ControlRecord()) }
    }
}
