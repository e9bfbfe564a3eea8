import Readiness

@testable import Interface

// What a test may look at inside the screens. The program's top cannot: it has no such doors.
extension State {
    /// A screen, by its type.
    func screen<S: TabScreen>(_ type: S.Type) -> S { screens.lazy.compactMap { $0 as? S }.first ?? S() }

    var overview: OverviewScreen { screen(OverviewScreen.self) }
    var items: ItemsScreen { screen(ItemsScreen.self) }
    var evidence: EvidenceScreen { screen(EvidenceScreen.self) }
    var scope: ScopeScreen { screen(ScopeScreen.self) }
    var history: HistoryScreen { screen(HistoryScreen.self) }

    /// What the list of items is narrowed to, in words.
    var narrowing: String { items.narrowing(context) }

    /// What the palette offers for what is typed.
    func paletteEntries(_ text: String) -> [PaletteEntry] { PaletteEntry.all(for: text, panelContext) }
}
