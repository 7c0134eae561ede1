"""How a file comes in: in memory only, and no further than the largest size that is allowed."""

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload


class LimitedUpload(MemoryFileUploadHandler):
    """Stops reading once a file is larger than allowed; nothing touches the disk unencrypted."""

    def new_file(self, *args: object, **kwargs: object) -> None:
        """Begin to count a new file."""
        self.activated = True
        self._received = 0
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came

    def handle_raw_input(self, *args: object, **kwargs: object) -> None:
        """Take the file into memory whatever the length the browser announces."""
        self.activated = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """One piece more; too much ends the upload."""
        self._received += len(raw_data)
        if self._received > settings.FILE_UPLOAD_MAX_MEMORY_SIZE:
            raise StopUpload(connection_reset=True)
        return super().receive_data_chunk(raw_data, start)
