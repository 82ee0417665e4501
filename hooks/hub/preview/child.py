"""One build in a process of its own: ``python -m hub.preview.child FOLDER``, which waits for its request.

An error that somebody can mend becomes part of the report. Anything else ends the process with its traceback, which
the serving process shows as a failure of the builder.
"""

from __future__ import annotations

import sys
from pathlib import Path

import jinja2

from hub.adapter.build import BuildFailed, build_site
from hub.adapter.some import build_pages, load_engine
from hub.assets import AssetError
from hub.config import ConfigError, read_config
from hub.dates import build_date
from hub.preview.builder import Exchange, Request
from hub.preview.report import Report, of_problems
from hub.validate import validate_hub


def build(request: Request, exchange: Exchange) -> Report:
    """Check and build a hub, the first pages before the whole; the site is there where the report is good."""
    config_file = Path(request.config)
    try:
        catalog, problems = validate_hub(read_config(config_file), build_date())
        errors = [problem for problem in problems if problem.is_error]
        if errors:
            return of_problems(errors)
        if request.first_pages:
            build_pages(config_file, Path(request.first_folder), request.first_pages, (catalog, problems))
            exchange.tell_first_pages()
        build_site(config_file, Path(request.site), (catalog, problems))
    except BuildFailed as error:
        return of_problems(error.problems) if error.problems else Report(refusal=str(error))
    except (AssetError, ConfigError) as error:
        return Report(refusal=str(error))
    except jinja2.TemplateSyntaxError as error:
        return Report(refusal=f"{error.filename or error.name}:{error.lineno}: {error.message}")
    except jinja2.TemplateError as error:
        return Report(refusal=f"{type(error).__name__}: {error.message}")
    return Report()


def main(folder: Path) -> None:
    """Load what every build needs, wait, build, report."""
    load_engine()
    exchange = Exchange(folder)
    try:
        request = exchange.request()
    except EOFError:
        return
    exchange.tell(build(request, exchange))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
