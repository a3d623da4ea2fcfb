"""How a page is looked at: by axe in three schemes, narrow as a phone, with wider text, and where the focus goes."""

from axe_playwright_python.sync_playwright import Axe

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
DESKTOP = {"width": 1440, "height": 900}
AXE = Axe().axe_script
SCHEMES = {
    "dark": {"color_scheme": "dark"},
    "forced colours": {"color_scheme": "light", "forced_colors": "active"},
}
BRIEFLY = {"resultTypes": ["violations"], "selectors": False}  # what is wrong is told by its markup
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    **BRIEFLY,
}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, **BRIEFLY}
EVERYTHING = BRIEFLY
SIZES = {"runOnly": {"type": "rule", "values": ["target-size"]}, **BRIEFLY}

RUN = """([where, options]) => axe.run(where || document, options).then(found => found.violations.flatMap(
  one => one.nodes.slice(0, 3).map(node => one.id + ": " + node.html.slice(0, 150) + " " + (node.any[0]?.message || "").slice(0, 120))))"""

SIDEWAYS = """() => {
  if (document.documentElement.scrollWidth <= innerWidth) return [];
  const wide = [...document.querySelectorAll("main *, footer, nav, header")].filter(one => one.getBoundingClientRect().right > innerWidth + 1
    && !one.closest(".table-wrap, .jump, .tabs"));
  return ["wider than the page: " + wide.slice(0, 3).map(one => one.outerHTML.slice(0, 90)).join(" | ")];
}"""

# WCAG 1.4.12: what a person may set without losing anything.
WIDER = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
  const lost = [...document.querySelectorAll("body *")].filter(one => {
    if (!one.checkVisibility() || one.closest(".sr, svg, textarea, select, input") || !one.textContent.trim()) return false;
    const style = getComputedStyle(one);
    if (style.clipPath !== "none" || style.webkitLineClamp !== "none") return false;
    const cut = value => value === "hidden" || value === "clip";
    return cut(style.overflowX) && one.scrollWidth > one.clientWidth + 1 || cut(style.overflowY) && one.scrollHeight > one.clientHeight + 1;
  });
  return lost.slice(0, 3).map(one => "cut off with wider text: " + one.outerHTML.slice(0, 120));
}"""
PLAIN = "() => { document.adoptedStyleSheets = []; }"

# WCAG 2.4.11: something of what has the focus is seen, and no bar that stays in its place is before it.
HIDDEN_FOCUS = """() => {
  const able = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const found = [];
  for (const one of document.querySelectorAll(able)) {
    if (one.disabled || !one.checkVisibility({ visibilityProperty: true })) continue;
    one.focus();
    if (document.activeElement !== one) continue;
    const box = (one.closest("label") || one).getBoundingClientRect();
    const seen = [0.05, 0.25, 0.5, 0.75, 0.95].some(part => {
      const [x, y] = [Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1), box.top + box.height * part];
      const bar = document.elementFromPoint(x, y)?.closest(".tabbar, .jump, #toasts, .save, .bulkbar");
      return y > 0 && y < innerHeight && (!bar || bar.contains(one));
    });
    if (!seen) found.push("focus is hidden: " + one.outerHTML.slice(0, 120));
  }
  document.activeElement.blur();
  scrollTo(0, 0);
  return found.slice(0, 3);
}"""


def settle(page) -> None:
    """Waits for what a page asks for by itself, which few of them do: quiet is only known after half a second of it."""
    if page.locator("[hx-get][hx-trigger]").count():
        page.wait_for_load_state("networkidle")


def axe(page, options=RULES, where=None) -> list[str]:
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    return page.evaluate(RUN, [where, options])


def problems(page, looks: list[tuple[str, dict]]) -> list[str]:
    """What is wrong with the page in each of the looks, (colour scheme, size), without loading it again for each."""
    found = []
    for scheme, size in looks:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # colours at rest, not on their way
        page.set_viewport_size(size)
        label = f"{scheme}, {size['width']} px"
        found += [f"{label}: {one}" for one in axe(page, EVERYTHING)]
        found += [f"{label}: {one}" for one in page.evaluate(SIDEWAYS)]
    return found


def problems_in_each_theme(page) -> list[str]:
    """The same for the themes that a person may choose, which the page carries in itself."""
    found = []
    page.emulate_media(reduced_motion="reduce")
    for theme in ("light", "dark"):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
        found += [f"{theme}: {one}" for one in axe(page, EVERYTHING)]
    return found


def look(page, where=None) -> list[str]:
    """What is wrong with the page as it stands; `where`: only in that part of it, such as a menu."""
    found = axe(page, where=where)
    for scheme, media in SCHEMES.items():
        if where and scheme != "dark":
            continue
        page.emulate_media(**media)
        found += [f"{scheme}: {one}" for one in axe(page, COLOURS, where)]
    page.emulate_media(color_scheme="light", forced_colors="none")
    if where:
        return found
    page.set_viewport_size(NARROW)
    found += [f"narrow: {one}" for one in axe(page, SIZES)]
    for question in (SIDEWAYS, HIDDEN_FOCUS, WIDER, SIDEWAYS):
        found += [f"narrow: {one}" for one in page.evaluate(question)]
    page.evaluate(PLAIN)
    page.set_viewport_size(WIDE)
    return found


def look_inside(page) -> list[str]:
    """With everything on the page unfolded, and then each menu."""
    page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")
    found = look(page)
    for name in page.evaluate("[...document.querySelectorAll('main [popover][id]')].map(one => one.id)"):
        page.evaluate("name => document.getElementById(name).showPopover()", name)
        found += look(page, f"#{name}")
        page.evaluate("name => document.getElementById(name).hidePopover()", name)
    return found
