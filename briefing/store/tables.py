"""The tables of the library, as SQL: facts, what is derived from them, and what readers did."""

FACTS = """
-- One text from one origin, cleaned. `key` is its number in this library; `identity` survives every rebuild.
CREATE TABLE article (
    key INTEGER PRIMARY KEY,
    identity TEXT NOT NULL UNIQUE,
    id TEXT NOT NULL,            -- as its source gave it, else the head of the identity
    source TEXT NOT NULL,        -- path or address, #n for a record in it
    url TEXT,
    outlet TEXT,
    title TEXT NOT NULL,
    dek TEXT,
    byline TEXT,
    dateline TEXT,
    published TEXT,              -- ISO 8601, never guessed
    published_from TEXT,
    language TEXT,
    text TEXT NOT NULL,
    blocks TEXT NOT NULL,        -- [[kind, start, end], ...]
    removed TEXT NOT NULL,       -- [[text, reason, before, kind], ...]
    extra TEXT NOT NULL,         -- keys of the record that Briefing does not know
    digest TEXT NOT NULL,        -- of the text as it came
    version INTEGER NOT NULL,
    taken_at TEXT NOT NULL,
    came TEXT                    -- the cut as it came in, while lines that a reader restored stand in `text`
) STRICT;
CREATE INDEX article_by_id ON article (id);

-- What an address said before: every text but the newest one.
CREATE TABLE article_version (
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    published TEXT,
    text TEXT NOT NULL,
    blocks TEXT NOT NULL,
    removed TEXT NOT NULL,
    digest TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    PRIMARY KEY (article, version)
) STRICT;
"""

DERIVED = """
-- Who acts in an article. `key` is the same for spellings of one name, so that the library can be grouped by it.
CREATE TABLE actor (
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    key TEXT NOT NULL,
    roles TEXT NOT NULL,         -- JSON list
    variants TEXT NOT NULL,      -- JSON list
    mentions TEXT NOT NULL,      -- [[start, end, type], ...]
    uncertain INTEGER NOT NULL,
    PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_by_key ON actor (key);

-- Who said what. The words are article.text[start:end].
CREATE TABLE statement (
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    speaker TEXT,
    speaker_text TEXT,
    cue TEXT,
    confidence REAL NOT NULL,
    spans TEXT NOT NULL,         -- [[start, end], ...], empty when it is all one piece
    PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;

-- What to watch. `key` is made from the article's identity and the item's words: marks hang on it.
CREATE TABLE watch_item (
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    key TEXT NOT NULL,
    words TEXT NOT NULL,         -- key of the words alone: one item in several articles of a story
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    due_start TEXT,
    due_end TEXT,
    due_text TEXT,
    actors TEXT NOT NULL,        -- JSON list of names
    PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX watch_item_by_key ON watch_item (key);
CREATE INDEX watch_item_by_words ON watch_item (words);
"""

MARKS = """
-- What a reader did, each thing once: kind is read, starred, archived, tags, place, state, note, due, added, rejected,
-- restored, speaker, mute, view or bookmark, or one of those about actors or stories; subject is an article's identity
-- (of stories: two), a watch item's or a statement's key (rejected: that and the identity of the article that is no
-- outcome of it), an actor's name, a mute's query, a view's name or a bookmark's letter.
-- Never derived, never lost, untouched by a rebuild.
CREATE TABLE mark (
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    value TEXT NOT NULL,         -- JSON
    at TEXT NOT NULL,
    PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX mark_by_subject ON mark (subject);

-- Every step that changed marks, so that it can be undone and redone, also after a restart.
CREATE TABLE journal (
    step INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    sentence TEXT NOT NULL,      -- what was done, in words
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
    changes TEXT NOT NULL        -- [[kind, subject, before, after], ...], null where there was no mark
) STRICT;
CREATE INDEX journal_by_state ON journal (state, step);
"""

