"""The table of likeness in the order in which it is asked: of each text the links from the weakest to the strongest."""

EDGES = """
ALTER TABLE story_edge RENAME TO story_edge_before;

-- Pairs of texts that are alike enough to matter, each both ways round. Of a text that thousands are alike to (notices
-- made by one template) what is asked for is the nearest and those above a bar, not all.
CREATE TABLE story_edge (
    article INTEGER NOT NULL,
    other INTEGER NOT NULL,
    likeness INTEGER NOT NULL,   -- in millionths
    PRIMARY KEY (article, likeness, other)
) STRICT, WITHOUT ROWID;
INSERT INTO story_edge SELECT article, other, likeness FROM story_edge_before ORDER BY article, likeness, other;
DROP TABLE story_edge_before;
"""
