"""site → casestudies, newsletter → rrma_pages → directory → search, and never up."""


def test_import_linter_keeps_its_contract(run_tool):
    run_tool("lint-imports", "--no-cache")
