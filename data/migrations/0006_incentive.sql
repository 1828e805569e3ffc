-- Rewards and sanctions.
CREATE TABLE incentive (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "no" TEXT NOT NULL DEFAULT '',
    "kind" INTEGER NOT NULL DEFAULT 0,
    "state" INTEGER NOT NULL DEFAULT 0,
    "period" TEXT NOT NULL DEFAULT '',
    "group" TEXT NOT NULL DEFAULT '',
    "org_id" INTEGER NOT NULL DEFAULT 0,
    "org_name" TEXT NOT NULL DEFAULT '',
    "rule_text" TEXT NOT NULL DEFAULT '',
    "basis" TEXT NOT NULL DEFAULT '',
    "facts" TEXT NOT NULL DEFAULT '',
    "content" TEXT NOT NULL DEFAULT '',
    "amount_fen" INTEGER NOT NULL DEFAULT 0,
    "fund_source" TEXT NOT NULL DEFAULT '',
    "place_time" TEXT NOT NULL DEFAULT '',
    "place" TEXT NOT NULL DEFAULT '',
    "interviewer" TEXT NOT NULL DEFAULT '',
    "statement" TEXT NOT NULL DEFAULT '',
    "statement_due" TEXT NOT NULL DEFAULT '',
    "decided_by" TEXT NOT NULL DEFAULT '',
    "decided_on" TEXT NOT NULL DEFAULT '',
    "served" INTEGER NOT NULL DEFAULT 0,
    "served_on" TEXT NOT NULL DEFAULT '',
    "served_to" TEXT NOT NULL DEFAULT '',
    "deadline" TEXT NOT NULL DEFAULT '',
    "interviewed" TEXT NOT NULL DEFAULT '',
    "recheck_on" TEXT NOT NULL DEFAULT '',
    "recheck_by" TEXT NOT NULL DEFAULT '',
    "recheck_pass" INTEGER NOT NULL DEFAULT 0,
    "recheck_text" TEXT NOT NULL DEFAULT '',
    "round" INTEGER NOT NULL DEFAULT 0,
    "closed_on" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    find TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX incentive_org_id ON "incentive" ("org_id");
CREATE INDEX incentive_period ON "incentive" ("period");
CREATE INDEX incentive_state ON "incentive" ("state");

CREATE TABLE incentive_step (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "incentive_id" INTEGER NOT NULL REFERENCES incentive(id),
    "day" TEXT NOT NULL DEFAULT '',
    "step" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX incentive_step_incentive_id ON "incentive_step" ("incentive_id");
