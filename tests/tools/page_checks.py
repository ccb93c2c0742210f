"""What must hold of the page whatever it shows: no fault, nothing cut off, one language, nothing that keeps people out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from babel.messages.pofile import read_po

LEVELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")
CATALOGUE = Path(__file__).parents[2] / "costmodel" / "locale" / "da" / "LC_MESSAGES" / "costmodel.po"
# What Streamlit itself says in English whatever the language: the button of a menu of choices.
STREAMLITS_OWN = {"open"}
FAULTS = "[data-testid=stException], .wrong, [data-testid=stAlertContentError]"

_STILL = """() => {
  const app = document.querySelector('.stApp');
  if (!app || app.dataset.testScriptState !== 'notRunning') return false;
  if (document.querySelector('[data-stale=true], .stSkeleton')) return false;
  const plots = [...document.querySelectorAll('.cm-plot')].filter(e => e.clientWidth);
  return plots.every(e => e.querySelector('.main-svg') || e.textContent);
}"""

# What is wider than the page, and what stands beyond its edges without a box around it that can be scrolled.
_CUT_OFF = """() => {
  const found = [...document.querySelectorAll('html, body, .stApp, .stMain')]
    .filter(e => e.scrollWidth > e.clientWidth + 1).map(e => `${e.tagName}.${e.className} scrolls sideways`);
  const width = document.documentElement.clientWidth;
  const free = e => {
    for (let up = e; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (/auto|scroll/.test(style.overflowX) && !up.matches('.stMain, .stApp')) return false;
      if (style.visibility === 'hidden' || style.clipPath !== 'none' || up.getAttribute('aria-hidden') === 'true') return false;
      if (style.position === 'absolute' && up.offsetWidth <= 1) return false;
    }
    return true;
  };
  for (const e of document.querySelectorAll('.stApp *, [data-testid=stPopoverBody] *')) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && !e.matches('button, input, a')) continue;
    if (e.closest('[data-testid=stElementToolbar]')) continue; // fades in beside a table
    const box = e.getBoundingClientRect();
    if (!box.width || !box.height || (box.right <= width + 1 && box.left >= -1)) continue;
    if (free(e)) found.push(`${e.tagName} “${e.textContent.slice(0, 40)}” from ${box.left} to ${box.right}`);
  }
  return found;
}"""

# Every text that is seen or read out. What links to a source bears the source's own title, in its own language.
_TEXTS = """() => {
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n = walker.nextNode(); n; n = walker.nextNode()) {
    const e = n.parentElement;
    if (e.closest('script, style, noscript, textarea, a[href^=http], [hidden], [data-testid=stIconMaterial]')) continue;
    if (!e.getClientRects().length) continue;
    found.add(n.data);
  }
  for (const e of document.querySelectorAll('.stApp *, [data-testid=stPopoverBody] *')) {
    if (!e.getClientRects().length) continue;
    for (const name of ['aria-label', 'placeholder', 'title', 'alt', 'aria-description', 'aria-roledescription']) {
      if (e.hasAttribute(name)) found.add(e.getAttribute(name));
    }
  }
  return [...found].map(t => t.replace(/\\s+/g, ' ').trim()).filter(t => /[a-zæøå]{2}/i.test(t));
}"""

_AXE = """async ([within, tags]) => {
  const found = await axe.run(within, { resultTypes: ['violations'], runOnly: { type: 'tag', values: tags } });
  const kind = node => {
    let e; try { e = document.querySelector(node.target[0]); } catch { e = null; }
    const part = e?.closest('[data-testid]')?.dataset.testid ?? '';
    return [part, e?.tagName.toLowerCase() ?? node.target.join(' ')].filter(Boolean).join(' ');
  };
  return found.violations.flatMap(v => v.nodes.map(n => ({
    rule: v.id, on: kind(n), html: n.html.slice(0, 200), why: (n.any.concat(n.all, n.none)[0] ?? {}).message ?? v.help,
  })));
}"""


def settle(page: Any) -> None:
    """Wait until the page has answered and its charts are drawn."""
    page.wait_for_timeout(120)  # a click has reached the server
    page.wait_for_function(_STILL, timeout=30_000)


def cut_off(page: Any) -> list[str]:
    """What makes the page scroll sideways, or stands beyond its edge."""
    return list(page.evaluate(_CUT_OFF))


def texts(page: Any) -> list[str]:
    """All that is seen or read out."""
    return list(page.evaluate(_TEXTS))


def barriers(page: Any, within: str = "", tags: Iterable[str] = LEVELS) -> list[dict[str, str]]:
    """What axe finds: the rule, the kind of thing it is found on, its markup and why."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return list(page.evaluate(_AXE, [within or "html", list(tags)]))


@lru_cache(maxsize=2)
def _foreign(language: str) -> tuple[dict[str, str], tuple[re.Pattern[str], ...]]:
    """Sentences of the other language: those without a gap, and patterns of those with one."""
    with CATALOGUE.open("rb") as file:
        pairs = [(str(entry.id), str(entry.string)) for entry in read_po(file) if entry.id and entry.string]
    if language == "en":
        pairs = [(danish, english) for english, danish in pairs]
    own = " \n ".join(mine for _, mine in pairs).casefold()
    plain, gapped = {}, []
    for other, mine in pairs:
        if other.casefold() == mine.casefold():
            continue
        if "{" not in other:
            if other.casefold() not in own:
                plain[other.casefold()] = mine
            continue
        words = [part for part in re.split(r"\{[^}]*\}", other) if re.search(r"[^\W\d]{3}", part)]
        if words and not any(part.strip().casefold() in own for part in words):
            gapped.append(re.compile(".+".join(re.escape(part) for part in re.split(r"\{[^}]*\}", other)), re.IGNORECASE))
    return plain, tuple(gapped)


def untranslated(seen: Iterable[str], language: str) -> list[str]:
    """Texts of the catalogue that stand there in the other language."""
    plain, gapped = _foreign(language)
    long = [sentence for sentence in plain if sentence.count(" ") >= 2]
    found = []
    for text in seen:
        low = text.casefold()
        if low not in STREAMLITS_OWN and (
            low in plain or any(sentence in low for sentence in long) or any(p.fullmatch(text) for p in gapped)
        ):
            found.append(text)
    return found
