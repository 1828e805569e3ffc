-- Lists with versions and entries, graded authorisation, recurring obligations; items without deadline sort after dated ones.
ALTER TABLE duty ADD COLUMN "matter" TEXT NOT NULL DEFAULT '';
ALTER TABLE duty ADD COLUMN "amount" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE duty ADD COLUMN "mandate" TEXT NOT NULL DEFAULT '';
ALTER TABLE duty ADD COLUMN "term" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE duty ADD COLUMN "entry_key" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE duty ADD COLUMN "round" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE duty ADD COLUMN "due_key" TEXT NOT NULL DEFAULT '9999-12-31';
UPDATE duty SET due_key=due WHERE due<>'';
DROP INDEX duty_lamp_rank_due;
DROP INDEX duty_state;
DROP INDEX duty_lead_id;
CREATE INDEX duty_lamp_rank_due ON "duty" ("lamp_rank","due_key","id" DESC,"deleted_at","state","lamp","lead_id","source");
CREATE INDEX duty_state ON "duty" ("state","lamp","lamp_rank","due_key","deleted_at");
CREATE INDEX duty_lead_id ON "duty" ("lead_id","state","lamp","lamp_rank","due_key","deleted_at");
CREATE INDEX duty_list_id ON "duty" ("list_id") WHERE "list_id"<>0;
CREATE INDEX duty_entry_key ON "duty" ("entry_key") WHERE "entry_key"<>0;

ALTER TABLE duty_list ADD COLUMN "kind" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE duty_list ADD COLUMN "from" TEXT NOT NULL DEFAULT '';
ALTER TABLE duty_list ADD COLUMN "to" TEXT NOT NULL DEFAULT '';
ALTER TABLE duty_list ADD COLUMN "family" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE duty_list ADD COLUMN "issued_on" TEXT NOT NULL DEFAULT '';
ALTER TABLE duty_list ADD COLUMN "revoked_on" TEXT NOT NULL DEFAULT '';
ALTER TABLE duty_list ADD COLUMN "note" TEXT NOT NULL DEFAULT '';

CREATE TABLE list_entry (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "list_id" INTEGER NOT NULL REFERENCES duty_list(id),
    "key" INTEGER NOT NULL DEFAULT 0,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "matter" TEXT NOT NULL DEFAULT '',
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
    "amount" INTEGER NOT NULL DEFAULT 0,
    "start" TEXT NOT NULL DEFAULT '',
    "due" TEXT NOT NULL DEFAULT '',
    "term" INTEGER NOT NULL DEFAULT 0,
    "workdays" INTEGER NOT NULL DEFAULT 0,
    "weight" REAL NOT NULL DEFAULT 0,
    "urgency" INTEGER NOT NULL DEFAULT 0,
    "repeat" INTEGER NOT NULL DEFAULT 0,
    "stages" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX list_entry_list_id ON "list_entry" ("list_id","seq");

CREATE TABLE authority (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL DEFAULT '',
    "family" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,
    "state" INTEGER NOT NULL DEFAULT 0,
    "basis" TEXT NOT NULL DEFAULT '',
    "doc_no" TEXT NOT NULL DEFAULT '',
    "issued_on" TEXT NOT NULL DEFAULT '',
    "revoked_on" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE authority_row (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "authority_id" INTEGER NOT NULL REFERENCES authority(id),
    "seq" INTEGER NOT NULL DEFAULT 0,
    "matter" TEXT NOT NULL DEFAULT '',
    "level" INTEGER NOT NULL DEFAULT 0,
    "holder" TEXT NOT NULL DEFAULT '',
    "powers" TEXT NOT NULL DEFAULT '[]',
    "limit" INTEGER NOT NULL DEFAULT 0,
    "scale" TEXT NOT NULL DEFAULT '',
    "basis" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX authority_row_authority_id ON "authority_row" ("authority_id","seq");
