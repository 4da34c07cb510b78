"""What nuclio runs: hands a call of CVAT's on to the server, and its answer or its error back."""
import json
import os
import urllib.error
import urllib.request


def handler(context, event):
    body = event.body if isinstance(event.body, bytes) else json.dumps(event.body).encode()
    headers = {"Content-Type": "application/json"}
    if token := os.environ.get("DICEPTION_TOKEN"):
        headers["Authorization"] = "Bearer " + token
    call = urllib.request.Request(os.environ["DICEPTION_URL"].rstrip("/") + "/api/function_invocations", body, headers)
    try:
        with urllib.request.urlopen(call, timeout=115) as answer:
            status, body = answer.status, answer.read()
    except urllib.error.HTTPError as error:
        status, body = error.code, error.read()
    return context.Response(body=body.decode(), headers={}, content_type="application/json", status_code=status)
