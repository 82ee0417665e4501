"""Ask whether the links of a built site that lead to other hosts still lead anywhere.

    .venv/bin/python tools/external_links.py site --report build/links.md

Run once a week by .github/workflows/links.yml; a link that broke elsewhere never stops a build. It is polite: an
address is asked for once however often it is linked, one after another on the same host with a pause between, first
without its content, and a host that says "later" is left alone. The report, in Markdown, is empty where nothing is
broken.
"""

from __future__ import annotations

import argparse
import http.client
import socket
import ssl
import sys
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, urldefrag, urlsplit, urlunsplit

from lxml import html

AGENT = "Mozilla/5.0 (compatible; munistem-link-check; weekly)"
PAUSE = 1.0
TIMEOUT = 20.0
TRIES = 2
HOSTS_AT_ONCE = 8
MOST_PAGES_NAMED = 5
GONE = frozenset((HTTPStatus.NOT_FOUND, HTTPStatus.GONE))
ASK_AGAIN_WITH_CONTENT = frozenset(
    (HTTPStatus.FORBIDDEN, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED, *GONE)
)
"""Some servers answer so to HEAD alone."""
_LATER = "the host asked to come back later"
MARK = "<!-- external-links -->"
"""The first line of the report: by it the workflow finds the issue again."""


@dataclass(frozen=True)
class Answer:
    """What came of an address: broken (nothing is there), unsure (nobody can say), or neither; and why."""

    address: str
    broken: bool = False
    unsure: bool = False
    why: str = ""


@dataclass(frozen=True)
class Manners:
    """How long to wait, in seconds, and how often to try."""

    pause: float = PAUSE
    timeout: float = TIMEOUT
    tries: int = TRIES


def external_links(site: Path) -> dict[str, list[str]]:
    """Every address on other hosts that the site links to, without its fragment, and the pages that link to it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for file in sorted(site.rglob("*.html")):
        root = html.document_fromstring(file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        page = file.relative_to(site).as_posix()
        for link in root.iter("a"):
            address = urldefrag((link.get("href") or "").strip()).url
            if urlsplit(address).scheme in {"http", "https"}:
                found[address].add(page)
    return {address: sorted(found[address]) for address in sorted(found)}


def without(links: Mapping[str, list[str]], prefixes: Sequence[str]) -> dict[str, list[str]]:
    """Links but those that begin with one of the prefixes: the site's own address, its repository."""
    return {address: pages for address, pages in links.items() if not address.startswith(tuple(prefixes))}


def ask_all(addresses: Iterable[str], manners: Manners) -> list[Answer]:
    """Ask for every address: hosts beside each other, the addresses of a host one after another."""
    hosts: defaultdict[str, list[str]] = defaultdict(list)
    for address in addresses:
        hosts[urlsplit(address).netloc.lower()].append(address)
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        answers = pool.map(lambda one: list(_ask_host(one, manners)), hosts.values())
        return sorted((answer for of_host in answers for answer in of_host), key=lambda answer: answer.address)


def _ask_host(addresses: Sequence[str], manners: Manners) -> Iterator[Answer]:
    for number, address in enumerate(addresses):
        if number:
            time.sleep(manners.pause)
        answer = ask(address, manners)
        yield answer
        if answer.why == _LATER:
            yield from (Answer(other, unsure=True, why=_LATER) for other in addresses[number + 1 :])
            return


def ask(address: str, manners: Manners) -> Answer:
    """Ask for one address; what may be a passing weakness is tried again."""
    answer = Answer(address)
    for number in range(manners.tries):
        if number:
            time.sleep(manners.pause * 2**number)
        answer = _ask_once(address, manners)
        if not answer.unsure or answer.why == _LATER:
            break
    return answer


