"""Filling a form as a person with Firefox would: pdf.js in headless Chromium.

pdf.js comes from the npm registry (`npm install --prefix .ci/node pdfjs-dist`), Chromium from
Debian. The page is served on the loopback interface and posts back what it saved and what it shows.
"""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tools.command import ROOT

PDFJS = ROOT / ".ci/node/node_modules/pdfjs-dist"
CHROMIUM = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--remote-debugging-port=0",
)  # fmt: skip
PAGE = """<!doctype html><meta charset="utf-8"><canvas id="c"></canvas><script type="module">
import * as pdfjs from './pdfjs/legacy/build/pdf.min.mjs';
pdfjs.GlobalWorkerOptions.workerSrc = './pdfjs/legacy/build/pdf.worker.min.mjs';
const answer = {};
try {
  const values = await (await fetch('values.json')).json();
  const document_ = await pdfjs.getDocument({url: 'form.pdf'}).promise;
  const found = await document_.getFieldObjects();
  const fields = found instanceof Map ? Object.fromEntries(found) : found;
  for (const [name, value] of Object.entries(values)) {
    const ids = fields[name].map(field => field.id).filter(id => id);
    if (typeof value === 'object') {
      const one = fields[name].find(field => field.exportValues === value.choice);
      document_.annotationStorage.setValue(one.id, {value: true});
    } else document_.annotationStorage.setValue(ids[0], {value});
  }
  const saved = await document_.saveDocument();
  const page = await (await pdfjs.getDocument({data: saved.slice()}).promise).getPage(1);
  const viewport = page.getViewport({scale: 2});
  const canvas = document.getElementById('c');
  canvas.width = viewport.width; canvas.height = viewport.height;
  await page.render({canvasContext: canvas.getContext('2d'), canvas, viewport}).promise;
  answer.picture = canvas.toDataURL().split(',')[1];
  let text = '';
  for (const byte of saved) text += String.fromCharCode(byte);
  answer.saved = btoa(text);
} catch (error) { answer.error = String(error) + (error.stack || ''); }
await fetch('done', {method: 'POST', body: JSON.stringify(answer)});
</script>"""


@dataclass(frozen=True)
class Saved:
    """The form as pdf.js saved it, and its first page as pdf.js shows it (PNG)."""

    pdf: bytes
    picture: bytes


class _Server(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, answers: list[Any], done: threading.Event, **more: Any):
        self.answers, self.done = answers, done
        super().__init__(*arguments, **more)

    def do_POST(self) -> None:
        """Take in what the page says."""
        length = int(self.headers["Content-Length"])
        self.answers.append(json.loads(self.rfile.read(length)))
        self.send_response(204)
        self.end_headers()
        self.done.set()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


_Server.extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript"}


def fill(pdf: Path, values: Mapping[str, object], folder: Path) -> Saved:
    """Fill a form: a text, true for a tick, `{"choice": value}` for one of several."""
    if shutil.which("chromium") is None:
        pytest.skip("there is no Chromium (Debian: chromium)")
    if not PDFJS.is_dir():
        pytest.skip("there is no pdf.js (npm install --prefix .ci/node pdfjs-dist)")
    (folder / "pdfjs").symlink_to(PDFJS)
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    (folder / "form.pdf").write_bytes(pdf.read_bytes())
    (folder / "values.json").write_text(json.dumps(values), encoding="utf-8")
    answers: list[Any] = []
    done = threading.Event()
    handler = partial(_Server, directory=str(folder), answers=answers, done=done)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/page.html"
        browser = subprocess.Popen(
            ["chromium", *CHROMIUM, f"--user-data-dir={folder / 'profile'}", url],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            assert done.wait(60), "the page did not answer"
        finally:
            browser.kill()
            browser.wait()
            server.shutdown()
    [answer] = answers
    assert "error" not in answer, answer["error"]
    return Saved(base64.b64decode(answer["saved"]), base64.b64decode(answer["picture"]))
