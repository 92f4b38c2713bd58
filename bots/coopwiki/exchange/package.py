"""A spreadsheet file as a package of parts: which kind it is, and whether it may be opened at all."""

from __future__ import annotations

import io
import zlib
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from coopwiki.exchange.sheet import UnreadableSheet

MOST_BYTES = 400_000_000
"""What a file may hold once unpacked: a million rows of ordinary cells."""

_CHUNK = 1 << 20
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"

_LOCKED_FILE = "Ce fichier est protégé par un mot de passe : l’enregistrer sans mot de passe, puis recommencer."
_MACROS = "Ce fichier contient des macros : l’enregistrer sans macros, au format .xlsx ou .ods."
_OLD_FORMAT = "Ce fichier est dans un ancien format (.xls, .doc) : l’ouvrir et l’enregistrer au format .xlsx ou .ods."
_TRUNCATED = "Ce fichier est abîmé ou n’est pas entier : le reprendre là où il est, ou l’enregistrer de nouveau."
_NO_SPREADSHEET = "Ce fichier n’est pas un tableur : il faut un fichier .csv, .xlsx ou .ods."
_TOO_LARGE = "Ce fichier est bien trop grand une fois ouvert : n’en garder que les feuilles à reprendre."


def is_package(data: bytes) -> bool:
    """Whether these are the bytes of XLSX, ODS, or something like them."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLD))


def opened(data: bytes) -> ZipFile:
    """The parts of a spreadsheet. Raises UnreadableSheet, a sentence for each thing that can be wrong with it."""
    if data.startswith(_OLD):
        raise UnreadableSheet(_LOCKED_FILE if _LOCKED in data else _OLD_FORMAT)
    try:
        package = ZipFile(io.BytesIO(data))
        _refuse_large(package)
        _refuse_locked(package)
    except (BadZipFile, LargeZipFile, zlib.error, NotImplementedError, EOFError) as error:
        raise UnreadableSheet(_TRUNCATED) from error
    return package


def is_ods(package: ZipFile) -> bool:
    """Whether it is of OpenDocument, else XLSX. Raises UnreadableSheet for anything else."""
    names = package.namelist()
    if "mimetype" in names and package.read("mimetype").strip().startswith(_ODS):
        return True
    if "xl/workbook.xml" in names:
        return False
    raise UnreadableSheet(_NO_SPREADSHEET)


def _refuse_large(package: ZipFile) -> None:
    """Unpack all of it and keep nothing: the sizes that a package says may be wrong."""
    if sum(part.file_size for part in package.infolist()) > MOST_BYTES:
        raise UnreadableSheet(_TOO_LARGE)
    left = MOST_BYTES
    for part in package.infolist():
        if part.flag_bits & 1:
            raise UnreadableSheet(_LOCKED_FILE)
        left -= _size(package, part, left)


def _size(package: ZipFile, part: ZipInfo, most: int) -> int:
    told, size = part.file_size, 0
    part.file_size = 2 * (most + _CHUNK)  # read on to the end of what is packed, whatever size is told
    try:
        with package.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > most:
                    raise UnreadableSheet(_TOO_LARGE)
    finally:
        part.file_size = told
    return size


def _refuse_locked(package: ZipFile) -> None:
    names = package.namelist()
    if any(name.casefold().endswith("vbaproject.bin") or name.startswith("Basic/") for name in names):
        raise UnreadableSheet(_MACROS)
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in package.read(manifest):
        raise UnreadableSheet(_LOCKED_FILE)
