/* rows DB OUT: the responsibility items of a database as a workbook, by SQLite and libxlsxwriter in constant memory. */
#include <sqlite3.h>
#include <stdio.h>
#include <xlsxwriter.h>

int main(int argc, char **argv) {
    static const char *titles[] = {"序号", "编号", "工作任务", "目标/成果", "牵头单位", "配合单位", "责任领导",
                                   "责任人", "授权层级", "完成时限", "进展", "灯", "备注"};
    const int columns = sizeof titles / sizeof *titles;
    if (argc != 3) {
        fprintf(stderr, "usage: rows DB OUT\n");
        return 2;
    }
    sqlite3 *db;
    sqlite3_stmt *q;
    if (sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READONLY, 0) ||
        sqlite3_prepare_v2(db,
                           "SELECT no,content,deliverable,lead_name,support_names,leader,person,level,"
                           "julianday(due)-julianday('1899-12-30'),progress,lamp_word,note FROM duty "
                           "WHERE deleted_at='' ORDER BY lamp_rank,due,id DESC",
                           -1, &q, 0)) {
        fprintf(stderr, "%s\n", sqlite3_errmsg(db));
        return 1;
    }
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    lxw_workbook *book = workbook_new_opt(argv[2], &options);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "责任清单");
    lxw_format *head = workbook_add_format(book), *text = workbook_add_format(book), *date = workbook_add_format(book);
    format_set_bold(head);
    format_set_border(head, LXW_BORDER_THIN);
    format_set_border(text, LXW_BORDER_THIN);
    format_set_text_wrap(text);
    format_set_border(date, LXW_BORDER_THIN);
    format_set_num_format(date, "yyyy-mm-dd");
    worksheet_set_column(sheet, 0, columns - 1, 16, NULL);
    for (int c = 0; c < columns; c++)
        worksheet_write_string(sheet, 0, c, titles[c], head);
    lxw_row_t row = 1;
    for (; sqlite3_step(q) == SQLITE_ROW; row++) {
        worksheet_write_number(sheet, row, 0, row, text);
        for (int c = 0; c < columns - 1; c++) {
            int type = sqlite3_column_type(q, c);
            if (type == SQLITE_TEXT)
                worksheet_write_string(sheet, row, c + 1, (const char *)sqlite3_column_text(q, c), text);
            else
                worksheet_write_number(sheet, row, c + 1, sqlite3_column_double(q, c), c == 8 ? date : text);
        }
    }
    sqlite3_finalize(q);
    sqlite3_close(db);
    return workbook_close(book) != LXW_NO_ERROR;
}
