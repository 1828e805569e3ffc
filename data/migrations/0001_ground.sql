-- The ground: participants, people, rooms, users, settings, calendar, files, numbers, imports, drafts.
CREATE TABLE org (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL DEFAULT '',
    "short_name" TEXT NOT NULL DEFAULT '',
    "aliases" TEXT NOT NULL DEFAULT '[]',
    "kind" INTEGER NOT NULL DEFAULT 0,
    "level" INTEGER NOT NULL DEFAULT 0,
    "parent_id" INTEGER NOT NULL DEFAULT 0,
    "uscc" TEXT NOT NULL DEFAULT '',
    "contact" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "group" TEXT NOT NULL DEFAULT '',
    "population" INTEGER NOT NULL DEFAULT 0,
    "from" TEXT NOT NULL DEFAULT '',
    "to" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    find TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX org_name ON "org" ("name");

CREATE TABLE person (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "code" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL DEFAULT '',
    "org_id" INTEGER NOT NULL DEFAULT 0,
    "org_name" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "id_number" TEXT NOT NULL DEFAULT '',
    "tags" TEXT NOT NULL DEFAULT '[]',
    "from" TEXT NOT NULL DEFAULT '',
    "to" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    find TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX person_org_id ON "person" ("org_id");
CREATE INDEX person_name ON "person" ("name");

CREATE TABLE venue (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL DEFAULT '',
    "capacity" INTEGER NOT NULL DEFAULT 0,
    "location" TEXT NOT NULL DEFAULT '',
    "closed" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT NOT NULL DEFAULT '',
    find TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE user (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "account" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL DEFAULT '',
    "person_id" INTEGER NOT NULL DEFAULT 0,
    "roles" INTEGER NOT NULL DEFAULT 0,
    "password_hash" TEXT NOT NULL DEFAULT '',
    "must_change" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TEXT NOT NULL DEFAULT '',
    "last_sign_in" TEXT NOT NULL DEFAULT '',
    "disabled" INTEGER NOT NULL DEFAULT 0,
    "system" INTEGER NOT NULL DEFAULT 0,
    find TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX user_account ON "user" ("account");

CREATE TABLE setting (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "key" TEXT NOT NULL DEFAULT '',
    "value" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX setting_key ON "setting" ("key");

CREATE TABLE holiday (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "day" TEXT NOT NULL DEFAULT '',
    "off" INTEGER NOT NULL DEFAULT 0,
    "name" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX holiday_day ON "holiday" ("day");

CREATE TABLE attachment (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL DEFAULT '',
    "record_id" INTEGER NOT NULL DEFAULT 0,
    "name" TEXT NOT NULL DEFAULT '',
    "size" INTEGER NOT NULL DEFAULT 0,
    "sha256" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attachment_kind_record_id ON "attachment" ("kind","record_id");

CREATE TABLE number (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "prefix" TEXT NOT NULL DEFAULT '',
    "year" INTEGER NOT NULL DEFAULT 0,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "kind" TEXT NOT NULL DEFAULT '',
    "record_id" INTEGER NOT NULL DEFAULT 0,
    "title" TEXT NOT NULL DEFAULT '',
    "void_for" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX number_prefix_year_seq ON "number" ("prefix","year","seq");

CREATE TABLE import_batch (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL DEFAULT '',
    "file" TEXT NOT NULL DEFAULT '',
    "sha256" TEXT NOT NULL DEFAULT '',
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "made" TEXT NOT NULL DEFAULT '[]',
    "made_orgs" TEXT NOT NULL DEFAULT '[]',
    "undone_at" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE draft (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "user_id" INTEGER NOT NULL DEFAULT 0,
    "key" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX draft_user_id_key ON "draft" ("user_id","key");

CREATE UNIQUE INDEX user_account_once ON "user" ("account") WHERE "deleted_at"='';
CREATE UNIQUE INDEX setting_key_once ON "setting" ("key") WHERE "deleted_at"='';
CREATE UNIQUE INDEX number_once ON "number" ("prefix","year","seq");
CREATE UNIQUE INDEX draft_once ON "draft" ("user_id","key") WHERE "deleted_at"='';

-- One row per act, and one per record that an act changed; append-only.
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    user_id INTEGER NOT NULL,
    act TEXT NOT NULL,
    object TEXT NOT NULL,
    items INTEGER NOT NULL,
    prev TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE audit_item (
    seq INTEGER NOT NULL REFERENCES audit(seq),
    n INTEGER NOT NULL,
    kind TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    PRIMARY KEY (seq, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_item_record ON audit_item (kind, record_id);

-- The head of the chain stands here as well: a chain does not see that its tail was cut.
CREATE TABLE audit_head (id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;
INSERT INTO audit_head VALUES (1, 0, '');

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, '审计记录不可修改'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, '审计记录不可删除'); END;
CREATE TRIGGER audit_item_no_update BEFORE UPDATE ON audit_item BEGIN SELECT RAISE(ABORT, '审计记录不可修改'); END;
CREATE TRIGGER audit_item_no_delete BEFORE DELETE ON audit_item BEGIN SELECT RAISE(ABORT, '审计记录不可删除'); END;
CREATE TRIGGER audit_in_order BEFORE INSERT ON audit
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit) OR NEW.prev <> coalesce((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), '')
BEGIN SELECT RAISE(ABORT, '审计记录须按序追加'); END;
