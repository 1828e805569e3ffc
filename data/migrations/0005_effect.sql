-- Indicators, values, quarters, rankings and scores.
CREATE TABLE indicator (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "code" TEXT NOT NULL DEFAULT '',
    "seq" INTEGER NOT NULL DEFAULT 0,
    "name" TEXT NOT NULL DEFAULT '',
    "unit" TEXT NOT NULL DEFAULT '',
    "direction" INTEGER NOT NULL DEFAULT 0,
    "target" REAL NOT NULL DEFAULT 0,
    "weight" REAL NOT NULL DEFAULT 0,
    "source" TEXT NOT NULL DEFAULT '',
    "definition" TEXT NOT NULL DEFAULT '',
    "groups" TEXT NOT NULL DEFAULT '[]',
    "retired" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE indicator_value (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "period" TEXT NOT NULL DEFAULT '',
    "org_id" INTEGER NOT NULL DEFAULT 0,
    "org_name" TEXT NOT NULL DEFAULT '',
    "indicator_id" INTEGER NOT NULL DEFAULT 0,
    "code" TEXT NOT NULL DEFAULT '',
    "num" REAL NOT NULL DEFAULT 0,
    "den" REAL NOT NULL DEFAULT 0,
    "value" REAL NOT NULL DEFAULT 0,
    "missing" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX indicator_value_period_org_id ON "indicator_value" ("period","org_id");

CREATE TABLE assessment (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "period" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 0,
    "state" INTEGER NOT NULL DEFAULT 0,
    "locked_by" TEXT NOT NULL DEFAULT '',
    "locked_at" TEXT NOT NULL DEFAULT '',
    "settings" TEXT NOT NULL DEFAULT '',
    "snapshot" TEXT NOT NULL DEFAULT '',
    "sha256" TEXT NOT NULL DEFAULT '',
    "audit_seq" INTEGER NOT NULL DEFAULT 0,
    "audit_head" TEXT NOT NULL DEFAULT '',
    "entered" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX assessment_period ON "assessment" ("period");

CREATE TABLE ranking (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "period" TEXT NOT NULL DEFAULT '',
    "group" TEXT NOT NULL DEFAULT '',
    "org_id" INTEGER NOT NULL DEFAULT 0,
    "org_name" TEXT NOT NULL DEFAULT '',
    "total" REAL NOT NULL DEFAULT 0,
    "shown" TEXT NOT NULL DEFAULT '',
    "rank" INTEGER NOT NULL DEFAULT 0,
    "tied" INTEGER NOT NULL DEFAULT 0,
    "grade" TEXT NOT NULL DEFAULT '',
    "weight" REAL NOT NULL DEFAULT 0,
    "missing" INTEGER NOT NULL DEFAULT 0,
    "prev_rank" INTEGER NOT NULL DEFAULT 0,
    "prev_shown" TEXT NOT NULL DEFAULT '',
    "remark" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX ranking_period ON "ranking" ("period");

CREATE TABLE score (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "period" TEXT NOT NULL DEFAULT '',
    "group" TEXT NOT NULL DEFAULT '',
    "org_id" INTEGER NOT NULL DEFAULT 0,
    "org_name" TEXT NOT NULL DEFAULT '',
    "code" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL DEFAULT '',
    "num" REAL NOT NULL DEFAULT 0,
    "den" REAL NOT NULL DEFAULT 0,
    "value" REAL NOT NULL DEFAULT 0,
    "shown" TEXT NOT NULL DEFAULT '',
    "missing" INTEGER NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL DEFAULT '',
    "target" TEXT NOT NULL DEFAULT '',
    "weight" REAL NOT NULL DEFAULT 0,
    "points" REAL NOT NULL DEFAULT 0,
    "got" TEXT NOT NULL DEFAULT '',
    "explain" TEXT NOT NULL DEFAULT '',
    "beside" TEXT NOT NULL DEFAULT '',
    "row_kind" TEXT NOT NULL DEFAULT '',
    "rows_num" TEXT NOT NULL DEFAULT '[]',
    "rows_den" TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX score_period_org_id ON "score" ("period","org_id");
