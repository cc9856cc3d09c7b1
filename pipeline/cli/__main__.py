"""``python -m pipeline.cli`` is ``resolutions``."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
