-- For psql: gives the roles the passwords that stand in its environment; a role whose variable is not set keeps its own.
-- A password never stands in an argument, where every process of the machine could read it.
\getenv owner OWNER_DB_PASSWORD
\getenv gateway GATEWAY_DB_PASSWORD
\getenv projector PROJECTOR_DB_PASSWORD
\getenv query QUERY_DB_PASSWORD
\if :{?owner}
alter role lienthong_owner password :'owner';
\endif
\if :{?gateway}
alter role lienthong_gateway password :'gateway';
\endif
\if :{?projector}
alter role lienthong_projector password :'projector';
\endif
\if :{?query}
alter role lienthong_query password :'query';
\endif
