#!/usr/bin/env python3
"""Gather the given names that are borne by men, or by women, nearly always into genders.txt.

    extract_genders.py FOLDER > genders.txt      # the folder of extract_names.py

A line is a name in small letters without accents, a tab, and `m` or `f`. The US census of 1990 tells how often men and women
bear a name, each locale of Faker in which of its lists it stands; a name is kept where at least 85 % of these voices agree.
"""
import importlib
import pathlib
import re
import sys
import unicodedata

folder = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(folder / "fk"))


def fold(text):
    text = text.lower().replace("’", "'").replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("ß", "ss")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


votes = {}


def vote(name, sex, weight):
    name = fold(name)
    if re.fullmatch(r"[a-z]{2,}", name):
        votes.setdefault(name, {"m": 0.0, "f": 0.0})[sex] += weight


# The census counts as five locales.
census = {}
for sex, file in (("m", "dist.male.first"), ("f", "dist.female.first")):
    for line in (folder / "names-0.3.0/names" / file).read_text().splitlines():
        name, percent, _, _ = line.split()
        census.setdefault(name, {"m": 0.0005, "f": 0.0005})[sex] += float(percent)
for name, shares in census.items():
    for sex, share in shares.items():
        vote(name, sex, 5 * share / sum(shares.values()))

for locale in sorted(p.name for p in (folder / "fk/faker/providers/person").iterdir() if (p / "__init__.py").exists()):
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    for field in sorted(vars(provider)):
        found = re.fullmatch(r"first_(?:romanized_)?names?_(male|female)", field)
        value = getattr(provider, field)
        if found and hasattr(value, "__iter__") and not isinstance(value, str):
            for name in sorted({fold(name) for name in value if isinstance(name, str)}):
                vote(name, found[1][0], 1)

for name, shares in sorted(votes.items()):
    sex = max(shares, key=shares.get)
    if shares[sex] >= 0.85 * sum(shares.values()):
        print(f"{name}\t{sex}")
