-- What opens is not here: of an API key only the SHA-256 is kept. Revoked keys stay.
CREATE TABLE api_key (
  id        CHAR(36)      NOT NULL PRIMARY KEY,
  name      VARCHAR(80)   NOT NULL,
  beginning VARCHAR(12)   NOT NULL,
  hash      CHAR(64)      NOT NULL,
  scopes    VARCHAR(1000) NOT NULL,
  version   INT           NOT NULL,
  created   DATETIME(6)   NOT NULL,
  expires   DATETIME(6)   NOT NULL,
  last_used DATETIME(6),
  revoked   DATETIME(6),
  CONSTRAINT api_key_hash UNIQUE (hash)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Answers to requests with an Idempotency-Key; without an answer while the request is being carried out. The answer is
-- sealed with the client's Idempotency-Key, which is not here.
CREATE TABLE idempotent_answer (
  id      CHAR(64)    NOT NULL PRIMARY KEY,
  request CHAR(64)    NOT NULL,
  answer  MEDIUMTEXT,
  created DATETIME(6) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE INDEX idempotent_answer_created ON idempotent_answer (created);
