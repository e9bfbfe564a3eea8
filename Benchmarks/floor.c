/*
 * The floor: Tickmark's Items screen in plain C on ncursesw, for N made-up items. What Tickmark's speed is measured
 * against.
 *
 * It is the program that somebody would write who wants this one screen and nothing else: all rows in one array, made
 * at the start; one function that draws the whole screen; keys answered a batch at a time; ncurses left to find what
 * has changed on the terminal. It reads no file, saves nothing, and knows no other screen. It is not made slower than
 * that on purpose, and not made cleverer.
 *
 * The items are those of drive.py, word for word: both programs show the same text, so that their bytes can be
 * compared.
 *
 *     cc -O2 -o floor floor.c -lncursesw -ltinfo && ./floor 300
 *
 * Keys: j, k, the arrows, g, G, q.
 */
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <locale.h>
#include <ncurses.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { AREAS = 20, ITEMS_A_CRITERION = 5 };

static const char *subjects[] = {"Access to production", "The register of vendors", "Every change to code", "The recovery plan",
                                 "Handling of incidents", "Keys and secrets", "Training of new staff"};
static const char *states[] = {"is approved by its owner", "is reviewed on a schedule", "is recorded in one place",
                               "follows a written policy", "is tested before it counts"};
static const char *reasons[] = {
    "An auditor draws samples from it, so a gap in it becomes a finding in the report.",
    "Without it nobody can say who decided what, and the decision will be asked about.",
    "It fails in silence: nothing breaks on the day it is forgotten, and much later it does."};
static const char *ways[] = {
    "A small company keeps one page for it, names an owner, and looks at it in the first week of each quarter.",
    "Let the tool that does the work keep the record, and export that record on the day the quarter ends.",
    "Put it in the calendar with the owner's name, and attach what was looked at and what came of it.",
    "Begin with the three systems that hold customer data, and add the others as they come up for renewal."};
static const char *proofs[] = {"Export that shows the date, the owner and the decision for each entry",
                               "Ticket of the last review with what was changed by it",
                               "Minutes of the meeting in which it was approved"};
static const char *roles[] = {"Security lead", "Engineering lead", "People lead", "Finance lead"};
static const char *cadences[] = {"once", "quarterly", "annually"};

struct row {
    int item; /* -1 where the row heads a criterion */
    int criterion;
    char *id;
    char *title;
};

static struct row *rows;
static int row_count, item_count, cursor, top;

enum { TEXT = 1, FAINT, BORDER, FOCUS, HEADING, ACCENT, KEY, GOOD, BEST, BAR, BAR_FAINT, BAR_ACCENT, BAR_KEY, BAR_GOOD, BAR_BEST,
       ROW, ROW_FAINT, ROW_KEY, ROW_ACCENT, DIM, DIM_FAINT, DIM_HEADING };

static int criterion_of(int item) { return item / ITEMS_A_CRITERION; }
static int area_of(int criterion)
{
    int each = (item_count / ITEMS_A_CRITERION + AREAS - 1) / AREAS;
    return criterion / each;
}

static void make_rows(void)
{
    int criteria = item_count / ITEMS_A_CRITERION;
    int each = (criteria + AREAS - 1) / AREAS;
    char text[128];
    rows = malloc((size_t)(item_count + criteria) * sizeof *rows);
    for (int item = 0; item < item_count; item++) {
        int criterion = criterion_of(item);
        int area = area_of(criterion), number = criterion - area * each + 1;
        if (item % ITEMS_A_CRITERION == 0) {
            struct row *head = &rows[row_count++];
            head->item = -1;
            head->criterion = criterion;
            snprintf(text, sizeof text, "A%02d.%d", area + 1, number);
            head->id = strdup(text);
            snprintf(text, sizeof text, "Criterion %d of area %d", number, area + 1);
            head->title = strdup(text);
        }
        struct row *row = &rows[row_count++];
        row->item = item;
        row->criterion = criterion;
        snprintf(text, sizeof text, "A%02d.%d-%02d", area + 1, number, item % ITEMS_A_CRITERION + 1);
        row->id = strdup(text);
        snprintf(text, sizeof text, "%s %s", subjects[item % 7], states[item % 5]);
        row->title = strdup(text);
    }
}

