-- An indicator may belong to a dimension, which is an axis of the ranking.
ALTER TABLE indicator ADD COLUMN dimension TEXT NOT NULL DEFAULT '';
