"""The tables of the checklist: items gathered from articles, and what later articles may say of them."""

FOLLOWED = """
-- What to watch in each story, each item once however many articles have it; made of `watch_item` and made again.
CREATE TABLE followed (
    id INTEGER PRIMARY KEY,
    story INTEGER NOT NULL,
    key TEXT NOT NULL,           -- of the watch item that stands for it: the earliest article's
    kind TEXT NOT NULL,
    due_start TEXT,
    due_end TEXT,
    shown INTEGER NOT NULL       -- whether an article has it that is no copy
) STRICT;
CREATE INDEX followed_by_story ON followed (story, shown);
CREATE INDEX followed_by_key ON followed (key);
CREATE INDEX followed_by_due ON followed (shown, due_end, due_start, kind, story, key);

-- The marks' subjects of an item: the keys of its watch items, and those that they had before they were reworded.
CREATE TABLE followed_key (
    key TEXT NOT NULL,
    item INTEGER NOT NULL REFERENCES followed (id) ON DELETE CASCADE,
    PRIMARY KEY (key, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX followed_key_by_item ON followed_key (item);

-- Stories whose items must be gathered again; the triggers below fill it.
CREATE TABLE followed_stale (story INTEGER PRIMARY KEY) STRICT;

-- What a reader marked names its article, so that a mark finds its item again when the sentence is reworded.
CREATE INDEX mark_by_item_article ON mark (json_extract(value, '$.item.article'))
    WHERE kind IN ('state', 'note', 'due');

-- The later articles that look like the outcome of an item (by the key that stands for it), as far as it was looked.
CREATE TABLE outlook (
    key TEXT PRIMARY KEY,
    until TEXT NOT NULL          -- articles taken in since then were not looked at
) STRICT, WITHOUT ROWID;
CREATE TABLE outcome (
    key TEXT NOT NULL REFERENCES outlook (key) ON DELETE CASCADE,
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    score INTEGER NOT NULL,      -- in thousandths
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (key, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX outcome_by_article ON outcome (article);
CREATE INDEX article_by_taken_at ON article (taken_at);

CREATE TRIGGER watch_item_found AFTER INSERT ON watch_item BEGIN
    INSERT INTO followed_stale SELECT story FROM placement WHERE article = new.article ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER watch_item_gone AFTER DELETE ON watch_item BEGIN
    INSERT INTO followed_stale SELECT story FROM placement WHERE article = old.article ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER article_placed AFTER INSERT ON placement
WHEN EXISTS (SELECT 1 FROM watch_item WHERE article = new.article) BEGIN
    INSERT INTO followed_stale VALUES (new.story) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER article_moved AFTER UPDATE ON placement
WHEN EXISTS (SELECT 1 FROM watch_item WHERE article = new.article) BEGIN
    INSERT INTO followed_stale VALUES (old.story) ON CONFLICT DO NOTHING;
    INSERT INTO followed_stale VALUES (new.story) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER article_unplaced AFTER DELETE ON placement
WHEN EXISTS (SELECT 1 FROM watch_item WHERE article = old.article) BEGIN
    INSERT INTO followed_stale VALUES (old.story) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER outcome_reworded AFTER UPDATE OF text ON article BEGIN
    DELETE FROM outcome WHERE article = new.key;
END;

-- A library of an older version has its items at once, joined by their words alone until their story is looked at.
INSERT INTO followed (story, key, kind, due_start, due_end, shown)
    SELECT placement.story, min(watch_item.key), watch_item.kind, due_start, due_end, max(copy_of IS NULL)
    FROM watch_item JOIN placement ON placement.article = watch_item.article GROUP BY placement.story, watch_item.words;
INSERT INTO followed_key
    SELECT DISTINCT watch_item.key, followed.id
    -- Story by story, and by the key ("+"): words that stand in many stories would be paired with all of them.
    FROM watch_item CROSS JOIN placement ON placement.article = watch_item.article
    CROSS JOIN followed ON followed.story = placement.story
    CROSS JOIN watch_item AS first ON first.key = followed.key AND +first.words = watch_item.words;
INSERT INTO followed_stale SELECT DISTINCT story FROM followed;
"""
