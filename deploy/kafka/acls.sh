#!/bin/sh
# Grants what acls.tsv says, with Kafka's own tool; may be run again. As an administrator of the cluster:
#   acls.sh applications | acls.sh agency H58
# KAFKA_BROKERS names the cluster, KAFKA_ADMIN_CONFIG a file of client properties with which the administrator logs in,
# KAFKA_ACLS the tool if it is not on the path. An application logs in as User:lienthong-<name>, an agency as
# User:agency-<code>. Who applies the topics is an administrator too: they are made before anything else is started.
set -eu
table=$(dirname "$0")/acls.tsv
wanted=${1:?applications, or agency and its code}
agency=${2:-}
case $wanted in
  applications) [ -z "$agency" ] || exit 2 ;;
  agency) case $agency in '' | *[!A-Za-z0-9.]*) echo "no agency's code: $agency" >&2; exit 2 ;; esac ;;
  *) echo 'applications, or agency and its code' >&2; exit 2 ;;
esac
grep -v '^#' "$table" | while IFS='	' read -r principal kind pattern names operations; do
  if [ "$principal" = agency ]; then
    [ "$wanted" = agency ] || continue
    user=User:agency-$agency
    names=$(printf %s "$names" | sed "s/{agency}/$agency/")
  else
    [ "$wanted" = applications ] || continue
    user=User:lienthong-$principal
  fi
  set -- --add --allow-principal "$user" --resource-pattern-type "$pattern"
  for operation in $(printf %s "$operations" | tr , ' '); do set -- "$@" --operation "$operation"; done
  for name in $(printf %s "$names" | tr , ' '); do
    case $kind in
      cluster) set -- "$@" --cluster ;;
      *) set -- "$@" "--$kind" "$name" ;;
    esac
  done
  # its input is the table's rest, which the tool must not take
  ${KAFKA_ACLS:-kafka-acls.sh} --bootstrap-server "${KAFKA_BROKERS:?}" ${KAFKA_ADMIN_CONFIG:+--command-config "$KAFKA_ADMIN_CONFIG"} \
    "$@" </dev/null >/dev/null
done
