-- What an import changed or noted besides new records, so that it can be undone.
ALTER TABLE import_batch ADD COLUMN "made_indicators" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE import_batch ADD COLUMN "replaced" TEXT NOT NULL DEFAULT '[]';
CREATE INDEX import_batch_sha256 ON "import_batch" ("sha256");
