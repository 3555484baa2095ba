"""Debian's Chromium without a window, driven through WebDriver (W3C) by ChromeDriver; what the tests of pages share.

Only the standard library of Python 3 is used. The browser has a profile of its own, and no process is left behind. Every
wait is for a condition in the page, and ends with an error after some seconds.
"""
import base64
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

PATIENCE = 30  # seconds for what takes one on an idle machine


class Browser:
    """A browser without a window, driven by ChromeDriver."""

    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="interco-browser-")
        self.session = None
        driver = shutil.which("chromedriver") or sys.exit("chromedriver was not found (Debian: chromium-driver)")
        environment = dict(os.environ, HOME=self.profile, XDG_CONFIG_HOME=self.profile, XDG_CACHE_HOME=self.profile)
        self.driver = subprocess.Popen([driver, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                       stdin=subprocess.DEVNULL, env=environment, start_new_session=True, text=True)
        try:
            self.port = self.read_port()
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2 * PATIENCE)
            arguments = ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-first-run",
                         "--disable-background-networking", "--disable-component-update", "--disable-sync",
                         "--window-size=1280,900", f"--user-data-dir={self.profile}/profile", "--lang=en", "about:blank"]
            answer = self.command("POST", "", {"capabilities": {"alwaysMatch": {
                "browserName": "chrome",
                "goog:chromeOptions": {"binary": shutil.which("chromium"), "args": arguments},
                "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}}})
            self.session = answer["sessionId"]
            self.command("POST", "/timeouts", {"script": PATIENCE * 1000, "pageLoad": PATIENCE * 1000})
        except BaseException:
            self.close()
            raise

    def read_port(self):
        guard = threading.Timer(PATIENCE, self.driver.kill)
        guard.start()
        try:
            for line in self.driver.stdout:
                found = re.search(r"successfully on port (\d+)", line)
                if found:
                    return int(found.group(1))
        finally:
            guard.cancel()
        raise RuntimeError("chromedriver did not start")

    def command(self, method, path, body=None):
        url = "/session" + (f"/{self.session}" if self.session else "") + path
        self.connection.request(method, url, json.dumps(body) if body is not None else None,
                                {"Content-Type": "application/json"})
        value = json.loads(self.connection.getresponse().read())["value"]
        if isinstance(value, dict) and "error" in value and "stacktrace" in value:
            raise RuntimeError(f'{value["error"]}: {value["message"]}')
        return value

    def run(self, script, *arguments):
        """Runs the body of a function in the page and returns what it returns."""
        return self.command("POST", "/execute/sync", {"script": script, "args": arguments})

    def wait(self, condition, *arguments):
        """Waits until an expression is true in the page; looks again after each event loop's turn."""
        script = f"""
          const done = arguments[arguments.length - 1];
          const look = () => {{ if ({condition}) done(true); else setTimeout(look, 10); }};
          look();"""
        try:
            self.command("POST", "/execute/async", {"script": script, "args": arguments})
        except RuntimeError as failure:
            raise RuntimeError(f"waited in vain for {condition} {arguments}") from failure

    def keys(self, *keys):
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.command("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def open(self, page, link=""):
        self.command("POST", "/url", {"url": "about:blank"})
        self.command("POST", "/url", {"url": pathlib.Path(page).resolve().as_uri() + link})
        # Under load, chromedriver answers before there is more than a part of the page.
        deadline = time.monotonic() + PATIENCE
        while not self.is_open():
            if time.monotonic() > deadline:
                raise RuntimeError(f"{page} is not there after {PATIENCE} seconds")

    def is_open(self):
        try:
            return self.run("return location.href !== 'about:blank' && document.readyState === 'complete'")
        except RuntimeError:  # the page went away while it was asked
            return False

    def devtools(self, name, **parameters):
        return self.command("POST", "/goog/cdp/execute", {"cmd": name, "params": parameters})

    def size(self, width, height, phone=False):
        self.devtools("Emulation.setDeviceMetricsOverride", width=width, height=height, mobile=phone,
                      deviceScaleFactor=2 if phone else 1)

    def scheme(self, name):
        self.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    def screenshot(self, file):
        pathlib.Path(file).write_bytes(base64.b64decode(self.command("GET", "/screenshot")))

    def log(self, kind):
        return self.command("POST", "/se/log", {"type": kind})

    def barriers(self, axe):
        """Returns what axe-core, a script, finds in the page."""
        self.run(axe)
        return self.command("POST", "/execute/async", {"script": AXE, "args": []})

    def close(self):
        try:
            if self.session:
                self.command("DELETE", "")
        except (OSError, RuntimeError, http.client.HTTPException):
            pass  # it is ended below
        os.killpg(self.driver.pid, signal.SIGKILL)
        self.driver.wait()
        self.driver.stdout.close()
        for each in pathlib.Path("/proc").glob("[0-9]*"):  # the browser's own, which are in other groups
            try:
                if self.profile.encode() in (each / "cmdline").read_bytes():
                    os.kill(int(each.name), signal.SIGKILL)
            except OSError:
                continue  # it has ended
        shutil.rmtree(self.profile, ignore_errors=True)


AXE = """
  const done = arguments[arguments.length - 1];
  axe.run(document, {resultTypes: ['violations']}).then(({violations}) => done(violations.map(
    (each) => `${each.id}: ${each.nodes.map((node) => node.html + ' ' + node.failureSummary).join(' | ')}`)));"""


def read_axe(folder):
    """Returns axe-core (see fetch_axe); ends with exit status 77 when it is not there."""
    script = pathlib.Path(folder) / "axe.min.js"
    if not script.exists():
        print(f"{script} is not there: fetch_axe could not reach the registry", file=sys.stderr)
        sys.exit(77)
    return script.read_text()


failures = []


def expect(what, found, expected):
    if found != expected:
        failures.append(f"{what}: found {found!r}, expected {expected!r}")
