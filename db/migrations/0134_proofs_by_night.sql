-- Every night all proofs are run and what they found is kept, unless a company sets another hour or none.
INSERT INTO schedule (name, at_hour) VALUES ('proofs', 1);
