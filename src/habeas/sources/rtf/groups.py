"""Which groups of an RTF file hold text of the document, and which hold something else."""

from __future__ import annotations

from habeas.sources.rtf.state import Sink

_NOWHERE = (
    "colortbl pict header headerl headerr headerf footer footerl footerr footerf fldinst objdata"
    " ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn listtext pntext xe tc rxe txe private comment"
    " nonesttables shprslt sp sn sv mmath template generator revtbl listtable listoverridetable"
    " filetbl rsidtbl datastore themedata annotation atnid atnauthor bkmkstart bkmkend doccomm"
    " subject operator manager company category keywords hlinkbase revtim printim buptim"
).split()
GROUPS: dict[str, Sink] = {
    **dict.fromkeys(_NOWHERE, "nowhere"),
    "fonttbl": "fonts",
    "stylesheet": "styles",
    "info": "quiet",
    "title": "title",
    "author": "author",
    "creatim": "created",
    "object": "quiet",
    "result": "text",
    "fldrslt": "text",
    "shpinst": "quiet",
    "do": "quiet",
    "shptxt": "text",
    "dptxbxtext": "text",
    "footnote": "text",
    "upr": "replaced",
    "pn": "nowhere",
}
FLOWS = frozenset(("footnote", "shptxt", "dptxbxtext"))  # whose text is a flow of its own
OF_INFO = frozenset(("title", "author", "creatim"))  # elsewhere these words mean nothing
LISTED = frozenset(("listtext", "pntext", "pn"))  # they tell that the paragraph is one of a list
