/// Whom an export is for. It decides what is inside.
public enum Audience: String, CaseIterable, Hashable, Sendable {
    /// The team itself: everything.
    case team
    /// Whoever decides about money and people.
    case management
    /// Whoever asks how far the organization is. Figures and scope; no names, no reasons, no notes.
    case customer
    /// Whoever examines it. What was signed, by whom and when.
    case auditor
}
