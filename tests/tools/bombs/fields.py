"""Every field of every form with a long text, and long or tangled queries of lists, searches and saved views."""

from collections.abc import Callable, Iterator
from urllib.parse import quote

LONG = "Alder & Vale <b>x</b> 料 \u0301 " * 150_000  # 4.5 million letters in a body of 5 MB
WORDS = " ".join(f"w{n}" for n in range(1500))
SEARCHES = {
    "one long word": "x" * 7000,
    "many words": WORDS[:7000],
    "letters of three bytes": "料" * 800,
    "signs of a pattern": "%_\\" * 1200,
    "quotes": "\"'" * 1500,
    "spaces": " " * 2000,
    "marks": "a" + "\u0301" * 1000,
}
MANY = "&".join(f"status={name}" for name in ("saved", "applied", "screening", "interviewing", "offer") * 100)
QUERIES = {
    "each status a hundred times": MANY,
    "a thousand tags": "&".join(f"tag={n}" for n in range(1000))[:7900],
    "four hundred names": "&".join(f"n{n}=1" for n in range(900))[:7900],
    "a far page": "page=999999999999999999",
    "a long sort": "sort=" + "-company," * 800,
    "columns": "&".join(["columns=company"] * 400),
}
PAGES = (
    "/applications/",
    "/board/",
    "/applications/export.csv",
    "/applications/export.xlsx",
    "/insights/",
    "/proof/",
    "/people/",
    "/wins/",
    "/documents/",
    "/practice/questions/",
    "/",
)


def bombs(visitor) -> Iterator[tuple[str, Callable]]:
    for what, text in SEARCHES.items():
        for page in PAGES:
            yield (
                f"query of {page}: {what}",
                lambda _, page=page, text=text: visitor.get(f"{page}?q={quote(text)[:7900]}"),
            )
    for what, query in QUERIES.items():
        for page in PAGES:
            yield f"query of {page}: {what}", lambda _, page=page, query=query: visitor.get(f"{page}?{query}")
    for route, path, fields in visitor.forms():
        visitor.sign_in()
        for name in fields:
            yield (
                f"field: {route} {name}",
                lambda _, path=path, fields=fields, name=name: visitor.upload(path, {**fields, name: LONG[:4_000_000]}),
            )
        yield (
            f"form of four thousand fields: {route}",
            lambda _, path=path: visitor.post(path, [(f"a{n}", "x" * 1000) for n in range(3900)]),
        )
    yield (
        "a saved view of a long query",
        lambda _: visitor.post("/views/new/", {"name": "x", "query": MANY + "&q=" + WORDS}),
    )
    yield (
        "a saved view of many names",
        lambda _: visitor.post("/views/new/", {"name": "x", "query": "&".join(f"n{n}=1" for n in range(100_000))}),
    )
