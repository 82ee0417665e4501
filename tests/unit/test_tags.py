"""HTML and links in written pages: what is on the list passes, every attack is refused twice."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from markdown import Markdown

from hub.guard import UnsafePage
from hub.rules.tags import faults_of
from hub.tags import ATTRIBUTES, ELEMENTS, EVERYWHERE, is_safe
from tests.support.site import PROJECT

EXTENSIONS: Final = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tasklist",
    "hub.blocks",
)
CONFIGS: Final = {"tables": {"use_align_attribute": True}, "pymdownx.tasklist": {"custom_checkbox": True}}

ATTACKS: Final = {
    "script": "<script>alert(1)</script>",
    "script in capitals": "x <ScRiPt src=//evil.example>",
    "script behind a backslash": "\\<script>alert(1)</script>",
    "script in a list": "- one\n\n    <script>alert(1)</script>\n",
    "script in an admonition": '!!! note "x"\n    <script>alert(1)</script>\n',
    "script in a table": "| a |\n| --- |\n| <script>alert(1)</script> |\n",
    "script in a heading": "## x <script>alert(1)</script>\n",
    "script in a footnote": "x[^1]\n\n[^1]: <script>alert(1)</script>\n",
    "script in a definition": "term\n:   <script>alert(1)</script>\n",
    "script in md_in_html": '<div markdown="1">\n<script>alert(1)</script>\n</div>\n',
    "script behind an unclosed tag": '<div title="<script>alert(1)</script>',
    "an end tag that ends the page": "</article></body><script>alert(1)</script>",
    "a handler": '<b onclick="alert(1)">x</b>',
    "a handler in capitals": '<b OnClick="alert(1)">x</b>',
    "a handler without space": '<img src="x"onerror="alert(1)">',
    "a handler behind a slash": "<img/src=x/onerror=alert(1)>",
    "a handler on a block": '<div onmouseover="alert(1)">x</div>',
    "a handler on a details": '<details open ontoggle="alert(1)"><summary>x</summary></details>',
    "a handler by attr_list": 'x\n{: onclick="alert(1)" }\n',
    "a handler by attr_list on a heading": "## x {: onclick=alert(1) }\n",
    "a handler by attr_list on a link": "[x](y.md){ onmouseover=alert(1) }\n",
    "a style": '<p style="position:fixed;inset:0">x</p>',
    "a style by attr_list": '*x*{: style="color:red" }',
    "an address by attr_list": '[x](y.md){: href="javascript:alert(1)" }',
    "a style element": "<style>*{display:none}</style>",
    "an inline frame": '<iframe src="https://evil.example"></iframe>',
    "an inline frame's document": '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "an object": '<object data="x.swf"></object>',
    "an embed": '<embed src="x.swf">',
    "a form": '<form action="https://evil.example"><input name="q"></form>',
    "a button that submits": '<button formaction="javascript:alert(1)">x</button>',
    "a meta": '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    "a base": '<base href="https://evil.example/">',
    "a stylesheet": '<link rel="stylesheet" href="https://evil.example/x.css">',
    "an SVG with a handler": '<svg onload="alert(1)"></svg>',
    "an SVG with a script": "<svg><script>alert(1)</script></svg>",
    "an SVG in a data address": "![x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+)",
    "MathML": '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
    "a template": "<template><script>alert(1)</script></template>",
    "noscript": '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "a comment that ends early": "<!--><script>alert(1)</script>-->",
    "a comment": "<!-- x -->",
    "CDATA": "<![CDATA[<script>alert(1)</script>]]>",
    "a processing instruction": '<?xml version="1.0"?><x>',
    "a custom element": '<x-app onload="alert(1)">x</x-app>',
    "an id of the theme": '<p id="__config">{}</p>',
    "an id of the theme by attr_list": "## x {: #__config }\n",
    "javascript": "[x](javascript:alert(1))",
    "javascript in capitals": "[x](JaVaScRiPt:alert(1))",
    "javascript with an entity": "[x](java&#115;cript:alert(1))",
    "javascript with a hexadecimal entity": "[x](java&#x73;cript:alert(1))",
    "javascript with a named entity": "[x](javascript&colon;alert(1))",
    "javascript with a tab": "[x](java\tscript:alert(1))",
    "javascript with an entity of a tab": "[x](java&Tab;script:alert(1))",
    "javascript with a new line": "[x](java&NewLine;script:alert(1))",
    "javascript in angle brackets": "[x](<javascript:alert(1)>)",
    "javascript in a reference": "[x][r]\n\n[r]: javascript:alert(1)\n",
    "javascript in a reference with a title": '[x][r]\n\n[r]: <javascript:alert(1)> "t"\n',
    "javascript in an automatic link": "<javascript:alert(1)>",
    "javascript in HTML": '<a href="javascript:alert(1)">x</a>',
    "javascript in HTML with an entity": '<a href="&#106;avascript:alert(1)">x</a>',
    "javascript in HTML behind a control character": '<a href="&#1;javascript:alert(1)">x</a>',
    "javascript in HTML with single quotes": "<a href='javascript:alert(1)'>x</a>",
    "javascript in a picture": "![x](javascript:alert(1))",
    "vbscript": "[x](vbscript:msgbox(1))",
    "a document in a data address": "[x](data:text/html,<script>alert(1)</script>)",
    "a document in a data address, encoded": "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "a file of the computer": "[x](file:///etc/passwd)",
    "a picture of another host": "![x](https://evil.example/x.png)",
    "a picture of another host without a scheme": "![x](//evil.example/x.png)",
    "a picture of another host, turned": "![x](\\\\\\\\evil.example/x.png)",
    "a picture of another host in HTML": '<img src="https://evil.example/x.png" alt="">',
}

HARMLESS: Final = (
    'Text with <b>bold</b>, <abbr title="x">y</abbr>, <bdi>z</bdi> and a <br> break.',
    "<details open>\n<summary>x</summary>\n\ny\n\n</details>\n",
    '<div class="grid" markdown="1">\n\n- one\n- two\n\n</div>\n',
    '<figure>\n<img src="../x.png" alt="x" width="2" loading="lazy">\n<figcaption>x</figcaption>\n</figure>\n',
    '<a href="https://example.org/?a=1&amp;b=2">x</a> <https://example.org> <office@example.org>',
    '[x](../y.md "a title: colon") [y](https://example.org) [z](mailto:office@example.org) [w][r]\n\n[r]: y.md\n',
    "[x](y.md){ .md-button .md-button--primary } and ## heading { #own-id .hub-doors }\n",
    "| a | b |\n| :-- | --: |\n| 1 | 2 |\n",
    "- [ ] open\n- [x] done\n",
    "x[^1]\n\n[^1]: note\n",
    '!!! note "x"\n    y\n\n??? tip "z"\n    w\n',
    "term\n:   definition\n\n*[HTML]: language\n\nHTML\n",
    '`<script>alert(1)</script>` and ``<b onclick="x">`` and {this} in braces\n',
    "```html\n<script>alert(1)</script>\n```\n\n~~~\n<iframe>\n[x](javascript:alert(1))\n~~~\n",
    "!!! note\n    ```yaml\n    a: <script>\n    ```\n",
    "&lt;script&gt;alert(1)&lt;/script&gt; 1 < 2, a<1, x <- y, 5 > 4\n",
)


def rendered(text: str) -> str:
    return Markdown(extensions=EXTENSIONS, extension_configs=CONFIGS).convert(text)


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused_with_its_line(name: str) -> None:
    """By the rule, which editors hear."""
    found = list(faults_of(f"\n\n{ATTACKS[name]}"))
    assert found
    assert all(fault.at >= 2 for fault in found)


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_does_not_pass_the_build(name: str) -> None:
    """Whatever the rule would have overlooked: Markdown's result holds nothing of it, or is refused."""
    try:
        html = rendered(ATTACKS[name])
    except UnsafePage:
        return
    # Markdown itself made text of it.
    assert "<" not in html.replace("<p>", "").replace("</p>", "")


