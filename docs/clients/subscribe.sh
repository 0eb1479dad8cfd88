#!/bin/sh
# Subscribes with curl, and goes on behind the last event when the connection is cut. Prints one answer a line.
#
#   sh subscribe.sh http://127.0.0.1:4000/graphql '{"query":"subscription { … }"}' cursor-file
#
# The cursor of the last answer is kept in the file, so that the next run goes on as well.
url=$1 body=$2 cursor=$3
touch "$cursor"
id=
while :; do
  curl -sN --speed-limit 1 --speed-time 40 "$url" -d "$body" \
    -H 'accept: text/event-stream' -H 'content-type: application/json' -H "last-event-id: $(cat "$cursor")" |
  while IFS= read -r line; do
    case $line in
      'event: complete') exit 10 ;;
      'id: '*) id=${line#id: } ;;
      'data: '*) printf '%s\n' "${line#data: }"; [ -z "$id" ] || printf '%s' "$id" > "$cursor" ;;
    esac
  done
  [ $? -ne 10 ] || exit 0
  sleep 1
done
