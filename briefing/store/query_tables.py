"""The tables that queries ask beside the others: forms of names, and the words of statements and watch items."""

ASKED = """
CREATE INDEX article_by_outlet ON article (outlet);
CREATE INDEX statement_by_speaker ON statement (speaker);

-- Every other form in which some article prints a name. One that is printed no more may stay as long as its name.
CREATE TABLE form (
    name INTEGER NOT NULL REFERENCES name (key) ON DELETE CASCADE,
    form TEXT NOT NULL,
    PRIMARY KEY (name, form)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER form_printed AFTER INSERT ON actor WHEN new.variants <> '[]' BEGIN
    INSERT INTO form SELECT new.named, value FROM json_each(new.variants) WHERE 1 ON CONFLICT DO NOTHING;
END;
INSERT INTO form SELECT named, value FROM actor, json_each(variants) WHERE variants <> '[]' ON CONFLICT DO NOTHING;

-- The words of statements and of watch items; a row's number is made of its article's and its own.
CREATE VIRTUAL TABLE statement_fts USING fts5(words, tokenize = "unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE watch_item_fts USING fts5(words, tokenize = "unicode61 remove_diacritics 2");
CREATE TRIGGER statement_unsaid AFTER DELETE ON statement BEGIN
    DELETE FROM statement_fts WHERE rowid = old.article << 20 | old.n;
END;
CREATE TRIGGER watch_item_unsaid AFTER DELETE ON watch_item BEGIN
    DELETE FROM watch_item_fts WHERE rowid = old.article << 20 | old.n;
END;
INSERT INTO statement_fts (rowid, words)
    SELECT statement.article << 20 | n,
           statement_words(substr(text, start + 1, "end" - start), start, spans)
    FROM statement JOIN article ON article.key = statement.article;
INSERT INTO watch_item_fts (rowid, words)
    SELECT watch_item.article << 20 | n, substr(text, start + 1, "end" - start)
    FROM watch_item JOIN article ON article.key = watch_item.article;
"""
