"""Makes `crates/amur/data/names/pinyin.tsv`: syllables of Chinese in pinyin, in Russian letters, and their characters.

    pip install pypinyin==0.55.0
    python crates/amur-train/pinyin.py > crates/amur/data/names/pinyin.tsv

The readings of characters are pypinyin's (MIT); the Russian spellings follow the rules of Palladius.
"""

from __future__ import annotations

from collections import defaultdict

from pypinyin import Style, pinyin

INITIALS = {
    **dict(b="б", p="п", m="м", f="ф", d="д", t="т", n="н", l="л", g="г", k="к", h="х"),
    **dict(j="цз", q="ц", x="с", zh="чж", ch="ч", sh="ш", r="ж", z="цз", c="ц", s="с"),
}
FINALS = {
    **dict(a="а", o="о", e="э", ai="ай", ei="эй", ao="ао", ou="оу", an="ань", en="энь", ang="ан"),
    **dict(eng="эн", er="эр", i="и", ia="я", ie="е", iao="яо", iu="ю", ian="янь", iang="ян"),
    **dict(ing="ин", iong="юн", u="у", ua="уа", uo="о", uai="уай", ui="уй", uan="уань", un="унь"),
    **dict(uang="уан", ong="ун", v="юй", ve="юэ", van="юань", vn="юнь"),
    "in": "инь",
}
# Where no initial stands before, and where the rule has an exception.
WHOLE = {
    **dict(yi="и", ya="я", yo="йо", ye="е", yai="яй", yao="яо", you="ю", yan="янь", yin="инь"),
    **dict(yang="ян", ying="ин", yong="юн", yu="юй", yue="юэ", yuan="юань", yun="юнь"),
    **dict(wu="у", wa="ва", wo="во", wai="вай", wei="вэй", wan="вань", wen="вэнь", wang="ван"),
    **dict(weng="вэн", hui="хуэй", zi="цзы", ci="цы", si="сы"),
}
# Characters that are read otherwise as family names.
FAMILY = dict(单="shan", 解="xie", 曾="zeng", 仇="qiu", 任="ren", 查="zha", 区="ou", 盖="ge", 朴="piao", 华="hua")

HEAD = """\
# Syllables of Chinese: in pinyin without tones (ü is v), in Russian letters by the rules of Palladius, the characters of GB 2312 that
# are read so, and those that are read so as a family name only. Made by crates/amur-train/pinyin.py; readings of characters from
# pypinyin (PyPI, MIT).
pinyin\trussian\tcharacters\tfamily"""


def russian(syllable: str) -> str | None:
    """A syllable in Russian letters."""
    if syllable in WHOLE:
        return WHOLE[syllable]
    for length in (2, 1, 0):
        initial, final = syllable[:length], syllable[length:]
        if length and initial not in INITIALS:
            continue
        if initial in ("j", "q", "x") and final.startswith("u"):
            final = "v" + final[1:]
        if final in FINALS:
            return INITIALS.get(initial, "") + FINALS[final]
    return None


def main() -> None:
    """Print the table."""
    characters: defaultdict[str, list[str]] = defaultdict(list)
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                char = bytes([high, low]).decode("gb2312")
            except UnicodeDecodeError:
                continue
            characters[pinyin(char, style=Style.NORMAL, v_to_u=False)[0][0]].append(char)
    print(HEAD)
    for syllable in sorted(characters):
        spelling = russian(syllable)
        if spelling:
            family = "".join(char for char, read in FAMILY.items() if read == syllable)
            print(syllable, spelling, "".join(characters[syllable]), family, sep="\t")


if __name__ == "__main__":
    main()
