"""Texts and pages of jobs: pasted, shared by a phone, handed over by the bookmark. Two million characters at most."""

import json
from collections.abc import Callable, Iterator

MOST = 1_990_000
PARTS = (
    "responsibilities",
    "qualifications",
    "skills",
    "experienceRequirements",
    "educationRequirements",
    "jobBenefits",
    "incentives",
)


def filled(piece: str, most: int = MOST) -> str:
    return piece * (most // len(piece))


def tags(name: str, number: int) -> str:
    """So many elements of one kind, no two alike: a parser that forgets equal ones keeps these."""
    return "".join(f"<{name} a{place}>" for place in range(number))


def page(body: str) -> str:
    return f"<!doctype html><html><head><title>Cook</title></head><body><h1>Cook</h1>{body}</body></html>"


def linked_data(*objects: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in objects)


def posting(**more: object) -> dict:
    return {"@type": "JobPosting", "title": "Cook", "hiringOrganization": {"name": "Alder"}, **more}


def handed(**more: object) -> str:
    return json.dumps(
        {"onward": 1, "address": "https://jobs.example/1", "title": "Cook", "heading": "Cook", "meta": {}, **more}
    )


def nested(opening: str, closing: str, depth: int, core: str = "1") -> str:
    return opening * depth + core + closing * depth


LONG_WORDS = "x" * 1_900_000
LONG_MARKUP = filled("<p>a<b>b</b>", 1_900_000)


def references(number: int) -> str:
    """Objects that name each other: a few bytes that stand for each other's whole content."""
    many = {f"k{place}": {"@id": "#b"} for place in range(number)}
    return linked_data(
        {
            "@graph": [
                {"@id": "#b", **{f"k{place}": {"@id": "#c"} for place in range(number)}},
                {"@id": "#c", **{f"k{place}": place for place in range(number)}},
            ]
        },
        posting(**many),
    )


def one_text_many_times(size: int) -> str:
    """A description that every part of a posting refers to."""
    return linked_data(
        {"@graph": [{"@id": "#t", "description": filled("<p>a<b>b</b>", size)}]},
        posting(**{part: [{"@id": "#t"}] * 40 for part in ("description", *PARTS)}),
    )


TEXTS: dict[str, Callable[[], str]] = {
    "formatting opened again in each paragraph (19 kB)": lambda: page(tags("b", 1000) + "<p>a" * 2500),
    "formatting opened again behind each end (19 kB)": lambda: page("<div>" * 1000 + tags("b", 700) + "</div>x" * 1000),
    "few of them, opened again behind many ends (30 kB)": lambda: page(
        "<div>" * 2000 + tags("b", 300) + "</div>x" * 2000
    ),
    "formatting opened again behind each cell": lambda: page(tags("b", 2000) + "<table><tr><td>x" + "<td>x" * 4000),
    "formatting that ends in the wrong order": lambda: page("<b><i><u><p>x</b></i></u>" * 20_000),
    "links in links": lambda: page("<a href=x>y" * 50_000),
    "anchors that adopt": lambda: page(tags("a", 1) + "<div>" * 3000 + "</a>x" * 3000),
    "deep divs": lambda: page("<div>" * 110_000),
    "deep divs, closed in comments": lambda: page("<div><!--</div>-->" * 30_000),
    "deep divs, closed in attributes": lambda: page("<div><img alt='</div>'>" * 24_000),
    "deep divs that each look for a paragraph": lambda: page("<div><!--</div>--><p>" * 25_000),
    "deep lists": lambda: page("<ul><li>" * 60_000),
    "deep tables": lambda: page("<table><tr><td>" * 40_000),
    "deep selects and buttons": lambda: page("<button><select><option>" * 20_000),
    "svg within svg": lambda: page("<svg><g>" * 60_000),
    "mathml and foreign objects": lambda: page("<math><mi><svg><foreignObject>" * 18_000),
    "paragraphs only": lambda: page("<p>" * 190_000),
    "paragraphs and letters": lambda: page("<p>a" * 140_000),
    "breaks only": lambda: page("<br>" * 150_000),
    "ends only": lambda: page("</p>" * 150_000),
    "attributes only": lambda: page("<p " + " ".join(f"a{n}=1" for n in range(60_000)) + ">x"),
    "attributes that are kept": lambda: page("<p itemprop=a content=b>" * 24_000),
    "microdata within microdata": lambda: page('<div itemscope itemtype="a/JobPosting" itemprop=a>' * 11_000),
    "microdata that is text": lambda: page('<div itemscope itemtype="a/JobPosting">' + "<span itemprop=a>x" * 28_000),
    "meta tags": lambda: page("".join(f'<meta name="a{n}" content="b">' for n in range(18_000))),
    "a title that never ends": lambda: "<html><title>" + "a<p>" * 150_000,
    "a heading that never ends": lambda: "<html><h1>" + "a<br>" * 110_000,
    "comments that never end": lambda: page("<!--" * 150_000),
    "tags that never end": lambda: page("<p" * 290_000),
    "tags that begin tags": lambda: page("<<b>b>" * 100_000),
    "entities": lambda: page("&amp;" * 120_000),
    "entities that were escaped again": lambda: "&amp;lt;p&amp;gt;" + filled("&amp;lt;p&amp;gt;"),
    "entities without their end": lambda: page("&a" * 290_000),
    "numbered letters": lambda: page("&#x10FFFF;" * 60_000),
    "script tags that never end": lambda: page("<script type='application/ld+json'>" * 50_000),
    "processing instructions": lambda: page("<?x" * 190_000),
    "cdata": lambda: page("<svg><![CDATA[x]]>" * 30_000),
    "two million letters": lambda: LONG_WORDS,
    "two million letters of one word a line": lambda: filled("x\n"),
    "two million line breaks": lambda: "a" + filled("\n") + "b",
    "two million spaces": lambda: "a" + filled(" ") + "b",
    "spaces and line breaks": lambda: "a" + filled(" \n") + "b",
    "lines of links": lambda: filled("https://a.example/" + "b" * 40 + "\n"),
    "one link of two million letters": lambda: "https://a.example/" + "b" * 1_900_000,
    "one link of queries": lambda: "https://a.example/?" + filled("a=b&"),
    "lines of labels": lambda: filled("Salary: 30000 - 40000 GBP\nClosing date: 1 May 2026\nCompany: Alder\n"),
    "one line of sums": lambda: "Salary " + filled("£30,000 - £40,000 "),
    "one line of dates": lambda: "Closing date: " + filled("1 May 2026, "),
    "lines of sums, each long": lambda: filled("Salary " + "£30,000 " * 500 + "\n"),
    "lines of bars": lambda: filled("a · b | c - d at e in f (hybrid) \n"),
    "one line of bars": lambda: filled("a · b | c - d at e "),
    "one line of commas": lambda: "Cook at " + filled("Alder, "),
    "one line of brackets": lambda: "Cook " + filled("("),
    "one line of stars": lambda: filled("*_#>"),
    "four hundred long lines": lambda: ("At Alder, " + "we cook " * 600 + "\n") * 400,
    "four hundred lines of capitals": lambda: ("Alder Beech Cedar Dogwood " * 190 + "\n") * 400,
    "letters of three bytes": lambda: "料" * 1_600_000,
    "marks upon marks": lambda: "a" + "\u0301" * 1_900_000,
    "json, deep": lambda: nested("[", "]", 900_000),
    "json, deep objects": lambda: nested('{"a":', "}", 300_000),
    "json, wide": lambda: "[" + filled("1,", 1_900_000) + "1]",
    "json of empty objects": lambda: "[" + filled("{},", 1_900_000) + "{}]",
    "json of small objects": lambda: "[" + filled('{"a":{}},', 1_900_000) + "{}]",
    "json of many names": lambda: json.dumps({f"k{n}": n for n in range(110_000)}),
    "json of postings": lambda: json.dumps([posting() for _ in range(20_000)])[:1_990_000] + "",
    "json of different postings": lambda: json.dumps([posting(title=f"Cook {n}") for n in range(19_000)]),
    "json, one comma too many": lambda: "[" + filled("1,,", 1_900_000) + "]",
    "json, commas and spaces": lambda: '{"a": [1' + ", " * 900_000 + "x]}",
    "json, one number": lambda: "[" + "9" * 1_900_000 + "]",
    "a posting that refers": lambda: page(references(25_000)),
    "a description that is referred to": lambda: page(one_text_many_times(900_000)),
    "a posting of many places": lambda: page(
        linked_data(posting(jobLocation=[{"address": {"addressLocality": f"Town {n}"}} for n in range(35_000)]))
    ),
    "a posting whose parts are long markup": lambda: page(
        linked_data(posting(**dict.fromkeys(("description", *PARTS), LONG_MARKUP[:230_000])))
    ),
    "a posting whose parts are lists of markup": lambda: page(
        linked_data(posting(responsibilities=[LONG_MARKUP[:45_000]] * 40))
    ),
    "a posting whose description is escaped": lambda: page(linked_data(posting(description="&lt;p&gt;a" * 100_000))),
    "a hundred scripts of postings": lambda: page(
        linked_data(*[posting(description=LONG_MARKUP[:15_000]) for _ in range(110)])
    ),
    "ten thousand scripts": lambda: page(linked_data(*[{"a": 1} for _ in range(30_000)])),
    "a page handed over with long data": lambda: handed(data=[posting(description=LONG_MARKUP[:1_800_000])]),
    "a page handed over with data in strings": lambda: handed(
        data=[json.dumps(posting(description=LONG_MARKUP[:20_000]))] * 75
    ),
    "a page handed over with markup and data": lambda: handed(
        html=LONG_MARKUP[:600_000], data=[posting(description=LONG_MARKUP[:600_000], skills=LONG_MARKUP[:600_000])]
    ),
    "a page handed over with meta tags": lambda: handed(meta={f"m{n}": "x" for n in range(100_000)}),
    "a page handed over with a long choice": lambda: handed(chosen=filled("a b\n", 1_900_000)),
    "a page handed over with a deep choice": lambda: handed(
        title={"name": nested("[", "]", 1)}, heading=["x"] * 100_000
    ),
    "a long title": lambda: f"<html><title>{'a - b | c at d · ' * 30_000}</title><h1>x</h1>",
    "a long heading": lambda: f"<html><h1>{'Cook (m/f/d) - ' * 40_000}</h1><p>x",
}


def bombs() -> Iterator[tuple[str, Callable]]:
    for name, make in TEXTS.items():
        yield f"pasted: {name}", lambda visitor, make=make: visitor.upload("/capture/reading/", {"pasted": make()})
    for name in ("two million letters", "deep divs", "formatting opened again in each paragraph (19 kB)"):
        yield (
            f"shared: {name}",
            lambda visitor, make=TEXTS[name]: visitor.upload(
                "/capture/shared/", {"text": make(), "title": make(), "url": "x"}
            ),
        )
    yield (
        "shared: form of four thousand fields",
        lambda visitor: visitor.post("/capture/shared/", [(f"text{n}", "x" * 1000) for n in range(3999)]),
    )
