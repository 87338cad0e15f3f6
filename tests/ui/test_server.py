"""The chat server: for this machine's browser and its own page only."""

import http.client
import re
import socket
import subprocess
import time

import pytest


def request(address, path="/", method="GET", body=None, **headers):
    """One request with exactly these headers; returns status, headers and text."""
    host, port = address.removeprefix("http://").split(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=20)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body=body, headers=named)
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, response.headers, text


def test_the_page_is_served_with_its_headers(chat_address):
    status, headers, text = request(chat_address)
    assert status == 200
    policy = headers["content-security-policy"]
    nonce = re.search(r"'nonce-([\w-]+)'", policy)[1]
    assert policy == (
        f"default-src 'self'; script-src 'self' 'nonce-{nonce}'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; "
        "font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; "
        "frame-ancestors 'none'"
    )
    scripts = re.findall(r"<script[^>]*", text)
    assert scripts
    assert all(f'nonce="{nonce}"' in script for script in scripts)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_a_nonce_is_used_once(chat_address):
    policies = {request(chat_address)[1]["content-security-policy"] for _ in range(3)}
    assert len(policies) == 3


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:7860", "127.0.0.1.evil.example", ""]
)
def test_other_host_names_are_refused(chat_address, host):
    assert request(chat_address, Host=host)[0] == 400


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:7860", "[::1]:7860"])
def test_names_of_this_machine_are_served(chat_address, host):
    assert request(chat_address, Host=host)[0] == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1"},
        {"Sec_Fetch_Site": "cross-site"},
    ],
)
def test_other_sites_cannot_post(chat_address, headers):
    status, _, text = request(
        chat_address, "/gradio_api/queue/join", "POST", b"{}", **headers, Content_Type="text/plain"
    )
    assert (status, text) == (403, "Requests from other sites are refused.")


def test_the_page_itself_can_post(chat_address):
    origin = {"Origin": chat_address, "Content_Type": "application/json"}
    status = request(chat_address, "/gradio_api/queue/join", "POST", b"{}", **origin)[0]
    assert status == 422  # Gradio's own answer to an incomplete question


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=http://evil.example/",
        "/gradio_api/file=https://evil.example/",
        "/gradio_api/file%3Dhttp://evil.example/",
        "/file=http://evil.example/",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/proxy=http://evil.example/",
        "/gradio_api/upload",
        "/gradio_api/info",
    ],
)
def test_files_uploads_and_proxying_are_closed(chat_address, path):
    assert request(chat_address, path)[0] == 403
    assert request(chat_address, path, "POST", b"")[0] == 403


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json"])
def test_there_is_no_api_page(chat_address, path):
    assert "swagger" not in request(chat_address, path)[2].lower()
    assert '"openapi"' not in request(chat_address, path)[2]


def test_it_listens_on_this_machine_only(chat_address):
    port = int(chat_address.rsplit(":", 1)[1])
    rows = subprocess.run(["cat", "/proc/net/tcp"], capture_output=True, text=True).stdout
    listening = [row.split()[1] for row in rows.splitlines()[1:] if row.split()[3] == "0A"]
    assert [place for place in listening if place.endswith(f":{port:04X}")] == [
        f"0100007F:{port:04X}"
    ]


def test_a_busy_port_gives_way_and_an_interrupt_ends_it_in_time(indexed_home, start_chat, end_chat):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        server, address = start_chat(indexed_home, "--port", str(port))
        found = int(address.rsplit(":", 1)[1])
        assert port < found < port + 20
        with socket.create_connection(("127.0.0.1", found)):  # a reader who keeps the line open
            began = time.monotonic()
            status, errors = end_chat(server)
    assert time.monotonic() - began < 2
    assert (status, errors) == (130, f"Port {port} is busy; using {found}.\nkutip: interrupted\n")
