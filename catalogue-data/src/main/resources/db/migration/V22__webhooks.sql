-- Who is told of changes in a saved search. The secret signs what is sent, so it has to be readable here.
CREATE TABLE webhook (
  id           CHAR(36)      NOT NULL PRIMARY KEY,
  owner        VARCHAR(400)  NOT NULL,
  url          VARCHAR(1000) NOT NULL,
  search       VARCHAR(4000) NOT NULL,
  secret       VARCHAR(80)   NOT NULL,
  state        VARCHAR(20)   NOT NULL,
  version      INT           NOT NULL,
  delivered    BIGINT        NOT NULL,
  failures     INT           NOT NULL,
  next_attempt DATETIME(6)   NOT NULL,
  last_failure VARCHAR(300),
  created      DATETIME(6)   NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Which server does the work that only one may do; the form is ShedLock's.
CREATE TABLE shedlock (
  name       VARCHAR(64)  NOT NULL PRIMARY KEY,
  lock_until DATETIME(3)  NOT NULL,
  locked_at  DATETIME(3)  NOT NULL,
  locked_by  VARCHAR(255) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
