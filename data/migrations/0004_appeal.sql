-- Residents' appeals.
CREATE TABLE appeal (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 0,
    "created_at" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL DEFAULT '',
    "updated_at" TEXT NOT NULL DEFAULT '',
    "updated_by" TEXT NOT NULL DEFAULT '',
    "deleted_at" TEXT NOT NULL DEFAULT '',
    "no" TEXT NOT NULL DEFAULT '',
    "day" TEXT NOT NULL DEFAULT '',
    "channel" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "community_id" INTEGER NOT NULL DEFAULT 0,
    "community_name" TEXT NOT NULL DEFAULT '',
    "place" TEXT NOT NULL DEFAULT '',
    "category" TEXT NOT NULL DEFAULT '',
    "content" TEXT NOT NULL DEFAULT '',
    "handler_id" INTEGER NOT NULL DEFAULT 0,
    "handler_name" TEXT NOT NULL DEFAULT '',
    "responded_on" TEXT NOT NULL DEFAULT '',
    "reply" TEXT NOT NULL DEFAULT '',
    "replied_on" TEXT NOT NULL DEFAULT '',
    "result" INTEGER NOT NULL DEFAULT 0,
    "satisfaction" INTEGER NOT NULL DEFAULT 0,
    "state" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT NOT NULL DEFAULT '',
    find TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX appeal_no ON "appeal" ("no");
CREATE INDEX appeal_day ON "appeal" ("day");
CREATE INDEX appeal_community_id ON "appeal" ("community_id");