GROUPS = """
-- Where each article stands: in one story, and perhaps as the copy of another article's text.
CREATE TABLE placement (
    article INTEGER PRIMARY KEY REFERENCES article (key) ON DELETE CASCADE,
    copy_of INTEGER,             -- the article shown for the text; null where that is this one
    story INTEGER NOT NULL
) STRICT;
CREATE INDEX placement_by_story ON placement (story);
CREATE INDEX placement_by_copy_of ON placement (copy_of) WHERE copy_of IS NOT NULL;

-- Articles by different hands about one event. Ids are given out once, in order, and never again.
CREATE TABLE story (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    newest TEXT,                 -- the newest `published` of its articles
    founder TEXT NOT NULL        -- identity of the article that the id goes with when a story falls apart
) STRICT;
CREATE INDEX story_by_newest ON story (newest);

-- Ids of stories that were joined to another one; rows are added and never taken away.
CREATE TABLE story_alias (
    old INTEGER PRIMARY KEY,
    new INTEGER NOT NULL
) STRICT;
CREATE INDEX story_alias_by_new ON story_alias (new);

-- What of each article is compared, so that no stored text is ever analysed again to place a new one.
CREATE TABLE sketch (
    article INTEGER PRIMARY KEY REFERENCES article (key) ON DELETE CASCADE,
    day INTEGER NOT NULL,        -- of publication, as an ordinal; 0 where it is unknown
    is_table INTEGER NOT NULL,
    runs BLOB NOT NULL,          -- sample of its runs of three words: 4 bytes each
    terms BLOB NOT NULL,         -- 4 bytes each, the heaviest first
    weights BLOB NOT NULL        -- 2 bytes each
) STRICT;

-- Which articles have a run of three words; candidates for copies share many.
CREATE TABLE shingle (
    run INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (run, article)
) STRICT, WITHOUT ROWID;

-- The heaviest terms of every text (copies are left out); candidates for a story share some.
CREATE TABLE story_term (
    term INTEGER NOT NULL,
    day INTEGER NOT NULL,
    article INTEGER NOT NULL,
    weight INTEGER NOT NULL,
    PRIMARY KEY (term, day, article)
) STRICT, WITHOUT ROWID;

-- Pairs of texts that are alike enough to matter, each both ways round.
CREATE TABLE story_edge (
    article INTEGER NOT NULL,
    other INTEGER NOT NULL,
    likeness INTEGER NOT NULL,   -- in millionths
    PRIMARY KEY (article, other)
) STRICT, WITHOUT ROWID;

-- Texts that are grouped into stories together, because a chain of strong pairs links them.
CREATE TABLE story_block (
    article INTEGER PRIMARY KEY,
    block INTEGER NOT NULL,      -- the smallest key in it
    cut REAL NOT NULL            -- how strong the links were that had to be cut to keep it small
) STRICT;
CREATE INDEX story_block_by_block ON story_block (block);
"""

_COUNT = """UPDATE name SET mentions = name.mentions {sign} found.mentioned, seen = name.seen {sign} found.seen,
        articles = name.articles {sign} found.articles, changed = 1
    FROM (SELECT named, sum(mentioned) AS mentioned, sum(seen) AS seen, count(*) AS articles
          FROM actor WHERE article = {row}.article GROUP BY named) AS found
    WHERE name.key = found.named;"""

