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
-- What a reader did, each thing once: kind is read, starred, state, note, due, added or restored; subject is an
-- article's identity or a watch item's key. Never derived, never lost, untouched by a rebuild.
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
