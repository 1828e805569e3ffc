-- A unit may issue papers under prefixes of its own.
ALTER TABLE org ADD COLUMN "prefix" TEXT NOT NULL DEFAULT '';
ALTER TABLE org ADD COLUMN "minutes_prefix" TEXT NOT NULL DEFAULT '';
