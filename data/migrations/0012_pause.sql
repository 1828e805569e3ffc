-- A pause of an item may be asked for; the reason stands on the item while the request waits.
ALTER TABLE duty ADD COLUMN "asked_pause" TEXT NOT NULL DEFAULT '';
