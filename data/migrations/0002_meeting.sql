-- Joint meetings, their attendance, agenda, resolutions and minutes.
CREATE TABLE meeting (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "year" INTEGER NOT NULL DEFAULT 0,
    "no" INTEGER NOT NULL DEFAULT 0,
    "title" TEXT NOT NULL DEFAULT '',
    "kind" INTEGER NOT NULL DEFAULT 0,
    "state" INTEGER NOT NULL DEFAULT 0,
    "lead_org_id" INTEGER NOT NULL DEFAULT 0,
    "lead_org_name" TEXT NOT NULL DEFAULT '',
    "starts" TEXT NOT NULL DEFAULT '',
    "ends" TEXT NOT NULL DEFAULT '',
    "began_at" TEXT NOT NULL DEFAULT '',
    "ended_at" TEXT NOT NULL DEFAULT '',
    "venue_id" INTEGER NOT NULL DEFAULT 0,
    "venue_name" TEXT NOT NULL DEFAULT '',
    "chair_id" INTEGER NOT NULL DEFAULT 0,
    "chair_name" TEXT NOT NULL DEFAULT '',
    "recorder_id" INTEGER NOT NULL DEFAULT 0,
    "recorder_name" TEXT NOT NULL DEFAULT '',
    "rule" TEXT NOT NULL DEFAULT '{}',
    "hear_only" INTEGER NOT NULL DEFAULT 0,
    "notice_no" TEXT NOT NULL DEFAULT '',
    "minutes_no" TEXT NOT NULL DEFAULT '',
    "secrecy" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT NOT NULL DEFAULT '',
    find TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX meeting_starts ON "meeting" ("starts");
CREATE INDEX meeting_state ON "meeting" ("state");

CREATE TABLE attendance (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "meeting_id" INTEGER NOT NULL REFERENCES meeting(id),
    "seq" INTEGER NOT NULL DEFAULT 0,
    "person_id" INTEGER NOT NULL DEFAULT 0,
    "name" TEXT NOT NULL DEFAULT '',
    "org_id" INTEGER NOT NULL DEFAULT 0,
    "org_name" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL DEFAULT '',
    "observer" INTEGER NOT NULL DEFAULT 0,
    "presence" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT NOT NULL DEFAULT '',
    "substitute" TEXT NOT NULL DEFAULT '',
    "arrived_at" TEXT NOT NULL DEFAULT '',
    "left_at" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attendance_meeting_id ON "attendance" ("meeting_id");
CREATE INDEX attendance_org_id ON "attendance" ("org_id");

CREATE TABLE agenda (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "meeting_id" INTEGER NOT NULL REFERENCES meeting(id),
    "seq" INTEGER NOT NULL DEFAULT 0,
    "title" TEXT NOT NULL DEFAULT '',
    "kind" INTEGER NOT NULL DEFAULT 0,
    "presenter" TEXT NOT NULL DEFAULT '',
    "minutes" INTEGER NOT NULL DEFAULT 0,
    "confidential" INTEGER NOT NULL DEFAULT 0,
    "notes" TEXT NOT NULL DEFAULT '',
    "conclusion" INTEGER NOT NULL DEFAULT 0,
    "outcome" TEXT NOT NULL DEFAULT '',
    "voted" INTEGER NOT NULL DEFAULT 0,
    "entitled" INTEGER NOT NULL DEFAULT 0,
    "present_n" INTEGER NOT NULL DEFAULT 0,
    "yes" INTEGER NOT NULL DEFAULT 0,
    "no" INTEGER NOT NULL DEFAULT 0,
    "abstain" INTEGER NOT NULL DEFAULT 0,
    "invalid" INTEGER NOT NULL DEFAULT 0,
    "not_voted" INTEGER NOT NULL DEFAULT 0,
    "recused" INTEGER NOT NULL DEFAULT 0,
    "recused_names" TEXT NOT NULL DEFAULT '',
    "result" TEXT NOT NULL DEFAULT '',
    "result_why" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX agenda_meeting_id ON "agenda" ("meeting_id");

CREATE TABLE resolution (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "meeting_id" INTEGER NOT NULL REFERENCES meeting(id),
    "agenda_id" INTEGER NOT NULL DEFAULT 0,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "content" TEXT NOT NULL DEFAULT '',
    "deliverable" TEXT NOT NULL DEFAULT '',
    "lead_id" INTEGER NOT NULL DEFAULT 0,
    "lead_name" TEXT NOT NULL DEFAULT '',
    "support_ids" TEXT NOT NULL DEFAULT '[]',
    "support_names" TEXT NOT NULL DEFAULT '',
    "person" TEXT NOT NULL DEFAULT '',
    "due" TEXT NOT NULL DEFAULT '',
    "duty_id" INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX resolution_meeting_id ON "resolution" ("meeting_id");
CREATE INDEX resolution_duty_id ON "resolution" ("duty_id");

CREATE TABLE minutes (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "meeting_id" INTEGER NOT NULL REFERENCES meeting(id),
    "version" INTEGER NOT NULL DEFAULT 0,
    "state" INTEGER NOT NULL DEFAULT 0,
    "no" TEXT NOT NULL DEFAULT '',
    "signed_by" TEXT NOT NULL DEFAULT '',
    "signed_at" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL DEFAULT '',
    "sha256" TEXT NOT NULL DEFAULT '',
    "audit_seq" INTEGER NOT NULL DEFAULT 0,
    "audit_head" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX minutes_meeting_id ON "minutes" ("meeting_id");
