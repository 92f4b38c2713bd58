"""MediaWiki's source trees: Debian's installed package, or a newer Debian's unpacked aside."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

INSTALLED = Path("/usr/share/mediawiki")
SUITES = {"1.39": "bookworm", "1.43": "trixie"}
"""The versions supported, and the Debian that has each."""
PACKAGES = ("mediawiki", "mediawiki-classes")
DANGLING = ("LocalSettings.php", "config", "extensions", "images")
"""Links of the package to /var/lib/mediawiki, which would mix two versions."""


class SourceError(Exception):
    """There is no MediaWiki of this version here, and none can be fetched; a French sentence."""


def source_tree(version: str, cache: Path) -> Path:
    """Give the folder of that version, such as "1.43", fetched into `cache` at need."""
    if version_of(INSTALLED) == version:
        return INSTALLED
    work = (cache / version).resolve()
    tree = work / "source"
    work.mkdir(parents=True, exist_ok=True)
    with locked(work / "source.lock"):
        if not (tree / "api.php").is_file():
            fetch(SUITES[version], work, tree)
    return tree


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a file lock: two test runs don't make one thing at once."""
    with path.open("w", encoding="ascii") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def version_of(tree: Path) -> str:
    """Read the version's two first numbers ("1.39") in a source tree; '' where there is none."""
    defines = tree / "includes" / "Defines.php"
    if not defines.is_file():
        return ""
    lines = defines.read_text(encoding="utf-8").splitlines()
    line = next(line for line in lines if "'MW_VERSION'" in line)
    return ".".join(line.split("'")[3].split(".")[:2])


def fetch(suite: str, work: Path, tree: Path) -> None:
    """Download that suite's packages with apt, from the machine's own mirrors, and unpack them."""
    downloads = work / "packages"
    shutil.rmtree(downloads, ignore_errors=True)
    downloads.mkdir(parents=True)
    options = private_apt(suite, work / "apt")
    apt(options, "update", folder=work)
    apt(options, "download", *PACKAGES, folder=downloads)
    unpacked = work / "unpacked"
    shutil.rmtree(unpacked, ignore_errors=True)
    for package in sorted(downloads.glob("*.deb")):
        run("dpkg-deb", "-x", str(package), str(unpacked), folder=work)
    keep(unpacked / "usr" / "share" / "mediawiki", tree)
    for folder in (downloads, unpacked, work / "apt"):
        shutil.rmtree(folder)


def keep(unpacked: Path, tree: Path) -> None:
    """Drop the links that lead out of the package, then move the tree to its place in one step."""
    for name in DANGLING:
        (unpacked / name).unlink(missing_ok=True)
    shutil.rmtree(tree, ignore_errors=True)
    unpacked.rename(tree)


def private_apt(suite: str, state: Path) -> tuple[str, ...]:
    """Give apt a state of its own, and the machine's Debian sources with the suite replaced."""
    sources, lists, archives = state / "sources", state / "lists", state / "archives"
    shutil.rmtree(sources, ignore_errors=True)
    for folder in (sources, lists / "partial", archives / "partial"):
        folder.mkdir(parents=True, exist_ok=True)
    (state / "status").touch()
    write_sources(suite, sources)
    settings = {
        "Dir::Etc::sourcelist": "/dev/null",
        "Dir::Etc::sourceparts": sources,
        "Dir::State::lists": lists,
        "Dir::State::status": state / "status",
        "Dir::Cache": state,
        "APT::Sandbox::User": "root",
    }
    return tuple(part for name, value in settings.items() for part in ("-o", f"{name}={value}"))


def write_sources(suite: str, folder: Path) -> None:
    """Copy apt's sources that name this Debian, with the other suite's name in its place."""
    here = codename()
    etc = Path("/etc/apt")
    for source in (etc / "sources.list", *sorted((etc / "sources.list.d").glob("*.*"))):
        if source.suffix not in {".list", ".sources"} or not source.is_file():
            continue
        text = source.read_text(encoding="utf-8")
        if here in text and "debian" in text.lower():
            (folder / source.name).write_text(text.replace(here, suite), encoding="utf-8")
    if not any(folder.iterdir()):
        raise SourceError("apt n’a pas de source Debian sur cette machine.")


def codename() -> str:
    """Name the Debian this runs on, as its sources spell it (`bookworm`)."""
    lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    names = [line.partition("=")[2] for line in lines if line.startswith("VERSION_CODENAME=")]
    if not names:
        raise SourceError("Cette machine n’est pas une Debian : MediaWiki ne peut pas être téléchargé.")
    return names[0].strip('"')


def apt(options: tuple[str, ...], *words: str, folder: Path) -> None:
    """Run apt-get with these options."""
    run("apt-get", "-q", *options, *words, folder=folder)


def run(*words: str, folder: Path) -> None:
    """Run a command in a folder; what it said is in the error."""
    done = subprocess.run(words, cwd=folder, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SourceError(f"« {words[0]} » a échoué : {done.stderr.strip() or done.stdout.strip()}")
