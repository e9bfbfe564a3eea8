import TerminalUI

/// The parts that every screen has: the line of state, the tabs, the body, the footer.
struct ShellLayout: Hashable {
    /// The smallest terminal that the screens are made for.
    static let minimum = Size(width: 60, height: 16)

    /// Where we are, and the figures.
    let top: Rect
    /// The tabs.
    let tabs: Rect
    /// The screen.
    let body: Rect
    /// The keys, or what there is to say.
    let footer: Rect

    init(size: Size) {
        let (top, below) = Rect(size).split(top: 1)
        let (tabs, rest) = below.split(top: 1)
        let (body, footer) = rest.split(bottom: 1)
        (self.top, self.tabs, self.body, self.footer) = (top, tabs, body, footer)
    }
}
