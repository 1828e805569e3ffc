-- Responsibility items and what belongs to them.
CREATE TABLE duty_list (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL DEFAULT '',
    "year" INTEGER NOT NULL DEFAULT 0,
    "basis" TEXT NOT NULL DEFAULT '',
    "doc_no" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 0,
    "state" INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE duty (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "no" TEXT NOT NULL DEFAULT '',
    "list_id" INTEGER NOT NULL DEFAULT 0,
    "source" INTEGER NOT NULL DEFAULT 0,
    "source_id" INTEGER NOT NULL DEFAULT 0,
    "source_text" TEXT NOT NULL DEFAULT '',
    "relapse_of" INTEGER NOT NULL DEFAULT 0,
    "content" TEXT NOT NULL DEFAULT '',
    "deliverable" TEXT NOT NULL DEFAULT '',
    "lead_id" INTEGER NOT NULL DEFAULT 0,
    "lead_name" TEXT NOT NULL DEFAULT '',
    "support_ids" TEXT NOT NULL DEFAULT '[]',
    "support_names" TEXT NOT NULL DEFAULT '',
    "leader" TEXT NOT NULL DEFAULT '',
    "person" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "level" INTEGER NOT NULL DEFAULT 0,
    "start" TEXT NOT NULL DEFAULT '',
    "due" TEXT NOT NULL DEFAULT '',
    "due_text" TEXT NOT NULL DEFAULT '',
    "first_due" TEXT NOT NULL DEFAULT '',
    "workdays" INTEGER NOT NULL DEFAULT 0,
    "weight" REAL NOT NULL DEFAULT 0,
    "urgency" INTEGER NOT NULL DEFAULT 0,
    "state" INTEGER NOT NULL DEFAULT 0,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "reported_on" TEXT NOT NULL DEFAULT '',
    "asked_on" TEXT NOT NULL DEFAULT '',
    "done_on" TEXT NOT NULL DEFAULT '',
    "closed_on" TEXT NOT NULL DEFAULT '',
    "suspended_on" TEXT NOT NULL DEFAULT '',
    "asked_due" TEXT NOT NULL DEFAULT '',
    "lamp" INTEGER NOT NULL DEFAULT 0,
    "lamp_rank" INTEGER NOT NULL DEFAULT 0,
    "lamp_word" TEXT NOT NULL DEFAULT '',
    "lamp_why" TEXT NOT NULL DEFAULT '',
    "planned" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT NOT NULL DEFAULT '',
    find TEXT NOT NULL DEFAULT ''
) STRICT;
-- Lists are ordered, filtered and counted in these indexes alone; the wide rows are read for the page shown.
CREATE INDEX duty_lamp_rank_due ON "duty" ("lamp_rank","due","id" DESC,"deleted_at","state","lamp","lead_id","source");
CREATE INDEX duty_state ON "duty" ("state","lamp","lamp_rank","due","deleted_at");
CREATE INDEX duty_lead_id ON "duty" ("lead_id","state","lamp","lamp_rank","due","deleted_at");
CREATE INDEX duty_asked_due ON "duty" ("asked_due") WHERE "asked_due"<>'';
CREATE INDEX duty_due ON "duty" ("due");
CREATE INDEX duty_no ON "duty" ("no");
CREATE INDEX duty_content ON "duty" ("content");

CREATE TABLE milestone (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "duty_id" INTEGER NOT NULL REFERENCES duty(id),
    "seq" INTEGER NOT NULL DEFAULT 0,
    "name" TEXT NOT NULL DEFAULT '',
    "planned" TEXT NOT NULL DEFAULT '',
    "percent" INTEGER NOT NULL DEFAULT 0,
    "reached" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX milestone_duty_id ON "milestone" ("duty_id");

CREATE TABLE progress (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "duty_id" INTEGER NOT NULL REFERENCES duty(id),
    "day" TEXT NOT NULL DEFAULT '',
    "org_name" TEXT NOT NULL DEFAULT '',
    "percent" INTEGER NOT NULL DEFAULT 0,
    "before" INTEGER NOT NULL DEFAULT 0,
    "text" TEXT NOT NULL DEFAULT '',
    "problem" TEXT NOT NULL DEFAULT '',
    "next" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "late" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX progress_duty_id ON "progress" ("duty_id");
CREATE INDEX progress_day ON "progress" ("day");

CREATE TABLE extension (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "duty_id" INTEGER NOT NULL REFERENCES duty(id),
    "filed_on" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "old_due" TEXT NOT NULL DEFAULT '',
    "new_due" TEXT NOT NULL DEFAULT '',
    "state" INTEGER NOT NULL DEFAULT 0,
    "decided_by" TEXT NOT NULL DEFAULT '',
    "decided_on" TEXT NOT NULL DEFAULT '',
    "opinion" TEXT NOT NULL DEFAULT '',
    "pause" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX extension_duty_id ON "extension" ("duty_id");

CREATE TABLE review (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "duty_id" INTEGER NOT NULL REFERENCES duty(id),
    "asked_on" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT '',
    "approved" INTEGER NOT NULL DEFAULT 0,
    "decided" INTEGER NOT NULL DEFAULT 0,
    "decided_by" TEXT NOT NULL DEFAULT '',
    "decided_on" TEXT NOT NULL DEFAULT '',
    "opinion" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX review_duty_id ON "review" ("duty_id");

CREATE TABLE slip (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "duty_id" INTEGER NOT NULL REFERENCES duty(id),
    "duty_no" TEXT NOT NULL DEFAULT '',
    "content" TEXT NOT NULL DEFAULT '',
    "lead_id" INTEGER NOT NULL DEFAULT 0,
    "lead_name" TEXT NOT NULL DEFAULT '',
    "progress" INTEGER NOT NULL DEFAULT 0,
    "no" TEXT NOT NULL DEFAULT '',
    "colour" TEXT NOT NULL DEFAULT '',
    "nth" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT NOT NULL DEFAULT '',
    "requirement" TEXT NOT NULL DEFAULT '',
    "issued_on" TEXT NOT NULL DEFAULT '',
    "feedback_due" TEXT NOT NULL DEFAULT '',
    "signed_by" TEXT NOT NULL DEFAULT '',
    "signed_on" TEXT NOT NULL DEFAULT '',
    "feedback" TEXT NOT NULL DEFAULT '',
    "feedback_on" TEXT NOT NULL DEFAULT '',
    find TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX slip_duty_id ON "slip" ("duty_id");
CREATE INDEX slip_feedback_due ON "slip" ("feedback_due");

CREATE TABLE duty_event (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "duty_id" INTEGER NOT NULL REFERENCES duty(id),
    "day" TEXT NOT NULL DEFAULT '',
    "who" TEXT NOT NULL DEFAULT '',
    "act" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX duty_event_duty_id ON "duty_event" ("duty_id");
