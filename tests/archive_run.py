"""A run of its own process, to be killed: inputs, dataset; ``--cli`` as the command line does it."""

import sys

sys.path.insert(0, __file__.rpartition("/")[0])

from functools import partial

import poison
from govinfo_parse import archive, cli

if __name__ == "__main__":
    run = partial(archive.convert_archive, workers=2, batch=2, parse=poison.parse)
    if sys.argv[3:] == ["--cli"]:
        archive.convert_archive = lambda *given, **more: run(
            *given, progress=more["progress"], stopped=more["stopped"]
        )
        sys.argv = ["govinfo-parse", "convert", sys.argv[1], "-o", sys.argv[2]]
        cli.main()
    else:
        run([sys.argv[1]], sys.argv[2])
