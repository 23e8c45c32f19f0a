"""What another program made of our files: `filled` (OmegaT), `units` (the Translate Toolkit), `words` (LibreOffice)."""

import re
import sys
import xml.etree.ElementTree as ET

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def said(element):
    """The characters of an element, markup and its data left out, blanks folded."""
    data = {"bpt", "ept", "ph", "it"}
    out = element.text or ""
    if local(element) in data:
        out = ""
    for child in element:
        out += said(child) + (child.tail or "")
    return " ".join(out.split())


def fail(words):
    print("FAILED:", words)
    sys.exit(1)


def xliff_units(path):
    for unit in ET.parse(path).iter():
        if local(unit) == "trans-unit":
            parts = {local(child): child for child in unit}
            yield parts["source"], parts.get("target")


def tmx_units(path):
    for unit in ET.parse(path).iter("tu"):
        yield {variant.get(LANG): variant.find("seg") for variant in unit.iter("tuv")}


def filled(path, memory):
    known = {}
    for variants in tmx_units(memory):
        texts = [said(seg) for seg in variants.values()]
        known.setdefault(texts[0], set()).add(texts[1])
    plain = right = tagged = tagged_right = other = 0
    for source, target in xliff_units(path):
        text, has_tags = said(source), len(source) > 0
        is_right = target is not None and said(target) in known.get(text, set())
        if text not in known:
            other += 1
        elif has_tags:
            tagged, tagged_right = tagged + 1, tagged_right + is_right
        else:
            plain, right = plain + 1, right + is_right
    print(f"OmegaT: of {plain} segments that the memory has, {right} are filled; of {tagged} with tags, {tagged_right}; "
          f"{other} are not in it")
    if plain == 0 or right < plain:
        fail("OmegaT left segments open that our TMX has")


def whole(element):
    """The same with the data of its markup, which the Translate Toolkit shows."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def units(path):
    from translate.storage import factory
    if path.endswith(".tbx") and local(ET.parse(path).getroot()) == "tbx":
        try:
            factory.getobject(path)
        except AssertionError:
            print("NOT READ: the Translate Toolkit knows TBX 2 only (martif), and Cotejo writes TBX 3")
            return
    store = factory.getobject(path)
    if path.endswith(".tmx"):
        wanted = [tuple(whole(seg) for seg in variants.values()) for variants in tmx_units(path)]
    elif path.endswith(".xlf"):
        wanted = [(whole(source), whole(target)) for source, target in xliff_units(path)]
    elif path.endswith(".tbx"):
        wanted = [element for element in ET.parse(path).iter() if local(element) in ("termEntry", "conceptEntry")]
        found = [unit for unit in store.units]
        print(f"Translate Toolkit: {len(found)} of {len(wanted)} concepts of {path}")
        if len(found) != len(wanted):
            fail("concepts are missing")
        return
    else:
        wanted = [("What is new", "O que há de novo"), ("%d ferry is at the quay", "%d ferry está no cais")]
    fold = lambda text: " ".join(re.sub(r"\s+", " ", str(text or "")).split())
    found = [(fold(unit.source), fold(unit.target)) for unit in store.units if not unit.isheader()]
    same = sum(a == b for a, b in zip(wanted, found))
    print(f"Translate Toolkit: {len(found)} of {len(wanted)} units of {path.rsplit('/', 1)[-1]}, {same} the same")
    if len(found) != len(wanted) or same != len(wanted):
        for a, b in zip(wanted, found):
            if a != b:
                print("  wanted", a, "\n  found ", b)
                break
        fail("units are missing or read otherwise")


def words(path, memory):
    shown = "".join("".join(ET.parse(path).getroot().itertext()).split())
    wanted = [said(variants["zh-Hans"]) for variants in tmx_units(memory)]
    missing = [text for text in wanted if "".join(text.split()) not in shown]
    print(f"LibreOffice: {len(wanted) - len(missing)} of {len(wanted)} translations are there")
    if missing:
        fail(f"not there: {missing}")


{"filled": filled, "units": units, "words": words}[sys.argv[1]](*sys.argv[2:])
