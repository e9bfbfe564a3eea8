import Readiness
import TerminalUI

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
    var requests: RequestsScreen { screen(RequestsScreen.self) }

    /// What the list of items is narrowed to, in words.
    var narrowing: String { items.narrowing(context) }

    /// What the palette offers for what is typed.
    func paletteEntries(_ text: String) -> [PaletteEntry] { PaletteEntry.all(for: text, panelContext) }
}

extension Key {
    /// The key that goes to a tab, wherever the tab stands.
    static func to(_ tab: Tab) -> Key {
        .character(Character("\((Tab.allCases.firstIndex(of: tab) ?? 0) + 1)"))
    }
}
