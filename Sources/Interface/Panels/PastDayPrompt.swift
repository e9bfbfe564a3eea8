import Readiness
import TerminalUI

extension PromptPanel {
    /// Asks for the day that every screen is to be seen from.
    static let pastDay = PromptPanel(
        .pastDay, title: "See another day",
        hint:
            "Every screen as it was at the end of that day, read-only: monday, 2 weeks ago, 15 jan, 2026-11-02. Arrows move by a day, pages by a month."
    )

    /// Goes to the day that is typed, where that lies behind; today itself is no past.
    mutating func submitPastDay(_ text: String, _ context: Context) -> [Request] {
        let preview = DayPreview(ofPast: text, today: context.calendarDay)
        guard let day = preview.day else {
            refusal = preview.words
            return []
        }
        return [.close, .effect(.showDay(day))]
    }
}
