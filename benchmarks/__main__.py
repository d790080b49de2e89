"""All that the site costs, as tables in Markdown for docs/performance.md: `make bench`."""

from benchmarks import check, pages, served

print(pages.__doc__.splitlines()[0] + "\n")
pages.main()
print()
check.main()
served.main()
