-- The register of document numbers is searched by number and title.
ALTER TABLE "number" ADD COLUMN find TEXT NOT NULL DEFAULT '';
UPDATE "number" SET find = prefix || '〔' || year || '〕' || seq || '号' || char(10) || title;
