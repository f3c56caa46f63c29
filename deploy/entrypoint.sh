#!/bin/sh
# One image, a command per application; settings come from the environment (deploy/README.md). What was compiled into the
# image is run as it is: nothing is written beside /data and /tmp.
set -eu
cd /app
application=${1:-hub}
[ $# -eq 0 ] || shift
case $application in
  gateway) exec node dist/apps/ingest-gateway/src/main.js ;;
  projector) exec node dist/apps/projector/src/main.js ;;
  query-api) exec node dist/apps/query-api/src/main.js ;;
  dashboard)
    exec node dist/apps/web-dashboard/src/main.js --host "${HOST:-127.0.0.1}" --port "${PORT:-8090}" \
      --api "${API_URL:?the address of the query API}" --public-api "${PUBLIC_API_URL:-$API_URL}"
    ;;
  hub)
    exec node dist/apps/cli/src/main.js up --host "${HOST:-127.0.0.1}" --port "${PORT:-8080}" --data /data \
      ${DATABASE_URL:+--database-url "$DATABASE_URL"} "$@"
    ;;
  lienthong) exec node dist/apps/cli/src/main.js "$@" ;;
  *)
    echo "no application $application: gateway, projector, query-api, dashboard, hub, lienthong" >&2
    exit 2
    ;;
esac
