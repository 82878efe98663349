"""The bytes of files, on disk under our own names: beside the state, or for one run only."""

from collections.abc import AsyncIterable
from pathlib import Path
from tempfile import TemporaryDirectory


class Contents:
    """What is in the files; the name that somebody gave a file never becomes a path."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.passing: TemporaryDirectory[str] | None = None

    def keep_in(self, folder: Path) -> None:
        """Keep the bytes over a restart."""
        self.folder = folder

    def path(self, file_id: str) -> Path:
        """Where the bytes of a file are."""
        if self.folder is None:
            self.passing = TemporaryDirectory(prefix="sandbox-")
            self.folder = Path(self.passing.name)
        self.folder.mkdir(parents=True, exist_ok=True)
        return self.folder / file_id

    async def pour(self, file_id: str, pieces: AsyncIterable[bytes], most: int) -> int:
        """Write what comes in and give its size; what is too much or breaks off is not kept."""
        path, size, is_whole = self.path(file_id), 0, False
        path.write_bytes(b"")
        try:
            async for piece in pieces:
                size += len(piece)
                if size > most:
                    return size
                _append(path, piece)
            is_whole = True
        finally:
            if not is_whole:
                self.drop(file_id)
        return size

    def write(self, file_id: str, content: bytes) -> None:
        """Write all bytes at once."""
        self.path(file_id).write_bytes(content)

    def start(self, file_id: str, most: int) -> bytes:
        """The first bytes of a file."""
        with self.path(file_id).open("rb") as file:
            return file.read(most)

    def drop(self, file_id: str) -> None:
        """Forget the bytes of a file."""
        if self.folder is not None:
            (self.folder / file_id).unlink(missing_ok=True)

    def close(self) -> None:
        """Throw away what was meant for one run only."""
        if self.passing is not None:
            self.passing.cleanup()
            self.folder = self.passing = None


def _append(path: Path, piece: bytes) -> None:
    with path.open("ab") as file:
        file.write(piece)