static void colors(void)
{
    start_color();
    use_default_colors();
    static const short pairs[][3] = {
        {TEXT, 188, -1}, {FAINT, 245, -1}, {BORDER, 240, -1}, {FOCUS, 110, -1}, {HEADING, 231, -1}, {ACCENT, 75, -1}, {KEY, 116, -1},
        {GOOD, 114, -1}, {BEST, 79, -1}, {BAR, 188, 234}, {BAR_FAINT, 245, 234}, {BAR_ACCENT, 75, 234}, {BAR_KEY, 116, 234},
        {BAR_GOOD, 114, 234}, {BAR_BEST, 79, 234}, {ROW, 188, 237}, {ROW_FAINT, 245, 237}, {ROW_KEY, 116, 237}, {ROW_ACCENT, 75, 237},
        {DIM, 188, 235}, {DIM_FAINT, 245, 235}, {DIM_HEADING, 231, 235}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) init_pair(pairs[i][0], pairs[i][1], pairs[i][2]);
}

static void look(int pair, attr_t attributes) { attrset(COLOR_PAIR(pair) | attributes); }

/* Writes text of ASCII into a number of columns, with an ellipsis where it is longer. */
static void fitted(int y, int x, const char *text, int width)
{
    int length = (int)strlen(text);
    if (length <= width) mvaddnstr(y, x, text, width);
    else {
        mvaddnstr(y, x, text, width - 1);
        addstr("…");
    }
}

static void blank(int y, int x, int width) { mvhline(y, x, ' ', width); }

static void pane(int y, int x, int height, int width, const char *title, int has_focus, const char *footnote)
{
    look(has_focus ? FOCUS : BORDER, 0);
    mvhline_set(y, x, WACS_HLINE, width);
    mvhline_set(y + height - 1, x, WACS_HLINE, width);
    mvvline_set(y, x, WACS_VLINE, height);
    mvvline_set(y, x + width - 1, WACS_VLINE, height);
    mvaddstr(y, x, "╭");
    mvaddstr(y, x + width - 1, "╮");
    mvaddstr(y + height - 1, x, "╰");
    mvaddstr(y + height - 1, x + width - 1, "╯");
    look(has_focus ? ACCENT : HEADING, A_BOLD);
    mvprintw(y, x + 1, " %s ", title);
    if (*footnote) {
        look(FAINT, 0);
        mvprintw(y + height - 1, x + width - (int)strlen(footnote) - 3, " %s ", footnote);
    }
}

/* Writes text broken between words, and says how many lines that took. */
static int wrapped(int y, int x, int width, int bottom, const char *prefix, const char *text)
{
    int lines = 0, indent = (int)strlen(prefix);
    while (*text) {
        int room = width - indent, end = 0, length = (int)strlen(text);
        if (length <= room) end = length;
        else
            for (end = room; end > 0 && text[end] != ' '; end--) {}
        if (end == 0) end = room;
        if (y + lines < bottom) {
            if (lines == 0) mvaddstr(y, x, prefix);
            mvaddnstr(y + lines, x + indent, text, end);
        }
        text += end;
        while (*text == ' ') text++;
        lines++;
    }
    return lines;
}

/* A fact in one half of a line. */
static void fact(int y, int x, int bottom, const char *label, const char *text, int pair)
{
    if (y >= bottom) return;
    look(FAINT, 0);
    mvaddstr(y, x, label);
    look(pair, 0);
    mvaddstr(y, x + 10, text);
}

