"""A run of its own process, to be killed: inputs, dataset, files of a part."""

import sys

sys.path.insert(0, __file__.rpartition("/")[0])

import poison
from govinfo_parse.archive import convert_archive

if __name__ == "__main__":
    convert_archive([sys.argv[1]], sys.argv[2], workers=2, batch=2, parse=poison.parse)
