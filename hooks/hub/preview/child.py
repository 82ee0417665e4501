"""One build in a process of its own: ``python -m hub.preview.child CONFIG SITE_DIR REPORT``.

An error that somebody can mend becomes part of the report. Anything else ends the process with its traceback, which
the serving process shows as a failure of the builder.
"""

from __future__ import annotations

import sys
from pathlib import Path

import jinja2

from hub.adapter.build import BuildFailed, build_site
from hub.assets import AssetError
from hub.config import ConfigError, read_config
from hub.dates import build_date
from hub.preview.report import Report, of_problems
from hub.validate import validate_hub


def build(config_file: Path, site_dir: Path) -> Report:
    """Check and build a hub; the site is in ``site_dir`` where the report is good."""
    try:
        catalog, problems = validate_hub(read_config(config_file), build_date())
        errors = [problem for problem in problems if problem.is_error]
        if errors:
            return of_problems(errors)
        build_site(config_file, site_dir, (catalog, problems))
    except BuildFailed as error:
        return of_problems(error.problems) if error.problems else Report(refusal=str(error))
    except (AssetError, ConfigError) as error:
        return Report(refusal=str(error))
    except jinja2.TemplateSyntaxError as error:
        return Report(refusal=f"{error.filename or error.name}:{error.lineno}: {error.message}")
    except jinja2.TemplateError as error:
        return Report(refusal=f"{type(error).__name__}: {error.message}")
    return Report()


if __name__ == "__main__":
    config_file, site_dir, report = map(Path, sys.argv[1:])
    report.write_text(build(config_file, site_dir).to_json(), encoding="utf-8")
