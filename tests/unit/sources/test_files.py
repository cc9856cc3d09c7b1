"""Every file under raw/ is a source, once, however it is reached."""

from pathlib import Path

from pipeline.sources.files import source_paths


def test_a_linked_folder_is_looked_into_once(tmp_path: Path) -> None:
    raw, archive = tmp_path / "raw", tmp_path / "archive"
    for folder in (raw / "ga", archive / "sc"):
        folder.mkdir(parents=True)
        (folder / "one.txt").touch()
    (raw / "archive").symlink_to(archive)
    (raw / "again").symlink_to(archive)
    (archive / "sc" / "round").symlink_to(archive)
    (raw / "ga" / "up").symlink_to(raw)
    (raw / "gone").symlink_to(tmp_path / "nowhere")
    assert source_paths(raw) == ["again/sc/one.txt", "ga/one.txt", "gone"]