static void draw_areas(int y, int height, int width)
{
    static const char *legend[][2] = {{"☐", "To do"}, {"◐", "In progress"}, {"☑", "Ready"}, {"✔", "Reviewed"}, {"⊘", "Not applicable"}};
    static const int pairs[] = {TEXT, ACCENT, GOOD, BEST, FAINT};
    pane(y, 0, height, width, "Areas", 0, "");
    for (int line = 0; line < 5; line++) {
        int at = y + height - 6 + line, count = line == 0 ? item_count : 0;
        look(pairs[line], A_BOLD);
        mvaddstr(at, 2, legend[line][0]);
        look(FAINT, 0);
        mvaddstr(at, 4, legend[line][1]);
        mvprintw(at, width - 1 - snprintf(NULL, 0, "%d", count), "%d", count);
    }
    for (int line = 0; line < height - 2 && line < AREAS + 2; line++) {
        int at = y + 1 + line, is_current = line == 0;
        char text[64];
        look(is_current ? DIM : TEXT, 0);
        blank(at, 1, width - 2);
        if (line < 2) {
            look(is_current ? DIM_HEADING : HEADING, A_BOLD);
            fitted(at, 2, line == 0 ? "All in scope" : "Security", width - 8);
        } else {
            snprintf(text, sizeof text, " A%02d Area %d", line - 1, line - 1);
            fitted(at, 2, text, width - 8);
        }
        look(is_current ? DIM_FAINT : FAINT, 0);
        mvaddstr(at, width - 5, "  0%");
    }
}

static void draw_list(int y, int x, int height, int width)
{
    char title[64], place[64];
    int inside = width - 2, id_width = 8, number = 0;
    for (int i = 0; i < row_count && i < 400; i++)
        if (rows[i].item >= 0 && (int)strlen(rows[i].id) > id_width) id_width = (int)strlen(rows[i].id);
    number = rows[cursor].item + 1;
    snprintf(title, sizeof title, "%d items", item_count);
    snprintf(place, sizeof place, "%d of %d", number, item_count);
    pane(y, x, height, width, title, 1, place);
    int visible = height - 2;
    if (cursor - 1 < top) top = cursor > 0 ? cursor - 1 : 0;
    if (cursor + 2 - visible > top) top = cursor + 2 - visible;
    if (top > row_count - visible) top = row_count - visible;
    if (top < 0) top = 0;
    for (int line = 0; line < visible && top + line < row_count; line++) {
        struct row *row = &rows[top + line];
        int at = y + 1 + line, left = x + 1, is_current = top + line == cursor;
        if (row->item < 0) {
            look(HEADING, A_BOLD);
            mvprintw(at, left + 1, "%s %s", row->id, row->title);
            look(FAINT, 0);
            printw("  %d", ITEMS_A_CRITERION);
            continue;
        }
        look(is_current ? ROW : TEXT, 0);
        blank(at, left, inside);
        if (is_current) {
            look(ROW_ACCENT, 0);
            mvaddstr(at, left, "▌");
        }
        look(is_current ? ROW : TEXT, A_BOLD);
        mvaddstr(at, left + 2, "☐");
        look(is_current ? ROW_KEY : KEY, 0);
        fitted(at, left + 4, row->id, id_width);
        look(is_current ? ROW : TEXT, 0);
        fitted(at, left + 5 + id_width, row->title, inside - 6 - id_width);
    }
}

static void draw_detail(int y, int x, int height, int width)
{
    struct row *row = &rows[cursor];
    int item = row->item, left = x + 2, room = width - 4, bottom = y + height - 1, at = y + 1;
    char text[128];
    pane(y, x, height, width, row->id, 0, "");
    look(HEADING, A_BOLD);
    at += wrapped(at, left, room, bottom, "", row->title);
    fact(at, left, bottom, "Status", "To do", TEXT);
    fact(at, left + room / 2, bottom, "Owner", "nobody yet", FAINT);
    at += 2;
    look(HEADING, A_BOLD);
    mvaddstr(at++, left, "Why and how");
    look(TEXT, 0);
    snprintf(text, sizeof text, "%s", reasons[item % 3]);
    char both[300];
    snprintf(both, sizeof both, "%s %s", reasons[item % 3], ways[item % 4]);
    at += wrapped(at, left, room, bottom, "", both) + 1;
    look(HEADING, A_BOLD);
    mvaddstr(at++, left, "What an auditor accepts");
    look(TEXT, 0);
    at += wrapped(at, left, room, bottom, "- ", proofs[item % 3]);
    at += wrapped(at, left, room, bottom, "- ", proofs[(item + 1) % 3]) + 1;
    int each = (item_count / ITEMS_A_CRITERION + AREAS - 1) / AREAS, area = area_of(row->criterion);
    int number = row->criterion - area * each + 1;
    snprintf(text, sizeof text, "A%02d.%d Criterion %d of area %d", area + 1, number, number, area + 1);
    fact(at, left, bottom, "Criterion", text, TEXT);
    fact(at++, left + room / 2, bottom, "Shown", cadences[item % 3], TEXT);
    snprintf(text, sizeof text, "about %d day%s to get ready", item % 3 + 1, item % 3 ? "s" : "");
    fact(at, left, bottom, "Effort", text, TEXT);
    fact(at, left + room / 2, bottom, "Role", roles[item % 4], TEXT);
}

