-- Who did what, and who was refused; rows are only ever added. Actors are pseudonyms.
CREATE TABLE audit (
  number    BIGINT       NOT NULL PRIMARY KEY,
  recorded  DATETIME(6)  NOT NULL,
  actor     VARCHAR(80)  NOT NULL,
  operation VARCHAR(80)  NOT NULL,
  target    VARCHAR(400) NOT NULL,
  outcome   VARCHAR(20)  NOT NULL,
  status    INT,
  about     BIGINT
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Numbers become visible in their order, as those of change_counter do.
CREATE TABLE audit_counter (
  id   INT    NOT NULL PRIMARY KEY,
  last BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO audit_counter (id, last) VALUES (1, 0);
