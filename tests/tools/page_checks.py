"""What must hold of the page whatever it shows: no fault, nothing cut off, one language, nothing that keeps people out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from babel.messages.pofile import read_po

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
OF_THE_WHOLE = ("heading-order", "page-has-heading-one", "landmark-one-main", "landmark-unique")  # a part can't break them alone
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

# WCAG 1.4.12: a reader's own style sheet with the widest spaces that a page must bear. What is drawn in a chart is a picture; its
# figures stand below it as a table.
_SPACED = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  svg, svg * { letter-spacing: normal !important; word-spacing: normal !important; }
  p { margin-bottom: 2em !important; }
"""

# What has a text of its own that its box doesn't show whole, and isn't meant for screen readers alone.
_CLIPPED = """() => {
  const found = [];
  for (const e of document.querySelectorAll('.stApp *, [data-testid=stPopoverBody] *')) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.getClientRects().length) continue;
    if (e.closest('textarea, [aria-hidden=true]')) continue;
    for (let up = e; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      if (style.clipPath !== 'none' || up.clientWidth <= 1 && style.display !== 'inline') break;
      if (/auto|scroll/.test(style.overflow)) break;
      if (!/hidden|clip/.test(style.overflow)) continue;
      if (up.scrollWidth > up.clientWidth + 1 || up.scrollHeight > up.clientHeight + 2)
        found.push(`${up.tagName}.${up.dataset.testid ?? up.className} “${e.textContent.slice(0, 40)}”`);
      break;
    }
  }
  return found;
}"""

# What glides from now on, each by itself: changes that take longer than the eye would see as a jump.
_WATCH_MOTION = """() => {
  window.glided = new Set();
  const note = event => {
    if (event.target.getAnimations().some(each => each.effect.getComputedTiming().activeDuration > 50))
      glided.add(`${event.type} ${event.animationName ?? event.propertyName} of ${event.target.outerHTML.slice(0, 120)}`);
  };
  for (const kind of ['transitionrun', 'animationstart']) document.addEventListener(kind, note, true);
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

_AXE = """async ([within, tags, whole]) => {
  const run = async (where, type, values) =>
    (await axe.run(where, { resultTypes: ['violations'], runOnly: { type, values } })).violations;
  const found = await run(within || 'html', 'tag', tags);
  if (within) found.push(...(await run('html', 'rule', whole)));
  const kind = node => {
    let e; try { e = document.querySelector(node.target[0]); } catch { e = null; }
    const part = e?.closest('[data-testid]')?.dataset.testid ?? '';
    return [part, e?.tagName.toLowerCase() ?? node.target.join(' ')].filter(Boolean).join(' ');
  };
  return found.flatMap(v => v.nodes.map(n => ({
    rule: v.id, on: kind(n), html: n.html.slice(0, 200), why: (n.any.concat(n.all, n.none)[0] ?? {}).message ?? v.help,
  })));
}"""


def settle(page: Any) -> None:
    """Wait until the page has answered and its charts are drawn."""
    page.wait_for_timeout(120)  # a click has reached the server
    page.wait_for_function(_STILL, timeout=30_000)


def type_in(page: Any, label: str, value: str) -> None:
    """Type as a person does, and wait until the answer has followed."""
    before = page.url
    field = page.get_by_label(label, exact=True).first
    field.fill(value)
    field.press("Enter")
    page.wait_for_url(lambda url: url != before)  # the address follows last of all


def cut_off(page: Any) -> list[str]:
    """What makes the page scroll sideways, or stands beyond its edge."""
    return list(page.evaluate(_CUT_OFF))


def cut_off_when_spaced(page: Any) -> list[str]:
    """What is cut off once letters, words, lines and paragraphs stand further apart."""
    sheet = page.add_style_tag(content=_SPACED)
    found = cut_off(page) + list(page.evaluate(_CLIPPED))
    sheet.evaluate("sheet => sheet.remove()")
    return found


def watch_motion(page: Any) -> None:
    """Note from now on what glides."""
    page.evaluate(_WATCH_MOTION)


def glided(page: Any) -> list[str]:
    """What did."""
    return list(page.evaluate("() => [...glided]"))


def texts(page: Any) -> list[str]:
    """All that is seen or read out."""
    return list(page.evaluate(_TEXTS))


def barriers(page: Any, within: str = "") -> list[dict[str, str]]:
    """What axe finds `within` a part, and of headings and landmarks everywhere: the rule, on what, its markup and why."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return list(page.evaluate(_AXE, [within, RULES, OF_THE_WHOLE]))


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
