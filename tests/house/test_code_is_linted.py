"""Code and templates follow the style that pyproject.toml states."""


def test_ruff_finds_nothing(run_tool):
    run_tool("ruff", "check", "--no-cache", ".")


def test_code_is_formatted(run_tool):
    run_tool("ruff", "format", "--no-cache", "--check", ".")


def test_djlint_finds_nothing(run_tool):
    run_tool("djlint", "--lint", "--quiet", "search", "directory", "rrma_pages", "casestudies", "newsletter", "site")
