"""Writes shared/vectors/layout.json: texts, and how the layout draws them.

Python and TypeScript are both held to it. Run this after a change of the rules that is meant,
and read what changed: `python -m scripts.layout_vectors`.
"""

import json
from collections.abc import Iterator

from empathyboard.domain.catalogue import CATALOGUE
from empathyboard.domain.example import read_example
from empathyboard.export.layout import fit_text
from empathyboard.paths import shared_dir

STRANGE = {
    "nothing": "",
    "one word": "Yes",
    "accents, composed or not": "Één idée fixe, één idée fixe",
    "new lines": "first\n\nthird\n",
    "only new lines": "\n\n\n",
    "more lines than there is room for": "\n".join(f"line {number}" for number in range(30)),
    "spaces at the end and in rows": "a  lot   of    room     here      ",
    "a tab": "left\tright\tand on with it",
    "a Dutch compound": "Klanttevredenheidsonderzoek",
    "a longer one": "Aansprakelijkheidswaardevaststellingsveranderingen bij de accountant",
    "hyphens": "A follow-up of the roll-out: state-of-the-art, -5 % and 2019-2026 – or not—ever",
    "an address": "https://research.example/worst-hour/2026?lang=nl#planners",
    "one endless word": "x" * 600,
    "wide letters": "我们的规划员每天晚上都在等司机的电话，没有人告诉他们什么时候。",
    "small kana and brackets": "「ちょっと待って」と言われた（三回も）。",
    "Korean": "트럭이 집에 오기 전에 송장을 보내야 합니다",
    "pictures": "😀👍🏽👩‍💻👨‍👩‍👧‍👦 great ❤️‍🔥 1️⃣ 🏳️‍🌈 🇳🇱🇧🇪",
    "a picture beside words": "Ship it🚀now! (😀)",
    "right to left": "لا نثق في الأرقام قبل نهاية الشهر",
    "Greek and Cyrillic": "Κανείς δεν μας ρώτησε. Нас никто не спросил.",
    "marks without a letter": "\u0301\u0301a\u200d\u200bb\u00adc",
    "a space that keeps together": "100\u00a0000\u00a0000 euros a\u00a0year at the very\u00a0least",
    "quotes": "“Nobody asked us. They showed us.” … ‘Really?’",
    "ten thousand letters": "word " * 2000,
    "two thousand joiners and more": "\u200d" * 2100,
}


def main() -> None:
    """Writes all cases."""
    cases = [_case(name, text, side) for name, text, side in _texts()]
    folder = shared_dir() / "vectors"
    folder.mkdir(exist_ok=True)
    written = json.dumps({"layout": cases}, ensure_ascii=False, indent=1)
    (folder / "layout.json").write_text(written + "\n", encoding="utf-8")


def _texts() -> Iterator[tuple[str, str, int]]:
    for name, text in STRANGE.items():
        for side in CATALOGUE.sizes.values():
            yield name, text, side
    for locale in ("en", "nl"):
        notes = [note for role in read_example(locale).roles for note in role.notes]
        for at, note in enumerate(notes):
            yield f"{locale} {at}", note.text, list(CATALOGUE.sizes.values())[at % 3]


def _case(name: str, text: str, side: int) -> dict[str, object]:
    fit = fit_text(text, side)
    what = {"name": name, "text": text, "side": side}
    return {**what, "size": fit.size, "lines": fit.lines, "clipped": fit.is_clipped}


if __name__ == "__main__":
    main()