NAMES = f"""
-- A name that articles give an actor. The figures leave copies out; the triggers below keep them.
CREATE TABLE name (
    key INTEGER PRIMARY KEY AUTOINCREMENT,   -- given out once: an actor goes by it (roster.key)
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    uncertain INTEGER NOT NULL,
    mentions INTEGER NOT NULL DEFAULT 0,
    seen INTEGER NOT NULL DEFAULT 0,
    articles INTEGER NOT NULL DEFAULT 0,
    first_seen TEXT NOT NULL,    -- when the library first met it
    roster INTEGER,              -- the actor it means; null before it was looked at, or where no text has it
    changed INTEGER NOT NULL DEFAULT 1,
    UNIQUE (type, name, uncertain)
) STRICT;
CREATE INDEX name_by_roster ON name (roster);
CREATE INDEX name_changed ON name (changed) WHERE changed;

-- What ties names together: only those that share a hook, directly or by others, can mean one actor.
CREATE TABLE hook (
    hook INTEGER NOT NULL,
    name INTEGER NOT NULL REFERENCES name (key) ON DELETE CASCADE,
    PRIMARY KEY (hook, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX hook_by_name ON hook (name);

-- The actors of the library, each once; `key` is the smallest key of its names.
CREATE TABLE roster (
    key INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    uncertain INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    first_seen TEXT NOT NULL
) STRICT;
CREATE INDEX roster_by_mentions ON roster (mentions);

DROP INDEX actor_by_key;
ALTER TABLE actor DROP COLUMN key;
ALTER TABLE actor ADD COLUMN named INTEGER NOT NULL DEFAULT 0;       -- the name it has here
ALTER TABLE actor ADD COLUMN mentioned INTEGER NOT NULL DEFAULT 0;   -- by name or metonym
ALTER TABLE actor ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;        -- but for demonyms
ALTER TABLE actor ADD COLUMN initials TEXT;                          -- JSON list; null for none
CREATE INDEX actor_by_name ON actor (named);
CREATE INDEX actor_with_initials ON actor (named, initials) WHERE initials IS NOT NULL;
CREATE INDEX article_by_published ON article (published);

INSERT INTO name (type, name, uncertain, first_seen)
    SELECT actor.type, actor.name, actor.uncertain, min(article.taken_at)
    FROM actor JOIN article ON article.key = actor.article GROUP BY 1, 2, 3;
UPDATE actor SET
    named = (SELECT key FROM name
             WHERE name.type = actor.type AND name.name = actor.name AND name.uncertain = actor.uncertain),
    mentioned = (SELECT count(*) FROM json_each(mentions) WHERE json_extract(value, '$[2]') IN ('name', 'metonym')),
    seen = (SELECT count(*) FROM json_each(mentions) WHERE json_extract(value, '$[2]') <> 'demonym'),
    initials = (SELECT nullif(json_group_array(value), '[]') FROM json_each(variants)
                WHERE length(replace(value, '.', '')) BETWEEN 2 AND 6 AND replace(value, '.', '') NOT GLOB '*[^A-Z]*');
UPDATE name SET (mentions, seen, articles) = (
    SELECT coalesce(sum(mentioned), 0), coalesce(sum(actor.seen), 0), count(*)
    FROM actor JOIN placement ON placement.article = actor.article
    WHERE actor.named = name.key AND placement.copy_of IS NULL);

CREATE TRIGGER actor_found AFTER INSERT ON actor BEGIN
    UPDATE name SET mentions = mentions + new.mentioned, seen = seen + new.seen, articles = articles + 1, changed = 1
    WHERE key = new.named AND EXISTS (SELECT 1 FROM placement WHERE article = new.article AND copy_of IS NULL);
END;
CREATE TRIGGER actor_gone AFTER DELETE ON actor BEGIN
    UPDATE name SET changed = 1 WHERE key = old.named;
    UPDATE name SET mentions = mentions - old.mentioned, seen = seen - old.seen, articles = articles - 1
    WHERE key = old.named AND EXISTS (SELECT 1 FROM placement WHERE article = old.article AND copy_of IS NULL);
END;
CREATE TRIGGER text_placed AFTER INSERT ON placement WHEN new.copy_of IS NULL BEGIN
    {_COUNT.format(sign="+", row="new")}
END;
CREATE TRIGGER copy_shown AFTER UPDATE OF copy_of ON placement
WHEN old.copy_of IS NOT NULL AND new.copy_of IS NULL BEGIN
    {_COUNT.format(sign="+", row="new")}
END;
CREATE TRIGGER text_folded AFTER UPDATE OF copy_of ON placement
WHEN old.copy_of IS NULL AND new.copy_of IS NOT NULL BEGIN
    {_COUNT.format(sign="-", row="old")}
END;
CREATE TRIGGER text_gone AFTER DELETE ON placement WHEN old.copy_of IS NULL BEGIN
    {_COUNT.format(sign="-", row="old")}
END;
"""

TRACES = """
-- What of each article's sentences is compared, to tell what is new to a reader. Found again where it is missing.
CREATE TABLE trace (
    article INTEGER PRIMARY KEY REFERENCES article (key) ON DELETE CASCADE,
    sentences BLOB NOT NULL
) STRICT;
"""

STATEMENTS = """
ALTER TABLE statement ADD COLUMN via TEXT;                   -- who reports it, where that is a second speaker
ALTER TABLE statement ADD COLUMN key TEXT NOT NULL DEFAULT '';   -- of the article and the words: marks hang on it
UPDATE statement SET key = (
    SELECT statement_key(identity, substr(text, statement.start + 1, statement."end" - statement.start), start, spans)
    FROM article WHERE article.key = statement.article);
CREATE INDEX statement_by_key ON statement (key);
"""
