"""TorchScript archives as files."""
import io
import zipfile


def without_debug_records(archive: bytes) -> bytes:
    """The same archive without the records that hold source positions, which name folders of the exporting machine and differ from export to export."""
    plain = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(plain, "w", zipfile.ZIP_STORED) as target:
        for entry in source.infolist():
            if not entry.filename.endswith(".debug_pkl"):
                target.writestr(zipfile.ZipInfo(entry.filename), source.read(entry))
    return plain.getvalue()
