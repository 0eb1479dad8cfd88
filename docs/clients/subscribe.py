"""Subscribes, and goes on behind the last event when the connection is cut. Needs nothing but Python 3.

    python3 subscribe.py http://127.0.0.1:4000/graphql 'subscription { … }' [CURSOR]
"""

import json
import sys
import time
import urllib.error
import urllib.request


def subscribe(url, query, variables=None, after=None, headers=None):
    """Yields (answer, cursor) for each event. `headers` is called for each connection, as tokens expire."""
    cursor, wait = after, 0.25
    while True:
        request = urllib.request.Request(
            url,
            data=json.dumps({"query": query, "variables": variables or {}}).encode(),
            headers={
                **(headers() if headers else {}),
                "Accept": "text/event-stream",
                "Content-Type": "application/json",
                **({"Last-Event-ID": cursor} if cursor is not None else {}),
            },
        )
        try:
            # The gateway says that it lives every 12 seconds.
            with urllib.request.urlopen(request, timeout=40) as response:
                event, identity, data = None, None, ""
                for line in (raw.decode().rstrip("\n") for raw in response):
                    name, _, value = line.partition(":")
                    value = value.removeprefix(" ")
                    if name == "event":
                        event = value
                    elif name == "id":
                        identity = value
                    elif name == "data":
                        data = value
                    elif line == "":
                        if event == "complete":
                            return
                        if event == "next":
                            cursor, wait = identity or cursor, 0.25
                            yield json.loads(data), cursor
                        event, identity, data = None, None, ""
        except urllib.error.HTTPError as error:
            if 400 <= error.code < 500 and error.code != 429:
                raise
        except (OSError, ValueError, urllib.error.URLError, __import__("http.client").client.HTTPException):
            pass
        time.sleep(wait)
        wait = min(2 * wait, 10)


if __name__ == "__main__":
    for answer, cursor in subscribe(*sys.argv[1:3], after=sys.argv[3] if len(sys.argv) > 3 else None):
        print(json.dumps({"cursor": cursor, **answer}, ensure_ascii=False), flush=True)
