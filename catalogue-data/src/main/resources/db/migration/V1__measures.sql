-- One history for H2 (MySQL mode), MySQL and MariaDB.

CREATE TABLE measure (
  id            CHAR(36)     NOT NULL PRIMARY KEY,
  created       BIGINT       NOT NULL,
  changed       BIGINT       NOT NULL,
  slug          VARCHAR(250) NOT NULL,
  county        VARCHAR(2),
  state         VARCHAR(20)  NOT NULL,
  revision      INT          NOT NULL,
  checksum      CHAR(64)     NOT NULL,
  seed_checksum CHAR(64),
  updated       DATETIME(6)  NOT NULL,
  CONSTRAINT measure_created UNIQUE (created),
  CONSTRAINT measure_slug UNIQUE (slug)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Every slug a measure ever had, so that an old address finds it and no other measure takes it over.
CREATE TABLE measure_slug (
  slug       VARCHAR(250) NOT NULL PRIMARY KEY,
  measure_id CHAR(36)     NOT NULL,
  CONSTRAINT measure_slug_measure FOREIGN KEY (measure_id) REFERENCES measure (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What a measure was at each change; rows are only ever added.
CREATE TABLE measure_revision (
  change_number BIGINT      NOT NULL PRIMARY KEY,
  measure_id    CHAR(36)    NOT NULL,
  revision      INT         NOT NULL,
  content       MEDIUMTEXT  NOT NULL,
  recorded_by   VARCHAR(80) NOT NULL,
  recorded      DATETIME(6) NOT NULL,
  CONSTRAINT measure_revision_number UNIQUE (measure_id, revision),
  CONSTRAINT measure_revision_measure FOREIGN KEY (measure_id) REFERENCES measure (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What readers follow: gap-free, in the order in which changes became visible.
CREATE TABLE change_log (
  number     BIGINT      NOT NULL PRIMARY KEY,
  measure_id CHAR(36)    NOT NULL,
  kind       VARCHAR(20) NOT NULL,
  recorded   DATETIME(6) NOT NULL,
  CONSTRAINT change_log_measure FOREIGN KEY (measure_id) REFERENCES measure (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Holds the last change number. Its one row is locked from taking a number until commit, so that numbers become
-- visible in their order: no reader of the log can pass by a change.
CREATE TABLE change_counter (
  id   INT    NOT NULL PRIMARY KEY,
  last BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO change_counter (id, last) VALUES (1, 0);

-- What belongs to the catalogue as a whole and has to survive a restart.
CREATE TABLE setting (
  name    VARCHAR(80)  NOT NULL PRIMARY KEY,
  content VARCHAR(400) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
