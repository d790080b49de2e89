"""nginx for the comparison: the cache of deploy/nginx.conf before the site, and a page's bytes as a file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.serving import HOST, Server, fetched, free_port, needed, running

_OWN = {"server", "date", "connection", "transfer-encoding", "content-length", "content-type", "etag", "cache-control"}


@contextmanager
def nginx(folder: Path, site: str, path: str) -> Iterator[Server]:
    """Run nginx before the site; `/as-a-file` is what the site says at `path`, packed with brotli, headers included."""
    program = needed("nginx")
    headers, _ = fetched(site + path)
    folder.chmod(0o755)
    same = "\n".join(f'add_header {name} "{value}";' for name, value in headers.items() if name.lower() not in _OWN)
    port = free_port()
    (folder / "nginx.conf").write_text(f"""
{"user root;" if os.geteuid() == 0 else ""}
daemon off;
worker_processes 1;
pid {folder}/pid;
error_log {folder}/error.log crit;
events {{ worker_connections 512; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 1000000;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    proxy_cache_path {folder}/cache levels=1:2 keys_zone=kirikae:10m max_size=200m inactive=10m use_temp_path=off;
    map $http_accept_encoding $packing {{ default ""; "~*\\bbr\\b" br; "~*\\bgzip\\b" gzip; }}
    upstream site {{ server {site.removeprefix("http://")}; keepalive 32; }}
    server {{
        listen {HOST}:{port};
        location = /as-a-file {{
            alias {folder}/page;
            default_type "{headers["Content-Type"]}";
            add_header Cache-Control "public, max-age=20";
            {same}
        }}
        location / {{
            proxy_pass http://site;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $host;
            proxy_set_header Accept-Encoding $packing;
            proxy_cache kirikae;
            proxy_cache_lock on;
            proxy_cache_use_stale error timeout http_502 http_503;
            proxy_ignore_headers Vary;
            proxy_cache_key "$scheme$host$request_uri$http_hx_request$packing";
        }}
    }}
}}
""")
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with running(command, port, dict(os.environ), pinned=True) as server:
        (folder / "page").write_bytes(fetched(server.address + path)[1])
        yield server
