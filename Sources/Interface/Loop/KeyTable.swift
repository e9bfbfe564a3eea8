/// The keys that work on the screen that is shown, and what help says with them.
struct KeyTable: Sendable {
    /// The screen's tab.
    let tab: Tab
    /// What is urgent.
    let saving: [Binding]
    /// The screen's own.
    let screen: [Binding]
    /// Those that work everywhere.
    let shell: [Binding]
    /// Those of other screens, for the palette.
    var elsewhere: [Binding] = []
    /// The marks that the screen draws.
    let marks: [(mark: String, meaning: String)]

    /// All of them: what is urgent first, then those of the screen.
    var all: [Binding] { saving + screen + shell }
}