static void draw_keys(int y, int width)
{
    static const char *keys[][2] = {{"space", "tick"}, {"i", "start"}, {"o", "owner"}, {"d", "due"}, {"e", "note"}, {"b", "block"},
                                    {"n", "n/a"}, {"x", "select"}, {"/", "find"}, {"f", "filter"}, {"u", "undo"}};
    look(BAR, 0);
    blank(y, 0, width);
    int x = 1;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        look(BAR_KEY, A_BOLD);
        mvaddstr(y, x, keys[i][0]);
        look(BAR_FAINT, 0);
        printw(" %s", keys[i][1]);
        x += (int)(strlen(keys[i][0]) + strlen(keys[i][1])) + 3;
    }
    look(BAR_KEY, A_BOLD);
    mvaddstr(y, width - 16, "?");
    mvaddstr(y, width - 8, "q");
    look(BAR_FAINT, 0);
    mvaddstr(y, width - 14, "help");
    mvaddstr(y, width - 6, "quit");
}

static void draw(void)
{
    int width = COLS, height = LINES, areas = width / 5 > 24 ? width / 5 : 24, rest = width - areas;
    int detail = (height - 3) * 3 / 7 + 1;
    erase();
    look(BAR, 0);
    blank(0, 0, width);
    look(BAR_ACCENT, A_BOLD);
    mvaddstr(0, 0, " Tickmark ");
    look(BAR, 0);
    mvaddstr(0, 12, "Acme Payments · SOC 2 Type 2 · 1 Jan to 30 Jun 2027");
    look(BAR_GOOD, A_BOLD);
    mvaddstr(0, width - 31, "0% ticked");
    look(BAR_BEST, 0);
    mvaddstr(0, width - 20, "0% reviewed");
    look(BAR_FAINT, 0);
    mvaddstr(0, width - 7, "saved");
    look(FAINT, 0);
    mvaddstr(1, 0, " 1 Overview ");
    look(ROW_ACCENT, A_BOLD);
    addstr(" 2 Items ");
    look(FAINT, 0);
    addstr(" 3 Scope  4 History ");
    mvaddstr(1, width - 20, "ana   218 days left");
    draw_areas(2, height - 3, areas);
    draw_list(2, areas, height - 3 - detail, rest);
    draw_detail(height - 1 - detail, areas, detail, rest);
    draw_keys(height - 1, width);
    refresh();
}

static void move_to(int row, int step)
{
    if (row < 0) row = 0;
    if (row >= row_count) row = row_count - 1;
    while (row >= 0 && row < row_count && rows[row].item < 0) row += step;
    if (row >= 0 && row < row_count) cursor = row;
}

int main(int count, char **arguments)
{
    item_count = count > 1 ? atoi(arguments[1]) : 300;
    if (item_count < 100 || item_count % 100 != 0) {
        fprintf(stderr, "usage: floor N, where N is a number of hundreds\n");
        return 64;
    }
    setlocale(LC_ALL, "");
    make_rows();
    initscr();
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    curs_set(0);
    colors();
    move_to(0, 1);
    draw();
    for (;;) {
        struct pollfd wait = {STDIN_FILENO, POLLIN, 0};
        if (poll(&wait, 1, -1) < 0 && !(wait.revents & POLLIN)) continue;
        int key, keys = 0;
        while ((key = getch()) != ERR) {
            keys++;
            switch (key) {
            case 'j': case KEY_DOWN: move_to(cursor + 1, 1); break;
            case 'k': case KEY_UP: move_to(cursor - 1, -1); break;
            case 'g': move_to(0, 1); break;
            case 'G': move_to(row_count - 1, -1); break;
            case 'q': endwin(); return 0;
            }
        }
        if (keys == 0 && wait.revents & POLLHUP) return 1;
        draw();
    }
}