def _ask_once(address: str, manners: Manners) -> Answer:
    try:
        status = _status("HEAD", address, manners.timeout)
        if status in ASK_AGAIN_WITH_CONTENT:
            time.sleep(manners.pause)
            status = _status("GET", address, manners.timeout)
    except urllib.error.URLError as error:
        return _failed(address, error.reason)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return _failed(address, error)
    if status in GONE:
        return Answer(address, broken=True, why=f"{status} {HTTPStatus(status).phrase}")
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return Answer(address, unsure=True, why=_LATER)
    if status >= HTTPStatus.MULTIPLE_CHOICES:  # a redirect that comes to no end, too
        return Answer(address, unsure=True, why=f"answers {status}")
    return Answer(address)


def _failed(address: str, reason: object) -> Answer:
    """No answer at all: a wrong address, host or certificate is broken, silence may pass."""
    if isinstance(reason, socket.gaierror) and reason.errno == socket.EAI_NONAME:
        return Answer(address, broken=True, why="its host does not exist")
    if isinstance(reason, ssl.SSLCertVerificationError):
        return Answer(address, broken=True, why="its certificate is not valid")
    if isinstance(reason, ValueError):
        return Answer(address, broken=True, why="is no address")
    name = type(reason).__name__ if isinstance(reason, Exception) else str(reason)
    return Answer(address, unsure=True, why=f"does not answer ({name})")


def _status(method: str, address: str, timeout: float) -> int:
    """The status that an address answers with in the end; redirects are followed. The content is not read."""
    headers = {"User-Agent": AGENT, "Accept": "*/*"}
    request = urllib.request.Request(_plain(address), method=method, headers=headers)  # noqa: S310 - http and https alone
    try:
        with urllib.request.urlopen(request, timeout=timeout) as response:  # noqa: S310 - http and https alone
            status: int = response.status
            return status
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def _plain(address: str) -> str:
    """An address in ASCII, as it travels: Hebrew and Arabic letters in it become percent signs."""
    parts = urlsplit(address)
    host = parts.netloc.encode("idna").decode("ascii") if not parts.netloc.isascii() else parts.netloc
    path, query = (quote(part, safe="/%:@!$&'()*+,;=~?-._") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, host, path, query, ""))


def report(answers: Sequence[Answer], pages: Mapping[str, list[str]]) -> str:
    """The report: what is broken, then what nobody can say. Empty where nothing is broken."""
    broken = [answer for answer in answers if answer.broken]
    unsure = [answer for answer in answers if answer.unsure]
    if not broken:
        return ""
    lines = [MARK, "", f"Addresses on other hosts: {len(answers)}. Broken: {len(broken)}.", ""]
    lines += [_line(answer, pages[answer.address]) for answer in broken]
    if unsure:
        lines += ["", f"Could not be checked: {len(unsure)}. Look at them in a browser before changing anything.", ""]
        lines += [_line(answer, pages[answer.address]) for answer in unsure]
    return "\n".join([*lines, ""])


def _line(answer: Answer, pages: Sequence[str]) -> str:
    named = ", ".join(_code(page) for page in pages[:MOST_PAGES_NAMED])
    more = f" and {len(pages) - MOST_PAGES_NAMED} more" if len(pages) > MOST_PAGES_NAMED else ""
    return f"- {_code(answer.address)}: {answer.why}. On {named}{more}"


def _code(text: str) -> str:
    """A text as code: nothing in it is a link, a mention or a command to the reader of the report."""
    return f"`{text.replace('`', '%60')}`"


def main(arguments: Sequence[str] | None = None) -> int:
    """Check a built site and write the report. What is broken does not fail the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--report", type=Path, required=True)
    parser.add_argument("--skip", action="append", default=[], metavar="PREFIX")
    parser.add_argument("--pause", type=float, default=PAUSE)
    parser.add_argument("--timeout", type=float, default=TIMEOUT)
    options = parser.parse_args(arguments)
    links = without(external_links(options.site), options.skip)
    answers = ask_all(links, Manners(options.pause, options.timeout))
    text = report(answers, links)
    options.report.parent.mkdir(parents=True, exist_ok=True)
    options.report.write_text(text, encoding="utf-8")
    sys.stdout.write(text or f"{len(links)} addresses on other hosts; none is broken.\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
