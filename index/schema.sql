-- The archive: the truth about all articles. Everything else is derived from it.
CREATE TABLE IF NOT EXISTS manifest (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS articles (
    id        TEXT PRIMARY KEY,
    place     TEXT NOT NULL,
    path      TEXT NOT NULL,
    url       TEXT,
    title     TEXT,
    outlet    TEXT,
    author    TEXT,
    language  TEXT NOT NULL,
    published TEXT,
    stated    TEXT NOT NULL,           -- JSON: field -> [start, end]
    text      TEXT NOT NULL,
    digest    TEXT NOT NULL,           -- SHA-256 of text and given metadata
    prepared  TEXT NOT NULL,           -- version of reader, cleaner and splitter
    source_group TEXT NOT NULL DEFAULT ''  -- smallest id among the articles of the same story
);
CREATE INDEX IF NOT EXISTS articles_by_path ON articles (path, place);
CREATE INDEX IF NOT EXISTS articles_by_source_group ON articles (source_group);

CREATE INDEX IF NOT EXISTS articles_by_language ON articles (language);
CREATE INDEX IF NOT EXISTS articles_by_outlet_and_day ON articles (outlet, published, id);
CREATE INDEX IF NOT EXISTS articles_by_day ON articles (published, outlet, id);

CREATE TABLE IF NOT EXISTS sentences (
    article    TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    ordinal    INTEGER NOT NULL,
    paragraph  INTEGER NOT NULL,
    start      INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;

-- MinHash values of what an article says, and their bands: near-duplicates share some.
CREATE TABLE IF NOT EXISTS signatures (
    id       INTEGER PRIMARY KEY,
    article  TEXT NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE,
    minhash  BLOB NOT NULL             -- uint32, little endian
);
CREATE TABLE IF NOT EXISTS signature_bands (
    hash      INTEGER NOT NULL,
    signature INTEGER NOT NULL,        -- deleted with it, by hash: no index is needed for that
    PRIMARY KEY (hash, signature)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS passages (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,   -- never used twice
    article  TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    first    INTEGER NOT NULL,
    last     INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    "end"    INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS passages_by_article ON passages (article);

-- Word pieces of each passage under its title, as the static model numbers them.
CREATE TABLE IF NOT EXISTS pieces (
    passage INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
    model   TEXT NOT NULL,
    pieces  BLOB NOT NULL              -- uint16, little endian
);

CREATE TABLE IF NOT EXISTS vectors (
    embedder TEXT NOT NULL,
    passage  INTEGER NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
    vector   BLOB NOT NULL,            -- float16, little endian
    PRIMARY KEY (passage, embedder)    -- by passage first: so they are deleted with it
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS forgotten (
    id    TEXT PRIMARY KEY,
    place TEXT NOT NULL                -- path#place inside, by which it is known elsewhere
) WITHOUT ROWID;

-- Folded words and their stems, of the passage and of its article's title.
CREATE VIRTUAL TABLE IF NOT EXISTS passage_words USING fts5 (
    words, stems, title, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE IF NOT EXISTS passage_vocabulary USING fts5vocab (passage_words, 'row');