def test_most_attacks_reach_the_build() -> None:
    """Else the test above would hold nothing."""
    passed = []
    for name, attack in ATTACKS.items():
        try:
            rendered(attack)
        except UnsafePage:
            continue
        passed.append(name)
    assert len(passed) < len(ATTACKS) / 10, passed


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_harmless_passes_both(text: str) -> None:
    assert list(faults_of(text)) == []
    assert rendered(text)


def test_code_and_entities_stay_text() -> None:
    """What a page shows of HTML is shown, not run."""
    html = rendered("`<script>alert(1)</script>` &lt;img src=x onerror=alert(2)&gt;\n")
    assert "<code>&lt;script&gt;alert(1)&lt;/script&gt;</code>" in html
    assert "&lt;img src=x onerror=alert(2)&gt;" in html


@pytest.mark.parametrize("address", ["", "#a", "../x/", "?q=a:b", "/x", "https://example.org", "MAILTO:a@example.org"])
def test_safe_addresses(address: str) -> None:
    assert is_safe(address)


def test_nobody_can_take_the_place_of_a_fragment() -> None:
    """The marks that stand for the generator's part are taken out of what people write."""
    assert "\x02" not in rendered("\x02hubxfragmentx0\x03 x")
    assert "hubxfragmentx0" in rendered("hubxfragmentx0 &#2;hubxfragmentx0&#3;")


def test_the_list_is_the_one_that_contributors_read() -> None:
    """CONTRIBUTING.md names every element and attribute, and no other."""
    text = Path(PROJECT / "CONTRIBUTING.md").read_text("utf-8")
    listed = text.split("<!-- html: begin -->")[1].split("<!-- html: end -->")[0]
    elements, attributes, *single = (line for line in listed.splitlines() if line.startswith("- "))
    assert set(words(elements)) == ELEMENTS
    assert set(words(attributes)) == EVERYWHERE
    assert {words(line)[0]: frozenset(words(line)[1:]) for line in single} == ATTRIBUTES


def words(line: str) -> list[str]:
    """What stands between backticks in a line."""
    return line.split("`")[1::2]
