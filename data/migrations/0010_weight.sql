-- An indicator may count in a group with a weight of its own.
ALTER TABLE indicator ADD COLUMN own_weights TEXT NOT NULL DEFAULT '[]';
