"""A reserve copy is laid out as plain files below one folder, on every Python we run on."""

import io
import tarfile

import pytest

from weerwerk.errors import BadInput
from weerwerk_web.start import keeping


def _tar(*members: tuple[tarfile.TarInfo, bytes]) -> tarfile.TarFile:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        for member, content in members:
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    packed.seek(0)
    return tarfile.open(fileobj=packed)


def _link(name: str, target: str) -> tarfile.TarInfo:
    link = tarfile.TarInfo(name)
    link.type, link.linkname = tarfile.SYMTYPE, target
    return link


def test_plain_files_are_laid_out(tmp_path):
    keeping._lay_out(_tar((tarfile.TarInfo("keys/a"), b"sleutel")), tmp_path)
    assert (tmp_path / "keys" / "a").read_bytes() == b"sleutel"


@pytest.mark.parametrize("name", ["../buiten", "/buiten", "keys/../../buiten"])
def test_a_planted_file_outside_the_folder_is_refused(tmp_path, name):
    with pytest.raises(BadInput, match="dit hoort niet in een reservekopie"):
        keeping._lay_out(_tar((tarfile.TarInfo(name), b"x")), tmp_path / "binnen")
    assert not (tmp_path / "buiten").exists()


def test_a_planted_link_is_refused(tmp_path):
    with pytest.raises(BadInput, match="dit hoort niet in een reservekopie"):
        keeping._lay_out(_tar((_link("keys", "/etc"), b"")), tmp_path)
