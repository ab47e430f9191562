"""``habeas coding``: two coders on the same texts; how far they agree, and gold out of both.

What is heavy is imported by the command that needs it, as in ``habeas.cli.app``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from habeas.cli.endings import told_in_one_line

coding_app = typer.Typer(
    name="coding",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Code twice: how far two coders agree, and what they agree on as gold.",
)

_FORMS = "an annotation or a reading (JSON), a table (CSV), or a folder of them."
FirstArgument = Annotated[Path, typer.Argument(metavar="A", help=f"One coder's file: {_FORMS}")]
SecondArgument = Annotated[Path, typer.Argument(metavar="B", help="The other coder's.")]
TextOption = Annotated[
    Path | None,
    typer.Option(
        "--text", metavar="FILE", help="The text, where it is not NAME.txt beside A or B."
    ),
]
CodersOption = Annotated[
    str | None,
    typer.Option("--coders", metavar="ANA,BEN", help="What the coders are called; else A and B."),
]
CodebookOption = Annotated[
    Path | None,
    typer.Option("--codebook", metavar="MY.toml", help="Add the types and cues of this file."),
]
DebugOption = Annotated[bool, typer.Option("--debug", help="Show where an error arose.")]


@coding_app.command()
def agree(  # noqa: PLR0913 -- each option is an argument
    a: FirstArgument,
    b: SecondArgument,
    *,
    text: TextOption = None,
    coders: CodersOption = None,
    csv: Annotated[
        Path | None,
        typer.Option("--csv", metavar="FILE", help="Write each disagreement as a row of a table."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON instead of tables.")] = False,
    seed: Annotated[
        int, typer.Option("--seed", min=0, help="Of the samples that the intervals are made from.")
    ] = 1,
    codebook: CodebookOption = None,
    debug: DebugOption = False,
) -> None:
    """Compare two codings: F1 by type and slot, Krippendorff's alpha, and each disagreement."""
    with told_in_one_line(debug=debug):
        from habeas.cli.coding_agree import Request, run  # noqa: PLC0415 -- see above

        run(Request(a, b, text, coders, csv, as_json, seed, codebook))


@coding_app.command()
def adjudicate(  # noqa: PLR0913 -- as above
    a: FirstArgument,
    b: SecondArgument,
    *,
    out: Annotated[
        Path, typer.Option("--out", metavar="GOLD", help="The folder that the gold goes into.")
    ],
    text: TextOption = None,
    coders: CodersOption = None,
    decisions: Annotated[
        Path | None,
        typer.Option(
            "--decisions", metavar="FILE", help="The decisions; else decisions.csv in GOLD."
        ),
    ] = None,
    adjudicator: Annotated[
        str | None, typer.Option("--adjudicator", metavar="NAME", help="Who decided.")
    ] = None,
    codebook: CodebookOption = None,
    debug: DebugOption = False,
) -> None:
    """Make gold of two codings: first the disagreements to decide, then what was decided."""
    with told_in_one_line(debug=debug):
        from habeas.cli.coding_adjudicate import Request, run  # noqa: PLC0415 -- see above

        request = Request(a, b, out, text, coders, decisions, adjudicator, codebook)
        raise typer.Exit(run(request))
